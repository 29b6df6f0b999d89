"""`redline()`: what it takes and refuses, and that nothing is given out unproved."""

from __future__ import annotations

import gc
import re

import pytest
from agreement_files import AUTHOR, compared
from drafted import drafted
from marked import marked
from small_files import MAIN, open_word, para, small_file

from pipeline.word.lint.names import W
from pipeline.word.package import pack, zipped
from pipeline.word.redline import redlining
from pipeline.word.redline.compare.proof import Proof
from pipeline.word.redline.effect.differences import Difference
from pipeline.word.redline.opened import UnusableError
from pipeline.word.redline.redlining import UnprovedError, redline

GOOD = small_file(para()).written()
LOST, LOOKS, LABELS = (
    Proof((Difference(tier, "body", "paragraph 1", "x"),), ()) for tier in ("text", "runs", "labels")
)
PROVED = Proof((), ())


def changed(**parts):
    """The good file with other parts, or without them."""
    names = {
        "main": MAIN,
        "types": "[Content_Types].xml",
        "rels": "_rels/.rels",
        "macros": "word/vbaProject.bin",
    }
    held = {**open_word(GOOD).parts, **{names[name]: content for name, content in parts.items()}}
    return zipped(pack(name, content) for name, content in held.items() if content is not None)


MACRO_TYPE = (
    open_word(GOOD)
    .parts["[Content_Types].xml"]
    .replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
)
UNUSABLE = {
    "nothing": (b"", "FILE_EMPTY"),
    "no zip": (b"Dear Reed", "FILE_NOT_ZIP"),
    "a PDF": (b"%PDF-1.7\n", "FILE_NOT_ZIP"),
    "a password": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "FILE_LEGACY"),
    "cut short": (GOOD[:-30], "ZIP_BROKEN"),
    "no main part": (changed(main=None), "REL_OFFICE_DOCUMENT"),
    "no relations": (changed(rels=None), "REL_OFFICE_DOCUMENT"),
    "no types": (changed(types=None), "CT_PART_MISSING"),
    "no document": (changed(main=b"<workbook/>"), "ROOT_WRONG"),
    "broken XML": (changed(main=b"<w:document"), "XML_ILL_FORMED"),
    "an entity": (changed(main=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "XML_DOCTYPE"),
    "macros": (changed(macros=b"x"), "MACRO"),
    "a docm": (changed(types=MACRO_TYPE), "MACRO"),
}


@pytest.mark.parametrize(("data", "code"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_file_that_cannot_be_read_is_refused(data, code):
    """On either side, in the linter's words."""
    for pair in ((data, GOOD), (GOOD, data)):
        with pytest.raises(UnusableError) as caught:
            redline(*pair, AUTHOR)
        assert caught.value.fault.code == code


def test_the_same_redline_twice_is_the_same_bytes():
    """No clock and no chance."""
    old, new = drafted("The old fee^[Net.]\n§ header: A"), drafted("The new fee^[Gross.]\n§ header: B")
    assert redline(old, new, AUTHOR).data == redline(old, new, AUTHOR).data


def test_where_nothing_changed_the_new_file_is_given_back():
    """Byte for byte, without a mark."""
    data = drafted("# Term\n. two *years*, see [1]")
    made = redline(data, data, AUTHOR)
    assert (made.data, made.marks, made.changes().total) == (data, 0, 0)


def tracked(text):
    """A file that tracks `[-what went-]` and `{+what came+}` by somebody else."""
    run = '<w:r><w:{0} xml:space="preserve">{1}</w:{0}></w:r>'
    made = ""
    for piece in re.findall(r"\[-.*?-\]|\{\+.*?\+\}|[^[{]+", text):
        how, name = {"[-": ("del", "delText"), "{+": ("ins", "t")}.get(piece[:2], ("", "t"))
        words = run.format(name, piece[2:-2] if how else piece)
        made += f'<w:{how} w:id="7" w:author="Bo">{words}</w:{how}>' if how else words
    return small_file(f"<w:p>{made}</w:p>").written()


def test_what_a_file_tracked_already_counts_as_accepted():
    """In both files; only our own marks are left."""
    made = redline(tracked("a [-b-]{+c+} d"), tracked("a {+e+}[-f-] d"), AUTHOR)
    assert (marked(made.data), made.proof.is_complete) == ("a [-c-]{+e+} d", True)
    opened = open_word(made.data)
    assert {mark.get(W + "author") for mark in opened.root(MAIN).iter(W + "ins", W + "del")} == {AUTHOR.name}


def test_a_file_that_only_tracked_is_given_back_without_marks():
    """Its changes accepted."""
    made = redline(tracked("a {+b+} c"), tracked("a b[-x-] c"), AUTHOR)
    assert (marked(made.data), made.marks) == ("a b c", 0)


@pytest.fixture(name="proofs")
def _proofs(monkeypatch):
    """Proofs to be given in turn; how each attempt was made is noted."""
    given, asked = [], []

    class Prover:
        def __init__(self, old, out, *, ours):
            """Read nothing."""

        def prove(self):
            """Give the next proof."""
            return given.pop(0)

    class Comparison(redlining.Comparison):
        def __init__(self, old, out, author, **how):
            asked.append(how)
            super().__init__(old, out, author, **how)

    monkeypatch.setattr(redlining, "Prover", Prover)
    monkeypatch.setattr(redlining, "Comparison", Comparison)
    return given, asked


OLD, NEW = drafted("The old fee.\nEnd."), drafted("The new fee.\nEnd.")


def test_a_redline_that_loses_text_is_not_given_out(proofs):
    """Neither the fine one nor the coarse one; the error says what would be lost."""
    given, asked = proofs
    given += [LOST, LOST]
    with pytest.raises(UnprovedError) as caught:
        redline(OLD, NEW, AUTHOR)
    assert (caught.value.proof, asked) == (LOST, [{}, {"coarse": True}])


def test_where_the_fine_one_loses_text_the_coarse_one_is_given_out(proofs):
    """Whole paragraphs are replaced."""
    given, asked = proofs
    given += [LOST, PROVED]
    assert marked(redline(OLD, NEW, AUTHOR).data) == "[-The old fee.-] ¶del\n{+The new fee.+} ¶ins\nEnd."
    assert asked == [{}, {"coarse": True}]


def test_where_only_looks_are_lost_it_is_given_out_and_told(proofs):
    """A reader can see to those."""
    given, asked = proofs
    given += [LOOKS]
    made = redline(OLD, NEW, AUTHOR)
    assert [reason.code for reason in made.changes().untracked] == ["ACCEPTED_DIFFERS"]
    assert asked == [{}]


def test_where_only_numbers_are_lost_lists_are_named(proofs):
    """And the better of both is given out."""
    given, asked = proofs
    given += [LABELS, PROVED]
    assert redline(OLD, NEW, AUTHOR).proof is PROVED
    assert asked == [{}, {"explicit_lists": True}]


def test_a_proved_redline_is_made_once(proofs):
    """Nothing else is tried."""
    given, asked = proofs
    given += [PROVED]
    assert redline(OLD, NEW, AUTHOR).marks == 2
    assert asked == [{}]


def test_the_collector_of_garbage_is_left_as_it_was():
    """Also where a file cannot be read."""
    for enabled in (True, False):
        (gc.enable if enabled else gc.disable)()
        try:
            redline(GOOD, GOOD, AUTHOR)
            with pytest.raises(UnusableError):
                redline(b"", GOOD, AUTHOR)
            assert gc.isenabled() is enabled
        finally:
            gc.enable()


SHORT, LONG = "Each party bears its costs.", "The parties talk together before anything else is done."


def test_moves_are_marked_only_where_asked_for():
    """A deletion and an insertion say the same."""
    old, new = f"{SHORT}\n{LONG}\nEnd.", f"{LONG}\n{SHORT}\nEnd."
    found = [marked(redline(drafted(old), drafted(new), AUTHOR, moves=moves).data) for moves in (False, True)]
    assert ["[-" in found[0], "[<" in found[0], "[<" in found[1]] == [True, False, True]


def test_comments_say_what_they_are_told_to():
    """Nothing is written where they say nothing."""
    plain = compared("# Term\n. two years", "# Term\n. three years")
    silent = compared("# Term\n. two years", "# Term\n. three years", comments=lambda _: "")
    spoken = compared(
        "# Term\n. two years", "# Term\n. three years", comments=lambda clause: clause.after.title
    )
    assert (silent.data, "word/comments.xml" in open_word(spoken.data).parts) == (plain.data, True)
