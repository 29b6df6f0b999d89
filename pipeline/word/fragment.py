"""Compiled paragraphs as Word XML: fixed strings with open places, made once per wording and style.

A clause of which all paragraphs hold costs one join of strings, however many paragraphs it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from pipeline.model.document import Part, Value
from pipeline.render.wording import Paragraph, Run
from pipeline.word.form import PLACE, Form
from pipeline.word.xml import END_RUN, Content, escape, open_run, value_runs

EMPTY_RUNS = tuple(open_run(bold=b, italic=i) + END_RUN for b in (False, True) for i in (False, True))

Formats = tuple[tuple[bool, bool], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Fragment:
    """Paragraphs with open places, and the format (bold, italic) of each place; compared by identity."""

    form: Form
    formats: Formats


class Press:
    """Turns blocks into paragraphs; keeps the fragment of every run of paragraphs it has seen."""

    def __init__(self, placeholder: str) -> None:
        """Take the id of the character style for missing facts."""
        self.placeholder = placeholder
        self._kept: dict[tuple[tuple[Paragraph, ...], tuple[str, ...]], Fragment] = {}

    def paragraphs(
        self,
        paragraphs: tuple[Paragraph, ...],
        values: Sequence[Value],
        openings: tuple[str, ...],
        language: str,
    ) -> Content:
        """Return paragraphs with their values in place; `openings` are how each level begins."""
        key = (paragraphs, openings)
        fragment = self._kept.get(key)
        if fragment is None:
            fragment = self._kept[key] = _joined(paragraphs, openings)
        try:
            return fragment.form.filled(cast("Sequence[str]", values))
        except TypeError:  # a reference or a gap is among them
            runs = tuple([None if isinstance(value, str) else value for value in values])
            form = _with_runs(fragment, runs, self.placeholder, language)
            return form.filled([value for value in values if isinstance(value, str)])


@lru_cache(maxsize=4096)
def _with_runs(
    fragment: Fragment, runs: tuple[tuple[Part, ...] | None, ...], placeholder: str, language: str
) -> Form:
    """Return a fragment in which references and gaps stand as runs of their own; where there is none a text goes."""
    first, *literals = fragment.form.literals
    pieces = [first]
    for run, (bold, italic), literal in zip(runs, fragment.formats, literals, strict=True):
        if run is None:
            pieces.append(PLACE)
        else:
            inner = value_runs(run, placeholder, language, bold=bold, italic=italic)
            pieces.append(f"{END_RUN}{inner}{open_run(bold=bold, italic=italic)}")
        pieces.append(literal)
    return Form.of(_without_empty_runs("".join(pieces)).split(PLACE))


def _joined(paragraphs: Iterable[Paragraph], openings: tuple[str, ...]) -> Fragment:
    """Join paragraphs into one fragment."""
    joined = [""]
    formats: list[tuple[bool, bool]] = []
    for paragraph in paragraphs:
        opening = openings[min(paragraph.level, len(openings)) - 1]
        literals, own = _compile(paragraph)
        joined[-1] += opening + literals[0]
        joined += literals[1:]
        joined[-1] += "</w:p>"
        formats += own
    return Fragment(Form.of(joined), tuple(formats))


def _compile(paragraph: Paragraph) -> tuple[list[str], list[tuple[bool, bool]]]:
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
    return literals, formats


def _without_empty_runs(text: str) -> str:
    """Drop the runs that a reference or placeholder at a run's edge left empty."""
    for empty in EMPTY_RUNS:
        text = text.replace(empty, "")
    return text
