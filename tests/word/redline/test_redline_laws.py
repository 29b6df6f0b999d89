"""The laws of redlines, on random edits of every kind, on our documents, the rich one and the development set.

Accepting all changes of redline(a, b) says what b says, rejecting all says what a says, and every change says whose it is.
"""

from __future__ import annotations

from functools import lru_cache
from random import Random

import pytest
from edits import KINDS, respelled
from edits.bases import all_bases, draw, size
from edits.names import W

from pipeline.word.lint import lint_package
from pipeline.word.redline.compare.marks import Author
from pipeline.word.redline.effect.effect import CONTENTS, STAMPS, effect_of
from pipeline.word.redline.opened import open_word
from pipeline.word.redline.redlining import UnprovedError, redline
from pipeline.word.redline.resolve.resolve import resolve

SEED = 20261123
AUTHOR = Author("The Reed Society", "2026-11-23T10:00:00Z")
UNTRACKABLE = ("rename_control",)
"""Word can track no such change; the redline must tell of it."""
_REVISIONS = [
    W + name
    for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "rPrChange", "pPrChange", "sectPrChange",
                 "tblPrChange", "trPrChange", "tcPrChange", "tblPrExChange")
]  # fmt: skip


@pytest.fixture(scope="session", name="bases")
def _bases(tmp_path_factory):
    """The documents that edits are tried on."""
    return all_bases(tmp_path_factory)


@pytest.fixture(scope="session", name="seed")
def _seed(pytestconfig):
    """What `make torture SEED=N` was called with, else always the same."""
    return pytestconfig.getoption("hypothesis_seed", default=None) or SEED


@lru_cache(maxsize=64)
def says(data, *, accept, ours):
    """Return what a document says when all it tracks is accepted or rejected."""
    opened = open_word(data)
    for part in opened.stories():
        resolve(opened.root(part), accept=accept)
    return effect_of(opened, ignoring=(STAMPS, CONTENTS) if ours else ())


def pages(data, *, accept=True):
    """Return what each section says of its pages."""
    opened = open_word(data)
    root = opened.root(opened.main)
    resolve(root, accept=accept)
    sections = [
        [e for e in section if not e.tag.endswith("Reference")] for section in root.iter(W + "sectPr")
    ]
    return [[(e.tag, sorted(e.attrib.items())) for e in section] for section in sections]


@lru_cache(maxsize=64)
def errors(data):
    """Return the codes of what the linter calls an error; a fault that came with a header may now be in its copy."""
    return {fault.code for fault in lint_package(data) if fault.severity == "error"}


def broken(old, new, *, ours=False, told=False, moves=False):
    """Return which laws the redline of two files breaks, in sentences; `told`: what it says itself is forgiven."""
    try:
        made = redline(old, new, AUTHOR, moves=moves)
    except UnprovedError as error:
        return [f"no redline: {error}"]
    wrong = []
    for accept, goal, own in ((True, new, made.proof.accepted), (False, old, made.proof.rejected)):
        found = says(goal, accept=True, ours=ours).differences(says(made.data, accept=accept, ours=ours))
        forgiven = {
            str(difference) for difference in own if difference.tier in _told_tiers(made, own, told=told)
        }
        how = "accept" if accept else "reject"
        wrong += [f"{how}: {difference}" for difference in found if str(difference) not in forgiven]
        if pages(made.data, accept=accept) != pages(goal):
            wrong.append(f"{how}: pages of sections")
    faults = errors(made.data)
    if faults:
        wrong += [f"lint: {fault}" for fault in faults - errors(old) - errors(new)]
    return wrong + unsigned(made.data)


def _told_tiers(made, own, *, told):
    """Return what a redline may lose if it says so: numbers that a style brings which only one file numbers by."""
    if told:
        return {"runs", "paragraphs", "labels", "rich"}
    lost = {difference.tier for difference in own}
    codes = {reason.code for reason in made.changes().untracked} if "labels" in lost else ()
    return {"labels"} if "LIST_CHANGED" in codes else ()


def unsigned(data):
    """Return the changes that are not signed by whom they were asked to be."""
    opened = open_word(data)
    changes = [e for part in opened.stories() for e in opened.root(part).iter(*_REVISIONS)]
    signed = (AUTHOR.name, AUTHOR.date)
    return [f"unsigned: {e.tag}" for e in changes if (e.get(W + "author"), e.get(W + "date")) != signed]


def hold(bases, tally, seed, kind, number, largest=None):
    """Draw an edit of a kind; return what the laws have against its redline, which shows moves every other time."""
    name = f"{seed}/{kind}/{number}"
    drawn = draw(Random(name), bases, kind, largest)
    for done in drawn.kinds:
        tally[f"redlines of the edit {done}"] += 1
    tally[f"redlines of {'the rich document' if drawn.group == 'rich' else drawn.group}"] += 1
    told = any(done in UNTRACKABLE for done in drawn.kinds)
    wrong = broken(drawn.old, drawn.new, ours=drawn.group == "ours", told=told, moves=number % 2 == 1)
    return [f"draw {name} ({drawn.base}: {', '.join(drawn.kinds)}): {sentence}" for sentence in wrong]


@pytest.mark.parametrize("kind", KINDS)
def test_accepting_gives_the_new_file_and_rejecting_the_old_one(kind, bases, tally):
    """The edit alone, or with another."""
    assert not [wrong for n in range(2) for wrong in hold(bases, tally, SEED, kind, n, largest=200_000)]


@pytest.mark.torture
@pytest.mark.parametrize("kind", KINDS)
def test_the_laws_hold_thousands_of_times(kind, bases, tally, seed):
    """On documents of any size."""
    tally[f"redlines drawn from seed {seed}"] += 40
    found = [wrong for n in range(40) for wrong in hold(bases, tally, seed, kind, n)]
    assert not found, "\n".join(found)


def test_no_change_gives_no_mark(bases, tally):
    """A file against itself; against itself in other runs, with other ids of saving."""
    random = Random(SEED)
    for files in bases.values():
        for name, data in files.items():
            if size(data) < 150_000:
                tally["redlines of what did not change"] += 2
                assert redline(data, data, AUTHOR).marks == 0, name
                assert redline(data, respelled(data, random), AUTHOR).marks == 0, name


def test_the_same_redline_twice_has_the_same_bytes(bases):
    """No clock, no chance, no order of dictionaries."""
    for number in range(5):
        drawn = draw(Random(number), {"rich": bases["rich"]}, "mixed")
        assert redline(drawn.old, drawn.new, AUTHOR).data == redline(drawn.old, drawn.new, AUTHOR).data


@pytest.mark.torture
def test_any_two_documents(bases, tally, seed):
    """Files that have nothing in common, and those that are versions of each other."""
    random = Random(seed)
    documents = [(group, name, data) for group, files in bases.items() for name, data in files.items()]
    found = []
    for _ in range(300):
        (one, old, before), (other, new, after) = random.sample(documents, 2)
        tally["redlines of two documents"] += 1
        found += [f"{old} -> {new}: {wrong}" for wrong in broken(before, after, ours=one == other == "ours")]
    assert not found, "\n".join(found)
