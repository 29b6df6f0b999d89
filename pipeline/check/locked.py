"""Rules about texts that must be the funder's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.check.case import Case
from pipeline.model.places import Finding, Place, Severity


def pending(case: Case) -> Iterator[Finding]:
    """V27: find a clause that still waits for the funder's official text."""
    for picked in (*case.selection.clauses, *case.selection.annexes):
        locked = picked.clause.locked
        if locked and locked.official_text == "pending":
            file = f"clauses/wording/{picked.clause.id}/clause.yaml"
            where = {f"where_{language}": text for language, text in (locked.where or {}).items()}
            found = Finding.of("OFFICIAL_TEXT_PENDING", Place(file, *locked.place_of("official_text")),
                               "locked.official_text", clause=picked.clause.id, **{"where": "", **where})  # fmt: skip
            waived = picked.clause.id in {waiver.clause for waiver in case.agreement.waivers}
            yield replace(found, severity=Severity.INFO) if waived else found


RULES = (pending,)
