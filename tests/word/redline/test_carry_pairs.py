"""Every block of real files, carried into their counterparts, leaves these sound.

The pairs are not in this repository: AFTALE_PAIRS names a folder with a table `manifest.tsv` that has the columns
id, old and new.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
from small_files import put

from pipeline.word.lint import CATALOGUE, lint_package
from pipeline.word.lint.names import W
from pipeline.word.redline.carry.carry import Carrier
from pipeline.word.redline.opened import open_word
from pipeline.word.redline.resolve.resolve import resolve

FOLDER = Path(os.environ.get("AFTALE_PAIRS", "none given"))
TABLE = FOLDER / "manifest.tsv"
PAIRS = (
    list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    if TABLE.exists()
    else []
)


def accepted(name):
    opened = open_word((FOLDER / name).read_bytes())
    for part in opened.stories():
        if resolve(opened.root(part), accept=True):
            opened.touch(part)
    return opened


def bookmarks(opened):
    roots = [opened.root(part) for part in opened.stories()]
    return {mark.get(W + "name") for root in roots for mark in root.iter(W + "bookmarkStart")}


def errors(data):
    """Which errors a file has."""
    return {fault.code for fault in lint_package(data) if CATALOGUE[fault.code].severity != "info"}


def carried(pair):
    old, out = accepted(pair["old"]), accepted(pair["new"])
    carry = Carrier(old, out)
    carry.keep_bookmarks |= bookmarks(old)
    body = [block for block in old.root(old.main)[0] if block.tag != W + "sectPr"]
    if len(out.root(out.main)[0]) and out.root(out.main)[0][-1].tag == W + "sectPr":
        put(out, *(carry.taken(block, old.main, out.main) for block in body))
    return out.written()


@pytest.mark.skipif(not PAIRS, reason="AFTALE_PAIRS names no folder with pairs")
@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
def test_every_block_can_be_carried(pair):
    data = carried(pair)
    before = errors(accepted(pair["old"]).written()) | errors(accepted(pair["new"]).written())
    assert errors(data) - before == set()
    assert carried(pair) == data
