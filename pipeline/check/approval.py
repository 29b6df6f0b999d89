"""Rules about wording that no lawyer has approved."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.case import Case
from pipeline.model.places import Finding

_SHOWN = 8
"""How many clauses a message names; whoever has more to approve looks at the list of clauses."""


def unapproved(case: Case) -> Iterator[Finding]:
    """Section 12.18: find wording that nobody approved as it stands, told once, unless somebody answers for it."""
    clauses = _clauses(case) if case.agreement.wording_waiver is None else []
    if clauses:
        more = " ..." if len(clauses) > _SHOWN else ""
        yield case.finding("WORDING_UNAPPROVED", case.own("wording_waiver"), count=len(clauses), first=clauses[0],
                           clauses=", ".join(clauses[:_SHOWN]) + more)  # fmt: skip


def _clauses(case: Case) -> list[str]:
    """Return the clauses of an agreement with a text that is not approved, but for those somebody answers for."""
    waived = {waiver.clause for waiver in case.agreement.waivers}
    library, languages = case.library, case.partnership.languages.versions
    return [
        picked.clause.id
        for picked in (*case.selection.clauses, *case.selection.annexes)
        if picked.clause.id not in waived
        and any(
            (key := (picked.clause.id, picked.variant, language)) in library.wordings
            and key not in library.approved
            for language in languages
        )
    ]


RULES = (unapproved,)
