"""What is said of a counterpart: where its text is another, and what is worth knowing where it is the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.files.pdf import Page
from pipeline.issue.signing.claim import Claim
from pipeline.issue.signing.match import Missed
from pipeline.issue.signing.pdf import Verdict
from pipeline.model.places import Finding

_ENOUGH = 3
"""How many words show that a text goes on as the other does."""
_SHOWN = 8


def differs(claim: Claim, missed: Missed, where: dict[str, str]) -> Finding:
    """Return what differs: words put in, words left out, or others in their place."""
    expected, found = missed.expected.split(), missed.found.split()
    added, lacking = _until(found, expected[:_ENOUGH]), _until(expected, found[:_ENOUGH])
    words = {"version": str(claim.version.number), **where}
    if added and not (lacking and len(lacking) < len(added)):
        return Finding.of("SIGN_TEXT_ADDED", claim.place, found=" ".join(added[:_SHOWN]), **words)
    if lacking:
        return Finding.of("SIGN_TEXT_MISSING", claim.place, expected=" ".join(lacking[:_SHOWN]), **words)
    return Finding.of("SIGN_TEXT_DIFFERS", claim.place, expected=" ".join(expected[:_SHOWN]),
                      found=" ".join(found[:_SHOWN]), **words)  # fmt: skip


def _until(words: Sequence[str], start: Sequence[str]) -> Sequence[str]:
    """Return the words before those with which the other text goes on; all where that has none, none where it does not."""
    if not start:
        return words
    places = (at for at in range(1, len(words)) if [*words[at : at + len(start)]] == [*start])
    return words[: next(places, 0)]


def at_label(label: str) -> dict[str, str]:
    """Return the place of a label, in words."""
    if label[:1].isdigit():
        return {"where_en": f"clause {label}", "where_da": f"punkt {label}"}
    return {"where_en": label or "at the top", "where_da": label or "øverst"}


def on_page(missed: Missed) -> dict[str, str]:
    """Return the place of a page, in words."""
    return {"where_en": f"page {missed.page + 1}", "where_da": f"side {missed.page + 1}"}


def worth_knowing(claim: Claim, verdict: Verdict, pages: Sequence[Page] = ()) -> Iterator[Finding]:
    """Yield what else stands in a file: what was filled in, what a service wrote and added."""
    if verdict.filled:
        yield Finding.of("SIGN_FILLED_IN", claim.place, words="; ".join(verdict.filled))
    if verdict.stamped:
        yield Finding.of("SIGN_STAMPED", claim.place, words="; ".join(verdict.stamped))
    if verdict.more:
        words = " ".join(pages[-verdict.more].text.split()[:_SHOWN])
        yield Finding.of("SIGN_EVIDENCE_PAGES", claim.place, more=verdict.more, words=words)
