"""Passages that moved, marked as moves where asked for."""

from __future__ import annotations

import pytest
from agreement_files import AUTHOR
from drafted import drafted
from marked import marked
from redline_fakes import bare
from small_files import parsed

from pipeline.word.lint.names import W
from pipeline.word.redline.compare.marks import DELETED, INSERTED, Marker
from pipeline.word.redline.compare.moves import mark_moves, moved
from pipeline.word.redline.compare.telling import Passage
from pipeline.word.redline.redlining import redline

LONG = "each party bears its own costs"


def story(*lines):
    """Passages of a story: `-` went, `+` came, `=` stayed."""
    names = {"-": DELETED, "+": INSERTED}
    content = "".join(
        f"<w:p><w:pPr><w:rPr><w:{names[line[0]]}/></w:rPr></w:pPr><w:{names[line[0]]}><w:r><w:{'delText' if line[0] == '-' else 't'}>"
        f"{line[1:]}</w:{'delText' if line[0] == '-' else 't'}></w:r></w:{names[line[0]]}></w:p>"
        if line[0] in names else f"<w:p><w:r><w:t>{line[1:]}</w:t></w:r></w:p>" for line in lines
    )  # fmt: skip
    found = list(parsed(f"<w:body>{content}</w:body>"))
    return [Passage((one,), (), (one,), ((names[line[0]], f"{line[1:]}\u2029"),))
            for one, line in zip(found, lines, strict=True) if line[0] in names]  # fmt: skip


def pairs(*lines):
    """The texts of what moved."""
    passages = story(*lines)
    places = {passage.shown[0]: at for at, passage in enumerate(passages)}
    return [(places[gone.shown], places[come.shown]) for gone, come in moved(passages)]


def test_what_went_and_came_with_the_same_words_moved():
    """Up or down; what was edited on its way did not."""
    assert pairs(f"-{LONG}", "=x", f"+{LONG}") == [(0, 1)]
    assert pairs(f"+{LONG}", "=x", f"-{LONG}") == [(1, 0)]
    assert pairs(f"-{LONG}", "=x", f"+{LONG} at once") == []


def test_a_short_passage_alone_did_not_move():
    """The same few words stand in many places."""
    assert pairs("-Costs", "=x", "+Costs") == []


def test_a_short_passage_moves_with_the_long_one_beside_it():
    """A heading before it, an empty paragraph behind it, up to where the places differ."""
    assert pairs("-Costs", f"-{LONG}", "-", "-End", "=x", "+Costs", f"+{LONG}", "+", "+Start") == [
        (0, 4),
        (1, 5),
        (2, 6),
    ]
    assert pairs("-Costs", f"-{LONG}", "=x", "+Costs", "=y", f"+{LONG}") == [(1, 3)]


def test_each_passage_moves_once():
    """The same words twice are two moves, in order."""
    assert pairs(f"-{LONG}", f"-{LONG}", "=x", f"+{LONG}", "=y", f"+{LONG}") == [(0, 2), (1, 3)]
    assert pairs(f"-{LONG}", f"-{LONG}", "=x", f"+{LONG}") == [(0, 2)]


def test_what_came_or_went_with_its_row_did_not_move():
    """A row cannot, and its words would say otherwise."""
    passages = [Passage((), (), one.shown, one.pieces) for one in story(f"-{LONG}", "=x", f"+{LONG}")]
    assert moved(passages) == []


def test_a_move_has_a_name_at_both_ends_and_text_that_is_not_deleted():
    """Within ranges, its paragraph's end too."""
    passages = story("-" + LONG, "=x", "+" + LONG)
    assert mark_moves(passages, Marker(AUTHOR, [])) == 1
    gone, come = (bare(passage.shown[0]) for passage in passages)
    assert gone == (
        '<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFromRangeStart w:name="move1"/>'
        f"<w:moveFrom><w:r><w:t>{LONG}</w:t></w:r></w:moveFrom><w:moveFromRangeEnd/></w:p>"
    )
    assert come == gone.replace("moveFrom", "moveTo")


def test_the_ends_of_a_range_have_one_number():
    """Which no other mark has."""
    passages = story("-" + LONG, "=x", "+" + LONG)
    mark_moves(passages, Marker(AUTHOR, []))
    ids = [mark.get(W + "id") for one in passages for mark in one.shown[0] if "Range" in mark.tag]
    assert ids == ["1", "1", "2", "2"]


STAYS = (
    "What one party says in confidence, the other keeps to itself.\nThis holds for five years after the end."
)


@pytest.mark.parametrize(("old", "new", "shown"), [
    (f"# Costs\n{LONG}\n{STAYS}", f"{STAYS}\n# Costs\n{LONG}", (
        f"# [<Costs<] ¶from\n[<{LONG}<] ¶from\n{STAYS} ¶ins\n# {{>Costs>}} ¶to\n{{>{LONG}>}}")),
    (f"{STAYS}\n# Costs\n{LONG}", f"# Costs\n{LONG}\n{STAYS}", (
        f"# {{>Costs>}} ¶to\n{{>{LONG}>}} ¶to\n{STAYS} ¶del\n# [<Costs<] ¶from\n[<{LONG}<]")),
])  # fmt: skip
def test_what_moved_to_or_from_the_very_end_moved_too(old, new, shown):
    """A story must end with a paragraph's end, so it is the one before that came or went."""
    made = redline(drafted(old), drafted(new), AUTHOR, moves=True)
    assert marked(made.data) == shown
    assert made.proof.is_complete


def test_what_was_written_into_an_empty_paragraph_did_not_move():
    """Its end was there."""
    old, new = f"# Costs\n{LONG}\n{STAYS}\n¶", f"{STAYS}\n{LONG}"
    assert "[<" not in marked(redline(drafted(old), drafted(new), AUTHOR, moves=True).data)
