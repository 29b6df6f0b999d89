"""What goes out of the house holds the agreement and nothing else: every part of every package is opened."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from zipfile import ZipFile

import pytest
from trees import LIBRARY, ROOT, aftale, new_tree, reed

MARK = "Heron7"
"""A word that stands in every place that is ours alone, and must be in no file that goes out."""
WITH_REASONS = reed(
    ("{primary: value-based}", "{primary: value-based, secondary: [professional], "
                               f"rationale: {{en: {MARK} rationale}}}}"),
    ("    signatories: [{title: {en: Director, da: Direktør}}]", (
        "    signatories: [{title: {en: Director, da: Direktør}, "
        f"authority: {{document: statutes, seen_on: '2026-09-01', seen_by_role: {MARK} role}}}}]")),
    ('    term: {start: "2027-02-01", review_every_months: 12}\n', (
        '    term: {start: "2027-02-01", review_every_months: 12}\n'
        f"    choices: {{governance: {{value: steering-group, reason: {MARK} choice}}, "
        f"exit: {{value: funding-phase-out, reason: {MARK} exit}}}}\n"
        "    clauses:\n"
        f"      add: [{{id: information-exchange, reason: {MARK} added}}]\n"
        f"      remove: [{{id: visibility, reason: {MARK} removed, approved_by: {MARK} approver}}]\n"
        f"    waivers: [{{clause: pshea, reason: {MARK} waiver, by_role: {MARK} who, date: '2026-10-01'}}]\n")),
)  # fmt: skip
OURS = re.compile(
    r"\.yaml|\.py\b|clauses/|agreements/|wording/|/tmp/|works_with_children|high_security|rationale|seen_by_role"
    r"|approved_by|official_text|text_hash|guidance"
)
"""Names that only this program and its files use."""


def marked_library(folder):
    """Plant the mark in all that a clause says to colleagues: its purpose, guidance and sources, and notes in texts."""
    for path in (folder / "clauses/wording").glob("*/clause.yaml"):
        text = path.read_text("utf-8")
        text = re.sub(r'(?m)^(guidance|purpose):\n  en: (["\']?)', rf"\1:\n  en: \2{MARK} \1 ", text)
        path.write_text(re.sub(r"(?m)^owner: .*", f"owner: {MARK}", text), "utf-8")
    for path in (folder / "clauses/wording").glob("*/*.md"):
        text = path.read_text("utf-8")
        if not text.startswith("---"):
            text = f"---\nchange_note: {MARK} note\n---\n{text}"
        path.write_text(f"{text}\n> {MARK} among colleagues\n", "utf-8")


@pytest.fixture(scope="module", name="marked")
def _marked(tmp_path_factory):
    """A built tree with the mark wherever it may be planted."""
    tree = new_tree(tmp_path_factory.mktemp("leaks") / "tree", WITH_REASONS)
    marked_library(tree)
    ran = aftale(tree, "build")
    assert ran.code == 0, ran.err
    return tree


def parts(data):
    """Every part of a package as text, by name; pictures and fonts are not read."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def outgoing(tree):
    """Every part of every Word file that a build made."""
    return {
        f"{path.name}: {name}": text
        for path in sorted((tree / "output").rglob("*.docx"))
        for name, text in parts(path.read_bytes()).items()
    }


def test_the_mark_is_planted(marked):
    """Else the next test could not fail: what we write for ourselves does hold it."""
    assert (marked / "clauses/wording/pshea/clause.yaml").read_text("utf-8").count(MARK) > 2
    assert "> Heron7" in (marked / "clauses/wording/parties").glob("*.en.md").__next__().read_text("utf-8")
    assert MARK in (marked / "agreements/reed/partnership.yaml").read_text("utf-8")


def test_nothing_that_is_ours_alone_goes_out(marked):
    """Why a type was chosen, why a clause is in or out, who approved it, what colleagues tell each other."""
    assert {place for place, text in outgoing(marked).items() if MARK in text} == set()


def test_the_page_for_both_parties_tells_no_reasons(marked):
    """The balance goes to the partner as well."""
    page = next((marked / "output").rglob("balance.md")).read_text("utf-8")
    assert MARK not in page


def test_no_part_names_our_files_or_fields(built):
    """In the example agreements, all of them."""
    found = {place: sorted(set(OURS.findall(text))) for place, text in outgoing(built).items()}
    assert {place: names for place, names in found.items() if names} == {}


def test_no_part_names_a_place_on_a_computer(built, tmp_path):
    """Neither the folder a tree lies in, nor whose it is."""
    tree = shutil.copytree(built, tmp_path / "Otter8")
    shutil.rmtree(tree / "output")
    assert aftale(tree, "build").code == 0
    assert {place for place, text in outgoing(tree).items() if "Otter8" in text or str(ROOT) in text} == set()


def test_the_test_looks_at_the_library_it_means():
    """The places that are marked are there."""
    metadata = [path.read_text("utf-8") for path in (LIBRARY / "wording").glob("*/clause.yaml")]
    assert all("\npurpose:\n  en:" in text for text in metadata)
