"""A thousand agreements from nothing, by the command line with two processes: how fast, and in how much memory."""

from __future__ import annotations

from measure import Figure
from peer import Peer
from trees import Trees, documents

PROCESSES = 2


def measure(trees: Trees, peer: Peer) -> list[Figure]:
    """Measure a small and a large tree; memory should be the same for both."""
    few, many = (50, 200) if trees.quick else (200, 1000)
    _, small = trees.built(few)
    tree, large = trees.built(many)
    made = len(documents(tree))
    short = "" if made == many else f", but only {made:,} were built"
    speed = made / large.spent.wall
    theirs = peer.per_second(20 if trees.quick else 100, PROCESSES, trees.folder)
    each = large.spent.cpu / many
    return [
        Figure(f"{many:,} agreements, cold, -j 2", f"{speed:.0f} a second{short}", "≥ 150 a second", "300 a second",
               f"{speed / theirs:.1f} times docxtpl in two processes ({theirs:.0f} a second)"),
        Figure("  the same, cpu for each", f"{each * 1000:.1f} ms", "", "",
               f"{peer.seconds / each:.1f} times docxtpl; {large.spent.cpu / large.spent.wall:.1f} cores busy"),
        Figure(f"  peak memory at {few} and at {many:,}", f"{small.peak:.0f} and {large.peak:.0f} MiB",
               "flat", "", ""),
    ]  # fmt: skip
