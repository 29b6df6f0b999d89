"""Who marks changes and when, and that every mark has a number of its own."""

from __future__ import annotations

from agreement_files import AUTHOR
from small_files import parsed, xml

from pipeline.word.lint.names import W
from pipeline.word.redline.compare.marks import Marker


def within(mark):
    """A mark in a paragraph."""
    paragraph = parsed("<w:p/>")
    paragraph.append(mark)
    return xml(paragraph)


def test_a_mark_says_whose_it_is_and_when():
    """In Word's own form."""
    mark = '<w:ins w:id="1" w:author="The Reed Society" w:date="2027-03-01T00:00:00Z"/>'
    assert within(Marker(AUTHOR, []).mark("ins")) == f"<w:p>{mark}</w:p>"


def test_numbers_begin_above_those_of_all_stories():
    """Bookmarks and the edges of comments count with the marks; what is no number does not."""
    stories = [
        parsed('<w:p><w:ins w:id="7"/><w:bookmarkStart w:id="x"/></w:p>'),
        parsed('<w:p><w:bookmarkStart w:id="12"/></w:p>'),
    ]
    marker = Marker(AUTHOR, stories)
    assert [marker.number(), marker.mark("del").get(W + "id")] == [13, "14"]


def test_marks_are_counted_and_plain_elements_are_not():
    """What has no author is part of another mark."""
    marker = Marker(AUTHOR, [])
    marker.mark("ins")
    assert within(marker.plain("tblGridChange")) == '<w:p><w:tblGridChange w:id="2"/></w:p>'
    assert marker.made == 1


def test_copies_are_numbered_anew():
    """All the marks in them."""
    copied = parsed('<w:p><w:ins w:id="3"><w:r><w:rPr><w:rPrChange w:id="3"/></w:rPr></w:r></w:ins></w:p>')
    Marker(AUTHOR, [copied]).renumber(copied)
    assert [mark.get(W + "id") for mark in copied.iter(W + "ins", W + "rPrChange")] == ["4", "5"]
