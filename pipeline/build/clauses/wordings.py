"""The wordings of one clause: what each says, and which facts and tables it uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.build.clauses.known import languages_of
from pipeline.model.clause import Clause, WordingSource
from pipeline.model.places import Finding
from pipeline.render.book import Book
from pipeline.render.versions import differences
from pipeline.render.wording import GRAMMAR, CompiledWording, Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One wording, in one language."""

    variant: str
    language: str
    source: WordingSource
    title: str
    """Its heading: its own, or the clause's."""
    body: str
    facts: tuple[str, ...]
    tables: tuple[str, ...]

    @property
    def note(self) -> str:
        """Why it was last changed; "" where nobody says."""
        return self.source.front.change_note or ""


def texts_of(book: Book, clause: Clause) -> tuple[list[Text], list[Finding]]:
    """Return the wordings of a clause, variant by variant, and what is wrong with them."""
    texts: list[Text] = []
    findings: list[Finding] = []
    for variant in clause.variants:
        versions = []
        for language in languages_of(book.library, clause.id, variant.id):
            compiled, found = book.wording(clause.id, variant.id, language)
            findings += found
            if compiled:
                versions.append(compiled)
                texts.append(_text(book, clause, variant.id, language, compiled))
        findings += differences(clause.id, versions) if versions else []
    return texts, findings


def _text(book: Book, clause: Clause, variant: str, language: str, compiled: CompiledWording) -> Text:
    source = book.library.wordings[clause.id, variant, language]
    return Text(
        variant=variant, language=language, source=source,
        title=compiled.title or clause.title.get(language, ""),
        body=_in_text(source) if source.word else source.text.strip(),
        facts=tuple(dict.fromkeys(path for paragraph in compiled.paragraphs for path in _facts(paragraph))),
        tables=tuple(paragraph.table for paragraph in compiled.paragraphs if paragraph.table),
    )  # fmt: skip


def _facts(paragraph: Paragraph) -> Iterator[str]:
    for formula in (*paragraph.conditions, *(slot.formula for slot in paragraph.slots)):
        yield from (".".join(path) for path in formula.paths if not GRAMMAR.issuperset(path))


def _in_text(source: WordingSource) -> str:
    """Show a wording written in Word, with what reads Word files only then."""
    from pipeline.word.wordfile import shown_word  # noqa: PLC0415  most wordings are Markdown

    return shown_word(source)
