"""`aftale build --against REVISION`: redlines beside the drafts, against what the sources of then make."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from against_steps import CLEAN, FILES, change, commit, folder, marks, names, refused, text
from trees import REED, add, aftale, dates, edit, new_tree, program, reed, snapshot

from pipeline.files import git

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
pytestmark = pytest.mark.usefixtures("_no_epoch")
HEAD = "reed_mou_0.1-draft_en_redline-vs-HEAD.docx"


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
