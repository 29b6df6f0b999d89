"""A small partnership, a small library, and what the rules say of them after a change or two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.check import Case, check
from pipeline.files.reader import Reader
from pipeline.files.strict_yaml import parse
from pipeline.model import library as lib
from pipeline.model.clause import Clause, WordingSource
from pipeline.model.country import CountryRules, Weekends
from pipeline.model.partnership import Partnership
from pipeline.model.phrases import Phrases
from pipeline.model.places import Finding
from pipeline.model.ruleset import Ruleset
from pipeline.pick import facts_of, pick

Changes = Mapping[str, str]
FILE = "agreements/reed-river/partnership.yaml"

PARTNERSHIP = """\
schema: "1"
id: reed-river
title: {en: Reed and River}
type: {primary: shared}
languages: {versions: [en]}
parties:
  - id: reed
    role: danish-lead
    kind: cso
    name: The Reed Society
    short_name: Reed
    country: "DK"
    registration: {scheme: DK-CVR, number: "00000116"}
    signature_rule: chair-alone
    signatories: [{title: {en: Chair}}]
  - id: river
    role: local-lead
    kind: cso
    name: The River Union
    short_name: River
    country: "GT"
    signature_rule: legal-representative
    signatories: [{title: {en: Director}}]
    due_diligence: {done_on: "2027-01-09", sanctions_screened_on: "2027-01-10"}
values: [{kind: personal, text: {en: Trust}}]
network: {name: Waters, members: [reed, river]}
flags: {personal_data: false}
personal_data: {none_because: Vouchers stay at River}
expectations:
  entries:
    - {id: ask, area: visits, party: river, kind: right, text: {en: May ask}, mirrors: tell}
    - {id: tell, area: visits, party: reed, kind: obligation, text: {en: Tells}}
  decisions:
    - {topic: {en: Activities}, by: {river: decides, reed: consulted}}
capacity: [{learner: all, text: {en: Bookkeeping}}]
phase_out: {steps: [{date: "2028-12-01", text: {en: Hand over}, responsible: river}]}
agreements:
  - id: mou
    kind: mou
    term: {start: "2027-01-01", review_every_months: 12}
  - id: grant
    kind: grant
    term: {start: "2027-03-01", end: "2029-12-31"}
    framework: {mou: mou}
    grant:
      pool: pond
      ruleset: "2025-01-01"
      funder: The Lake
      contract_date: "2027-02-10"
      total: {amount: "1070", currency: DKK}
      period: {start: "2027-03-01", end: "2029-02-28"}
    budget:
      lines:
        - {no: 1, title: {en: Activities}, amount: "1000", spent_by: {river: "800", reed: "200"}}
        - {no: 3, title: {en: Administration}, amount: "70"}
    transfer:
      ceiling: {amount: "800", currency: DKK}
      instalments:
        - {no: 1, amount: "400", due: {date: "2027-03-15"}}
        - {no: 2, amount: "320", due: {after: half}}
        - {no: 3, amount: "80", due: {after: final}}
    admin: {danish: "70", local: "10"}
    reporting:
      - id: half
        title: {en: First half-year}
        kind: financial
        period: {start: "2027-03-01", end: "2027-08-31"}
        due: "2027-09-30"
      - id: final
        title: {en: The end}
        kind: final
        period: {start: "2027-03-01", end: "2029-02-28"}
        due: "2029-04-30"
        pool_due: "2029-08-28"
    retention_years: 10
"""

KINDS = {
    "mou": "{id: mou, title: {en: MoU}, forbids: [grant, budget], review_months: {least: 6, most: 36}, "
    "outline: [{clause: aims, always: true}]}",
    "grant": "{id: grant, title: {en: Grant}, requires: [grant, budget, reporting, term.end], "
    "outline: [{clause: aims, always: true}]}",
}
TYPES = {
    "shared": "{id: shared, name: {en: Shared}, description: {en: Values}, needs: [values], "
    "shared_costs_most: {amount: '50', currency: DKK}}",
    "passing": "{id: passing, name: {en: Passing}, description: {en: Ends}, "
    "needs: [phase_out.steps or choices.exit.reason]}",
}
SLOTS = """\
slots:
  - id: force
    title: {en: Does it bind?}
    kinds: [mou, grant]
    default: {mou: some, grant: all}
    answers:
      - {id: all, title: {en: It binds}, force: all}
      - {id: some, title: {en: Some of it binds}, force: listed}
      - {id: nothing, title: {en: Nothing binds}, force: none}
  - {id: exit, title: {en: How does it end?}, kinds: [mou, grant], answers: [{id: talk, title: {en: By a talk}}]}
"""
AIMS = "{id: aims, title: {en: Aims}, purpose: {en: Aims}, status: core, variants: [{id: standard}]}"
OVERLAY = (
    "{id: company, title: {en: A company}, when: '\"private-company\" in actor_kinds', diligence_months: 12}"
)
WEEKENDS = "{source: The almanac, weekends: {EG: [friday, saturday]}}"
COUNTRY = """\
country: "GT"
date: "2020-01-01"
name: {en: Guatemala}
days_off: {fixed: ["12-26"], easter: [-2], source: The almanac}
gaps: []
"""
DEMAND = "{demand: {en: the state is told}, source: The law, as_of: today, verified: true}"
RULESET = """\
pool: pond
date: "2025-01-01"
name: {en: The Pond}
manager: The Lake
as_of: "2026-11-01"
source: The Lake's guide
verified_by: treasurer
values:
  retention_years: {value: "10", source: page 1, verified: true}
  irregularities_days: {value: "14", source: page 2, verified: true}
  first_instalment_pct: {value: "50", source: page 3, verified: true}
  retained_pct: {value: "10", source: page 4, verified: true}
  report_days: {value: "15", source: page 5, verified: true}
  pool_report_days: {value: "30", source: page 6, verified: true}
  whole_amounts: {value: DKK, source: page 7, verified: true}
budget_form:
  entered: [1, 3]
  computed:
    - {no: 2, title: {en: Subtotal}, sums: [1]}
    - {no: 4, title: {en: Total}, sums: [2, 3]}
caps:
  - {id: office, line: 3, max_pct: "7", of: [2], message: {en: At most 7 %}, source: page 8, verified: true}
  - {id: work, line: 1, min_pct: "60", of: [4], message: {en: At least 60 %}, source: page 9, verified: true}
months: 1200
"""


def changed(text: str, changes: Changes) -> str:
    """Return a text with each change made in the one place it fits."""
    for old, new in changes.items():
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        text = text.replace(old, new)
    return text


def fitting(text: str, changes: Changes) -> Changes:
    """Return the changes that fit a text of the library."""
    return {old: new for old, new in changes.items() if old in text}


def read(cls: type, text: str, file: str = "library") -> Any:
    """Read one record from YAML text that must be without a fault."""
    node, findings = parse(text.encode(), file)
    reader = Reader(file, {})
    record = reader.read(cls, node)
    assert [*findings, *reader.findings] == []
    return record


def library_of(changes: Changes) -> lib.Library:
    """Return the small library with changes."""
    assert all(old in RULESET + AIMS + COUNTRY for old in changes)
    ruleset = read(Ruleset, changed(RULESET, fitting(RULESET, changes)))
    return lib.Library(
        kinds={name: read(lib.Kind, text) for name, text in KINDS.items()},
        slots={slot.id: slot for slot in read(lib.Slots, SLOTS).slots},
        types={name: read(lib.TypeRule, text) for name, text in TYPES.items()},
        overlays=(read(lib.Overlay, OVERLAY),),
        conflicts=(),
        rulesets={ruleset.pool: (ruleset,)},
        clauses={"aims": read(Clause, changed(AIMS, fitting(AIMS, changes)))},
        wordings={},
        tables={},
        glossary=(),
        phrases=Phrases(phrases={}, labels={}, units={}, modality={}, facts={}),
        questions=(),
        house=WordingSource("", ""),
        digests={},
        countries={"GT": (read(CountryRules, changed(COUNTRY, fitting(COUNTRY, changes))),)},
        weekends=read(Weekends, WEEKENDS),
    )


@pytest.fixture
def small() -> Callable[..., tuple[Partnership, lib.Library]]:
    """Read the small partnership after changes to its file, with its library."""

    def small(changes: Changes | None = None) -> tuple[Partnership, lib.Library]:
        return read(Partnership, changed(PARTNERSHIP, changes or {}), FILE), library_of({})

    return small


@pytest.fixture
def findings() -> Callable[..., list[Finding]]:
    """Check an agreement of the small partnership after changes to its file and to the library."""

    def findings(
        changes: Changes | None = None,
        *,
        agreement: str = "grant",
        library: Changes | None = None,
        wordings: tuple[WordingSource, ...] = (),
        superseded: tuple[tuple[str, str, str], ...] = (),
        today: date | None = None,
    ) -> list[Finding]:
        partnership = read(Partnership, changed(PARTNERSHIP, changes or {}), FILE)
        chosen = next(a for a in partnership.agreements if a.id == agreement)
        texts = {("aims", "standard", source.file.split(".")[-2]): source for source in wordings}
        books = replace(library_of(library or {}), wordings=texts, superseded=frozenset(superseded))
        selection, _ = pick(partnership, chosen, books)
        assert selection
        return check(Case(partnership, chosen, selection, books, today, facts_of(partnership, chosen, books)))

    return findings


@pytest.fixture
def found(findings: Callable[..., list[Finding]]) -> Callable[..., list[str]]:
    """Check likewise; each finding is `CODE path | the line it points at`."""

    def found(changes: Changes | None = None, **given: Any) -> list[str]:
        lines = changed(PARTNERSHIP, changes or {}).splitlines()
        return [
            f"{finding.code} {finding.path} | {lines[finding.place.line - 1].strip(' -')}"
            for finding in findings(changes, **given)
        ]

    return found


@pytest.fixture
def codes(findings: Callable[..., list[Finding]]) -> Callable[..., list[str]]:
    """Check likewise; only the codes, where the place was shown elsewhere or is many."""

    def codes(changes: Changes | None = None, **given: Any) -> list[str]:
        return [finding.code for finding in findings(changes, **given)]

    return codes
