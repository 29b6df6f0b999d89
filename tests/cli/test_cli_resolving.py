"""The commands accept and reject."""

from __future__ import annotations

import pytest
from lxml import etree
from schema_check import misfits
from trees import aftale

from pipeline.build.schemas import OUTPUTS
from pipeline.word.lint.names import W
from pipeline.word.redline.opened import open_word

CHANGED = (
    '<w:p xmlns:w="{w}"><w:bookmarkStart w:id="90" w:name="c_own_aims"/><w:r><w:t>kept</w:t></w:r>{ann}{bo}'
    '<w:bookmarkEnd w:id="90"/></w:p>'
)
INS = '<w:ins w:id="{}" w:author="{}" w:date="2027-03-01T00:00:00Z"><w:r><w:t>{}</w:t></w:r></w:ins>'


@pytest.fixture(name="folder")
def _folder(tree):
    """A tree with a file in it that came back with the changes of two people."""
    opened = open_word((tree / "clauses/house/house.docx").read_bytes())
    xml = CHANGED.format(w=W[1:-1], ann=INS.format(91, "Ann", " Ann"), bo=INS.format(92, "Bo", " Bo"))
    opened.touch(opened.main)[0].insert(0, etree.fromstring(xml))
    (tree / "back.docx").write_bytes(opened.written())
    return tree


def text(path) -> str:
    """The first paragraph, with the changes still open in it in brackets."""
    opened = open_word(path.read_bytes())
    first = opened.root(opened.main)[0][0]
    marked = {run for change in first.iter(W + "ins") for run in change}
    return "".join(
        f"[{''.join(run.itertext())}]" if run in marked else "".join(run.itertext())
        for run in first.iter(W + "r")
    )


@pytest.mark.parametrize(
    ("words", "then", "said"),
    [
        (["accept"], "kept Ann Bo", "tracked changes accepted: 2; left as they are: 0; written: out.docx"),
        (["reject"], "kept", "tracked changes rejected: 2; left as they are: 0; written: out.docx"),
        (["accept", "--author", "Ann"], "kept Ann[ Bo]",
         "tracked changes accepted: 1; left as they are: 1; written: out.docx"),
        (["reject", "--author", "Ann", "--kind", "text", "--clause", "own-aims"], "kept[ Bo]",
         "tracked changes rejected: 1; left as they are: 1; written: out.docx"),
        (["--lang", "da", "accept"], "kept Ann Bo", "accepterede sporede ændringer: 2; urørte: 0; skrevet: out.docx"),
        (["--lang", "da", "reject"], "kept", "afviste sporede ændringer: 2; urørte: 0; skrevet: out.docx"),
    ],
)  # fmt: skip
def test_what_is_chosen(folder, words, then, said):
    """All, or an author's, a kind's and a clause's; with one line that says how many."""
    ran = aftale(folder, *words, "back.docx", "-o", "out.docx")
    assert (ran.code, ran.out, ran.err) == (0, f"{said}\n", "")
    assert text(folder / "out.docx") == then


@pytest.mark.parametrize(
    "choice", [["--author", "Cy"], ["--clause", "other"], ["--kind", "table", "--kind", "move"]]
)
def test_nothing_is_chosen(folder, choice):
    """A warning says whose changes there are; what is written is a copy."""
    ran = aftale(folder, "-q", "accept", "back.docx", "-o", "out.docx", *choice)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        f"{folder}/back.docx: RESOLVE_NOT_CHOSEN none of the 2 tracked changes is among those chosen; their authors: "
        "Ann, Bo; look at --author, --clause and --kind; what was written is a copy of the file\n"
    )
    assert (folder / "out.docx").read_bytes() == (folder / "back.docx").read_bytes()


def test_there_is_nothing_to_choose_from(folder):
    """The same, in Danish."""
    ran = aftale(folder, "--lang", "da", "reject", "clauses/house/house.docx", "-o", "out.docx")
    assert (ran.code, ran.lines) == (
        0,
        [
            f"{folder}/clauses/house/house.docx: RESOLVE_NO_CHANGE filen indeholder ingen sporede ændringer; "
            "det, der er skrevet, er en kopi af den"
        ],
    )


def test_programs_get_the_counts(folder):
    """In the shape that `schema` gives."""
    ran = aftale(folder, "reject", "back.docx", "-o", "out.docx", "--author", "Bo", "--format", "json")
    assert ran.data == {"schema": "aftale-reject/1", "count": 1, "left": 1, "findings": []}
    ran = aftale(folder, "reject", "back.docx", "-o", "out.docx", "--author", "Cy", "--format", "json")
    assert [found["code"] for found in ran.data["findings"]] == ["RESOLVE_NOT_CHOSEN"]
    assert list(misfits(ran.data, OUTPUTS["reject"])) == []


BAD = {
    "a text": (b"hello", "WORD_FILE_UNUSABLE the Word file cannot be used: This is not a Word file: it does not hold "
                         "a zip package (FILE_NOT_ZIP); open it in Word, save it as .docx without a password, and try "
                         "again; nothing was written"),
    "nothing": (None, "FILE_UNREADABLE the file cannot be read: No such file or directory; check that it is there, that "
                      "you may open it, and that no other program holds it"),
}  # fmt: skip


@pytest.mark.parametrize("name", ["accept", "reject"])
@pytest.mark.parametrize(("data", "said"), BAD.values(), ids=BAD)
def test_a_file_that_cannot_be_used(folder, name, data, said):
    """One sentence with a code, exit 2, and nothing is written; programs get it too."""
    if data is not None:
        (folder / "bad.docx").write_bytes(data)
    ran = aftale(folder, name, "bad.docx", "-o", "out.docx", "--format", "json")
    assert (ran.code, ran.err) == (2, f"{folder}/bad.docx: {said}\n")
    assert list(misfits(ran.data, OUTPUTS[name])) == []
    assert not (folder / "out.docx").exists()


def test_a_file_is_not_written_onto_itself(folder):
    """However it is named."""
    before = (folder / "back.docx").read_bytes()
    ran = aftale(folder, "accept", "back.docx", "-o", "clauses/../back.docx")
    assert (ran.code, "RESOLVE_ONTO_ITSELF" in ran.err) == (2, True)
    assert (folder / "back.docx").read_bytes() == before


def test_a_place_that_cannot_be_written(folder):
    """A folder of that name stands there."""
    (folder / "out.docx").mkdir()
    ran = aftale(folder, "accept", "back.docx", "-o", "out.docx")
    assert (ran.code, "OUTPUT_UNWRITABLE" in ran.err) == (2, True)


def test_it_needs_no_tree(tmp_path, folder):
    """Anybody's file, anywhere."""
    ran = aftale(tmp_path, "accept", str(folder / "back.docx"), "-o", str(tmp_path / "new/out.docx"))
    assert (ran.code, text(tmp_path / "new/out.docx")) == (0, "kept Ann Bo")


@pytest.mark.parametrize(
    "words", [["accept", "back.docx"], ["accept", "back.docx", "-o", "o.docx", "--kind", "words"]]
)
def test_the_call_is_wrong(folder, words):
    """No file to write, no such kind."""
    assert aftale(folder, *words).code == 2
