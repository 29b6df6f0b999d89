"""Fills compiled wording with facts: the pass that every paragraph of every agreement goes through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.formula import Formula, Missing
from pipeline.model.document import Part, Passage, Placeholder, Table, TableColumn, Value, plain
from pipeline.model.places import Finding, Place
from pipeline.render.book import Book, CompiledColumn, CompiledTable
from pipeline.render.derived import COME_FROM
from pipeline.render.filters import FilterError, show
from pipeline.render.wording import CompiledWording, Paragraph, Piece, Run, Slot, Stretch

GAP = Paragraph(1, (Slot(Formula("", lambda _scope: "")),), (), 0)
"""A paragraph that is nothing but a gap."""


@dataclass(slots=True)
class _Memory:
    """What formulas gave in one agreement, for most are asked many times; one for each force that clauses have."""

    values: dict[str, Value] = field(default_factory=dict)
    held: dict[str, bool] = field(default_factory=dict)


class Filler:
    """Fills one language's wording for one agreement; gathers gaps, terms and findings."""

    def __init__(self, book: Book, scope: dict[str, Any]) -> None:
        """Take the compiled library and the facts, which the filler extends as it goes."""
        self.scope = scope
        self.gaps: dict[str, str] = {}
        self.terms: set[str] = scope["terms_used"]
        self.findings: list[Finding] = []
        self.tables: set[str] = set()
        self._book = book
        self._memories: dict[bool, _Memory] = {}
        self._memory = self._memories[scope["binding"]] = _Memory()

    def bind(self, *, binding: bool) -> None:
        """Say whether the duties of what is filled next bind."""
        self.scope["binding"] = binding
        self.scope["must"] = self.scope["words"].force(binding=binding, many=True)
        self._memory = self._memories.setdefault(binding, _Memory())

    def passages(self, wording: CompiledWording) -> list[Passage]:
        """Return a wording's paragraphs that hold, filled; tables wait until all terms are known."""
        passages: list[Passage] = []
        remembered = self._memory.values.__getitem__
        for stretch in wording.stretches:
            standing = stretch.standing(self._held(stretch) if stretch.sources else ())
            if not standing.paragraphs:
                continue
            if standing.terms:
                self.terms |= standing.terms
            if stretch.items:
                passages += self._items(standing.paragraphs[0], wording.file)
                continue
            try:
                values = tuple(map(remembered, standing.keys))
            except KeyError:  # something is asked for the first time
                open_places = zip(standing.slots, standing.lines, strict=True)
                values = tuple(self._slot(slot, wording.file, line) for slot, line in open_places)
            passages.append(Passage(standing.paragraphs, values))
        return passages

    def _held(self, stretch: Stretch) -> tuple[bool, ...]:
        """Return which of a stretch's conditions hold."""
        remembered = self._memory.held
        try:
            return tuple(map(remembered.__getitem__, stretch.sources))
        except KeyError:  # something is asked for the first time
            for condition in stretch.conditions:
                if condition.source not in remembered:
                    remembered[condition.source] = bool(condition.run(self.scope))
        return tuple(map(remembered.__getitem__, stretch.sources))

    def with_tables(self, passages: Sequence[Passage], file: str) -> tuple[Passage, ...]:
        """Return the passages with their tables made."""
        return tuple(
            self._tabled(passage.paragraphs[0], file) if passage.paragraphs[0].table else passage
            for passage in passages
        )

    def _tabled(self, paragraph: Paragraph, file: str) -> Passage:
        """Return the table that stands for a paragraph, or a gap where there is nothing to show in it."""
        table = self._table(paragraph, file)
        if table is None or table.rows:
            return Passage((paragraph,), (), table)
        compiled, _ = self._book.table(table.id, self.scope["language"])
        path = ".".join(compiled.rows.paths[0]) if compiled and compiled.rows.paths else table.id
        return Passage((GAP,), (self._gap(COME_FROM.get(path, path)),))

    def _gap(self, path: str) -> Value:
        """Return a gap where a fact is missing, and remember it as an open point."""
        gap = show(Missing(path), self.scope)
        self.gaps.setdefault(path, plain(gap))
        return gap

    def value(self, pieces: Sequence[Piece], place: Place) -> Value:
        """Return pieces filled and joined into one value."""
        values = [piece.text if isinstance(piece, Run) else self._slot(piece, place.file, place.line)
                  for piece in pieces]  # fmt: skip
        if len(values) == 1:
            return values[0]
        parts: list[Part] = []
        for value in values:
            parts += [value] if isinstance(value, str) else value
        if all(isinstance(part, str) for part in parts):
            return "".join(str(part) for part in parts)
        return tuple(parts)

    def _slot(self, slot: Slot, file: str, line: int) -> Value:
        """Return what a slot is filled with, and remember it where the whole agreement has but one."""
        known = self._memory.values.get(slot.key)
        if known is not None:
            return known
        try:
            shown = self._shown(slot.formula.run(self.scope), slot)
        except FilterError as error:
            self.findings.append(Finding.of(error.code, Place(file, line, 1), **error.args_))
            return ""
        if not isinstance(shown, str):
            for part in shown:
                if isinstance(part, Placeholder):
                    self.gaps.setdefault(part.path, part.shown)
        if slot.key:
            self._memory.values[slot.key] = shown
        return shown

    def _shown(self, value: Any, slot: Slot) -> Value:
        """Show a value; a text without this language, or an empty list, is a gap named by its path."""
        if isinstance(value, str):
            return value
        if value == () or (value.__class__ is dict and not value.get(self.scope["language"])):
            value = Missing(".".join(slot.formula.paths[0]) if slot.formula.paths else "text")
        return show(value, self.scope)

    def _items(self, paragraph: Paragraph, file: str) -> list[Passage]:
        """Return a paragraph for each element of a list; nothing where the list cannot be made."""
        slot = paragraph.slots[0]
        try:
            found = slot.formula.run(self.scope)
        except FilterError as error:
            self.findings.append(Finding.of(error.code, Place(file, paragraph.line, 1), **error.args_))
            return []
        if isinstance(found, Missing) or not found:
            return [Passage((paragraph,), (self._slot(slot, file, paragraph.line),))]
        return [Passage((paragraph,) * len(found), tuple(found))]

    def _table(self, paragraph: Paragraph, file: str) -> Table | None:
        compiled, findings = self._book.table(paragraph.table, self.scope["language"])
        self.findings += findings
        if compiled is None:
            place = Place(file, paragraph.line, 1)
            self.findings.append(Finding.of("TABLE_UNKNOWN", place, table=paragraph.table))
            return None
        self.tables.add(compiled.id)
        return self._filled(compiled)

    def _filled(self, table: CompiledTable) -> Table:
        scope, place = self.scope, Place(f"clauses/tables/{table.id}.yaml", 1, 1)
        columns: list[TableColumn] = []
        makers: list[tuple[Any, CompiledColumn]] = []
        for column in table.columns:
            for element in column.each.run(scope) if column.each else (None,):
                scope["column"] = element
                title = str(self.value(column.title, place))
                columns.append(TableColumn(title, column.width, column.right))
                makers.append((element, column))
        rows = []
        for row in table.rows.run(scope) or ():
            scope["row"] = row
            cells = []
            for element, column in makers:
                scope["column"] = element
                cells.append(self._cell(column, place))
            rows.append(tuple(cells))
        if table.total and rows:
            rows.append(self._total(table.total, len(columns), place))
        return Table(table.id, table.title, tuple(columns), tuple(rows), table.total is not None, table.form)

    def _cell(self, column: CompiledColumn, place: Place) -> tuple[Value, ...]:
        """Return a cell's paragraphs that hold; an empty cell has one, since Word wants it so."""
        first, *more = column.value or (None,)
        if first and not more and not first.conditions:
            return self._cell_paragraph(first.pieces, place, column.gap) or ("",)
        found: list[Value] = []
        for paragraph in column.value:
            if all(condition.run(self.scope) for condition in paragraph.conditions):
                found += self._cell_paragraph(paragraph.pieces, place, column.gap)
        return tuple(found) or ("",)

    def _cell_paragraph(self, pieces: tuple[Piece, ...], place: Place, gap: str) -> tuple[Value, ...]:
        """Return one paragraph, or one for each element where its value is a list."""
        only = pieces[0] if len(pieces) == 1 else None
        if not isinstance(only, Slot):
            return (self.value(pieces, place),)
        if only.formula.filters:
            return (self._slot(only, place.file, place.line),)
        found = only.formula.run(self.scope)
        kind = found.__class__
        if kind is str:
            return (found,)
        if kind is Missing:
            return (self._gap(f"{gap}.{found.path.rsplit('.', 1)[-1]}"),) if gap else ("",)
        if kind is tuple:
            return tuple([self._shown(item, only) for item in found])
        return (self._slot(only, place.file, place.line),)

    def _total(
        self, total: tuple[str, Mapping[int, tuple[Piece, ...]]], width: int, place: Place
    ) -> tuple[tuple[Value, ...], ...]:
        title, cells = total
        row: list[tuple[Value, ...]] = [("",)] * width
        row[0] = (title,)
        for number, pieces in cells.items():
            if number <= width:
                row[number - 1] = (self.value(pieces, place),)
        return tuple(row)
