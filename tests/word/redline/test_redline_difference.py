"""How one line became another: whole words, few marks, sentences where most changed."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redline_fakes import atom, line

from pipeline.word.redline.compare.difference import steps

SENTENCE = st.lists(
    st.sampled_from(["a", "the", "fee", "of", "Reed", ",", ".", "(", ")", "7", "lessee", "  "]), max_size=14
)


def marked(old, new):
    """The steps between two lines, as text."""
    text = ""
    for kept, gone, came in steps(old, new):
        was, now = ("".join(one.text for one in side) for side in (gone, came))
        text += now if kept else (f"[-{was}-]" if was else "") + (f"{{+{now}+}}" if now else "")
    return text


def difference(old, new):
    """The same, of two texts."""
    return marked(line(old), line(new))


@given(SENTENCE.map(" ".join), SENTENCE.map(" ".join))
def test_the_steps_give_both_lines_back(old, new):
    """Kept steps have as many atoms on both sides, the same ones; no two changes stand side by side."""
    one, other = line(old), line(new)
    found = steps(one, other)
    assert [each for step in found for each in step.old] == one
    assert [each for step in found for each in step.new] == other
    assert all([a.key for a in step.old] == [a.key for a in step.new] for step in found if step.kept)
    assert all(a.kept or b.kept for a, b in itertools.pairwise(found))
    assert all(step.old or step.new for step in found)


@given(SENTENCE.map(" ".join))
def test_a_line_against_itself_is_kept(text):
    """As one step."""
    assert [step.kept for step in steps(line(text), line(text))] == [True] * bool(text)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("two old men", "three new men", "[-two old-]{+three new+} men"),
        ("a, b", "c, d", "[-a, b-]{+c, d+}"),
        ("one fee", "one fee.", "one fee{+.+}"),
        ("It is one. It is all.", "It was two. It is all.", "It [-is one-]{+was two+}. It is all."),
        ("old one. Old two", "new one. New two", "[-old-]{+new+} one. [-Old-]{+New+} two"),
        ("so it is. Reed", "as he was. River", "[-so it is-]{+as he was+}. [-Reed-]{+River+}"),
    ],
)
def test_no_blank_or_comma_holds_apart_what_was_replaced(old, new, shown):
    """But the end of a sentence does."""
    assert difference(old, new) == shown


def test_a_blank_stays_only_beside_a_word_that_stays():
    """Else a row of blanks would be taken for what two sentences have in common."""
    old = "The Tenant shall not assign the lease or part with the flat without a letter of consent."
    new = "The Tenant shall not, without a letter of consent (on paper), assign the lease or part with the flat."
    assert difference(old, new) == (
        "The Tenant shall not{+, without a letter of consent (on paper),+} assign the lease or part with the flat"
        "[- without a letter of consent-]."
    )


def test_a_short_word_amid_much_that_changed_goes_with_it():
    """One mark is read faster than two."""
    old, new = "They come by rail and sea on Monday only", "Ann sends it with care and love to Bo today"
    assert difference(f"So {old}.", f"So {new}.") == f"So [-{old}-]{{+{new}+}}."
    assert difference("pay by cash", "send by ship") == "[-pay-]{+send+} by [-cash-]{+ship+}"


def test_a_sentence_that_only_grew_is_not_replaced():
    """Though little of the longer one is old."""
    new = "In spring, at once and in full, the fee is, but for tax, always due to Reed, or to whom it names."
    assert difference("The fee is due.", new).count("[-") == 1
    assert "is due." not in difference("The fee is due.", "Nobody pays any of it for what was done before.")


def test_what_is_no_text_is_never_given_up():
    """A note that stays is a note, whatever happens to the words around it."""
    note = atom("†", node=object())
    old, new = [*line("a b c "), note, *line(" d e f")], [*line("x y z "), note, *line(" u v w")]
    assert marked(old, new) == "[-a b c-]{+x y z+} † [-d e f-]{+u v w+}"


def test_a_sentence_rewritten_keeps_how_it_begins_and_ends():
    """Its full stop, and the blank before it."""
    old, new = "Fine. We meet at one in May to see it.", "Fine. In June you come at two for a look."
    assert (
        difference(old, new)
        == "Fine. [-We meet at one in May to see it-]{+In June you come at two for a look+}."
    )
