"""Lays out a document's body: one column of paragraphs, or two columns as rows of a table.

Side by side, each numbered paragraph is one row, so that a change in one language stands beside the
place where the other language must change too. Data tables take the full width and break the columns.
"""

from __future__ import annotations

from typing import Protocol

from pipeline.word.styles import StyleIds

ROW_START = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"


class Layout(Protocol):
    """Where blocks go, one after the other."""

    def row(self, cells: list[str]) -> None:
        """Place paragraphs that belong together, one string for each column."""

    def apart(self, cells: list[str]) -> None:
        """Place a heading that begins a page."""

    def wide(self, xml: str) -> None:
        """Place a table over the full width."""

    def finish(self) -> str:
        """Return the body's content."""


class Single:
    """One language: paragraphs follow each other."""

    def __init__(self) -> None:
        """Start empty."""
        self._out: list[str] = []

    def row(self, cells: list[str]) -> None:
        """Place the only column's paragraphs."""
        self._out.append(cells[0])

    def apart(self, cells: list[str]) -> None:
        """Place the only column's heading."""
        self.row(cells)

    def wide(self, xml: str) -> None:
        """Place a table; the paragraph after it keeps the two apart."""
        self._out.append(xml)

    def finish(self) -> str:
        """Return the body's content."""
        return "".join(self._out)


class Beside:
    """Two languages: each set of paragraphs is a row of a two-column table."""

    def __init__(self, styles: StyleIds, width: int) -> None:
        """Start empty; `width` is the text's width in twentieths of a point."""
        half = width // 2
        self._open = False
        self._out: list[str] = []
        self._width = half
        self._gap = f'<w:p><w:pPr><w:pStyle w:val="{styles["Note"]}"/></w:pPr></w:p>'
        self._start = (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles["Two Columns"]}"/>'
            f'<w:tblW w:w="{half * 2}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
            'w:noHBand="1" w:noVBand="1"/></w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="{half}"/><w:gridCol w:w="{half}"/></w:tblGrid>'
        )

    def row(self, cells: list[str]) -> None:
        """Place one row; a column that has nothing there stays blank."""
        if not self._open:
            self._out.append(self._start)
            self._open = True
        blank = self._gap
        inner = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{self._width}" w:type="dxa"/></w:tcPr>{cell or blank}</w:tc>'
            for cell in cells
        )
        self._out.append(f"{ROW_START}{inner}</w:tr>")

    def apart(self, cells: list[str]) -> None:
        """Begin a table of its own for the heading, since LibreOffice breaks no page before a later row."""
        if self._open:
            self._close()
            self._out.append(self._gap)
        self.row(cells)

    def wide(self, xml: str) -> None:
        """Place a table over both columns; two tables that touch would become one, so a gap parts them."""
        self._close()
        self._out.append(f"{self._gap}{xml}{self._gap}")

    def finish(self) -> str:
        """Return the body's content."""
        self._close()
        return "".join(self._out)

    def _close(self) -> None:
        if self._open:
            self._out.append("</w:tbl>")
            self._open = False
