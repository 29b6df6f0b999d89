"""What a Word document says, by effect, as plain data: the proof that a redline resolves into the files it was made of.

It reads a document without revisions; one that is left over shows as a difference. It shares no code with what makes
redlines, so that a mistake there cannot hide here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.word.lint.names import Element
from pipeline.word.redline.effect.columns import Story
from pipeline.word.redline.effect.differences import Difference, Reading, differences
from pipeline.word.redline.effect.document import Section, read_document
from pipeline.word.redline.effect.fields import CONTENTS, STAMPS
from pipeline.word.redline.effect.readings import Readings
from pipeline.word.redline.opened import Opened

__all__ = ["CONTENTS", "STAMPS", "TIERS", "Difference", "Effect", "Readings", "effect_of"]

_TIERS = {
    "text": ("text",),
    "runs": ("runs said", "runs seen"),
    "paragraphs": ("paragraphs said", "paragraphs seen"),
    "labels": ("labels",),
    "rich": ("rich",),
}
"""The aspects of a document, and the columns of stories that show each."""
TIERS = tuple(_TIERS)


class Tier:
    """One aspect of all stories, read in one way or two; equal to another where they are equal in one of these."""

    def __init__(self, body: Story, sections: Sequence[Section], columns: Sequence[str]) -> None:
        """Take the stories, and the columns that show the aspect."""
        self.body = body
        self._sections = sections
        self._columns = columns
        self._read: dict[str, tuple[Reading, ...]] = {}

    def ways(self) -> Iterator[tuple[Reading, ...]]:
        """Yield all stories in each way; worked out when asked for, as equal ones mostly are not."""
        for column in self._columns:
            if column not in self._read:
                self._read[column] = (_reading("body", self.body, column), *self.around(column))
            yield self._read[column]

    def around(self, column: str) -> tuple[Reading, ...]:
        """Return the headers and footers in one way."""
        return tuple(_furniture(self._sections, column))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Tier):
            return NotImplemented
        return any(
            self.body.says_as(other.body, column) and self.around(column) == other.around(column)
            for column in self._columns
        )

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a document says.

    Formats are equal where all that stands in the file is (styles by name), or all that a reader sees: a style that
    says something else in the other file is no change that could be tracked.
    """

    text: Tier
    """Paragraphs, tables, headers, footers, notes, pictures by what they show."""
    runs: Tier
    paragraphs: Tier
    labels: Tier
    rich: Tier
    """Links, the code of fields, controls, spans and colours of cells, styles of tables."""

    def differences(self, other: Effect, most: int = 5) -> tuple[Difference, ...]:
        """Return where two documents differ, nothing if they are equal: in each tier the first few places.

        Where the text differs already, the other tiers name only places of the same text.
        """
        found: list[Difference] = []
        for name in TIERS:
            mine, theirs = getattr(self, name), getattr(other, name)
            if mine != theirs:
                told = bool(found) and found[0].tier == "text"
                ways = (next(tier.ways()) for tier in (mine, theirs))
                found += islice(differences(name, *ways, told=told), most)
        return tuple(found)


def effect_of(
    opened: Opened,
    *,
    views: Mapping[str, Iterable[Element]] | None = None,
    ignoring: Collection[str] = (),
    readings: Readings | None = None,
) -> Effect:
    """Return what a document says.

    `views` are read in place of the parts they are named after: a root, or a list of the blocks of a story.
    `ignoring` is what is left out: STAMPS, CONTENTS. The `readings` of one call may be passed to the next: what
    both documents write alike is read once.
    """
    body, sections = read_document(opened, views or {}, frozenset(ignoring), readings or Readings())
    return Effect(*(Tier(body, sections, columns) for columns in _TIERS.values()))


def _furniture(sections: Sequence[Section], column: str) -> Iterator[Reading]:
    """Yield headers and footers in one aspect; neighbouring sections with equal ones read as one."""
    before: list[Reading] | None = None
    number = 0
    for section in sections:
        own = [
            _reading(name, story, column) for name, story in sorted(section.items()) if not _is_blank(story)
        ]
        if own != before:
            before = own
            number += 1
            yield Reading(f"section {number}", (), ())
            yield from (reading._replace(story=f"{reading.story} of section {number}") for reading in own)


def _reading(name: str, story: Story, column: str) -> Reading:
    return Reading(name, story.text, story.column(column))


def _is_blank(story: Story) -> bool:
    return not any(map(str.strip, story.text))
