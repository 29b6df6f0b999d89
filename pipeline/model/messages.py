"""The catalogue of messages: every code's severity, stage and words, in English and Danish.

The words lie in `messages.yaml` beside this module, read when the first of them must be said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.model.places import Finding, Severity, Stage
from pipeline.model.resources import resource

FALLBACK = "en"
LANGUAGES = (FALLBACK, "da")
"""The languages the program speaks."""
_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Saying:
    """A message in one language: what is wrong, and what to do."""

    wrong: str
    help: str


def catalogue() -> Mapping[str, Mapping[str, Any]]:
    """Return the catalogue, by code."""
    return resource("messages.yaml")


def say(code: str, args: Mapping[str, str], language: str) -> Saying:
    """Return a message with its blanks filled.

    A message that the library brings itself (a conflict's) carries its words among its blanks, and what
    fills a blank may be given in several languages (`where_en`, `where_da`) or be words of the program's
    own, which the catalogue knows. Where a near word is known, the help asks "did you mean".
    """
    entry = catalogue().get(code, {})
    words = entry.get(language) or entry.get(FALLBACK) or {}
    wrong = args.get(f"message_{language}") or args.get(f"message_{FALLBACK}") or words.get("wrong") or code
    near = words.get("near") if args.get("nearest") else None
    help_ = args.get(f"help_{language}") or args.get(f"help_{FALLBACK}") or near or words.get("help") or ""
    own = entry.get("words", {})
    return Saying(_fill(wrong, args, own, language), _fill(help_, args, own, language))


def severity_of(finding: Finding) -> Severity:
    """Return a finding's severity: its own, or its code's."""
    if finding.severity:
        return finding.severity
    given = dict(finding.args).get("severity")
    return Severity(given or catalogue().get(finding.code, {}).get("severity", "error"))


def stage_of(finding: Finding) -> Stage:
    """Return the stage from which a finding weighs its full severity: its own, or its code's."""
    given = dict(finding.args).get("stage")
    return Stage(given or catalogue().get(finding.code, {}).get("stage", "build"))


def weight(finding: Finding, stage: Stage) -> Severity:
    """Return a finding's severity at a stage: before its own stage it is only worth knowing, or warns already."""
    order = list(Stage)
    if order.index(stage_of(finding)) <= order.index(stage):
        return severity_of(finding)
    warns = catalogue().get(finding.code, {}).get("warns")
    early = warns is not None and order.index(Stage(warns)) <= order.index(stage)
    return Severity.WARNING if early and severity_of(finding) is Severity.ERROR else Severity.INFO


def _fill(text: str, args: Mapping[str, str], own: Mapping[str, Mapping[str, str]], language: str) -> str:
    """Return a text with its blanks filled; `own` are the program's own words, by what it gives."""

    def shown(blank: re.Match[str]) -> str:
        name = blank[1]
        in_words = args.get(f"{name}_{language}") or args.get(f"{name}_{FALLBACK}")
        value = in_words or args.get(name, blank[0])
        return own.get(value, {}).get(language, value)

    return _BLANK.sub(shown, text)
