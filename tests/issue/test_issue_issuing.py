"""Issuing a version: what is frozen, what is mailed, what stands on the paper, what is refused and why."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile

import docx
import pytest
from lives import (
    FIRST,
    MOU,
    SECOND,
    SIGNING,
    approve,
    clean,
    clerk_of,
    events,
    facts_file,
    frozen,
    issue,
    life_in,
    living_tree,
    revise,
    reword,
    sign,
    whole_versions,
)
from trees import BESIDE, SEQUENCE, aftale, copy_examples, edit, reed, snapshot

from pipeline.build.make import Purpose, make
from pipeline.build.tree import Tree
from pipeline.build.workshop import open_workshop
from pipeline.files.partnership import load_annexes, load_partnership
from pipeline.files.pdf import pages_of
from pipeline.issue.issuing import Order
from pipeline.issue.issuing import issue as issue_order
from pipeline.model.document import Edition
from pipeline.model.events import page_code
from pipeline.model.places import AftaleError
from pipeline.word.content import content_digest, said
from pipeline.word.lint import lint_package
from pipeline.word.lint.names import W
from pipeline.word.redline.opened import open_word
from pipeline.word.stamps import stamp_fields
from pipeline.word.tracking import tracking

PURPOSE = "purpose: {en: Clean water for all., da: Rent vand til alle.}\n"
TWO = ("versions: [en]", "versions: [en, da], prevailing: en")
BOARD = (
    "registration: {scheme: GT-REPEJU",
    "approved_by: {en: The board}\n    registration: {scheme: GT-REPEJU",
)
OPEN = (
    "expectations:\n  entries:\n"
    "    - {id: visits, area: visits, party: river, kind: expectation, text: {en: May visit}, status: open}\n"
)
PLAN = ('term: {start: "2027-02-01", review_every_months: 12}',
        'term: {start: "2027-02-01", review_every_months: 12}\n'
        "    annexes:\n"
        "      - {file: annexes/plan.docx, title: {en: Plan, da: Plan}}\n"
        "      - {file: annexes/map.docx, title: {en: Map, da: Kort}, mode: accompany}")  # fmt: skip


def names(tree, version, agreement=MOU):
    """The names of a version's frozen files."""
    return {path.name for path in frozen(tree, version, agreement).iterdir()}


def refused(tree, *words, today=FIRST):
    """The codes of what stands in the way; then nothing may have been written."""
    before = snapshot(tree)
    ran = aftale(tree, "issue", MOU, "--today", today, "--format", "json", *words)
    assert ran.code == 1, ran.out
    assert (ran.data["version"], ran.data["files"]) == ("", [])
    assert snapshot(tree) == before
    return [finding["code"] for finding in ran.data["findings"]]


def shown(data):
    """What the stamps of a document show, story by story, by property."""
    opened = open_word(data)
    return [
        (name, "".join(text.text or "" for text in texts))
        for story in opened.stories() for name, texts in stamp_fields(opened.root(story))
    ]  # fmt: skip


def traces(data):
    """What in a document is left of drafting: changes, comments, the word draft, the setting that tracks."""
    opened = open_word(data)
    roots = [opened.root(story) for story in opened.stories()]
    marks = [
        mark
        for root in roots
        for mark in root.iter(W + "ins", W + "del", W + "moveFrom", W + "commentReference")
    ]
    words = [line for root in roots for line in ["".join(root.itertext())] if "draft" in line.lower()]
    settings = opened.root(opened.related("settings"))
    comments = [name for name in opened.parts if "comment" in name.lower()]
    return marks, words, settings.find(W + "trackRevisions") is not None, comments


# ── what is frozen


def test_the_first_version(tree):
    """0.1: the document, why each clause is in, a summary, and what it was made from; no redline, no page of changes."""
    issue(tree)
    pages = {"balance.md", "trace.md", "summary.md"}
    assert names(tree, "0.1") == {"reed_mou_0.1_en_clean.docx", "sources.zip", *pages}
    assert whole_versions(tree) == ["0.1"]


def test_a_later_version(sent):
    """A redline against the one sent last, and the page of what changed."""
    revise(sent)
    issue(sent, today=SECOND)
    assert names(sent, "0.2") == {
        "reed_mou_0.2_en_clean.docx", "reed_mou_0.2_en_redline-vs-0.1.docx", "balance.md", "changes.md",
        "trace.md", "summary.md", "sources.zip",
    }  # fmt: skip
    assert "for ~~all~~ **many**." in (frozen(sent, "0.2") / "changes.md").read_text("utf-8")


def test_after_signing_there_are_two_redlines(out):
    """Against the version sent last, and against the one that is signed."""
    sign(out)
    revise(out)
    issue(out, today="2027-03-01")
    revise(out, "for many", "for very many")
    issue(out, today="2027-03-02")
    assert {name for name in names(out, "1.2") if "redline" in name} == {
        "reed_mou_1.2_en_redline-vs-1.1.docx", "reed_mou_1.2_en_redline-vs-1.0.docx"}  # fmt: skip


def test_what_the_ledger_says(sent):
    """Name, role, language and hash of each file; the digest of what the document says, and of the facts."""
    (path,) = events(sent)
    told = json.loads(path.read_bytes())
    facts, folder = told["facts"], frozen(sent, "0.1")
    assert [(f["name"], f["role"], f.get("language", "")) for f in facts["files"]] == [
        ("reed_mou_0.1_en_clean.docx", "clean", "en"), ("trace.md", "trace", ""), ("balance.md", "balance", ""),
        ("summary.md", "summary", ""), ("sources.zip", "sources", ""),
    ]  # fmt: skip
    for file in facts["files"]:
        data = (folder / file["name"]).read_bytes()
        assert (file["sha256"], file["size"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert facts["contents"] == [{"language": "en", "digest": content_digest(clean(folder))}]
    assert facts["data"] == hashlib.sha256(facts_file(sent).read_bytes()).hexdigest()
    assert (told["at"], told["by"]) == ("2027-01-10T00:00:00Z", {"party": "nsk", "role": "coordinator"})
    assert not facts.keys() & {"signers", "to", "note", "overrules", "kept"}


def test_the_texts_it_names_are_the_library_s(sent):
    """Of the clauses that are in it, and in its languages; no others."""
    texts = life_in(sent).versions["0.1"].facts.texts
    assert texts == {
        name: hashlib.sha256((sent / "clauses" / name).read_bytes()).hexdigest()
        for name in ("wording/aims/standard.en.md", "wording/term/standard.en.md")
    }


def test_what_is_mailed(sent):
    """Documents, balance, redline and summary; what explains and what it was made from stay at home."""
    revise(sent)
    ran = issue(sent, "--format", "json", today=SECOND)
    folder = "agreements/reed/issued/mou/0.2"
    assert ran.data["mail"] == [f"{folder}/{name}" for name in (
        "reed_mou_0.2_en_clean.docx", "balance.md", "reed_mou_0.2_en_redline-vs-0.1.docx", "summary.md")]  # fmt: skip
    assert {path.rpartition("/")[2] for path in ran.data["files"]} == names(sent, "0.2")


def test_each_language_may_have_its_own_document(tmp_path):
    """Two documents, two redlines, two digests, one page of changes."""
    tree = living_tree(tmp_path / "tree", reed(TWO))
    issue(tree)
    edit(facts_file(tree), "Clean water for all., da: Rent", "Clean water for many., da: Mere rent")
    issue(tree, today=SECOND)
    assert {name for name in names(tree, "0.2") if name.endswith(".docx")} == {
        f"reed_mou_0.2_{language}_{what}.docx"
        for language in ("en", "da")
        for what in ("clean", "redline-vs-0.1")
    }
    contents = life_in(tree).versions["0.2"].facts.contents
    assert {content.language: content.digest for content in contents} == {
        language: content_digest(clean(frozen(tree, "0.2"), language)) for language in ("en", "da")
    }


@pytest.mark.parametrize("layout", [BESIDE, SEQUENCE])
def test_both_languages_may_share_one(tmp_path, layout):
    """Side by side, or one after the other: one document, one digest."""
    tree = living_tree(tmp_path / "tree", reed(layout))
    issue(tree, "--for-signature")
    (version,) = life_in(tree).versions.values()
    assert (version.languages, whole_versions(tree)) == (("en-da",), ["1.0"])


def test_annexes_go_along(tmp_path):
    """Those that accompany it are mailed; those that belong into it are in it; both are among its sources."""
    tree = living_tree(tmp_path / "tree", reed(PLAN))
    annexes = tree / "agreements/reed/annexes"
    annexes.mkdir()
    for name in ("plan", "map"):
        document = docx.Document()
        document.add_paragraph(f"This is the {name}.")
        document.save(str(annexes / f"{name}.docx"))
    mail = issue(tree, "--format", "json").data["mail"]
    (annex,) = (file for file in life_in(tree).versions["0.1"].facts.files if file.role == "annex")
    assert [path for path in mail if path.endswith(annex.name)]
    assert (frozen(tree, "0.1") / annex.name).read_bytes() == (annexes / "map.docx").read_bytes()
    assert "This is the plan." in said(open_word(clean(frozen(tree, "0.1"))))
    with zipfile.ZipFile(frozen(tree, "0.1") / "sources.zip") as sources:
        assert {name for name in sources.namelist() if "annexes" in name} == {
            "agreements/reed/annexes/plan.docx", "agreements/reed/annexes/map.docx"}  # fmt: skip


def test_what_is_sensitive_goes_to_the_archive(tmp_path):
    """No frozen file lies where git sees it; the ledger does, and finds them again."""
    tree = living_tree(
        tmp_path / "tree", reed(("background:", "confidential: {level: sensitive}\nbackground:"))
    )
    issue(tree)
    revise(tree)
    issue(tree, today=SECOND)
    assert not (tree / "agreements/reed/issued").exists()
    assert (tree / "local/archive/reed/mou/0.2/reed_mou_0.2_en_redline-vs-0.1.docx").exists()
    assert whole_versions(tree) == ["0.1", "0.2"]


def test_the_archive_may_lie_elsewhere(tmp_path):
    """As `aftale.yaml` says; then paths are told as they are."""
    tree = living_tree(
        tmp_path / "tree", reed(("background:", "confidential: {level: sensitive}\nbackground:"))
    )
    path = tree / "aftale.yaml"
    path.write_text(
        re.sub(r"(?m)^archive:.*\n", "", path.read_text("utf-8")) + f"archive: {tmp_path.as_posix()}/shelf\n"
    )
    ran = issue(tree, "--format", "json")
    assert (tmp_path / "shelf/reed/mou/0.1").is_dir()
    assert ran.data["mail"][0] == f"{tmp_path.as_posix()}/shelf/reed/mou/0.1/reed_mou_0.1_en_clean.docx"


def test_one_agreement_is_issued_alone(tmp_path):
    """Another partnership's, and another agreement of the same, have lives of their own."""
    tree = living_tree(tmp_path / "tree", reed(), reed(id_="rill"))
    issue(tree)
    assert not (tree / "agreements/rill/ledger").exists()
    issue(tree, agreement="rill/mou")
    assert list(life_in(tree, "rill/mou").versions) == ["0.1"]


def test_to_whom_and_why(tree):
    """A party, and what to say with it: in the ledger and on the summary."""
    issue(tree, "--to", "river", "--note", "For your board: *please* answer by March.")
    facts = life_in(tree).versions["0.1"].facts
    assert (facts.to, facts.note) == ("river", "For your board: *please* answer by March.")
    assert r"For your board: \*please\* answer by March." in (frozen(tree, "0.1") / "summary.md").read_text(
        "utf-8"
    )


def test_the_summary_is_in_the_language_of_messages(sent):
    """With what changed, the files that are mailed and no others, and the code on every page."""
    edit(sent / "aftale.yaml", "messages: en", "messages: da")
    revise(sent)
    issue(sent, today=SECOND)
    page = (frozen(sent, "0.2") / "summary.md").read_text("utf-8")
    assert page.startswith("# reed/mou, version 0.2\n\nSendt ")
    assert page_code(content_digest(clean(frozen(sent, "0.2")))) in page
    assert "sources.zip" not in page


def test_nothing_depends_on_when_it_is_issued(tree, tmp_path):
    """The same day, the same bytes, but for the moment in the ledger."""
    other = shutil.copytree(tree, tmp_path / "other")
    for folder in (tree, other):
        issue(folder)
    assert snapshot(frozen(tree, "0.1")) == snapshot(frozen(other, "0.1"))
    assert events(tree)[0].read_bytes() == events(other)[0].read_bytes()


# ── the paper


def test_a_version_says_its_number(sent):
    """In every stamp: no longer a draft, with the code of what it says in header or footer."""
    data = clean(frozen(sent, "0.1"))
    code = page_code(content_digest(data))
    versions = {text for name, text in shown(data) if name == "aftale_version"}
    assert versions == {"0.1"}
    assert all(code in text for name, text in shown(data) if name == "aftale_status")


@pytest.mark.parametrize("layout", [(), (BESIDE,), (SEQUENCE,)])
def test_every_footer_bears_the_code(tmp_path, layout):
    """So that each page on paper can be told from one of another version."""
    tree = living_tree(tmp_path / "tree", reed(*layout))
    issue(tree, "--for-signature")
    (content,) = life_in(tree).versions["1.0"].facts.contents
    opened = open_word(clean(frozen(tree, "1.0"), content.language))
    running = [name for name in opened.stories() if "footer" in name or "header" in name]
    text = {name: "".join(opened.root(name).itertext()) for name in running}
    assert any(content.code in said for said in text.values())
    referred = {r.target for r in opened.relations(opened.main).values() if r.kind == "footer"}
    assert referred
    assert [name for name in referred if content.code not in text[name]] == []


def test_a_version_that_is_sent_tracks(sent):
    """Whoever edits it leaves marks; it holds none of its own."""
    marks, words, tracks, comments = traces(clean(frozen(sent, "0.1")))
    assert (marks, words, tracks, comments) == ([], [], True, [])


def test_a_redline_tracks_too(sent):
    """And its changes are ours and of that day."""
    revise(sent)
    issue(sent, today=SECOND)
    opened = open_word((frozen(sent, "0.2") / "reed_mou_0.2_en_redline-vs-0.1.docx").read_bytes())
    marks = list(opened.root(opened.main).iter(W + "ins", W + "del"))
    assert opened.root(opened.related("settings")).find(W + "trackRevisions") is not None
    assert {(m.get(W + "author"), m.get(W + "date")) for m in marks} == {("NSK", "2027-01-20T00:00:00Z")}


def test_a_signature_edition_is_clean(out):
    """No draft mark, no comment, no tracked change, and tracking off."""
    assert traces(clean(frozen(out, "1.0"))) == ([], [], False, [])
    assert {text for name, text in shown(clean(frozen(out, "1.0"))) if name == "aftale_version"} == {"1.0"}


def test_a_draft_is_not(tree):
    """The test before can fail."""
    assert aftale(tree, "build").code == 0
    (path,) = (tree / "output/reed/mou").glob("*_clean.docx")
    assert traces(path.read_bytes())[1] != []


@pytest.mark.parametrize("layout", [(), (BESIDE,), (SEQUENCE,), (TWO,)])
def test_the_signature_page_proves_the_content(tmp_path, layout):
    """It prints the digest that the ledger holds, and that anybody can compute from the file."""
    tree = living_tree(tmp_path / "tree", reed(*layout))
    issue(tree, "--for-signature")
    for content in life_in(tree).versions["1.0"].facts.contents:
        data = clean(frozen(tree, "1.0"), content.language)
        printed = {found for _, text in shown(data) for found in re.findall(r"[0-9a-f]{64}", text)}
        assert printed == {content.digest} == {content_digest(data)}


@pytest.mark.parametrize("layout", [(), (BESIDE,), (SEQUENCE,)])
def test_every_word_file_is_sound(tmp_path, layout):
    """The linter finds no error in what was sent, in a redline, in an edition."""
    tree = living_tree(tmp_path / "tree", reed(*layout))
    issue(tree)
    revise(tree)
    issue(tree, today=SECOND)
    files = list((tree / "agreements").rglob("*.docx"))
    assert len(files) == 3
    for path in files:
        assert [fault for fault in lint_package(path.read_bytes()) if fault.severity == "error"] == [], (
            path.name
        )


@pytest.mark.office
def test_a_signature_edition_as_pdf(sent, office, monkeypatch):
    """Where LibreOffice is: mailed beside the document, its pages counted, the code on each of them."""
    monkeypatch.setattr("pipeline.files.office.PROGRAMS", (office["soffice"],))
    mail = issue(sent, "--for-signature", "--format", "json", today=SIGNING).data["mail"]
    (path,) = (path for path in mail if path.endswith("reed_mou_1.0_en_clean.pdf"))
    (content,) = life_in(sent).versions["1.0"].facts.contents
    pages = [page.text for page in pages_of((sent / path).read_bytes())]
    assert (len(pages), [content.code in page for page in pages]) == (content.pages, [True] * content.pages)
    assert content.digest in "".join("".join(pages).split())
    assert whole_versions(sent) == ["0.1", "1.0"]


# ── the sources


def built_from(folder, edition):
    """The documents that a folder of sources makes."""
    workshop = open_workshop(Tree(folder))
    partnership = load_partnership(folder, "reed", workshop.words).partnership
    agreement = partnership.agreements[0]
    annexes, _ = load_annexes(folder, "reed", agreement)
    made = make(partnership, agreement, annexes, workshop, Purpose(edition))
    return {name: data for name, data in made.files.items() if name.endswith(".docx")}


def unpacked(tree, version, folder):
    """The sources of a version, unpacked."""
    with zipfile.ZipFile(frozen(tree, version) / "sources.zip") as sources:
        sources.extractall(folder)
    return folder


@pytest.mark.parametrize("layout", [(), (BESIDE,), (SEQUENCE,)])
def test_a_version_can_be_made_again(tmp_path, layout):
    """From its sources alone, byte for byte, whatever became of the tree."""
    tree = living_tree(tmp_path / "tree", reed(*layout))
    issue(tree)
    issue(tree, "--for-signature")
    reword(tree, "term", "planned", "foreseen")
    for version, status in (("0.1", "issued"), ("1.0", "signature")):
        made = built_from(unpacked(tree, version, tmp_path / version), Edition(version, status))
        finish = tracking if status == "issued" else bytes
        assert {name: finish(data) for name, data in made.items()} == {
            path.name: path.read_bytes() for path in frozen(tree, version).glob("*_clean.docx")
        }


def test_a_pinned_version_has_the_texts_it_is_pinned_to(sent, tmp_path):
    """Not those of the library, which has newer ones."""
    reword(sent, "term", "planned", "foreseen")
    revise(sent)
    issue(sent, today=SECOND)
    folder = unpacked(sent, "0.2", tmp_path / "sources")
    assert "planned" in (folder / "clauses/wording/term/standard.en.md").read_text("utf-8")
    (made,) = built_from(folder, Edition("0.2", "issued")).values()
    assert tracking(made) == clean(frozen(sent, "0.2"))


def test_sources_hold_no_more_than_they_must(sent):
    """Our settings, the partnership's file, and the library's rules and clauses; nothing from local/."""
    with zipfile.ZipFile(frozen(sent, "0.1") / "sources.zip") as sources:
        found = set(sources.namelist())
    assert {name for name in found if not name.startswith("clauses/")} == {
        "aftale.yaml", "agreements/reed/partnership.yaml"}  # fmt: skip
    assert {name for name in found if "/wording/" in name and "helpers" in name} == {
        "clauses/wording/helpers/clause.yaml", "clauses/wording/helpers/standard.en.md"}  # fmt: skip


# ── what is refused


def test_what_has_not_changed(sent):
    """There is nothing to issue, whatever stamps say; the edition to be signed may say the same."""
    assert refused(sent, today=SECOND) == ["ISSUE_UNCHANGED"]
    edit(facts_file(sent), "id: reed\n", "id: reed # us\n")
    assert refused(sent, today=SECOND) == ["ISSUE_UNCHANGED"]
    issue(sent, "--for-signature", today=SECOND)


def test_what_changed_back_is_a_change(sent):
    """It is compared with the version sent last alone."""
    revise(sent)
    issue(sent, today=SECOND)
    revise(sent, "for many", "for all")
    issue(sent, today="2027-01-21")


def test_an_edition_that_is_out(out):
    """Nothing is issued over it, for signature or not; once it is signed by all, or withdrawn, something is."""
    revise(out)
    assert refused(out, today="2027-02-02") == ["EDITION_OUT"]
    assert "EDITION_OUT" in refused(out, "--for-signature", today="2027-02-02")
    sign(out, parties=("river",))
    assert refused(out, today="2027-02-06") == ["EDITION_OUT"]
    sign(out, parties=("nsk",), today="2027-02-06")
    issue(out, today="2027-02-07")
    assert list(life_in(out).versions) == ["0.1", "1.0", "1.1"]


def test_what_is_missing_to_be_sent(tmp_path):
    """It is all said at once, with what the call got wrong; nothing is written."""
    tree = living_tree(tmp_path / "tree", reed((PURPOSE, "")))
    reword(tree, "aims", "{{ purpose }}", "{{ purpose }} {{ governance.meetings_per_year }}")
    assert refused(tree, "--to", "moon") == ["PARTY_UNKNOWN", "FACT_MISSING", "FACT_MISSING"]


def test_what_is_open_when_it_is_to_be_signed(tmp_path):
    """An expectation that is not agreed on may be sent, and not signed."""
    tree = living_tree(tmp_path / "tree", reed(("background:", OPEN + "background:")))
    assert refused(tree, "--for-signature") == ["EXPECTATION_OPEN"]
    issue(tree)


def test_a_party_that_is_none(tree):
    """Whoever mistyped it is told which was meant."""
    ran = aftale(tree, "issue", MOU, "--to", "rivre", "--today", FIRST)
    assert (ran.code, ran.err.partition(" ")[2]) == (
        1, 'PARTY_UNKNOWN no party has the id "rivre"; did you mean "river"?\n')  # fmt: skip


def test_an_agreement_that_is_none(tree):
    """Neither a partnership nor an agreement of that name; nothing is written."""
    for name in ("reed/mo", "rede/mou", "reed", "", "reed/mou/x", "../reed/mou"):
        before = snapshot(tree)
        ran = aftale(tree, "issue", name, "--today", FIRST)
        assert ran.code in (1, 2), name
        assert "Traceback" not in ran.err
        assert snapshot(tree) == before


def test_a_day_before_the_last_event(sent):
    """Time goes on: the same day will do."""
    revise(sent)
    assert refused(sent, today="2027-01-09") == ["EVENT_TOO_EARLY"]
    issue(sent, today=FIRST)


def test_a_ledger_that_is_broken(sent):
    """A changed event stops whatever would be recorded after it."""
    path = events(sent)[0]
    path.write_bytes(path.read_bytes().replace(b"coordinator", b"chairperson"))
    revise(sent)
    assert refused(sent, today=SECOND) == ["LEDGER_EVENT_CHANGED"]


def test_an_earlier_version_that_is_lost(sent):
    """No redline can be made against it: that is said, and nothing is issued."""
    revise(sent)
    (frozen(sent, "0.1") / "reed_mou_0.1_en_clean.docx").write_bytes(b"x")
    assert refused(sent, today=SECOND) == ["ISSUED_CHANGED"]
    (frozen(sent, "0.1") / "reed_mou_0.1_en_clean.docx").unlink()
    assert refused(sent, today=SECOND) == ["ISSUED_NOT_HERE"]


def test_a_library_that_is_unsound(tree):
    """Nothing is made from it."""
    edit(tree / "clauses/kinds/mou.yaml", "id: mou", "id: mou\nnonsense: x")
    assert refused(tree) != []


def test_a_call_within_the_program(sent):
    """The use case says the same as the command: what was issued, and where."""
    revise(sent)
    done = issue_order(clerk_of(sent, SECOND), Order(agreement=MOU))
    assert (done.version, done.folder, done.event.seq) == ("0.2", frozen(sent, "0.2"), 2)
    with pytest.raises(AftaleError, match="ISSUE_UNCHANGED"):
        issue_order(clerk_of(sent, SECOND), Order(agreement=MOU))


# ── approvals


@pytest.fixture(name="asked")
def _asked(tmp_path):
    """A version is sent, and the partner's board must approve what is signed."""
    tree = living_tree(tmp_path / "asked", reed(BOARD))
    issue(tree)
    return tree


def test_without_an_approval_nothing_is_signed(asked):
    """A version may be sent all the same."""
    assert refused(asked, "--for-signature", today=SIGNING) == ["APPROVAL_MISSING"]
    revise(asked)
    issue(asked, today=SIGNING)


def test_an_approval_of_the_same_text(asked):
    """Whichever number it bore."""
    approve(asked)
    issue(asked, "--for-signature", today=SIGNING)
    assert list(life_in(asked).versions) == ["0.1", "1.0"]


def test_an_approval_of_another_text(asked):
    """The board decides anew; or it decided on the newer version too."""
    approve(asked)
    revise(asked)
    assert refused(asked, "--for-signature", today=SIGNING) == ["APPROVAL_OF_OTHER_TEXT"]
    issue(asked, today=SECOND)
    assert refused(asked, "--for-signature", today=SIGNING) == ["APPROVAL_OF_OTHER_TEXT"]
    approve(asked, "0.2", today=SECOND)
    issue(asked, "--for-signature", today=SIGNING)


def test_an_approval_that_leaves_room(asked):
    """Minutes that let whoever signs change something."""
    approve(asked, may_change="Names and dates")
    revise(asked)
    issue(asked, "--for-signature", today=SIGNING)


def test_an_approval_of_another_party(asked):
    """Each party that needs a decision needs its own."""
    edit(
        facts_file(asked),
        "registration: {scheme: DK-CVR",
        "approved_by: {en: The board}\n    registration: {scheme: DK-CVR",
    )
    approve(asked)
    assert refused(asked, "--for-signature", today=SIGNING) == ["APPROVAL_MISSING"]


# ── who signs


@pytest.mark.parametrize(("rule", "needed"), [
    ("chair-alone", 1), ("two-jointly", 2), ("chair-and-treasurer", 2), ("chair-plus-one-board-member", 2),
])  # fmt: skip
def test_who_must_sign(tmp_path, rule, needed):
    """By the rule of each party as it was that day; a version that is only sent asks nobody."""
    seats = ("Chair, da: Forperson}}]", "Chair, da: Forperson}}, {title: {en: Treasurer, da: Kasserer}}]")
    tree = living_tree(
        tmp_path / "tree", reed(seats, ("signature_rule: chair-alone", f"signature_rule: {rule}"))
    )
    issue(tree)
    issue(tree, "--for-signature", today=SIGNING)
    versions = life_in(tree).versions
    assert versions["0.1"].facts.signers == ()
    assert {signer.party: signer.needed for signer in versions["1.0"].facts.signers} == {
        "nsk": needed,
        "river": 1,
    }


# ── waivers


LOCKED = (
    "status: locked\nlocked: {official_text: pending, authentic_language: en, where: {en: Ask the fund.}}\n"
)
WAIVED = ("    term: {start", "    waivers: [{clause: term, reason: The fund is slow., by_role: chair, date: '2027-01-05'}]\n    term: {start")  # fmt: skip


@pytest.fixture(name="locked")
def _locked(tree):
    """A tree in which a clause waits for the funder's official text."""
    edit(tree / "clauses/wording/term/clause.yaml", "status: core\n", LOCKED)
    return tree


def test_a_text_that_is_pending(locked):
    """It may be sent, and not signed."""
    assert refused(locked, "--for-signature") == ["OFFICIAL_TEXT_PENDING"]
    issue(locked)


def test_a_text_that_is_waived(locked):
    """Somebody answers for it: then it may be signed, and the ledger remembers."""
    edit(facts_file(locked), *WAIVED)
    issue(locked, "--for-signature")
    assert any("term" in waiver for waiver in life_in(locked).versions["1.0"].facts.waivers)


def test_a_grant_whose_texts_are_waived(tmp_path):
    """All locked clauses of the example's grant, with the library as it is."""
    tree = copy_examples(tmp_path / "tree")
    path = tree / "agreements/nsk-ixchel/partnership.yaml"
    text = re.sub(r"(?m)^ +approved_by:.*\n", "", path.read_text("utf-8"))
    path.write_text(text.replace("{mou: mou}", '{mou: mou, mou_date: "2027-02-01"}'), "utf-8")
    words = ("issue", "nsk-ixchel/grant-2027", "--for-signature", "--today", SIGNING, "--format", "json")
    pending = aftale(tree, *words).data["findings"]
    assert {finding["code"] for finding in pending} == {"OFFICIAL_TEXT_PENDING", "WORDING_UNAPPROVED"}
    clauses = sorted(f["file"].split("/")[2] for f in pending if f["code"] == "OFFICIAL_TEXT_PENDING")
    assert len(clauses) > 2
    waived = [
        {"clause": clause, "reason": "Slow.", "by_role": "chair", "date": "2027-01-05"} for clause in clauses
    ]
    board = {"reason": "The board signs it as it is.", "by_role": "board", "date": "2027-01-05"}
    answered = f"    waivers: {json.dumps(waived)}\n    wording_waiver: {json.dumps(board)}\n"
    edit(path, "    framework:", f"{answered}    framework:")
    ran = aftale(tree, *words)
    assert (ran.code, ran.data["version"]) == (0, "1.0"), ran.err
    facts = life_in(tree, "nsk-ixchel/grant-2027").versions["1.0"].facts
    assert [waiver.split()[0].rstrip(":") for waiver in sorted(facts.waivers)] == [*clauses, "wording"]
    assert facts.ruleset == "civilsamfundspuljen/2025-01-01"
