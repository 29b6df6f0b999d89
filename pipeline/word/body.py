"""The whole agreement once: front, clauses, signatures, annexes, open points, in that order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from pipeline.model.document import Block, Column, Document, DocumentClause, Table
from pipeline.word import front
from pipeline.word.fragment import Press
from pipeline.word.house import Setting
from pipeline.word.layout import Beside, Layout, Single
from pipeline.word.stamps import IN_WORDS, SEPARATOR, stamps_of
from pipeline.word.styles import ColumnStyles, StyleIds
from pipeline.word.tables import merged, table_content
from pipeline.word.xml import (
    Content,
    annex_anchor,
    annex_heading,
    bookmark_name,
    escape,
    field,
    paragraph,
    text_run,
)


class Body:
    """Writes the agreement in one language, or in two side by side."""

    def __init__(self, document: Document, version: int, styles: StyleIds, press: Press, setting: Setting,
                 ids: Iterator[int]) -> None:  # fmt: skip
        """Take the document, which of its versions to write, and the styles for that.

        `setting` is the house made ready for the whole document, and `ids` yields the numbers of bookmarks.
        """
        self._document = document
        self._version = version
        self._columns = document.versions[version]
        self._stamps = stamps_of(document)
        self._styles = styles
        self._press = press
        self._width = setting.text_width
        self._sides = [styles.column(n) for n in range(len(self._columns))]
        self._openings = [(_openings(side.levels), _openings(side.annex_levels)) for side in self._sides]
        self._languages = [
            column.language if column is not document.columns[0] else "" for column in self._columns
        ]
        """What the names of a column's references end in."""
        self._annex_numbers = setting.annex_numbers[version:]
        self._ids = ids
        self._layout: Layout = Single() if len(self._columns) == 1 else Beside(styles, setting.text_width)

    def content(self) -> Content:
        """Return all of it, as blocks of the body."""
        layout, columns, styles = self._layout, self._columns, self._styles
        if self._document.sheet:
            return self._sheet()
        if self._document.in_sequence:
            front.version_name(layout, columns[0], styles)
        front.title(layout, columns, styles, [self._notice(column) for column in columns])
        front.key_terms(layout, columns, styles, self._width, self._languages[0])
        front.contents(layout, columns, self._sides, styles, self._languages,
                       live=len(self._document.columns) > 1)  # fmt: skip
        for index in range(len(columns[0].clauses)):
            self._clause([column.clauses[index] for column in columns])
        self._signatures()
        for index in range(len(columns[0].annexes)):
            self._clause([column.annexes[index] for column in columns])
        self._annex_files()
        if columns[0].open_points:
            front.open_points(layout, columns, self._styles)
        return layout.finish()

    def _sheet(self) -> Content:
        """Return a sheet that goes with an agreement: its title, and what it says."""
        front.title(self._layout, self._columns, self._styles, [self._notice(self._columns[0])])
        for annex in self._columns[0].annexes:
            self._alone(annex, "")
        return self._layout.finish()

    def _clause(self, clauses: Sequence[DocumentClause]) -> None:
        if clauses[0].part:
            self._layout.row([paragraph(side.part, text_run(clause.part))
                              for side, clause in zip(self._sides, clauses, strict=True)])  # fmt: skip
        anchors = self._anchors(clauses[0].id)
        headings = [self._heading(clause, number, anchors[number])
                    for number, clause in enumerate(clauses)]  # fmt: skip
        ends = ["".join(f'<w:bookmarkEnd w:id="{i}"/>' for i, _ in reversed(own)) for own in anchors]
        if any(_ends_in_no_paragraph(clause) for clause in clauses):
            headings = [_closed(xml, end) for xml, end in zip(headings, ends, strict=True)]
            ends = [""] * len(ends)
        place = self._layout.apart if clauses[0].annex else self._layout.row
        place(headings)
        if len(clauses) == 1:
            self._alone(clauses[0], ends[0])
        else:
            self._beside(clauses, ends)

    def _alone(self, clause: DocumentClause, end: str) -> None:
        """Write a clause in one column: paragraphs between tables are one string."""
        openings, language = self._openings[0][clause.annex], self._languages[0]
        last = len(clause.passages) - 1
        for index, (paragraphs, values, table) in enumerate(clause.passages):
            if table:
                self._table([table])
            else:
                content = self._press.paragraphs(paragraphs, values, openings, language)
                self._place([content], [end if index == last else ""])

    def _beside(self, clauses: Sequence[DocumentClause], ends: Sequence[str]) -> None:
        """Write a clause in several columns, paragraph beside paragraph, one table for all."""
        rows = list(zip_longest(*(clause.blocks for clause in clauses)))
        for index, blocks in enumerate(rows):
            tables = [block.table for block in blocks if block and block.table]
            if tables:
                self._table(tables)
                continue
            cells = [self._cell(number, block, clauses[0].annex) for number, block in enumerate(blocks)]
            self._place(cells, ends if index == len(rows) - 1 else [""] * len(cells))

    def _cell(self, number: int, block: Block | None, annex: bool) -> Content:
        if block is None:
            blank = paragraph(self._styles["Note"], "")
            return Content(blank, (blank,))
        openings = self._openings[number][annex]
        return self._press.paragraphs((block.paragraph,), block.values, openings, self._languages[number])

    def _place(self, cells: Sequence[Content], ends: Sequence[str]) -> None:
        """Place paragraphs, one for each column, with the ends of anchors inside them."""
        self._layout.row(
            [_closed(cell.xml, end) for cell, end in zip(cells, ends, strict=True)],
            [skeleton for cell in cells for skeleton in cell.skeletons] + [*filter(None, ends)],
        )

    def _table(self, tables: Sequence[Table]) -> None:
        self._layout.wide(table_content(merged(tables), self._styles, self._width, self._languages[0]))

    def _heading(self, clause: DocumentClause, number: int, anchors: Sequence[tuple[int, str]]) -> str:
        """Return a heading with the clause's anchors open and a bookmark of its own for references."""
        side, reference = self._sides[number], next(self._ids)
        starts = "".join(f'<w:bookmarkStart w:id="{i}" w:name="{name}"/>' for i, name in anchors)
        name = bookmark_name("r", clause.id, self._languages[number])
        content = (f'{starts}<w:bookmarkStart w:id="{reference}" w:name="{name}"/>'
                   f'{text_run(clause.title)}<w:bookmarkEnd w:id="{reference}"/>')  # fmt: skip
        if not clause.annex:
            return paragraph(side.heading, content)
        return paragraph(side.annex_heading, content, _numbered(self._annex_numbers[number]))

    def _anchors(self, clause: str) -> list[list[tuple[int, str]]]:
        """Return each column's anchors: the clause's own in the document's first, and one per language if several."""
        names = [[bookmark_name("c", clause)] if not ending else [] for ending in self._languages]
        if len(self._document.columns) > 1:
            for own, column in zip(names, self._columns, strict=True):
                own.append(bookmark_name("c", clause, column.language))
        return [[(next(self._ids), name) for name in own] for own in names]

    def _signatures(self) -> None:
        proofs = [self._stamp("aftale_digest", column) for column in self._columns]
        marks = front.Marks(proofs, self._languages[0], self._ids)
        front.signatures(self._layout, self._columns, self._styles, self._width, marks)

    def _notice(self, column: Column) -> str:
        """Return which version this is, in stamps: "Version 0.2 · Issued"."""
        shown = [
            self._stamp(name, column) for name in ("aftale_word_version", "aftale_version", "aftale_status")
        ]
        return f"{shown[0]}{text_run(' ')}{shown[1]}{text_run(SEPARATOR)}{shown[2]}"

    def _stamp(self, name: str, column: Column) -> str:
        """Return a field that shows a stamp in a column's language."""
        further = column is not self._document.columns[0] and name in IN_WORDS
        own = f"{name}_{column.language}" if further else name
        return field(f"DOCPROPERTY {own}", self._stamps[own])

    def _annex_files(self) -> None:
        """Announce the Word files that go along: appended ones leave an anchor, others their sha256."""
        files = self._columns[0].annex_files
        appended = self._version * sum(file.append for file in files)  # each version has them all
        for index, file in enumerate(files):
            self._layout.apart([self._file_heading(number, index) for number in range(len(self._columns))])
            if file.append:
                self._layout.wide(Content.of(self._anchor(appended)))
                appended += 1
            else:
                self._layout.row([self._accompanying(column, side, file.sha256)
                                  for column, side in zip(self._columns, self._sides, strict=True)])  # fmt: skip

    def _file_heading(self, number: int, index: int) -> str:
        """Return a column's heading of a Word file, with a bookmark for the contents."""
        mark, name = next(self._ids), annex_heading(index, self._languages[number])
        content = (f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>'
                   f'{text_run(self._columns[number].annex_files[index].title)}<w:bookmarkEnd w:id="{mark}"/>')  # fmt: skip
        side = self._sides[number]
        return paragraph(side.annex_heading, content, _numbered(self._annex_numbers[number]))

    def _anchor(self, index: int) -> str:
        """Return a paragraph that marks where an appended file's content goes."""
        number = next(self._ids)
        mark = (f'<w:bookmarkStart w:id="{number}" w:name="{annex_anchor(index)}"/>'
                f'<w:bookmarkEnd w:id="{number}"/>')  # fmt: skip
        return paragraph(self._styles["Note"], mark)

    @staticmethod
    def _accompanying(column: Column, side: ColumnStyles, sha256: str) -> str:
        words = column.phrases.get("accompanying-file", "")
        return paragraph(side.annex_levels[0], text_run(f"{words} {sha256}".strip()))


def _ends_in_no_paragraph(clause: DocumentClause) -> bool:
    """Return whether a clause has no paragraph at its end in which its anchors could close."""
    return not clause.passages or clause.passages[-1].table is not None


def _openings(styles: Sequence[str]) -> tuple[str, ...]:
    """Return how a paragraph begins at each level: most of a document is these."""
    return tuple(paragraph(style, "").removesuffix("</w:p>") for style in styles)


def _numbered(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{escape(str(number))}"/></w:numPr>'


def _closed(xml: str, end: str) -> str:
    """Return a paragraph with the ends of its anchors inside it."""
    return f"{xml.removesuffix('</w:p>')}{end}</w:p>" if end else xml
