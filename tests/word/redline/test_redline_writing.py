"""Paragraphs written anew: their atoms, and at each paragraph's end its mark and properties."""

from __future__ import annotations

from redline_fakes import bare, pen, shown
from small_files import para

KEEP, JUST = "<w:keepNext/>", '<w:jc w:val="both"/>'
INS, DEL = "<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"


def written(old, new):
    """The paragraphs that show how some became others."""
    made, olds, news = pen(old, new)
    return [bare(paragraph) for paragraph in made.rewrite(olds, news)]


def kept(text):
    """Words in a run."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def gone(text):
    """Words that went."""
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def test_a_paragraph_that_went_goes_with_its_properties():
    """And its end."""
    assert written(para("a", KEEP), "") == [
        f"<w:p><w:pPr>{KEEP}<w:rPr><w:del/></w:rPr></w:pPr>{gone('a')}</w:p>"
    ]


def test_a_paragraph_that_came_has_an_end_that_came():
    """An empty one is nothing else."""
    assert written("", "<w:p/>") == [f"<w:p>{INS}</w:p>"]


def test_where_a_paragraph_was_split_only_its_end_came():
    """Every paragraph has the properties of the file whose end it has."""
    assert written(para("a.b"), para("a.", JUST) + para("b")) == [
        f"<w:p><w:pPr>{JUST}<w:rPr><w:ins/></w:rPr></w:pPr>{kept('a.')}</w:p>", f"<w:p>{kept('b')}</w:p>",
    ]  # fmt: skip


def test_where_paragraphs_were_joined_only_an_end_went():
    """It keeps the properties it had."""
    assert written(para("a.", JUST) + para("b"), para("a.b"))[0] == (
        f"<w:p><w:pPr>{JUST}<w:rPr><w:del/></w:rPr></w:pPr>{kept('a.')}</w:p>"
    )


def test_properties_that_changed_are_noted_and_so_are_those_of_the_mark():
    """Each by itself."""
    old, new = para("a", f"{KEEP}<w:rPr><w:b/></w:rPr>"), para("a", JUST)
    assert written(old, new) == [
        f"<w:p><w:pPr>{JUST}<w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>"
        f"<w:pPrChange><w:pPr>{KEEP}</w:pPr></w:pPrChange></w:pPr>{kept('a')}</w:p>"
    ]


def test_a_paragraph_keeps_its_own_attributes():
    """Those of the new file."""
    assert written(para("a"), para("b").replace("<w:p>", '<w:p w14:paraId="11111111">'))[0].startswith(
        '<w:p w14:paraId="11111111">'
    )


def test_bookmarks_stay_where_the_new_file_has_them():
    """One before what was replaced, one behind."""
    start, end = '<w:bookmarkStart w:id="1" w:name="x"/>', '<w:bookmarkEnd w:id="1"/>'
    (found,) = written(para("a b"), f"<w:p>{kept('a ')}{start}{kept('c')}{end}</w:p>")
    assert (
        found.index("bookmarkStart")
        < found.index("delText")
        < found.index(">c<")
        < found.index("bookmarkEnd")
    )


def test_a_bookmark_that_something_old_leads_to_comes_back():
    """Else a reference would break where all is rejected."""
    bookmark = '<w:bookmarkStart w:id="1" w:name="x"/>{}<w:bookmarkEnd w:id="1"/>'
    link = f'<w:hyperlink w:anchor="x">{kept("see")}</w:hyperlink>'
    found = shown(f"<w:p>{bookmark.format(kept('a'))}</w:p><w:p>{link}</w:p>", f"{para('b')}{para('c')}")
    assert found[0].startswith('<w:p><w:bookmarkStart w:name="x"/>')
    assert "bookmarkStart" not in shown(f"<w:p>{bookmark.format(kept('a'))}</w:p>", para("b"))[0]


def test_a_section_that_went_names_no_headers_yet():
    """They are named by who knows all sections."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="x"/><w:pgSz w:w="7"/></w:sectPr>'
    made, olds, news = pen(para("a", section) + para("b"), para("b"))
    (first, *_) = made.rewrite(olds[:1], [])
    assert '<w:sectPr><w:pgSz w:w="7"/></w:sectPr>' in bare(first)
    assert [gone.getparent() is first[0] for gone in made.gone_sections] == [True]
    assert news[0].getparent() is not None
