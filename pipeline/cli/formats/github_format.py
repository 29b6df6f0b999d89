"""For GitHub: workflow commands that become annotations on the changed lines."""

from __future__ import annotations

from pipeline.cli.formats import Run, Shown

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def write(run: Run) -> str:
    """Return one annotation per finding; what is only worth knowing is left out."""
    return "\n".join(_annotation(found) for found in run.findings if found.severity != "info")


def _annotation(found: Shown) -> str:
    where = f"file={_value(found.file)},line={found.line or 1},col={found.column or 1}"
    return f"::{_LEVELS[found.severity]} {where},title={found.code}::{_data(found.text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
