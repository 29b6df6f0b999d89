"""Notes of the old file come along under free ids, into a part that is made where there is none."""

from __future__ import annotations

import pytest
from small_files import MAIN, NORMAL, blocks, para, put, rels, small_file, sound, style, xml

from pipeline.word.lint.names import W
from pipeline.word.redline.carry.carry import Carrier


def separators(kind):
    return "".join(
        f'<w:{kind} w:type="{name}" w:id="{id_}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for name, id_ in (("separator", -1), ("continuationSeparator", 0))
    )


def notes(kind, *texts):
    """The inside of a part for notes, numbered from 1."""
    listed = "".join(f'<w:{kind} w:id="{n}">{text}</w:{kind}>' for n, text in enumerate(texts, 1))
    return {f"{kind}s": separators(kind) + listed}


def referring(kind, id_=1):
    return f'<w:p><w:r><w:{kind}Reference w:id="{id_}"/></w:r></w:p>'


def carried(old, out):
    carry = Carrier(old, out)
    put(out, *(carry.taken(block, MAIN, MAIN) for block in blocks(old)))
    return sound(out), carry


KINDS = pytest.mark.parametrize("kind", ["footnote", "endnote"])


@KINDS
def test_a_note_comes_along_under_a_free_id(kind):
    old = small_file(referring(kind), **notes(kind, para("old")))
    out = small_file(referring(kind), **notes(kind, para("new")))
    made, carry = carried(old, out)
    assert carry.notes == {(kind, "1"): "2"}
    assert [mark.get(W + "id") for mark in made.root(MAIN).iter(W + f"{kind}Reference")] == ["1", "2"]
    assert ["".join(note.itertext()) for note in made.root(f"word/{kind}s.xml")] == ["", "", "new", "old"]


@KINDS
def test_a_file_without_notes_gets_the_part(kind):
    old = small_file(referring(kind), **notes(kind, para("old")))
    settings = '<w:zoom w:percent="100"/><w:compat/><w:decimalSymbol w:val="."/>'
    made, _ = carried(old, small_file(para(), settings=settings))
    named = [child.tag[len(W) :] for child in made.root("word/settings.xml")]
    assert named == ["zoom", f"{kind}Pr", "compat", "decimalSymbol"]
    assert [note.get(W + "id") for note in made.root("word/settings.xml")[1]] == ["-1", "0"]
    assert [note.get(W + "id") for note in made.root(f"word/{kind}s.xml")] == ["-1", "0", "1"]


def test_what_settings_say_of_notes_stays():
    old = small_file(referring("footnote"), **notes("footnote", para()))
    settings = '<w:footnotePr><w:numFmt w:val="lowerRoman"/></w:footnotePr>'
    made, _ = carried(old, small_file(para(), settings=settings))
    assert [child.tag[len(W) :] for child in made.root("word/settings.xml")[0]] == [
        "numFmt",
        "footnote",
        "footnote",
    ]


def test_a_file_without_settings_gets_none():
    old = small_file(referring("footnote"), **notes("footnote", para()))
    made, _ = carried(old, small_file(para(), settings=None))
    assert "word/settings.xml" not in made.parts


def test_both_kinds_find_their_place_in_settings():
    old = small_file(
        referring("endnote") + referring("footnote"), **notes("footnote", para()), **notes("endnote", para())
    )
    made, _ = carried(old, small_file(para()))
    assert [child.tag[len(W) :] for child in made.root("word/settings.xml")] == ["footnotePr", "endnotePr"]


def test_a_note_comes_along_once():
    old = small_file(referring("footnote"), **notes("footnote", para()))
    carry = Carrier(old, small_file(para()))
    twice = [carry.taken(blocks(old)[0], MAIN, MAIN) for _ in range(2)]
    assert xml(twice[0]) == xml(twice[1])


def test_a_reference_to_no_note_is_left_out():
    made, _ = carried(small_file(referring("footnote")), small_file(para()))
    assert list(made.root(MAIN).iter(W + "footnoteReference")) == []


def test_what_a_note_names_comes_along():
    inside = ('<w:p><w:pPr><w:pStyle w:val="N"/></w:pPr><w:r><w:footnoteRef/></w:r><w:hyperlink r:id="rId1">'
              "<w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>")  # fmt: skip
    old = small_file(
        referring("footnote"),
        {"word/_rels/footnotes.xml.rels": (rels(("rId1", "hyperlink", "https://example.org/")), "")},
        styles=NORMAL + style("N", "footnote text"), **notes("footnote", inside),
    )  # fmt: skip
    made, _ = carried(old, small_file(para(), styles=NORMAL + style("Fodnote", "Footnote Text")))
    assert '<w:pStyle w:val="Fodnote"/>' in xml(made.root("word/footnotes.xml")[-1])
    assert [r.target for r in made.relations("word/footnotes.xml").values()] == ["https://example.org/"]
