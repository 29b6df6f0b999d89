"""One agreement from nothing, by the command line: what somebody waits for who works on one."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from measure import Figure, Spent, aftale, in_turn, run
from peer import Peer
from trees import Trees

ONCE = "import json, sys; from docxtpl import DocxTemplate as T; t = T(sys.argv[1]); \
t.render(json.load(open(sys.argv[2])), autoescape=True); t.save(sys.argv[3])"
"""What docxtpl's user runs for one document."""


def measure(trees: Trees, peer: Peer) -> list[Figure]:
    """Measure a tree of one, with no cache, and docxtpl in a process of its own."""
    tree = trees.fresh("single", 1)
    template, facts = trees.folder / "peer.docx", trees.folder / "peer.json"
    template.write_bytes(peer.template)
    facts.write_text(peer.facts(1), encoding="utf-8")
    theirs = [sys.executable, "-c", ONCE, str(template), str(facts), str(trees.folder / "once.docx")]
    cpu = in_turn(5, ours=lambda: _cold(tree).cpu, theirs=lambda: run(theirs).cpu)
    return [
        Figure("one agreement, cold, by the command (cpu)", f"{cpu['ours']:.2f} s", "", "",
               f"{cpu['theirs'] / cpu['ours']:.1f} times docxtpl ({cpu['theirs']:.2f} s)"),
    ]  # fmt: skip


def _cold(tree: Path) -> Spent:
    """Build a tree of which nothing is known."""
    for folder in ("output", ".aftale"):
        shutil.rmtree(tree / folder, ignore_errors=True)
    return run(aftale("-q", "-C", str(tree), "build"))
