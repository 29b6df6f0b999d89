"""Texts of the program's own that lie beside its modules, as YAML: read once, when the first of them is needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=32)
def resource(name: str) -> Mapping[str, Mapping[str, Any]]:
    """Return what a file beside the model's modules holds."""
    import yaml  # noqa: PLC0415  only needed once something must be said

    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: Mapping[str, Mapping[str, Any]] = yaml.load(text, loader) or {}  # noqa: S506  our own file, safe loader
    return loaded
