"""What the day decides: proof that has run out. Looked at only when a day is given, so never in a build."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.case import Case
from pipeline.model.places import Finding


def diligence(case: Case) -> Iterator[Finding]:
    """V35: find due diligence that no longer counts."""
    for index, party in enumerate(case.partnership.parties):
        valid_to = party.due_diligence.valid_to if party.due_diligence else None
        if case.today and valid_to and valid_to < case.today:
            path = f"parties[{index}].due_diligence.valid_to"
            yield case.finding("DILIGENCE_EXPIRED", path, party=party.short_name, date=valid_to)


def authority(case: Case) -> Iterator[Finding]:
    """Find a signatory whose right to sign has run out."""
    for index, party in enumerate(case.partnership.parties):
        for seat, signatory in enumerate(party.signatories):
            valid_to = signatory.authority.valid_to if signatory.authority else None
            if case.today and valid_to and valid_to < case.today:
                path = f"parties[{index}].signatories[{seat}].authority.valid_to"
                yield case.finding("AUTHORITY_EXPIRED", path, party=party.short_name, date=valid_to)


RULES = (diligence, authority)
