"""Compiled paragraphs: few runs, values inside them, nothing left empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from word_reading import NS, W, text

from pipeline.formula import Formula
from pipeline.model.document import Placeholder, Reference, plain
from pipeline.render.markdown import compile_markdown
from pipeline.render.wording import Paragraph, Run, Slot
from pipeline.word.fragment import Press

REFERENCE = (Reference("term", "7"),)
GAP = (Placeholder("a.b", "[awaiting: b]"),)
VALUES = st.text("a<& ", max_size=3) | st.sampled_from(
    [REFERENCE, GAP, (*REFERENCE, " and ", *GAP), ("", *GAP)]
)
FORMATS = st.tuples(st.booleans(), st.booleans())
PIECES = st.lists(st.tuples(st.none() | st.text("b> ", min_size=1, max_size=3), FORMATS), max_size=6)


def pressed(paragraph: Paragraph, *values: object) -> etree._Element:
    """A paragraph's runs, read as XML."""
    return etree.fromstring(Press("Gap").paragraphs((paragraph,), values, (f'<w:p xmlns:w="{NS}">',), "").xml)


def shown(markdown: str, *values: object) -> list[str]:
    """A wording's first paragraph as its runs: b or i before the text of those in bold or italics."""
    paragraphs, findings = compile_markdown(markdown, "w.md")
    assert findings == []
    found = []
    for run in pressed(paragraphs[0], *values):
        marks = "".join(mark for mark in "bi" if run.find(f"{W}rPr/{W}{mark}") is not None)
        style = run.find(f"{W}rPr/{W}rStyle")
        field = [*run.iter(f"{W}instrText", f"{W}fldChar")]
        shown = "".join(n.text.strip() if n.text else n.get(f"{W}fldCharType") for n in field) or text(run)
        found.append(f"{marks}:{shown}" if marks else f"gap:{shown}" if style is not None else shown)
    return found


FIELD = ["begin", r"REF r_term \w \h", "separate", "7", "end"]


@pytest.mark.parametrize(
    ("markdown", "values", "runs"),
    [
        ("Plain and {{ a }} is one run.", ["so <b> & on"], ["Plain and so <b> & on is one run."]),
        ("**Bold** and *slanted* text", [], ["b:Bold", " and ", "i:slanted", " text"]),
        ("A **{{ a }}** b", ["value"], ["A ", "b:value", " b"]),
        ("***Both*** of them", [], ["bi:Both", " of them"]),
        ("See clause {{ a }}.", [REFERENCE], ["See clause ", *FIELD, "."]),
        ("{{ a }} applies", [REFERENCE], [*FIELD, " applies"]),
        ("See {{ a }}", [REFERENCE], ["See ", *FIELD]),
        ("On {{ a }}{{ b }}", [GAP, REFERENCE], ["On ", "gap:[awaiting: b]", *FIELD]),
        ("**{{ a }}**", [GAP], ["gap:[awaiting: b]"]),
        ("Two\nlines", [], ["Two lines"]),
    ],
)
def test_runs(markdown, values, runs):
    """Text of one format is one run; references and gaps cut it, and leave no empty run beside them."""
    assert shown(markdown, *values) == runs


@given(PIECES, st.lists(VALUES, min_size=6, max_size=6))
def test_every_paragraph_keeps_its_text(pieces, values):
    """Whatever the formats and values: well-formed, all the text in order, and empty runs only for empty values."""
    made = tuple(Run(words, *f) if words else Slot(Formula("", str), *f) for words, f in pieces)
    paragraph = Paragraph(1, made, (), 1)
    filled = iter(values[: len(paragraph.slots)])
    expected = "".join(p.text if isinstance(p, Run) else plain(next(filled)) for p in made)
    runs = pressed(paragraph, *values[: len(paragraph.slots)])
    assert text(runs) == expected
    assert len([run for run in runs if run.find(f"{W}t") is not None and not text(run)]) <= values.count("")


def test_two_agreements_may_print_one_paragraph():
    """They share its fixed text, and each gets its own value."""
    press, ((paragraph,), _) = Press("Gap"), compile_markdown("By {{ a }}", "w.md")
    first, second = (press.paragraphs((paragraph,), (value,), ("<w:p>",), "") for value in ("x", "y"))
    assert (first.xml.count("By x"), second.xml) == (1, first.xml.replace("By x", "By y"))
    assert first.skeletons is second.skeletons
