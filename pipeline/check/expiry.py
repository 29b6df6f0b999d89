"""What the day decides: proof that has run out or is too old. Looked at only when a day is given, never in a build."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pipeline.check.case import Case
from pipeline.model.due import later
from pipeline.model.places import Finding


def diligence(case: Case) -> Iterator[Finding]:
    """V35: find due diligence that no longer counts."""
    for index, party in enumerate(case.partnership.parties):
        valid_to = party.due_diligence.valid_to if party.due_diligence else None
        if case.today and valid_to and valid_to < case.today:
            path = f"parties[{index}].due_diligence.valid_to"
            yield case.finding("DILIGENCE_EXPIRED", path, party=party.short_name, date=valid_to)


def companies(case: Case) -> Iterator[Finding]:
    """V35: find a company that was looked into longer ago than the library lets count, whatever its record says."""
    months = max((overlay.diligence_months or 0 for overlay in case.library.overlays), default=0)
    for index, party in enumerate(case.partnership.parties):
        done = party.due_diligence.done_on if party.due_diligence else None
        company = party.kind == "private-company"
        if case.today and months and company and done and later(done, months) < case.today:
            yield case.finding("DILIGENCE_OLD", f"parties[{index}].due_diligence.done_on", party=party.short_name,
                               date=done, months=months)  # fmt: skip


def screening(case: Case) -> Iterator[Finding]:
    """V39: find a search of sanctions lists that was made longer before signing than the pool's rules give."""
    most = case.figure("screening_days")
    for index, party in enumerate(case.partnership.parties):
        done = party.due_diligence.sanctions_screened_on if party.due_diligence else None
        if case.today and most and done and case.today - done > timedelta(days=int(most.value)):
            path = f"parties[{index}].due_diligence.sanctions_screened_on"
            yield case.finding("SCREENING_OLD", path, party=party.short_name, date=done, days=most.value)


def authority(case: Case) -> Iterator[Finding]:
    """V06, section 12.8: find a right to sign that has run out, or that is given only after the day of signing."""
    for index, party in enumerate(case.partnership.parties):
        for seat, signatory in enumerate(party.signatories):
            right = signatory.authority
            path = f"parties[{index}].signatories[{seat}].authority"
            if case.today and right and right.valid_to and right.valid_to < case.today:
                yield case.finding("AUTHORITY_EXPIRED", f"{path}.valid_to", party=party.short_name,
                                   date=right.valid_to)  # fmt: skip
            if case.today and right and right.dated and right.dated > case.today:
                yield case.finding(
                    "AUTHORITY_NOT_YET", f"{path}.dated", party=party.short_name, date=right.dated
                )


def disagreements(case: Case) -> Iterator[Finding]:
    """Section 12.13: find that the day has passed until which the parties agreed to differ."""
    for index, entry in enumerate(case.partnership.expectations.entries):
        past = case.today and entry.review and entry.review < case.today
        if entry.status == "disagreed" and past:
            yield case.finding("DISAGREEMENT_DUE", f"expectations.entries[{index}].review", entry=entry.id,
                               date=entry.review)  # fmt: skip


RULES = (diligence, companies, screening, authority, disagreements)
