"""How commands that only look end: what they found is said, and an error decides the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.cli.context import Context
from pipeline.cli.failing import FINDINGS, Stop

if TYPE_CHECKING:
    from pipeline.model.places import Finding


def complain(context: Context, findings: Iterable[Finding]) -> None:
    """Show the errors among findings, and end with them."""
    from pipeline.cli.formats import shown
    from pipeline.cli.formats.human import tell

    errors = [f for f in (shown(finding, context.language) for finding in findings) if f.severity == "error"]
    tell(errors)
    if errors:
        raise Stop(FINDINGS)


def answer(
    context: Context, name: str, data: Mapping[str, Any], findings: Iterable[Finding], text: Iterable[str] | None
) -> None:  # fmt: skip
    """Print text for people, or data for programs where there is none, and end with the errors among findings."""
    from pipeline.cli.formats import Run, shown, write
    from pipeline.cli.formats.human import tell

    found = list(dict.fromkeys(shown(finding, context.language) for finding in findings))
    if text is None:
        print(write(Run(name, found, data), "json"))
    else:
        for line in text:
            print(line)
        tell(found)
    if any(item.severity == "error" for item in found):
        raise Stop(FINDINGS)
