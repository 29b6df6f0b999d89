"""The command compare."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, timezone

import docx
import pytest
from lxml import etree
from schema_check import misfits
from trees import aftale

from pipeline.build.schemas import OUTPUTS
from pipeline.word.lint.names import W
from pipeline.word.redline.opened import open_word
from pipeline.word.redline.resolve.resolve import resolve

OLD = ("Reed pays River DKK 250,000 a year.", "Either party may end the agreement.")
NEW = ("Reed pays River DKK 275,000 a year.", "Either party may end the agreement.")
SAID = "out.docx: number of changes 1, number of clauses concerned 0\n  figures, dates, amounts, names, duties: 1\n"


def word(*paragraphs: str, modified: datetime | None = None) -> bytes:
    """A Word file of a few paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if modified:
        document.core_properties.modified = modified
    document.save(data := io.BytesIO())
    return data.getvalue()


@pytest.fixture(name="folder")
def _folder(tmp_path, monkeypatch):
    """A folder with two versions of a file, and no agreements of ours around it."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "old.docx").write_bytes(word(*OLD))
    (tmp_path / "new.docx").write_bytes(word(*NEW, modified=datetime(2027, 3, 1, 12, tzinfo=timezone.utc)))
    return tmp_path


def compare(folder, *more, old="old.docx", new="new.docx", out="out.docx", before=()):
    """Run the command."""
    return aftale(folder, *before, "compare", old, new, "-o", out, *more)


def marks(folder):
    """Whose the changes in the redline are, and of when."""
    opened = open_word((folder / "out.docx").read_bytes())
    found = opened.root(opened.main).iter(W + "ins", W + "del")
    return {(mark.get(W + "author"), mark.get(W + "date")) for mark in found}


def text(data, *, accept):
    """The paragraphs of a file whose changes are accepted or rejected."""
    opened = open_word(data)
    root = opened.root(opened.main)
    resolve(root, accept=accept)
    return tuple("".join(p.itertext()) for p in root.iter(W + "p"))


def test_a_redline_gives_back_both_files(folder):
    """And the command says in a few lines what it found."""
    ran = compare(folder)
    assert (ran.code, ran.out, ran.err) == (0, SAID, "")
    made = (folder / "out.docx").read_bytes()
    assert (text(made, accept=True), text(made, accept=False)) == (NEW, OLD)
    assert sorted(path.name for path in folder.iterdir()) == ["new.docx", "old.docx", "out.docx"]


@pytest.mark.parametrize(
    ("words", "epoch", "date"),
    [
        ((), "", "2027-03-01T12:00:00Z"),
        ((), "86400", "1970-01-02T00:00:00Z"),
        (("--date", "2027-05-01"), "86400", "2027-05-01T00:00:00Z"),
        (("--date", "2027-05-01T12:00:00+02:00"), "", "2027-05-01T10:00:00Z"),
    ],
)
def test_changes_are_dated_without_a_clock(folder, monkeypatch, words, epoch, date):
    """As asked, else as the build around us says, else as the new file was last changed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert compare(folder, *words, "--author", "Ann").code == 0
    assert marks(folder) == {("Ann", date)}


def test_a_file_without_a_date_gives_the_earliest(folder):
    """The first that a zip knows, so that the same files always give the same bytes."""
    opened = open_word((folder / "new.docx").read_bytes())
    opened.touch("docProps/core.xml")[:] = []
    (folder / "new.docx").write_bytes(opened.written())
    assert compare(folder).code == 0
    assert marks(folder) == {("aftale", "1980-01-01T00:00:00Z")}


def test_the_author_is_our_organisation(folder, tree):
    """Where the command runs in a folder of agreements."""
    for name in ("old.docx", "new.docx"):
        (tree / name).write_bytes((folder / name).read_bytes())
    assert compare(tree).code == 0
    assert {author for author, _ in marks(tree)} == {"NSK"}


def test_the_exit_code_can_tell_of_changes(folder):
    """Only where it is asked for; two equal files give 0."""
    assert [compare(folder).code, compare(folder, "--exit-code").code] == [0, 1]
    ran = compare(folder, "--exit-code", new="old.docx")
    assert (ran.code, ran.out) == (0, "out.docx: nothing changed\n")
    assert (folder / "out.docx").read_bytes() == (folder / "old.docx").read_bytes()


def test_what_changed_is_a_page_too(folder):
    """In the language of messages."""
    ran = compare(folder, "--changes", "changes.md", before=("--lang", "da"))
    page = (folder / "changes.md").read_text("utf-8")
    assert (ran.code, ran.out.splitlines()[1]) == (0, "  tal, datoer, beløb, navne, pligter: 1")
    assert page.startswith("# Hvad der er ændret\n\nFra old.docx til new.docx.\nAntal ændringer: 1.")
    assert "Reed pays River ~~DKK 250,000~~ **DKK 275,000** a year." in page


def test_comments_tell_what_changed(folder):
    """At each clause, or at the first change outside of clauses."""
    assert compare(folder, "--comments", "--moves").code == 0
    comments = open_word((folder / "out.docx").read_bytes()).root("word/comments.xml")
    assert ["".join(comment.itertext()) for comment in comments] == ["DKK 250,000 → DKK 275,000"]


def test_the_json_has_its_shape(folder):
    """Also where nothing could be compared."""
    ran = compare(folder, "--format", "json")
    assert (ran.code, list(misfits(ran.data, OUTPUTS["compare"]))) == (0, [])
    assert ran.data["files"] == {"old": "old.docx", "new": "new.docx", "out": "out.docx"}
    assert ran.data["revision"] == {"author": "aftale", "date": "2027-03-01T12:00:00Z"}
    (change,) = ran.data["clauses"][0]["changes"]
    assert (change["kind"], change["replaced"]) == ("figures", [{"old": "DKK 250,000", "new": "DKK 275,000"}])
    failed = compare(folder, "--format", "json", old="nothing.docx")
    assert (failed.code, list(misfits(failed.data, OUTPUTS["compare"]))) == (2, [])
    assert [found["code"] for found in failed.data["findings"]] == ["FILE_UNREADABLE"]


def bomb() -> bytes:
    """A file with a part that unpacks to far more than its size."""
    data = io.BytesIO(word(*OLD))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.bmp", bytes(15_000_000))
    return data.getvalue()


def doctype() -> bytes:
    """A file with an entity in it."""
    opened = open_word(word(*OLD))
    opened.parts["word/styles.xml"] = b'<!DOCTYPE x [<!ENTITY e "e">]>' + etree.tostring(
        opened.root("word/styles.xml")
    )
    return opened.written()


BAD = {
    "FILE_NOT_ZIP": b"Dear Reed,",
    "FILE_LEGACY": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "FILE_EMPTY": b"",
    "ZIP_BROKEN": word(*OLD)[:9000],
    "ZIP_RATIO": bomb(),
    "XML_DOCTYPE": doctype(),
}


@pytest.mark.parametrize("side", ["old", "new"])
@pytest.mark.parametrize("fault", BAD)
def test_a_file_that_cannot_be_used(folder, fault, side):
    """Is named in one sentence with a code, and nothing is written."""
    (folder / "bad.docx").write_bytes(BAD[fault])
    before = sorted(folder.iterdir())
    ran = compare(folder, "--changes", "changes.md", **{side: "bad.docx"})
    assert (ran.code, ran.out, len(ran.lines)) == (2, "", 1)
    assert ran.lines[0].startswith(
        f"{folder / 'bad.docx'}: WORD_FILE_UNUSABLE the Word file cannot be used: "
    )
    assert f"({fault});" in ran.lines[0]
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"old": "nothing.docx"}, "FILE_UNREADABLE the file cannot be read: No such file or directory;"),
        (
            {"out": "old.docx"},
            "RESOLVE_ONTO_ITSELF the file to read and the file to write are one and the same;",
        ),
        ({"out": "./new.docx"}, "RESOLVE_ONTO_ITSELF "),
    ],
)
def test_a_call_that_cannot_be_done(folder, words, said):
    """Ends with 2, and both files are as they were."""
    before = {path: path.read_bytes() for path in folder.iterdir()}
    ran = compare(folder, **words)
    assert (ran.code, ran.out, said in ran.err) == (2, "", True)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    "words", [("--changes", "out.docx"), ("--changes", "old.docx"), ("--date", "1 March"), ("--author",)]
)
def test_options_that_do_not_fit(folder, words):
    """End with 2 as well."""
    assert compare(folder, *words).code == 2
    assert not (folder / "out.docx").exists()
