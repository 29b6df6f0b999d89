"""How near two words are: how many letters somebody would have mistyped."""

from __future__ import annotations


def mistyped(one: str, other: str, at_most: int) -> int:
    """Return how many letters are wrong, missing, too many or swapped with their neighbour; `at_most` + 1 for more."""
    if abs(len(one) - len(other)) > at_most:
        return at_most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, its in enumerate(other, 1):
            least = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != its))
            if before and column > 1 and letter == other[column - 2] and one[row - 2] == its:
                least = min(least, before[column - 2] + 1)
            line.append(least)
        before, last = last, line
    return min(last[-1], at_most + 1)
