"""Free text: the same figures in every language, nothing left to fill in, names and amounts nearly right."""

from __future__ import annotations

import pytest

TWO = {"languages: {versions: [en]}": "languages: {versions: [en, da], prevailing: en}"}
TITLE = "title: {en: Reed and River}"


def told(found, changes, code):
    """The findings of one code, after changes."""
    return [line for line in found(changes) if line.startswith(code)]


def blanks(findings, changes, code):
    """The blanks of the one finding of a code."""
    (finding,) = [f for f in findings(changes) if f.code == code]
    return dict(finding.args)


def test_figures_that_differ(found, findings):
    """V33: at the text, with what each language has."""
    changes = TWO | {
        TITLE: 'title: {en: "Reed, 1,150,000 by 1 March 2027", da: "Reed, 1.594.300 til 1. marts 2027"}'
    }
    (line,) = told(found, changes, "FIGURES_DIFFER")
    assert line.startswith("FIGURES_DIFFER title | title: ")
    assert blanks(findings, changes, "FIGURES_DIFFER") == {
        "first": "en", "mine": "1150000", "other": "da", "theirs": "1594300",
    }  # fmt: skip


def test_figures_alike(found):
    """However each language writes them."""
    changes = TWO | {
        TITLE: 'title: {en: "DKK 1,594,300 (7%) by 1 March 2027", da: "1.594.300 kr. (7 %) til 1. marts 2027"}'
    }
    assert told(found, changes, "FIGURES_DIFFER") == []


def test_a_language_that_is_not_printed_does_not_count(found):
    """Only the languages of the documents are compared."""
    assert told(found, {TITLE: 'title: {en: "In 2027", da: "I 2028"}'}, "FIGURES_DIFFER") == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("text: {en: Trust}", 'text: {en: "Trust in [partner]"}', "values[0].text"),
        ("name: The River Union", 'name: "{{ partner }}"', "parties[1].name"),
    ],
)
def test_leftovers(found, old, new, path):
    """V45: in free text and in what every document shows of the parties."""
    (line,) = told(found, {old: new}, "TEXT_LEFTOVER")
    assert line.startswith(f"TEXT_LEFTOVER {path} | ")


def test_no_leftovers(codes):
    """The small partnership has none."""
    assert "TEXT_LEFTOVER" not in codes()


NAMED = {
    "name: The River Union": "name: Riverside Community Union",
    "short_name: River\n": "short_name: Riverside\n",
}


@pytest.mark.parametrize("word", ["Riverslde", "Rivreside", "Comunity"])
def test_a_party_misspelt(findings, word):
    """V33: a letter or two wrong in a long word of its name."""
    changes = NAMED | {TITLE: f"title: {{en: With {word} and others}}"}
    args = blanks(findings, changes, "PARTY_NAME_NEARLY")
    assert (args["word"], args["party"]) == (word, "Riverside")


@pytest.mark.parametrize(
    "word", ["Riverside", "Riverside’s", "Riversides", "riverslde", "Riding", "Denmark", "Unions"]
)
def test_no_party_misspelt(codes, word):
    """The name, its forms, words in small letters, short words, and countries."""
    changes = NAMED | {
        TITLE: f"title: {{en: With {word} and others}}",
        "name: The Reed Society": "name: Ungdom for Danmark",
    }
    assert "PARTY_NAME_NEARLY" not in codes(changes)


TOTAL = {'total: {amount: "1070"': 'total: {amount: "1594300"'}


@pytest.mark.parametrize("amount", ["1,549,300", "159,430", "1,594,200"])
def test_an_amount_nearly_right(findings, amount):
    """A figure wrong, missing or swapped, in an amount that is given as a fact."""
    args = blanks(findings, TOTAL | {TITLE: f'title: {{en: "A grant of DKK {amount}"}}'}, "AMOUNT_NEARLY")
    assert (args["fact"], args["given"]) == ("agreements[1].grant.total.amount", "1594300")


@pytest.mark.parametrize("amount", ["1,594,300", "1,150,000", "200,000", "2027"])
def test_other_amounts(codes, amount):
    """The amount itself, and others."""
    assert "AMOUNT_NEARLY" not in codes(TOTAL | {TITLE: f'title: {{en: "A grant of DKK {amount}"}}'})
