"""What two sequences have in common."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.redline.compare import sequence
from pipeline.word.redline.compare.sequence import best_pairs, common, heaviest_rise, sizes, spans

letters = st.text(alphabet="abc", max_size=9)


def longest(one, other):
    """How long the longest common subsequence is, by the book."""

    @cache
    def found(i, j):
        if i == len(one) or j == len(other):
            return 0
        return 1 + found(i + 1, j + 1) if one[i] == other[j] else max(found(i + 1, j), found(i, j + 1))

    return found(0, 0)


@given(letters, letters)
def test_common_places_are_equal_rising_and_as_many_as_can_be(old, new):
    """The shortest edit script leaves the longest subsequence."""
    pairs = common(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(i < x and j < y for (i, j), (x, y) in pairwise(pairs))
    assert len(pairs) == longest(old, new)


def test_what_is_too_far_apart_has_its_longest_runs_in_common(monkeypatch):
    """The shortest script would take too long."""
    monkeypatch.setattr(sequence, "FARTHEST", 2)
    assert common("abcXdef", "YabcZdefV") == [(0, 1), (1, 2), (2, 3), (4, 5), (5, 6), (6, 7)]


@given(letters, letters)
def test_spans_cover_both_sequences_by_turns(old, new):
    """Equal ones and others, none empty."""
    found = spans(old, new)
    assert "".join(old[slice(*span.old)] for span in found) == old
    assert "".join(new[slice(*span.new)] for span in found) == new
    assert all(any(sizes(span)) for span in found)
    assert all(one.equal != other.equal or one.equal for one, other in pairwise(found))


def test_spans_name_what_stands_instead():
    """A deletion has nothing on the new side, an insertion nothing on the old one."""
    assert [tuple(span) for span in spans("abd", "acd")] == [
        (True, (0, 1), (0, 1)), (False, (1, 2), (1, 2)), (True, (2, 3), (2, 3)),
    ]  # fmt: skip
    assert spans("", "a") == [(False, (0, 0), (0, 1))]
    assert spans("", "") == []


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), max_size=8, unique_by=lambda pair: pair[0]))
def test_the_heaviest_rise_is_the_heaviest(pairs):
    """Held against every choice there is."""
    places, weights = [place for place, _ in pairs], [weight for _, weight in pairs]
    rising = (run for size in range(len(pairs) + 1) for run in combinations(range(len(pairs)), size)
              if all(places[a] < places[b] for a, b in pairwise(run)))  # fmt: skip
    found = heaviest_rise(places, weights.__getitem__)
    assert all(places[a] < places[b] for a, b in pairwise(found))
    assert sum(weights[at] for at in found) == max(sum(weights[at] for at in run) for run in rising)


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("abc", "abc", [(0, 0), (1, 1), (2, 2)]),
        ("abc", "bd", [(1, 0)]),
        ("ab", "ba", [(1, 0)]),
        ("a", "", []),
    ],
)
def test_best_pairs_are_in_order_and_add_up_to_the_most(old, new, pairs):
    """Those below the least are none."""
    assert best_pairs(len(old), len(new), lambda i, j: float(old[i] == new[j]), 0.5) == pairs
    assert best_pairs(len(old), len(new), lambda *_: 0.4, 0.5) == []


def test_one_likeness_can_weigh_more_than_two():
    """It is the sum that counts."""
    likeness = [[0.6, 1.5], [0.0, 0.6]]
    assert best_pairs(2, 2, lambda i, j: likeness[i][j], 0.1) == [(0, 1)]
