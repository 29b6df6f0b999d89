"""What becomes of redlines once they are made, and what a build with `--against` says."""

from __future__ import annotations

import shutil

import pytest
from against_steps import CLEAN, FILES, change, folder, names, word
from schema_check import misfits
from trees import aftale, edit, snapshot

from pipeline.build import redlines
from pipeline.build.outputs import manifest_of
from pipeline.build.schemas import OUTPUTS

pytestmark = pytest.mark.usefixtures("_no_epoch")


# ── what becomes of a redline


@pytest.fixture(name="redlined")
def _redlined(tree, old):
    """The small tree with a redline."""
    assert aftale(tree, "build", "--against", str(old)).code == 0
    return tree


def redline(tree):
    return next(folder(tree).glob("*_redline-vs-0.1-draft.docx"))


def test_a_later_build_leaves_a_redline_alone(redlined):
    """As long as the draft is the same, built again or not, and edited or not."""
    redline(redlined).write_bytes(b"half accepted")
    before = snapshot(folder(redlined))
    assert aftale(redlined, "build").out.startswith("0 built")
    path = redlined / "agreements/reed/partnership.yaml"
    path.write_text(path.read_text("utf-8") + "# a note\n", "utf-8")
    assert "built reed/mou" in aftale(redlined, "build").out
    assert snapshot(folder(redlined)) == before


def test_a_redline_of_another_draft_goes(redlined):
    """And the page with it; the manifest forgets both."""
    change(redlined, "Other water.")
    assert aftale(redlined, "build").code == 0
    assert names(redlined) == FILES
    assert "compared" not in manifest_of(folder(redlined))


def test_an_edited_redline_of_another_draft_is_set_aside(redlined):
    """It is somebody's work."""
    redline(redlined).write_bytes(b"half accepted")
    ran = aftale(change(redlined, "Other water."), "build")
    (aside,) = folder(redlined).glob("*_redline-vs-0.1-draft_edited-*")
    assert (aside.read_bytes(), aside.name in ran.out) == (b"half accepted", True)


def test_an_edited_redline_is_not_written_over(redlined, old):
    """It is set aside, and the redline made again."""
    whole = redline(redlined).read_bytes()
    redline(redlined).write_bytes(b"half accepted")
    ran = aftale(redlined, "build", "--against", str(old), "--format", "json")
    ((id_, name),) = [item.values() for item in ran.data["set_aside"]]
    assert (id_, (folder(redlined) / name).read_bytes()) == ("reed/mou", b"half accepted")
    assert (folder(redlined) / "reed_mou_0.1-draft_en_redline-vs-0.1-draft.docx").read_bytes() == whole


def test_a_removed_redline_stays_away(redlined, old):
    """Until somebody asks for it again."""
    whole = snapshot(folder(redlined))
    redline(redlined).unlink()
    assert "0 built" in aftale(redlined, "build").out
    assert aftale(redlined, "build", "--against", str(old)).code == 0
    assert snapshot(folder(redlined)) == whole


def test_one_comparison_at_a_time(redlined, tmp_path):
    """The next one takes the last one's place; where nothing changed, there is none."""
    shutil.copy(folder(redlined) / CLEAN, tmp_path / "same.docx")
    (tmp_path / "other.docx").write_bytes(word("Water."))
    aftale(redlined, "build", "--against", str(tmp_path / "other.docx"))
    assert [path.name for path in folder(redlined).glob("*redline*")] == [
        "reed_mou_0.1-draft_en_redline-vs-other.docx"
    ]
    aftale(redlined, "build", "--against", str(tmp_path / "same.docx"))
    assert names(redlined) == FILES


def test_the_manifest_knows_the_redline(redlined):
    """For programs: what was compared, and the digest of every file; `aftale clean` removes them all."""
    manifest = manifest_of(folder(redlined))
    assert manifest["compared"]["redlines"] == [
        {"language": "en", "file": redline(redlined).name, "against": "Mailed to River.docx"}
    ]
    assert manifest["compared"]["files"] == ["changes.md", redline(redlined).name]
    assert manifest["files"] == {n: d for n, d in snapshot(folder(redlined)).items() if n != "manifest.json"}
    assert aftale(redlined, "clean").code == 0
    assert not (redlined / "output/reed").exists()


# ── what is said


def test_a_plan_names_the_redlines(tree, old):
    """And writes nothing."""
    before = snapshot(tree)
    ran = aftale(tree, "build", "-n", "--against", str(old))
    name = "output/reed/mou/reed_mou_0.1-draft_en_redline-vs-0.1-draft.docx"
    assert (
        f"{name}: would be made if anything changed since Mailed to River.docx\n1 would be built" in ran.out
    )
    data = aftale(tree, "build", "-n", "--against", str(old), "--format", "json").data
    assert data["redlines"] == [
        {"id": "reed/mou", "language": "en", "against": "Mailed to River.docx", "file": name}
    ]
    assert (ran.code, snapshot(tree)) == (0, before)


def test_the_json_has_its_shape(tree, old):
    """With a redline, without a change, planned, and where it cannot be."""
    again = ["build", "--against", str(old), "--format", "json"]
    calls = [("plan", [*again, "-n"]), ("build", again), ("build", [*again[:2], "nothing.docx", *again[3:]])]
    for shape, words in calls:
        assert list(misfits(aftale(tree, *words).data, OUTPUTS[shape])) == []


def test_it_is_said_in_danish(tree, old):
    """What changed, and that nothing did."""
    assert (
        "redline-vs-0.1-draft.docx: antal ændringer 1"
        in aftale(tree, "--lang", "da", "build", "--against", str(old)).out
    )
    same = str(folder(tree) / CLEAN)
    assert (
        f"(en): intet er ændret siden {CLEAN}\n"
        in aftale(tree, "--lang", "da", "build", "--against", same).out
    )
    assert aftale(tree, "-q", "build", "--against", same).out == ""


def test_a_redline_that_cannot_be_written_is_not_told_of(tree, old):
    """Exit 1 with the file in the way; the draft is there, and once the way is free, the redline too."""
    (folder(tree) / "changes.md").mkdir()
    ran = aftale(tree, "build", "--against", str(old), "--format", "json")
    assert (ran.code, [item["code"] for item in ran.data["findings"]]) == (1, ["OUTPUT_UNWRITABLE"])
    assert (ran.data["built"], ran.data["redlines"]) == (["reed/mou"], [])
    (folder(tree) / "changes.md").rmdir()
    assert aftale(tree, "build", "--against", str(old)).code == 0
    assert "changes.md" in names(tree)


def test_a_mistake_of_ours_while_comparing_ends_with_3(tree, old, monkeypatch):
    """The build is kept."""
    monkeypatch.setattr(redlines, "changes_page", lambda *_: 1 / 0)
    ran = aftale(tree, "build", "--against", str(old))
    assert (ran.code, "ZeroDivisionError" in ran.err, "built reed/mou" in ran.out) == (3, True, True)
    assert "1 up to date" in aftale(tree, "build").out


def test_what_is_wrong_with_our_own_files_is_no_fault_of_the_call(tree, old):
    """It ends with 1, as without --against, and says the same."""
    (tree / "clauses/slots.yaml").write_text("slots: x\n")
    plain, ran = aftale(tree, "build"), aftale(tree, "build", "--against", str(old))
    assert (ran.code, ran.err) == (1, plain.err)


def test_nothing_is_compared_with_a_draft_that_failed(tree, old):
    """The last good draft is not what the facts say now."""
    edit(tree / "agreements/reed/partnership.yaml", 'start: "2027-02-01"', 'start: "2027-02-30"')
    ran = aftale(tree, "build", "--against", str(old), "--format", "json")
    assert (ran.code, ran.data["failed"], ran.data["redlines"]) == (1, ["reed"], [])
