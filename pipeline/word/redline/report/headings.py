"""Which paragraphs head the clauses of a document: anchored ones, headings, numbered paragraphs, or typed numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from pipeline.word.lint.names import Element, W
from pipeline.word.redline.report.listed import NO_LEVEL, Standing

_TYPED = re.compile(
    r"((?:(?:article|section|clause|artikel|punkt|§)[ \u00a0]?)?(\d{1,3}))[.):]?\s+(?=\S)", re.IGNORECASE
)
_FIRST_SENTENCE = re.compile(r"(.{3,70}?)[.:](?:\s|$)")
_TITLE, _WORDS = 70, 8
TextOf = Callable[[Element], str]


class Row(NamedTuple):
    """A paragraph as it was passed."""

    paragraph: Element
    anchor: str
    standing: Standing
    gone: bool


class Heading:
    """The head of a clause; two of the same words are two."""

    def __init__(self, anchor: str, number: str, paragraph: Element, read: TextOf) -> None:
        """Take the paragraph, whose words are read when somebody asks."""
        self.anchor = anchor
        self.number = number
        self.paragraph = paragraph
        self._read = read

    @cached_property
    def title(self) -> str:
        """Its words, without a number that is typed."""
        text = self._read(self.paragraph)
        typed = _TYPED.match(text)
        return title_of(text[typed.end() :] if typed and typed[1] == self.number else text)


class Outline:
    """Finds the clause in which each paragraph of a story stands."""

    def __init__(self, rows: Sequence[Row], text_of: TextOf) -> None:
        """Find out what heads clauses here; `rows` are all paragraphs, in order."""
        self._text_of = text_of
        self._heads = self._headings(rows)
        self._anchored: dict[str, Heading] = {}
        self._stack: list[tuple[int, Heading]] = []

    def next(self, row: Row) -> Heading | None:
        """Return the clause of the next paragraph, or None."""
        if row.anchor:
            self._stack.clear()
            return self._in_anchor(row)
        found = self._heads.get(row.paragraph)
        if found:
            while self._stack and self._stack[-1][0] >= found[0]:
                self._stack.pop()
            self._stack.append(found)
        numbered = (heading for _, heading in self._stack if heading.number)
        return next(numbered, self._stack[-1][1] if self._stack else None)

    def _in_anchor(self, row: Row) -> Heading | None:
        if row.anchor not in self._anchored:
            if row.gone:
                return None
            heading = Heading(row.anchor, row.standing.label, row.paragraph, self._text_of)
            self._anchored[row.anchor] = heading
        return self._anchored[row.anchor]

    def _headings(self, rows: Sequence[Row]) -> dict[Element, tuple[int, Heading]]:
        """Return the headings with their levels; where none has a number, what has one heads clauses too."""
        found: dict[Element, tuple[int, Heading]] = {}
        free = [(row.paragraph, row.standing) for row in rows if not row.anchor and not row.gone]
        for paragraph, standing in free:
            if standing.outline < NO_LEVEL and not standing.contents:
                heading = self._heading(paragraph, standing.label)
                if heading:
                    found[paragraph] = (standing.outline, heading)
        if any(heading.number for _, heading in found.values()) or any(row.anchor for row in rows):
            return found
        for paragraph, number in _top_of_list(free) or self._typed(free):
            found[paragraph] = (NO_LEVEL, Heading("", number, paragraph, self._text_of))
        return found

    def _heading(self, paragraph: Element, number: str) -> Heading | None:
        """Return a heading, its number typed where lists give it none; None where it has no words."""
        if next(paragraph.iter(W + "t"), None) is None:
            return None
        if number:
            return Heading("", number, paragraph, self._text_of)
        text = self._text_of(paragraph)
        typed = _TYPED.match(text)
        return Heading("", typed[1] if typed else "", paragraph, self._text_of) if text else None

    def _typed(self, free: Sequence[tuple[Element, Standing]]) -> list[tuple[Element, str]]:
        """Return the paragraphs that begin with 1, 2, 3 ... in that order."""
        found: list[tuple[Element, str]] = []
        for paragraph, _ in free:
            typed = _TYPED.match(self._text_of(paragraph))
            if typed and int(typed[2]) == len(found) + 1:
                found.append((paragraph, typed[1]))
        return found if len(found) > 1 else []


def _top_of_list(free: Sequence[tuple[Element, Standing]]) -> list[tuple[Element, str]]:
    """Return the numbered paragraphs at the top of the list that has most of them."""
    tops = [(paragraph, standing) for paragraph, standing in free if standing.label and not standing.level]
    if not tops:
        return []
    main, count = Counter(standing.list for _, standing in tops).most_common(1)[0]
    return [(p, standing.label) for p, standing in tops if standing.list == main] if count > 1 else []


def title_of(text: str) -> str:
    """Return a heading's words; of a heading that runs into its paragraph, those before the first full stop."""
    sentence = _FIRST_SENTENCE.match(text)
    if sentence and len(text) > len(sentence[1]) + 2:
        return sentence[1]
    return text.rstrip(".:") if len(text) <= _TITLE else short(text)


def short(text: str) -> str:
    """Return the first words of a text."""
    words = text.split()
    return text if len(words) <= _WORDS else f"{' '.join(words[:_WORDS])} …"
