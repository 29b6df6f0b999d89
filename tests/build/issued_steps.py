"""What the tests of drafts after an issue do and look at."""

from __future__ import annotations

from pathlib import Path

from trees import aftale

DRAFT = "reed_mou_0.2-draft_en_clean.docx"
REDLINE = "reed_mou_0.2-draft_en_redline-vs-0.1.docx"
ALWAYS = {"balance.md", "manifest.json", "trace.md"}


def built(tree: Path, *words: str):
    """Build, which must go well; return the answer."""
    ran = aftale(tree, "build", "--format", "json", *words)
    assert ran.code == 0, ran.err
    return ran.data


def names(tree: Path) -> set[str]:
    """The files of the draft, but for those that are always there."""
    return {path.name for path in (tree / "output/reed/mou").iterdir()} - ALWAYS
