"""`aftale build --against FILE`: redlines against Word files, told by their stamps and not by their names."""

from __future__ import annotations

import re
import shutil
from datetime import datetime, timezone

import docx
import pytest
from against_steps import CLEAN, change, folder, marks, refused, text, word
from trees import BESIDE, REED, TWO, add, aftale, edit, new_tree, reed

pytestmark = pytest.mark.usefixtures("_no_epoch")


def test_a_redline_against_a_file(tree, old):
    """It is called after the version that the file says it is, whatever the file is called."""
    ran = aftale(tree, "build", "--against", str(old), "--format", "json")
    (made,) = ran.data["redlines"]
    assert (ran.code, made["against"], made["changes"]) == (0, "Mailed to River.docx", 1)
    assert made["file"] == "output/reed/mou/reed_mou_0.1-draft_en_redline-vs-0.1-draft.docx"
    assert text((tree / made["file"]).read_bytes(), accept=False) == text(old.read_bytes())


def test_a_file_is_named_from_where_one_stands(tree, old):
    """As git does with -C."""
    shutil.copy(old, tree / "agreements/old.docx")
    ran = aftale(tree / "agreements", "build", "--against", "old.docx")
    assert (ran.code, "redline-vs-0.1-draft" in ran.out) == (0, True)


@pytest.mark.parametrize(("modified", "epoch", "date"), [
    (None, "", "1980-01-01T00:00:00Z"),
    (None, "86400", "1970-01-02T00:00:00Z"),
    (datetime(2027, 5, 1, 8, tzinfo=timezone.utc), "86400", "2027-05-01T08:00:00Z"),
])  # fmt: skip
def test_changes_bear_the_moment_of_the_file(tree, old, monkeypatch, modified, epoch, date):
    """Else that of the build around us, else the earliest there is: never the clock's."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    if modified:
        document = docx.Document(str(old))
        document.core_properties.modified = modified
        document.save(str(old))
    assert aftale(tree, "build", "--against", str(old)).code == 0
    assert marks(next(folder(tree).glob("*_redline-*"))) == {("NSK", date)}


def test_a_draft_in_output_can_be_compared_with_what_takes_its_place(tree, old):
    """It is read before it is written over; all of output/ may be named as well."""
    for against in (folder(tree) / CLEAN, tree / "output"):
        ran = aftale(tree, "build", "--against", str(against))
        assert (ran.code, ran.err, "number of changes 1," in ran.out) == (0, "", True)
        change(tree, f"Water for {len(str(against))}.")
    assert "number of changes 1," in aftale(tree, "build", "--against", str(tree / "output")).out


def test_a_file_without_stamps_is_of_the_only_document(tree, tmp_path):
    """It is called after the file."""
    (tmp_path / "Første udkast_(2).docx").write_bytes(word("Clean water for all."))
    ran = aftale(tree, "build", "--against", str(tmp_path / "Første udkast_(2).docx"))
    assert (ran.code, ran.err) == (0, "")
    assert (folder(tree) / "reed_mou_0.1-draft_en_redline-vs-Foerste-udkast-2.docx").exists()


def test_stamps_tell_of_which_agreement_and_language_a_file_is(tmp_path):
    """Of two agreements with two documents each, one is compared."""
    tree = new_tree(tmp_path / "tree", reed(TWO), reed(TWO, id_="rill"), small=True)
    aftale(tree, "build")
    shutil.copy(tree / "output/rill/mou/rill_mou_0.1-draft_da_clean.docx", tmp_path / "x.docx")
    edit(tree / "agreements/rill/partnership.yaml", "Rent vand", "Frisk vand")
    data = aftale(tree, "build", "--against", str(tmp_path / "x.docx"), "--format", "json").data
    assert [(item["id"], item["language"]) for item in data["redlines"]] == [("rill/mou", "da")]
    assert data["unchanged"] == []


def test_a_folder_of_files(tmp_path):
    """Each is told by its stamps; what is none of ours, a redline or set aside is passed over."""
    tree = new_tree(tmp_path / "tree", reed(TWO), reed(BESIDE, id_="rill"), reed(id_="new"), small=True)
    aftale(tree, "build", "reed", "rill")
    shutil.copytree(tree / "output", tmp_path / "then")
    (tmp_path / "then/letter.docx").write_bytes(word("Dear River,"))
    for path in [*(tmp_path / "then").rglob("*_en_clean.docx")]:
        shutil.copy(path, path.with_name(path.name.replace("_clean", "_redline-vs-0.1")))
        shutil.copy(path, path.with_name(path.name.replace("_clean", "_clean_edited-01234567")))
    edit(tree / "agreements/reed/partnership.yaml", "Rent vand", "Frisk vand")
    ran = aftale(tree, "build", "--against", str(tmp_path / "then"), "--format", "json")
    assert (ran.code, ran.data["findings"]) == (0, [])
    assert [(i["id"], i["language"]) for i in ran.data["redlines"]] == [("reed/mou", "da")]
    assert [(i["id"], i["language"]) for i in ran.data["unchanged"]] == [
        ("reed/mou", "en"),
        ("rill/mou", "en-da"),
    ]


def test_a_file_of_an_agreement_that_was_not_asked_for(tree, old):
    """The wrong partner's file is refused, also where only one agreement could be meant."""
    add(tree, reed(id_="rill"))
    assert refused(tree, old, "rill") == (
        f"{old}: AGAINST_OTHER it is a document of reed/mou, and that is not among the agreements asked for; see"
        " whether it is the right file, and whether reed/mou can be built; `aftale compare` compares any two files"
    )


def test_a_file_in_other_languages(tree, old):
    """Columns against paragraphs would be all red."""
    add(tree, reed(BESIDE))
    assert refused(tree, old) == (
        f"{old}: AGAINST_LANGUAGE it is in en, and there is no such document now: reed/mou (en-da); name a file in the"
        " same languages; `aftale compare` compares any two files"
    )


@pytest.mark.parametrize("select", [(), ("rill",)])
def test_a_file_that_does_not_say_what_it_is(tmp_path, select):
    """With several agreements, or several documents of one, it cannot be told."""
    tree = new_tree(tmp_path / "tree", REED, reed(TWO, id_="rill"), small=True)
    (tmp_path / "x.docx").write_bytes(word("Clean water for all."))
    known = "rill/mou (en), rill/mou (da)" + ("" if select else ", reed/mou (en)")
    assert sorted(re.split(r"[:,;] ", refused(tree, tmp_path / "x.docx", *select))) == sorted(re.split(
        r"[:,;] ", f"{tmp_path / 'x.docx'}: AGAINST_UNCLEAR it does not say which document it is an earlier form of, and"
        f" there are several: {known}; ask for one agreement alone; where that has several documents, use `aftale compare`"))  # fmt: skip


def test_two_files_of_one_document(tree, old):
    """Which of them is meant?"""
    shutil.copy(old, old.parent / "a.docx")
    shutil.rmtree(tree / "output")
    assert refused(tree, old.parent) == (
        f"{old.parent / 'a.docx'}: AGAINST_TWICE it is an earlier document of reed/mou, and so is {old}; keep one of the"
        " two in the folder, or name one file"
    )


@pytest.mark.parametrize(("content", "code"), [(None, "FILE_UNREADABLE"), (b"Dear River", "WORD_FILE_UNUSABLE"),
                                               (b"", "WORD_FILE_UNUSABLE")])  # fmt: skip
def test_a_file_that_cannot_be_used(tree, tmp_path, content, code):
    """It is named before anything is built; a version is no file."""
    path = tmp_path / "1.0"
    if content is not None:
        path.write_bytes(content)
    assert refused(tree, path).startswith(f"{path}: {code} ")


def test_a_folder_with_nothing_of_ours(tree, tmp_path):
    """It is the wrong one."""
    (tmp_path / "empty").mkdir()
    assert refused(tree, tmp_path / "empty") == (
        f"{tmp_path / 'empty'}: AGAINST_NOTHING nothing here is an earlier document of the agreements asked for; `aftale"
        " list` shows the agreements; `aftale compare` compares any two files"
    )


def test_a_moment_that_is_none(tree, old, monkeypatch):
    """Ends with 2 as well."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "now")
    ran = aftale(tree, "build", "--against", str(old))
    assert (ran.code, "SOURCE_DATE_EPOCH is not a number of seconds" in ran.err) == (2, True)
