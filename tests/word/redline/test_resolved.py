"""A whole Word file with its tracked changes accepted or rejected."""

from __future__ import annotations

import io
import zipfile

import pytest
from edits.bases import OTHERS
from revised import gone, mark, p, r
from small_files import small_file

from pipeline.word.lint import lint_package
from pipeline.word.redline.opened import UnusableError, open_word
from pipeline.word.redline.resolve.chosen import Choice
from pipeline.word.redline.resolve.resolved import resolved

WHO = 'w:id="{}" w:author="{}" w:date="2027-03-01T00:00:00Z"'


def by(author: str, number: int, xml: str, name: str = "ins") -> str:
    """Something inserted by somebody, or deleted."""
    return f"<w:{name} {WHO.format(number, author)}>{xml}</w:{name}>"


BODY = p(r("a"), by("Ann", 1, r("b")), by("Bo", 2, gone("c"), "del"))
NOTE = f'<w:footnote w:id="2">{p(by("Ann", 1, r("n")), r("m"))}</w:footnote>'
FILE = small_file(BODY, header=p(by("Ann", 1, r("h"))), footnotes=NOTE).written()


def texts(data: bytes) -> list[str]:
    """The text of each story."""
    opened = open_word(data)
    return ["".join(opened.root(name).itertext("{*}t")) for name in opened.stories()]


def test_every_story_is_accepted():
    """And nothing is left."""
    done = resolved(FILE, accept=True)
    assert (done.count, done.left, done.authors) == (4, 0, ())
    assert sorted(texts(done.data)) == ["ab", "h", "nm"]


def test_every_story_is_rejected():
    """An empty header is a header still."""
    done = resolved(FILE, accept=False)
    assert sorted(texts(done.data)) == ["", "ac", "m"]


def test_what_is_left_is_counted():
    """With whose it is."""
    done = resolved(FILE, accept=True, choice=Choice(author="Ann"))
    assert (done.count, done.left, done.authors) == (3, 1, ("Bo",))


def test_where_nothing_is_chosen_the_bytes_are_the_same():
    """Also where there is nothing to choose from."""
    done = resolved(FILE, accept=True, choice=Choice(author="Cy"))
    assert (done.data is FILE, done.count, done.left, done.authors) == (True, 0, 4, ("Ann", "Bo"))
    plain = small_file(p(r("a"))).written()
    assert resolved(plain, accept=True).data is plain


def test_the_other_parts_are_as_they_were():
    """Byte for byte; a story without a change too."""
    before, after = (open_word(data).parts for data in (FILE, resolved(FILE, accept=True).data))
    changed = {"word/document.xml", "word/header.xml", "word/footnotes.xml"}
    assert {name for name, content in before.items() if after[name] != content} == changed
    only_body = small_file(BODY, header=p(r("h"))).written()
    assert (
        open_word(resolved(only_body, accept=True).data).parts["word/header.xml"]
        == (open_word(only_body).parts["word/header.xml"])
    )


def test_the_same_input_gives_the_same_bytes():
    """Twice."""
    assert resolved(FILE, accept=False).data == resolved(FILE, accept=False).data


def test_a_second_copy_is_not_counted():
    """A text box stands twice in a file, once for programs that know less."""
    box = p(by("Ann", 1, r("b")))
    xml = f"<mc:AlternateContent><mc:Choice Requires='w14'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert resolved(small_file(p(f"<w:r>{xml}</w:r>")).written(), accept=True).count == 1


def test_the_result_is_sound():
    """The linter finds no error in it that was not there."""
    for accept in (True, False):
        found = lint_package(resolved(FILE, accept=accept).data)
        known = {fault.code for fault in lint_package(FILE)}
        assert {fault.code for fault in found if fault.severity == "error"} <= known


def damaged(data: bytes) -> bytes:
    """A zip of which one part is damaged."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    at = archive.getinfo("word/document.xml").header_offset + 60
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def repacked(name: str, content: bytes) -> bytes:
    """The file with another part in place of one of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FILE)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()


BAD = {
    "no file": (b"", "FILE_EMPTY"),
    "text": (b"hello", "FILE_NOT_ZIP"),
    "a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "FILE_LEGACY"),
    "cut short": (FILE[:-40], "ZIP_BROKEN"),
    "damaged": (damaged(FILE), "ZIP_BROKEN"),
    "not XML": (repacked("word/document.xml", b"<w:document"), "XML_ILL_FORMED"),
    "a document type": (repacked("word/footnotes.xml", b"<!DOCTYPE x><x/>"), "XML_DOCTYPE"),
    "a bomb": (repacked("word/header.xml", bytes(5_000_000)), "ZIP_RATIO"),
    "no document": (repacked("word/document.xml", b"<workbook/>"), "ROOT_WRONG"),
    "another zip": (repacked("_rels/.rels", b"<Relationships/>"), "REL_OFFICE_DOCUMENT"),
}


@pytest.mark.parametrize(("data", "code"), BAD.values(), ids=BAD)
def test_what_cannot_be_used(data, code):
    """Is refused with the linter's code; no part is lost in silence."""
    with pytest.raises(UnusableError) as caught:
        resolved(data, accept=True)
    assert caught.value.fault.code == code


def test_other_people_s_files():
    """Nothing is left to accept or reject, and no new error is in them."""
    if not OTHERS.is_dir():
        pytest.skip("the development set is not here")
    for data in (path.read_bytes() for path in sorted(OTHERS.glob("*.docx"))):
        for accept in (True, False):
            done = resolved(data, accept=accept)
            if done.data is data:
                break
            assert (done.count > 0, done.left) == (True, 0)
            assert resolved(done.data, accept=not accept).count == 0
            errors = {fault.code for fault in lint_package(data)}
            assert {fault.code for fault in lint_package(done.data) if fault.severity == "error"} <= errors


def test_a_paragraph_mark_needs_no_author():
    """Old files lack them; then no author made it."""
    data = small_file(p(r("a"), ppr=mark("del")) + p(r("b"))).written()
    assert resolved(data, accept=True, choice=Choice(author="Ann")).count == 0
    assert texts(resolved(data, accept=True).data) == ["ab"]
