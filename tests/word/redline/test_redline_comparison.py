"""Two files compared: their bodies, notes, headers, and what ties them together."""

from __future__ import annotations

from agreement_files import AUTHOR, agreement
from drafted import drafted
from marked import marked
from small_files import NORMAL, para, small_file, style

from pipeline.word.lint.names import W
from pipeline.word.redline.compare.comparison import Comparison, _clauses, _list_pairs, _same_ids
from pipeline.word.redline.opened import open_word

LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'


def compared(old, new, **how):
    """The comparison of two texts, and the redline as text."""
    before, out = open_word(drafted(old)), open_word(drafted(new))
    comparison = Comparison(before, out, AUTHOR, **how)
    comparison.run()
    return comparison, marked(out.written())


def test_all_stories_are_compared():
    """The body, notes, headers; every mark is counted."""
    comparison, shown = compared("Fee^[Net.]\n§ header: A", "Price^[Gross.]\n§ header: B")
    assert shown == "[-Fee-]{+Price+}^[[-Net-]{+Gross+}.]\n§ header: [-A-]{+B+}"
    assert comparison.marks == 6


def test_a_coarse_comparison_replaces_blocks_as_a_whole():
    """Where the fine one would lose something."""
    _, shown = compared("One.\nThe old fee.\nTwo.", "One.\nThe new fee.\nTwo.", coarse=True)
    assert shown == "One.\n[-The old fee.-] ¶del\n{+The new fee.+} ¶ins\nTwo."


def test_lists_that_styles_brought_are_named_where_asked_for():
    """Here that there was none, for the style could bring one."""
    texts = [compared("> a one", ". a one", explicit_lists=named)[1] for named in (False, True)]
    assert texts == [". a one {~was >~}", ". a one {~was -~}"]


def test_what_happened_is_told():
    """Passages, and blocks that belong together."""
    comparison, _ = compared("One.\nTwo.", "One.\nThree.")
    assert [passage.pieces[0] for passage in comparison.telling.passages] == [("del", "Two")]
    assert len(comparison.telling.pairs) == 2


def test_ids_mean_the_same_where_definitions_are_the_same_bytes():
    """Only then."""
    one, other = small_file(para()), small_file(para(), styles=NORMAL + style("A", "A"))
    assert (_same_ids(one, one), _same_ids(one, other)) == (True, False)


def test_lists_are_paired_by_the_paragraphs_in_them():
    """Those of the same text."""
    old, new = (
        small_file(para("a", LISTED.format(x)) + para(text, LISTED.format(y)))
        for x, y, text in ((1, 2, "b"), (7, 8, "c"))
    )
    assert list(_list_pairs(old, new)) == [("1", "7")]


def test_clauses_are_known_by_their_anchors():
    """From the paragraph with the bookmark to that with its end."""
    opened = agreement("Before\n# Term\n. two years\n# Price\n. five", anchored=True)
    body = opened.root(opened.main)[0]
    found = _clauses(body)
    assert [found.get(block, "") for block in body if block.tag == W + "p"][:5] == [
        "",
        "c_term",
        "c_term",
        "c_price",
        "c_price",
    ]


def test_without_anchors_in_both_files_none_count():
    """A clause that only one file knows ties nothing."""
    old, new = agreement("# Term\n. two years"), agreement("# Term\n. three years", anchored=True)
    comparison = Comparison(old, new, AUTHOR)
    comparison.run()
    assert comparison.marks == 2
