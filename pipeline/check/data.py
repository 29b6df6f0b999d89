"""Rules about personal data: every question answered, and what lets it leave the EEA."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.case import Case
from pipeline.model.places import Finding


def answered(case: Case) -> Iterator[Finding]:
    """Section 12.7: find a grant that leaves open whether personal data is shared, or where it goes."""
    flags = case.partnership.flags
    if case.agreement.grant is None:
        return
    if flags.personal_data is None:
        yield case.finding("PERSONAL_DATA_UNANSWERED", "flags.personal_data")
    elif flags.personal_data and flags.third_country_transfer is None:
        yield case.finding("TRANSFER_UNANSWERED", "flags.third_country_transfer")


def none_shared(case: Case) -> Iterator[Finding]:
    """Section 12.7: find a grant that shares no personal data and does not say how that can be."""
    flags = case.partnership.flags
    none = flags.personal_data is False and not flags.third_country_transfer
    if case.agreement.grant and none and not case.partnership.personal_data.none_because:
        yield case.finding("NO_PERSONAL_DATA_REASON", "personal_data.none_because")


def transfer(case: Case) -> Iterator[Finding]:
    """V34: find data that leaves the EEA on no basis, or on standard clauses that do not go with the agreement."""
    data = case.partnership.personal_data
    if not case.partnership.flags.third_country_transfer:
        return
    if not (data.transfer_basis and data.transfer_document):
        yield case.finding("TRANSFER_BASIS_MISSING", "personal_data.transfer_basis")
    elif data.transfer_basis == "standard-clauses":
        files = [annex.file for annex in case.agreement.annexes]
        if data.transfer_document not in files:
            yield case.finding("TRANSFER_ANNEX_MISSING", "personal_data.transfer_document",
                               file=data.transfer_document)  # fmt: skip


RULES = (answered, none_shared, transfer)
