"""`aftale build --against`: what to compare with, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from pipeline.cli.context import Context, moment_around
from pipeline.cli.failing import USAGE, Stop, show
from pipeline.model.filenames import REVISION
from pipeline.model.places import AftaleError

if TYPE_CHECKING:
    from pipeline.build.earlier import Base, Now
    from pipeline.build.plan import Wanted
    from pipeline.build.report import Redlined


@contextmanager
def compared_with(context: Context, against: str | None, wanted: Wanted) -> Iterator[Base | None]:
    """Open what is to be compared with; where it cannot be used, the call ends with 2 before anything is built."""
    if against is None:
        yield None
        return
    from pipeline.build.against import earlier_documents, is_version, version_issued

    revision, version = against.startswith(REVISION), is_version(against)
    known = [] if revision else documents(context, wanted)  # what is wrong with them is no fault of the call
    given = against if revision else str(context.folder / against)
    opening = earlier_documents(context.tree.root, given, known, moment_around())
    with ExitStack() as stack:
        try:
            base = version_issued(context.tree, against, known) if version else stack.enter_context(opening)
        except (AftaleError, OSError) as error:
            show(error, context)
            raise Stop(USAGE) from None
        yield base


def documents(context: Context, wanted: Wanted) -> list[Now]:
    """Return the documents of the agreements asked for."""
    from pipeline.build.overview import documents_now

    return documents_now(context.tree, wanted)


def redlines_json(found: Sequence[Redlined], language: str) -> dict[str, Any]:
    """Return what was compared, as programs read it: redlines, and documents in which nothing changed."""
    return {
        "redlines": [{**_which(item), "file": item.file, "changes": item.changes, "clauses": item.clauses,
                      "untracked": _untracked(item, language)} for item in found if item.file],
        "unchanged": [_which(item) for item in found if not item.file],
    }  # fmt: skip


def planned_json(found: Sequence[Redlined]) -> list[dict[str, str]]:
    """Return the redlines that would be made, as programs read it."""
    return [_which(item) | {"file": item.file} for item in found]


def redline_lines(found: Sequence[Redlined], language: str) -> Iterator[str]:
    """Say in a line for each document what changed, or that nothing did; then what is not tracked."""
    from pipeline.model.messages import say

    for item in found:
        if not item.file:
            words = {"agreement": f"{item.agreement} ({item.language})", "against": item.against}
            yield say("AGAINST_UNCHANGED", words, language).wrong
            continue
        words = {"file": item.file, "changes": str(item.changes), "clauses": str(item.clauses)}
        yield say("COMPARE_SUMMARY", words, language).wrong
        for what in _untracked(item, language):
            yield say("COMPARE_UNTRACKED", {"what": what}, language).wrong


def planned_lines(found: Sequence[Redlined], language: str) -> Iterator[str]:
    """Say in a line for each document which redline would be made."""
    from pipeline.model.messages import say

    for item in found:
        yield say("AGAINST_PLANNED", {"file": item.file, "against": item.against}, language).wrong


def _which(item: Redlined) -> dict[str, str]:
    return {"id": item.agreement, "language": item.language, "against": item.against}


def _untracked(item: Redlined, language: str) -> list[str]:
    from pipeline.model.messages import say

    return [say(reason.code, dict(reason.args), language).wrong for reason in item.untracked]
