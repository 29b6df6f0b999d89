"""The clauses of the library, a line for each."""

from __future__ import annotations

from typing import Any

from pipeline.build.clauses.known import bringers, languages_of
from pipeline.build.tree import Tree
from pipeline.files.library import load_library
from pipeline.model.clause import Clause, WordingSource
from pipeline.model.library import Library
from pipeline.model.places import AftaleError, Finding
from pipeline.model.words import LANGUAGES

Line = dict[str, Any]


def clause_lines(tree: Tree) -> tuple[list[Line], list[Finding]]:
    """Return every clause of a tree's library, and what was wrong with reading it.

    Raises `AftaleError` where the library cannot be used at all.
    """
    library, findings = load_library(tree.clauses)
    if library is None:
        raise AftaleError(*findings)
    return [clause_line(library, clause) for clause in library.clauses.values()], findings


def clause_line(library: Library, clause: Clause) -> Line:
    """Return what the list tells of a clause."""
    found = bringers(library, clause.id)
    variants: list[Line] = [
        {"id": variant.id, "title": variant.title or {}, "kinds": list(variant.kinds),
         "languages": languages_of(library, clause.id, variant.id)}
        for variant in clause.variants
    ]  # fmt: skip
    whole = [code for code in LANGUAGES if variants and all(code in v["languages"] for v in variants)]
    return {
        "id": clause.id, "title": clause.title, "status": clause.status,
        "kinds": list(found.kinds), "types": list(found.types),
        "brought_by": list(found.brought_by), "offered_by": list(found.offered_by),
        "overlays": list(found.overlays), "pools": list(found.pools),
        "slot": clause.slot or "", "variants": variants, "languages": whole,
        "annex": clause.annex, "owner": clause.owner or "", "approved": _approvals(library, clause),
    }  # fmt: skip


def _approvals(library: Library, clause: Clause) -> list[Line]:
    """Return the approvals of a clause's wordings; one that has none is not among them."""
    return [
        {"variant": variant.id, "language": language, **approval}
        for variant in clause.variants
        for language in languages_of(library, clause.id, variant.id)
        if (approval := approval_of(library.wordings[clause.id, variant.id, language]))
    ]


def approval_of(source: WordingSource) -> Line:
    """Return who approved a wording and when, and whether its text is still the one; nothing where nobody did."""
    approval = source.front.approved
    if approval is None:
        return {}
    return {"by_role": approval.by_role, "on": approval.on.isoformat(), "unchanged": source.approved}
