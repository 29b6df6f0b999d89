"""Redlines of every kind of edit: LibreOffice accepts and rejects them, and Microsoft's SDK has nothing against them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import pytest
from edits import KINDS, edit
from edits.rich import rich
from office_changes import Changes
from office_limits import LIMITS, limits_of
from office_redlines import Pair, own_errors, pair, unequal
from office_tools import page_count, to_pdf
from trees import ROOT, built_once, word_files

PLAIN = [
    *("words", "ins_sentence", "del_sentence", "ins_clause", "del_clause", "split", "merge", "add_row"),
    *("cell", "runfmt", "parfmt", "hdrftr", "quotes", "term", "footnote_text", "del_endnote"),
]
TOGETHER = 9
"""How many kinds of edit share a file for the SDK, which takes a second for each file."""


@pytest.fixture(scope="module", name="changes")
def _changes(office: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Changes:
    """LibreOffice, ready to accept and reject."""
    return Changes(office["soffice"], tmp_path_factory.mktemp("changes"))


@pytest.fixture(scope="module", name="every")
def _every() -> list[Pair]:
    """The rich document and each kind of edit, every other one with moves."""
    edited = [(kind, edit(rich(), kind, Random(f"office/{kind}"))) for kind in KINDS]
    return [pair(kind, rich(), new, moves=n % 2 == 1) for n, (kind, new) in enumerate(edited) if new]


@pytest.fixture(scope="module", name="ours")
def _ours(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    """Our example agreements, each edited in five ways."""
    files = word_files(built_once(tmp_path_factory))
    edited = [(name, old, edit(old, "mixed", Random(f"office/{name}"))) for name, old in files.items()]
    return [pair(name, old, new, moves=n % 2 == 1) for n, (name, old, new) in enumerate(edited) if new]


@pytest.mark.office("soffice")
def test_libreoffice_resolves_every_kind_of_edit(every: list[Pair], changes: Changes, tally: Counter[str]):
    """Its accept-all gives the new file's text and its reject-all the old one's, as far as it can."""
    assert unequal(every, changes, tally) == []


@pytest.mark.office("soffice")
def test_libreoffice_resolves_redlines_of_our_agreements(
    ours: list[Pair], changes: Changes, tally: Counter[str]
):
    """With the numbers that their references show."""
    assert len(ours) > 3
    assert unequal(ours, changes, tally) == []


@pytest.mark.office("soffice")
def test_a_redline_of_something_else_is_noticed(every: list[Pair], changes: Changes, tally: Counter[str]):
    """Both ways: the comparison is not blind."""
    one, other = (next(found for found in every if found.name == kind) for kind in ("words", "ins_clause"))
    wrong = Pair(name="wrong", old=other.new, new=other.old, redline=one.redline)
    found = unequal([wrong], changes, Counter())
    assert {sentence.split(": ")[1] for sentence in found} == {"accept", "reject"}


@pytest.mark.office("soffice", "pdftoppm")
def test_libreoffice_prints_redlines(ours: list[Pair], office: Mapping[str, str], tmp_path: Path):
    """Those of our agreements, which have several pages."""
    paths = _written(ours, tmp_path)
    (folder := tmp_path / "pdf").mkdir()
    pdfs = to_pdf(office["soffice"], paths, folder)
    assert [path.name for path in paths if path not in pdfs or page_count(pdfs[path]) < 2] == []


@pytest.mark.office("validator")
def test_the_sdk_finds_no_error_of_ours(ours: list[Pair], office: Mapping[str, str], tmp_path: Path):
    """Nor the linter: nothing that the compared files do not have."""
    mixed = [_together(kinds, n) for n, kinds in enumerate(_groups(KINDS, TOGETHER))]
    assert own_errors([*mixed, *ours], office["validator"], tmp_path) == {}


@pytest.mark.parametrize(
    ("kind", "seed", "limit"),
    [
        ("add_col", 3, "Columns and cells"),
        ("merge_down", 3, "Columns and cells"),
        ("del_table", 3, "Rows that hold a table"),
        ("title_page", 3, "Sections"),
        ("sdt", 3, "Content controls"),
        ("swap_image", 34, "A picture alone in its paragraph"),
        ("move", 3, "Passages that moved"),
        ("into_table", 34, "Endnotes beside a comment in a table"),
        ("merge", 6, "Paragraphs joined across styles"),
    ],
)
def test_what_libreoffice_does_not_resolve_is_found(kind: str, seed: int, limit: str):
    """By the marks of the redline, not by the kind of edit."""
    made = pair(kind, rich(), edit(rich(), kind, Random(seed)))
    assert limit in limits_of(made.redline)


def test_plain_edits_have_no_such_limit():
    """Words, sentences, clauses, rows and formats must come out right."""
    for kind in PLAIN:
        assert limits_of(pair(kind, rich(), edit(rich(), kind, Random(2))).redline) == {}, kind


def test_the_page_on_redlines_names_what_libreoffice_does_not_do():
    """Each limit that a test here forgives is a line of the list that users read."""
    page = (ROOT / "docs/redlines.md").read_text(encoding="utf-8")
    listed = re.findall(
        r"^\| \*\*(.+?)\*\* \|", page.partition("## What LibreOffice does not do")[2], re.MULTILINE
    )
    assert listed == [limit.name for limit in LIMITS]


def _together(kinds: Sequence[str], number: int) -> Pair:
    """Return the rich document edited in several ways, one after the other."""
    new = rich()
    for kind in kinds:
        new = edit(new, kind, Random(f"office/{kind}")) or new
    return pair(" ".join(kinds), rich(), new, moves=number % 2 == 1)


def _groups(kinds: Sequence[str], size: int) -> list[Sequence[str]]:
    """Return all kinds in groups; neighbours, which are alike, go into different ones."""
    count = -(-len(kinds) // size)
    return [kinds[start::count] for start in range(count)]


def _written(pairs: Sequence[Pair], folder: Path) -> list[Path]:
    paths = [folder / f"{number:02}.docx" for number, _ in enumerate(pairs)]
    for one, path in zip(pairs, paths, strict=True):
        path.write_bytes(one.redline)
    return paths
