"""Where two documents differ: in which story, at which place, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from pipeline.word.lint.names import quoted
from pipeline.word.redline.effect.columns import CELL, END, ROW, TABLE

_SHOWN_BEFORE = 20
_SHOWN = str.maketrans({"\x02": "edge of ", "\ufffc": "", "\n": "¶", "\t": "→", "\xa0": " "})


class Reading(NamedTuple):
    """A story in one aspect: its name, its lines, and what holds for each."""

    story: str
    text: tuple[str, ...]
    column: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where two documents differ."""

    tier: str
    """text, runs, paragraphs, labels or rich."""
    story: str
    path: str
    """Such as `table 1, row 2, cell 1, paragraph 1`; "" for a whole story."""
    what: str

    def __str__(self) -> str:
        where = ", ".join(filter(None, (self.story, self.path)))
        return f"{self.tier}: {where}: {self.what}"


@dataclass(slots=True)
class _Counted:
    """How far a body has been read, or a table with the cell that is being read."""

    row: int = 0
    cell: int = 0
    table: int = 0
    paragraph: int = 0


def differences(
    tier: str, mine: Sequence[Reading], theirs: Sequence[Reading], *, told: bool = False
) -> Iterator[Difference]:
    """Yield the places where stories differ; in one that has more lines or fewer, only up to the first of these.

    Where it is already `told` how the text differs, only places of the same text are named.
    """
    for one, other in zip_longest(mine, theirs):
        if one and other and one.story == other.story:
            yield from _in_story(tier, one, other, told=told) if one != other else ()
        else:
            names = tuple(reading.story if reading else "no story" for reading in (one, other))
            if not told:
                yield Difference(tier, names[0], "", f"{names[0]} against {names[1]}")
            return


def _in_story(tier: str, one: Reading, other: Reading, *, told: bool) -> Iterator[Difference]:
    longer = max(one.text, other.text, key=len)
    shifted = len(one.text) != len(other.text)
    pairs = zip_longest(*(zip(reading.text, reading.column, strict=True) for reading in (one, other)))
    for index, (mine, theirs) in enumerate(pairs):
        if mine == theirs:
            continue
        same_text = mine is not None and theirs is not None and mine[0] == theirs[0]
        if same_text or not told:
            text = one.text if index < len(one.text) else longer
            yield Difference(tier, one.story, place(text, index), _told(mine, theirs))
        if shifted and not same_text:
            return


def place(text: Sequence[str], index: int) -> str:
    """Return where a line of a story stands, in words."""
    open_: list[_Counted] = [_Counted()]
    for line in text[: index + 1]:
        now = open_[-1]
        if line == TABLE:
            now.table += 1
            open_.append(_Counted())
        elif line == ROW:
            now.row, now.cell = now.row + 1, 0
        elif line == CELL:
            open_[-1] = _Counted(now.row, now.cell + 1)
        elif line == END:
            open_.pop()
        else:
            now.paragraph += 1
    words = [
        f"row {c.row}, cell {c.cell}, table {c.table}" if c.row else f"table {c.table}" for c in open_[:-1]
    ]
    last = open_[-1]
    if last.row:
        words.append(f"row {last.row}" + (f", cell {last.cell}" if last.cell else ""))
    if text[index] not in (TABLE, ROW, CELL, END):
        words.append(f"paragraph {last.paragraph}")
    elif text[index] == END:
        words.append(f"table {last.table}")
    return ", ".join(words)


def _told(mine: tuple[str, object] | None, theirs: tuple[str, object] | None) -> str:
    one, other = _shown(mine), _shown(theirs)
    shorter = min(len(one), len(other))
    same = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    start = max(0, same - _SHOWN_BEFORE)
    return f"{quoted(one[start:], 120)!r} against {quoted(other[start:], 120)!r}"


def _shown(line: tuple[str, object] | None) -> str:
    if line is None:
        return ""
    text, value = line
    told = text if value == text else f"{text} {value}"
    return told.replace("\\x02", "\x02").translate(_SHOWN)
