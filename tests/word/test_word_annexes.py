"""Word files that go along: appended after their heading, or sent beside and named by their checksum."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from trees import BESIDE, REED, SEQUENCE, add, aftale, new_tree, reed, word_files
from word_reading import NS, W, Word, text

from pipeline.word.annexes import append_annexes
from pipeline.word.lint import lint_package

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
APPEND = "    annexes:\n      - {file: annexes/plan.docx, title: {en: The plan, da: Planen}, mode: append}\n"
ACCOMPANY = APPEND.replace("append", "accompany")
SECOND = APPEND + "      - {file: annexes/map.docx, title: {en: The map, da: Kortet}}\n"
FIELD = (
    '<w:p xmlns:w="{0}"><w:bookmarkStart w:id="0" w:name="c_aims"/><w:r><w:t>Goal</w:t></w:r><w:bookmarkEnd w:id="0"/>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF c_aims \\h </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Goal</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:hyperlink w:anchor="c_aims"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>'
)


def word_file(*extra: str, heading: str = "Plan of work") -> bytes:
    """A Word file with a heading, a numbered list, a table, and paragraphs as XML."""
    document = docx.Document()
    document.add_heading(heading, 1)
    for words in ("Dig wells", "Train people"):
        document.add_paragraph(words, style="List Number")
    document.add_table(1, 2).cell(0, 0).text = "Year one"
    for xml in extra:
        document.element.body.insert(-1, parse_xml(xml.format(NS)))
    return saved(document)


def saved(document) -> bytes:
    """A document as bytes."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A Word file with one part more."""
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(name, content)
    return file.getvalue()


@pytest.fixture(name="tree")
def _tree(tmp_path):
    """A small partnership with a library of one clause: the annexes are what matters."""
    return new_tree(tmp_path / "tree", REED, small=True)


@pytest.fixture(name="built_with")
def _built_with(tree):
    """Build the small partnership with annexes."""

    def built_with(annexes: str, *changes, plan: bytes = b"", **others: bytes):
        path = add(tree, reed(*changes) + annexes).parent / "annexes"
        path.mkdir(exist_ok=True)
        for name, data in {"plan": plan or word_file(), **others}.items():
            (path / f"{name}.docx").write_bytes(data)
        return aftale(tree, "build")

    return built_with


@pytest.fixture(name="appended")
def _appended(tree, built_with):
    """The small partnership with a plan appended that has a bookmark by the name of ours."""
    ran = built_with(APPEND, plan=word_file(FIELD))
    assert ran.code == 0, ran.err
    (data,) = word_files(tree).values()
    return Word(data)


def texts(word) -> list[str]:
    """The text of every paragraph that has any."""
    return [words for p in word.paragraphs if (words := text(p))]


def test_the_content_comes_after_its_heading(appended):
    """Heading, list and table stand in order, after the annex's own title."""
    shown = texts(appended)
    start = shown.index("The plan")
    assert shown[start : start + 5] == ["The plan", "Plan of work", "Dig wells", "Train people", "Year one"]
    assert appended.labels[next(p for p in appended.paragraphs if text(p) == "The plan")] == "Annex\xa01"


def test_our_numbers_go_on(tree, appended, built_with):
    """Every clause keeps the number it has without the annex, and references still show it."""
    built_with("")
    (data,) = word_files(tree).values()
    plain = Word(data)
    assert appended.headings == [*plain.headings, ("Annex\xa01", "The plan")]
    ours = list(plain.labels.values())
    assert list(appended.labels.values())[: len(ours)] == ours
    for field in appended.fields():
        if field.instruction.startswith("REF r_"):
            assert field.result == appended.labels[appended.bookmarks[field.instruction.split()[1]]]


def test_its_headings_do_not_count_among_our_clauses(appended):
    """A heading 1 of the annex is no clause of the agreement."""
    heading = next(p for p in appended.paragraphs if text(p) == "Plan of work")
    assert not re.fullmatch(r"\d+", appended.labels.get(heading, ""))


def test_its_bookmarks_get_names_of_their_own(appended):
    """A bookmark called like ours, and what refers to it, is renamed; ours still leads to our clause."""
    marks = [name for name, p in appended.bookmarks.items() if text(p).startswith("Goal")]
    assert marks == ["x1_c_aims"]
    assert text(appended.bookmarks["c_aims"]) == "Aims"
    assert "REF x1_c_aims \\h" in [field.instruction for field in appended.fields()]
    assert b'w:anchor="x1_c_aims"' in appended.parts["word/document.xml"]


def test_the_result_tells_nothing_of_how_it_was_joined(appended):
    """Neither the library that joined it nor who wrote the annex."""
    assert not [name for name, data in appended.parts.items() if b"python-docx" in data]
    assert b"rsid" not in appended.parts["word/document.xml"]


def lists_in_a_table(document) -> None:
    """Three lists in one cell."""
    cell = document.add_table(1, 1).cell(0, 0)
    for style in ("List Number", "List Bullet", "List Number 2"):
        cell.add_paragraph("An item", style=style)


def own_styles(document) -> None:
    """Headings of every kind, and one of the writer's own."""
    own = document.styles.add_style("Own heading", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = document.styles["Heading 1"]
    for style in ("Own heading", "Heading 1", "Heading 2", "Title", "List Bullet 3"):
        document.add_paragraph("A heading", style=style)


def wide_pages(document) -> None:
    """A page on its side, between two upright ones."""
    for _ in range(2):
        section = document.add_section()
        section.page_width, section.page_height = section.page_height, section.page_width
        document.add_paragraph("A page")


def a_picture(document) -> None:
    """A picture."""
    document.add_picture(io.BytesIO(PIXEL))


@pytest.mark.parametrize("change", [lists_in_a_table, own_styles, wide_pages, a_picture])
def test_the_result_is_sound(tree, built_with, change):
    """Whatever is in the annex, the full linter finds neither error nor warning, and nothing counts as a clause."""
    document = docx.Document()
    change(document)
    ran = built_with(APPEND, plan=saved(document))
    (data,) = word_files(tree).values()
    assert (ran.code, [str(fault) for fault in lint_package(data) if fault.severity != "info"]) == (0, [])
    word = Word(data)
    after = word.paragraphs[word.paragraphs.index(word.bookmarks["x_annex_1"]) :]
    assert not [p for p in after if re.fullmatch(r"[\d.]*\d", word.labels.get(p, ""))]


def test_its_pages_are_its_own(tree, built_with):
    """Our pages keep our paper and our running header, whatever the annex's own are."""
    document = docx.Document()
    wide_pages(document)
    built_with(APPEND, plan=saved(document))
    (data,) = word_files(tree).values()
    sizes = [size.get(f"{W}w") for size in Word(data).body.iter(f"{W}pgSz")]
    assert (sizes[0], sizes[-1]) == ("11906", "11906")
    assert "15840" in sizes


def test_a_broken_annex_breaks_no_document(tree, built_with):
    """What Word would not open is not written; the message names the fault."""
    open_field = '<w:p xmlns:w="{0}"><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    ran = built_with(APPEND, plan=word_file(open_field))
    assert (ran.code, word_files(tree)) == (1, {})
    assert "DOCUMENT_FAULT" in ran.err
    assert "FIELD_UNBALANCED" in ran.err


def test_an_annex_that_was_damaged_on_its_way(tree, built_with):
    """It is refused by its name, like every file that is none of Word's."""
    whole = word_file()
    at = whole.index(b"word/document.xml") + 60
    ran = built_with(APPEND, plan=whole[:at] + bytes(40) + whole[at + 40 :])
    assert (ran.code, word_files(tree), "ANNEX_REFUSED_UNREADABLE" in ran.err) == (1, {}, True)


def test_two_annexes_are_numbered_in_order(tree, built_with):
    """Each content after its own heading."""
    assert built_with(SECOND, map=word_file(heading="The coast")).code == 0
    (data,) = word_files(tree).values()
    shown = texts(Word(data))
    order = [shown.index(words) for words in ("The plan", "Plan of work", "The map", "The coast")]
    assert order == sorted(order)
    word = Word(data)
    assert [word.labels[p] for p in word.styled("Annex Heading")] == ["Annex\xa01", "Annex\xa02"]


@pytest.mark.parametrize("annexes", [APPEND, ACCOMPANY, SECOND], ids=["appended", "sent along", "two"])
@pytest.mark.parametrize("change", [(), (BESIDE,)], ids=["one column", "side by side"])
def test_the_contents_list_it(tree, built_with, annexes, change):
    """Number and title like every annex, linked to its heading, in each language."""
    assert built_with(annexes, *change, map=word_file()).code == 0
    word = Word(next(data for name, data in word_files(tree).items() if name.endswith("_clean.docx")))
    entries = [text(p) for p in word.styled("toc 1", "TOC 1 2nd")]
    assert entries == [f"{label}\t{title}" for label, title in word.headings]
    assert "Annex\xa01\tThe plan" in entries


@pytest.mark.parametrize("annexes", [APPEND, SECOND], ids=["one", "two"])
def test_the_same_files_give_the_same_bytes(tree, built_with, annexes):
    """Also in a list: what docxcompose draws at random is put in order."""
    files = []
    for _ in range(2):
        assert built_with(annexes, map=word_file(FIELD)).code == 0
        files.append(word_files(tree))
        aftale(tree, "clean")
    assert files[0] == files[1]


def test_side_by_side_it_has_a_heading_in_each_language(tree, built_with):
    """The content stands once, over the full width."""
    assert built_with(APPEND, BESIDE).code == 0
    (data,) = word_files(tree).values()
    word = Word(data)
    headings = [(word.labels[p], text(p)) for p in word.styled("Annex Heading", "Annex Heading 2nd")]
    assert headings == [("Annex\xa01", "The plan"), ("Bilag\xa01", "Planen")]
    assert texts(word).count("Dig wells") == 1


def test_in_sequence_each_version_has_it_whole(tree, built_with):
    """Under a heading in its language, its pages in order, and the version after it on our own page again."""
    document = docx.Document()
    document.add_paragraph("Dig wells", style="List Number")
    wide_pages(document)
    ran = built_with(SECOND, SEQUENCE, plan=saved(document), map=word_file())
    (data,) = word_files(tree).values()
    assert (ran.code, [str(fault) for fault in lint_package(data) if fault.severity != "info"]) == (0, [])
    word = Word(data)
    files = ["The plan", "The map", "Dansk udgave", "Planen", "Kortet"]
    assert [words for words in texts(word) if words in files] == files
    assert texts(word).count("Dig wells") == 4
    pages = list(word.body.iter(f"{W}sectPr"))
    assert all(page.find(f"{W}type") is None for page in pages)  # each begins on a new page
    assert [page.find(f"{W}pgSz").get(f"{W}w") for page in pages] == [
        "11906",
        "12240",
        "15840",
        "11906",
        "11906",
        "12240",
        "15840",
        "11906",
    ]


def test_the_lists_of_each_file_begin_at_one(tree, built_with):
    """Two files of one make, whose lists come with a style of the same name."""
    assert built_with(SECOND, SEQUENCE, map=word_file()).code == 0
    (data,) = word_files(tree).values()
    word = Word(data)
    assert [word.labels[p] for p in word.paragraphs if text(p) in ("Dig wells", "Train people")] == [
        "1.",
        "2.",
    ] * 4


INSERTED = '<w:p xmlns:w="{0}"><w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>n</w:t></w:r></w:ins></w:p>'


def commented() -> bytes:
    """A Word file with a comment."""
    document = docx.Document()
    document.add_comment(
        document.add_paragraph("A text.").runs or [document.paragraphs[0].add_run("x")], "Why?", "A"
    )
    return saved(document)


def linked() -> bytes:
    """A Word file whose picture lies elsewhere."""
    document = docx.Document()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    document.part.relate_to("https://example.org/a.png", kind, is_external=True)
    return saved(document)


REFUSED = {
    "ANNEX_REFUSED_TRACKED": (word_file(INSERTED), "holds tracked changes"),
    "ANNEX_REFUSED_COMMENTS": (commented(), "holds comments, which partners would read"),
    "ANNEX_REFUSED_MACROS": (with_part(word_file(), "word/vbaProject.bin", b"x"), "holds macros"),
    "ANNEX_REFUSED_LINKED": (linked(), "fetches pictures or other content from elsewhere"),
    "ANNEX_REFUSED_UNREADABLE": (b"no zip", "is not a Word file that can be read"),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_would_do_harm_is_refused(tree, built_with, code):
    """With the place in the file that names it; nothing is written."""
    data, sentence = REFUSED[code]
    ran = built_with(APPEND, plan=data)
    assert ran.code == 1
    (line,) = ran.lines
    assert re.match(
        rf"agreements/reed/partnership\.yaml:\d+:\d+: {code} .*annexes/plan\.docx {sentence}", line
    )
    assert word_files(tree) == {}


def test_a_link_that_a_reader_clicks_is_no_harm():
    """Hyperlinks lead out of any file."""
    document = docx.Document()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    document.part.relate_to("https://example.org", kind, is_external=True)
    assert append_annexes(word_file(), [("a.docx", saved(document))])[1] == []


def test_an_accompanying_file_is_sent_along(tree, built_with):
    """A copy, named by its title and checksum; the document names it and prints the checksum, not the content."""
    plan = word_file()
    assert built_with(ACCOMPANY, plan=plan).code == 0
    digest = hashlib.sha256(plan).hexdigest()
    files = word_files(tree)
    copy = f"reed_mou_annex-1_the-plan_{digest[:8]}.docx"
    assert files.pop(copy) == plan
    (document,) = map(Word, files.values())
    shown = texts(document)
    assert shown[shown.index("The plan") + 1].endswith(digest)
    assert "Dig wells" not in shown


def test_an_accompanying_file_may_hold_anything(tree, built_with):
    """It is not opened, so tracked changes in it are the sender's affair."""
    assert built_with(ACCOMPANY, plan=word_file(INSERTED)).code == 0


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("annexes/gone.docx", "ANNEX_MISSING"),
        ("../../aftale.yaml", "ANNEX_OUTSIDE"),
        ("/etc/hostname", "ANNEX_OUTSIDE"),
    ],
)
def test_a_file_must_lie_in_the_folder(built_with, path, code):
    """A missing one and one from elsewhere are two mistakes, each with its place."""
    ran = built_with(APPEND.replace("annexes/plan.docx", path))
    assert ran.code == 1
    assert re.match(rf"agreements/reed/partnership\.yaml:\d+:\d+: {code} ", ran.err)
    assert path in ran.err
