"""One page that goes with an issued version: what it is, what changed since the last, and how to answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.changes import Changes
from pipeline.model.events import Content, FrozenFile
from pipeline.model.messages import say
from pipeline.render.changes_page import summary
from pipeline.render.excerpt import plain
from pipeline.render.tongue import Tongue

FILES = {
    "clean": "SUMMARY_FILE_CLEAN", "redline": "SUMMARY_FILE_REDLINE", "annex": "SUMMARY_FILE_ANNEX",
    "balance": "SUMMARY_FILE_BALANCE", "pdf": "SUMMARY_FILE_PDF",
}  # fmt: skip
"""What is said of a file, by its role; the others stay at home."""
SHOWN = 12
"""Up to so many changed clauses are named; the page of changes has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed:
    """What the page is about."""

    agreement: str
    version: str
    for_signature: bool
    day: str
    parties: tuple[str, ...]
    note: str
    contents: Sequence[Content]
    files: Sequence[FrozenFile]
    changed: Sequence[tuple[str, str, Changes]]
    """(language, earlier version, what changed)."""


def summary_page(summed: Summed, language: str) -> str:
    """Return the page in Markdown, in the language of messages."""
    return "\n".join(_Page(summed, language).lines()) + "\n"


class _Page:
    def __init__(self, summed: Summed, language: str) -> None:
        self._it = summed
        self._language = language
        self._tongue = Tongue(language)

    def lines(self) -> Iterator[str]:
        it = self._it
        yield f"# {self._word('SUMMARY_TITLE', agreement=it.agreement, version=it.version)}"
        yield from (
            "",
            self._word("SUMMARY_INTRO", parties=plain(", ".join(it.parties)), day=self._tongue.day(it.day)),
        )
        if it.note:
            yield from ("", plain(it.note))
        yield from ("", f"## {self._word('SUMMARY_CHANGES')}", "", *self._changes())
        yield from ("", f"## {self._word('SUMMARY_FILES')}", "")
        for file in it.files:
            if file.role in FILES:
                yield f"- {self._file(file)}"
        yield from ("", f"## {self._word('SUMMARY_ANSWER')}", "")
        yield self._word("SUMMARY_SIGN" if it.for_signature else "SUMMARY_EDIT")
        yield from ("", *self._codes())

    def _changes(self) -> Iterator[str]:
        if not self._it.changed:
            yield self._word("SUMMARY_FIRST")
        for language, against, changes in self._it.changed:
            if changes.is_empty:
                yield f"- {self._word('SUMMARY_UNCHANGED', language=self._tongue.languages(language), version=against)}"
                continue
            told = [clause for clause in changes.clauses if clause.before or clause.after]
            yield f"- {self._word('SUMMARY_CHANGED', language=self._tongue.languages(language), version=against, changes=changes.total, clauses=len(told))}"
            for clause in told[:SHOWN]:
                head = clause.after or clause.before
                name = " ".join(filter(None, head or ()))
                yield f"  - {plain(name)}: {summary(clause, self._language)}"
            if len(told) > SHOWN:
                yield f"  - {self._word('SUMMARY_MORE', count=len(told) - SHOWN)}"

    def _file(self, file: FrozenFile) -> str:
        what = self._word(FILES[file.role], against=file.against)
        return f"{plain(file.name)}: {what}"

    def _codes(self) -> Iterator[str]:
        """Yield the code at the foot of each document's pages, so that a page on paper can be told from others."""
        for content in self._it.contents:
            yield f"- {self._word('SUMMARY_CODE', language=self._tongue.languages(content.language), shown=content.code)}"

    def _word(self, code: str, **args: object) -> str:
        return say(code, {name: str(value) for name, value in args.items()}, self._language).wrong
