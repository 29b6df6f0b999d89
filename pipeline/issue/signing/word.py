"""A counterpart in Word held against its version: outside the signature table every paragraph, label and cell counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.issue.signing.copy import Copy, Said
from pipeline.issue.signing.letters import Letters, bare, letters, things_in
from pipeline.issue.signing.match import Matcher, Missed, Spot, pieces_of
from pipeline.issue.signing.pdf import Verdict
from pipeline.word.lint.names import Element, W
from pipeline.word.redline.opened import Opened
from pipeline.word.redline.resolve.revisions import any_revision

_HIDING = ("strike", "dstrike", "vanish")
_OFF = ("0", "false", "off")
SIGNED = "_xmlsignatures/"


@dataclass(frozen=True, slots=True)
class Where:
    """A text that stands alone, and the last label before it."""

    said: Said
    label: str


def tracked(opened: Opened) -> bool:
    """Return whether a file has tracked changes that nobody has accepted or rejected."""
    return any(any_revision(opened.root(part)) for part in opened.stories())


def signed_digitally(opened: Opened) -> bool:
    """Return whether a Word file has a digital signature in it."""
    return any(name.startswith(SIGNED) for name in opened.parts)


def newly_hidden(issued: Opened, back: Opened) -> str:
    """Return what is struck out or hidden in a file and was not in its version; "" for nothing."""
    before = _hidden(issued)
    return next((text for text in _hidden(back) if text not in before), "")


def compare_word(own: Copy, theirs: Copy) -> tuple[Verdict, str]:
    """Hold a Word file against its version; return where the text differs, and the label that stands before it."""
    mine_only, theirs_only = (
        next((line for line in one.lines if bare(line) not in set(map(bare, two.lines))), "")
        for one, two in ((own, theirs), (theirs, own))
    )
    if mine_only or theirs_only:
        return Verdict(Missed(0, 0, *_words(Said("", mine_only), Said("", theirs_only)))), ""
    for mine, other in _pairs(own, theirs):
        if mine is None or other is None or not _same(mine.said, other.said):
            label = (mine or other or _NOWHERE).label
            words = _words(mine.said if mine else _NOWHERE.said, other.said if other else _NOWHERE.said)
            return Verdict(Missed(0, 0, *words)), label
    return _signatures(own, theirs), ""


def _pairs(own: Copy, theirs: Copy) -> Iterator[tuple[Where | None, Where | None]]:
    mine, other = list(_outside(own)), list(_outside(theirs))
    shorter = min(len(mine), len(other))
    yield from zip(mine[:shorter], other[:shorter], strict=True)
    yield from ((one, None) for one in mine[shorter:])
    yield from ((None, one) for one in other[shorter:])


def _outside(copy: Copy) -> Iterator[Where]:
    """Yield the paragraphs outside the signature table; where the contents lead to is said by the headings."""
    label = ""
    for row in copy.rows:
        for number, cell in enumerate(row.cells if not row.signing else ()):
            for said in cell:
                label = said.label if not number and said.label.rstrip(".)")[-1:].isalnum() else label
                if not said.entry:
                    yield Where(Said(said.label, f"{said.text}\x00{number}"), label)


_NOWHERE = Where(Said("", ""), "")


def _same(mine: Said, other: Said) -> bool:
    return mine == other or _read(mine) == _read(other)


def _read(said: Said) -> tuple[str, str, list[str]]:
    """Return what a paragraph says: its label, its letters, and what it has beside letters."""
    return bare(said.label), bare(said.text), things_in(said.text)


def _words(mine: Said, other: Said) -> tuple[str, str]:
    """Return the words of two paragraphs from where they part."""
    one, two = (letters(said.whole.partition("\x00")[0]) for said in (mine, other))
    shorter = min(len(one.text), len(two.text))
    part = next((at for at in range(shorter) if one.text[at] != two.text[at]), shorter)
    return one.words_at(part), two.words_at(part)


def _signatures(own: Copy, theirs: Copy) -> Verdict:
    """Hold the signature tables against each other: what is new may only stand behind the labels."""
    pieces = pieces_of(said for row in own.rows if row.signing for cell in row.cells for said in cell)
    filled = "\n".join(
        said.whole for row in theirs.rows if row.signing for cell in row.cells for said in cell
    )
    matcher = Matcher([letters(filled)])
    spot = matcher.pieces(pieces or [_EMPTY], Spot(0, 0))
    if spot is None or not matcher.finished(spot):
        return Verdict(matcher.missed)
    return Verdict(None, tuple(matcher.filled))


_EMPTY = Letters("", (), "")


def _hidden(opened: Opened) -> Sequence[str]:
    """Return the texts that are struck out or hidden."""
    found = []
    for part in opened.stories():
        runs = (run for run in opened.root(part).iter(W + "r") if _is_hidden(run))
        found += ["".join(text.text or "" for text in run.iter(W + "t")) for run in runs]
    return sorted(filter(str.strip, found))


def _is_hidden(run: Element) -> bool:
    return any(_is_on(run.find(f"{W}rPr/{W}{name}")) for name in _HIDING)


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(W + "val", "") not in _OFF
