"""The same figures in every language of a wording (V33)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.build.clauses.proof.reading import line_of
from pipeline.model.figures import has_figures, unlike
from pipeline.model.places import Finding, Place
from pipeline.render.wording import CompiledWording


def figures_alike(versions: Mapping[str, CompiledWording]) -> Iterator[Finding]:
    """V33: find the paragraphs in which a language has other figures than the first one.

    Where languages are not built alike, paragraphs cannot be compared; that is told elsewhere.
    """
    (source, first), *others = versions.items()
    for language, wording in others:
        if wording.shape != first.shape:
            continue
        for mine, theirs in zip(first.paragraphs, wording.paragraphs, strict=True):
            one, other = line_of(mine), line_of(theirs)
            differ = unlike((one, source), (other, language)) if has_figures(one + other) else None
            if differ:
                yield Finding.of("WORDING_FIGURES_DIFFER", Place(wording.file, theirs.line, 1), first=source,
                                 mine=differ[0], other=language, theirs=differ[1])  # fmt: skip
