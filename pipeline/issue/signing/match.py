"""Finds a version's words on printed pages: every one of them, in order, and nothing else but what is filled in.

Where a row of a table breaks, its cells go on on the next page one after the other, perhaps below the table's heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.issue.signing.copy import Row, Said
from pipeline.issue.signing.letters import BROKEN, Letters, follow, letters

FILLED = 100
"""How many letters may be filled in behind a label: a name, a place and a date."""
REST = 40
"""How many letters for each blank may stand at the end of the page instead."""
_BACK = 30
"""How many letters may look as if they still belonged to a cell that ended at the foot of a page."""
_SURE = 5
"""How many letters show that a text begins there, although it goes on otherwise."""
Cells = tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What is left of a text that is being looked for."""

    of: Letters
    start: int = 0

    @property
    def text(self) -> str:
        """Its letters."""
        return self.of.text[self.start :]


@dataclass(frozen=True, slots=True, order=True)
class Missed:
    """The place where the words are others: how far one came, what was expected there, and what stands there."""

    page: int
    at: int
    expected: str = field(compare=False)
    found: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the pages: the page from 0, and the letter."""

    page: int
    at: int


@dataclass(slots=True)
class Matcher:
    """Walks through pages; remembers the furthest place at which something else stood."""

    pages: Sequence[Letters]
    missed: Missed | None = None
    filled: list[str] = field(default_factory=list)
    blanks: dict[int, int] = field(default_factory=dict)
    """How many blanks there are on a page."""

    def rows(self, rows: Sequence[Row]) -> Spot | None:
        """Return where the rows end; None where they do not stand there."""
        spot: Spot | None = Spot(0, 0)
        blank = False
        for row in rows:
            if spot is None:
                return None
            if row.signing:
                spot, blank = self._signed(row, spot, blank=blank)
                continue
            cells = row.letters
            if blank:
                spot, blank = self._behind(next(cell.text for cell in cells if cell.text), spot), False
            heading = "".join(letters("".join(said.whole for said in cell)).text for cell in row.heading)
            spot = self._row(tuple(Part(cell) for cell in cells), spot, heading)
        return spot

    def pieces(self, pieces: Sequence[Letters], spot: Spot) -> Spot | None:
        """Return where pieces of text end between which there is something to fill in."""
        page = self.pages[spot.page]
        have, at = follow(pieces[0].text, page.text, spot.at)
        if have < len(pieces[0].text):
            self._miss(spot.page, at, Part(pieces[0], have))
            return None
        for piece in pieces[1:]:
            found, have = _begins(piece.text, page.text, at)
            if have < len(piece.text):
                self._miss(spot.page, found + have, Part(piece, have))
                return None
            self._fill(page, at, found)
            at = found + have
        self.blanks[spot.page] = self.blanks.get(spot.page, 0) + len(pieces) - 1
        return Spot(spot.page, at)

    def ended(self, spot: Spot) -> bool:
        """Return whether nothing is left on a page."""
        return not self.pages[spot.page].text[spot.at :].strip(BROKEN)

    def finished(self, spot: Spot) -> bool:
        """Return whether nothing is left on a page but what was filled in; a program may write that last of all."""
        page = self.pages[spot.page]
        if self.ended(spot):
            return True
        if len(page.text) - spot.at > REST * self.blanks.get(spot.page, 0):
            self._miss(spot.page, spot.at, None)
            return False
        self._fill(page, spot.at, len(page.text))
        return True

    def _behind(self, text: str, spot: Spot) -> Spot:
        """Return where a text begins behind what was filled in, here or at the top of the next page."""
        page = self.pages[spot.page]
        found, have = _begins(text, page.text, spot.at)
        if have >= min(_SURE, len(text)):
            self._fill(page, spot.at, found)
            return Spot(spot.page, found)
        if len(page.text) - spot.at <= FILLED and spot.page + 1 < len(self.pages):
            self._fill(page, spot.at, len(page.text))
            return Spot(spot.page + 1, 0)
        return spot

    def _row(self, cells: Cells, spot: Spot, heading: str) -> Spot | None:
        """Return where the rest of a row ends, here or on later pages."""
        if not any(cell.text for cell in cells):
            return spot
        if not self.ended(spot):
            at = self._whole(cells, spot)
            if at is not None:
                return Spot(spot.page, at)
            rests = [*self._broken(cells, spot)]
            if not rests and self.blanks.get(spot.page) and self.finished(spot):
                rests = [cells]
        else:
            rests = [cells]
        for rest in rests:
            for start in self._starts(spot.page + 1, heading, rest):
                end = self._row(rest, start, heading)
                if end:
                    return end
        return None

    def _whole(self, cells: Cells, spot: Spot) -> int | None:
        at = spot.at
        for cell in cells:
            have, at = follow(cell.text, self.pages[spot.page].text, at)
            if have < len(cell.text):
                self._miss(spot.page, at, Part(cell.of, cell.start + have))
                return None
        return at

    def _broken(self, cells: Cells, spot: Spot) -> Iterator[Cells]:
        """Yield what may be left of a row behind the end of this page."""
        if not cells:
            if self.ended(spot):
                yield ()
            return
        first, page = cells[0], self.pages[spot.page].text
        most, _ = follow(first.text, page, spot.at)
        for have in range(most, max(most - _BACK, 0) - 1, -1):
            _, at = follow(first.text[:have], page, spot.at)
            for rest in self._broken(cells[1:], Spot(spot.page, at)):
                yield (Part(first.of, first.start + have), *rest)

    def _starts(self, page: int, heading: str, rest: Cells) -> Iterator[Spot]:
        """Yield where a row may go on on the next page: below the heading of its table, or at the top."""
        if page >= len(self.pages):
            self._miss(page, 0, next(cell for cell in rest if cell.text))
            return
        have, at = follow(heading, self.pages[page].text, 0)
        if heading and have == len(heading):
            yield Spot(page, at)
        yield Spot(page, 0)

    def _signed(self, row: Row, spot: Spot, *, blank: bool) -> tuple[Spot | None, bool]:
        """Return where a row of a signature table ends, and whether its last label is to be filled in."""
        for said in (said for cell in row.cells for said in cell):
            wanted = letters(said.whole)
            if blank:
                spot = self._behind(wanted.text, spot)
            elif self.ended(spot) and spot.page + 1 < len(self.pages):
                spot = Spot(spot.page + 1, 0)
            have, at = follow(wanted.text, self.pages[spot.page].text, spot.at)
            if have < len(wanted.text):
                self._miss(spot.page, at, Part(wanted, have))
                return None, False
            spot, blank = Spot(spot.page, at), said.blank
            self.blanks[spot.page] = self.blanks.get(spot.page, 0) + blank
        return spot, blank

    def _miss(self, page: int, at: int, expected: Part | None) -> None:
        found = self.pages[page].words_at(at) if page < len(self.pages) else ""
        missed = Missed(page, at, expected.of.words_at(expected.start) if expected else "", found)
        self.missed = max(self.missed, missed) if self.missed else missed

    def _fill(self, page: Letters, start: int, end: int) -> None:
        if start < end:
            self.filled.append(page.between(start, end))


def _begins(text: str, page: str, at: int) -> tuple[int, int]:
    """Return where a text, or as much of it as there is, begins behind what was filled in, and how much that is."""
    for have in range(len(text), 0, -1):
        found = page.find(text[:have], at, at + FILLED + have)
        if found >= 0:
            return found, have
    return at, 0


def pieces_of(paragraphs: Iterator[Said]) -> list[Letters]:
    """Return the text of a signature table, cut at its blanks."""
    pieces = [""]
    for said in paragraphs:
        pieces[-1] += f"{said.whole}\n"
        if said.blank:
            pieces.append("")
    return [letters(piece) for piece in pieces if piece]
