"""Wording that a lawyer wrote in Word says the same as its twin in Markdown, or is refused by name."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from trees import aftale
from word_reading import NS, text

from pipeline.model.clause import WordingSource
from pipeline.render.markdown import compile_markdown
from pipeline.render.wording import Run
from pipeline.word.wordfile import read_word

LIST = '<w:numPr xmlns:w="{}"><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
Piece = tuple[str, bool, bool]


def saved(document) -> bytes:
    """A document as bytes."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def wording(*paragraphs: str | list[Piece], levels: tuple[int, ...] = ()) -> bytes:
    """A Word file of paragraphs, each a text or its runs as (text, bold, italic), on levels of a list."""
    document = docx.Document()
    for number, pieces in enumerate(paragraphs):
        paragraph = document.add_paragraph()
        for words, bold, italic in [(pieces, False, False)] if isinstance(pieces, str) else pieces:
            run = paragraph.add_run(words)
            run.bold, run.italic = bold or None, italic or None
        if levels and levels[number]:
            paragraph._p.get_or_add_pPr().append(parse_xml(LIST.format(NS, levels[number] - 1)))
    return saved(document)


def read(data: bytes):
    """What a Word wording is compiled to."""
    return read_word(WordingSource("w.docx", "", word=data))


def outline(paragraphs) -> list:
    """Paragraphs as their level, conditions and pieces."""
    return [
        (p.level, [c.source for c in p.conditions], p.table, p.items,
         [(piece.text if isinstance(piece, Run) else piece.formula.source, piece.bold, piece.italic) for piece in p.pieces])
        for p in paragraphs
    ]  # fmt: skip


def test_word_and_markdown_say_the_same():
    """Numbered paragraphs, items, subitems, bold, italics, values cut by Word and a condition."""
    data = wording(
        [("The ", False, False), ("Grant", True, False), (" is {{ gr", False, False), ("ant.total }}", False, False),
         (" in ", False, False), ("all", False, True), (".", False, False)],
        "It pays for", "travel,", "by train, or", "by bus;",
        "{% if term.end %}",
        "It ends on {{ term.end | date }}.",
        "{% else %}", "It has no end.", "{% endif %}",
        '{{ "budget" | table }}',
        levels=(1, 1, 2, 3, 3, 0, 1, 0, 1, 0, 1),
    )  # fmt: skip
    twin = (
        "The **Grant** is {{ grant.total }} in *all*.\n\nIt pays for\n\n- travel,\n    - by train, or\n    - by bus;\n\n"
        "{% if term.end %}\nIt ends on {{ term.end | date }}.\n\n{% else %}\nIt has no end.\n\n{% endif %}\n\n"
        '{{ "budget" | table }}\n'
    )
    compiled, findings = read(data)
    expected, none = compile_markdown(twin, "w.md")
    assert (findings, none) == ([], [])
    assert outline(compiled) == outline(expected)


@pytest.mark.parametrize(("style", "level"), [("List Bullet", 2), ("List Number 3", 3), ("Normal", 1)])
def test_list_styles_are_levels(style, level):
    """Word's own list styles say the level too."""
    document = docx.Document()
    document.add_paragraph("A first paragraph.")
    document.add_paragraph("An item under it.", style="List Bullet")
    document.add_paragraph("And this.", style=style)
    assert read(saved(document))[0][-1].level == level


FORMAT = st.tuples(st.booleans(), st.booleans())
WORDS = st.text("ab*_`#[]()<>&!\\.,-+“”’ 1", min_size=1, max_size=6)
PIECES = st.lists(st.tuples(WORDS, FORMAT), min_size=1, max_size=4).filter(
    lambda ps: "".join(w for w, _ in ps).strip()
)


@settings(max_examples=settings.default.max_examples // 4)  # python-docx takes its time
@given(PIECES)
@example([("text", (False, False)), ("(bold)", (True, False))])
@example([("“Funder”", (True, False)), ("s", (False, False))])
@example([("- no list", (False, False))])
@example([("1. no list", (False, False))])
@example([("*stars*", (False, False))])
@example([("a", (True, False)), ("b", (False, True))])
def test_what_is_typed_in_word_is_what_is_printed(pieces):
    """Nothing in a Word paragraph is markup: every character stays, each in its own format."""
    compiled, findings = read(wording([(words, *f) for words, f in pieces]))
    assert findings == []
    (paragraph,) = compiled
    shown = [(c, p.bold, p.italic) for p in paragraph.pieces for c in p.text if c != " "]
    assert shown == [(c, *f) for words, f in pieces for c in words if c != " "]


def test_formulas_may_be_typed_as_word_types_them():
    """Underscores, comparisons and curly quotes in a condition or a value are what they would be in Markdown."""
    typed = [
        "{% if term.review_every_months > 3 and slots.exit != “none” %}",
        "See {{ “term” | ref }}.",
        "{% endif %}",
    ]
    compiled, findings = read(wording(*typed))
    twin = "\n".join(typed).replace("“", '"').replace("”", '"')
    assert (outline(compiled), findings) == (outline(compile_markdown(twin, "w.md")[0]), [])


TRACKED = '<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z" xmlns:w="{}"><w:r><w:t>new</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z" xmlns:w="{}"><w:r><w:delText>x</w:delText></w:r></w:del>'


def inside(xml: str):
    """Add an element to the first paragraph."""
    return lambda d: d.paragraphs[0]._p.append(parse_xml(xml.format(NS)))


REFUSED = {
    "a table": lambda d: d.add_table(1, 1),
    "a tracked insertion": inside(TRACKED),
    "a tracked deletion": inside(DELETED),
    "a picture or drawing": inside('<w:r xmlns:w="{}"><w:drawing/></w:r>'),
    "a picture or text box": inside('<w:r xmlns:w="{}"><w:pict/></w:r>'),
    "a comment": lambda d: d.add_comment(d.paragraphs[0].runs, "why?", author="A"),
    "a footnote": inside('<w:r xmlns:w="{}"><w:footnoteReference w:id="2"/></w:r>'),
    "a field": inside('<w:fldSimple xmlns:w="{}" w:instr=" PAGE "/>'),
    "a content control": inside(
        '<w:sdt xmlns:w="{}"><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>'
    ),
    "an equation": inside('<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>'),
    "a smart tag": inside('<w:smartTag xmlns:w="{}"><w:r><w:t>x</w:t></w:r></w:smartTag>'),
    "text set backwards": inside('<w:bdo xmlns:w="{}" w:val="rtl"><w:r><w:t>x</w:t></w:r></w:bdo>'),
    "a symbol of a font": inside('<w:r xmlns:w="{}"><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
    "a link": inside('<w:hyperlink xmlns:w="{}" w:anchor="x"><w:r><w:t>x</w:t></w:r></w:hyperlink>'),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_a_clause_cannot_carry_is_refused_by_name(what):
    """Never dropped in silence."""
    document = docx.Document()
    document.add_paragraph("A paragraph.")
    REFUSED[what](document)
    paragraphs, findings = read(saved(document))
    assert paragraphs == ()
    assert [(f.code, dict(f.args)) for f in findings] == [("WORD_WORDING_REFUSED", {"what": what})]


@pytest.mark.parametrize("data", [b"no zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_file_is_said_to_be_none(data):
    """One finding, and no paragraph."""
    paragraphs, findings = read(data)
    assert paragraphs == ()
    assert [found.code for found in findings] == ["WORD_WORDING_UNREADABLE"]


def test_a_clause_in_word_is_printed(tree, build_one):
    """Laid beside the library's other clauses it takes its number, its values and its anchor."""
    (tree / "clauses/wording/purpose/value-based.en.md").unlink()
    data = wording(
        "The Parties want this: {{ purpose }}", [("Together", True, False), (" and in peace.", False, False)]
    )
    (tree / "clauses/wording/purpose/value-based.en.docx").write_bytes(data)
    word = build_one()
    after = word.paragraphs[word.paragraphs.index(word.bookmarks["c_purpose"]) :][:3]
    assert [(word.labels[p], text(p)) for p in after] == [
        ("3", "Purpose"),
        ("3.1", "The Parties want this: Clean water for all."),
        ("3.2", "Together and in peace."),
    ]


def test_a_refused_clause_stops_its_agreement(tree):
    """The message names the file and what to do."""
    (tree / "clauses/wording/purpose/value-based.en.md").unlink()
    document = docx.Document()
    document.add_table(1, 1)
    document.save(str(tree / "clauses/wording/purpose/value-based.en.docx"))
    ran = aftale(tree, "build")
    assert ran.code == 1
    assert (
        "clauses/wording/purpose/value-based.en.docx: WORD_WORDING_REFUSED the wording holds something that a clause cannot"
        " carry: a table; remove it in Word; accept tracked changes and delete comments first"
    ) in ran.lines


def test_a_word_file_is_checked_like_any_wording(tree):
    """A value that does not exist is found in it too."""
    (tree / "clauses/wording/purpose/value-based.en.md").unlink()
    (tree / "clauses/wording/purpose/value-based.en.docx").write_bytes(wording("For {{ purpose | shout }}."))
    ran = aftale(tree, "build")
    assert ran.code == 1
    assert "clauses/wording/purpose/value-based.en.docx" in ran.err
    assert "shout" in ran.err
