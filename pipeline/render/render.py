"""From a selection to documents: one column per language, in one document together or one document each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.model.agreement import WordAnnex
from pipeline.model.document import (
    AnnexFile,
    Column,
    Document,
    DocumentClause,
    Edition,
    Passage,
    SignatureSeat,
    Value,
)
from pipeline.model.partnership import Partnership, documents_in, expected_from, locate
from pipeline.model.places import Finding, Place
from pipeline.model.selection import SelectedClause, Selection
from pipeline.model.words import L10n
from pipeline.render.book import Book
from pipeline.render.calendar import calendar
from pipeline.render.composed import undefined, uneven
from pipeline.render.derived import budget_rows, definitions
from pipeline.render.fill import Filler
from pipeline.render.versions import differences, untranslated


@dataclass(frozen=True, slots=True)
class Stamps:
    """What a document says of itself: which edition it is, and whose."""

    edition: Edition
    author: str
    paper: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """The documents of one agreement, what is open in them, and what they depend on."""

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    gaps: tuple[str, ...]
    units: tuple[str, ...]


def render(
    selection: Selection, facts: Mapping[str, Any], book: Book, stamps: Stamps,
    annex_digests: Mapping[str, str],
) -> Rendered:  # fmt: skip
    """Render a selection into its documents: one per language, or one that holds them all."""
    partnership = selection.partnership
    languages, layout = partnership.languages.versions, partnership.languages.layout
    composers = [_Composer(selection, facts, book, language, annex_digests) for language in languages]
    used = {term for composer in composers for term in composer.filler.terms} if layout != "single" else None
    order = languages[0] if layout == "side-by-side" and languages else ""
    columns = {composer.language: composer.column(used, order) for composer in composers}
    findings = [finding for composer in composers for finding in composer.filler.findings]
    units = set(selection.units).union(*(composer.units for composer in composers))
    gaps = dict.fromkeys(path for composer in composers for path in composer.filler.gaps)
    findings += _differences(selection, book)
    findings += uneven(selection, tuple(columns.values()))
    all_used = {term for composer in composers for term in composer.filler.terms}
    findings += undefined(selection, all_used, book, languages)
    for language in languages:
        findings += untranslated(selection, book, language)
    findings += [
        Finding(
            "FACT_MISSING",
            locate(partnership, selection.agreement, path),
            path,
            (("path", path), ("stage", expected_from(path))),
        )
        for path in gaps
    ]
    documents = tuple(
        Document(agreement=selection.id, edition=stamps.edition, author=stamps.author,
                 paper=stamps.paper, columns=tuple(columns[language] for language in together),
                 in_sequence=layout == "sequential" and len(together) > 1)
        for together in documents_in(partnership.languages)
    )  # fmt: skip
    return Rendered(documents, tuple(dict.fromkeys(findings)), tuple(gaps), tuple(sorted(units)))


class _Composer:
    """Composes one agreement in one language."""

    def __init__(
        self, selection: Selection, facts: Mapping[str, Any], book: Book, language: str,
        annex_digests: Mapping[str, str],
    ) -> None:  # fmt: skip
        self._selection = selection
        self._book = book
        self.language = language
        self._words = book.words(language, selection.partnership.languages.regions.get(language, ""))
        self._annex_digests = annex_digests
        self._force = _force(selection)
        self.units: set[str] = {"phrases.yaml", "glossary-forms", "house/house.docx"}
        self._annex_files = tuple(self._word_annexes())
        self.filler = Filler(book, self._scope(dict(facts)))
        self._drafts = [self._filled(picked) for picked in (*selection.clauses, *selection.annexes)]

    def column(self, terms: set[str] | None, order: str) -> Column:
        """Return the whole agreement in this language.

        `terms` are the defined terms to list where a document holds several languages; else it lists those
        it uses. They stand in the order of the language `order` where one is named; else in their own.
        """
        selection, words = self._selection, self._words
        used = self.filler.terms if terms is None else terms
        self.filler.scope["definitions"] = definitions(
            used, self._book.glossary, selection.kind.id, order or self.language, self.language)  # fmt: skip
        done = [self._clause(picked, passages) for picked, passages in self._drafts]
        count = len(selection.clauses)
        self.units |= {f"glossary/{term}" for term in self.filler.terms}
        self.units |= {f"tables/{table}.yaml" for table in self.filler.tables}
        title = selection.agreement.title or selection.kind.title
        return Column(
            language=self.language,
            title=title.get(self.language, ""),
            subtitle=_in(selection.kind.subtitle, self.language),
            key_terms=tuple(self._key_terms()),
            clauses=tuple(done[:count]),
            annexes=tuple(done[count:]),
            annex_files=self._annex_files,
            seats=tuple(_seats(selection.partnership, self.language)),
            open_points=tuple(words.fact(path) for path in self.filler.gaps),
            phrases=words.phrases,
        )

    def _scope(self, facts: dict[str, Any]) -> dict[str, Any]:
        selection = self._selection
        included = tuple(p.clause.id for p in (*selection.clauses, *selection.annexes))
        facts |= {
            "language": self.language,
            "words": self._words,
            "glossary": self._book.glossary,
            "included": frozenset(included),
            "numbers": self._numbers(),
            "terms_used": set(),
            "must": "",
            "binding": True,
            "binding_clauses": tuple(p.clause.id for p in selection.clauses if p.clause.binds),
            "budget_rows": budget_rows(selection.agreement, selection.ruleset),
            "calendar": calendar(selection.partnership, selection.agreement, self._book.library.phrases),
            "definitions": (),
        }
        return facts

    def _numbers(self) -> dict[str, str]:
        """Return the number every clause and annex will have, by id."""
        numbers = {p.clause.id: str(n) for n, p in enumerate(self._selection.clauses, 1)}
        word = self._words.phrases.get("annex", "")
        annexes = enumerate(self._selection.annexes, 1)
        return numbers | {p.clause.id: f"{word}\u00a0{n}" for n, p in annexes}

    def _filled(self, picked: SelectedClause) -> tuple[SelectedClause, list[Passage]]:
        """Fill a clause's wording; its tables come later, when all terms are known."""
        clause = picked.clause
        wording, findings = self._book.wording(clause.id, picked.variant, self.language)
        self.filler.findings += findings
        if wording is None:
            where = Place(f"clauses/wording/{clause.id}/clause.yaml", *clause.place_of("variants"))
            self.filler.findings.append(Finding.of(
                "WORDING_MISSING", where, clause=clause.id, variant=picked.variant,
                language=self.language))  # fmt: skip
            return picked, []
        self.units |= {wording.file.removeprefix("clauses/"), f"wording/{clause.id}/clause.yaml"}
        self.filler.bind(binding=self._binds(picked))
        return picked, self.filler.passages(wording)

    def _binds(self, picked: SelectedClause) -> bool:
        """Return whether a clause's duties bind."""
        return self._force == "all" or (self._force == "listed" and picked.clause.binds)

    def _clause(self, picked: SelectedClause, passages: list[Passage]) -> DocumentClause:
        clause = picked.clause
        wording, _ = self._book.wording(clause.id, picked.variant, self.language)
        title = (wording.title if wording else "") or clause.title.get(self.language, clause.id)
        return DocumentClause(
            id=clause.id,
            variant=picked.variant,
            number=self.filler.scope["numbers"][clause.id],
            title=title,
            passages=self.filler.with_tables(passages, wording.file if wording else ""),
            part=_in(self._selection.parts.get(clause.id), self.language),
            digest=wording.digest if wording else "",
            annex=clause.annex,
        )

    def _key_terms(self) -> Iterable[tuple[str, Value]]:
        kind, scope = self._selection.kind, self.filler.scope
        where = Place(f"clauses/kinds/{kind.id}.yaml", 1, 1)
        for term, condition, pieces in self._book.key_terms(kind, self.language):
            if condition is None or condition.run(scope):
                yield term.label.get(self.language, ""), self.filler.value(pieces, where)

    def _word_annexes(self) -> Iterable[AnnexFile]:
        """Return the Word files that go along, numbered after the library's annexes."""
        start = len(self._selection.annexes) + 1
        annexes: Iterable[WordAnnex] = self._selection.agreement.annexes
        for number, annex in enumerate(annexes, start):
            yield AnnexFile(
                title=annex.title.get(self.language, ""),
                number=f"{self._words.phrases.get('annex', '')}\u00a0{number}",
                path=annex.file,
                sha256=self._annex_digests.get(annex.file, ""),
                append=annex.mode == "append",
            )


def _force(selection: Selection) -> str:
    """Return what binds, as the answer to the slot that has a force says: all, those listed, or none."""
    given = (answer.slot.answer(answer.answer) for answer in selection.answers.values())
    return next((answer.force for answer in given if answer and answer.force), "all")


def _in(text: L10n | None, language: str) -> str:
    return text.get(language, "") if text else ""


def _seats(partnership: Partnership, language: str) -> Iterable[SignatureSeat]:
    for party in partnership.parties:
        titles = [seat.title.get(language, "") for seat in party.signatories] or [""]
        for number, title in enumerate(titles, 1):
            yield SignatureSeat(f"{party.id}-{number}", party.name, title)


def _differences(selection: Selection, book: Book) -> list[Finding]:
    """Find wordings whose language versions are not built alike."""
    languages = selection.partnership.languages.versions
    findings = []
    for picked in (*selection.clauses, *selection.annexes) if len(languages) > 1 else ():
        found = [book.wording(picked.clause.id, picked.variant, language)[0] for language in languages]
        wordings = [wording for wording in found if wording]
        findings += differences(picked.clause.id, wordings) if wordings else []
    return findings
