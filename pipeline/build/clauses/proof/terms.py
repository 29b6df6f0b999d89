"""The defined terms: used without a meaning, with two meanings, or never (V45)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.build.clauses.proof.reading import line_of
from pipeline.model.library import Library
from pipeline.model.phrases import GlossaryTerm
from pipeline.model.places import Finding, Place
from pipeline.model.words import LANGUAGES
from pipeline.render.wording import CompiledWording

GLOSSARY = "clauses/glossary.yaml"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:\A|[.:?!¿¡•]|\ufffc)[\s«»“\"(]*\Z")
"""What stands before the first word of a sentence; after a value anything may."""
_SHORT = 3
"""Words up to this long join the words of a name: the Rules of Business and Human Rights."""

_NUMBERED = re.compile(r"\W*(?:\d|n[.º°])")
"""What follows the name of a numbered act."""

Read = Sequence[tuple[str, CompiledWording]]


def terms_twice(library: Library) -> Iterator[Finding]:
    """V45: find two terms with one id, and a form that two terms of one kind share."""
    seen: dict[tuple[str, str, str], GlossaryTerm] = {}
    ids: set[str] = set()
    for term in library.glossary:
        if term.id in ids:
            yield Finding.of(
                "TERM_TWICE", Place(GLOSSARY, *term.place_of("id")), term.id, form=term.id, other=term.id
            )
        ids.add(term.id)
        yield from _shared(library, term, seen)


def _shared(
    library: Library, term: GlossaryTerm, seen: dict[tuple[str, str, str], GlossaryTerm]
) -> Iterator[Finding]:
    """Find the forms that a term shares with one before it, each once; `seen` is by language, kind and form."""
    for language in LANGUAGES:
        for form in getattr(getattr(term, language), "forms", ()):
            owners = [seen.setdefault((language, kind, form), term) for kind in term.kinds or library.kinds]
            other = next((owner for owner in owners if owner is not term), None)
            if other:
                yield Finding.of("TERM_TWICE", Place(GLOSSARY, *term.place_of(language)), term.id, form=form,
                                 other=other.id)  # fmt: skip


def terms_unused(library: Library, read: Read) -> Iterator[Finding]:
    """V45: find a term that no wording uses, no other term's meaning, and no reference, which says the word for an annex."""
    used = {term for _, wording in read for paragraph in wording.paragraphs for term in paragraph.terms}
    asked = {constant for _, wording in read for constant in _named(wording, "term")}
    words = {_annex_word(library, code) for code, wording in read
             if any(_is_annex(library, target) for target in _named(wording, "ref"))}  # fmt: skip
    meanings = {
        t.id: " ".join(getattr(getattr(t, code), "meaning", "") for code in LANGUAGES)
        for t in library.glossary
    }
    for term in library.glossary:
        forms = [form for code in LANGUAGES for form in getattr(getattr(term, code), "forms", ())]
        explains = any(form in text for form in forms for other, text in meanings.items() if other != term.id)
        if term.id not in used and term.id not in asked and not explains and words.isdisjoint(forms):
            yield Finding.of("TERM_UNUSED", Place(GLOSSARY, *term.place_of("id")), term.id, term=term.id)


def _annex_word(library: Library, language: str) -> str:
    """Return the word that is printed before the number of an annex."""
    words = library.phrases.phrases.get("annex")
    return words.get(language, "") if words else ""


def _is_annex(library: Library, clause_id: str) -> bool:
    return clause_id in library.clauses and library.clauses[clause_id].annex


def _named(wording: CompiledWording, filter_: str) -> Iterator[str]:
    """Yield what wording gives to a filter by its id: {{ "grant" | term }}, {{ "annex-budget" | ref }}."""
    for paragraph in wording.paragraphs:
        for slot in paragraph.slots:
            if filter_ in slot.formula.filters:
                yield from re.findall(r"'([^']+)'", slot.formula.source)


def terms_undefined(library: Library, read: Read, wanted: Iterable[str]) -> Iterator[Finding]:
    """V45: find a common word with a capital that the glossary does not know, in the wanted files.

    A word is common if the library also writes it without a capital. What stands beside another such word is a
    name, as the European Commission is, and what the glossary lists under `names` is one too.
    """
    files, common, known = set(wanted), _common(read), {code: _known(library, code) for code in LANGUAGES}
    for language, wording in read:
        for paragraph in wording.paragraphs if wording.file in files else ():
            reading = _Reading(line_of(paragraph), known[language], common[language])
            for word in dict.fromkeys(reading.lone_capitals()):
                yield Finding.of("TERM_UNDEFINED", Place(wording.file, paragraph.line, 1), term=word)


def _common(read: Read) -> Mapping[str, set[str]]:
    """Return the words that the library writes without a capital, by language."""
    common: dict[str, set[str]] = defaultdict(set)
    for language, wording in read:
        for paragraph in wording.paragraphs:
            common[language].update(word for word in _WORD.findall(line_of(paragraph)) if word[0].islower())
    return common


def _known(library: Library, language: str) -> frozenset[str]:
    """Return the words that terms are made of, and the names that are none."""
    forms = (form for term in library.glossary for form in getattr(getattr(term, language), "forms", ()))
    return frozenset(
        word for form in (*forms, *library.names.get(language, ())) for word in _WORD.findall(form)
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """One paragraph, the words its language knows as terms or names, and those it writes without a capital."""

    text: str
    known: frozenset[str]
    common: Collection[str]

    def lone_capitals(self) -> Iterator[str]:
        """Yield the common words with a capital inside a sentence that have no name beside them."""
        words = list(_WORD.finditer(self.text))
        for number, match in enumerate(words):
            if not self._capital(match) or self._begins(match) or not self._common(match):
                continue
            beside = (words[number - 1 :: -1] if number else [], words[number + 1 :])
            if not any(map(self._named, beside)) and not _NUMBERED.match(self.text, match.end()):
                yield match.group()

    def _capital(self, match: re.Match[str]) -> bool:
        word = match.group()
        return word[0].isupper() and not word[1:].isupper() and len(word) > 1 and word not in self.known

    def _begins(self, match: re.Match[str]) -> bool:
        return _BEGINS.search(self.text[: match.start()]) is not None

    def _common(self, match: re.Match[str]) -> bool:
        word = match.group()
        return word[0].lower() + word[1:] in self.common

    def _named(self, words: Sequence[re.Match[str]]) -> bool:
        """Return whether the nearest word that does not only join others is part of a name."""
        near = next(
            (match for match in words if len(match.group()) > _SHORT or match.group()[0].isupper()), None
        )
        if near is None or not near.group()[0].isupper() or near.group() in self.known:
            return False
        return not (self._begins(near) and self._common(near))
