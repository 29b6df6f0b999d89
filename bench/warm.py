"""One agreement in a warm process on one core: from the text of its file to the bytes of its document."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from itertools import count
from typing import Any
from zipfile import ZipFile

from measure import Figure, in_turn
from peer import Peer
from trees import Trees
from workload import partnership

from pipeline.build.make import make
from pipeline.build.tree import Tree
from pipeline.build.workshop import Workshop, open_workshop
from pipeline.files.partnership import read_partnership

BAR, NEXT_STEP = "≤ 9 ms, 10 times", "5 ms, 20 times"
IN_A_ROW = 5
FIRST = 1
"""The partnership that stands for all where one document is looked at."""


def measure(trees: Trees) -> tuple[list[Figure], Peer]:
    """Measure one agreement, and docxtpl beside it; the peer goes on to the next benchmark."""
    workshop = open_workshop(Tree(trees.fresh("warm", 1)))
    sample = document(workshop, FIRST)
    peer = Peer(sample, FIRST)
    ours, theirs = _clocked(partial(_made, workshop), partnership), _clocked(peer.render, int)
    rounds = 3 if trees.quick else 9
    seconds = in_turn(rounds, ours=ours, theirs=theirs)
    milliseconds = {name: value * 1000 for name, value in seconds.items()}
    ratio = seconds["theirs"] / seconds["ours"]
    peer.seconds = seconds["theirs"]
    figures = [
        Figure("what is measured", _size(sample), "some 50 clauses", "", f"{peer.places} open places"),
        Figure("one agreement, warm: YAML to .docx (cpu)", f"{milliseconds['ours']:.1f} ms", BAR, NEXT_STEP,
               f"{ratio:.1f} times docxtpl ({milliseconds['theirs']:.0f} ms, no YAML, no checks)"),
    ]  # fmt: skip
    return figures, peer


def document(workshop: Workshop, number: int) -> bytes:
    """Return a partnership's document, made as a build makes it, checks and lint included."""
    return _made(workshop, partnership(number))


def _made(workshop: Workshop, text: str) -> bytes:
    """Return the document of a partnership's file."""
    folder = text.partition("\nid: ")[2].partition("\n")[0]
    loaded = read_partnership(text.encode(), folder, workshop.words)
    if loaded.partnership is None:
        raise RuntimeError(f"the workload cannot be read: {loaded.findings}")
    made = make(loaded.partnership, loaded.partnership.agreements[0], {}, workshop)
    return next(data for name, data in made.files.items() if name.endswith(".docx"))


def _clocked(action: Callable[[Any], bytes], given: Callable[[int], Any]) -> Callable[[], float]:
    """Return a function that does the next few and returns the processor's seconds for each.

    `given` makes what each takes. A few in a row, since both are measured warm, and the other's turn cools the caches.
    """
    numbers = count(FIRST)

    def turn() -> float:
        few = [given(next(numbers)) for _ in range(IN_A_ROW)]
        start = time.process_time()
        for one in few:
            action(one)
        return (time.process_time() - start) / IN_A_ROW

    turn()
    return turn


def _size(data: bytes) -> str:
    """Say how big a document is."""
    with ZipFile(BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode()
    clauses, tables = xml.count('w:name="c_'), xml.count("<w:tbl>")
    return f"{clauses} clauses and annexes, {tables} tables, {len(xml) / 1000:.0f} kB of XML"
