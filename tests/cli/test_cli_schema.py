"""The schemas: of our files, so that editors help; of what commands print, so that scripts can rely on it."""

from __future__ import annotations

import json

import pytest
from schema_check import misfits, read
from trees import REED, ROOT, aftale, edit

from pipeline.build.schemas import OUTPUTS

SCHEMAS = ROOT / "docs/schema"
PARTNERSHIP = json.loads((SCHEMAS / "partnership.schema.json").read_text("utf-8"))
SETTINGS = json.loads((SCHEMAS / "aftale.schema.json").read_text("utf-8"))


def test_the_written_schemas_are_those_in_the_repository(examples):
    """`aftale schema` writes what docs/schema holds: who changes the model runs it again."""
    ran = aftale(examples, "schema")
    assert (ran.code, ran.out.split()) == (
        0,
        ["docs/schema/partnership.schema.json", "docs/schema/aftale.schema.json"],
    )
    for path in (examples / "docs/schema").iterdir():
        assert path.read_text("utf-8") == (SCHEMAS / path.name).read_text("utf-8"), (
            f"run `aftale schema`: {path.name}"
        )


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("agreements/*/partnership.yaml")), ids=lambda path: path.parent.name
)
def test_the_examples_fit_the_schema(path):
    """An editor finds no fault in a file that builds."""
    assert list(misfits(read(path.read_text("utf-8")), PARTNERSHIP)) == []


def test_our_settings_fit_the_schema():
    """aftale.yaml too."""
    assert list(misfits(read((ROOT / "aftale.yaml").read_text("utf-8")), SETTINGS)) == []


@pytest.mark.parametrize(
    ("old", "new", "misfit"),
    [
        ("value-based}", "value-basd}", "$.type.primary: 'value-basd' is not one of"),
        ("address: Reed", "adress: Reed", "$.parties[0]: has adress too many"),
        ("id: reed", "id: Reed", "$.id: 'Reed' does not match"),
        ('"2027-02-01"', '"1 February"', "1 February"),
        ("en: Trust", "xx: Trust", "has xx too many"),
        ('schema: "1"\n', "", "$: lacks schema"),
        ("role: danish-lead", "role: leader", "$.parties[0].role: 'leader' is not one of"),
    ],
)
def test_an_editor_sees_a_mistake(old, new, misfit):
    """What the strict reader refuses, the schema refuses too, at the same path."""
    assert list(misfits(read(REED), PARTNERSHIP)) == []
    found = list(misfits(read(REED.replace(old, new, 1)), PARTNERSHIP))
    assert misfit in "\n".join(found)


def test_the_schema_knows_the_library_s_words(tree):
    """A type that an organisation adds to its library is offered by its editor."""
    new = tree / "clauses/types/neighbours.yaml"
    new.write_text("id: neighbours\nname: {en: Neighbours}\ndescription: {en: They share a river.}\n")
    assert aftale(tree, "schema").code == 0
    schema = json.loads((tree / "docs/schema/partnership.schema.json").read_text("utf-8"))
    assert schema["definitions"]["PartnershipType"]["properties"]["primary"]["enum"] == [
        "neighbours",
        "value-based",
    ]


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_shape_of_each_output_can_be_asked_for(tree, name):
    """As JSON, on stdout, without touching the tree."""
    ran = aftale(tree, "schema", "--output", name)
    assert (ran.code, ran.data) == (0, OUTPUTS[name])
    assert not (tree / "docs").exists()


def test_a_shape_that_is_not_there_is_refused(tree):
    """With those that are."""
    ran = aftale(tree, "schema", "--output", "lists")
    assert (ran.code, "choose one of: list, plan, build" in ran.err) == (2, True)


CALLS = {
    "list": ["list"],
    "plan": ["build", "-n"],
    "build": ["build"],
    "check": ["check"],
    "explain": ["explain", "reed/mou"],
    "explain-code": ["explain", "CAP_ABOVE"],
    "issue": ["issue", "reed/mou"],
    "adopt": ["clauses", "adopt", "reed/mou", "--reason", "x"],
    "approve": ["approve", "--party=nsk", "--body=x", "--on=2027-01-01", "--minutes=x", "reed/mou", "0.1"],
    "sign": ["sign", "--party=nsk", "--method=docx", "--signed-on=2027-01-01", "reed/mou", "1.0", "x.docx"],
    "history": ["history", "reed/mou"],
    "next": ["next"],
    "sheets": ["sheets"],
    "verify": ["verify"],
    "accept": ["accept", "clauses/house/house.docx", "-o", "all.docx"],
    "reject": ["reject", "clauses/house/house.docx", "-o", "none.docx"],
    "clauses-list": ["clauses", "list"],
    "clauses-show": ["clauses", "show", "aims"],
    "clauses-check": ["clauses", "check"],
    "clauses-translated": ["clauses", "translated", "aims"],
    "clauses-approve": ["clauses", "approve", "aims", "--by-role", "lawyer"],
    "clauses-impact": ["clauses", "impact", "aims"],
    "compare": ["compare", "clauses/house/house.docx", "clauses/house/house.docx", "-o", "redline.docx"],
}

NOT_ISSUED = ("approve", "sign", "adopt", "sheets")
"""What cannot be done before a version is issued, or without local values; the answer has its shape all the same."""

BUILT = ("build", "check", "issue", "clauses-show", "clauses-check", "clauses-translated", "clauses-approve")
"""What reads the wording, and so finds a mistake in it."""


@pytest.mark.parametrize("broken", [False, True])
@pytest.mark.parametrize("name", OUTPUTS)
def test_each_output_has_its_shape(tree, name, broken):
    """Also where something is wrong in a file."""
    if broken:
        edit(
            tree / "clauses/wording/aims/standard.en.md",
            "{{ purpose }}",
            "{{ purpose | shout }} {{ nothing }}",
        )
    ran = aftale(tree, *CALLS[name], "--format", "json")
    assert ran.code == (name in NOT_ISSUED or (broken and name in BUILT))
    assert list(misfits(ran.data, OUTPUTS[name])) == []
    if OUTPUTS[name]["type"] == "object":
        assert ran.data.keys() == OUTPUTS[name]["properties"].keys()


def test_every_output_of_the_examples_has_its_shape(examples):
    """With open points, warnings, two languages and grants."""
    more = (
        ("explain", ["explain", "nsk-ixchel/grant-2027"]),
        ("clauses-show", ["clauses", "show", "term"]),
        ("clauses-impact", ["clauses", "impact", "common-cause"]),
    )
    for name, words in (*CALLS.items(), *more):
        if not {"reed/mou", "aims"} & set(words):
            ran = aftale(examples, *words, "--format", "json")
            assert (ran.code, list(misfits(ran.data, OUTPUTS[name]))) == (name in NOT_ISSUED, [])
