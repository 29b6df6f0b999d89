"""`--against` a version that was issued; what a build says of a draft is what an issue freezes."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from issued_steps import DRAFT, REDLINE, built, names
from lives import MOU, SECOND, frozen, issue, life_in, living_tree, revise
from trees import aftale, reed, snapshot

from pipeline.word.content import content_digest

# ── against another version


def test_against_a_version(sent):
    """Any that was issued, also an older one; in place of those that are made anyhow."""
    revise(sent)
    issue(sent, today=SECOND)
    revise(sent, "for many", "for very many")
    built(sent)
    (made,) = built(sent, "--against", "0.1")["redlines"]
    assert (made["against"], made["file"].rpartition("/")[2]) == (
        "0.1",
        "reed_mou_0.3-draft_en_redline-vs-0.1.docx",
    )
    assert {name for name in names(sent) if "redline" in name} == {
        "reed_mou_0.3-draft_en_redline-vs-0.1.docx"
    }


def test_a_plain_build_goes_back(sent):
    """To what it is compared with as a rule, byte for byte."""
    revise(sent)
    issue(sent, today=SECOND)
    revise(sent, "for many", "for very many")
    built(sent)
    before = snapshot(sent / "output")
    built(sent, "--against", "0.1")
    assert snapshot(sent / "output") != before
    built(sent)
    assert snapshot(sent / "output") == before


def test_against_a_withdrawn_version(sent):
    """Whoever asks by its number may see what it said."""
    revise(sent)
    aftale(sent, "issue", MOU, "--withdraw", "0.1", "--note", "x", "--today", SECOND)
    assert [made["against"] for made in built(sent, "--against", "0.1")["redlines"]] == ["0.1"]


@pytest.mark.parametrize("version", ["0.2", "7.0", "1.10"])
def test_an_unknown_version(sent, version):
    """The call cannot be used: exit 2, one sentence with those there are, nothing built."""
    before = snapshot(sent)
    ran = aftale(sent, "build", "--against", version)
    assert (ran.code, ran.out, snapshot(sent)) == (2, "", before)
    assert (
        f"AGAINST_NO_VERSION no agreement asked for has a version {version}; issued so far: reed/mou 0.1; "
        in ran.err
    )


def test_a_version_that_only_some_have(tmp_path):
    """Those are compared; the others are left as they are."""
    tree = living_tree(tmp_path / "tree", reed(), reed(id_="rill"))
    issue(tree)
    revise(tree)
    ran = aftale(tree, "build", "--against", "0.1", "--format", "json")
    assert (ran.code, [made["id"] for made in ran.data["redlines"]]) == (0, [MOU])
    assert (tree / "output/rill/mou").is_dir()


def test_a_file_that_is_called_as_a_version(sent):
    """A version's number is one; a file of that name is told by its folder."""
    revise(sent)
    shutil.copy(frozen(sent, "0.1") / "reed_mou_0.1_en_clean.docx", sent / "0.7")
    assert aftale(sent, "build", "--against", "0.7").code == 2
    assert aftale(sent, "build", "--against", "./0.7").code == 0


def test_a_dry_run_says_what_it_would_compare(sent):
    """With the version it would be compared with; nothing is written."""
    revise(sent)
    before = snapshot(sent)
    data = aftale(sent, "build", "-n", "--against", "0.1", "--format", "json").data
    assert [planned["against"] for planned in data["redlines"]] == ["0.1"]
    assert snapshot(sent) == before


# ── what a build says of a draft is what an issue freezes


def test_the_redline_of_the_draft_is_that_of_the_issue(sent):
    """The same changes, told in the same words."""
    revise(sent)
    built(sent)
    draft = (sent / "output/reed/mou/changes.md").read_text("utf-8")
    digest = content_digest((sent / "output/reed/mou" / DRAFT).read_bytes())
    issue(sent, today=SECOND)
    frozen_page = (frozen(sent, "0.2") / "changes.md").read_text("utf-8")
    head = re.compile(r"(?m)^(From|#).*$")
    assert head.sub("", draft) == head.sub("", frozen_page)
    assert digest == life_in(sent).versions["0.2"].facts.contents[0].digest


def test_the_manifest_says_what_was_compared(sent):
    """So that a later build knows whether it still holds."""
    revise(sent)
    built(sent)
    manifest = json.loads((sent / "output/reed/mou/manifest.json").read_bytes())
    assert [(made["file"], made["against"]) for made in manifest["compared"]["redlines"]] == [
        (REDLINE, "0.1")
    ]
