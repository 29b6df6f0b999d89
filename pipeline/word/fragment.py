"""A compiled paragraph as Word XML: fixed strings with open places, made once per wording and style."""

from __future__ import annotations

from pipeline.model.document import Block
from pipeline.render.wording import Paragraph, Run
from pipeline.word.xml import END_RUN, escape, open_run, value_runs

EMPTY_RUNS = tuple(open_run(bold=b, italic=i) + END_RUN for b in (False, True) for i in (False, True))

Fragment = tuple[tuple[str, ...], tuple[tuple[bool, bool], ...]]
"""Fixed strings, one more than there are open places, and the format (bold, italic) of each place."""


class Press:
    """Turns blocks into runs; keeps the fragment of every paragraph it has seen."""

    def __init__(self, placeholder: str) -> None:
        """Take the id of the character style for missing facts."""
        self.placeholder = placeholder
        self._fragments: dict[int, tuple[Paragraph, Fragment]] = {}

    def runs(self, block: Block, language: str) -> str:
        """Return a block's runs, its values in place."""
        literals, formats = self._fragment(block.paragraph)
        if not formats:
            return literals[0]
        pieces = [literals[0]]
        broken = False
        for value, (bold, italic), literal in zip(block.values, formats, literals[1:], strict=True):
            if isinstance(value, str):
                pieces.append(escape(value))
            else:
                broken = True
                inner = value_runs(value, self.placeholder, language, bold=bold, italic=italic)
                pieces.append(f"{END_RUN}{inner}{open_run(bold=bold, italic=italic)}")
            pieces.append(literal)
        text = "".join(pieces)
        return _without_empty_runs(text) if broken else text

    def _fragment(self, paragraph: Paragraph) -> Fragment:
        kept = self._fragments.get(id(paragraph))
        if kept is None:
            kept = self._fragments[id(paragraph)] = (paragraph, _compile(paragraph))
        return kept[1]


def _compile(paragraph: Paragraph) -> Fragment:
    """Join a paragraph's text into as few runs as its formats allow, with values inside them."""
    literals: list[str] = []
    formats: list[tuple[bool, bool]] = []
    current, now = "", None
    for piece in paragraph.pieces:
        wanted = (piece.bold, piece.italic)
        if wanted != now:
            current += (END_RUN if now is not None else "") + open_run(bold=piece.bold, italic=piece.italic)
            now = wanted
        if isinstance(piece, Run):
            current += escape(piece.text)
        else:
            literals.append(current)
            formats.append(wanted)
            current = ""
    literals.append(current + (END_RUN if now is not None else ""))
    return tuple(literals), tuple(formats)


def _without_empty_runs(text: str) -> str:
    """Drop the runs that a reference or placeholder at a run's edge left empty."""
    for empty in EMPTY_RUNS:
        text = text.replace(empty, "")
    return text
