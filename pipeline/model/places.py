"""Places in files and the findings that point at them; knows nothing of where files lie."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(str, Enum):
    """How much a finding weighs: an error stops its agreement, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Stage(str, Enum):
    """From which moment in an agreement's life a finding weighs its full severity."""

    BUILD = "build"
    SEND = "send"
    SIGN = "sign"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file: its path from the root, line and column from 1 (0: the file as a whole)."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about somebody's files.

    `code` names an entry of the message catalogue, which holds severity, stage and wording in every
    language; `args` fill its blanks; `path` is the field in the file's own terms, such as
    `parties[1].role`.
    """

    code: str
    place: Place
    path: str = ""
    args: tuple[tuple[str, str], ...] = ()
    severity: Severity | None = None

    @classmethod
    def of(cls, code: str, place: Place, path: str = "", **args: object) -> Finding:
        """Make a finding whose blanks are given by name."""
        return cls(code, place, path, tuple((key, str(value)) for key, value in args.items()))


class AftaleError(Exception):
    """The one expected exception: findings that stop what was asked."""

    def __init__(self, *findings: Finding, stage: Stage = Stage.BUILD) -> None:
        """Carry the findings to whoever can show them, and the stage at which they weigh so much."""
        super().__init__(", ".join(f"{found.code} {found.path}" for found in findings))
        self.findings = findings
        self.stage = stage


class TreeBusyError(AftaleError):
    """Another run holds the lock of the tree."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(Finding.of("TREE_BUSY", Place(".aftale/lock")))
