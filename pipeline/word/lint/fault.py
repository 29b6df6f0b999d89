"""The record of one fault found in a Word package. Knows no rule."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.word.lint.catalogue import CATALOGUE, Severity
from pipeline.word.lint.names import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong: a stable code, how bad it is, and where it stands."""

    code: str
    severity: Severity
    part: str
    """The name of the part, such as `word/document.xml`; "" for the package as a whole."""
    detail: str
    """What is wrong and where, in plain words."""
    xpath: str = ""
    """The element, as a path from the root of the part, after alternate content was resolved."""
    offset: int | None = None
    """The byte in the part (or in the package, when `part` is "") where it was noticed."""

    def __str__(self) -> str:
        place = ":".join(filter(None, [self.part or "(package)", self.xpath]))
        return f"{place}: {self.code}: {self.detail}"


def fault(code: str, part: str, detail: str, *, xpath: str = "", offset: int | None = None) -> Fault:
    """Make a fault; how bad it is stands in the catalogue, and a hostile part's name is made safe to print."""
    severity = CATALOGUE[code].severity
    return Fault(
        code=code, severity=severity, part=quoted(part, 200), detail=detail, xpath=xpath, offset=offset
    )
