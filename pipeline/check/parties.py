"""Rules about who the parties are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.case import Case
from pipeline.model.iso import COUNTRIES
from pipeline.model.party import Party
from pipeline.model.places import Finding

EVERYONE = "all"
"""The word that stands for every party, so no party may have it as its id."""

_LEADS = ("danish-lead", "local-lead")
_CVR = "DK-CVR"
_CVR_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
_SEATS = {"two-jointly": 2, "chair-and-treasurer": 2, "chair-plus-one-board-member": 2, "whole-board": 2}
"""How many sign at least, by signature rule; one where it is not named."""
_DATED = ("board-resolution", "power-of-attorney")
"""What gives a right to sign only from its date on."""


def enough(case: Case) -> Iterator[Finding]:
    """V02: find an agreement with fewer than two parties."""
    count = len(case.partnership.parties)
    if count < 2:
        yield case.finding("PARTIES_TOO_FEW", "parties[0]", count=count)


def distinct(case: Case) -> Iterator[Finding]:
    """V02: find two parties with one id, and a party with the id that means everyone."""
    seen: set[str] = set()
    for index, party in enumerate(case.partnership.parties):
        if party.id in seen:
            yield case.finding("PARTY_TWICE", f"parties[{index}].id", id=party.id)
        if party.id == EVERYONE:
            yield case.finding("PARTY_RESERVED", f"parties[{index}].id", id=party.id)
        seen.add(party.id)


def leads(case: Case) -> Iterator[Finding]:
    """V02: find a grant without a Danish or a local lead, and a role that only one party can have."""
    for role in _LEADS:
        holders = [index for index, party in enumerate(case.partnership.parties) if party.role == role]
        if case.agreement.grant and not holders:
            yield case.finding("LEAD_MISSING", "parties[0].role", role=role)
        for index in holders[1:]:
            yield case.finding("LEAD_TWICE", f"parties[{index}].role", role=role)


def abroad(case: Case) -> Iterator[Finding]:
    """V02: find a grant whose parties are all of one country."""
    countries = {party.country for party in case.partnership.parties}
    if case.agreement.grant and len(case.partnership.parties) > 1 and len(countries) == 1:
        yield case.finding("PARTIES_ONE_COUNTRY", "parties[0].country", country=min(countries))


def countries(case: Case) -> Iterator[Finding]:
    """V03: find a country that is not in ISO 3166-1."""
    for index, party in enumerate(case.partnership.parties):
        if party.country not in COUNTRIES:
            yield case.finding("COUNTRY_UNKNOWN", f"parties[{index}].country", country=party.country)


def cvr_numbers(case: Case) -> Iterator[Finding]:
    """V04: find a Danish CVR number whose eight digits do not pass the check by 11."""
    for index, party in enumerate(case.partnership.parties):
        registration = party.registration
        if registration and registration.scheme == _CVR and not _is_cvr(registration.number):
            yield case.finding(
                "CVR_WRONG", f"parties[{index}].registration.number", number=registration.number
            )


def seats(case: Case) -> Iterator[Finding]:
    """V05: find a party with fewer signatories than its own rule asks for."""
    for index, party in enumerate(case.partnership.parties):
        wanted = _wanted(party)
        if len(party.signatories) < wanted:
            yield case.finding("SIGNATORIES_TOO_FEW", f"parties[{index}].signatories", party=party.short_name,
                               count=len(party.signatories), wanted=wanted)  # fmt: skip


def dated(case: Case) -> Iterator[Finding]:
    """V06: find a resolution or a power of attorney without its date.

    That one person signs for both sides is known only when names are filled in: they never stand in this file.
    """
    for index, party in enumerate(case.partnership.parties):
        for seat, signatory in enumerate(party.signatories):
            right = signatory.authority
            if right and right.basis in _DATED and right.dated is None:
                path = f"parties[{index}].signatories[{seat}].authority.dated"
                yield case.finding("AUTHORITY_UNDATED", path, party=party.short_name, document=right.document)


def _is_cvr(number: str) -> bool:
    if not re.fullmatch("[0-9]{8}", number):
        return False
    return sum(weight * int(digit) for weight, digit in zip(_CVR_WEIGHTS, number, strict=True)) % 11 == 0


def _wanted(party: Party) -> int:
    return _SEATS.get(party.signature_rule, 1) if party.signature_rule else 0


RULES = (enough, distinct, leads, abroad, countries, cvr_numbers, seats, dated)
