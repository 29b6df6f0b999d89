"""How findings are shown: for people, for programs, and for the places where CI shows them.

Each format has one function, `write(run) -> str`, from a `Run` to the text for stdout.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.model.messages import say, stage_of, weight
from pipeline.model.places import Finding, Stage

NAMES = ("human", "json", "github", "gitlab", "sarif", "junit")


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding in words, as every format shows it."""

    code: str
    severity: str
    stage: str
    file: str
    line: int
    column: int
    path: str
    message: str
    help: str

    @property
    def text(self) -> str:
        """Path, what is wrong, and what to do, in one line."""
        path = f"{self.path}: " if self.path else ""
        help_ = f"; {self.help}" if self.help else ""
        message = self.message if self.message.endswith(" ...") else self.message.rstrip(".;")
        return f"{path}{message}{help_}"

    def as_json(self) -> dict[str, Any]:
        """Return the fields that every JSON object's `findings` have."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Run:
    """What a command found, agreement by agreement, and its own data."""

    name: str
    findings: Sequence[Shown]
    data: Mapping[str, Any] = field(default_factory=dict)
    agreements: Sequence[tuple[str, bool]] = ()
    """(agreement, whether it is well) of everything looked at."""


def shown(finding: Finding, language: str, stage: Stage = Stage.BUILD) -> Shown:
    """Put a finding into words; before its stage it is only worth knowing."""
    words = say(finding.code, dict(finding.args), language)
    place = finding.place
    return Shown(
        finding.code, weight(finding, stage).value, stage_of(finding).value,
        place.file, place.line, place.column, finding.path, words.wrong, words.help,
    )  # fmt: skip


def write(run: Run, name: str) -> str:
    """Return a run in a format."""
    module = importlib.import_module(f"pipeline.cli.formats.{name}_format")
    text: str = module.write(run)
    return text
