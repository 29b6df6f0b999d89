"""A finished agreement before it is Word: numbered clauses, tables and furniture, one column per language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple


@dataclass(frozen=True, slots=True)
class Reference:
    """A live reference to a clause or annex, with the number it shows."""

    target: str
    shown: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A highlighted gap where a fact is missing."""

    path: str
    shown: str


Part = str | Reference | Placeholder
Value = str | tuple[Part, ...]
"""What a slot of a wording is filled with."""


def plain(value: Value) -> str:
    """Return a value as the reader sees it."""
    if isinstance(value, str):
        return value
    return "".join(part if isinstance(part, str) else part.shown for part in value)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column's heading, its share of the width, and how its cells are set."""

    title: str
    width: int
    right: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table: each cell is a tuple of paragraphs; a total row stands last; a form has rows to write in."""

    id: str
    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[tuple[Value, ...], ...], ...]
    has_total: bool = False
    form: bool = False


class Block(NamedTuple):
    """One paragraph of a clause with its values, or a table.

    `paragraph` is the compiled paragraph of the wording; what that is, only wording and writer know.
    """

    paragraph: Any
    values: tuple[Value, ...] = ()
    table: Table | None = None


class Passage(NamedTuple):
    """Paragraphs of a clause that follow each other, with the values of all of them in order; or a table.

    `paragraphs` are compiled paragraphs of the wording, each of which knows its `slots`. What holds in many
    agreements is the same object in all of them, so that a passage costs no more than a paragraph.
    """

    paragraphs: tuple[Any, ...]
    values: tuple[Value, ...] = ()
    table: Table | None = None

    def blocks(self) -> Iterator[Block]:
        """Yield each paragraph by itself."""
        start = 0
        for paragraph in self.paragraphs:
            end = start + len(paragraph.slots)
            yield Block(paragraph, self.values[start:end], self.table)
            start = end


@dataclass(frozen=True, slots=True)
class DocumentClause:
    """A numbered clause, or an annex, in one language."""

    id: str
    variant: str
    number: str
    title: str
    passages: tuple[Passage, ...]
    part: str = ""
    digest: str = ""
    annex: bool = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its paragraphs and tables one by one."""
        return tuple(block for passage in self.passages for block in passage.blocks())


@dataclass(frozen=True, slots=True)
class SignatureSeat:
    """One seat at the signature table: for whom, and in which capacity."""

    id: str
    """The party's id and the number of the seat: `nsk-1`."""
    party: str
    capacity: str


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """A Word file that goes with the agreement."""

    title: str
    number: str
    path: str
    sha256: str
    append: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The whole agreement in one language."""

    language: str
    title: str
    subtitle: str
    key_terms: tuple[tuple[str, Value], ...]
    clauses: tuple[DocumentClause, ...]
    annexes: tuple[DocumentClause, ...]
    annex_files: tuple[AnnexFile, ...]
    seats: tuple[SignatureSeat, ...]
    open_points: tuple[str, ...]
    phrases: dict[str, str]


@dataclass(frozen=True, slots=True)
class Edition:
    """Which version of an agreement a document is, and what it is there for."""

    version: str
    status: Literal["draft", "issued", "signature"] = "draft"
    digest: str = ""
    """The sha256 of the content of what is issued; a draft has none, nor has what is still to be digested."""

    @property
    def shown(self) -> str:
        """The version as documents and their names show it."""
        return f"{self.version}-draft" if self.status == "draft" else self.version


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One Word document: its stamps, and one column; or several, side by side or one after the other."""

    agreement: str
    edition: Edition
    author: str
    paper: str
    columns: tuple[Column, ...]
    sheet: bool = False
    """Whether it is a sheet that goes with an agreement: a title and annexes without numbers, and nothing else."""
    in_sequence: bool = False
    """Whether the columns stand one after the other, each the whole agreement, and not side by side."""

    @property
    def versions(self) -> tuple[tuple[Column, ...], ...]:
        """The columns that stand together, for each time the document holds the whole agreement."""
        return tuple((column,) for column in self.columns) if self.in_sequence else (self.columns,)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages, first column first."""
        return tuple(column.language for column in self.columns)
