"""Fields that show another number because clauses were numbered anew: no change of what anybody agreed."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.word.redline.compare.atoms import Atom

_COUNTING = frozenset(("NOTEREF", "SEQ", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"))
_OF_NUMBERS = frozenset(("\\r", "\\n", "\\w"))
"""With one of these REF and STYLEREF show a paragraph's number and not its words (17.16.5.51)."""


def renumbered(old: Sequence[Atom], new: Sequence[Atom]) -> list[tuple[str, str]]:
    """Return the old and new results of fields that count, where nothing but such results changed; else []."""
    if len(old) != len(new):
        return []
    found: list[tuple[str, str]] = []
    for mine, theirs in zip(old, new, strict=True):
        if mine.key == theirs.key:
            continue
        instruction = _instruction(mine)
        if not instruction or instruction != _instruction(theirs) or not _counts(instruction):
            return []
        found.append((mine.text.strip(), theirs.text.strip()))
    return found


def _instruction(atom: Atom) -> str:
    """Return a field's instruction, "" for what is no field."""
    key = atom.key
    if isinstance(key, tuple) and key and isinstance(key[0], tuple):  # beside it stand the wraps around it
        key = key[0]
    return str(key[1]) if isinstance(key, tuple) and len(key) == 3 and key[0] == "field" else ""


def _counts(instruction: str) -> bool:
    kind, *words = instruction.split()
    return kind.upper() in _COUNTING or (
        kind.upper() in ("REF", "STYLEREF") and not _OF_NUMBERS.isdisjoint(word.lower() for word in words)
    )
