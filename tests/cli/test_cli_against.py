"""`aftale build --against`: redlines beside the drafts, against a Word file, a folder, or a revision of git."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from datetime import datetime, timezone

import docx
import pytest
from schema_check import misfits
from trees import BESIDE, REED, add, aftale, dates, edit, new_tree, program, reed, snapshot

from pipeline.build import redlines
from pipeline.build.outputs import manifest_of
from pipeline.build.schemas import OUTPUTS
from pipeline.files import git
from pipeline.word.lint.names import W
from pipeline.word.redline.opened import open_word
from pipeline.word.redline.resolve.resolve import resolve

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
pytestmark = pytest.mark.usefixtures("_no_epoch")
CLEAN = "reed_mou_0.1-draft_en_clean.docx"
HEAD = "reed_mou_0.1-draft_en_redline-vs-HEAD.docx"
FILES = {CLEAN, "balance.md", "manifest.json", "trace.md"}
TWO = ("versions: [en]", "versions: [en, da], prevailing: en")


@pytest.fixture
def _no_epoch(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def commit(tree):
    """Commit all of a tree on 1 March 2027."""
    when = {f"GIT_{who}_DATE": "2027-03-01T13:00:00+01:00" for who in ("AUTHOR", "COMMITTER")}
    if not (tree / ".git").exists():
        (tree / ".gitignore").write_text("output/\n.aftale/\n")
        subprocess.run(["git", "init", "-q", tree], check=True)
    for words in (["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", tree, *words], check=True, env=os.environ | when)
    return tree


@pytest.fixture(name="repo")
def _repo(tree):
    """The small tree, committed."""
    return commit(tree)


@pytest.fixture(name="changed")
def _changed(repo):
    """The same with a fact that is not committed yet."""
    return change(repo)


@pytest.fixture(name="old")
def _old(tree, tmp_path):
    """An earlier document of the small tree, mailed to somebody; since then a fact changed."""
    assert aftale(tree, "build").code == 0
    shutil.copy(folder(tree) / CLEAN, tmp_path / "Mailed to River.docx")
    change(tree)
    return tmp_path / "Mailed to River.docx"


def change(tree, new="Clean water for some."):
    """Change a fact."""
    path = tree / "agreements/reed/partnership.yaml"
    path.write_text(
        re.sub(r"purpose: \{en: [^,]*,", f"purpose: {{en: {new},", path.read_text("utf-8")), "utf-8"
    )
    return tree


def folder(tree):
    return tree / "output/reed/mou"


def names(tree):
    return {path.name for path in folder(tree).iterdir()}


def text(data, *, accept=None):
    """The paragraphs of a file, with its changes accepted or rejected."""
    opened = open_word(data)
    root = opened.root(opened.main)
    if accept is not None:
        resolve(root, accept=accept)
    return ["".join(p.itertext()) for p in root.iter(W + "p")]


def marks(path):
    """Whose the changes of a redline are, and of when."""
    opened = open_word(path.read_bytes())
    return {
        (m.get(W + "author"), m.get(W + "date")) for m in opened.root(opened.main).iter(W + "ins", W + "del")
    }


def word(*paragraphs):
    """A Word file that knows nothing of us."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(data := io.BytesIO())
    return data.getvalue()


# ── a revision


@needs_git
def test_a_redline_gives_back_the_draft_and_what_was_committed(repo):
    """Accepted it is the draft, rejected it is the document that the committed sources make."""
    aftale(repo, "build")
    before = (folder(repo) / CLEAN).read_bytes()
    ran = aftale(change(repo), "build", "--against", "git:HEAD")
    assert (ran.code, ran.err, names(repo)) == (0, "", FILES | {HEAD, "changes.md"})
    assert re.fullmatch(
        rf"built reed/mou\noutput/reed/mou/{HEAD}: number of changes 1, number of clauses concerned 1\n1 built, .*\n",
        ran.out,
    )
    made = (folder(repo) / HEAD).read_bytes()
    assert text(made, accept=True) == text((folder(repo) / CLEAN).read_bytes())
    assert text(made, accept=False) == text(before)


@needs_git
def test_changes_are_ours_and_of_the_commit_s_day(changed):
    """Our short name, and the moment of the commit in UTC."""
    assert aftale(changed, "build", "--against", "git:HEAD").code == 0
    assert marks(folder(changed) / HEAD) == {("NSK", "2027-03-01T12:00:00Z")}


@needs_git
def test_a_page_tells_what_changed(changed):
    """In the language of messages, with the commit's own name."""
    edit(changed / "aftale.yaml", "messages: en", "messages: da")
    assert aftale(changed, "build", "--against", "git:HEAD").code == 0
    page = (folder(changed) / "changes.md").read_text("utf-8")
    assert re.match(r"# Hvad der er ændret\n\nFra git:HEAD \([0-9a-f]{7}\) til reed", page)
    assert "Clean water for ~~all~~ **some**." in page


@needs_git
def test_a_draft_that_is_up_to_date_is_not_built_again(changed):
    """Only its redline is made."""
    aftale(changed, "build")
    before = dates(folder(changed))
    ran = aftale(changed, "build", "--against", "git:HEAD", "--format", "json")
    assert (ran.data["built"], ran.data["fresh"], ran.data["redlines"][0]["changes"]) == ([], 1, 1)
    assert before.items() - dates(folder(changed)).items() == {("manifest.json", before["manifest.json"])}
    assert aftale(changed, "build", "-n", "--format", "json").data["stale"] == []


@needs_git
def test_where_nothing_changed_it_says_so(repo):
    """One line and no redline; in JSON under `unchanged`."""
    ran = aftale(repo, "build", "--against", "git:HEAD")
    assert re.search(
        r"^reed/mou \(en\): nothing changed since git:HEAD \([0-9a-f]{7}\)$", ran.out, re.MULTILINE
    )
    assert (ran.code, names(repo)) == (0, FILES)
    data = aftale(repo, "build", "--against", "git:HEAD", "--format", "json").data
    assert ([item["id"] for item in data["unchanged"]], data["redlines"]) == (["reed/mou"], [])


@needs_git
def test_the_same_again_writes_nothing(changed):
    """Not even with the same bytes."""
    aftale(changed, "build", "--against", "git:HEAD")
    before = dates(changed / "output")
    assert aftale(changed, "build", "--against", "git:HEAD").code == 0
    assert dates(changed / "output") == before


@needs_git
def test_any_number_of_processes_gives_the_same(tmp_path):
    """Byte for byte, and in the same order."""
    ids = [f"reed-{number}" for number in range(10)]
    trees = [new_tree(tmp_path / name, *(reed(id_=i) for i in ids), small=True) for name in "ab"]
    said = []
    for tree, jobs in zip(trees, "13", strict=True):
        commit(tree)
        for id_ in ids[:9]:
            edit(tree / f"agreements/{id_}/partnership.yaml", "for all", "for some")
        said.append(program(tree, "build", "-j", jobs, "--against", "git:HEAD", "--format", "json").data)
    assert snapshot(trees[0] / "output") == snapshot(trees[1] / "output")
    assert said[0] | {"seconds": 0} == said[1] | {"seconds": 0}
    assert (len(said[0]["redlines"]), len(said[0]["unchanged"])) == (9, 1)


@needs_git
@pytest.mark.parametrize(("revision", "label"), [("HEAD~0", "HEAD-0"), ("v1.0/æ", "v1.0-ae"), ("", "")])
def test_a_revision_in_a_name(changed, revision, label):
    """Safe on every system; a commit's whole name is shortened."""
    subprocess.run(["git", "-C", changed, "tag", "v1.0/æ"], check=True)
    whole = git.commit_at(changed, "HEAD").name
    assert aftale(changed, "build", "--against", f"git:{revision or whole}").code == 0
    assert (folder(changed) / f"reed_mou_0.1-draft_en_redline-vs-{label or whole[:8]}.docx").exists()


@needs_git
def test_a_folder_inside_a_repository(tmp_path):
    """The tree need not be the repository's root; nothing of it is touched, and nothing is left behind."""
    tree = new_tree(tmp_path / "office" / "tree", REED, small=True)
    commit(tmp_path / "office")
    before = snapshot(change(tree))
    assert aftale(tree, "build", "--against", "git:HEAD").code == 0
    after = snapshot(tree)
    assert before.items() <= after.items()
    assert {name.split("/")[0] for name in after.keys() - before.keys()} == {"output", ".aftale"}
    assert (folder(tree) / HEAD).exists()


@needs_git
def test_what_was_not_there_is_only_worth_a_warning(changed):
    """A new agreement has no redline; the others have theirs."""
    add(changed, reed(id_="rill"))
    ran = aftale(changed, "build", "--against", "git:HEAD")
    assert (ran.code, ran.err) == (0, (
        "agreements/rill/partnership.yaml: AGAINST_NOT_THERE rill/mou had no document in en at git:HEAD; there is"
        " nothing to compare it with; take a later revision if there should be\n"))  # fmt: skip
    assert (folder(changed) / HEAD).exists()


@needs_git
def test_an_agreement_that_could_not_be_built_then(repo):
    """A mistake of then is said; what can be compared is compared."""
    add(repo, reed(("role: local-lead", "role: nobody"), id_="rill"))
    commit(repo)
    add(repo, reed(id_="rill"))
    ran = aftale(change(repo), "build", "--against", "git:HEAD")
    assert (ran.code, ran.lines[0]) == (1, (
        "agreements/rill/partnership.yaml: AGAINST_UNBUILDABLE what stood at git:HEAD cannot be built by the program"
        " of today: agreements/rill/partnership.yaml:18 has WORD_UNKNOWN; `aftale explain WORD_UNKNOWN` says what"
        " that means; take a later revision, or name an earlier Word file"))  # fmt: skip
    assert (folder(repo) / HEAD).exists()


def refused(tree, against, *select):
    """What is said of something that cannot be compared with; nothing may be built then."""
    before = snapshot(tree)
    ran = aftale(tree, "build", *select, "--against", str(against))
    assert (ran.code, ran.out, snapshot(tree)) == (2, "", before)
    (line,) = ran.lines
    return line


@needs_git
@pytest.mark.parametrize("revision", ["nope", "", "-h", "HEAD:agreements", "--all"])
def test_a_revision_that_is_none(repo, revision):
    """One sentence, and exit 2."""
    assert refused(repo, f"git:{revision}") == (
        f'git:{revision}: GIT_REVISION_UNKNOWN git knows no revision "{revision}" here; name a commit, a tag or a'
        " branch; `git log --oneline` lists the commits"
    )


@needs_git
def test_a_folder_that_git_does_not_know(tree, monkeypatch):
    """It says so in git's own words."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tree.parent))
    assert refused(tree, "git:HEAD").startswith(
        "git:HEAD: GIT_UNUSABLE git cannot say what was in this folder before: not a git repository"
    )


def test_a_computer_without_git(tree, monkeypatch):
    """Everything else works there."""
    monkeypatch.setattr(git.shutil, "which", lambda _name: None)
    assert refused(tree, "git:HEAD") == (
        "git: GIT_MISSING git is not installed, so that nothing can be compared with a revision; install git, or name"
        " an earlier Word file with --against"
    )


@needs_git
def test_a_revision_without_agreements(tree):
    """Before the tree was begun."""
    commit(tree)
    for name in ("aftale.yaml", "clauses"):
        subprocess.run(["git", "-C", tree, "mv", name, f"old-{name}"], check=True)
    commit(tree)
    for name in ("aftale.yaml", "clauses"):
        (tree / f"old-{name}").rename(tree / name)
    assert refused(tree, "git:HEAD").startswith(
        "git:HEAD: AGAINST_NO_SOURCES there were no agreements in this folder at that revision, because aftale.yaml is"
    )


@needs_git
@pytest.mark.parametrize("old", ["slots: []", "id: mou"])
def test_a_library_that_could_not_be_opened_then(tree, old):
    """Nothing can be made from it, so nothing is compared."""
    path = tree / "clauses" / ("slots.yaml" if old[0] == "s" else "kinds/mou.yaml")
    good = path.read_text("utf-8")
    path.write_text(good.replace(old, "nonsense: x"))
    commit(tree)
    path.write_text(good)
    assert refused(tree, "git:HEAD").startswith(
        f"git:HEAD: AGAINST_UNBUILDABLE what stood at git:HEAD cannot be built by the program of today: {path.relative_to(tree)}:"
    )


# ── a file


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
