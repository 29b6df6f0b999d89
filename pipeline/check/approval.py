"""Rules about wording that no lawyer has approved."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.case import Case
from pipeline.model.places import Finding

_SHOWN = 8
"""How many clauses a message names; whoever has more to approve looks at the list of clauses."""


def unapproved(case: Case) -> Iterator[Finding]:
    """Section 12.18: find wording that nobody approved as it stands, told once, unless somebody answers for it.

    Of an agreement that was issued the texts it is pinned to count: approving newer ones helps once they are adopted.
    """
    if case.agreement.wording_waiver is not None:
        return
    texts = _texts(case)
    pinned = list(dict.fromkeys(key[0] for key in texts if key in case.library.superseded))
    others = [clause for clause in dict.fromkeys(key[0] for key in texts) if clause not in pinned]
    for code, clauses in (("WORDING_UNAPPROVED", others), ("PINNED_UNAPPROVED", pinned)):
        if clauses:
            more = " ..." if len(clauses) > _SHOWN else ""
            yield case.finding(code, case.own("wording_waiver"), count=len(clauses), first=clauses[0],
                               agreement=case.selection.id, clauses=", ".join(clauses[:_SHOWN]) + more)  # fmt: skip


def _texts(case: Case) -> list[tuple[str, str, str]]:
    """Return the texts of an agreement that are not approved, but for clauses somebody answers for."""
    waived = {waiver.clause for waiver in case.agreement.waivers}
    library = case.library
    return [
        key
        for picked in (*case.selection.clauses, *case.selection.annexes)
        if picked.clause.id not in waived
        for language in case.partnership.languages.versions
        if (key := (picked.clause.id, picked.variant, language)) in library.wordings
        and key not in library.approved
    ]


RULES = (unapproved,)
