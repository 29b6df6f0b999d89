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


def signing_offices(case: Case) -> Iterator[Finding]:
    """V37: find a public party of whose signatory nobody says which document makes that office the competent one."""
    for index, party in enumerate(case.partnership.parties):
        for seat, signatory in enumerate(party.signatories):
            if party.kind == "public-institution" and signatory.authority is None:
                path = f"parties[{index}].signatories[{seat}].authority"
                yield case.finding("SIGNING_OFFICE_MISSING", path, party=party.short_name)


def companies(case: Case) -> Iterator[Finding]:
    """V35: find a company that nobody has looked into."""
    for index, party in enumerate(case.partnership.parties):
        diligence = party.due_diligence
        if party.kind == "private-company" and not (diligence and diligence.done_on):
            yield case.finding("DILIGENCE_MISSING", f"parties[{index}].due_diligence.done_on",
                               party=party.short_name)  # fmt: skip


def suppliers(case: Case) -> Iterator[Finding]:
    """V35: find a company that sells to the grant it is a party to, or spends from it."""
    companies = {p.id: p.short_name for p in case.partnership.parties if p.kind == "private-company"}
    for index, line in enumerate(case.agreement.budget.lines if case.agreement.budget else ()):
        path = case.own(f"budget.lines[{index}]")
        for name in line.suppliers:
            if name in companies:
                yield case.finding(
                    "COMPANY_SUPPLIES", f"{path}.suppliers", party=companies[name], line=line.no
                )
        for name, amount in line.spent_by.items():
            if name in companies and amount:
                yield case.finding(
                    "COMPANY_SPENDS", f"{path}.spent_by.{name}", party=companies[name], line=line.no
                )


def research(case: Case) -> Iterator[Finding]:
    """V36: find a research party whose ethics approval nobody speaks of, is not needed for no reason, or is awaited."""
    for index, party in enumerate(case.partnership.parties):
        path, work = f"parties[{index}].research", party.research
        if party.kind == "research-institution" and work is None:
            yield case.finding("ETHICS_UNANSWERED", path, party=party.short_name)
        elif work and work.ethics == "not-needed" and not work.reason:
            yield case.finding("ETHICS_WITHOUT_REASON", f"{path}.reason", party=party.short_name)
        elif work and work.ethics == "pending":
            yield case.finding("ETHICS_PENDING", f"{path}.ethics", party=party.short_name)


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


RULES = (mandates, signing_offices, companies, suppliers, research, informal_groups, screening)
