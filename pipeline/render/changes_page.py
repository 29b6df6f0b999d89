"""What changed between two files, as a page for those who decide and never open the redline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.model.changes import (
    Change,
    Changes,
    ClauseChanges,
    Head,
    What,
)
from pipeline.model.messages import say
from pipeline.render.change_words import KINDS, NUMBERS, PROPERTIES, SORTS, STORIES, TABLES
from pipeline.render.excerpt import excerpt, plain, quoted
from pipeline.render.number_ranges import Range, ranges


def changes_page(changes: Changes, language: str, old: str, new: str) -> str:
    """Return what changed in Markdown, in the language of messages; `old` and `new` name the files."""
    return "\n".join(_Page(language).lines(changes, old, new)) + "\n"


def summary(clause: ClauseChanges, language: str) -> str:
    """Return the changes of a clause in one line: what was replaced, then how many there are of each sort."""
    word = _Page(language).word
    pairs = dict.fromkeys(pair for change in clause.changes for pair in change.replaced)
    said = [] if clause.before else [word(SORTS[What.INSERTED])]
    said += [] if clause.after else [word(SORTS[What.DELETED])]
    said = [] if len(said) > 1 else said
    said += [f"{old} → {new}" for old, new in pairs]
    whats = [change.what for change in clause.changes if not change.replaced]
    said += [f"{word(KINDS[what.value])}: {whats.count(what)}" for what in What if what in whats]
    return "; ".join(said)


def counted(changes: Changes, language: str) -> list[str]:
    """Return how many changes there are of each sort, a line each."""
    word = _Page(language).word
    return [f"{word(KINDS[name])}: {count}" for name, count in changes.counts.items() if count]


def untracked(changes: Changes, language: str) -> list[str]:
    """Return what could not be shown as a tracked change, a sentence each."""
    return [say(reason.code, dict(reason.args), language).wrong for reason in changes.untracked]


class _Page:
    """Puts changes into words of one language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def word(self, code: str, **args: object) -> str:
        return say(code, {name: str(value) for name, value in args.items()}, self._language).wrong

    def lines(self, changes: Changes, old: str, new: str) -> Iterator[str]:
        yield from (f"# {self.word('CHANGES_TITLE')}", "")
        yield self.word("CHANGES_FILES", old=plain(old), new=plain(new))
        if changes.is_empty:
            yield from ("", self.word("CHANGES_NONE"))
            return
        clauses = [clause for clause in changes.clauses if clause.before or clause.after]
        yield self.word("CHANGES_COUNT", changes=changes.total, clauses=len(clauses))
        yield self.word("CHANGES_KEY")
        for clause in changes.clauses:
            yield from ("", f"## {self._heading(clause)}", "")
            told = [change for change in clause.changes if not _is_heading(change, clause)]
            for what, group in groupby(told, key=lambda change: (change.what, change.details, change.row)):
                yield from self._group(what[0], list(group))
        yield from self._numbers(changes)
        if changes.untracked:
            yield from ("", f"## {self.word('CHANGES_UNTRACKED')}", "")
            yield from (f"- {plain(line)}" for line in untracked(changes, self._language))

    # ── a clause ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _heading(self, clause: ClauseChanges) -> str:
        before, after = clause.before, clause.after
        if before and after:
            was = before.number if before.title == after.title else _called(before)
            same = before == after or not was
            return _called(after) if same else self.word("CLAUSE_WAS", clause=_called(after), was=plain(was))
        if after:
            return self.word("CLAUSE_NEW", clause=_called(after))
        return self.word("CLAUSE_DELETED", clause=_called(before)) if before else self.word("OUTSIDE_CLAUSES")

    def _group(self, what: What, changes: Sequence[Change]) -> Iterator[str]:
        """Yield a line for each change; empty paragraphs are only counted."""
        if what is What.PARAGRAPH and changes[0].details[0].startswith("empty-"):
            yield f"- {self.word(TABLES[changes[0].details[0]], count=len(changes))}"
            return
        yield from map(self._line, changes)

    def _line(self, change: Change) -> str:
        sort = self._sort(change)
        where = self._where(change)
        head = ", ".join(filter(None, [sort, where])) or self.word("CHANGE_WORDS")
        pairs = "; ".join(f"{plain(old)} → {plain(new)}" for old, new in change.replaced)
        head += f" ({pairs})" if pairs else ""
        names = list(change.details[1:] if change.what is What.TABLE else change.details)
        looks = ", ".join(self.word(PROPERTIES[name]) for name in names if name in PROPERTIES)
        text = self._text(change)
        return f"- {head[0].upper()}{head[1:]}" + "".join(f": {part}" for part in (text, looks) if part)

    def _sort(self, change: Change) -> str:
        if change.what is What.MOVED:
            code = TABLES[change.details[0]] if change.details else SORTS[What.MOVED]
            return self.word(code, origin=plain(self._origin(change)))
        if change.what is What.TABLE:
            return self.word(TABLES[change.details[0]])
        return self.word(SORTS[change.what]) if change.what in SORTS else ""

    def _origin(self, change: Change) -> str:
        """Return from where something was moved."""
        title = change.origin.title if change.origin else ""
        number = change.before or (change.origin.number if change.origin else "")
        return " ".join(filter(None, [number, f"({title})" if number and title else title])) or "…"

    def _where(self, change: Change) -> str:
        story = self.word(STORIES[change.story]) if change.story in STORIES else ""
        place = plain(change.after or change.before)
        if change.row:
            row = self.word("IN_ROW", row=plain(change.row))
            place = f"{place}, {row}" if place else row
        elif not place and change.following:
            place = self.word("AFTER_TEXT", text=plain(change.following))
        return ", ".join(filter(None, [story, place]))

    def _text(self, change: Change) -> str:
        if change.what in (What.FORMATTING, What.PARAGRAPH):
            return ", ".join(quoted(piece.text) for piece in change.pieces if piece.text.strip())
        if any(mark for mark, _ in change.pieces):
            return excerpt(change.pieces)
        return ", ".join(quoted(text) for _, text in change.pieces)

    # ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _numbers(self, changes: Changes) -> Iterator[str]:
        lines = [self._range(found) for found in ranges(changes.renumbered)]
        lines += [self.word("CONTENTS_FOLLOW")] if changes.contents else []
        lines += [self.word("NUMBERS_SETTLE")] if changes.settles else []
        if lines:
            yield from ("", f"## {self.word('CHANGES_NUMBERS')}", "")
            yield from (f"- {line}" for line in lines)

    def _range(self, found: Range) -> str:
        one, many = NUMBERS[found.what]
        words = {name: plain(text) for name, text in found._asdict().items()}
        return self.word(many, **words) if found.old != found.old_last else self.word(one, **words).strip()


def _is_heading(change: Change, clause: ClauseChanges) -> bool:
    """Return whether a change is only that the heading of a clause came or went with it."""
    head = clause.after if change.what is What.INSERTED and not clause.before else None
    head = clause.before if change.what is What.DELETED and not clause.after else head
    return head is not None and change.pieces[0].text.strip().rstrip(".:") == head.title


def _called(head: Head | None) -> str:
    return plain(" ".join(filter(None, head))) if head else ""
