"""Lays out a document's body: one column of paragraphs, or two columns as rows of a table.

Side by side, each numbered paragraph is one row, so that a change in one language stands beside the
place where the other language must change too. Data tables take the full width and break the columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from pipeline.word.styles import StyleIds
from pipeline.word.xml import Content

_END = "</w:tbl>"
ROW_START = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"


class Layout(Protocol):
    """Where blocks go, one after the other.

    What is placed with its skeletons is linted by them, and what is placed without is linted itself.
    """

    def row(self, cells: list[str], skeletons: Iterable[str] = ()) -> None:
        """Place paragraphs that belong together, one string for each column."""

    def apart(self, cells: list[str]) -> None:
        """Place a heading that begins a page."""

    def wide(self, content: Content) -> None:
        """Place a table over the full width."""

    def finish(self) -> Content:
        """Return the body's content."""


class Single:
    """One language: paragraphs follow each other."""

    def __init__(self) -> None:
        """Start empty."""
        self._out: list[str] = []
        self._skeletons: list[str] = []

    def row(self, cells: list[str], skeletons: Iterable[str] = ()) -> None:
        """Place the only column's paragraphs."""
        self._out.append(cells[0])
        self._skeletons += skeletons or cells

    def apart(self, cells: list[str]) -> None:
        """Place the only column's heading."""
        self.row(cells)

    def wide(self, content: Content) -> None:
        """Place a table; the paragraph after it keeps the two apart."""
        self.row([content.xml], content.skeletons)

    def finish(self) -> Content:
        """Return the body's content."""
        return Content("".join(self._out), tuple(self._skeletons))


class Beside:
    """Two languages: each set of paragraphs is a row of a two-column table."""

    def __init__(self, styles: StyleIds, width: int) -> None:
        """Start empty; `width` is the text's width in twentieths of a point."""
        half = width // 2
        self._open = False
        self._out: list[str] = []
        self._skeletons: list[str] = []
        self._width = half
        self._gap = f'<w:p><w:pPr><w:pStyle w:val="{styles["Note"]}"/></w:pPr></w:p>'
        self._start = (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles["Two Columns"]}"/>'
            f'<w:tblW w:w="{half * 2}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
            'w:noHBand="1" w:noVBand="1"/></w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="{half}"/><w:gridCol w:w="{half}"/></w:tblGrid>'
        )

    def row(self, cells: list[str], skeletons: Iterable[str] = ()) -> None:
        """Place one row; a column that has nothing there stays blank."""
        if not self._open:
            self._out.append(self._start)
            self._skeletons.append(f"{self._start}{self._tr([self._gap] * 2)}{_END}")
            self._open = True
        self._out.append(self._tr([cell or self._gap for cell in cells]))
        self._skeletons += skeletons or cells

    def apart(self, cells: list[str]) -> None:
        """Begin a table of its own for the heading, since LibreOffice breaks no page before a later row."""
        if self._open:
            self._close()
            self._out.append(self._gap)
        self.row(cells)

    def wide(self, content: Content) -> None:
        """Place a table over both columns; two tables that touch would become one, so a gap parts them."""
        self._close()
        self._out.append(f"{self._gap}{content.xml}{self._gap}")
        self._skeletons += content.skeletons

    def finish(self) -> Content:
        """Return the body's content."""
        self._close()
        return Content("".join(self._out), tuple(self._skeletons))

    def _tr(self, cells: list[str]) -> str:
        inner = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{self._width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in cells
        )
        return f"{ROW_START}{inner}</w:tr>"

    def _close(self) -> None:
        if self._open:
            self._out.append(_END)
            self._open = False
