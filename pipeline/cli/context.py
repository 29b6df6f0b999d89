"""What every command gets: the tree it works in and the language it speaks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.places import AftaleError

if TYPE_CHECKING:
    from pipeline.build.tree import Tree


@dataclass
class Context:
    """Options that stand before the command."""

    folder: Path
    lang: str | None
    quiet: bool = False

    @cached_property
    def tree(self) -> Tree:
        """The tree around the folder; raises `AftaleError` where there is none."""
        from pipeline.build.tree import find_tree

        return find_tree(self.folder)

    @cached_property
    def language(self) -> str:
        """The language of messages: as asked, or as `aftale.yaml` says."""
        if self.lang:
            return self.lang
        try:
            text = (self.tree.root / "aftale.yaml").read_text("utf-8", "replace")
        except (AftaleError, OSError):
            return "en"
        for line in text.splitlines():
            name, _, value = line.partition(":")
            if name == "messages" and value.strip().strip("\"'") in ("en", "da"):
                return value.strip().strip("\"'")
        return "en"
