"""Random words, sentences and numbers of agreements, with letters that are easily lost."""

from __future__ import annotations

from edits.names import listed

RIGHT_TO_LEFT = "\u0627\u062a\u0641\u0627\u0642 \u0627\u0644\u0637\u0631\u0641\u064a\u0646"
"""Two words of Arabic."""
_WORDS = listed(
    "party partner agreement fund activity report budget amount notice clause annex payment audit review "
    "term transfer account donor learning right duty harm review month year board signature local shall "
    "may must within before after including without written consent reasonable equal shared "
    "Grundejerforeningen bæredygtig øvrige å ændring Ærø naïve coöperation Ñandú façade Łódź Ξένος "
    "договор 合同 اتفاق 𝔸 🌱 état R&D <b> 5% § “quoted” it’s non-binding 1,250.00 2027-02-01 {{name}} A/S"
)


def word(random):
    """Draw a word."""
    return random.choice(_WORDS)


def words(random, least=1, most=3):
    """Draw a few words."""
    return " ".join(word(random) for _ in range(random.randint(least, most)))


def sentence(random):
    """Draw a sentence."""
    text = words(random, 4, 14)
    return f"{text[0].upper()}{text[1:]}."


def clause(random):
    """Draw the text of a paragraph."""
    return " ".join(sentence(random) for _ in range(random.randint(1, 3)))


def number(random):
    """Draw a number as people write it."""
    whole = random.randint(2, 99999)
    return random.choice((str(whole), f"{whole:,}", f"{whole:,}".replace(",", "."), f"{whole}.50"))


def other(random, old, drawn):
    """Draw until it is not what was there."""
    return next(new for new in iter(lambda: drawn(random), None) if new != old)
