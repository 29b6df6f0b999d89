"""Cases of the rules about money, reports and the pool; `rule_cases` holds the others and says what a case is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.model.clause import WordingSource

Given = dict[str, Any]
Case = tuple[str, Given, Given]


def on(
    changes: Mapping[str, str] | None = None, *, agreement: str = "grant",
    library: Mapping[str, str] | None = None, today: date | None = None,
    wordings: tuple[WordingSource, ...] = (), superseded: tuple[tuple[str, str, str], ...] = (),
) -> Given:  # fmt: skip
    """The small partnership after changes to its file, to the library, or on a day."""
    return {"changes": changes or {}, "agreement": agreement, "library": library, "today": today,
            "wordings": wordings, "superseded": superseded}  # fmt: skip


FIRST = '{no: 1, amount: "400", due: {date: "2027-03-15"}}'
SECOND = '{no: 2, amount: "320", due: {after: half}}'
THIRD = '{no: 3, amount: "80", due: {after: final}}'
LINE = '{no: 3, title: {en: Administration}, amount: "70"}'
PAID = 'spent_by: {river: "800", reed: "200"}}'
SEVENTY = {'amount: "70"}': 'amount: "71"}', '"1070", currency: DKK': '"1071", currency: DKK'}
HALF_DUE = 'due: "2027-09-30"'
YEARS = "retention_years: 10"
READS = {
    "whole_amounts:": "report_languages: {value: 'da, en', source: page 7, verified: true}\n  whole_amounts:"
}
SPANISH = f"{HALF_DUE}\n        language: es"
BY_REED = f"{SPANISH}\n        translation: {{by: reed, days: 10, budget_line: 3}}"

DEMAND = "demands: [{id: aims, demand: {en: Aims}, source: page 1, %s}]\nbudget_form:"
LIFTED = "overrules: [{rule: %s, reference: A letter, by_role: chair, date: '2027-01-05'}]\n    retention_years: 10"
SMALL = {"whole_amounts:": 'light_below: {value: "2000", source: page 8, verified: true}\n  whole_amounts:'}
TRUSTED = {"months: 1200": "months: 12"}
UNCHECKED = {"page 8, verified: true": "page 8, verified: false"}

MONEY_CASES: tuple[Case, ...] = (
    ("CURRENCY_UNKNOWN", on({'"1070", currency: DKK': '"1070", currency: DKR'}), on()),
    ("CURRENCY_DIFFERS", on({'"1070", currency: DKK': '"1070", currency: EUR'}), on()),
    ("NUMBER_NEGATIVE", on({YEARS: "retention_years: -1"}), on()),
    ("LINE_TWICE", on({"no: 3, title": "no: 1, title"}), on()),
    ("LINE_COMPUTED", on({"no: 3, title": "no: 2, title"}), on()),
    ("LINE_UNKNOWN", on({"no: 3, title": "no: 5, title"}), on()),
    ("LINE_SHARES", on({'reed: "200"': 'reed: "199"'}), on()),
    ("LINE_FUNDING", on({PAID: PAID.replace("}}", '}, funding: {pool: "999"}}')}),
     on({PAID: PAID.replace("}}", '}, funding: {pool: "900", own: "100"}}')})),
    ("BUDGET_TOTAL", on({'"1070", currency: DKK': '"1069", currency: DKK'}), on()),
    ("LINE_NOT_WHOLE", on({LINE: LINE.replace("70", "69.50")}),
     on({LINE: LINE.replace("70", "69.50")}, library={"value: DKK": "value: EUR"})),
    ("CEILING_ABOVE_GRANT", on({'"800", currency: DKK': '"1071", currency: DKK'}),
     on({'"800", currency: DKK': '"1070", currency: DKK'})),
    ("PARTNER_SHARE", on({'"800", currency: DKK': '"801", currency: DKK'}), on()),
    ("ADMIN_ONE_SIDED", on({'local: "10"': 'local: "0"'}), on({'{danish: "70", local: "10"}': '{danish: "0"}'})),
    ("CAP_ABOVE", on(SEVENTY), on()),
    ("CAP_BELOW", on(library={'min_pct: "60"': 'min_pct: "93.5"'}), on(library={'min_pct: "60"': 'min_pct: "93"'})),
    ("INSTALMENTS_TOTAL", on({'"320"': '"319"'}), on()),
    ("INSTALMENT_NUMBER", on({THIRD: THIRD.replace("no: 3", "no: 4")}), on()),
    ("INSTALMENT_ORDER", on({FIRST: FIRST.replace("2027-03-15", "2027-10-01")}),
     on({FIRST: FIRST.replace("2027-03-15", "2027-09-30")})),
    ("INSTALMENT_LATE", on({THIRD: THIRD.replace("after: final", 'date: "2030-01-02"')}),
     on({THIRD: THIRD.replace("after: final", 'date: "2029-12-31"')})),
    ("INSTALMENT_NO_DAY", on({SECOND: SECOND.replace("after: half", "days: 15")}), on()),
    ("INSTALMENT_BEFORE_REPORT", on({SECOND: SECOND.replace("after: half", 'after: half, date: "2027-09-29"')}),
     on({SECOND: SECOND.replace("after: half", 'after: half, date: "2027-09-30"')})),
    ("FIRST_INSTALMENT_LARGE", on({FIRST: FIRST.replace("400", "401")}), on()),
    ("NO_INSTALMENT_AFTER_REPORT",
     on({SECOND: SECOND.replace("after: half", 'date: "2027-10-15"'), THIRD: THIRD.replace("after: final", "")}),
     on({SECOND: SECOND.replace("after: half", 'date: "2027-10-15"')})),
    ("RETAINED_LARGE", on({THIRD: THIRD.replace("80", "81")}), on()),
    ("REPORT_TOO_SOON", on({HALF_DUE: 'due: "2027-09-14"'}), on({HALF_DUE: 'due: "2027-09-15"'})),
    ("REPORT_TOO_LATE", on({'pool_due: "2029-08-28"': 'pool_due: "2029-05-29"'}),
     on({'pool_due: "2029-08-28"': 'pool_due: "2029-05-30"'})),
    ("REPORT_TWICE", on({"id: half": "id: final", "after: half": "after: final"}), on()),
    ("REPORT_UNKNOWN", on({"after: half": "after: haf"}), on()),
    ("REPORT_LANGUAGE", on({HALF_DUE: SPANISH}, library=READS), on({HALF_DUE: BY_REED}, library=READS)),
    ("TRANSLATION_UNPAID", on({HALF_DUE: BY_REED.replace("budget_line: 3", "budget_line: 4")}), on({HALF_DUE: BY_REED})),
    ("DEADLINE_DAY_OFF", on({HALF_DUE: 'due: "2027-10-02"'}), on({HALF_DUE: 'due: "2027-10-01"'})),
    ("RULESET_UNKNOWN", on({'ruleset: "2025-01-01"': 'ruleset: "2025-01-10"'}), on()),
    ("RULESET_UNVERIFIED", on(library={"verified_by: treasurer": "verified_by: null"}), on()),
    ("FIGURE_NOT_A_NUMBER", on(library={'value: "10", source: page 1': "value: ten years, source: page 1"}), on()),
    ("IRREGULARITIES_TURNED", on({YEARS: f"{YEARS}\n    irregularities: {{partner_days: 14, danish_days: 14}}"}),
     on({YEARS: f"{YEARS}\n    irregularities: {{partner_days: 13, danish_days: 14}}"})),
    ("IRREGULARITIES_LATE", on({YEARS: f"{YEARS}\n    irregularities: {{partner_days: 5, danish_days: 15}}"}),
     on({YEARS: f"{YEARS}\n    irregularities: {{partner_days: 5, danish_days: 14}}"})),
    ("RETENTION_SHORT", on({YEARS: "retention_years: 9"}), on({YEARS: "retention_years: 11"})),
    ("RULESET_OLD", on(library=TRUSTED, today=date(2027, 11, 2)), on(library=TRUSTED, today=date(2027, 11, 1))),
    ("DEMAND_CLAUSE", on(library={"budget_form:": DEMAND % "clause: elsewhere"}),
     on(library={"budget_form:": DEMAND % "clause: aims"})),
    ("DEMAND_FACT", on(library={"budget_form:": DEMAND % "needs: audit.due"}),
     on(library={"budget_form:": DEMAND % "needs: grant.total"})),
    ("OVERRULE_UNKNOWN", on({YEARS: LIFTED % "offices"}), on({YEARS: LIFTED % "office"})),
    ("OVERRULE_VERIFIED", on({YEARS: LIFTED % "office"}), on({YEARS: LIFTED % "office"}, library=UNCHECKED)),
    ("LENGTH_LONG", on(library=SMALL), on({YEARS: f"{YEARS}\n    length: light"}, library=SMALL)),
)  # fmt: skip
