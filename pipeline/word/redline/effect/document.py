"""Reads the stories of a document: its body with notes and text boxes where they stand, headers and footers by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.word.lint.names import Element, R, W, local
from pipeline.word.redline.effect.columns import Story
from pipeline.word.redline.effect.readings import Readings
from pipeline.word.redline.effect.said import OFF
from pipeline.word.redline.effect.sources import Sources
from pipeline.word.redline.effect.story import Document, StoryReader
from pipeline.word.redline.opened import Opened

Section = dict[str, Story]
"""The headers and footers of a section by name."""

_REFERENCES = (W + "headerReference", W + "footerReference")


def read_document(
    opened: Opened, views: Mapping[str, Iterable[Element]], ignoring: frozenset[str], readings: Readings
) -> tuple[Story, list[Section]]:
    """Return the body, and the headers and footers of every section."""

    def content(part: str) -> Iterable[Element]:
        return views[part] if part in views else opened.root(part) if part in opened.parts else ()

    looks = readings.looks(content(opened.related("styles")), content(opened.related("numbering")))
    document = Document(Sources(opened, content), looks, ignoring, readings)
    reader = StoryReader(document, opened.main)
    body = reader.read(content(opened.main))
    sections = list(_sections(reader.sections, opened)) or [{}]
    parts = {part for section in sections for part in section.values()}
    read = {part: StoryReader(document, part).read(content(part)) for part in sorted(parts)}
    return body, [{name: read[part] for name, part in section.items()} for section in sections]


def _sections(found: Iterable[Element], opened: Opened) -> Iterator[dict[str, str]]:
    """Yield each section's headers and footers, as parts by name; what a section does not say it takes from before."""
    relations = opened.relations(opened.main)
    now: dict[str, str] = {}
    for section in found:
        for reference in section.iterchildren(*_REFERENCES):
            relation = relations.get(reference.get(R + "id", ""))
            name = f"{reference.get(W + 'type', 'default')} {local(reference.tag).removesuffix('Reference')}"
            now[name] = relation.target if relation and relation.target in opened.parts else ""
        title = section.find(W + "titlePg")
        titled = title is not None and title.get(W + "val") not in OFF
        yield {name: part for name, part in now.items() if part and (titled or not name.startswith("first"))}
