"""What changed, as Markdown: excerpts, ranges of numbers, one line for a comment."""

from __future__ import annotations

import pytest

from pipeline.model.changes import Change, ClauseChanges, Head, Piece, Renumbered, What
from pipeline.render.changes_page import summary
from pipeline.render.excerpt import excerpt, plain, quoted
from pipeline.render.number_ranges import ranges

LONG = " ".join(f"word{number}" for number in range(200))


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        ([("", "in "), ("del", "30"), ("ins", "45"), ("", " days")], "in ~~30~~ **45** days"),
        ([("", "days"), ("ins", ", at least")], "days **, at least**"),
        ([("", "A "), ("del", "b "), ("", "c")], "A ~~b~~ c"),
        ([("ins", "(a)"), ("", "b")], "**(a)** b"),
        ([("", "a"), ("ins", " "), ("", "b")], "a **␣** b"),
        ([("ins", "a\u2029"), ("ins", "b\tc"), ("del", "\ufffc")], "**a ¶ b c** ~~▢~~"),
    ],
)
def test_marks_are_seen_by_every_reader_of_markdown(pieces, shown):
    """No blank at the inner side of a mark, and one outside where two would run together."""
    assert excerpt([Piece(*piece) for piece in pieces]) == shown


def test_long_passages_are_shortened_in_the_middle():
    """What went, what came, and what stayed between them and around."""
    line = excerpt([Piece("", LONG), Piece("del", LONG), Piece("", LONG), Piece("ins", "x"), Piece("", LONG)])
    assert line.startswith("… word193 word194 word195")
    assert (line.count("…"), "~~word0 word1" in line, line.endswith(" …"), len(line) < 700) == (
        4,
        True,
        True,
        True,
    )


def test_nothing_in_a_text_is_markdown():
    """A partner's name can become no link, no heading and no code."""
    assert plain("# [a](https://x.y) <b> `c` ~~d~~ *e* &amp; f|g_h") == (
        "\\# \\[a\\](https\\://x.y) \\<b\\> \\`c\\` \\~\\~d\\~\\~ \\*e\\* \\&amp; f\\|g\\_h"
    )
    assert quoted("a\n *b*") == "“a / \\*b\\*”"


def test_numbers_that_follow_each_other_are_one_range():
    """As long as old and new go on by one."""
    pairs = [("4.2", "4.3"), ("4.3", "4.4"), ("5", "6"), ("6", "8"), ("(a)", "(b)")]
    found = list(ranges(Renumbered("paragraph", old, new) for old, new in pairs))
    assert [(one.old, one.old_last, one.new, one.new_last) for one in found] == [
        ("4.2", "4.3", "4.3", "4.4"), ("5", "5", "6", "6"), ("6", "6", "8", "8"), ("(a)", "(a)", "(b)", "(b)"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "language", "line"),
    [
        (Head("4", "Term"), "en", "30 → 45; new paragraphs: 2"),
        (None, "en", "New; 30 → 45; new paragraphs: 2"),
        (Head("4", "Term"), "da", "30 → 45; nye afsnit: 2"),
    ],
)
def test_a_comment_tells_a_clause_in_one_line(before, language, line):
    """What was replaced first, then how many changes there are of each sort."""
    new = Change(what=What.INSERTED)
    replaced = Change(what=What.FIGURES, replaced=(("30", "45"),))
    assert summary(ClauseChanges("", before, Head("4", "Term"), (replaced, new, new)), language) == line
