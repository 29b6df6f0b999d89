"""Some tracked changes and not others: an author's, a kind's, those in a clause; moves as a whole."""

from __future__ import annotations

import pytest
from revised import gone, inside, mark, p, r, story, tbl, tc, tr

from pipeline.cli.resolving import KINDS as OFFERED
from pipeline.word.lint.names import local
from pipeline.word.redline.resolve.chosen import Choice, chosen_by, clause_bookmarks, within
from pipeline.word.redline.resolve.resolve import resolve
from pipeline.word.redline.resolve.revisions import KINDS, kind_of, revisions


def by(author: str, xml: str, name: str = "ins") -> str:
    """Something inserted by somebody, or deleted or moved."""
    return f'<w:{name} w:author="{author}">{xml}</w:{name}>'


def accepting(xml: str, **choice) -> str:
    """What is left when some changes are accepted."""
    tree = story(xml)
    resolve(tree, accept=True, chosen=Choice(**choice).of(tree))
    return inside(tree)


def rejecting(xml: str, **choice) -> str:
    """What is left when some changes are rejected."""
    tree = story(xml)
    resolve(tree, accept=False, chosen=Choice(**choice).of(tree))
    return inside(tree)


TWO = p(by("Ann", r("a")), by("Bo", r("b")))


def test_one_author_s():
    """The other's stay as they are."""
    assert accepting(TWO, author="Ann") == p(r("a"), by("Bo", r("b")))
    assert rejecting(TWO, author="Ann") == p(by("Bo", r("b")))
    assert accepting(TWO, author="Cy") == TWO


def test_nothing_chosen_means_all():
    """No author, no kind, no clause."""
    assert accepting(TWO) == p(r("a"), r("b"))
    assert accepting(TWO, author="") == TWO, "the author without a name made none of them"


def test_nested_changes_of_two_authors():
    """What Bo deleted from what Ann inserted."""
    xml = p(by("Ann", r("a") + by("Bo", gone("b"), "del")))
    assert accepting(xml, author="Ann") == p(r("a"), by("Bo", gone("b"), "del"))
    assert accepting(xml, author="Bo") == p(by("Ann", r("a")))
    assert rejecting(xml, author="Bo") == p(by("Ann", r("a") + r("b")))
    assert rejecting(xml, author="Ann") == p()
    alone = p(by("Ann", by("Bo", gone("b"), "del")))
    assert accepting(alone, author="Bo") == p()


def test_deleted_text_in_what_is_still_deleted():
    """It is deleted text still."""
    xml = p(by("Ann", by("Bo", gone("b"), "ins"), "del"))
    assert accepting(xml, author="Bo") == p(by("Ann", gone("b"), "del"))
    twice = p(by("Ann", by("Bo", gone("b"), "del"), "del"))
    assert rejecting(twice, author="Bo") == p(by("Ann", gone("b"), "del"))


def test_text_in_a_box_is_not_that_of_its_run():
    """A run that stays deleted may hold a box in which words are no longer deleted."""
    box = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
    xml = p(by("Ann", box.format(p(by("Bo", gone("b"), "del"))), "del"))
    assert rejecting(xml, author="Bo") == p(by("Ann", box.format(p(r("b"))), "del"))


def test_a_mark_with_two_changes():
    """Inserted by one, deleted by the other."""
    both = '<w:rPr><w:ins w:author="Ann"/><w:del w:author="Bo"/></w:rPr>'
    xml = p(r("a"), ppr=both) + p(r("b"))
    assert accepting(xml, author="Bo") == p(r("a"), r("b"))
    left = '<w:rPr><w:ins w:author="Ann"/></w:rPr>'
    assert rejecting(xml, author="Bo") == p(r("a"), ppr=left) + p(r("b"))


def test_the_columns_of_a_table_are_changed_by_whoever_changed_the_table():
    """Their change bears no name."""
    change = "<w:tblGridChange><w:tblGrid/></w:tblGridChange>"
    xml = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/>{change}</w:tblGrid>{tr(tc(p(), tcpr=by('Ann', '', 'cellIns')))}</w:tbl>"
    tree = story(xml)
    assert [local(found.tag) for found in revisions(tree) if chosen_by("Ann", None)(found)] == [
        "tblGridChange",
        "cellIns",
    ]
    assert not any(chosen_by("Bo", None)(found) for found in revisions(tree))


OF_KIND = {
    "text": [p(by("A", r("a"))), p(by("A", gone("a"), "del")),
             p("<m:oMath><m:r><w:ins/></m:r></m:oMath>"), p("<w:customXmlInsRangeStart/>")],
    "formatting": [p(r("a", "<w:rPrChange/>")), p(ppr="<w:pPrChange/>"), p(ppr="<w:rPr><w:rPrChange/></w:rPr>"),
                   p(ppr="<w:numPr><w:ins/></w:numPr>"), p(ppr="<w:numPr><w:numberingChange/></w:numPr>")],
    "paragraph": [p(ppr=mark("ins")), p(ppr=mark("del"))],
    "table": [tr(trpr="<w:ins/>"), tr(trpr="<w:trPrChange/>"), tc(tcpr="<w:cellIns/>"), tc(tcpr="<w:cellMerge/>"),
              "<w:tblGrid><w:tblGridChange/></w:tblGrid>", "<w:tblPr><w:tblPrChange/></w:tblPr>"],
    "section": ["<w:sectPr><w:sectPrChange/></w:sectPr>", p(ppr="<w:sectPr><w:sectPrChange/></w:sectPr>")],
    "move": [p("<w:moveFrom/>"), p("<w:moveTo/>"), p(ppr=mark("moveFrom")), p("<w:customXmlMoveToRangeStart/>")],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "xml"), [(kind, xml) for kind, all_ in OF_KIND.items() for xml in all_])
def test_kinds(kind, xml):
    """Each change is of one."""
    assert [kind_of(found) for found in revisions(story(xml))] == [kind]


def test_every_kind_is_offered():
    """On the command line too."""
    assert tuple(OF_KIND) == KINDS == OFFERED


def test_some_kinds():
    """Words, but not how they look."""
    xml = p(by("A", r("a", "<w:b/><w:rPrChange><w:rPr/></w:rPrChange>")))
    assert accepting(xml, kinds=frozenset({"text"})) == p(r("a", "<w:b/><w:rPrChange><w:rPr/></w:rPrChange>"))
    assert accepting(xml, kinds=frozenset({"formatting", "table"})) == p(by("A", r("a", "<w:b/>")))


def test_former_marks_are_no_changes():
    """What a change of properties remembers of a mark."""
    xml = p(ppr="<w:rPr><w:rPrChange><w:rPr><w:ins/></w:rPr></w:rPrChange></w:rPr>"
                "<w:pPrChange><w:pPr><w:numPr><w:ins/></w:numPr></w:pPr></w:pPrChange>")  # fmt: skip
    assert [local(found.tag) for found in revisions(story(xml))] == ["rPrChange", "pPrChange"]


START, END = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>', '<w:bookmarkEnd w:id="{0}"/>'
MOVED_FROM = ('<w:moveFromRangeStart w:id="1" w:name="m" w:author="A"/>{}<w:moveFromRangeEnd w:id="1"/>')  # fmt: skip
MOVED_TO = '<w:moveToRangeStart w:id="2" w:name="m" w:author="A"/>{}<w:moveToRangeEnd w:id="2"/>'


def clause(id_: str, *paragraphs: str, number: int = 9) -> str:
    """Paragraphs in a clause's bookmark, which begins in the first of them and ends in the last."""
    first, *others = paragraphs
    xml = [first.replace("<w:r>", START.format(number, f"c_{id_}") + "<w:r>", 1), *others]
    xml[-1] = xml[-1].removesuffix("</w:p>") + END.format(number) + "</w:p>"
    return "".join(xml)


MOVE = clause("one", p(r("a"), MOVED_FROM.format(by("A", r("b"), "moveFrom")))) + clause(
    "two", p(r("c"), MOVED_TO.format(by("A", r("b"), "moveTo"))), number=8
)


@pytest.mark.parametrize("id_", ["one", "two"])
def test_a_move_is_whole(id_):
    """Whoever chooses where the words came from, or went to, chooses both; no half of a range is left."""
    then = clause("one", p(r("a"))) + clause("two", p(r("c"), r("b")), number=8)
    assert accepting(MOVE, clause=id_) == then
    assert rejecting(MOVE, clause=id_) == clause("one", p(r("a"), r("b"))) + clause(
        "two", p(r("c")), number=8
    )


def test_another_move_stays():
    """With its ranges."""
    other = MOVE.replace('"m"', '"n"').replace("one", "three").replace("two", "four").replace('"A"', '"B"')
    for one, two in (("1", "11"), ("2", "12"), ("9", "19"), ("8", "18")):
        other = other.replace(f'w:id="{one}"', f'w:id="{two}"')
    assert accepting(MOVE + other, author="A") == accepting(MOVE) + other


def test_two_moves_side_by_side():
    """Each ends where the next begins."""
    second = MOVED_FROM.replace('"1"', '"3"').replace('"m"', '"n"')
    xml = p(MOVED_FROM.format(by("A", r("a"), "moveFrom")), second.format(by("B", r("b"), "moveFrom")))
    assert accepting(xml, author="A") == p(second.format(by("B", r("b"), "moveFrom")))


def test_the_mark_of_a_moved_paragraph_belongs_to_the_move():
    """Its range begins behind the paragraph's properties and may end in the next one."""
    xml = (
        p('<w:moveFromRangeStart w:id="1" w:name="m"/>', by("A", r("a"), "moveFrom"), ppr=mark("moveFrom"))
        + p('<w:moveFromRangeEnd w:id="1"/>', r("b"))
        + p('<w:moveToRangeStart w:id="2" w:name="m"/>', by("A", r("a"), "moveTo"), ppr=mark("moveTo"))
        + p('<w:moveToRangeEnd w:id="2"/>', r("c"))
    )
    assert accepting(xml, author="A") == p(r("b")) + p(r("a")) + p(r("c"))
    assert rejecting(xml, author="A") == p(r("a")) + p(r("b")) + p(r("c"))


NEW = by("A", r("n"))
INS_MARK = mark("ins")


def held(xml: str, *names: str) -> list[str]:
    """The changes that bookmarks hold: each by its text, or by its name."""
    tree = story(xml)
    found = within(tree, names or ("c_one",))
    return ["".join(e.itertext()) or local(e.tag) for e in revisions(tree) if e in found]


def test_within_a_clause():
    """Words, formatting, marks of paragraphs and rows between; nothing of its neighbours."""
    before = p(r("x"), by("A", r("before")), r("y"), ppr=mark("ins"))
    xml = (
        before
        + clause(
            "one",
            p(r("a"), by("A", r("title")), ppr=mark("del")),
            p(by("A", r("new")), ppr=mark("ins")),
            tbl(tr(tc(p(by("A", r("cell")), ppr=mark("ins"))), trpr="<w:ins/>")),
            p(r("b", "<w:rPrChange/>"), ppr="<w:pPrChange/>"),
        )
        + p(r("z"), by("A", r("after")))
    )
    assert held(xml) == ["del", "title", "ins", "new", "ins", "ins", "cell", "pPrChange", "rPrChange"]


def test_at_the_edges_of_a_clause():
    """Words that an editor put before its beginning or behind its end, where only they stand between."""
    xml = p(by("A", r("0")), START.format(9, "c_one"), r("a")) + p(
        r("b"), END.format(9), by("A", r("1")), ppr=INS_MARK
    )
    assert held(xml) == ["0", "ins", "1"]
    apart = p(by("A", r("0")), r("x"), START.format(9, "c_one"), r("a")) + p(
        r("b"), END.format(9), r("y"), by("A", r("1")), ppr=INS_MARK
    )
    assert held(apart) == []


def test_the_next_clause_is_not_in_it():
    """Where one ends at the start of a paragraph."""
    xml = p(START.format(9, "c_one"), r("a"), ppr=INS_MARK) + p(END.format(9), r("b"), NEW, ppr=INS_MARK)
    assert held(xml) == ["ins"]


def test_rows_with_a_language_each():
    """The bookmark of each column holds the row; a table is held where all of it is."""
    cells = tc(clause("one_en", p(r("a"), NEW), number=5)), tc(clause("one_da", p(r("b"), NEW), number=6))
    change = "<w:tblPr><w:tblPrChange/></w:tblPr>"
    xml = f"<w:tbl>{change}<w:tblGrid/>{tr(*cells, trpr='<w:ins/>')}{tr(tc(p(NEW)))}</w:tbl>"
    assert held(xml, *clause_bookmarks("one")) == ["ins", "n", "n"]
    assert held(clause("one", p(r("a")), xml, p(r("b")))) == ["tblPrChange", "ins", "n", "n", "n"]


def test_clauses_have_a_bookmark_of_their_own_and_one_per_language():
    """With underscores, as Word asks, and never longer than it allows."""
    assert {"c_local_law", "c_local_law_da", "c_local_law_fr"} <= clause_bookmarks("local-law")
    assert max(map(len, clause_bookmarks("a-very-" * 10))) == 40


def test_a_clause_that_is_not_there_holds_nothing():
    """Nor does a bookmark that never ends, once its story does."""
    assert held(TWO) == []
    assert accepting(TWO, clause="one") == TWO


def test_author_and_kind_and_clause():
    """All three must fit."""
    xml = (
        clause("one", p(r("a"), by("A", r("b")), by("B", r("c")), ppr='<w:rPr><w:ins w:author="A"/></w:rPr>'))
        + TWO
    )
    choice = {"author": "A", "kinds": frozenset({"text"}), "clause": "one"}
    assert rejecting(xml, **choice) == xml.replace(by("A", r("b")), "")
