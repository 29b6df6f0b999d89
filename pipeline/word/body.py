"""The body of a document: front, clauses, signatures, annexes, open points, in that order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, zip_longest

from pipeline.model.document import Block, Column, Document, DocumentClause, Table
from pipeline.word import front
from pipeline.word.fragment import Press
from pipeline.word.layout import Beside, Layout, Single
from pipeline.word.styles import ColumnStyles, StyleIds
from pipeline.word.tables import merged, table_xml
from pipeline.word.xml import annex_anchor, annex_heading, bookmark_name, escape, paragraph, text_run


class Body:
    """Writes one document's body."""

    def __init__(self, document: Document, styles: StyleIds, press: Press, width: int,
                 annex_numbers: Sequence[int]) -> None:  # fmt: skip
        """Take the document and its house's styles; `width` is the text's width, `annex_numbers` the
        numbering each language's annexes are in.
        """
        self._document = document
        self._columns = document.columns
        self._styles = styles
        self._press = press
        self._width = width
        self._sides = [styles.column(n) for n in range(len(document.columns))]
        self._annex_numbers = annex_numbers
        self._ids = count(1)
        self._layout: Layout = Single() if len(document.columns) == 1 else Beside(styles, width)

    def xml(self) -> str:
        """Return everything between `<w:body>` and the section's properties."""
        layout, columns = self._layout, self._columns
        front.title(layout, self._document, self._styles)
        layout.wide(front.key_terms(columns, self._styles, self._width))
        front.contents(layout, columns, self._sides, self._styles)
        for index in range(len(columns[0].clauses)):
            self._clause([column.clauses[index] for column in columns])
        self._signatures()
        for index in range(len(columns[0].annexes)):
            self._clause([column.annexes[index] for column in columns])
        self._annex_files()
        if columns[0].open_points:
            front.open_points(layout, columns, self._styles)
        return layout.finish()

    def _clause(self, clauses: Sequence[DocumentClause]) -> None:
        if clauses[0].part:
            self._layout.row([paragraph(side.part, text_run(clause.part))
                              for side, clause in zip(self._sides, clauses, strict=True)])  # fmt: skip
        anchors = self._anchors(clauses[0].id)
        headings = [self._heading(clause, number, anchors[number])
                    for number, clause in enumerate(clauses)]  # fmt: skip
        rows = list(zip_longest(*(clause.blocks for clause in clauses)))
        ends = ["".join(f'<w:bookmarkEnd w:id="{i}"/>' for i, _ in reversed(own)) for own in anchors]
        if not rows or rows[-1][0] is None or rows[-1][0].table:
            headings = [_closed(xml, end) for xml, end in zip(headings, ends, strict=True)]
            ends = [""] * len(ends)
        self._layout.row(headings)
        for index, blocks in enumerate(rows):
            last = index == len(rows) - 1
            self._blocks(blocks, clauses[0].annex, ends if last else [""] * len(ends))

    def _blocks(self, blocks: Sequence[Block | None], annex: bool, ends: Sequence[str]) -> None:
        tables = [block.table for block in blocks if block and block.table]
        if tables:
            self._table(tables)
            return
        cells = []
        for number, (block, end) in enumerate(zip(blocks, ends, strict=True)):
            if block is None:
                cells.append(paragraph(self._styles["Note"], end))
                continue
            side = self._sides[number]
            runs = self._press.runs(block, self._language(number))
            levels = side.annex_levels if annex else side.levels
            style = levels[min(block.paragraph.level, len(levels)) - 1]
            cells.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}{end}</w:p>')
        self._layout.row(cells)

    def _table(self, tables: Sequence[Table]) -> None:
        self._layout.wide(table_xml(merged(tables), self._styles, self._width))

    def _heading(self, clause: DocumentClause, number: int, anchors: Sequence[tuple[int, str]]) -> str:
        """Return a heading with the clause's anchors open and a bookmark of its own for references."""
        side, reference = self._sides[number], next(self._ids)
        starts = "".join(f'<w:bookmarkStart w:id="{i}" w:name="{name}"/>' for i, name in anchors)
        name = bookmark_name("r", clause.id, self._language(number))
        content = (f'{starts}<w:bookmarkStart w:id="{reference}" w:name="{name}"/>'
                   f'{text_run(clause.title)}<w:bookmarkEnd w:id="{reference}"/>')  # fmt: skip
        if not clause.annex:
            return paragraph(side.heading, content)
        return paragraph(side.annex_heading, content, _numbered(self._annex_numbers[number]))

    def _anchors(self, clause: str) -> list[list[tuple[int, str]]]:
        """Return each column's anchors: the clause's own in the first, one per language side by side."""
        anchors = [[(next(self._ids), bookmark_name("c", clause))]]
        if len(self._columns) > 1:
            anchors += [[] for _ in self._columns[1:]]
            for number, column in enumerate(self._columns):
                anchors[number].append((next(self._ids), bookmark_name("c", clause, column.language)))
        return anchors

    def _language(self, number: int) -> str:
        return self._columns[number].language if number else ""

    def _signatures(self) -> None:
        front.signatures(self._layout, self._columns, self._styles, self._width)

    def _annex_files(self) -> None:
        """Announce the Word files that go along: appended ones leave an anchor, others their sha256."""
        appended = 0
        for index, file in enumerate(self._columns[0].annex_files):
            self._layout.row([self._file_heading(number, index) for number in range(len(self._columns))])
            if file.append:
                self._layout.wide(self._anchor(appended))
                appended += 1
            else:
                self._layout.row([self._accompanying(column, side, file.sha256)
                                  for column, side in zip(self._columns, self._sides, strict=True)])  # fmt: skip

    def _file_heading(self, number: int, index: int) -> str:
        """Return a column's heading of a Word file, with a bookmark for the contents."""
        mark, name = next(self._ids), annex_heading(index, self._language(number))
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


def _numbered(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{escape(str(number))}"/></w:numPr>'


def _closed(xml: str, end: str) -> str:
    """Return a paragraph with the ends of its anchors inside it."""
    return f"{xml.removesuffix('</w:p>')}{end}</w:p>" if end else xml
