"""Names at the signature table of a copy: each at its seat, and nothing else of the document touched."""

from __future__ import annotations

import pytest
from lives import clean, frozen, issue, living_tree
from tree_fixtures import _program
from trees import BESIDE, SEQUENCE, reed
from word_reading import W, Word, text

from pipeline.word.content import said
from pipeline.word.filling import filled
from pipeline.word.lint import lint_package
from pipeline.word.redline.opened import open_word

__all__ = ["_program"]
CHAIR = "Chair, da: Forperson}}]"
THREE = (CHAIR, "Chair, da: Forperson}}, {title: {en: Treasurer, da: Kasserer}}]")
NAMES = {"nsk-1": "Aase & <Åkjær>", "nsk-2": "Bo Bosen", "river-1": "Inés Quiñones"}
LAYOUTS = {"single": ((), "en"), "beside": ((BESIDE,), "en-da"), "sequence": ((SEQUENCE,), "en-da")}


@pytest.fixture(scope="module", name="editions")
def _editions(tmp_path_factory):
    """A signature edition with three seats in each layout."""
    found = {}
    for name, (change, languages) in LAYOUTS.items():
        tree = living_tree(tmp_path_factory.mktemp("filling") / name, reed(THREE, *change))
        issue(tree, "--for-signature")
        found[name] = clean(frozen(tree, "1.0"), languages)
    return found


def seats(data: bytes) -> list[list[str]]:
    """Party, name and capacity of each seat, table by table."""
    word = Word(data)
    tables = [table for style in ("Signature Table", "Signature Table 2nd") if style in word.style_names.values()
              for table in word.tables(style)]  # fmt: skip
    cells = [cell for table in tables for cell in table.iter(f"{W}tc")]
    return [lines[:3] for cell in cells if len(lines := [text(p) for p in cell.iter(f"{W}p")]) > 2]


def one_line(party: str, name: str, capacity: str) -> list[str]:
    """What a seat says in English."""
    return [party, f"Name: {name}\t", f"Capacity: {capacity}"]


def test_names_stand_at_their_seats(editions):
    """By party, in the order of its seats; the blank stays behind each, so that the line is still drawn."""
    assert seats(filled(editions["single"], NAMES)) == [
        one_line("The Reed Society", "Aase & <Åkjær>", "Chair"),
        one_line("The Reed Society", "Bo Bosen", "Treasurer"),
        one_line("The River Union", "Inés Quiñones", "Director"),
    ]


def test_side_by_side_each_name_stands_once(editions):
    """At the seat both languages share."""
    found = seats(filled(editions["beside"], NAMES))
    assert [name for _, name, _ in found] == [
        f"Name / Navn: {NAMES[seat]}\t" for seat in ("nsk-1", "nsk-2", "river-1")
    ]


def test_in_sequence_each_name_stands_in_every_language(editions):
    """Each version is signed."""
    found = seats(filled(editions["sequence"], NAMES))
    assert [name for _, name, _ in found] == [
        f"{word}: {NAMES[seat]}\t" for word in ("Name", "Navn") for seat in ("nsk-1", "nsk-2", "river-1")
    ]


def test_a_seat_without_a_name_stays_blank(editions):
    """And a name without a seat is written nowhere."""
    data = filled(
        editions["single"], {"river-1": "Inés", "river-2": "Nobody", "nsk-11": "Nobody", "": "Nobody"}
    )
    assert [name for _, name, _ in seats(data)] == ["Name: \t", "Name: \t", "Name: Inés\t"]
    assert b"Nobody" not in b"".join(open_word(data).parts.values())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_else_changes(editions, layout):
    """Line by line the same but for those with a name; every other part the same, byte for byte."""
    old, new = open_word(editions[layout]), open_word(filled(editions[layout], NAMES))
    pairs = list(zip(said(old), said(new), strict=True))
    assert [(a, b) for a, b in pairs if a != b] == [
        (a, b) for a, b in pairs if a.endswith(("Name:", "Navn:"))
    ]
    assert {name for name in old.parts if old.parts[name] != new.parts[name]} == {old.main}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_filled_copy_is_sound(editions, layout):
    """The linter finds no error, in names that look like markup neither."""
    data = filled(editions[layout], NAMES)
    assert [fault for fault in lint_package(data) if fault.severity == "error"] == []


def test_a_name_looks_as_its_blank_does(editions):
    """In the style of the line and the format of its run."""
    word = Word(filled(editions["single"], NAMES))
    (run,) = (run for run in word.body.iter(f"{W}r") if text(run) == "Bo Bosen")
    blank = next(sibling for sibling in run.itersiblings(f"{W}r"))
    looks = [[child.tag for child in one if child.tag == f"{W}rPr"] for one in (run, blank)]
    assert looks[0] == looks[1]
