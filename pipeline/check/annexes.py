"""Rules about the Word files that go with an agreement: what was to be filled in, and parties' names misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.check.case import Case
from pipeline.check.likeness import names_near
from pipeline.model.leftovers import leftover, marks_in
from pipeline.model.places import Finding


def annex_texts(case: Case, said: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """V33, V45: look at the paragraphs of the annexes, by file; lines to be written on by hand are no leftovers."""
    for index, annex in enumerate(case.agreement.annexes):
        paragraphs = said.get(annex.file, ())
        path, everything = case.own(f"annexes[{index}].file"), "\n".join(paragraphs)
        for text in paragraphs if marks_in(everything) else ():
            left = leftover(text, blanks=False)
            if left:
                yield case.finding(
                    "ANNEX_LEFTOVER", path, file=annex.file, left=left, text=_around(text, left)
                )
        yield from dict.fromkeys(names_near(case, [(path, {"": text}) for text in paragraphs], everything))


def _around(text: str, left: str, length: int = 40) -> str:
    """Return what stands around a leftover."""
    at = text.index(left)
    start, end = max(0, at - length), at + len(left) + length
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"
