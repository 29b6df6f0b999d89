"""What a code means, at length: what is wrong, why it matters, an example, and how it is mended.

The explanations lie in `explanations/` beside this module, a file for each subject; what is wrong and what to do stand
in the catalogue of messages, so that a page never says anything else than the finding did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.model.messages import FALLBACK, catalogue, say
from pipeline.model.resources import resource

SUBJECTS = (
    "files",
    "library",
    "agreement",
    "people",
    "money",
    "compare",
    "ledger",
    "verify",
    "signing",
    "wordings",
)
"""The files of `explanations/`: what each is about."""
_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A page about one code, in one language; what is not known is empty."""

    code: str
    severity: str
    stage: str
    what: str
    why: str
    example: str
    """What somebody wrote that is found, as it stands in the file."""
    fix: str
    instead: str
    """The same, mended."""


def explanations() -> Mapping[str, Mapping[str, Any]]:
    """Return what is explained, by code."""
    return {code: page for subject in SUBJECTS for code, page in _about(subject).items()}


def _about(subject: str) -> Mapping[str, Mapping[str, Any]]:
    return resource(f"explanations/{subject}.yaml")


def explanation(code: str, language: str) -> Explanation | None:
    """Return the page about a code; none where the catalogue does not know it."""
    entry = catalogue().get(code)
    if entry is None:
        return None
    blanks = {name: f"‹{name}›" for name in _BLANK.findall(str(entry))}
    said, more = say(code, blanks, language), explanations().get(code, {})
    return Explanation(
        code=code,
        severity=entry.get("severity", ""),
        stage=entry.get("stage", ""),
        what=said.wrong,
        why=more.get(language, {}).get("why") or more.get(FALLBACK, {}).get("why", ""),
        example=more.get("example", ""),
        fix=said.help,
        instead=more.get("instead", ""),
    )
