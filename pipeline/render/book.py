"""The library made ready for rendering: wordings and tables compiled once, when first asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.formula import Formula, parse_formula
from pipeline.model.clause import WordingSource
from pipeline.model.facts import unknown
from pipeline.model.library import KeyTerm, Kind, Library
from pipeline.model.phrases import GlossaryTerm
from pipeline.model.places import Finding, Place
from pipeline.model.table import Column, TableRule
from pipeline.model.words import Wording
from pipeline.render.markdown import compile_markdown, inline
from pipeline.render.wording import CompiledWording, Paragraph, Piece, Run
from pipeline.render.words import Words

CompiledTerm = tuple[KeyTerm, Formula | None, tuple[Piece, ...]]
TermForms = tuple[re.Pattern[str], dict[str, str]]
WordReader = Callable[[WordingSource], tuple[tuple[Paragraph, ...], list[Finding]]]


@dataclass(frozen=True, slots=True)
class CompiledColumn:
    """A table's column in one language."""

    title: tuple[Piece, ...]
    value: tuple[Paragraph, ...]
    width: int
    right: bool
    each: Formula | None
    gap: str


@dataclass(frozen=True, slots=True)
class CompiledTable:
    """A table in one language."""

    id: str
    title: str
    rows: Formula
    columns: tuple[CompiledColumn, ...]
    total: tuple[str, Mapping[int, tuple[Piece, ...]]] | None
    form: bool


class Book:
    """Wordings, tables and words, compiled on demand and kept; `findings` gathers what was wrong."""

    def __init__(self, library: Library, read_word: WordReader) -> None:
        """Take a library; `read_word` reads wording that was written in Word."""
        self.library = library
        self.glossary: dict[str, GlossaryTerm] = {term.id: term for term in library.glossary}
        self._read_word = read_word
        self._words: dict[tuple[str, str], Words] = {}
        self._wordings: dict[tuple[str, str, str], tuple[CompiledWording | None, list[Finding]]] = {}
        self._tables: dict[tuple[str, str], tuple[CompiledTable | None, list[Finding]]] = {}
        self._terms: dict[str, TermForms] = {}
        self._key_terms: dict[tuple[str, str], list[CompiledTerm]] = {}

    def words(self, language: str, region: str = "") -> Words:
        """Return how a language writes, in a region such as `es-GT` where one is named."""
        key = (language, region)
        if key not in self._words:
            self._words[key] = Words(language, self.library.phrases, region)
        return self._words[key]

    def wording(
        self, clause: str, variant: str, language: str
    ) -> tuple[CompiledWording | None, list[Finding]]:
        """Return a compiled wording and what is wrong with it; None where the library has none."""
        key = (clause, variant, language)
        if key not in self._wordings:
            self._wordings[key] = self._compile(key)
        return self._wordings[key]

    def table(self, table_id: str, language: str) -> tuple[CompiledTable | None, list[Finding]]:
        """Return a compiled table and what is wrong with it; None where the library has none."""
        key = (table_id, language)
        if key not in self._tables:
            rule = self.library.tables.get(table_id)
            self._tables[key] = _compile_table(rule, language) if rule else (None, [])
        return self._tables[key]

    def key_terms(self, kind: Kind, language: str) -> list[CompiledTerm]:
        """Return a kind's key terms, each with its condition and its value compiled."""
        key = (kind.id, language)
        if key not in self._key_terms:
            file = f"clauses/kinds/{kind.id}.yaml"
            self._key_terms[key] = [
                (
                    term,
                    parse_formula(term.when) if term.when else None,
                    inline(_in(term.value, language), file, term.place_of("value")[0])[0],
                )
                for term in kind.key_terms
            ]
        return self._key_terms[key]

    def _compile(self, key: tuple[str, str, str]) -> tuple[CompiledWording | None, list[Finding]]:
        source = self.library.wordings.get(key)
        if source is None:
            return None, []
        if source.word:
            paragraphs, findings = self._read_word(source)
        else:
            paragraphs, findings = compile_markdown(source.text, source.file, source.offset)
        findings = [*findings, *unknown_facts(paragraphs, source.file)]
        if not paragraphs and not findings:
            findings = [Finding.of("WORDING_EMPTY", Place(source.file, 1, 1))]
        marked = tuple(self._with_terms(paragraph, key[2]) for paragraph in paragraphs)
        shape = tuple(paragraph.shape for paragraph in marked)
        return CompiledWording(source.file, source.digest, source.front.title or "", marked, shape), findings

    def _with_terms(self, paragraph: Paragraph, language: str) -> Paragraph:
        """Note which defined terms a paragraph's fixed text uses."""
        pattern, owners = self._term_forms(language)
        text = " ".join(piece.text for piece in paragraph.pieces if isinstance(piece, Run))
        ids = frozenset(owners[match.group()] for match in pattern.finditer(text))
        return replace(paragraph, terms=ids) if ids else paragraph

    def _term_forms(self, language: str) -> TermForms:
        """Return one expression that finds every form of every term, longer forms first, and whose each is."""
        if language not in self._terms:
            owners = {
                form: term.id
                for term in self.library.glossary
                for form in getattr(getattr(term, language), "forms", ())
            }
            forms = "|".join(re.escape(form) for form in sorted(owners, key=len, reverse=True))
            self._terms[language] = (re.compile(rf"(?<!\w)(?:{forms or '(?!)'})(?!\w)"), owners)
        return self._terms[language]


def unknown_facts(paragraphs: Iterable[Paragraph], file: str) -> list[Finding]:
    """Find names that are no facts: each would print as a gap, or silently be false in a condition."""
    findings = []
    for paragraph in paragraphs:
        formulas = [*paragraph.conditions, *(slot.formula for slot in paragraph.slots)]
        for path in dict.fromkeys(path for formula in formulas for path in formula.paths):
            found = unknown(path)
            if found:
                place = Place(file, paragraph.line, 1)
                findings.append(Finding.of("FACT_UNKNOWN", place, name=found[0], nearest=found[1]))
    return list(dict.fromkeys(findings))


def _compile_table(rule: TableRule, language: str) -> tuple[CompiledTable, list[Finding]]:
    file = f"clauses/tables/{rule.id}.yaml"
    findings: list[Finding] = []

    def paragraphs(wording: Wording, line: int) -> tuple[Paragraph, ...]:
        compiled, found = compile_markdown(_in(wording, language), file, line - 1)
        findings.extend((*found, *unknown_facts(compiled, file)))
        return compiled

    def pieces(wording: Wording, line: int) -> tuple[Piece, ...]:
        compiled = paragraphs(wording, line)
        return compiled[0].pieces if compiled else ()

    def column(given: Column) -> CompiledColumn:
        title = pieces(given.title, given.place_of("title")[0])
        value = paragraphs(given.value, given.place_of("value")[0])
        each = parse_formula(given.each) if given.each else None
        return CompiledColumn(title, value, given.width, given.align == "right", each, given.gap or "")

    columns = tuple(column(given) for given in rule.columns)
    total = None
    if rule.total:
        line = rule.total.place_of("cells")[0]
        cells = {int(no): pieces(wording, line) for no, wording in rule.total.cells.items()}
        total = (rule.total.title.get(language, ""), cells)
    title = rule.title.get(language, "")
    return CompiledTable(rule.id, title, parse_formula(rule.rows), columns, total, rule.form), findings


def _in(wording: Wording, language: str) -> str:
    return wording.get(language) or wording.get("") or ""
