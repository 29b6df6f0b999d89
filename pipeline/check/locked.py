"""Rules about texts that must be the funder's own: whether they are in place, unchanged, and where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.check.case import Case
from pipeline.model.clause import Clause, WordingSource
from pipeline.model.places import Finding, Place, Severity
from pipeline.model.selection import SelectedClause


def pending(case: Case) -> Iterator[Finding]:
    """V27: find a clause that still waits for the funder's official text, in any language of the agreement."""
    for picked in _locked(case):
        languages = lacking(case, picked)
        if languages:
            found = awaiting(picked.clause, [f"{picked.variant}.{language}" for language in languages])
            waived = picked.clause.id in {waiver.clause for waiver in case.agreement.waivers}
            yield replace(found, severity=Severity.INFO) if waived else found


def pasted(case: Case) -> Iterator[Finding]:
    """V27: find an official text that was changed, or that does not say where it comes from."""
    for picked in _locked(case):
        yield from unsourced(picked.clause)
        for _, source in _texts(case, picked):
            yield from faults_of(source)


def authentic(case: Case) -> Iterator[Finding]:
    """Section 12.9: find an official text whose deciding language is none of the agreement's."""
    for picked in _locked(case):
        language = _authentic(case, picked.clause)
        there = [source for _, source in _texts(case, picked) if source.official]
        if there and language not in case.partnership.languages.versions:
            yield Finding.of("OFFICIAL_TEXT_NOT_AUTHENTIC", Place(there[0].file), clause=picked.clause.id,
                             language=language)  # fmt: skip


def lacking(case: Case, picked: SelectedClause) -> list[str]:
    """Return the languages of an agreement in which a clause waits for the funder's text."""
    if not _awaited(case, picked.clause):
        return []
    theirs = {language for language, source in _texts(case, picked) if source.official}
    return [language for language in case.partnership.languages.versions if language not in theirs]


def awaiting(clause: Clause, wordings: list[str]) -> Finding:
    """Say that wordings of a clause wait for the funder's text."""
    locked = clause.locked
    at = locked.place_of("official_text") if locked else (1, 1)
    where: Mapping[str, str] = (locked.where if locked else None) or {}
    told = {f"where_{language}": text for language, text in where.items()}
    return Finding.of("OFFICIAL_TEXT_PENDING", Place(_file(clause), *at), "locked.official_text", clause=clause.id,
                      wordings=", ".join(wordings), **{"where": "", **told})  # fmt: skip


def faults_of(source: WordingSource) -> Iterator[Finding]:
    """Find what is wrong with one official text: its source, date or digest is missing, or the text is another."""
    if not source.official:
        return
    said = source.front.official
    missing = [name for name in ("source", "as_of", "sha256") if not (said and getattr(said, name))]
    if missing:
        at = said.place_of("source") if said else (1, 1)
        yield Finding.of("OFFICIAL_TEXT_WITHOUT_SOURCE", Place(source.file, *at), "official",
                         missing=", ".join(missing), hash=source.text_hash)  # fmt: skip
    elif said and said.sha256 != source.text_hash:
        yield Finding.of("OFFICIAL_TEXT_CHANGED", Place(source.file, *said.place_of("sha256")), "official.sha256",
                         source=said.source or "", on=said.as_of, hash=source.text_hash)  # fmt: skip


def unsourced(clause: Clause) -> Iterator[Finding]:
    """Find a clause that says the funder has no text of its own, and not who said so and when."""
    locked = clause.locked
    if locked and locked.official_text == "none" and not (locked.source and locked.as_of):
        yield Finding.of("OFFICIAL_TEXT_NONE", Place(_file(clause), *locked.place_of("official_text")),
                         "locked.official_text", clause=clause.id)  # fmt: skip


def _locked(case: Case) -> Iterator[SelectedClause]:
    chosen = (*case.selection.clauses, *case.selection.annexes)
    return (picked for picked in chosen if picked.clause.locked)


def _texts(case: Case, picked: SelectedClause) -> Iterator[tuple[str, WordingSource]]:
    """Return the texts that an agreement prints of a clause, by language."""
    for language in case.partnership.languages.versions:
        source = case.library.wordings.get((picked.clause.id, picked.variant, language))
        if source:
            yield language, source


def _awaited(case: Case, clause: Clause) -> bool:
    locked = clause.locked
    return bool(locked and locked.official_text == "pending"
                and (not locked.kinds or case.agreement.kind in locked.kinds))  # fmt: skip


def _authentic(case: Case, clause: Clause) -> str:
    """Return the language that decides for a clause's official text: the fund's rules say, else the clause."""
    ruleset = case.selection.ruleset
    own = clause.locked.authentic_language if clause.locked else ""
    return (ruleset.authentic if ruleset else {}).get(clause.id, own)


def _file(clause: Clause) -> str:
    return f"clauses/wording/{clause.id}/clause.yaml"


RULES = (pending, pasted, authentic)
