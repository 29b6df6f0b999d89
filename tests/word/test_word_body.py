"""Numbers, references and anchors: what the file says is what Word would count."""

from __future__ import annotations

import re
from collections import Counter

from trees import BESIDE, add, reed
from word_reading import ANNEX, AWAITING, OPEN, W, languages_of, text, value

LEVELS = {
    "heading 1": r"\d+",
    "Clause Text": r"\d+\.\d+",
    "Clause Item": r"\([a-z]\)",
    "Clause Subitem": r"\([ivx]+\)",
    "Annex Heading": rf"({'|'.join(ANNEX.values())})\xa0\d+",
}


def references(word):
    """The REF fields of a document."""
    return [field for field in word.fields() if field.instruction.startswith("REF ")]


def test_references_show_the_number_of_what_they_point_to(documents):
    """The cached result of every REF is the label that Word would count for its target."""
    for name, word in documents.items():
        found = references(word)
        assert len(found) > 20, name
        for field in found:
            kind, target, *switches = field.instruction.split()
            assert (kind, switches) == ("REF", ["\\w", "\\h"])
            assert field.result == word.labels[word.bookmarks[target]], (name, field.instruction)


def test_references_point_to_headings_of_their_own_language(beside):
    """In the first column to the first column's heading, in the second to the second's."""
    for name, word in beside.items():
        for field in references(word):
            cell = next(field.paragraph.iterancestors(f"{W}tc"), None)
            second = (
                cell is not None and cell.getprevious() is not None and cell.getprevious().tag == cell.tag
            )
            assert field.instruction.split()[1].endswith(f"_{languages_of(name)[1]}") == second


def test_every_level_is_numbered_by_its_style(single):
    """1, 1.1, (a), (i) and Annex 1: from styles alone, nothing typed."""
    for word in single.values():
        for name, pattern in LEVELS.items():
            for paragraph in word.styled(name):
                assert re.fullmatch(pattern, word.labels[paragraph]), name
                assert not re.match(r"(\d+\.|\([a-z]+\))\s", text(paragraph))


def test_clauses_are_counted_without_a_gap(documents):
    """1, 2, 3 ... and Annex 1, 2, 3 ..., in each language."""
    for word in documents.values():
        columns = {}
        for label, _ in word.headings:
            columns.setdefault(re.sub(r"\d", "", label), []).append(int(re.sub(r"\D", "", label)))
        for counted in columns.values():
            per_number = Counter(counted)
            assert list(per_number) == list(range(1, len(per_number) + 1))
            assert len(set(per_number.values())) == 1


def test_every_clause_has_an_anchor(documents, built):
    """One bookmark c_<id> per clause of the trace, and side by side one more for each language."""
    for name, word in documents.items():
        clauses = re.findall(r"^- .*?\d+\. \*\*(.*?)\*\*", trace_of(built, name), re.MULTILINE)
        anchors = {f"c_{clause.replace('-', '_')}" for clause in clauses}
        languages = languages_of(name)
        beside = {f"{a}_{lang}" for a in anchors for lang in languages if len(languages) > 1}
        assert {mark for mark in word.bookmarks if mark.startswith("c_")} == anchors | beside


def trace_of(built, name):
    """The trace beside a document."""
    partnership, agreement, *_ = name.split("_")
    return (built / "output" / partnership / agreement / "trace.md").read_text(encoding="utf-8")


def test_anchors_are_such_as_survive_editors(documents):
    """At most 40 characters, unique in any case, ids unique, and each begins and ends once."""
    for word in documents.values():
        starts = list(word.body.iter(f"{W}bookmarkStart"))
        names = [start.get(f"{W}name") for start in starts]
        assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names)
        assert len({name.casefold() for name in names}) == len(names)
        ids = [start.get(f"{W}id") for start in starts]
        assert sorted(ids) == sorted({e.get(f"{W}id") for e in word.body.iter(f"{W}bookmarkEnd")})


def test_an_anchor_holds_its_clause_and_no_other(single):
    """From its heading to its last paragraph; the next clause begins after its end."""
    for word in single.values():
        opened = set()
        for mark in word.body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            if mark.tag == f"{W}bookmarkEnd":
                opened.discard(mark.get(f"{W}id"))
            elif mark.get(f"{W}name").startswith("c_"):
                assert not opened
                opened.add(mark.get(f"{W}id"))


def test_the_number_of_a_clause_is_text_nowhere_in_the_heading(documents):
    """A heading is its title; Word adds the number."""
    for word in documents.values():
        for _, title in word.headings:
            assert not re.match(r"\d", title)


def test_both_columns_may_be_built_of_the_small_partnership(tree, build_one):
    """Without open points, side by side: no page of open points, and both languages numbered alike."""
    add(tree, reed(BESIDE))
    word = build_one()
    assert not [p for p in word.paragraphs if text(p) in ("Open points", "Åbne punkter")]
    numbers = [re.sub(r"\D", "", label) for label, _ in word.headings]
    assert numbers[::2] == numbers[1::2]


def test_open_points_have_a_page_of_their_own(documents):
    """They come last, on a new page, and are the facts that stand highlighted in the text."""
    for word in documents.values():
        gaps = [run for run in word.body.iter(f"{W}r") if value(run, "rPr/rStyle") == "Placeholder"]
        headings = [p for p in word.styled("Front Heading") if text(p) in OPEN]
        assert bool(gaps) == bool(headings)
        assert all(p.find(f"{W}pPr/{W}pageBreakBefore") is not None for p in headings)
        assert all(re.fullmatch(rf"\[({'|'.join(AWAITING)})\xa0?: .+\]", text(run)) for run in gaps)
