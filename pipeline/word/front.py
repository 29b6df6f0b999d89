"""What stands around the clauses: title, key terms, contents, signatures, open points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from pipeline.model.document import Column, SignatureSeat
from pipeline.word.layout import Layout
from pipeline.word.styles import ColumnStyles, StyleIds
from pipeline.word.tables import Look, framed, row, rows_content
from pipeline.word.xml import (
    TAB,
    Content,
    annex_heading,
    bookmark_name,
    field,
    paragraph,
    text_run,
)

SEATS_IN_A_ROW = 2
SEAT = "s"
"""How the bookmarks begin that mark where names may be filled in."""


def version_name(layout: Layout, column: Column, styles: StyleIds) -> None:
    """Write which language version begins."""
    layout.row([paragraph(styles["Subtitle"], text_run(column.phrases.get("language-version", "")))])


def title(layout: Layout, columns: Sequence[Column], styles: StyleIds, notices: Sequence[str]) -> None:
    """Write the title in every language, and below it the stamps that say which version this is."""
    layout.row([paragraph(styles["Title"], text_run(column.title)) for column in columns])
    if any(column.subtitle for column in columns):
        layout.row([paragraph(styles["Subtitle"], text_run(column.subtitle)) for column in columns])
    layout.row([paragraph(styles["Draft Notice"], notice) for notice in notices])


def key_terms(
    layout: Layout, columns: Sequence[Column], styles: StyleIds, width: int, ending: str = ""
) -> None:
    """Write the key terms as a table, where the kind has any; side by side, both languages share it.

    `ending` is what the names of bookmarks end in to which references go.
    """
    label_width = width * 3 // 10
    widths = (label_width, width - label_width)
    rows = [
        (tuple(dict.fromkeys(label for label, _ in terms)), tuple(dict.fromkeys(value for _, value in terms)))
        for terms in zip(*(column.key_terms for column in columns), strict=False)
    ]
    name = columns[0].phrases.get("key-terms", "")
    if rows:  # a table without a row is none, and Word refuses it
        look = Look((styles["Key Term"], styles["Table Text"]), widths)
        content = rows_content(rows, look, styles["Placeholder"], ending)
        layout.wide(framed(styles["Key Terms Table"], name, widths, content))


def contents(
    layout: Layout, columns: Sequence[Column], sides: Sequence[ColumnStyles], styles: StyleIds,
    endings: Sequence[str], *, live: bool,
) -> None:  # fmt: skip
    """Write the table of contents with its cached entries; each is a link to its heading.

    A document in one language has a TOC field without page numbers. In several, each language lists its own
    headings by `live` references: a TOC field in a table's cell breaks the table in LibreOffice, and one that
    stands in one version lists the headings of all when LibreOffice updates it, bookmark or not. `endings`
    are what the names of each column's bookmarks end in.
    """
    layout.row([paragraph(styles["Contents Heading"], text_run(column.phrases.get("contents", "")))
                for column in columns])  # fmt: skip
    lists = [_entries(column, ending, live=live) for column, ending in zip(columns, endings, strict=True)]
    if not live and lists[0]:
        lists[0][0] = _TOC_START + lists[0][0]
        lists[0][-1] += _TOC_END
    for entries in zip(*lists, strict=True):
        layout.row([paragraph(side.contents, entry) for side, entry in zip(sides, entries, strict=True)])


def _entries(column: Column, language: str, *, live: bool) -> list[str]:
    """Return an entry for each clause and annex, the Word files that go along among them."""
    clauses = [(bookmark_name("r", c.id, language), c.number, c.title)
               for c in (*column.clauses, *column.annexes)]  # fmt: skip
    files = [(annex_heading(n, language), f.number, f.title) for n, f in enumerate(column.annex_files)]
    return [_entry(*entry, live=live) for entry in (*clauses, *files)]


_TOC_START = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\n \\h \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_TOC_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@lru_cache(maxsize=4096)
def _entry(heading: str, number: str, title: str, *, live: bool) -> str:
    """Return an entry as a link to a heading's bookmark; `live` makes its number a field of its own."""
    label = field(f"REF {heading} \\w \\h", number) if live else text_run(number)
    return f'<w:hyperlink w:anchor="{heading}" w:history="1">{label}{TAB}{text_run(title)}</w:hyperlink>'


def signatures(layout: Layout, columns: Sequence[Column], styles: StyleIds, width: int, marks: Marks) -> None:
    """Write the signature page: a heading that stays with the seats, two seats in a row, what proves the content."""
    headings = " / ".join(dict.fromkeys(column.phrases.get("signatures", "") for column in columns))
    heading = paragraph(styles["Front Heading"], text_run(headings))
    seats = list(zip(*(column.seats for column in columns), strict=False))
    widths = [width // SEATS_IN_A_ROW] * SEATS_IN_A_ROW
    rows = []
    for index in range(0, len(seats), SEATS_IN_A_ROW):
        cells = [_seat(seat, columns, styles, marks) for seat in seats[index : index + SEATS_IN_A_ROW]]
        cells += [paragraph(styles["Signature Line"], "")] * (SEATS_IN_A_ROW - len(cells))
        rows.append(row(cells, widths))
    name = columns[0].phrases.get("signatures", "")
    table = framed(styles["Signature Table"], name, widths, Content.of("".join(rows)))
    layout.wide(Content(heading + table.xml, (heading, *table.skeletons)))
    layout.row([paragraph(styles["Note"], proof) for proof in marks.proofs])


@dataclass(frozen=True, slots=True)
class Marks:
    """What the signature page has of its own: what proves the content, and marks where names may be filled in."""

    proofs: Sequence[str]
    ending: str
    """What the names of bookmarks end in."""
    ids: Iterator[int]

    def blank(self, seat: str) -> str:
        """Return a blank to write on, which a copy that stays at home may fill."""
        number, name = next(self.ids), bookmark_name(SEAT, seat, self.ending)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{TAB}<w:bookmarkEnd w:id="{number}"/>'


def _seat(seat: Sequence[SignatureSeat], columns: Sequence[Column], styles: StyleIds, marks: Marks) -> str:
    """Return one seat: the party, then blanks, since names stay out of all but a copy for the archive."""
    capacity = " / ".join(dict.fromkeys(s.capacity for s in seat if s.capacity))
    lines = [text_run(seat[0].party, bold=True)]
    for key in ("name", "capacity", "place-and-date", "signature"):
        label = " / ".join(dict.fromkeys(column.phrases.get(key, "") for column in columns))
        filled = capacity if key == "capacity" else ""
        blank = marks.blank(seat[0].id) if key == "name" else TAB
        lines.append(
            text_run(
                f"{label}{columns[0].phrases.get('colon') or ':'} {filled}".rstrip() + ("" if filled else " ")
            )
            + ("" if filled else blank)
        )
    return "".join(paragraph(styles["Signature Line"], line) for line in lines)


def open_points(layout: Layout, columns: Sequence[Column], styles: StyleIds) -> None:
    """Write the list of what is still missing, on a page of its own."""
    layout.apart([
        paragraph(styles["Front Heading"], text_run(column.phrases.get("open-points", "")),
                  "<w:pageBreakBefore/>")
        for column in columns
    ])  # fmt: skip
    layout.row([paragraph(styles["Table Text"], text_run(column.phrases.get("open-points-intro", "")))
                for column in columns])  # fmt: skip
    items = [styles["Annex Item"], styles["Annex Item 2nd"]][: len(columns)]
    for points in zip_longest(*(column.open_points for column in columns), fillvalue=""):
        layout.row([paragraph(style, text_run(point)) for style, point in zip(items, points, strict=True)])
