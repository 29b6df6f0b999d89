"""Signature edition and counterpart as LibreOffice prints and saves them: the same text is found again, another is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_tools import run_office, to_pdf
from papers import filled_in, rewritten, said_in
from trees import BESIDE, SEQUENCE, aftale, new_tree, reed

from pipeline.files.pdf import pages_of
from pipeline.issue.signing.pdf import compare, compare_words
from pipeline.issue.signing.word import compare_word

pytestmark = pytest.mark.office("soffice")
OTHER_PAPER = ('w:w="11906" w:h="16838"', 'w:w="12240" w:h="13000"')


@pytest.fixture(
    scope="module", name="edition", params=[None, BESIDE, SEQUENCE], ids=["one", "beside", "sequence"]
)
def _edition(request, tmp_path_factory) -> bytes:
    """A signature edition of the whole library: in one language, in two columns, in one language after the other."""
    tree = new_tree(tmp_path_factory.mktemp("tree") / "tree", reed(*filter(None, [request.param])))
    ran = aftale(tree, "issue", "reed/mou", "--for-signature", "--today", "2027-02-01")
    assert ran.code == 0, ran.err
    (path,) = (tree / "agreements/reed/issued/mou/1.0").glob("*_clean.docx")
    return path.read_bytes()


@pytest.fixture(name="pages")
def _pages(office, tmp_path):
    """What prints a Word file, and returns its pages."""

    def printed(data: bytes):
        path = tmp_path / "paper.docx"
        path.write_bytes(data)
        return pages_of(to_pdf(office["soffice"], [path], tmp_path)[path].read_bytes())

    return printed


def test_a_printed_edition_is_found_word_by_word(edition, pages):
    """With names filled in, on its own paper and on other paper."""
    copy, issued = said_in(edition), pages(edition)
    back = pages(filled_in(edition))
    assert compare(copy, issued, back).filled[:2] == ("Aase Holm", "Aarhus, 3 February 2027")
    assert compare_words(copy, [page.text for page in back]).same
    other = pages(rewritten(filled_in(edition), OTHER_PAPER))
    assert len(other) > len(issued)
    assert compare(copy, issued, other).same


def test_a_printed_text_that_was_changed_is_found(edition, pages):
    """On its page, with the words."""
    copy, issued = said_in(edition), pages(edition)
    for old, new in (("all.", "some."), ("1,", "7,")):
        before = {"all.": "Clean water for all.", "1,": "Reed Road 1,"}[old]
        changed = rewritten(edition, (before, before.replace(old, new)))
        found = compare(copy, issued, pages(changed)).missed
        assert (found.expected.split()[0], found.found.split()[0]) == (old, new)


def test_what_libreoffice_saves_is_the_same_text(edition, office, tmp_path):
    """Though it writes everything otherwise."""
    (tmp_path / "in").mkdir()
    path = tmp_path / "in/back.docx"
    path.write_bytes(filled_in(edition))
    words = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path), str(path)]
    run_office(office["soffice"], tmp_path / "profile", words, 60)
    verdict, _ = compare_word(said_in(edition), said_in(Path(tmp_path / "back.docx").read_bytes()))
    assert verdict.same, verdict.missed
    assert verdict.filled == ("Aase Holm", "Aarhus, 3 February 2027")
