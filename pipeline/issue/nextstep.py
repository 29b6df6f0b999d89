"""What comes next in the life of one agreement: in a sentence, with the command for it, and by whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.build.make import Made
from pipeline.issue.case import Case
from pipeline.issue.dossier import documents
from pipeline.issue.edition import unready
from pipeline.issue.standing import Standing
from pipeline.model.document import Edition
from pipeline.model.due import due
from pipeline.model.events import Content
from pipeline.model.life import Version
from pipeline.model.messages import weight
from pipeline.model.party import Party
from pipeline.model.places import Finding, Severity, Stage
from pipeline.model.status import Status
from pipeline.model.words import Day
from pipeline.render.tongue import Tongue

SHOWN = 4
"""Up to so many missing facts are named."""
DUE = {"report": "NEXT_REPORT", "review": "NEXT_REVIEW", "end": "NEXT_ENDS", "ended": "NEXT_ENDED"}
OUT = (Status.FOR_SIGNATURE, Status.PARTLY_SIGNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What comes next in one agreement's life."""

    id: str
    status: Status
    version: str
    next: str
    """The sentence."""
    command: str
    """What to type; "" where there is nothing to do but wait."""
    newer: tuple[str, ...] = ()
    """The clauses of which the library has newer wording."""


class Desk:
    """An agreement with all that decides what comes next for it."""

    def __init__(self, case: Case, stands: Standing, tongue: Tongue) -> None:
        self._case = case
        self._stands = stands
        self._tongue = tongue
        self._command = ""

    def step(self) -> Step:
        """Return what comes next."""
        stands, broken = self._stands, bool(self._stands.findings)
        newer = () if broken else stands.newer(self._case.workshop, self._made.selection)
        said = [self._broken()] if broken else [*self._said(), *self._newer(newer)]
        return Step(id=self._case.id, status=stands.status, version=stands.version, next="; ".join(said),
                    command=self._command, newer=newer)  # fmt: skip

    def _said(self) -> Iterator[str]:
        case, last = self._case, self._case.life.last
        if last and self._stands.status in OUT:
            yield self._signatures(last)
            return
        if last and self._contents == _digests(last.facts.contents):
            yield self._word("NEXT_SIGNED", version=last.number) if last.signed else self._sent(last)
        else:
            yield self._to_issue(last)
        if case.life.signed:
            yield from self._due(case.life.signed)

    @cached_property
    def _made(self) -> Made:
        return self._case.made(Edition(str(self._case.life.next_number), "issued"))

    @cached_property
    def _contents(self) -> list[tuple[str, str]]:
        return _digests(documents(self._made, tracked=False).contents)

    def _broken(self) -> str:
        if self._stands.status is Status.FORKED:
            self._command = f"aftale issue {self._case.id} --keep HASH --note TEXT"
        return self._word("NEXT_LEDGER")

    def _to_issue(self, last: Version | None) -> str:
        """Say what a draft needs before it is sent."""
        self._command = f"aftale issue {self._case.id}"
        open_ = self._errors(Stage.SEND)
        gaps = [dict(finding.args)["path"] for finding in open_ if finding.code == "FACT_MISSING"]
        if open_ and len(gaps) == len(open_):
            return self._word("NEXT_FILL", facts=self._facts(gaps), command=self._command)
        if open_:
            self._command = f"aftale check {self._case.id} --stage send"
            return self._word("NEXT_MEND", count=len(open_), command=self._command)
        number = self._case.life.next_number
        if last is None:
            return self._word("NEXT_FIRST", number=number, command=self._command)
        return self._word("NEXT_CHANGED", version=last.number, number=number, command=self._command)

    def _sent(self, last: Version) -> str:
        """Say whose answer a version waits for, and what comes then; once a board has decided, nobody waits."""
        lacking = list(unready(self._case, last.facts.contents, self._made.says))
        then = self._then(last, lacking)
        approved = any(version.approvals for version in self._case.life.versions.values())
        if last.approvals or (approved and not lacking):
            return then
        return self._word("NEXT_WAIT", version=last.number, parties=self._awaited(last), then=then)

    def _then(self, last: Version, lacking: Sequence[Finding]) -> str:
        """Say what a version still needs before it can be signed."""
        open_ = self._errors(Stage.SIGN)
        if open_:
            self._command = f"aftale check {self._case.id} --stage sign"
            return self._word("NEXT_BEFORE_SIGNING", count=len(open_), command=self._command)
        behind = [dict(finding.args)["clause"] for finding in lacking if finding.code == "LANGUAGE_LAGS"]
        if behind:
            return self._word("NEXT_LAGGING", clauses=", ".join(dict.fromkeys(behind)))
        if lacking:
            return self._to_approve(last, {finding.path for finding in lacking})
        self._command = f"aftale issue {self._case.id} --for-signature"
        return self._word("NEXT_EDITION", command=self._command)

    def _to_approve(self, last: Version, paths: Collection[str]) -> str:
        """Say whose boards have not decided on a version."""
        parties = enumerate(self._case.partnership.parties)
        deciding = [party for index, party in parties if f"parties[{index}].approved_by" in paths]
        self._command = f"aftale approve {self._case.id} {last.number} --party {deciding[0].id}"
        bodies = self._tongue.list(map(self._body, deciding))
        return self._word("NEXT_APPROVE", bodies=bodies, version=last.number, command=self._command)

    def _signatures(self, last: Version) -> str:
        """Say who must still sign, and in which language where there are several documents."""
        several = len(last.languages) > 1
        option = f" --language {last.lacking[0][1]}" if several else ""
        self._command = f"aftale sign {self._case.id} {last.number} FILE --party {last.lacking[0][0]}{option}"
        signers = [
            f"{self._name(party)} ({self._tongue.languages(language)})" if several else self._name(party)
            for party, language in last.lacking
        ]
        return self._word("NEXT_SIGN", version=last.number, signers=self._tongue.list(signers),
                          command=self._command)  # fmt: skip

    def _due(self, signed: Version) -> Iterator[str]:
        """Yield what falls due under the signed version."""
        signed_on = max((signature.on for signature in signed.signatures), default=signed.event.at[:10])
        for item in due(self._case.agreement, self._case.clerk.today, Day.fromisoformat(signed_on)):
            title = self._in_words(item.title or {})
            yield self._word(DUE[item.what], day=self._tongue.day(item.day), title=title)

    def _newer(self, clauses: Sequence[str]) -> Iterator[str]:
        """Yield that there is newer wording; while a version is out for signature nothing is taken in."""
        if not clauses:
            return
        named = ", ".join(clauses)
        if self._stands.status in OUT:
            yield self._word("NEXT_NEWER_LATER", clauses=named)
        else:
            command = f"aftale clauses adopt {self._case.id} {' '.join(clauses)} --reason TEXT"
            yield self._word("NEXT_NEWER", clauses=named, command=command)

    def _errors(self, stage: Stage) -> list[Finding]:
        found = dict.fromkeys((*self._case.findings, *self._made.findings))
        return [finding for finding in found if weight(finding, stage) is Severity.ERROR]

    def _facts(self, paths: Sequence[str]) -> str:
        """Name missing facts as the library calls them."""
        words = self._case.bench.workshop.book.words(self._tongue.language)
        named = list(dict.fromkeys(words.fact(path) for path in paths))
        more = [self._word("NEXT_MORE", count=len(named) - SHOWN)] if len(named) > SHOWN else []
        return self._tongue.list([*named[:SHOWN], *more])

    def _awaited(self, last: Version) -> str:
        """Name the parties whose answer is awaited: all but ourselves, or the one it was sent to."""
        own, to = self._case.clerk.settings.party.id, last.facts.to
        parties = [party.id for party in self._case.partnership.parties if party.id != own]
        return self._tongue.list(map(self._name, [to] if to else parties))

    def _body(self, party: Party) -> str:
        body = self._in_words(party.approved_by or {})
        return f"{party.short_name} ({body})" if body else party.short_name

    def _name(self, id_: str) -> str:
        names = {party.id: party.short_name for party in self._case.partnership.parties}
        return names.get(id_, id_)

    def _in_words(self, text: Mapping[str, str]) -> str:
        """Return a text of the partnership's file in the language of messages, or in the first that it has."""
        return text.get(self._tongue.language) or next(iter(text.values()), "")

    def _word(self, code: str, **args: object) -> str:
        return self._tongue.word(code, **args)


def _digests(contents: Sequence[Content]) -> list[tuple[str, str]]:
    return [(content.language, content.digest) for content in contents]
