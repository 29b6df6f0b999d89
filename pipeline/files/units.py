"""The units of a library by content: what one agreement can depend on and another not."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from pipeline.files.rulesets import ancestors
from pipeline.model.clause import OFFICIAL, Clause
from pipeline.model.phrases import Glossary, GlossaryTerm
from pipeline.model.ruleset import Ruleset
from pipeline.model.words import LANGUAGES


def library_units(
    digests: Mapping[str, str], clauses: Mapping[str, Clause], glossary: Glossary,
    rulesets: Mapping[str, tuple[Ruleset, ...]],
) -> dict[str, str]:  # fmt: skip
    """Return the library's units by content: what one agreement can depend on and another not.

    A clause's metadata is two units: the rules by which it is selected, which every agreement of its kind
    considers, with the names of a funder's own texts, which stand for ours; and the whole file, which only those
    that print it depend on. Each defined term is a unit; all overlays together are one, and so are all
    rulesets of a pool and those they rest on, and all dates of a country, since each agreement considers all.
    """
    units = {name: digest for name, digest in digests.items() if not name.startswith("questions")}
    theirs = sorted(name for name in digests if f"{OFFICIAL}." in name)
    for clause in clauses.values():
        own = [name for name in theirs if name.startswith(f"wording/{clause.id}/")]
        units[f"rules/{clause.id}"] = _digest([*_rules_of(clause), *own])
    for term in glossary.terms:
        units[f"glossary/{term.id}"] = _digest([repr(term)])
    units["glossary-forms"] = _digest(repr(_forms(term)) for term in glossary.terms)
    units["overlays"] = _digest(_lines_in(digests, ["overlays"]))
    for pool in rulesets:
        folders = [f"rulesets/{name}" for name in ancestors(rulesets, pool)]
        units[f"rulesets/{pool}"] = _digest(_lines_in(digests, folders))
    for country in {name.rsplit("/", 1)[0] for name in digests if re.match("countries/.*/", name)}:
        units[country] = _digest(_lines_in(digests, [country]))
    return units


def _lines_in(digests: Mapping[str, str], folders: Iterable[str]) -> Iterable[str]:
    starts = tuple(f"{folder}/" for folder in folders)
    return (f"{name} {digest}" for name, digest in digests.items() if name.startswith(starts))


def _rules_of(clause: Clause) -> Iterable[str]:
    yield repr((clause.status, clause.slot, clause.when, clause.annex, clause.binds))
    for variant in clause.variants:
        yield repr((variant.id, variant.when, variant.kinds))


def _forms(term: GlossaryTerm) -> tuple[object, ...]:
    """Return what decides whether a document uses a term."""
    return (term.id, *(getattr(getattr(term, language), "forms", ()) for language in LANGUAGES))


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
