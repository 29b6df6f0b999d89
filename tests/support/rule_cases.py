"""For every code of a rule: what calls it forth in the small partnership of tests/check, and what nearly does.

`CASES` holds (code, what triggers it, what does not); both are changes to the partnership's file, and where needed
another agreement, changes to the library, or a day. A rule without a line here fails `test_check_cases`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from money_cases import MONEY_CASES, Case, on

from pipeline.model.clause import NO_FRONT, FrontMatter, Official, WordingSource

GRANT_TERM = 'term: {start: "2027-03-01", end: "2029-12-31"}'
GRANT_PERIOD = (
    'total: {amount: "1070", currency: DKK}\n      period: {start: "2027-03-01", end: "2029-02-28"}'
)
CHAIR = "[{title: {en: Chair}}]"
DIRECTOR = "[{title: {en: Director}}]"
LOCAL = "role: local-lead\n    kind: cso"
DUE = 'due_diligence: {done_on: "2027-01-09", sanctions_screened_on: "2027-01-10"}'
FLAGS = "flags: {personal_data: false}"
NONE_BECAUSE = "personal_data: {none_because: Vouchers stay at River}"
TYPE = "type: {primary: shared}"
VALUES = "values: [{kind: personal, text: {en: Trust}}]\n"
MOU_TERM = 'term: {start: "2027-01-01", review_every_months: 12}'
TELLS = "kind: obligation, text: {en: Tells}"
MIRROR = ", mirrors: tell"
BY = "by: {river: decides, reed: consulted}"
ALONE = {BY: "by: {river: consulted, reed: decides}"}
YEARS = "retention_years: 10"
DEMAND = "{demand: {en: the state is told}, source: The law, as_of: today, verified: true}"
BROOK = '  - {id: brook, role: local-co, kind: cso, name: Brook, short_name: Brook, country: "HN"}\n'


def party(kind: str, more: str = "") -> dict[str, str]:
    """The local partner as another kind of actor."""
    return {LOCAL: f"role: local-lead\n    kind: {kind}{more}"}


def beside(id_: str = "brook", role: str = "local-co") -> dict[str, str]:
    """A third party."""
    return {
        f"    {DUE}\n": f"    {DUE}\n{BROOK}".replace("id: brook", f"id: {id_}").replace("local-co", role)
    }


def right_to_sign(more: str) -> dict[str, str]:
    """The director's right to sign, by power of attorney."""
    return {DIRECTOR: f"[{{title: {{en: Director}}, authority: {{document: A letter, {more}}}}}]"}


def leaving(more: str) -> dict[str, str]:
    """Personal data that leaves the EEA."""
    return {FLAGS: "flags: {personal_data: true, third_country_transfer: true}",
            NONE_BECAUSE: f"personal_data: {{{more}}}"}  # fmt: skip


def library(old: str, new: str) -> Mapping[str, str]:
    """One change to the library."""
    return {old: new}


COMPANY = party("private-company")
RESEARCH = party("research-institution")
OFFICE = right_to_sign("seen_on: 2027-01-01")
ASKS = library("gaps: []", f"permit: {DEMAND}\ngaps: []")
TOLD = library("gaps: []", f"filing: {DEMAND}\ngaps: []")
SCREENED = library(
    "whole_amounts:", 'screening_days: {value: "90", source: page 7, verified: true}\n  whole_amounts:'
)
PENDING = "status: locked, locked: {official_text: pending, authentic_language: en}"
LOCKED = library("status: core", PENDING)
IN_DANISH = library("status: core", PENDING.replace("language: en", "language: da"))
OFFICIAL = Official(
    source="The guide", as_of=date(2026, 3, 14), sha256=hashlib.sha256(b"Nobody pays.").hexdigest()
)
THEIRS = WordingSource("clauses/wording/aims/standard.official.en.md", "", "Nobody pays.\n",
                       front=FrontMatter(official=OFFICIAL))  # fmt: skip
DATED = library("status: core", "status: core, dates: [reporting]")
SUPPLIER = {'spent_by: {river: "800", reed: "200"}}': 'spent_by: {reed: "1000"}, suppliers: [river]}'}
BOUGHT = {'spent_by: {river: "800", reed: "200"}}': 'spent_by: {reed: "1000"}}'}
PERMIT = "    signature_rule: legal-representative"
MORE_TYPES = "type: {primary: shared, secondary: [passing]"

TITLE = "title: {en: Reed and River}"
BOTH = {"versions: [en]": "versions: [en, da], prevailing: en"}

PARTY_CASES: tuple[Case, ...] = (
    ("PARTIES_TOO_FEW", on({"  - id: river": "# river", f"    {LOCAL}\n": "", "    name: The River Union\n": "",
                            "    short_name: River\n": "", '    country: "GT"\n': "", f"{PERMIT}\n": "",
                            f"    signatories: {DIRECTOR}\n": "", f"    {DUE}\n": ""}), on()),
    ("PARTY_TWICE", on(beside("river")), on(beside())),
    ("PARTY_RESERVED", on(beside("all")), on(beside())),
    ("LEAD_MISSING", on({"role: local-lead": "role: local-co"}),
     on({"role: local-lead": "role: local-co"}, agreement="mou")),
    ("LEAD_TWICE", on(beside(role="local-lead")), on(beside())),
    ("PARTIES_ONE_COUNTRY", on({'"GT"': '"DK"'}), on({'"GT"': '"DK"'}, agreement="mou")),
    ("COUNTRY_UNKNOWN", on({'"GT"': '"UK"'}), on({'"GT"': '"GB"'})),
    ("CVR_WRONG", on({"00000116": "00000117"}), on({"00000116": "00000108"})),
    ("SIGNATORIES_TOO_FEW", on({"chair-alone": "two-jointly"}),
     on({"chair-alone": "two-jointly", CHAIR: "[{title: {en: Chair}}, {title: {en: Deputy}}]"})),
    ("AUTHORITY_UNDATED", on(right_to_sign("basis: power-of-attorney")),
     on(right_to_sign("basis: power-of-attorney, dated: 2027-01-01"))),
    ("AUTHORITY_NOT_YET", on(right_to_sign("dated: 2027-01-02"), today=date(2027, 1, 1)),
     on(right_to_sign("dated: 2027-01-01"), today=date(2027, 1, 1))),
    ("AUTHORITY_EXPIRED", on(right_to_sign("valid_to: 2027-01-01"), today=date(2027, 1, 2)),
     on(right_to_sign("valid_to: 2027-01-01"), today=date(2027, 1, 1))),
    ("MANDATE_MISSING", on(party("public-institution")),
     on(party("public-institution", "\n    mandate: {en: The health act}"))),
    ("SIGNING_OFFICE_MISSING", on(party("public-institution")), on(party("public-institution") | OFFICE)),
    ("DILIGENCE_MISSING", on(COMPANY | {'done_on: "2027-01-09", ': ""}), on(COMPANY)),
    ("DILIGENCE_EXPIRED", on({DUE: DUE[:-1] + ', valid_to: "2027-12-31"}'}, today=date(2028, 1, 1)),
     on({DUE: DUE[:-1] + ', valid_to: "2027-12-31"}'}, today=date(2027, 12, 31))),
    ("DILIGENCE_OLD", on(COMPANY, today=date(2028, 1, 10)), on(COMPANY, today=date(2028, 1, 9))),
    ("COMPANY_SUPPLIES", on(COMPANY | SUPPLIER), on(SUPPLIER)),
    ("COMPANY_SPENDS", on(COMPANY), on(COMPANY | BOUGHT)),
    ("ETHICS_UNANSWERED", on(RESEARCH), on(party("research-institution", "\n    research: {ethics: approved}"))),
    ("ETHICS_WITHOUT_REASON", on(party("research-institution", "\n    research: {ethics: not-needed}")),
     on(party("research-institution", "\n    research: {ethics: not-needed, reason: Only maps}"))),
    ("ETHICS_PENDING", on(party("research-institution", "\n    research: {ethics: pending}")),
     on(party("research-institution", "\n    research: {ethics: approved}"))),
    ("INFORMAL_GROUP", on(party("informal-group")), on(party("faith-body"))),
    ("SCREENING_MISSING", on({', sanctions_screened_on: "2027-01-10"': ""}),
     on({', sanctions_screened_on: "2027-01-10"': ""}, agreement="mou")),
    ("SCREENING_OLD", on(library=SCREENED, today=date(2027, 4, 11)), on(library=SCREENED, today=date(2027, 4, 10))),
    ("PERSONAL_DATA_UNANSWERED", on({FLAGS: "flags: {staff_paid: true}"}),
     on({FLAGS: "flags: {staff_paid: true}"}, agreement="mou")),
    ("TRANSFER_UNANSWERED", on({FLAGS: "flags: {personal_data: true}"}),
     on({FLAGS: "flags: {personal_data: true, third_country_transfer: false}"})),
    ("NO_PERSONAL_DATA_REASON", on({f"{NONE_BECAUSE}\n": ""}), on()),
    ("TRANSFER_BASIS_MISSING", on(leaving("transfer_basis: adequacy")),
     on(leaving("transfer_basis: adequacy, transfer_document: Decision of 2012"))),
    ("TRANSFER_ANNEX_MISSING", on(leaving("transfer_basis: standard-clauses, transfer_document: annexes/scc.docx")),
     on(leaving("transfer_basis: standard-clauses, transfer_document: annexes/scc.docx")
        | {YEARS: f"{YEARS}\n    annexes: [{{file: annexes/scc.docx, title: {{en: Clauses}}, mode: accompany}}]"})),
    ("PERMIT_MISSING", on(library=ASKS),
     on({PERMIT: f'{PERMIT}\n    foreign_funding_permit: {{number: "7"}}'}, library=ASKS)),
    ("PERMIT_ENDS",
     on({PERMIT: f'{PERMIT}\n    foreign_funding_permit: {{number: "7", valid_to: 2029-02-27}}'}, library=ASKS),
     on({PERMIT: f'{PERMIT}\n    foreign_funding_permit: {{number: "7", valid_to: 2029-02-28}}'}, library=ASKS)),
    ("COUNTRY_DUTY_OPEN", on(library=TOLD),
     on({PERMIT: f"{PERMIT}\n    country_duties: {{filing: By post}}"}, library=TOLD)),
    ("PARTY_UNKNOWN", on({"responsible: river": "responsible: rivr"}), on()),
    ("ENTRY_TWICE", on({"id: tell,": "id: ask,"}), on()),
    ("MIRROR_UNKNOWN", on({"mirrors: tell": "mirrors: tells"}), on()),
    ("AGREEMENT_TWICE", on({"id: mou\n": "id: grant\n", "framework: {mou: mou}": "framework: {mou_title: {en: Ours}}"}),
     on({"framework: {mou: mou}": "framework: {mou_title: {en: Ours}}"})),
    ("FRAMEWORK_UNKNOWN", on({"{mou: mou}": "{mou: moo}"}), on()),
    ("FRAMEWORK_NOT_IN_FORCE", on({MOU_TERM: 'term: {start: "2027-01-01", end: "2027-02-28"}'}),
     on({MOU_TERM: 'term: {start: "2027-01-01", end: "2027-03-01"}'})),
    ("TYPE_TWICE", on({TYPE: f"{MORE_TYPES.replace('passing', 'shared')}, rationale: {{en: Both}}}}"}),
     on({TYPE: f"{MORE_TYPES}, rationale: {{en: Both}}}}"})),
    ("TYPES_WITHOUT_RATIONALE", on({TYPE: f"{MORE_TYPES}}}"}),
     on({TYPE: f"{MORE_TYPES}, rationale: {{en: Both}}}}"})),
    ("TYPE_NEEDS", on({VALUES: ""}), on()),
    ("SHARED_COSTS_LARGE",
     on({MOU_TERM: f"{MOU_TERM}\n    shared_costs: {{cap: {{amount: '51', currency: DKK}}, purpose: {{en: Tea}}}}"},
        agreement="mou"),
     on({MOU_TERM: f"{MOU_TERM}\n    shared_costs: {{cap: {{amount: '50', currency: DKK}}, purpose: {{en: Tea}}}}"},
        agreement="mou")),
    ("FACT_REQUIRED", on({', end: "2029-12-31"}': "}"}), on()),
    ("FACT_FORBIDDEN", on({MOU_TERM: f"{MOU_TERM}\n    budget: {{lines: []}}"}, agreement="mou"),
     on({MOU_TERM: f"{MOU_TERM}\n    budget: pending"}, agreement="mou")),
    ("LANGUAGE_NONE", on({"versions: [en]": "versions: []"}), on()),
    ("LANGUAGE_TWICE", on({"versions: [en]": "versions: [en, en], prevailing: en"}), on()),
    ("PREVAILING_MISSING", on({"versions: [en]": "versions: [en, da]"}),
     on({"versions: [en]": "versions: [en, da], prevailing: en"})),
    ("PREVAILING_UNKNOWN", on({"versions: [en]": "versions: [en], prevailing: da"}),
     on({"versions: [en]": "versions: [en], prevailing: en"})),
    ("COLUMNS_TOO_MANY", on({"versions: [en]": "versions: [en, da, fr], prevailing: en, layout: side-by-side"}),
     on({"versions: [en]": "versions: [en, da], prevailing: en, layout: side-by-side"})),
    ("TEXT_LANGUAGE_MISSING", on({"versions: [en]": "versions: [da]"}), on()),
    ("RIGHT_UNMIRRORED", on({MIRROR: ""}), on()),
    ("DECISIONS_ONE_SIDED", on(ALONE), on({BY: "by: {river: joint, reed: joint}"})),
    ("EXPECTATION_OPEN", on({TELLS: f"{TELLS}, status: disagreed"}),
     on({TELLS: f"{TELLS}, status: disagreed, review: 2028-01-01"})),
    ("DISAGREEMENT_DUE", on({TELLS: f"{TELLS}, status: disagreed, review: 2028-01-01"}, today=date(2028, 1, 2)),
     on({TELLS: f"{TELLS}, status: disagreed, review: 2028-01-01"}, today=date(2028, 1, 1))),
    ("EXPECTATION_BINDS",
     on({TELLS: f"{TELLS}, binding: true", YEARS: f"{YEARS}\n    choices: {{force: {{value: nothing, reason: Talk}}}}"}),
     on({TELLS: f"{TELLS}, binding: true"})),
    ("UNEVEN_WITHOUT_REASON", on({MIRROR: ""}),
     on({MIRROR: "", "  decisions:\n": "  uneven: [{entry: ask, reason: We live far apart}]\n  decisions:\n"})),
    ("UNEVEN_WITHOUT_REASON", on(ALONE),
     on(ALONE | {"  decisions:\n": "  uneven: [{topic: Activities, reason: River asked for it}]\n  decisions:\n"})),
    ("UNEVEN_UNKNOWN", on({"  decisions:\n": "  uneven: [{topic: Activity, reason: A slip}]\n  decisions:\n"}),
     on({"  decisions:\n": "  uneven: [{topic: all, reason: It is so}]\n  decisions:\n"})),
    ("VARIANT_ONE_SIDED", on(library=library("{id: standard}", "{id: standard, warns: {en: One side gets more}}")), on()),
    ("OFFICIAL_TEXT_PENDING", on(library=LOCKED), on(library=LOCKED, wordings=(THEIRS,))),
    ("OFFICIAL_TEXT_CHANGED", on(library=LOCKED, wordings=(replace(THEIRS, text="Somebody pays.\n"),)),
     on(library=LOCKED, wordings=(THEIRS,))),
    ("OFFICIAL_TEXT_WITHOUT_SOURCE", on(library=LOCKED, wordings=(replace(THEIRS, front=NO_FRONT),)),
     on(library=LOCKED, wordings=(THEIRS,))),
    ("OFFICIAL_TEXT_NOT_AUTHENTIC", on(library=IN_DANISH, wordings=(THEIRS,)),
     on(library=LOCKED, wordings=(THEIRS,))),
    ("OFFICIAL_TEXT_NONE", on(library=library("status: core", PENDING.replace("pending", "none"))),
     on(library=library("status: core", PENDING.replace("pending", "none, source: A letter, as_of: 2026-05-01")))),
    ("TERM_BACKWARDS", on({GRANT_TERM: GRANT_TERM.replace("2029-12-31", "2027-03-01")}), on()),
    ("PERIOD_BACKWARDS", on({'{start: "2027-03-01", end: "2027-08-31"}': '{start: "2027-09-01", end: "2027-08-31"}'}),
     on({'{start: "2027-03-01", end: "2027-08-31"}': '{start: "2027-08-31", end: "2027-08-31"}'})),
    ("TERM_BEFORE_GRANT", on({GRANT_TERM: GRANT_TERM.replace("2029-12-31", "2029-02-27")}),
     on({GRANT_TERM: GRANT_TERM.replace("2029-12-31", "2029-02-28")})),
    ("GRANT_BEFORE_LETTER", on({'contract_date: "2027-02-10"': 'contract_date: "2027-03-02"'}),
     on({'contract_date: "2027-02-10"': 'contract_date: "2027-03-02"\n      retroactive_reason: The pool agreed'})),
    ("REVIEW_MISSING", on({", review_every_months: 12": ""}, agreement="mou"),
     on({", review_every_months: 12": ', end: "2030-12-31"'}, agreement="mou")),
    ("REVIEW_RHYTHM", on({"review_every_months: 12": "review_every_months: 37"}, agreement="mou"),
     on({"review_every_months: 12": "review_every_months: 36"}, agreement="mou")),
    ("DUTY_AFTER_END", on({GRANT_TERM: GRANT_TERM.replace("2029-12-31", "2029-08-27")}, library=DATED),
     on({GRANT_TERM: GRANT_TERM.replace("2029-12-31", "2029-08-27")},
        library=library("status: core", "status: core, dates: [reporting], survives: true"))),
    ("REGION_UNKNOWN", on({"versions: [en]": "versions: [en], regions: {en: en-XX}"}),
     on({"versions: [en]": "versions: [en], regions: {en: en-US}"})),
    ("FIGURES_DIFFER", on(BOTH | {TITLE: 'title: {en: "2 reeds", da: "3 siv"}'}),
     on(BOTH | {TITLE: 'title: {en: "2 reeds", da: "2 siv"}'})),
    ("TEXT_LEFTOVER", on({"text: {en: Trust}": 'text: {en: "Trust in [partner]"}'}), on()),
    ("PARTY_NAME_NEARLY", on({"name: The River Union": "name: Riverside", TITLE: "title: {en: With Riverslde}"}),
     on({"name: The River Union": "name: Riverside", TITLE: "title: {en: With Riverside}"})),
    ("AMOUNT_NEARLY", on({'total: {amount: "1070"': 'total: {amount: "159430"', TITLE: 'title: {en: "DKK 154,930"}'}),
     on({'total: {amount: "1070"': 'total: {amount: "159430"', TITLE: 'title: {en: "DKK 159,430"}'})),
    ("WORDING_UNAPPROVED", on(wordings=(THEIRS,)),
     on({YEARS: f"{YEARS}\n    waivers: [{{clause: aims, reason: Small, by_role: chair, date: '2027-01-05'}}]"},
        wordings=(THEIRS,))),
    ("PINNED_UNAPPROVED", on(wordings=(THEIRS,), superseded=(("aims", "standard", "en"),)), on(wordings=(THEIRS,))),
)  # fmt: skip

CASES = (*PARTY_CASES, *MONEY_CASES)
