"""On files that people and programs wrote, where the development pairs lie beside the project."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from lxml import etree

from pipeline.word.redline.effect.effect import Readings, effect_of
from pipeline.word.redline.opened import Opened, open_word

PAIRS = Path(__file__).parents[4] / "shared/redline"
MANIFEST = PAIRS / "manifest.tsv"
LINES = MANIFEST.read_text(encoding="utf-8").splitlines() if MANIFEST.exists() else []
ROWS = list(csv.DictReader(LINES, delimiter="\t"))
FILES = sorted({row[side] for row in ROWS for side in ("old", "new")})

pytestmark = pytest.mark.skipif(not ROWS, reason="the development pairs are not here")


def opened(file):
    return open_word((PAIRS / file).read_bytes())


@pytest.mark.parametrize("file", FILES)
def test_a_file_says_the_same_once_it_is_parsed_and_written_again(file):
    one = opened(file)
    parts = dict(one.parts)
    for name in one.stories():
        parts[name] = etree.tostring(one.root(name), encoding="UTF-16", xml_declaration=True)
    assert effect_of(Opened(parts)) == effect_of(one)


def test_what_was_read_of_one_file_does_not_leak_into_the_next():
    readings = Readings()
    for file in FILES[::4]:
        one = opened(file)
        assert effect_of(one, readings=readings) == effect_of(one)


def test_pairs_differ():
    """But for the few in which nothing differs that a redline could show."""
    edited = [row for row in ROWS if row["category"] != "self"]
    differ = [row for row in edited if effect_of(opened(row["old"])) != effect_of(opened(row["new"]))]
    assert len(differ) >= 0.85 * len(edited)
