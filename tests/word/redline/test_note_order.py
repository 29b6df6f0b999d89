"""Notes stand in the order of their references, under ids in that order; those that nothing shows any more go."""

from __future__ import annotations

import pytest
from agreement_files import AUTHOR
from drafted import drafted
from small_files import MAIN, open_word, para, small_file

from pipeline.word.lint.names import W
from pipeline.word.redline.note_order import drop_notes, order_notes, referred
from pipeline.word.redline.redlining import redline
from pipeline.word.redline.resolve.resolved import resolved

LINES = '<w:{0} w:type="separator" w:id="0"><w:p/></w:{0}>'
KINDS = pytest.mark.parametrize("kind", ["footnote", "endnote"])


def noted(kind, marks, notes):
    """A file with references to notes, and notes that say their first id."""
    body = "".join(f'<w:p><w:r><w:{kind}Reference w:id="{id_}"/></w:r></w:p>' for id_ in marks)
    inside = "".join(f'<w:{kind} w:id="{id_}">{para(str(id_))}</w:{kind}>' for id_ in notes)
    return small_file(body, **{f"{kind}s": LINES.format(kind) + inside})


def ids(opened, kind):
    """The ids of references, and the ids of notes with what they say."""
    opened = open_word(opened.written())
    marks = [mark.get(W + "id") for mark in opened.root(MAIN).iter(W + f"{kind}Reference")]
    notes = opened.root(f"word/{kind}s.xml")
    return marks, [(note.get(W + "id"), "".join(note.itertext())) for note in notes]


@KINDS
def test_notes_take_the_order_of_their_references(kind):
    """The line above them keeps its id; one that nothing refers to comes last."""
    opened = noted(kind, (7, 3, 7), (2, 3, 7))
    order_notes(opened)
    assert ids(opened, kind) == (["2", "3", "2"], [("0", ""), ("2", "7"), ("3", "3"), ("7", "2")])


@KINDS
def test_a_file_in_which_two_notes_have_one_id_is_left_as_it_is(kind):
    """Nobody knows which is meant."""
    opened = noted(kind, (2, 1), (1, 1, 2))
    before = ids(opened, kind)
    order_notes(opened)
    assert ids(opened, kind) == before


@KINDS
def test_a_reference_to_no_note_stays(kind):
    """It counts for nothing."""
    opened = noted(kind, (9, 2, 1), (1, 2))
    order_notes(opened)
    assert ids(opened, kind) == (["9", "1", "2"], [("0", ""), ("1", "2"), ("2", "1")])


@KINDS
def test_notes_that_nothing_shows_any_more_are_taken_away(kind):
    """By kind and id."""
    opened = noted(kind, (1, 2), (1, 2))
    assert referred(opened) == {(kind, "1"), (kind, "2")}
    drop_notes(opened, {(kind, "1"), ("footnote", "9")})
    assert ids(opened, kind)[1] == [("0", ""), ("2", "2")]


OLD, NEW = drafted("One^[First.]\nTwo^[Second.]\nThree^[Third.]"), drafted("One^[First.]\nThree^[Third.]")


def test_a_note_that_is_put_back_stands_where_its_reference_stands():
    """In a redline, too, though the new file has its id for another."""
    opened = open_word(redline(OLD, NEW, AUTHOR).data)
    assert ids(opened, "footnote") == (
        ["1", "2", "3"],
        [("1", "First."), ("2", "Second."), ("3", "Third.")],
    )


@pytest.mark.parametrize(
    ("accept", "left"), [(True, ["First.", "Third."]), (False, ["First.", "Second.", "Third."])]
)
def test_what_was_resolved_has_only_the_notes_it_shows(accept, left):
    """Nobody finds a deleted one in the file."""
    done = resolved(redline(OLD, NEW, AUTHOR).data, accept=accept)
    assert [text for _, text in ids(open_word(done.data), "footnote")[1]] == left
