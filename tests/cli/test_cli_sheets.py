"""`aftale sheets`: contacts and bank accounts in Word files of their own, in `local/` and nowhere else."""

from __future__ import annotations

import subprocess
from io import BytesIO

import docx
import pytest
from schema_check import misfits
from trees import REED, aftale, new_tree

from pipeline.build.schemas import OUTPUTS
from pipeline.word.lint import lint_package
from pipeline.word.plaintext import plain_text

GRANT = """\
  - id: grant
    kind: grant
    transfer: {ceiling: {amount: "10", currency: DKK}, instalments: [{no: 1, amount: "10", due: {date: "2027-03-01"}}]}
"""
LOCAL = """\
contacts:
  - {party: nsk, role: {en: Contact person, da: Kontaktperson}, name: Inga Ingensen, phone: "+45 12 34 56 78"}
  - {party: river, role: {en: Contact person, da: Kontaktperson}, name: Rio Nadie, email: rio@river.example}
bank:
  - {party: nsk, holder: Reed, bank: Reed Bank, iban: DK5000400440116243, swift: NDEADKKK, currency: DKK,
     confirmed_on: "2027-01-04", confirmed_by_role: treasurer}
  - {party: river, holder: River, bank: River Bank, account: "0150 123 456", currency: GTQ}
"""
BOTH = ("versions: [en]", "versions: [en, da], prevailing: en")


@pytest.fixture(name="reed")
def _reed(tmp_path):
    """A partnership in two languages, with a partnership agreement and a grant, and what stays at home."""
    new_tree(tmp_path, REED.replace(*BOTH) + GRANT)
    (tmp_path / "local").mkdir()
    (tmp_path / "local/reed.yaml").write_text(LOCAL, encoding="utf-8")
    return tmp_path


def test_each_agreement_gets_its_sheets_in_its_languages(reed):
    """Bank accounts only where money moves; in JSON as in words."""
    ran = aftale(reed, "sheets")
    grant = [
        f"local/reed/grant-{name}-{language}.docx"
        for name in ("contacts", "bank")
        for language in ("en", "da")
    ]
    mou = [f"local/reed/mou-contacts-{language}.docx" for language in ("en", "da")]
    assert (ran.code, ran.out.split()) == (0, mou + grant)
    asked = aftale(reed, "sheets", "reed/grant", "--format", "json")
    assert [sheet["file"] for sheet in asked.data["sheets"]] == grant
    assert list(misfits(asked.data, OUTPUTS["sheets"])) == []


def test_a_sheet_says_what_it_is_and_who_confirmed(reed):
    """It is sound, in its own language, and says on the page that it is closed."""
    aftale(reed, "sheets")
    data = (reed / "local/reed/grant-bank-da.docx").read_bytes()
    said = plain_text(data)
    assert [fault for fault in lint_package(data) if fault.severity == "error"] == []
    assert docx.Document(BytesIO(data)).core_properties.language == "da-DK"
    for words in (
        "Bankark",
        "Lukket ark",
        "DK5000400440116243",
        "0150 123 456",
        "4. januar 2027",
        "treasurer",
    ):
        assert words in said
    assert "Inga Ingensen" in plain_text((reed / "local/reed/mou-contacts-en.docx").read_bytes())


def test_what_stays_at_home_stands_nowhere_else(reed):
    """Neither a build, a list, nor the cache knows a name or an account."""
    aftale(reed, "sheets")
    aftale(reed, "build")
    kept = [
        path
        for folder in ("output", ".aftale", "agreements")
        for path in (reed / folder).rglob("*")
        if path.is_file()
    ]
    texts = [path.read_bytes() + plain_text(path.read_bytes()).encode() for path in kept]
    assert kept
    for secret in (b"Ingensen", b"DK5000400440116243", b"0150 123 456", b"12 34 56 78"):
        assert not any(secret in text for text in texts)


def test_what_is_not_confirmed_or_not_there_is_said(reed):
    """An account nobody called back about warns; a wrong IBAN and a party nobody knows are errors."""
    assert [line.split()[1] for line in aftale(reed, "sheets", "reed/grant").lines if "local/" in line] == [
        "BANK_UNCONFIRMED"
    ]
    (reed / "local/reed.yaml").write_text(
        LOCAL.replace("116243", "116244").replace("{party: river, r", "{party: sea, r")
    )
    ran = aftale(reed, "sheets", "reed/grant")
    codes = {line.split()[1] for line in ran.lines if "local/" in line}
    assert (ran.code, codes) == (1, {"PARTY_UNKNOWN", "CONTACT_LACKING", "IBAN_WRONG", "BANK_UNCONFIRMED"})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("contacts: []\n", "LOCAL_BANK_MISSING"),
        ("bank: []\n", "LOCAL_CONTACTS_MISSING"),
        (None, "SHEET_VALUES_MISSING"),
    ],
)
def test_what_is_missing_is_named_with_an_example(reed, text, code):
    """The file, its contacts or its accounts: and how to write them."""
    (reed / "local/reed.yaml").unlink()
    if text:
        (reed / "local/reed.yaml").write_text(text)
    for ran in (aftale(reed, "sheets", "reed/grant"), aftale(reed, "sheets")):
        assert ran.code == 1
        assert code in ran.err
        assert "party" in ran.err
        assert "Traceback" not in ran.err


def test_nothing_is_written_where_git_would_take_it_in(reed):
    """A tree whose .gitignore forgot `local/` gets no sheets."""
    subprocess.run(["git", "init", "-q", str(reed)], check=True)
    ran = aftale(reed, "sheets")
    assert (ran.code, "LOCAL_TRACKED" in ran.err, (reed / "local/reed").exists()) == (1, True, False)
    (reed / ".gitignore").write_text("local/\n")
    assert aftale(reed, "sheets").code == 0


def test_a_beginning_tree_keeps_local_out_of_git(tmp_path):
    """`aftale init` writes the line."""
    assert aftale(tmp_path, "init", str(tmp_path / "new"), "--name", "A", "--short-name", "A").code == 0
    assert "local/" in (tmp_path / "new/.gitignore").read_text().splitlines()


def test_private_data_in_a_tracked_file_stops_the_build(reed):
    """In the partnership's file and in a Word annex, with the place and without the value."""
    file = reed / "agreements/reed/partnership.yaml"
    file.write_text(file.read_text().replace("Reed Road 1, Aarhus", "Reed Road 1, +45 12 34 56 78"))
    ran = aftale(reed, "build", "reed/mou")
    assert (ran.code, "PRIVATE_PHONE" in ran.err, "12 34" in ran.err) == (1, True, False)
    assert not (reed / "output/reed").exists()
    plan = docx.Document()
    plan.add_paragraph("Write to amina.example@gmail.com")
    (reed / "agreements/reed/annexes").mkdir()
    plan.save(reed / "agreements/reed/annexes/plan.docx")
    annex = "    annexes: [{file: annexes/plan.docx, title: {en: Plan, da: Plan}}]\n"
    file.write_text(REED + annex)
    ran = aftale(reed, "build", "reed/mou")
    assert ran.code == 1
    assert "agreements/reed/annexes/plan.docx:1:10: PRIVATE_EMAIL" in ran.err
