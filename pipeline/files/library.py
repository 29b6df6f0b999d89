"""Reads the clause library from disk: every file once, every finding at once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from pipeline.files.noting import BAD
from pipeline.files.reader import Reader
from pipeline.files.rulesets import extended
from pipeline.files.strict_yaml import harmful, parse
from pipeline.files.units import library_units
from pipeline.model import library as lib
from pipeline.model.clause import OFFICIAL, Approval, Clause, FrontMatter, Variant, WordingSource
from pipeline.model.country import CountryRules, Weekends
from pipeline.model.phrases import Glossary, Phrases
from pipeline.model.places import Finding, Place
from pipeline.model.record import Record
from pipeline.model.ruleset import Ruleset
from pipeline.model.table import TableRule
from pipeline.model.words import LANGUAGES

R = TypeVar("R", bound=Record)
WORDING_ENDINGS = (".md", ".docx")
_APPROVAL: Any = Approval
_FRONT_MATTER: Any = FrontMatter
"""Made here as well as read; the type checker does not see the fields of a record."""
_ASKS_WHAT_IS_IN = re.compile(r"\bis\s+included\b")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(slots=True)
class _Shelf:
    """The library folder while it is being read."""

    folder: Path
    vocabularies: dict[str, Collection[str]]
    findings: list[Finding] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)

    def bytes_of(self, name: str) -> bytes | None:
        """Return a file's bytes and note its digest; None, with a finding, where it is missing."""
        try:
            data = (self.folder / name).read_bytes()
        except FileNotFoundError:
            self.findings.append(Finding.of("LIBRARY_FILE_MISSING", Place(f"clauses/{name}")))
            return None
        self.digests[name] = hashlib.sha256(data).hexdigest()
        return data

    def record(self, cls: type[R], name: str) -> R | None:
        """Read one YAML file as one record."""
        data = self.bytes_of(name)
        if data is None:
            return None
        node, findings = parse(data, f"clauses/{name}")
        self.findings += findings
        if node is None:
            return None
        reader = Reader(f"clauses/{name}", self.vocabularies)
        value = reader.read(cls, node)
        self.findings += reader.findings
        return None if value is BAD else value

    def sound(self, cls: type[R], name: str) -> R | None:
        """Read one YAML file; None where anything in it is wrong, since what is left would mislead."""
        before = len(self.findings)
        value = self.record(cls, name)
        return value if len(self.findings) == before else None

    def records(self, cls: type[R], folder: str, *, sound: bool = False) -> dict[str, R]:
        """Read every YAML file of a folder, by its name, in order; if asked, those alone in which nothing is wrong."""
        read_one = self.sound if sound else self.record
        read = {name: read_one(cls, f"{folder}/{name}.yaml") for name in _stems(self.folder / folder)}
        found = {name: value for name, value in read.items() if value is not None}
        for name, value in found.items():
            self.named(value, f"{folder}/{name}.yaml", name)
        return found

    def named(self, value: Record, file: str, name: str) -> None:
        """Note where a record does not bear the name of its file or folder: its id, or a ruleset its date."""
        field = "date" if isinstance(value, Ruleset | CountryRules) else "id"
        given = getattr(value, field)
        if given != name:
            place = Place(f"clauses/{file}", *value.place_of(field))
            self.findings.append(Finding.of("ID_NOT_FOLDER", place, field, id=given, folder=name))


def load_library(folder: Path) -> tuple[lib.Library | None, list[Finding]]:
    """Load the library in `folder`; None where too much is wrong to build from it."""
    shelf = _Shelf(folder, _vocabularies(folder))
    slots = shelf.record(lib.Slots, "slots.yaml")
    shelf.vocabularies["slots"] = [slot.id for slot in slots.slots] if slots else ()
    conflicts = shelf.record(lib.Conflicts, "conflicts.yaml")
    glossary = shelf.record(Glossary, "glossary.yaml")
    phrases = shelf.record(Phrases, "phrases.yaml")
    questions = shelf.record(lib.Questions, "questions.yaml")
    clauses = _clauses(shelf)
    rulesets = _rulesets(shelf)
    wordings = _wordings(shelf, clauses)
    house = shelf.bytes_of("house/house.docx")
    parts: dict[str, Any] = {
        "kinds": shelf.records(lib.Kind, "kinds"),
        "types": shelf.records(lib.TypeRule, "types"),
        "overlays": tuple(shelf.records(lib.Overlay, "overlays").values()),
        "rulesets": rulesets,
        "countries": _countries(shelf),
        "weekends": _weekends(shelf),
        "wordings": wordings,
        "approved": frozenset(key for key, source in wordings.items() if source.official or source.approved),
        "tables": shelf.records(TableRule, "tables", sound=True),
    }
    if not (slots and conflicts and glossary and phrases and questions and house is not None):
        return None, shelf.findings
    library = lib.Library(
        slots={slot.id: slot for slot in slots.slots},
        conflicts=conflicts.conflicts,
        glossary=glossary.terms,
        names=glossary.names,
        phrases=phrases,
        questions=questions.questions,
        clauses=clauses,
        house=WordingSource("clauses/house/house.docx", shelf.digests["house/house.docx"], word=house),
        digests=library_units(shelf.digests, clauses, glossary, rulesets),
        **parts,
    )
    return library, shelf.findings


def _stems(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.yaml"))


def _vocabularies(folder: Path) -> dict[str, Collection[str]]:
    """List the words the library defines by its folders' and files' names."""
    return {
        "kinds": _stems(folder / "kinds"),
        "types": _stems(folder / "types"),
        "clauses": sorted(path.parent.name for path in folder.glob("wording/*/clause.yaml")),
        "pools": sorted(path.name for path in folder.glob("rulesets/*") if path.is_dir()),
        "languages": sorted(LANGUAGES),
    }


def vocabularies(library: lib.Library) -> dict[str, Collection[str]]:
    """Return the words a partnership file may use, as a loaded library defines them."""
    return {
        "kinds": library.kinds,
        "types": library.types,
        "clauses": library.clauses,
        "pools": library.rulesets,
        "slots": library.slots,
        "languages": LANGUAGES,
    }


def _clauses(shelf: _Shelf) -> dict[str, Clause]:
    clauses = {}
    for name in shelf.vocabularies["clauses"]:
        clause = shelf.sound(Clause, f"wording/{name}/clause.yaml")
        if clause is None:
            continue
        shelf.named(clause, f"wording/{name}/clause.yaml", name)
        shelf.findings += _too_early(clause)
        clauses[name] = clause
    return clauses


def _too_early(clause: Clause) -> Iterator[Finding]:
    """Find a condition that asks which clauses are in, where that is what it decides."""
    asking: list[tuple[str, Clause | Variant]] = [("when", clause)]
    asking += [(f"variants[{number}].when", variant) for number, variant in enumerate(clause.variants)]
    for path, holder in asking:
        if holder.when and _ASKS_WHAT_IS_IN.search(holder.when):
            where = Place(f"clauses/wording/{clause.id}/clause.yaml", *holder.place_of("when"))
            yield Finding.of("FORMULA_TOO_EARLY", where, path, formula=holder.when)


def _rulesets(shelf: _Shelf) -> dict[str, tuple[Ruleset, ...]]:
    pools = shelf.vocabularies["pools"]
    read = {pool: tuple(shelf.records(Ruleset, f"rulesets/{pool}").values()) for pool in pools}
    whole, findings = extended(read)
    shelf.findings += findings
    return whole


def _countries(shelf: _Shelf) -> dict[str, tuple[CountryRules, ...]]:
    """Read the countries' rules; an older library has none."""
    folders = sorted(path.name for path in (shelf.folder / "countries").glob("*") if path.is_dir())
    return {code: tuple(shelf.records(CountryRules, f"countries/{code}").values()) for code in folders}


def _weekends(shelf: _Shelf) -> Weekends | None:
    name = "countries/weekends.yaml"
    return shelf.record(Weekends, name) if (shelf.folder / name).is_file() else None


def _wordings(shelf: _Shelf, clauses: Mapping[str, Clause]) -> dict[tuple[str, str, str], WordingSource]:
    """Read every wording file; its name says variant and language. A funder's own text goes before ours."""
    ours: dict[tuple[str, str, str], WordingSource] = {}
    theirs: dict[tuple[str, str, str], WordingSource] = {}
    for clause_id, clause in clauses.items():
        folder = shelf.folder / "wording" / clause_id
        for path in sorted(p for p in folder.iterdir() if _is_wording(p)):
            named, _, language = path.stem.rpartition(".")
            variant = named.removesuffix(OFFICIAL)
            found = ours if variant == named else theirs
            name = f"wording/{clause_id}/{path.name}"
            if (
                clause.variant(variant) is None
                or language not in LANGUAGES
                or not _may_be(found is theirs, clause, path)
            ):
                shelf.findings.append(
                    Finding.of("WORDING_FILE_NAME", Place(f"clauses/{name}"), name=path.name)
                )
                continue
            source = _wording(shelf, name)
            if source and source.word:
                source = replace(source, front=_word_front(clause, variant, language))
            if (clause.id, variant, language) in found:
                shelf.findings.append(Finding.of("WORDING_TWICE", Place(f"clauses/{name}"), name=path.stem))
            elif source:
                found[clause_id, variant, language] = source
    return {**ours, **theirs}


def _may_be(official: bool, clause: Clause, path: Path) -> bool:
    """Whether a clause may have a funder's own text; in Markdown, where its source can be told."""
    return not official or (clause.locked is not None and path.suffix == ".md")


def _word_front(clause: Clause, variant: str, language: str) -> FrontMatter:
    """Return what a Word file cannot say itself: who approved it, as its clause has it."""
    found = next(
        (one for one in clause.approvals if (one.variant, one.language) == (variant, language)), None
    )
    if found is None:
        return FrontMatter()
    approval = _APPROVAL(by_role=found.by_role, on=found.on, text_hash=found.text_hash)
    return _FRONT_MATTER(approved=approval)


def _is_wording(path: Path) -> bool:
    return path.suffix in WORDING_ENDINGS and not path.name.startswith("~$")


def _wording(shelf: _Shelf, name: str) -> WordingSource | None:
    data = shelf.bytes_of(name)
    if data is None:
        return None
    file, digest = f"clauses/{name}", shelf.digests[name]
    if name.endswith(".docx"):
        return WordingSource(file, digest, word=data)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        character = data[error.start : error.start + 1].decode("cp1252", "replace")
        shelf.findings.append(Finding.of("YAML_ENCODING", Place(file, line, 1), character=character))
        return None
    refused = harmful(text, file)
    if refused:
        shelf.findings.append(refused)
        return None
    front, body, offset = _front_matter(shelf, file, text)
    return WordingSource(file, digest, text=body, offset=offset, front=front)


def _front_matter(shelf: _Shelf, file: str, text: str) -> tuple[FrontMatter, str, int]:
    """Return the front matter, the body, and how many lines stand before the body."""
    match = _FRONT.match(text)
    if match is None:
        if text.startswith("---"):
            shelf.findings.append(Finding.of("FRONT_MATTER", Place(file, 1, 1)))
        return FrontMatter(), text, 0
    body, offset = text[match.end() :], text.count("\n", 0, match.end())
    if not (match.group(1) or "").strip():
        return FrontMatter(), body, offset
    node, findings = parse(f"\n{match.group(1)}".encode(), file)
    reader = Reader(file, shelf.vocabularies)
    front = reader.read(FrontMatter, node) if node else BAD
    shelf.findings += [*findings, *reader.findings]
    return (FrontMatter() if front is BAD else front), body, offset
