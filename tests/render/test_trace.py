"""The trace: why each clause is in or out, as a page that a lawyer reads first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.files.library import vocabularies
from pipeline.files.partnership import load_partnership
from pipeline.pick import pick
from pipeline.render.render import Rendered
from pipeline.render.trace import trace, why

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path.parent.name for path in ROOT.glob("agreements/*/partnership.yaml"))


def selections(folder, library):
    """The selections of an example's agreements."""
    partnership = load_partnership(ROOT, folder, vocabularies(library)).partnership
    return [pick(partnership, agreement, library)[0] for agreement in partnership.agreements]


@pytest.mark.parametrize("folder", EXAMPLES)
@pytest.mark.parametrize("language", ["en", "da"])
def test_the_trace_gives_a_reason_for_every_clause(folder, language, library):
    """Each that is in, with its number and variant, in order; each that is out; each answer; each gap."""
    for selection in selections(folder, library):
        page = trace(selection, Rendered((), (), ("grant.journal_no",), ()), language)
        numbered = re.findall(r"^- (\d+)\. \*\*([a-z-]+)\*\* \(([a-z0-9-]+)\): .+$", page, re.MULTILINE)
        assert numbered == [(str(n), p.clause.id, p.variant) for n, p in enumerate(selection.clauses, 1)]
        assert all(f"**{p.clause.id}** ({p.variant}): " in page for p in selection.annexes)
        assert all(
            f"\n- **{left.clause}**: {why(left.reason, language)}\n" in page for left in selection.left_out
        )
        assert all(
            f"\n- **{a.slot.id}**: {a.answer}. {why(a.reason, language)}" in page
            for a in selection.answers.values()
        )
        assert all(
            f"\n- **{conflict.id}**: {conflict.message[language]}\n" in page
            for conflict in selection.conflicts
        )
        assert page.endswith("\n- `grant.journal_no`\n")
        assert not re.search(r"\{\w+\}|\b[A-Z]+_[A-Z_]+\b", page), "a blank or a code that nobody filled in"


def test_no_gap_and_no_conflict_needs_no_heading(library):
    """A part of the page that would be empty is not there."""
    selection = selections("klima-alliance", library)[0]
    pages = [trace(selection, Rendered((), (), gaps, ()), "en") for gaps in ((), ("a.b",))]
    headings = [page.count("\n## ") for page in pages]
    assert headings[1] == headings[0] + 1
