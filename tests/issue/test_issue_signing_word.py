"""A counterpart in Word: every paragraph counts, and only the signature table may be filled in."""

from __future__ import annotations

import pytest
from lives import clean, frozen
from papers import filled_in, rewritten, said_in

from pipeline.issue.signing.word import compare_word, newly_hidden, tracked
from pipeline.word.redline.opened import open_word


@pytest.fixture(scope="module", name="issued")
def _issued(out_once):
    """The signature edition as it was issued."""
    return clean(frozen(out_once, "1.0"))


def missed(issued, *changes):
    """The words expected and found where a changed file differs, and the clause."""
    verdict, label = compare_word(said_in(issued), said_in(rewritten(issued, *changes)))
    return (verdict.missed.expected, verdict.missed.found, label) if verdict.missed else ()


def test_a_name_and_a_place_are_filled_in(issued):
    """They are told, and nothing differs."""
    verdict, _ = compare_word(said_in(issued), said_in(filled_in(issued)))
    assert (verdict.same, verdict.filled) == (True, ("Aase Holm", "Aarhus, 3 February 2027"))


def test_a_paragraph_may_be_added_in_the_signature_table(issued):
    """Such as a line under the name."""
    more = "</w:t></w:r></w:p><w:p><w:r><w:t>Aase Holm</w:t></w:r></w:p><w:p><w:r><w:t>"
    verdict, _ = compare_word(
        said_in(issued), said_in(rewritten(issued, ("Signature: </w:t>", f"Signature: {more}</w:t>")))
    )
    assert (verdict.same, verdict.filled) == (True, ("Aase Holm",))


@pytest.mark.parametrize(
    ("old", "new", "expected", "found"),
    [
        ("for all.", "for many.", "all.", "many."),
        ("for all.", "for .", "all.", "."),
        ("for all.", "for all.</w:t></w:r></w:p><w:p><w:r><w:t>And more.", "1.2 Clause", "And more."),
        ("Capacity: Chair", "Capacity: Treasurer", "Chair", "Treasurer"),
    ],
)
def test_another_text_is_found_and_told(issued, old, new, expected, found):
    """In a clause, between clauses, and in the signature table beside its blanks."""
    wanted, stands, _ = missed(issued, (old, new))
    assert wanted.startswith(expected)
    assert stands.startswith(found)


def test_the_clause_is_told(issued):
    """By its number."""
    assert missed(issued, ("for all.", "for many."))[2] == "1.1"


def test_a_number_that_is_gone_is_a_difference(issued):
    """Clauses are cited by their numbers."""
    assert (
        missed(
            issued,
            (
                '<w:pStyle w:val="Heading1"/>',
                '<w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="0"/></w:numPr>',
            ),
        )
        != ()
    )


def test_tracked_changes_are_left_open(issued):
    """An insertion that nobody has accepted."""
    insertion = (
        '<w:ins w:id="900" w:author="x" w:date="2027-02-01T00:00:00Z"><w:r><w:t>not </w:t></w:r></w:ins><w:r>'
    )
    changed = rewritten(issued, ("<w:r>", insertion))
    assert (tracked(open_word(issued)), tracked(open_word(changed))) == (False, True)


@pytest.mark.parametrize("how", ["strike", "dstrike", "vanish"])
def test_text_that_is_struck_out_or_hidden(issued, how):
    """It stands there and does not count."""
    run = '<w:r><w:t xml:space="preserve">This agreement'
    changed = rewritten(issued, (run, run.replace("<w:r>", f"<w:r><w:rPr><w:{how}/></w:rPr>")))
    assert newly_hidden(open_word(issued), open_word(changed)) == "This agreement has no planned end."
    assert newly_hidden(open_word(changed), open_word(changed)) == ""
