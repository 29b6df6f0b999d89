"""The JSON Schema that editors read: made from the same records that the reader reads."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

import pytest

from pipeline.model.partnership import Partnership, Settings
from pipeline.model.record import Record, fact, field_facts, record
from pipeline.model.schema import json_schema
from pipeline.model.words import Day, L10n


@record
class Stone(Record):
    """A stone."""

    SHORTHAND = "kind"

    kind: str = fact("Its kind.")


@record
class Basket(Record):
    """A basket. It has a second sentence."""

    id: str = fact("An id.", pattern="[a-z]+", rule="letters")
    fruit: str | None = fact("A word.", default=None, vocabulary="fruits")
    fruits: tuple[str, ...] = fact("Words.", vocabulary="fruits")
    prices: Mapping[str, Decimal] = fact("Prices.", vocabulary="fruits")
    size: Literal["small", "large"] = fact("A size.", default="small")
    title: L10n = fact("A title.")
    picked: Day | None = fact("A day.", default=None)
    stones: tuple[Stone, ...] = fact("Stones.", default=())


@pytest.fixture(name="schema", scope="module")
def _schema():
    """The schema of a basket."""
    return json_schema(Basket, {"fruits": ["plum", "apple"]})


def basket(schema):
    """The definition of the basket itself."""
    assert schema["$ref"] == "#/definitions/Basket"
    return schema["definitions"]["Basket"]


def test_a_record_is_an_object_of_its_fields_and_no_others(schema):
    """Described by what its declaration says; required where it has no default."""
    made = basket(schema)
    assert made["description"].startswith("A basket.")
    assert made["properties"].keys() == field_facts(Basket).keys()
    assert made["required"] == ["id", "fruits", "prices", "title"]
    assert made["additionalProperties"] is False


def test_words_of_the_library_are_offered(schema):
    """Alone, in a list and as the names of fields."""
    properties = basket(schema)["properties"]
    assert properties["fruits"]["items"] == {"enum": ["apple", "plum"]}
    assert properties["prices"]["propertyNames"] == {"enum": ["apple", "plum"]}
    assert {"enum": ["apple", "plum"]} in properties["fruit"].get(
        "anyOf", [{"enum": properties["fruit"].get("enum")}]
    )


def test_a_pattern_must_hold_for_the_whole_text(schema):
    """As the reader asks."""
    assert basket(schema)["properties"]["id"]["pattern"] == "^(?:[a-z]+)$"


def test_a_fact_that_need_not_be_given_may_be_pending(schema):
    """An editor does not underline what the reader takes."""
    assert {"const": "pending"} in basket(schema)["properties"]["picked"]["anyOf"]
    assert "anyOf" not in basket(schema)["properties"]["title"]


def test_a_record_with_a_shorthand_may_be_one_text(schema):
    """Or the record written out."""
    short, long = schema["definitions"]["Stone"]["oneOf"]
    assert short == {"type": "string"}
    assert long["required"] == ["kind"]


@pytest.mark.parametrize("cls", [Partnership, Settings])
def test_every_field_of_our_files_is_described(cls):
    """So that a hover in the editor explains it; and the whole schema is plain JSON, the same every time."""
    schema = json_schema(cls, {"types": ["alliance"], "kinds": ["mou"]})
    for definition in schema["definitions"].values():
        [made] = [d for d in definition.get("oneOf", [definition]) if "properties" in d]
        assert all(field["description"] for field in made["properties"].values())
    assert json.dumps(schema) == json.dumps(json_schema(cls, {"types": ["alliance"], "kinds": ["mou"]}))


def test_every_reference_in_a_schema_leads_somewhere():
    """Records inside records."""
    schema = json_schema(Partnership, {})
    text = json.dumps(schema)
    names = {part.split('"')[0] for part in text.split("#/definitions/")[1:]}
    assert names == schema["definitions"].keys()


def test_no_two_records_share_a_name():
    """A schema knows a record by its name alone."""
    found = {(cls.__module__, cls.__name__) for cls in Record.__subclasses__()}
    names = Counter(name for module, name in found if module.startswith("pipeline."))
    assert [name for name, count in names.items() if count > 1] == []
