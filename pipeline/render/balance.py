"""The page of how an agreement is shared between its parties: short tables, and beside each how it was counted.

It goes to every party, so it counts and does not judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from pipeline.model.balance import ALL, Balance, Duties, Period, Shares
from pipeline.model.document import Column, Document
from pipeline.model.expectations import Decision
from pipeline.model.messages import LANGUAGES, say
from pipeline.model.selection import Selection
from pipeline.model.words import L10n
from pipeline.render.book import Book
from pipeline.render.duties import duties
from pipeline.render.excerpt import plain
from pipeline.render.tongue import Tongue
from pipeline.render.words import Words

NOTHING = "–"
Row = Sequence[str]
CONSENT = "joint"
"""The part in a decision that nothing goes without."""


def balance_page(
    selection: Selection, balance: Balance, documents: Sequence[Document], book: Book, language: str
) -> str:
    """Return the page in Markdown, in the partnership's first language, or in that of messages where it cannot."""
    columns = [column for document in documents for column in document.columns]
    first = columns[0].language if columns else language
    spoken = first if first in LANGUAGES else language
    column = next(
        (column for column in columns if column.language == spoken), columns[0] if columns else None
    )
    edition = documents[0].edition.shown if documents else ""
    page = _Page(balance, book, spoken)
    return "\n".join(page.lines(selection.id, edition, column)) + "\n"


@lru_cache(maxsize=256)
def _fixed(code: str, language: str) -> str:
    """Return a sentence without blanks; most are said on every page."""
    return say(code, {}, language).wrong


@lru_cache(maxsize=64)
def _named(language: str, spoken: str) -> str:
    """Return what a language is called in another."""
    return Tongue(spoken).languages(language)


class _Page:
    def __init__(self, balance: Balance, book: Book, language: str) -> None:
        self._it = balance
        self._book = book
        self._language = language
        self._words: Words = book.words(language)
        self._short = {party.id: plain(party.short_name) for party in balance.parties}

    def lines(self, agreement: str, edition: str, column: Column | None) -> Iterator[str]:
        it = self._it
        text = duties(column, it.parties, self._book.library.phrases) if column else None
        yield f"# {self._word('BALANCE_TITLE', agreement=agreement)}"
        yield from ("", self._word("BALANCE_INTRO", version=edition))
        yield from self._part("BALANCE_STATEMENTS", self._statements())
        yield from self._part("BALANCE_RIGHTS", self._rights())
        yield from self._part("BALANCE_DUTIES", self._duties(text)) if text else ()
        yield from self._part("BALANCE_DECISIONS", self._decisions())
        yield from self._part("BALANCE_DAYS", self._days(text.periods if text else ()))
        yield from self._part("BALANCE_MONEY", self._money())

    # ── what was said ────────────────────────────────────────────────────────────────────────────────────────────

    def _statements(self) -> Iterator[str]:
        rows = [self._row(self._label("expectation-kind", kind), counted, ALL)
                for kind, counted in self._it.statements.items() if counted]  # fmt: skip
        if not rows:
            yield self._word("BALANCE_STATEMENTS_NONE")
            return
        binding = self._row(self._word("BALANCE_BINDING"), self._it.binding, ALL)
        how = self._word("BALANCE_STATEMENTS_HOW")
        yield from self._table(how, [*rows, binding], self._word("BALANCE_TOGETHER"))

    def _rights(self) -> Iterator[str]:
        if not any(party != ALL for party in self._it.statements.get("right", ())):
            yield self._word("BALANCE_RIGHTS_NONE")
            return
        yield from (self._word("BALANCE_RIGHTS_HOW"), "")
        for entry in self._it.unanswered:
            party = self._short.get(entry.party, plain(entry.party))
            yield f"- **{party}**: {plain(self._in(entry.text))}"
        if not self._it.unanswered:
            yield self._word("BALANCE_RIGHTS_ANSWERED")

    def _duties(self, text: Duties) -> Iterator[str]:
        duty, intention = text.verbs
        counted = (("BALANCE_SHALL", duty, text.binding), ("BALANCE_INTENDS", intention, text.intended))
        rows = [self._row(self._word(code, verb=verb), found, ALL) for code, verb, found in counted if found]
        if not rows:
            yield self._word("BALANCE_DUTIES_NONE")
            return
        how = self._word("BALANCE_DUTIES_HOW", language=_named(text.language, self._language))
        yield from self._table(how, rows, self._word("BALANCE_UNNAMED"))

    # ── who decides ──────────────────────────────────────────────────────────────────────────────────────────────

    def _decisions(self) -> Iterator[str]:
        counted, sides = self._it.parts, self._it.sides
        if not any(counted.values()):
            yield self._word("BALANCE_DECISIONS_NONE")
            return
        rows = [self._row(self._decided(part), counted[part]) for part in counted]
        yield from self._table(self._word("BALANCE_DECISIONS_HOW"), rows)
        danish, others = self._side(danish=True), self._side(danish=False)
        if danish and others:
            yield ""
            yield self._topics("BALANCE_ALONE", danish, sides.danish)
            yield self._topics("BALANCE_ALONE", others, sides.others)
            yield self._topics("BALANCE_BOTH", "", sides.together)

    def _decided(self, part: str) -> str:
        words = self._label("decision", part)
        return self._word("BALANCE_CONSENT", words=words) if part == CONSENT else words

    def _side(self, *, danish: bool) -> str:
        return self._words.join(
            [self._short[party.id] for party in self._it.parties if party.danish is danish]
        )

    def _topics(self, code: str, side: str, decisions: Sequence[Decision]) -> str:
        topics = "; ".join(plain(self._in(decision.topic)) for decision in decisions) or NOTHING
        return f"- {self._word(code, side=side, count=len(decisions))}: {topics}"

    # ── time and money ───────────────────────────────────────────────────────────────────────────────────────────

    def _days(self, periods: Iterable[Period]) -> Iterator[str]:
        rows: list[Row] = []
        if reports := self._it.reports:
            rows.append(self._time("BALANCE_REPORT", reports.reporter, self._range(reports.due, "day")))
            rows.append(
                self._time("BALANCE_FEEDBACK", reports.reader, self._range(reports.feedback, "working-day"))
            )
        by_clause: dict[str, dict[str, list[str]]] = {}
        for period in periods:
            shown = by_clause.setdefault(period.clause, {})
            for party in self._short if period.party == ALL else (period.party,):
                shown.setdefault(party, []).append(self._words.count(period.number, period.unit))
        for clause, shown in by_clause.items():
            cells = [", ".join(dict.fromkeys(shown.get(party, ()))) or NOTHING for party in self._short]
            rows.append((plain(clause), *cells))
        notice = self._words.count(self._it.notice_months, "month")
        rows.append((self._word("BALANCE_NOTICE"), *(notice for _ in self._short)))
        yield from self._table(self._word("BALANCE_DAYS_HOW"), rows)

    def _time(self, code: str, party: str, days: str) -> Row:
        return (self._word(code), *(days if party == one else NOTHING for one in self._short))

    def _range(self, days: tuple[int, int], unit: str) -> str:
        least, most = days
        shown = self._words.count(most, unit)
        return shown if least == most else f"{least}–{shown}"

    def _money(self) -> Iterator[str]:
        found = [("BALANCE_SPENDS", self._it.budget), ("BALANCE_ADMINISTRATION", self._it.administration)]
        held = [(code, shares) for code, shares in found if shares]
        if not held:
            yield self._word("BALANCE_MONEY_NONE")
            return
        undivided = any(shares.undivided for _, shares in held)
        rows = [row for code, shares in held for row in self._shares(code, shares, undivided=undivided)]
        last = [self._word("BALANCE_UNDIVIDED")] if undivided else []
        yield from self._table(self._word("BALANCE_MONEY_HOW"), rows, *last)

    def _shares(self, code: str, shares: Shares, *, undivided: bool) -> Iterator[Row]:
        amounts = [shares.by_party.get(party, Decimal(0)) for party in self._short]
        amounts += [shares.undivided] if undivided else []
        yield (self._word(code, currency=self._it.currency), *map(self._words.amount, amounts))
        whole = self._words.amount(shares.total)
        percents = (self._words.percent(shares.percent(amount)) for amount in amounts)
        yield (self._word("BALANCE_SHARE", total=whole), *percents)

    # ── words and tables ─────────────────────────────────────────────────────────────────────────────────────────

    def _part(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        yield from ("", f"## {self._word(title)}", "")
        yield from lines

    def _row(self, title: str, counted: Mapping[str, int], *more: str) -> Row:
        return (title, *(str(counted.get(party, 0)) for party in (*self._short, *more)))

    def _table(self, how: str, rows: Sequence[Row], *more: str) -> Iterator[str]:
        """Yield how it was counted, and a table with a column for each party."""
        head = ("", *self._short.values(), *more)
        yield from (how, "", f"| {' | '.join(head)} |", "|---|" + "---:|" * (len(head) - 1))
        yield from (f"| {' | '.join(row)} |" for row in rows)

    def _label(self, group: str, code: str) -> str:
        words = self._words.label(group, code)
        return words[:1].upper() + words[1:]

    def _in(self, text: L10n) -> str:
        return text.get(self._language) or next(iter(text.values()), "")

    def _word(self, code: str, **args: object) -> str:
        if not args:
            return _fixed(code, self._language)
        return say(code, {name: str(value) for name, value in args.items()}, self._language).wrong
