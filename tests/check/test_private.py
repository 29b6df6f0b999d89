"""V41: what stands in a file that git keeps, and belongs to a person or a bank account."""

from __future__ import annotations

import pytest

from pipeline.check.private import is_iban, private_data


def found(text):
    """Return the codes of what is found."""
    return [finding.code for finding in private_data(text, "partnership.yaml")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("holder: DK50 0040 0440 1162 43", "PRIVATE_IBAN"),
        ("pay to GB82WEST12345698765432 please", "PRIVATE_IBAN"),
        ("SWIFT: NDEADKKK", "PRIVATE_SWIFT"),
        ("konto i Nordea, BIC NDEADKKKXXX", "PRIVATE_SWIFT"),
        ("card 4111 1111 1111 1111", "PRIVATE_CARD"),
        ("card 5500-0000-0000-0004", "PRIVATE_CARD"),
        ("born 150985-1234", "PRIVATE_CPR"),
        ("cpr 1509851234", "PRIVATE_CPR"),
        ("call +45 12 34 56 78", "PRIVATE_PHONE"),
        ("call +255 (700) 123-456", "PRIVATE_PHONE"),
        ("tlf. 12 34 56 78", "PRIVATE_PHONE"),
        ('WhatsApp: "12345678"', "PRIVATE_PHONE"),
        ("write to amina.example@gmail.com", "PRIVATE_EMAIL"),
        ("jorge@yahoo.co.uk", "PRIVATE_EMAIL"),
    ],
)
def test_what_belongs_to_a_person_or_a_bank_is_found(text, code):
    """Each form by itself, and nothing else beside it."""
    assert found(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "holder: DK51 0040 0440 1162 43",
        "the bank account of the Parties, HANDOVER",
        "NDEADKKK",
        "card 4111 1111 1111 1112",
        "registration: {scheme: XX, number: 4111111111111111}",
        'registration: {scheme: DK-CVR, number: "00000116"}',
        'registration: {scheme: XX, number: "1509851234"}',
        "journal_no: 150985-1234",
        "journal_no: 24-0000-CSP-DEMO",
        'number: "DEMO-20311"',
        "450985-1234",
        "due: 2027-03-15",
        "period: {start: 2027-03-01, end: 2029-02-28}",
        'amount: "1594300"',
        "sha256: 1509851234",
        "phone calls every 6 months",
        "the telephone of 2027 and 14 others",
        "complaints@umeme.example and inga@nsk.example",
        "klager.nsk@gmail.com",
        "info@hotmail.com",
        "https://www.cisu.dk",
    ],
)
def test_numbers_of_other_kinds_are_left_alone(text):
    """Registers, journals, dates, amounts, wrong check digits, addresses of offices."""
    assert found(text) == []


def test_the_place_is_told_and_the_value_is_not():
    """Whoever reads the finding learns where to look, not what stands there."""
    [finding] = private_data("a: b\nc: d +45 12 34 56 78\n", "x.yaml")
    assert (finding.place.file, finding.place.line, finding.place.column) == ("x.yaml", 2, 6)
    assert "12 34" not in str(finding)


def test_an_iban_has_the_right_check_digits():
    """In any spacing; a country that is none has no IBAN."""
    assert is_iban("dk5000400440116243")
    assert not is_iban("DK5000400440116244")
    assert not is_iban("ZZ5000400440116243")
    assert not is_iban("DK50")
