"""docxtpl on one big template of the same size as our agreement: the same paragraphs, tables and values.

The template is made from a document of ours with python-docx, in the same house file. It is the easier task on
purpose: no numbering to keep, no cross-references, no bookmarks, no YAML, no checks, no clauses to choose from.
"""

from __future__ import annotations

import json
import multiprocessing
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from workload import ROOT, values

HOUSE = ROOT / "clauses" / "house" / "house.docx"
VALUES = ("danish_name", "danish", "partner_name", "partner", "journal", "theme_title", "theme", "place")
"""What the template leaves open; a longer one comes before one that is part of it."""


class Peer:
    """The template, and documents made from it."""

    def __init__(self, document: bytes, number: int) -> None:
        """Make the template from our document about the partnership of that number."""
        self._rows: dict[str, list[dict[str, str]]] = {}
        self._known = {name: str(values(number)[name]) for name in VALUES}
        self.places = 0
        self.seconds = 0.0
        """The processor's seconds for one document, once they are measured."""
        self.template = self._made(Document(BytesIO(document)))

    def render(self, number: int) -> bytes:
        """Return a partnership's document."""
        return _rendered(self.template, self._rows, number)

    def facts(self, number: int) -> str:
        """Return what the template is filled with, as JSON."""
        return json.dumps({**values(number), **self._rows})

    def per_second(self, count: int, processes: int, folder: Path) -> float:
        """Return how many documents a second so many processes make and write, once they are warm."""
        context = multiprocessing.get_context("spawn")
        with context.Pool(processes, _open, (self.template, self._rows, folder)) as pool:
            pool.map(_one, range(processes * 2), chunksize=1)
            start = time.perf_counter()
            pool.map(_one, range(count), chunksize=1)
            return count / (time.perf_counter() - start)

    def _made(self, ours: WordDocument) -> bytes:
        template = Document(str(HOUSE))
        body = template.element.body
        for element in [child for child in body if not child.tag.endswith("}sectPr")]:
            body.remove(element)
        for item in _content(ours):
            if isinstance(item, Paragraph):
                template.add_paragraph(
                    self._open_places(item.text), style=item.style.name if item.style else None
                )
            else:
                self._table(template, item)
        stream = BytesIO()
        template.save(stream)
        return stream.getvalue()

    def _open_places(self, text: str) -> str:
        for name, value in self._known.items():
            self.places += text.count(value)
            text = text.replace(value, "{{ " + name + " }}")
        return text

    def _table(self, template: WordDocument, ours: Table) -> None:
        """Add a table whose rows come from a loop."""
        name = f"table_{len(self._rows)}"
        rows = [[cell.text for cell in row.cells] for row in ours.rows]
        self._rows[name] = [{f"cell_{n}": text for n, text in enumerate(row)} for row in rows]
        table = template.add_table(3, len(rows[0]))
        table.cell(0, 0).text = "{%tr for row in " + name + " %}"
        for number in range(len(rows[0])):
            table.cell(1, number).text = "{{ row.cell_" + str(number) + " }}"
        table.cell(2, 0).text = "{%tr endfor %}"
        self.places += sum(map(len, rows))


def _content(document: WordDocument) -> Iterator[Paragraph | Table]:
    yield from document.iter_inner_content()


def _rendered(template: bytes, rows: dict[str, list[dict[str, str]]], number: int) -> bytes:
    document = DocxTemplate(BytesIO(template))
    document.render({**values(number), **rows}, autoescape=True)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


_PROCESS: dict[str, Any] = {}


def _open(template: bytes, rows: dict[str, list[dict[str, str]]], folder: Path) -> None:
    _PROCESS.update(template=template, rows=rows, folder=folder)


def _one(number: int) -> int:
    target: Path = _PROCESS["folder"] / f"docxtpl-{number}.docx"
    return target.write_bytes(_rendered(_PROCESS["template"], _PROCESS["rows"], number))
