"""The text of a counterpart: what may differ from one printer to another, and what is another text."""

from __future__ import annotations

import pytest

from pipeline.files.pdf import Page
from pipeline.issue.signing.copy import Copy, Row, Said
from pipeline.issue.signing.letters import bare, follow, letters
from pipeline.issue.signing.pdf import compare, compare_pages, compare_words, version_named

FOOT = "reed/mou · Version 1.0 · ed8c-1f1c-30b1\tPage \ufffc{PAGE} of \ufffc{NUMPAGES}"
SEATS = ("The Reed Society", "Name:", "Capacity: Chair", "Place and date:", "Signature:")


def line(text, label=""):
    """A paragraph outside of tables."""
    return Row(((Said(label, text),),))


def table(*rows):
    """A table, row by row, with a text in each cell."""
    cells = [tuple((Said("", text),) for text in row) for row in rows]
    return [Row(row, cells[0]) for row in cells]


def seats(*lines):
    """The signature table with one seat."""
    return Row(((tuple(Said("", text, signing=True) for text in lines)),), signing=True)


def copy(*rows):
    """A document of a version."""
    return Copy(tuple(rows), (FOOT,))


PAID = copy(line("Reed pays in 10 working days.", "1.1"), line("River says thanks."))
BUDGET = copy(
    line("The budget:"), *table(("Line", "Reed", "River"), ("Travel", "140000", "680000")), line("End.")
)
SIGNED = copy(line("They agree."), seats(*SEATS), line("SHA-256 of what it says"))


def missed(document, *pages):
    """The words expected where the text differs, and those found; nothing where it is the same."""
    found = compare_words(document, pages).missed
    return (found.page, found.expected, found.found) if found else ()


@pytest.mark.parametrize(
    "text",
    [
        "1.1 Reed pays in 10 working days. River says thanks.",
        "1.1\u00a0Reed pays in 10\nwor-\nking days.\nRi\u00adver says  thanks.",
        "1.1Reed pays in10 working days.R iver says thanks.",
        "1.1 Reed pays in 10 working days.\nRiver says thanks.\nreed/mou · Version 1.0 · ed8c-1f1c-30b1 Page 1 of 1",
        "reed/mou · Version 1.0 · ed8c-1f1c-30b1 Page 12 of 31\n1.1 Reed pays in 10 working days. River says thanks.",
    ],
)
def test_what_printers_do_to_a_text(text):
    """Blanks, broken words, headers and footers are no difference."""
    assert missed(PAID, text) == ()


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        ("1.1 Reed pays in 30 working days. River says thanks.", "10 working days.", "30 working days. River says"),
        ("1.1 Reed pays in 10 days. River says thanks.", "working days.", "days. River says thanks."),
        ("1.1 Reed pays not in 10 working days.", "in 10 working days.", "not in 10 working"),
        ("1.2 Reed pays in 10 working days.", "1.1 Reed pays", "1.2 Reed pays"),
        ("Reed pays in 10 working days.", "1.1 Reed pays", "Reed pays in"),
        ("1.1 Reed pays in 10 working days.", "River says thanks.", ""),
        ("1.1 Reed pays in 10 working days. River says thanks. Not so.", "", "Not so."),
    ],
)  # fmt: skip
def test_another_text_is_found_and_told(text, expected, found):
    """An amount, a word left out, one put in, another number, an end that is missing, an end that is new."""
    page, wanted, stands = missed(PAID, text)
    assert wanted.startswith(expected)
    assert stands.startswith(found)
    assert (page, bool(wanted), bool(stands)) == (0 if found else 1, bool(expected), bool(found))


def test_a_hyphen_is_only_a_break_between_letters_at_the_end_of_a_line():
    """Three to five days are not thirty-five."""
    days = copy(line("Within 3-5 days, ex-post."))
    assert missed(days, "Within 3-5 days, ex-\npost.") == ()
    assert missed(days, "Within 3-\n5 days, ex-post.") == ()
    assert missed(days, "Within 35 days, ex-post.")[1].startswith("3-5")


@pytest.mark.parametrize("given", ["ﬁnal oﬃce", "final office", "final\u200b office"])
def test_ligatures_are_letters(given):
    """And signs without width are none."""
    assert bare(given) == "finaloffice"


def test_words_are_told_as_they_stand():
    """From the beginning of the word, with a broken one as it is printed."""
    told = letters("in thir-\nty working days", printed=True)
    assert told.words_at(told.text.index("ty"), 2) == "thir-ty working"
    assert told.words_at(len(told.text)) == ""


@pytest.mark.parametrize("drawn", ["• water", "\uf0b7 water", "water", "– water"])
def test_a_bullet_may_be_drawn_in_any_way(drawn):
    """Each printer has its own sign for it."""
    assert missed(copy(line("water", "•")), drawn) == ()


def test_a_row_may_break_at_the_foot_of_a_page():
    """Its cells go on on the next one, below the heading of the table or at once."""
    document = copy(*table(("Line", "Who"), ("Travel to meetings", "Reed and River"), ("Rent", "Reed")))
    assert missed(document, "Line Who Travel to Reed", "Line Who meetings and River Rent Reed") == ()
    assert missed(document, "Line Who Travel to Reed and", "meetings River Rent Reed") == ()
    assert missed(document, "Line Who Travel to meetings Reed and River", "Line Who Rent Reed") == ()


def test_amounts_that_changed_places_are_another_text():
    """Also where a page ends, the cells keep their order."""
    assert missed(BUDGET, "The budget: Line Reed River Travel 140000 680000 End.") == ()
    assert missed(BUDGET, "The budget: Line Reed River Travel 680000 140000 End.") != ()
    assert missed(BUDGET, "The budget: Line Reed River Travel 140000", "680000 End.") == ()
    assert missed(BUDGET, "The budget: Line Reed River Travel 140000", "Line Reed River End. 680000") != ()


def test_pages_in_another_order_are_another_text():
    """Even if they are all there."""
    assert missed(PAID, "River says thanks.", "1.1 Reed pays in 10 working days.") != ()


# ── signatures

FILLED = ("They agree.\nThe Reed Society\nName: Aase Holm\nCapacity: Chair\nPlace and date: Aarhus, 3 February 2027\n"
          "Signature: ______\nSHA-256 of what it says")  # fmt: skip


def test_what_is_filled_in_is_told():
    """Names, places and dates behind their labels, in the order of the page."""
    assert compare_words(SIGNED, [FILLED]).filled == ("Aase Holm", "Aarhus, 3 February 2027")


def test_what_is_written_last_of_all_is_told_too():
    """Some programs put what was typed at the end of the page."""
    page = f"{FILLED.replace('Aase Holm', '')}\nAase Holm"
    assert compare_words(SIGNED, [page]).filled[-1] == "Aase Holm"


def test_what_is_written_last_of_all_is_no_clause():
    """It may be as long as names and places are."""
    assert not compare_words(SIGNED, [f"{FILLED}\n{'River pays all costs of the audit. ' * 5}"]).same


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Aase Holm", f"Aase Holm, provided that {'River pays all costs of the audit and ' * 3} more"),
        ("Capacity: Chair", "Capacity: Treasurer"),
        ("They agree.", "They agree. Aase Holm"),
        ("The Reed Society", "The Weed Society"),
    ],
)
def test_only_blanks_are_filled_in(old, new):
    """A long text behind a label, another office, or words elsewhere are another text."""
    assert compare_words(SIGNED, [FILLED.replace(old, new)]).missed


def test_a_signature_table_may_break_too():
    """Between two labels."""
    before, label, after = FILLED.partition("Place and date:")
    assert compare_words(SIGNED, [before, f"{label}{after}"]).same


# ── a version that has a PDF


def pages(*texts):
    """Pages with text; those without are pictures."""
    return [Page(text, not text) for text in texts]


ISSUED = pages(
    "They agree.",
    FILLED.replace("Aase Holm", "").replace("Aarhus, 3 February 2027", "_____").partition("\n")[2],
)


def test_page_against_page():
    """What is the same on paper is the same, in whatever order its Word file has it."""
    mixed = copy(line("Something that the Word file says elsewhere."), *SIGNED.rows[1:2])
    back = pages("They\nagree.", FILLED.partition("\n")[2])
    verdict = compare(mixed, ISSUED, back)
    assert (verdict.same, verdict.filled) == (True, ("Aase Holm", "Aarhus, 3 February 2027"))


def test_a_page_that_is_missing():
    """The first words of it are told."""
    found = compare_pages(SIGNED, ISSUED, ISSUED[:1], ["They agree."]).missed
    assert (found.page, found.expected[:16], found.found) == (1, "The Reed Society", "")


def test_pages_that_were_scanned_are_passed_over():
    """The others are compared."""
    assert compare_pages(SIGNED, ISSUED, pages("They agree.", ""), ["They agree.", ""]).same
    assert not compare_pages(SIGNED, ISSUED, pages("They agree not.", ""), ["They agree not.", ""]).same


def test_other_pages_but_the_same_words():
    """Somebody made the PDF anew, on other paper."""
    assert compare(SIGNED, ISSUED, pages(FILLED)).same


def test_the_further_of_two_ways_tells_where():
    """So that it is the place that differs, and not where a page ends."""
    found = compare(SIGNED, ISSUED, pages(FILLED.replace("SHA-256", "MD5"))).missed
    assert found.expected.startswith("SHA-256")


# ── services


def test_a_mark_on_every_page_is_told():
    """Where a service puts one; a line that is on one page only is another text."""
    texts = ["1.1 Reed pays in", "10 working days.", "River says thanks."]
    marked = [f"Envelope ID: 1F2B-77AA\n{text}" for text in texts]
    verdict = compare(PAID, [], pages(*marked))
    assert (verdict.same, verdict.stamped) == (True, ("Envelope ID: 1F2B-77AA",))
    assert not compare(PAID, [], pages(marked[0], *texts[1:])).same


def test_pages_behind_the_last_one_are_counted():
    """With or without a PDF of the version."""
    whole = "1.1 Reed pays in 10 working days. River says thanks."
    assert compare(PAID, [], pages(whole, "Certificate")).more == 1
    assert compare(PAID, pages(whole), pages(whole, "Certificate", "of it")).more == 2


def test_the_version_at_the_foot_of_a_foreign_page():
    """It is known by the line that stands on every page."""
    assert version_named(PAID, "1.0", ["x\nreed/mou · Version 0.2 · abcd-abcd-abcd Page 1 of 2"]) == "0.2"
    assert version_named(PAID, "1.0", ["reed/mou · Version 0.3-draft · x"]) == "0.3-draft"
    assert version_named(PAID, "1.0", ["reed/mou · Version 1.0 · x", "a letter of 2.0"]) == ""


def test_following_stops_where_letters_part():
    """How far it came is told on both sides."""
    assert follow("working", "xworld", 1) == (3, 4)
