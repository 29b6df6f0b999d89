"""A thousand agreements from nothing, by the command line with two processes: how fast, and in how much memory."""

from __future__ import annotations

from measure import Figure
from peer import Peer
from trees import Trees, documents

PROCESSES = 2


def measure(trees: Trees, peer: Peer) -> list[Figure]:
    """Measure a small and a large tree; memory should be the same for both."""
    few, many = (60, 300) if trees.quick else (200, 1000)
    _, small = trees.built(few)
    tree, large = trees.built(many)
    made = len(documents(tree))
    if made != many:
        raise RuntimeError(f"{made} documents of {many} were built:\n{large.spent.output[-2000:]}")
    speed = many / large.spent.wall
    theirs = peer.per_second(20 if trees.quick else 100, PROCESSES)
    return [
        Figure(f"{many:,} agreements, cold, -j 2", f"{speed:.0f} a second", "≥ 330 a second", "440 a second",
               f"{speed / theirs:.1f} times docxtpl in two processes ({theirs:.0f} a second)"),
        Figure("  the same, cpu for each", f"{large.spent.cpu / many * 1000:.1f} ms", "", "",
               f"{large.spent.cpu / large.spent.wall:.1f} cores busy"),
        Figure(f"  peak memory at {few} and at {many:,}", f"{small.peak:.0f} and {large.peak:.0f} MiB",
               "flat", "", ""),
    ]  # fmt: skip
