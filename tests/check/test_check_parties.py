"""Rules about who the parties are, and what kind of actors."""

from __future__ import annotations

import pytest

RIVER = """\
  - id: river
    role: local-lead
    kind: cso
    name: The River Union
    short_name: River
    country: "GT"
    signature_rule: legal-representative
    signatories: [{title: {en: Director}}]
    due_diligence: {done_on: "2027-01-09", sanctions_screened_on: "2027-01-10"}
"""
BROOK = """\
  - {id: brook, role: local-co, kind: cso, name: Brook, short_name: Brook, country: "HN", \
signatories: [{title: {en: Chair}}], due_diligence: {sanctions_screened_on: "2027-01-11"}}
"""


def test_one_party_is_too_few(codes):
    """V02: nobody makes an agreement alone."""
    assert "PARTIES_TOO_FEW" in codes({RIVER: ""}, agreement="mou")


def test_a_party_needs_an_id_of_its_own(found):
    """V02: the second of two is named."""
    line = BROOK.strip().removeprefix("- ").replace("brook", "river", 1)
    changes = {RIVER: RIVER + BROOK.replace("brook", "river", 1)}
    assert found(changes) == [f"PARTY_TWICE parties[2].id | {line}"]


def test_three_parties_are_fine(found):
    """V02: more than two may take part."""
    assert found({RIVER: RIVER + BROOK}) == []


def test_no_party_is_everyone(codes):
    """V02: the id `all` already means every party."""
    assert codes({RIVER: RIVER + BROOK.replace("brook", "all", 1)}) == ["PARTY_RESERVED"]


@pytest.mark.parametrize("role", ["danish-lead", "local-lead"])
def test_a_grant_needs_both_leads(codes, role):
    """V02: one Danish organisation and one local partner answer for a grant."""
    assert "LEAD_MISSING" in codes({f"role: {role}": "role: associate"})


def test_a_memorandum_needs_no_leads(codes):
    """V02: an alliance has no first among equals."""
    assert codes({"role: local-lead": "role: local-co"}, agreement="mou") == []


def test_a_lead_is_one(found):
    """V02: wording speaks of the lead, so there is one."""
    changes = {RIVER: RIVER + BROOK.replace("local-co", "local-lead")}
    assert [item.split(" |")[0] for item in found(changes)] == ["LEAD_TWICE parties[2].role"]


def test_a_country_is_in_iso_3166(found):
    """V03: UK is not the code of the United Kingdom."""
    assert found({'"GT"': '"UK"'}) == ['COUNTRY_UNKNOWN parties[1].country | country: "UK"']


@pytest.mark.parametrize("country", ["GB", "NO", "XK"])
def test_countries_in_use_pass(found, country):
    """V03: Norway is text here, and Kosovo has its code from use."""
    assert found({'"GT"': f'"{country}"'}) == []


@pytest.mark.parametrize("number", ["00000117", "0000116", "000001160", "0000011A"])
def test_a_cvr_number_is_checked(found, number):
    """V04: eight digits that pass the check by 11."""
    place = "parties[0].registration.number"
    line = f'registration: {{scheme: DK-CVR, number: "{number}"}}'
    assert found({'"00000116"': f'"{number}"'}) == [f"CVR_WRONG {place} | {line}"]


@pytest.mark.parametrize("number", ["00000108", "00000124", "00000132", "00000140", "00000159"])
def test_right_cvr_numbers_pass(found, number):
    """V04: numbers that pass the check by 11."""
    assert found({'"00000116"': f'"{number}"'}) == []


def test_other_registers_have_their_own_numbers(found):
    """V04: only Danish numbers have that check digit."""
    assert found({'DK-CVR, number: "00000116"': 'TZ-NGO, number: "00NGO/R/1"'}) == []


def test_two_jointly_are_two(found):
    """V05: one signatory cannot sign jointly."""
    line = "signatories: [{title: {en: Chair}}]"
    assert found({"chair-alone": "two-jointly"}) == [f"SIGNATORIES_TOO_FEW parties[0].signatories | {line}"]


def test_more_signatories_than_needed_pass(found):
    """V05: a party may sign with more than its rule asks for."""
    assert found({"[{title: {en: Chair}}]": "[{title: {en: Chair}}, {title: {en: Deputy}}]"}) == []


def test_a_public_party_names_its_mandate(found):
    """V37: an authority acts within its powers."""
    changes = {RIVER: RIVER.replace("cso", "public-institution")}
    assert "MANDATE_MISSING parties[1].mandate | id: river" in found(changes)
    right = "[{title: {en: Director}, authority: {document: The health act}}]"
    public = RIVER.replace("cso", "public-institution\n    mandate: {en: The health act}")
    assert found({RIVER: public.replace("[{title: {en: Director}}]", right)}) == []


def test_a_company_is_looked_into(found):
    """V35: somebody has asked who stands behind it."""
    company = RIVER.replace("cso", "private-company")
    asked = 'due_diligence: {sanctions_screened_on: "2027-01-10"}'
    place = "parties[1].due_diligence.done_on"
    unasked = company.replace('done_on: "2027-01-09", ', "")
    assert found({RIVER: unasked}, agreement="mou") == [f"DILIGENCE_MISSING {place} | {asked}"]
    assert found({RIVER: company}, agreement="mou") == []


def test_an_informal_group_is_noticed(found):
    """V38: who signs for a group without statutes?"""
    changes = {RIVER: RIVER.replace("cso", "informal-group")}
    assert found(changes) == ["INFORMAL_GROUP parties[1].kind | kind: informal-group"]


def test_a_partner_in_a_grant_is_screened(found):
    """V39: sanctions lists are searched before money moves."""
    changes = {', sanctions_screened_on: "2027-01-10"': ""}
    place = "parties[1].due_diligence.sanctions_screened_on"
    assert found(changes) == [f'SCREENING_MISSING {place} | due_diligence: {{done_on: "2027-01-09"}}']
    assert found(changes, agreement="mou") == []


def test_a_grant_says_whether_personal_data_is_shared(found):
    """Section 12.7: yes or no, but not silence; a memorandum may be silent."""
    changes = {"flags: {personal_data: false}\n": "flags: {staff_paid: true}\n"}
    assert found(changes) == ["PERSONAL_DATA_UNANSWERED flags.personal_data | flags: {staff_paid: true}"]
    assert found(changes, agreement="mou") == []
