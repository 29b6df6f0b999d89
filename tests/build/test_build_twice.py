"""Up to date means content: what nobody changed is not built, what somebody changed is, and nothing else."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from trees import BESIDE, REED, add, aftale, dates, edit, new_tree, program, reed, snapshot

ALLIANCE = reed(("value-based}", "alliance}"), ("values:", "agenda: [{en: Clean rivers, da: Rene floder}]\nvalues:"),
                id_="delta")  # fmt: skip
TERM = "clauses/wording/term/open-ended-review.en.md"


def built(tree: Path, *args: str) -> list[str]:
    """Build, and return what was built; it must go well."""
    ran = aftale(tree, "build", "--format", "json", *args)
    assert ran.code == 0, ran.err
    return sorted(ran.data["built"])


def reasons(tree: Path, *args: str) -> dict[str, str]:
    """What a build would do, and why."""
    ran = aftale(tree, "build", "-n", "--format", "json", *args)
    assert ran.code == 0
    return {item["id"]: item["reason"] for item in ran.data["stale"]}


def clean_build(tree: Path) -> dict[str, str]:
    """What a build of the same files makes in a folder where nothing was ever built."""
    other = tree.parent / "clean"
    ignored = shutil.ignore_patterns("output", ".aftale")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(tree, other, ignore=ignored)
    assert aftale(other, "build").code == 0
    return snapshot(other / "output")


@pytest.fixture(scope="module", name="template")
def _template(tmp_path_factory):
    """A built tree of two partnerships of different types, one of them side by side; to be copied only."""
    tree = new_tree(tmp_path_factory.mktemp("pair") / "pair", reed(BESIDE), ALLIANCE)
    assert built(tree) == ["delta/mou", "reed/mou"]
    return tree


@pytest.fixture(name="pair")
def _pair(template, tmp_path):
    """The two partnerships in a built tree of one's own."""
    return shutil.copytree(template, tmp_path / "pair")


def test_a_second_build_does_nothing(built):
    """As a program, on the examples: exit 0, no file written, nothing built."""
    before = dates(built)
    ran = program(built, "build")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("0 built, 8 up to date, 0 failed")
    assert dates(built) == before


def test_new_dates_alone_rebuild_nothing(pair):
    """As after a checkout: every file's date is new, no file's content."""
    for path in pair.rglob("*"):
        if path.is_file() and path.parent.name != ".aftale":
            os.utime(path, (1_900_000_000, 1_900_000_000))
    before = dates(pair / "output")
    assert reasons(pair) == {}
    assert built(pair) == []
    assert dates(pair / "output") == before


def test_a_copy_of_a_built_tree_is_up_to_date(pair, tmp_path):
    """Nothing in the state says where the tree was."""
    copy = shutil.copytree(pair, tmp_path / "elsewhere")
    assert built(copy) == []


def test_a_plan_writes_nothing(tree):
    """Not even the folder of the cache; what it names is what a build then builds."""
    before = snapshot(tree)
    assert reasons(tree) == {"reed/mou": "It has not been built before."}
    assert snapshot(tree) == before
    assert not (tree / ".aftale").exists()
    assert not (tree / "output").exists()


def test_a_plan_of_a_built_tree_writes_nothing(pair):
    """Neither where something is stale, nor where dates alone are new."""
    edit(pair / TERM, "has no planned end", "has no end")
    (pair / "agreements/reed/partnership.yaml").touch()
    before = dates(pair)
    assert reasons(pair) == {"reed/mou": "The library changed: wording/term/open-ended-review.en.md."}
    assert dates(pair) == before


def test_only_those_who_use_a_wording_are_rebuilt(examples):
    """Of every wording of the library in turn, a change concerns exactly the agreements whose manifest names it."""
    manifests = [json.loads(path.read_bytes()) for path in (examples / "output").rglob("manifest.json")
                 if any(re.search("[_-]en[_-]", file.name) for file in path.parent.glob("*.docx"))]  # fmt: skip
    wordings = sorted((examples / "clauses/wording").rglob("*.en.md"))
    for path in wordings[:: max(1, len(wordings) // 12)]:
        clause = {"id": path.parent.name, "variant": path.name.removesuffix(".en.md")}
        users = {manifest["agreement"] for manifest in manifests if clause in manifest["clauses"]}
        text = path.read_bytes()
        path.write_bytes(text + b"\nIt holds.\n")
        assert reasons(examples).keys() == users, clause
        path.write_bytes(text)


CHANGES = {
    "a wording": (TERM, "has no planned end", "has no end", {"reed/mou"}),
    "a wording nobody uses": ("clauses/wording/term/grant-period.en.md", "activity", "active", set()),
    "a clause's title": (
        "clauses/wording/purpose/clause.yaml",
        'en: "Purpose"',
        'en: "Aim"',
        {"reed/mou", "delta/mou"},
    ),
    "a kind": (
        "clauses/kinds/mou.yaml",
        "en: Partnership agreement",
        "en: Our agreement",
        {"reed/mou", "delta/mou"},
    ),
    "a type": ("clauses/types/alliance.yaml", "Alliance partner", "Allies", {"delta/mou"}),
    "a phrase": ("clauses/phrases.yaml", "en: Contents", "en: What is in it", {"reed/mou", "delta/mou"}),
    "a term's meaning": ("clauses/glossary.yaml", "meaning:", "meaning: # its sense\n       ", set()),
    "a table": ("clauses/tables/parties.yaml", "en: Address", "en: Where", {"reed/mou", "delta/mou"}),
    "a question": ("clauses/questions.yaml", "?", "? ", set()),
    "our own name": ("aftale.yaml", "short_name: NSK", "short_name: ENESKÅ", {"reed/mou", "delta/mou"}),
    "a comment in a partnership": (
        "agreements/reed/partnership.yaml",
        "id: reed\n",
        "id: reed # us\n",
        {"reed/mou"},
    ),
    "a fact": ("agreements/delta/partnership.yaml", "River Road 2", "River Road 4", {"delta/mou"}),
}


@pytest.mark.parametrize("what", CHANGES)
def test_after_a_change_all_is_as_if_built_anew(pair, what):
    """The change is seen by those it concerns, and the output equals a clean build, byte for byte."""
    file, old, new, concerned = CHANGES[what]
    edit(pair / file, old, new)
    assert concerned <= reasons(pair).keys()
    if not concerned or not file.startswith("clauses/"):
        assert reasons(pair).keys() == concerned
    ran = aftale(pair, "build")
    assert ran.code == 0, ran.err
    assert snapshot(pair / "output") == clean_build(pair)
    assert reasons(pair) == {}


def test_a_defined_term_concerns_those_who_print_it(pair):
    """A new meaning is in the definitions of each document that uses the term."""
    path = pair / "clauses/glossary.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("meaning: ", "meaning: Always ", 1), encoding="utf-8")
    assert aftale(pair, "build").code == 0
    assert snapshot(pair / "output") == clean_build(pair)


def test_another_house_file_concerns_everyone(pair):
    """Styles are in every document."""
    house = pair / "clauses/house/house.docx"
    document = docx.Document(str(house))
    document.styles["Clause Text"].font.size = Pt(13)
    document.save(str(house))
    assert reasons(pair).keys() == {"delta/mou", "reed/mou"}
    assert aftale(pair, "build").code == 0
    assert snapshot(pair / "output") == clean_build(pair)


def test_a_change_and_back(pair):
    """The new wording is built, then the old one again, and nothing remains of the new."""
    before, path = snapshot(pair / "output"), pair / TERM
    text = path.read_bytes()
    edit(path, "has no planned end", "has no end")
    assert built(pair) == ["reed/mou"]
    path.write_bytes(text)
    assert built(pair) == ["reed/mou"]
    assert snapshot(pair / "output") == before


def test_building_one_does_not_make_the_others_up_to_date(pair):
    """After a change that concerns both, one is built: the other is still out of date, and says why."""
    edit(pair / "clauses/phrases.yaml", "en: Contents", "en: What is in it")
    assert built(pair, "reed/mou") == ["reed/mou"]
    assert reasons(pair) == {"delta/mou": "The library changed: phrases.yaml."}
    assert built(pair) == ["delta/mou"]
    assert snapshot(pair / "output") == clean_build(pair)


def test_looking_at_one_does_not_make_the_others_up_to_date(pair):
    """The one that is asked for is not concerned, so nothing is built; the other stays out of date."""
    edit(pair / TERM, "has no planned end", "has no end")
    assert built(pair, "delta/mou") == []
    assert reasons(pair).keys() == {"reed/mou"}


def test_stopping_at_the_first_failure_forgets_nothing(pair):
    """What was not reached is still out of date."""
    edit(pair / "clauses/phrases.yaml", "en: Contents", "en: What is in it")
    edit(pair / "agreements/delta/partnership.yaml", "kind: cso", "kind: club")
    assert aftale(pair, "build", "-x").code == 1
    assert reasons(pair).keys() == {"delta/mou", "reed/mou"}


def test_a_change_that_is_taken_back_is_no_change(pair):
    """Content decides: the old text again is up to date again."""
    before = snapshot(pair / "output")
    text = (pair / TERM).read_bytes()
    edit(pair / TERM, "has no planned end", "has no end")
    (pair / TERM).write_bytes(text)
    assert reasons(pair) == {}
    assert built(pair) == []
    assert snapshot(pair / "output") == before


def test_a_partnership_that_is_gone_is_forgotten(pair):
    """Its documents stay where they are, because they may be all that is left; the rest is up to date."""
    shutil.rmtree(pair / "agreements/delta")
    assert built(pair) == []
    assert (pair / "output/delta/mou").is_dir()
    add(pair, ALLIANCE)
    assert aftale(pair, "build").code == 0


def test_documents_of_an_older_name_are_removed(pair):
    """Two documents instead of one with two columns: the one is gone, the two are there."""
    add(pair, reed(("versions: [en]", "versions: [en, da], prevailing: en")))
    assert built(pair) == ["reed/mou"]
    names = sorted(path.name for path in (pair / "output/reed/mou").iterdir())
    assert names == [
        "balance.md",
        "manifest.json",
        "reed_mou_0.1-draft_da_clean.docx",
        "reed_mou_0.1-draft_en_clean.docx",
        "trace.md",
    ]
    assert snapshot(pair / "output") == clean_build(pair)


def test_what_is_stored_of_findings_is_shown_again(pair):
    """A warning does not disappear because nothing is built."""
    add(pair, REED.replace("sanctions_screened_on", 'valid_to: "2026-10-01", sanctions_screened_on', 1))
    first, second = aftale(pair, "build"), aftale(pair, "build")
    assert [*first.lines] == [*second.lines]
