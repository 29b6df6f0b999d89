"""What a strict YAML file is made of: text, mappings and lists, each with its line and column."""

from __future__ import annotations

from collections.abc import Iterator


class Text:
    """A scalar; always text, whatever it looks like."""

    __slots__ = ("column", "line", "value")

    def __init__(self, value: str, line: int, column: int) -> None:
        """Keep the text and where it starts."""
        self.value = value
        self.line = line
        self.column = column


class Map:
    """A mapping; `places` holds the line and column of each key."""

    __slots__ = ("column", "items", "line", "places")

    def __init__(self, line: int, column: int) -> None:
        """Start empty."""
        self.items: dict[str, Node] = {}
        self.places: dict[str, tuple[int, int]] = {}
        self.line = line
        self.column = column


class Seq:
    """A list."""

    __slots__ = ("column", "items", "line")

    def __init__(self, line: int, column: int) -> None:
        """Start empty."""
        self.items: list[Node] = []
        self.line = line
        self.column = column

    def __iter__(self) -> Iterator[Node]:
        """Go through the elements."""
        return iter(self.items)


Node = Text | Map | Seq
