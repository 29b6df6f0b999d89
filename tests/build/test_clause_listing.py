"""The clauses of the library, a line for each."""

from __future__ import annotations

import hashlib

import pytest
from lives import living_tree
from trees import ROOT, edit

from pipeline.build.clauses.listing import clause_lines
from pipeline.build.tree import Tree
from pipeline.model.clause import WordingSource

APPROVED = "---\napproved:\n  by_role: lawyer\n  on: 2026-12-01\n  text_hash: {hash}\n---\n\n{text}"


@pytest.fixture(name="small")
def _small(tmp_path):
    """A tree with a library of three clauses."""
    return living_tree(tmp_path / "tree")


def lines(tree):
    found, findings = clause_lines(Tree(tree))
    assert findings == []
    return {line["id"]: line for line in found}


def approve(path, text=None):
    """Write an approval at the top of a wording; of another text, where one is given."""
    body = path.read_text("utf-8")
    hash_ = hashlib.sha256((text or body).strip().encode()).hexdigest()
    path.write_text(APPROVED.format(hash=hash_, text=body), "utf-8")


def test_every_clause_of_the_library_is_listed():
    """Each with English and Danish for every variant."""
    found = lines(ROOT)
    assert len(found) >= 70
    assert [id_ for id_, line in found.items() if not {"en", "da"} <= set(line["languages"])] == []


def test_who_speaks_of_a_clause(small):
    """Kinds by outline or annexes; types that bring or offer it; overlays that bring it or choose its variant."""
    edit(
        small / "clauses/types/value-based.yaml",
        "description:",
        "brings: [helpers]\noffers: [term]\ndescription:",
    )
    edit(
        small / "clauses/kinds/mou.yaml",
        "outline: [{clause: aims, always: true}, ",
        "annexes: [{clause: aims}]\noutline: [",
    )
    (small / "clauses/overlays/strict.yaml").write_text(
        "id: strict\ntitle: {en: Strict}\nwhen: flags.humanitarian\nvariants: {term: standard}\n"
    )
    found = lines(small)
    told = ("kinds", "types", "brought_by", "offered_by", "overlays")
    assert [found["aims"][name] for name in told] == [["mou"], [], [], [], []]
    assert [found["helpers"][name] for name in told] == [
        ["mou"], ["value-based"], ["value-based"], [], ["helpers"],
    ]  # fmt: skip
    assert [found["term"][name] for name in told] == [
        ["mou"], ["value-based"], [], ["value-based"], ["strict"],
    ]  # fmt: skip


def test_a_language_counts_where_every_variant_has_it(small):
    """What one variant lacks, the clause lacks."""
    edit(
        small / "clauses/wording/term/clause.yaml",
        "[{id: standard}]",
        "[{id: short, when: 'false'}, {id: standard}]",
    )
    (small / "clauses/wording/term/short.en.md").write_text("Short.\n")
    line = lines(small)["term"]
    assert line["languages"] == ["en"]
    assert [(v["id"], v["languages"]) for v in line["variants"]] == [
        ("short", ["en"]), ("standard", ["da", "en"]),
    ]  # fmt: skip


def test_an_approval_knows_its_text(small):
    """Writing it down does not undo it; a changed word does; ends of lines do not."""
    path = small / "clauses/wording/term/standard.en.md"
    approve(path)
    (approval,) = lines(small)["term"]["approved"]
    assert approval == {
        "variant": "standard", "language": "en", "by_role": "lawyer", "on": "2026-12-01", "unchanged": True,
    }  # fmt: skip
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert lines(small)["term"]["approved"] == [approval]
    edit(path, "planned", "foreseen")
    assert [a["unchanged"] for a in lines(small)["term"]["approved"]] == [False]


def test_the_digest_of_a_text():
    """SHA-256 of the body without what is empty around it; of a Word file, that of the file."""
    digest = hashlib.sha256("Æ.\n\nB.".encode()).hexdigest()
    assert WordingSource("f", "d", text="\n\nÆ.\n\nB.\n").text_hash == digest
    assert WordingSource("f", "d", word=b"PK").text_hash == "d"


def test_what_nobody_approved_is_not_approved():
    """No approval, no claim."""
    assert not WordingSource("f", "d", text="A").approved
