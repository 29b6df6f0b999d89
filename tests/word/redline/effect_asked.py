"""In what two documents differ, asked both ways."""

from __future__ import annotations

from effect_samples import p, word

from pipeline.word.redline.effect.effect import TIERS, effect_of

BOLD, ITALIC = "<w:b/>", "<w:i/>"
X, Y = p("x"), p("y")
STAMP = 'DOCPROPERTY "aftale_version" \\* MERGEFORMAT'


def tiers(one, other, **options):
    """The tiers in which two documents differ; the same whichever comes first, and some difference is told."""
    mine, theirs = (effect_of(opened, **options) for opened in (one, other))
    found = {name for name in TIERS if getattr(mine, name) != getattr(theirs, name)}
    told = {difference.tier for difference in mine.differences(theirs)}
    assert told == {difference.tier for difference in theirs.differences(mine)}
    assert told <= found
    assert (mine == theirs) == (not found) == (not told)
    return found


def where(one, other, **options):
    """The places at which two documents differ, as sentences."""
    return [str(found) for found in effect_of(one, **options).differences(effect_of(other, **options))]


def headed(*sections, **parts):
    """A document of sections, each with what it refers to."""
    *before, last = sections
    body = "".join(p("x", ppr=one) for one in before) + p("x") + last
    return word(body, **parts)
