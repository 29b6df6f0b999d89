"""Rules that come with the kind of actor a party is, and with people whose data is shared."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.case import Case
from pipeline.model.places import Finding


def mandates(case: Case) -> Iterator[Finding]:
    """V37: find a public party that does not say which mandate it acts under."""
    for index, party in enumerate(case.partnership.parties):
        if party.kind == "public-institution" and not party.mandate:
            yield case.finding("MANDATE_MISSING", f"parties[{index}].mandate", party=party.short_name)


def companies(case: Case) -> Iterator[Finding]:
    """V35: find a company that nobody has looked into."""
    for index, party in enumerate(case.partnership.parties):
        diligence = party.due_diligence
        if party.kind == "private-company" and not (diligence and diligence.done_on):
            yield case.finding("DILIGENCE_MISSING", f"parties[{index}].due_diligence.done_on",
                               party=party.short_name)  # fmt: skip


def informal_groups(case: Case) -> Iterator[Finding]:
    """V38: find a party that may not be able to bind itself in law."""
    for index, party in enumerate(case.partnership.parties):
        if party.kind == "informal-group":
            yield case.finding("INFORMAL_GROUP", f"parties[{index}].kind", party=party.short_name)


def screening(case: Case) -> Iterator[Finding]:
    """V39: find a partner in a grant who was not searched for on sanctions lists."""
    if case.agreement.grant is None:
        return
    for index, party in enumerate(case.partnership.parties):
        diligence = party.due_diligence
        if not party.danish and not (diligence and diligence.sanctions_screened_on):
            yield case.finding("SCREENING_MISSING", f"parties[{index}].due_diligence.sanctions_screened_on",
                               party=party.short_name)  # fmt: skip


def personal_data(case: Case) -> Iterator[Finding]:
    """Section 12.7: find a grant that leaves open whether personal data is shared."""
    if case.agreement.grant and case.partnership.flags.personal_data is None:
        yield case.finding("PERSONAL_DATA_UNANSWERED", "flags.personal_data")


RULES = (mandates, companies, informal_groups, screening, personal_data)
