"""The proof: accepted, a redline is the new file, rejected the old one."""

from __future__ import annotations

from drafted import drafted
from small_files import parsed

from pipeline.word.lint.names import W
from pipeline.word.redline.compare.proof import Proof, Prover
from pipeline.word.redline.effect.differences import Difference
from pipeline.word.redline.opened import open_word

TEXT, RUNS, LABELS = (Difference(tier, "body", "paragraph 1", "x") for tier in ("text", "runs", "labels"))


def proved(old, new, shown, *, ours=False):
    """The proof that a body shows how one text became another."""
    before, out = open_word(drafted(old)), open_word(drafted(new))
    prover = Prover(before, out, ours=ours)
    body = out.touch(out.main)[0]
    body[:-1] = [parsed(block) for block in shown]
    return prover.prove()


def line(*marks):
    """A paragraph of what stayed, went and came."""
    names = {"=": ("", "t"), "-": ("del", "delText"), "+": ("ins", "t")}
    made = ""
    for mark in marks:
        around, text = names[mark[0]]
        run = f'<w:r><w:{text} xml:space="preserve">{mark[1:]}</w:{text}></w:r>'
        made += f'<w:{around} w:id="1">{run}</w:{around}>' if around else run
    return f"<w:p>{made}</w:p>"


def test_a_right_redline_is_proved():
    """Both ways."""
    assert proved("The old fee", "The new fee", [line("=The ", "-old", "+new", "= fee")]).is_complete


def test_text_that_is_not_given_back_is_found():
    """On the side where it is not."""
    proof = proved("The old fee", "The new fee", [line("=The ", "+new", "= fee")])
    assert ([d.tier for d in proof.rejected], proof.accepted) == (["text"], ())
    assert not proof.keeps_text
    assert not proved("The old fee", "The new fee", [line("=The ", "-old", "+next", "= fee")]).is_complete


def test_a_mark_between_paragraphs_is_resolved_with_what_follows():
    """Only blocks with marks are copied, and those that they may be joined with."""
    end = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    shown = [line("=One ").replace("<w:p>", f"<w:p>{end}"), line("=two"), line("=three")]
    assert proved("One ¦\ntwo\nthree", "One two\nthree", shown).is_complete


def test_text_weighs_more_than_all_else():
    """The better of two proofs loses none."""
    whole, looks, words = Proof((), ()), Proof((RUNS, LABELS), (RUNS,)), Proof((TEXT,), ())
    assert [proof.is_complete for proof in (whole, looks, words)] == [True, False, False]
    assert [proof.keeps_text for proof in (whole, looks, words)] == [True, True, False]
    assert sorted([words, looks, whole], key=lambda proof: proof.weight) == [whole, looks, words]


def test_what_changed_without_a_mark_is_found():
    """In a text box too, as everything is held against how it was written."""
    before, out = (open_word(drafted(f"a [box: {text}]")) for text in ("old", "new"))
    prover = Prover(before, out, ours=False)
    (paragraph, *_) = out.touch(out.main)[0]
    (inner,) = (text for text in paragraph.iter(W + "t") if text.text == "new")
    inner.text = "other"
    assert prover.prove().accepted
