"""What a lawyer sees: one case a file, as text. AFTALE_BLESS=1 writes what the redlines are into the files."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path

import pytest
from agreement_files import AUTHOR
from drafted import drafted
from marked import View, marked
from small_files import sound

from pipeline.word.lint.names import W
from pipeline.word.redline.compare.words import words
from pipeline.word.redline.opened import open_word
from pipeline.word.redline.redlining import redline

CASES = sorted((Path(__file__).parent / "goldens").glob("*.txt"))
HEADINGS = ("OLD", "NEW", "REDLINE", "REDLINE WITH MOVES")
BLESS = os.environ.get("AFTALE_BLESS") == "1"
case = pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)


def parts(path):
    """Return what stands in a case under each of its headings; its claim is the first line."""
    claim, *rest = re.split(rf"(?m)^({'|'.join(HEADINGS)})\n", path.read_text(encoding="utf-8"))
    return {
        "": claim.strip(),
        **{name: text.strip("\n") for name, text in zip(rest[::2], rest[1::2], strict=True)},
    }


def made(path, *, moves=False):
    """Return the redline of a case."""
    said = parts(path)
    return redline(drafted(said["OLD"]), drafted(said["NEW"]), AUTHOR, moves=moves)


def shown(path):
    """Return a case as it is."""
    said = parts(path)
    for name in HEADINGS[2:]:
        if name in said:
            said[name] = marked(made(path, moves=name != "REDLINE").data)
    return "\n\n".join(f"{name}\n{text}" if name else text for name, text in said.items()) + "\n"


def lines_of(path):
    """Return the pieces of every paragraph of a case's redline."""
    view = View(open_word(made(path).data))
    stories = [view.opened.root(part) for part in view.opened.stories()]
    return [view.pieces(paragraph) for story in stories for paragraph in story.iter(W + "p")]


@case
def test_a_redline_reads_as_its_golden(path):
    """Word for word."""
    found = shown(path)
    if BLESS:
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8")


@case
def test_it_is_proved_and_sound(path):
    """Accepted it is the new file and rejected the old one; the linter has nothing against it."""
    for moves in (False, True):
        redlined = made(path, moves=moves)
        assert redlined.proof.is_complete, redlined.proof
        sound(open_word(redlined.data))


@case
def test_what_is_deleted_stands_before_what_is_inserted(path):
    """So that a replacement always reads the same way."""
    for line in lines_of(path):
        assert ("ins", "del") not in [(one.mark, other.mark) for one, other in pairwise(line)], line


@case
def test_no_word_is_cut(path):
    """Neither in the old text nor in the new one."""
    for line in lines_of(path):
        for mark in ("del", "ins"):
            pieces = [piece for piece in line if piece.mark in {"", mark}]
            cuts = {edge for edge, (one, other) in zip(edges(pieces), pairwise(pieces), strict=False)
                    if one.mark != other.mark}  # fmt: skip
            assert cuts <= set(edges(words("".join(piece.text for piece in pieces)))), line


def edges(pieces):
    """Return where pieces end, counted in letters."""
    ends, at = [], 0
    for piece in pieces:
        at += len(piece if isinstance(piece, str) else piece.text)
        ends.append(at)
    return ends
