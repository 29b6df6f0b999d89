"""Redlines of other people's documents, and of random edits: too many for every commit."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from edits import KINDS
from edits.bases import OTHERS, all_bases, draw
from office_changes import Changes
from office_redlines import Pair, own_errors, pair, unequal

SET = OTHERS.with_name("manifest.tsv")
SEED = 20261123
LARGEST = 400_000
pytestmark = pytest.mark.torture


@pytest.fixture(scope="module", name="changes")
def _changes(office: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Changes:
    """LibreOffice, ready to accept and reject."""
    return Changes(office["soffice"], tmp_path_factory.mktemp("changes"))


@pytest.fixture(scope="module", name="others")
def _others() -> list[Pair]:
    """The pairs of the development set."""
    if not SET.exists():
        pytest.skip("no development set beside the project")
    with SET.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    files = [[(SET.parent / row[side]).read_bytes() for side in ("old", "new")] for row in rows]
    return [
        pair(row["id"], *both, moves=n % 2 == 1)
        for n, (row, both) in enumerate(zip(rows, files, strict=True))
    ]


@pytest.fixture(scope="module", name="drawn")
def _drawn(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    """One or two edits on any document, two times for each kind; `make torture SEED=N` draws others."""
    seed = pytestconfig.getoption("hypothesis_seed", default=None) or SEED
    bases = all_bases(tmp_path_factory)
    found = []
    for number, kind in enumerate([*KINDS, *KINDS]):
        name = f"{seed}/office/{kind}/{number}"
        edited = draw(Random(name), bases, kind, LARGEST)
        told = f"{name} ({edited.base}: {', '.join(edited.kinds)})"
        found.append(pair(told, edited.old, edited.new, moves=number % 2 == 1))
    return found


@pytest.mark.office("soffice")
def test_libreoffice_resolves_the_development_set(others: list[Pair], changes: Changes, tally: Counter[str]):
    """Accepted they say what the new file says, rejected what the old one says."""
    assert unequal(others, changes, tally) == []


@pytest.mark.office("soffice")
def test_libreoffice_resolves_random_edits(drawn: list[Pair], changes: Changes, tally: Counter[str]):
    """On our documents, the rich one and the development set."""
    assert unequal(drawn, changes, tally) == []


@pytest.mark.office("validator")
def test_the_sdk_finds_no_error_of_ours(
    others: list[Pair], drawn: list[Pair], office: Mapping[str, str], tmp_path: Path
):
    """Nor the linter: nothing that the compared files do not have."""
    assert own_errors([*others, *drawn], office["validator"], tmp_path) == {}
