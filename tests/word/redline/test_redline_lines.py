"""A paragraph read as a line of atoms, none of which can be marked in part."""

from __future__ import annotations

import pytest
from small_files import para, parsed, small_file

from pipeline.word.lint.names import W
from pipeline.word.redline.compare.atoms import is_text, is_volatile, note_of
from pipeline.word.redline.compare.lines import is_paragraph_end, read_line, stream
from pipeline.word.redline.compare.reading import Reading, Side

MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = "<w:r><w:instrText> {} </w:instrText></w:r>"


def run(text, rpr=""):
    """A run."""
    return f'<w:r>{f"<w:rPr>{rpr}</w:rPr>" if rpr else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code, result, inside=""):
    """A field, with another one in its result where asked for."""
    return (
        MARK.format("begin")
        + CODE.format(code)
        + MARK.format("separate")
        + run(result)
        + inside
        + MARK.format("end")
    )


def line(*content):
    """The line of a paragraph."""
    opened = small_file(f"<w:p>{''.join(content)}</w:p>")
    return read_line(opened.root(opened.main)[0][0], Reading(Side(opened, old=False), opened.main))


def texts(*content):
    """The texts of its atoms."""
    return [atom.text for atom in line(*content).atoms]


def test_a_word_is_one_atom_however_many_runs_it_stands_in():
    """With a bit for each of them, because each has its own format."""
    read = line(run("The les"), run("s", "<w:b/>"), run("or pays"))
    assert [atom.text for atom in read.atoms] == ["The", " ", "lessor", " ", "pays"]
    assert [(bit.text, bit.rpr is not None) for bit in read.atoms[2].bits] == [
        ("les", False),
        ("s", True),
        ("or", False),
    ]


def test_equal_words_have_equal_keys_and_nothing_else_has_the_key_of_a_word():
    """Whatever their formats."""
    one, _, other, tab = line(run("a"), run(" "), run("a", "<w:b/>"), "<w:r><w:tab/></w:r>").atoms
    assert one.key == other.key != tab.key
    assert [is_text(atom) for atom in (one, tab)] == [True, False]


def test_tabs_breaks_and_hyphens_are_seen():
    """A break of a page is no break of a line."""
    assert texts("<w:r><w:tab/><w:br/><w:cr/><w:noBreakHyphen/><w:softHyphen/></w:r>") == [
        "\t",
        "\n",
        "\n",
        "\u2011",
        "\u00ad",
    ]
    one, other = line('<w:r><w:br/><w:br w:type="page"/></w:r>').atoms
    assert one.key != other.key


def test_blanks_at_the_ends_of_a_text_count_only_where_they_are_preserved():
    """As Word reads it."""
    assert texts("<w:r><w:t> a </w:t></w:r>") == ["a"]
    assert texts("<w:r><w:t>a\nb</w:t></w:r>") == ["a", " ", "b"]
    assert texts('<w:r><w:t xml:space="preserve"> a</w:t></w:r>') == [" ", "a"]


def test_what_no_reader_sees_is_passed_over():
    """Marks of spelling, page breaks as they last were."""
    assert texts(
        '<w:proofErr w:type="spellStart"/>', run("a"), "<w:r><w:lastRenderedPageBreak/></w:r>", run("b")
    ) == ["ab"]


def test_a_field_is_one_atom_that_shows_its_result():
    """It is known by what it does and shows."""
    (atom,) = line(field("REF  r \\h", "4.2")).atoms
    assert (atom.key, atom.text, len(atom.bits)) == (("field", "REF r \\h", "4.2"), "4.2", 5)


def test_a_field_in_a_field_is_part_of_it():
    """Its own instruction is no part of the outer one's."""
    (atom,) = line(field("TOC", "a", field("PAGEREF x", "7"))).atoms
    assert atom.key == ("field", "TOC", "a7")


def test_what_every_program_works_out_anew_is_no_change():
    """Numbers of pages, dates of today, stamps of ours."""
    assert line(field("PAGE", "3")).atoms[0].key == line(field("PAGE", "4")).atoms[0].key
    assert [is_volatile(code) for code in ("page", "NUMPAGES \\* Arabic", "DOCPROPERTY aftale_version", "REF x")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_a_simple_field_has_the_key_of_one_in_runs():
    """The two say the same."""
    simple = f'<w:fldSimple w:instr=" REF  r \\h ">{run("4.2")}</w:fldSimple>'
    assert line(simple).atoms[0].key == line(field("REF r \\h", "4.2")).atoms[0].key


def test_a_field_that_other_paragraphs_share_is_taken_mark_by_mark():
    """No mark may be lost with a paragraph that goes."""
    opened = small_file(
        f"<w:p>{MARK.format('begin')}{CODE.format('TOC')}{run('a')}</w:p><w:p>{MARK.format('end')}</w:p>"
    )
    read = read_line(opened.root(opened.main)[0][0], Reading(Side(opened, old=False), opened.main))
    assert [atom.key for atom in read.atoms] == [("field mark", "begin", "TOC"), ("instruction", "TOC"), "a"]


def test_what_has_no_width_goes_with_the_atom_after_it():
    """Or with the end of the line."""
    read = line(run("a"), '<w:bookmarkStart w:id="1" w:name="x"/>', run("b"), '<w:bookmarkEnd w:id="1"/>')
    assert [[bit.node.tag[len(W) :] for bit in atom.before] for atom in read.atoms] == [[], ["bookmarkStart"]]
    assert [bit.node.tag[len(W) :] for bit in read.after] == ["bookmarkEnd"]


def test_what_stands_around_words_makes_them_other_words():
    """A link, a control; what nobody sees does not."""
    plain, linked, tagged = (line(content).atoms[0] for content in (
        run("a"), f'<w:hyperlink w:anchor="x">{run("a")}</w:hyperlink>', f"<w:smartTag>{run('a')}</w:smartTag>"))  # fmt: skip
    assert plain.key == tagged.key != linked.key


def test_a_word_that_a_link_begins_in_is_two():
    """Each part stands in one wrap."""
    assert texts(run("a"), f'<w:hyperlink w:anchor="x">{run("b")}</w:hyperlink>') == ["a", "b"]


def test_a_wrap_with_nothing_in_it_is_kept_as_it_is():
    """It has no width."""
    assert [bit.node.tag for bit in line("<w:sdt><w:sdtContent/></w:sdt>").after] == [W + "sdt"]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_is_a_note_whatever_its_number(kind):
    """What it says is compared by itself."""
    one, other = line(f'<w:r><w:{kind}Reference w:id="1"/><w:{kind}Reference w:id="2"/></w:r>').atoms
    assert (one.key, one.text) == (other.key, "†")
    assert (note_of(one), note_of(line(run("a")).atoms[0])) == ((kind, "1"), None)


def test_pictures_and_equations_are_atoms_by_their_looks():
    """They are no words."""
    picture = '<w:r><w:drawing><wp:docPr id="{}" name="x"/></w:drawing></w:r>'
    one, other = line(picture.format(1), picture.format(2)).atoms
    assert (one.key, one.text) == (other.key, "\ufffc")
    assert texts("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>") == ["x=1"]


def test_the_edges_of_comments_and_their_references_have_no_width():
    """They stay with the words they are about."""
    read = line(
        '<w:commentRangeStart w:id="0"/>',
        run("a"),
        '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
    )
    assert [atom.text for atom in read.atoms] == ["a"]
    assert (len(read.atoms[0].before), [bit.run for bit in read.after]) == (1, [False, True])


def test_a_field_that_nothing_ends_is_taken_mark_by_mark_too():
    """Its words are words."""
    assert texts(MARK.format("begin"), CODE.format("REF x"), MARK.format("separate"), run("a b"))[-3:] == [
        "a",
        " ",
        "b",
    ]


def test_a_stream_has_an_end_for_every_paragraph():
    """The end of a section is another one."""
    lines = [line(run("a")), line("<w:pPr><w:sectPr/></w:pPr>", run("b"))]
    ends = [atom for atom in stream(lines) if is_paragraph_end(atom)]
    assert [end.bits[0].node for end in ends] == [one.paragraph for one in lines]
    assert ends[0].key != ends[1].key


def test_a_line_knows_its_text_and_its_properties():
    """As a reader sees them."""
    read = line("<w:pPr><w:keepNext/></w:pPr>", run("See "), field("REF r", "4.2"), run("."))
    assert (read.text, read.ppr[0].tag) == ("See 4.2.", W + "keepNext")
    assert parsed(para()).find(W + "pPr") is None
