"""A counterpart in PDF held against its version: page by page where the version has a PDF, else word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.files.pdf import Page
from pipeline.issue.signing.copy import Copy, Row
from pipeline.issue.signing.letters import Letters, bare, letters
from pipeline.issue.signing.match import Matcher, Missed, Spot, pieces_of

_EDGE = 3
"""How many lines at the top and at the foot of a page a service may write on."""
_LONGEST = 200
_BROKEN = 4
"""Over how many lines a line of a header or footer may be broken."""
_NUMBER = re.compile(r"\b\d{1,4}\b")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the text is the version's, and what else stands in the file."""

    missed: Missed | None = None
    """Where it is another text; None where it is the same."""
    filled: tuple[str, ...] = ()
    """What was filled in at the signature table."""
    stamped: tuple[str, ...] = ()
    """What stands on every page and is not in the version."""
    more: int = 0
    """How many pages follow behind the version's own."""

    @property
    def same(self) -> bool:
        """Whether it is the version's text."""
        return self.missed is None


def compare(copy: Copy, issued: Sequence[Page], pages: Sequence[Page]) -> Verdict:
    """Hold the pages of a counterpart against a version: its Word file, and its PDF where there is one."""
    tried = [
        verdict
        for stamped, texts in _without_stamps(copy, issued, [page.text for page in pages])
        for verdict in _ways(copy, issued, pages, texts, stamped)
    ]
    return next((verdict for verdict in tried if verdict.same), None) or max(tried, key=_far)


def compare_pages(
    copy: Copy,
    issued: Sequence[Page],
    pages: Sequence[Page],
    texts: Sequence[str],
    stamped: tuple[str, ...] = (),
) -> Verdict:
    """Hold page against page; one that is a picture says nothing."""
    rows = [row for row in copy.rows if row.signing]
    matcher = Matcher([letters(text, printed=True) for text in texts])
    for number, own in enumerate(issued):
        if number >= len(pages):
            return Verdict(Missed(number, 0, letters(own.text).words_at(0), ""))
        if pages[number].picture:
            continue
        spot = matcher.pieces(_cut(own.text, rows), Spot(number, 0))
        if spot is None or not matcher.finished(spot):
            return Verdict(matcher.missed)
    return Verdict(None, tuple(matcher.filled), stamped, len(pages) - len(issued))


def compare_words(copy: Copy, texts: Sequence[str], stamped: tuple[str, ...] = ()) -> Verdict:
    """Hold the words of a version against pages that were laid out otherwise."""
    matcher = Matcher([_body(copy, text) for text in texts])
    spot = matcher.rows(copy.rows)
    if spot is None or not matcher.finished(spot):
        return Verdict(matcher.missed)
    return Verdict(None, tuple(matcher.filled), stamped, len(texts) - spot.page - 1)


def version_named(copy: Copy, number: str, texts: Sequence[str]) -> str:
    """Return the version that a foreign page says at its foot it is of; "" where none does."""
    text = bare("\n".join(texts))
    for line in copy.lines:
        before, found, _ = line.partition(number)
        hit = re.search(re.escape(bare(before)) + r"(\d+\.\d+(?:-[a-z]+)?)", text) if found else None
        if hit and hit[1] != number:
            return hit[1]
    return ""


def codes_in(texts: Sequence[str]) -> set[str]:
    """Return the page codes that stand in a text."""
    return set(re.findall(r"\b[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}\b", "\n".join(texts)))


def _ways(
    copy: Copy, issued: Sequence[Page], pages: Sequence[Page], texts: Sequence[str], stamped: tuple[str, ...]
) -> Iterator[Verdict]:
    if issued:
        yield compare_pages(copy, issued, pages, texts, stamped)
    if not any(page.picture for page in pages):
        yield compare_words(copy, texts, stamped)


def _far(verdict: Verdict) -> tuple[int, int]:
    return (verdict.missed.page, verdict.missed.at) if verdict.missed else (0, 0)


def _cut(text: str, rows: Sequence[Row]) -> list[Letters]:
    """Cut a page where something may be filled in: behind the labels of the rows of the signature table on it."""
    own = letters(text, printed=True)
    cuts = [0]
    for row in rows:
        pieces = pieces_of(said for cell in row.cells for said in cell)
        at = own.text.find("".join(piece.text for piece in pieces), cuts[-1])
        for piece in pieces if at >= 0 else ():
            at += len(piece.text)
            cuts.append(at)
    bounds = zip(cuts, [*cuts[1:], len(own.text)], strict=True)
    return [_part(own, start, end) for start, end in bounds if start < end or not own.text]


def _part(own: Letters, start: int, end: int) -> Letters:
    return Letters(own.text[start:end], own.places[start:end], own.whole)


def _body(copy: Copy, text: str) -> Letters:
    """Return a page without the lines of its headers and footers, at the top and at the foot."""
    lines = [line for line in text.splitlines() if line.strip()]
    for _ in copy.patterns:
        top, foot = (
            _furnished(copy, lines[:_BROKEN]),
            _furnished(copy, lines[-1 : -_BROKEN - 1 : -1], turned=True),
        )
        lines = lines[top : max(top, len(lines) - foot)]
    return letters("\n".join(lines), printed=True)


def _furnished(copy: Copy, lines: Sequence[str], *, turned: bool = False) -> int:
    """Return how many lines from an edge of a page inwards are one line of a header or footer, which may be broken."""
    for count in range(1, len(lines) + 1):
        text = bare("\n".join(lines[:count][::-1] if turned else lines[:count]))
        if any(re.fullmatch(pattern, text) for pattern in copy.patterns):
            return count
    return 0


def _without_stamps(
    copy: Copy, issued: Sequence[Page], texts: Sequence[str]
) -> Iterator[tuple[tuple[str, ...], Sequence[str]]]:
    """Yield the texts as they are; then without the lines that a service has put on every page."""
    yield (), texts
    own = {_masked(line) for page in issued for line in page.text.splitlines()}
    known = {_masked(said.whole) for said in copy.paragraphs} | own
    edges = Counter(
        masked for text in texts for masked in {_masked(line) for line in _edges(text.splitlines())}
    )
    foreign = {
        line for line, count in edges.items()
        if line and count > max(1, len(texts) / 2) and line not in known and not _is_furniture(copy, line)
    }  # fmt: skip
    if foreign:
        shown = dict.fromkeys(line.strip() for line in texts[0].splitlines() if _masked(line) in foreign)
        yield tuple(shown), [_less(text, foreign) for text in texts]


def _edges(lines: Sequence[str]) -> Sequence[str]:
    full = [line for line in lines if line.strip() and len(line) < _LONGEST]
    return [*full[:_EDGE], *full[-_EDGE:]]


def _less(text: str, foreign: Mapping[str, object] | set[str]) -> str:
    return "\n".join(line for line in text.splitlines() if _masked(line) not in foreign)


def _is_furniture(copy: Copy, masked: str) -> bool:
    line = masked.replace("#", "1")
    return any(re.fullmatch(pattern, line) for pattern in copy.patterns)


def _masked(line: str) -> str:
    return bare(_NUMBER.sub("#", line))
