"""What a document says: its digest ignores stamps and format and misses no word; older stamps are no change."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable

import docx
import pytest
from docx.shared import Pt
from lives import living_tree
from trees import BESIDE, SEQUENCE, reed

from pipeline.build.make import Purpose, make
from pipeline.build.tree import Tree
from pipeline.build.workshop import open_workshop
from pipeline.files.partnership import load_partnership
from pipeline.model.document import Edition
from pipeline.word.content import content_digest, restamped, said
from pipeline.word.lint.names import Element, W
from pipeline.word.redline.compare.marks import Author
from pipeline.word.redline.opened import UnusableError, open_word
from pipeline.word.redline.redlining import redline
from pipeline.word.stamps import stamp_fields

US = Author("NSK", "2027-01-01T00:00:00Z")
EDITIONS = (Edition("0.1"), Edition("0.2", "issued"), Edition("1.0", "signature"))
NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="2"><w:p><w:r><w:t>A note says this.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


@pytest.fixture(scope="module", name="made")
def _made(tmp_path_factory):
    """The same agreement as a draft, as a sent version and as a signature edition, in each layout."""
    found = {}
    for name, change in {"single": (), "beside": (BESIDE,), "sequence": (SEQUENCE,)}.items():
        tree = living_tree(tmp_path_factory.mktemp("content") / name, reed(*change))
        workshop = open_workshop(Tree(tree))
        partnership = load_partnership(tree, "reed", workshop.words).partnership
        assert partnership
        for edition in EDITIONS:
            (data,) = (
                data for file, data in make(partnership, partnership.agreements[0], {}, workshop,
                                            Purpose(edition)).files.items() if file.endswith(".docx")
            )  # fmt: skip
            found[name, edition.version] = data
    return found


@pytest.fixture(scope="module", name="full")
def _full():
    """A Word file of anybody's with a body, a table, a header, a footer and a note."""
    document = docx.Document()
    paragraph = document.add_paragraph("The body ")
    paragraph.add_run("says")
    paragraph.add_run(" this.")
    document.add_table(1, 1).cell(0, 0).text = "A cell says this."
    document.sections[0].header.paragraphs[0].text = "The header says this."
    document.sections[0].footer.paragraphs[0].text = "The footer says this."
    document.save(data := io.BytesIO())
    opened = open_word(data.getvalue())
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    part = opened.add("word/footnotes.xml", NOTES.encode(), f"{main}.footnotes+xml")
    opened.relate(opened.main, "footnotes", part)
    return opened.written()


def edited(data: bytes, change: Callable[[Element], object], part: str = "word/document.xml") -> bytes:
    """A file with one part changed."""
    opened = open_word(data)
    change(opened.touch(part))
    return opened.written()


def same(old: bytes, new: bytes) -> bool:
    """Whether two files say the same."""
    assert old != new
    return content_digest(old) == content_digest(new)


# ── what it ignores


@pytest.mark.parametrize("layout", ["single", "beside", "sequence"])
def test_stamps_do_not_count(made, layout):
    """A draft, a sent version and a signature edition of the same say the same."""
    assert len({made[layout, edition.version] for edition in EDITIONS}) == 3
    assert len({content_digest(made[layout, edition.version]) for edition in EDITIONS}) == 1


@pytest.mark.parametrize("layout", ["single", "beside", "sequence"])
def test_any_stamp_can_show_anything(made, layout):
    """Each field of ours in turn, in body, header and footer."""
    data, count = made[layout, "1.0"], 0
    for story in [*open_word(data).stories()]:
        fields = len(list(stamp_fields(open_word(data).root(story))))
        for number in range(fields):
            opened = open_word(data)
            _, texts = list(stamp_fields(opened.touch(story)))[number]
            texts[0].text = "something else"
            assert same(data, opened.written())
            count += 1
    assert count > 10


def test_page_numbers_do_not_count(made):
    """They depend on the program that showed them last; in header and footer."""
    data, count = made["single", "1.0"], 0
    opened = open_word(data)
    for story in opened.stories():
        for code in opened.touch(story).iter(W + "instrText"):
            if re.match(r"\s*(PAGE|NUMPAGES)\b", code.text):
                shown = [
                    run for run in code.getparent().itersiblings(W + "r") if run.find(W + "t") is not None
                ]
                shown[0].find(W + "t").text = "77"
                count += 1
    assert count >= 2
    assert same(data, opened.written())


@pytest.mark.parametrize("blank", ["  ", "\t", "\N{NO-BREAK SPACE}", "\n "])
def test_white_space_does_not_count(full, blank):
    """However much of it, and of which kind."""
    assert same(full, edited(full, lambda root: set_text(root, "The body ", f"{blank}The{blank}body{blank}")))


def test_empty_paragraphs_do_not_count(full):
    """Wherever they stand."""
    assert same(full, edited(full, lambda root: root[0].insert(0, root.makeelement(W + "p"))))


def test_format_does_not_count(full):
    """Neither the cutting of runs nor bold, size or style."""
    document = docx.Document(io.BytesIO(full))
    run = document.paragraphs[0].runs[1]
    run.bold, run.font.size, document.paragraphs[0].style = True, Pt(30), "Heading 1"
    document.save(data := io.BytesIO())
    assert same(full, data.getvalue())
    assert same(full, edited(full, joined))


def test_how_letters_are_composed_does_not_count(full):
    """`å` as one sign or as two."""
    one, two = (edited(full, lambda root, form=form: set_text(root, "says", unicodedata.normalize(form, "så")))
                for form in ("NFC", "NFD"))  # fmt: skip
    assert same(one, two)


def test_the_name_of_who_saved_it_does_not_count(made):
    """Nor any other property of the file."""
    data = made["single", "1.0"]
    assert same(data, edited(data, lambda root: root.clear(), "docProps/core.xml"))


def set_text(root: Element, old: str, new: str) -> None:
    """Change a text that stands in one run."""
    (found,) = (text for text in root.iter(W + "t") if text.text == old)
    found.text = new


def joined(root: Element) -> None:
    """Write the first paragraph in one run."""
    first = next(root.iter(W + "p"))
    texts = list(first.iter(W + "t"))
    texts[0].text = "".join(text.text for text in texts)
    for text in texts[1:]:
        text.getparent().getparent().remove(text.getparent())


# ── what it does not miss


def words_of(data: bytes, part: str) -> list[tuple[int, re.Match[str]]]:
    """Every word of a part, with the number of its text."""
    texts = enumerate(open_word(data).root(part).iter(W + "t"))
    return [(number, found) for number, text in texts for found in re.finditer(r"\w+", text.text or "")]


@pytest.mark.parametrize("story", ["document", "header1", "footer1", "footnotes"])
def test_every_word_counts(full, story):
    """In body, table, header, footer and note: another one, none, or one that moved."""
    parts = [name for name in open_word(full).stories() if name.endswith(f"/{story}.xml")]
    words = words_of(full, parts[0])
    assert len(words) >= 4
    for number, found in words:
        for new in ("other", ""):

            def change(
                root: Element, number: int = number, found: re.Match[str] = found, new: str = new
            ) -> None:
                text = list(root.iter(W + "t"))[number]
                text.text = found.string[: found.start()] + new + found.string[found.end() :]

            assert not same(full, edited(full, change, parts[0])), found[0]


@pytest.mark.parametrize("layout", ["single", "beside", "sequence"])
def test_every_word_of_an_agreement_counts(made, layout):
    """All but the stamps: each text of the document with one word more."""
    data = made[layout, "1.0"]
    root = open_word(data).root("word/document.xml")
    stamps = {text for _, texts in stamp_fields(root) for text in texts}
    texts = [n for n, text in enumerate(root.iter(W + "t")) if text not in stamps and text.text.strip()]
    assert len(texts) > 20
    for number in texts[:: max(1, len(texts) // 12)]:
        changed = edited(data, lambda root, number=number: add_word(list(root.iter(W + "t"))[number]))
        assert not same(data, changed)


def add_word(text: Element) -> None:
    """Write one word more."""
    text.text += " more"


def test_the_order_of_paragraphs_counts(full):
    """Two that changed places, and one that became two."""
    document = docx.Document(io.BytesIO(full))
    document.paragraphs[0].insert_paragraph_before("First.").insert_paragraph_before("Zeroth.")
    document.save(data := io.BytesIO())
    assert not same(full, data.getvalue())
    assert not same(data.getvalue(), edited(data.getvalue(), lambda root: root[0].append(root[0][0])))


def test_a_line_break_separates(full):
    """Two words on two lines are not one word."""
    lines = edited(full, lambda root: next(root.iter(W + "r")).append(root.makeelement(W + "br")))
    assert same(full, lines)
    glued = edited(full, lambda root: set_text(root, "The body ", "The body"))
    assert not same(full, glued)


def test_what_is_said_is_told_in_order(full):
    """Body, table, header, footer, note: a line each."""
    assert list(said(open_word(full))) == ["The body says this.", "A cell says this.", "The header says this.",
                                           "The footer says this.", "A note says this."]  # fmt: skip


def test_what_is_no_word_file():
    """It is told."""
    for data in (b"", b"nothing", b"PK\x05\x06" + b"\0" * 18):
        with pytest.raises(UnusableError):
            content_digest(data)


# ── restamped


@pytest.mark.parametrize("layout", ["single", "beside", "sequence"])
@pytest.mark.parametrize(("old", "new"), [("0.1", "1.0"), ("1.0", "0.2"), ("0.2", "0.1")])
def test_stamps_alone_are_no_change(made, layout, old, new):
    """Between two versions that differ in nothing else there is no mark."""
    found = redline(restamped(made[layout, old], made[layout, new]), made[layout, new], US).changes()
    assert (found.is_empty, found.untracked) == (True, ())


def test_stamps_show_what_the_newer_ones_do(made):
    """In body, header and footer alike."""
    opened = open_word(restamped(made["beside", "0.1"], made["beside", "1.0"]))
    shown = {text.text for story in opened.stories() for name, texts in stamp_fields(opened.root(story))
             for text in texts if name == "aftale_version"}  # fmt: skip
    assert shown == {"1.0"}


def test_restamping_changes_no_word(made, full):
    """Neither of ours nor of anybody's, who has no stamps."""
    old = made["beside", "0.1"]
    assert content_digest(restamped(old, made["beside", "1.0"])) == content_digest(old)
    assert content_digest(restamped(full, old)) == content_digest(full)
    assert content_digest(restamped(old, full)) == content_digest(old)
