"""The styles a house file must have, by the names Word shows, and their ids in a given house file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PARAGRAPH_STYLES = (
    "Title", "Subtitle", "heading 1", "Clause Text", "Clause Item", "Clause Subitem",
    "Clause Heading 2nd", "Clause Text 2nd", "Clause Item 2nd", "Clause Subitem 2nd",
    "Part Heading", "Part Heading 2nd", "Annex Heading", "Annex Heading 2nd", "Annex Text",
    "Annex Text 2nd", "Annex Item", "Annex Item 2nd", "Contents Heading", "toc 1", "TOC 1 2nd",
    "Draft Notice", "Key Term", "Table Heading", "Table Text", "Table Number", "Signature Line", "Note",
    "Front Heading",
)  # fmt: skip
CHARACTER_STYLES = ("Placeholder", "Hyperlink")
TABLE_STYLES = ("Agreement Table", "Key Terms Table", "Two Columns", "Signature Table")
NUMBERED = {
    "heading 1": 0, "Clause Text": 1, "Clause Item": 2, "Clause Subitem": 3,
    "Clause Heading 2nd": 0, "Clause Text 2nd": 1, "Clause Item 2nd": 2, "Clause Subitem 2nd": 3,
}  # fmt: skip
"""Styles that carry the clause numbering, and the level each must be linked to."""

VERSION_STYLES = tuple(name for name in PARAGRAPH_STYLES if not name.endswith(" 2nd"))
"""Styles of which every version of the agreement after the first has its own, made from the house's."""


def version_style(name: str, language: str) -> str:
    """Return the id of a style's twin for a later version, from the style's id."""
    return f"{name}{language.capitalize()}"


@dataclass(frozen=True, slots=True)
class ColumnStyles:
    """The style ids of one language column."""

    heading: str
    levels: tuple[str, str, str]
    part: str
    annex_heading: str
    annex_levels: tuple[str, str]
    contents: str


class StyleIds:
    """Style ids by name, as a house file has them."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        """Take the ids by style name; a name that is missing keeps its own without spaces."""
        self._ids = {name.casefold(): style for name, style in ids.items()}

    def __getitem__(self, name: str) -> str:
        """Return the id of a style."""
        return self._ids.get(name.casefold(), name.replace(" ", ""))

    def version(self, language: str) -> StyleIds:
        """Return the ids for a later version of the agreement: a style of its own for each of paragraphs."""
        twins = {name: version_style(self[name], language) for name in VERSION_STYLES}
        return StyleIds({**self._ids, **twins})

    def missing(self) -> list[str]:
        """Return the names of the styles the house file lacks."""
        wanted = (*PARAGRAPH_STYLES, *CHARACTER_STYLES, *TABLE_STYLES)
        return [name for name in wanted if name.casefold() not in self._ids]

    def column(self, number: int) -> ColumnStyles:
        """Return the styles of the first or the second language column."""
        tail = " 2nd" if number else ""
        return ColumnStyles(
            heading=self["Clause Heading 2nd" if number else "heading 1"],
            levels=(self[f"Clause Text{tail}"], self[f"Clause Item{tail}"], self[f"Clause Subitem{tail}"]),
            part=self[f"Part Heading{tail}"],
            annex_heading=self[f"Annex Heading{tail}"],
            annex_levels=(self[f"Annex Text{tail}"], self[f"Annex Item{tail}"]),
            contents=self["TOC 1 2nd" if number else "toc 1"],
        )
