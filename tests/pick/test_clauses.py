"""Which clauses are in: what kinds keep apart, what may be left out or added, what overlays and pools bring."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.files.library import load_library, vocabularies
from pipeline.files.partnership import load_partnership, read_partnership
from pipeline.model.partnership import Flags
from pipeline.model.record import field_facts
from pipeline.pick import pick

ROOT = Path(__file__).parents[2]
LIBRARY, _ = load_library(ROOT / "clauses")
TYPES = sorted(LIBRARY.types)
OUTLINES = {
    kind.id: [entry for entry in kind.outline if entry.clause and entry.clause in LIBRARY.clauses]
    for kind in LIBRARY.kinds.values()
}
IN_KIND = {
    kind.id: {e.clause for e in (*kind.outline, *kind.annexes) if e.clause} for kind in LIBRARY.kinds.values()
}
ONLY_GRANT = sorted((IN_KIND["grant"] - IN_KIND["mou"]) & LIBRARY.clauses.keys())
ONLY_MOU = sorted((IN_KIND["mou"] - IN_KIND["grant"]) & LIBRARY.clauses.keys())
MONEY = {
    "grant-and-funder", "flow-down", "budget-and-eligible-costs", "administration-share", "budget-changes",
    "instalments", "bank-and-transfers", "currency-and-interest", "books-and-retention", "procurement",
    "unspent-and-repayment", "funder-suspension", "audit-and-access", "annex-budget", "annex-instalments",
}  # fmt: skip
PHASE_OUT = "phase_out: {steps: [{date: '2028-01-01', text: {en: Half}, responsible: nsk}]}"


def always(kind, *statuses):
    """The clauses of a status that are in every agreement of a kind."""
    found = (LIBRARY.clauses[e.clause] for e in OUTLINES[kind] if e.always)
    return sorted(clause.id for clause in found if clause.status in statuses)


def removed(clause, given="reason: R, approved_by: lawyer"):
    """Leave a clause out."""
    return f"clauses: {{remove: [{{id: {clause}{', ' if given else ''}{given}}}]}}"


@pytest.mark.parametrize("kind", ["mou", "grant"])
def test_a_core_clause_cannot_be_left_out(kind, select):
    """Not with a reason and a lawyer's approval; nor a locked one."""
    cores = always(kind, "core", "locked")
    assert len(cores) > 10
    for clause in cores:
        picked = select(kind=kind, agreement=removed(clause))
        assert (picked.codes, clause in picked.clauses) == (["CLAUSE_CORE"], True)


@pytest.mark.parametrize("kind", ["mou", "grant"])
def test_a_default_clause_is_left_out_with_a_reason_and_a_role(kind, select):
    """Both are needed; then it is out, and the trace says who approved it."""
    for clause in always(kind, "default"):
        picked = select(kind=kind, agreement=removed(clause))
        assert (picked.codes, clause in picked.clauses) == ([], False)
        [left] = [left for left in picked.selection.left_out if left.clause == clause]
        assert (left.reason.code, dict(left.reason.args)) == (
            "OUT_REMOVED",
            {"reason": "R", "role": "lawyer"},
        )
        for given in ("", "reason: R", "approved_by: lawyer"):
            refused = select(kind=kind, agreement=removed(clause, given))
            assert (refused.codes, clause in refused.clauses) == (["REMOVE_WITHOUT_REASON"], True)


def test_leaving_out_what_is_not_in_is_said(select):
    """A leftover of an earlier draft."""
    assert select(agreement=removed("network-membership")).codes == ["REMOVED_NOT_IN"]


@pytest.mark.parametrize("clause", ONLY_GRANT)
def test_a_clause_of_the_grant_cannot_be_added_to_a_partnership_agreement(clause, select):
    """The two kinds are never mixed; the finding stands where it was asked for."""
    picked = select(agreement=f"clauses: {{add: [{{id: {clause}, reason: R}}]}}")
    [finding] = picked.findings
    assert (finding.code, finding.path, finding.place.line) == ("CLAUSE_NOT_IN_KIND", "clauses.add", 13)
    assert clause not in picked.clauses


def test_no_clause_is_in_the_wrong_kind(select):
    """Whatever types, parties and flags bring, nothing outside the outline is in, and no money clause in an MoU."""
    flags = f"flags: {{{', '.join(f'{name}: true' for name in field_facts(Flags))}}}"
    assert LIBRARY.clauses.keys() >= MONEY
    for primary in TYPES:
        for party in ("public-institution", "private-company", "research-institution"):
            mou, grant = (select(primary, kind=kind, party=party, more=flags) for kind in ("mou", "grant"))
            assert mou.clauses.keys() <= IN_KIND["mou"]
            assert grant.clauses.keys() <= IN_KIND["grant"]
            assert not mou.clauses.keys() & (MONEY | set(ONLY_GRANT))
            assert not grant.clauses.keys() & set(ONLY_MOU)
            assert MONEY - {"annex-budget"} <= grant.clauses.keys()


def test_a_variant_of_the_other_kind_cannot_be_asked_for(select):
    """Nor one that nobody wrote."""
    for variant in ("mou-light", "nobody-wrote-this"):
        picked = select(kind="grant", agreement=f"clauses: {{variants: {{breach: {variant}}}}}")
        assert (picked.codes, picked.clauses["breach"]) == (["VARIANT_UNKNOWN"], "mutual")


def test_a_variant_that_fits_may_be_asked_for(select):
    """And wins over what facts or overlays ask."""
    asked = "clauses: {variants: {confidentiality: strict}}"
    picked = select(party="public-institution", agreement=asked)
    assert (picked.codes, picked.clauses["confidentiality"]) == ([], "strict")


def test_an_offered_clause_may_be_added(select):
    """One that types speak of and none here offers is worth a warning; one behind a gate is refused."""
    add = "clauses: {{add: [{{id: {}, reason: R}}]}}"
    offered = select("value-based", agreement=add.format("information-exchange"))
    assert (offered.codes, "information-exchange" in offered.clauses) == ([], True)
    assert "WHY_ADDED" in offered.reasons("information-exchange")
    strange = select("alliance", agreement=add.format("network-membership"))
    assert (strange.codes, "network-membership" in strange.clauses) == (["CLAUSE_NOT_OFFERED"], True)
    gated = select(kind="grant", agreement=f"framework: {{mou: mou}}\n{add.format('common-cause')}")
    assert (gated.codes, "common-cause" in gated.clauses) == (["CLAUSE_GATED"], False)


def test_an_annex_may_be_added(select):
    """Where its own condition does not bring it in; in its place among the others, and once where it does."""
    add = "clauses: {add: [{id: annex-calendar, reason: R}]}"
    assert "annex-calendar" not in select().clauses
    added = select(agreement=add)
    assert (added.codes, added.reasons("annex-calendar")) == ([], {"WHY_ADDED"})
    both = select(agreement=f"term: {{end: '2029-01-01', review_every_months: 12}}\n{add}", more=PHASE_OUT)
    assert [p.clause.id for p in both.selection.annexes] == ["annex-phase-out", "annex-calendar"]
    assert both.reasons("annex-calendar") == {"WHY_TRIGGER", "WHY_ADDED"}
    assert select(agreement=add.replace("calendar", "budget")).codes == ["CLAUSE_NOT_IN_KIND"]


def test_a_clause_that_an_answer_leaves_out_cannot_be_added_beside_it(select):
    """The finding names the answer to change."""
    picked = select(agreement="clauses: {add: [{id: governing-law, reason: R}]}")
    [finding] = picked.findings
    assert (finding.code, dict(finding.args)["formula"]) == ("CLAUSE_GATED", 'slots["law"] != "none"')
    chosen = select(agreement="choices: {law: danish}")
    assert (chosen.codes, chosen.clauses["governing-law"]) == ([], "danish")


OVERLAYS = {
    "public institution": ({"party": "public-institution"}, {"public-authority-role"},
                           {"conflict-of-interest": "public", "confidentiality": "access-to-documents"}),
    "research institution": ({"party": "research-institution"}, {"research-publication", "research-data-ethics"},
                             {"ip-and-materials": "background-foreground"}),
    "company": ({"party": "private-company"}, {"private-due-diligence", "no-competitive-advantage"},
                {"conflict-of-interest": "private", "ip-and-materials": "non-exclusive", "visibility": "name-and-logo"}),
    "personal data": ({"more": "flags: {personal_data: true}"}, {"data-protection"}, {}),
    "data outside the EEA": ({"more": "flags: {third_country_transfer: true}"}, {"data-protection"},
                             {"data-protection": "controller-controller"}),
    "children": ({"more": "flags: {works_with_children: true}"}, {"child-safeguarding", "pshea"}, {}),
    "volunteers": ({"more": "flags: {volunteers_seconded: true}"}, {"security-care", "pshea"}, {}),
    "danger": ({"more": "flags: {high_security: true}"}, {"security-care"},
               {"security-care": "high-risk", "confidentiality": "strict", "contacts-and-notices": "secure",
                "visibility": "no-attribution"}),
    "sensitive": ({"more": "confidential: {level: sensitive}"}, {"security-care"},
                  {"confidentiality": "strict", "visibility": "no-attribution"}),
}  # fmt: skip
OVERLAYS_OF_GRANTS = {
    "humanitarian": ({"more": "flags: {humanitarian: true}"}, {"security-care"}, {"counter-terror-sanctions": "humanitarian"}),
    "sub-granting": ({"more": "flags: {sub_granting: true}"}, {"sub-granting"}, {}),
    "equipment": ({"more": "flags: {in_kind_equipment: true}"}, {"assets"}, {}),
    "paid staff": ({"more": "flags: {staff_paid: true}"}, {"staff-and-pay"}, {}),
    "equipment bought": ({"agreement": "investments: '60000'"}, {"assets"}, {}),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "clauses", "variants"), OVERLAYS.values(), ids=OVERLAYS)
@pytest.mark.parametrize("kind", ["mou", "grant"])
def test_a_party_or_a_flag_brings_its_clauses(kind, facts, clauses, variants, select):
    """Once, in the variants it asks for, and not without it."""
    picked = select("value-based", kind=kind, **facts)
    assert clauses <= picked.clauses.keys()
    assert {clause: picked.clauses[clause] for clause in variants} == variants
    assert picked.codes == []
    without = select("value-based", kind=kind).clauses
    assert not any(without.get(clause) == variant for clause, variant in variants.items())
    assert not clauses & without.keys() - {e.clause for e in OUTLINES[kind] if e.always or e.when} - {"pshea"}


@pytest.mark.parametrize(
    ("facts", "clauses", "variants"), OVERLAYS_OF_GRANTS.values(), ids=OVERLAYS_OF_GRANTS
)
def test_some_flags_bring_clauses_that_only_a_grant_has(facts, clauses, variants, select):
    """A partnership agreement with the same flag is none the worse."""
    picked = select("value-based", kind="grant", **facts)
    assert clauses <= picked.clauses.keys()
    assert {clause: picked.clauses[clause] for clause in variants} == variants
    assert not (clauses - {"security-care"}) & select("value-based", kind="grant").clauses.keys()
    assert select("value-based", **facts).codes == []


def test_an_overlay_s_clause_cannot_be_left_out(select):
    """As little as a type's or a pool's."""
    assert select(party="private-company", agreement=removed("no-competitive-advantage")).codes == [
        "CLAUSE_CORE"
    ]
    danger = select(more="flags: {high_security: true}", agreement=removed("security-care"))
    assert danger.codes == ["CLAUSE_CORE"]


@pytest.mark.parametrize("pool", sorted(pool for pool in LIBRARY.rulesets if pool != "other"))
def test_a_pool_brings_the_ministry_s_four_texts(pool, select):
    """Into every grant from it, with the pool as the reason; none can be left out."""
    picked = select(kind="grant", pool=pool)
    for clause in ("anti-corruption", "pshea", "child-labour", "counter-terror-sanctions"):
        assert "WHY_POOL" in picked.reasons(clause)
        assert select(kind="grant", pool=pool, agreement=removed(clause)).codes == ["CLAUSE_CORE"]
    assert picked.selection.ruleset.pool == pool
    assert f"rulesets/{pool}" in picked.selection.units


def test_the_pool_that_nobody_knows_brings_nothing(select):
    """An honest frame: no clause, no figure and no demand; its name is the agreement's own."""
    picked = select(kind="grant", pool="other", agreement="")
    assert "WHY_POOL" not in {r.code for clause in picked.selection.clauses for r in clause.reasons}
    rules = picked.selection.ruleset
    assert (rules.brings, rules.values, rules.caps, rules.demands, rules.name) == ((), {}, (), (), None)


def test_every_demand_of_a_pool_has_its_clause_in_the_grant(select):
    """Those that a grant without staff and equipment needs."""
    for pool, rulesets in LIBRARY.rulesets.items():
        picked = select(kind="grant", pool=pool, more="flags: {staff_paid: true, in_kind_equipment: true}")
        demanded = {demand.clause for ruleset in rulesets for demand in ruleset.demands if demand.clause}
        assert demanded <= picked.clauses.keys() | {c for c in demanded if c.startswith("annex-")}


def test_the_rules_in_force_are_those_of_the_grant_letter(library, select):
    """Or those the file names; without a letter, the latest."""
    [rules] = library.rulesets["ccam"]
    dated = tuple(replace(rules, date=date) for date in ("2023-01-01", "2025-01-01", "2027-01-01"))
    using = replace(library, rulesets={**library.rulesets, "ccam": dated})

    def in_force(more):
        grant = f"grant: {{pool: ccam, funder: F{more}}}"
        return select(kind="grant", pool="", agreement=grant, using=using).selection.ruleset.date

    assert in_force("") == "2027-01-01"
    assert in_force(", contract_date: '2026-06-30'") == "2025-01-01"
    assert in_force(", contract_date: '2025-01-01'") == "2025-01-01"
    assert in_force(", contract_date: '2026-06-30', ruleset: '2023-01-01'") == "2023-01-01"
    assert in_force(", contract_date: '2020-01-01'") == "2027-01-01"


@pytest.mark.parametrize("primary", TYPES)
@pytest.mark.parametrize("kind", ["mou", "grant"])
def test_a_missing_fact_never_stops_selection(primary, kind, select):
    """A file with nothing but names gives a whole agreement, in every kind and type."""
    picked = select(primary, kind=kind, pool="")
    assert {e.clause for e in OUTLINES[kind] if e.always} <= picked.clauses.keys()
    assert picked.codes == []


def fields(text):
    """The line numbers at which a field of a partnership, or of one of its agreements, begins."""
    lines = text.split("\n")
    at = lines.index("agreements:")
    for number, line in enumerate(lines):
        indent = 0 if number < at else 4
        if line[indent : indent + 1].isalpha() and line[:indent].strip() == "" and number != at:
            yield number, indent


def without(text, number, indent):
    """The text without the field that begins at a line."""
    lines = text.split("\n")
    end = number + 1
    while end < len(lines) and (not lines[end].strip() or lines[end][: indent + 1].strip() in ("", "#")):
        end += 1
    return "\n".join(lines[:number] + lines[end:])


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("agreements/*/partnership.yaml")), ids=lambda path: path.parent.name
)
def test_taking_any_fact_out_of_an_example_never_stops_selection(path, tally):
    """Every agreement that can still be read is still selected."""
    text = path.read_text("utf-8")
    for number, indent in fields(text):
        loaded = read_partnership(
            without(text, number, indent).encode(), path.parent.name, vocabularies(LIBRARY)
        )
        for agreement in loaded.partnership.agreements if loaded.partnership else ():
            selection, _ = pick(loaded.partnership, agreement, LIBRARY)
            assert selection.clauses
            tally["selections with a fact missing"] += 1


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("agreements/*/partnership.yaml")), ids=lambda path: path.parent.name
)
def test_the_examples_are_selected_without_a_finding(path):
    """And the same every time, units included."""
    partnership = load_partnership(ROOT, path.parent.name, vocabularies(LIBRARY)).partnership
    for agreement in partnership.agreements:
        selection, findings = pick(partnership, agreement, LIBRARY)
        assert findings == []
        assert pick(partnership, agreement, LIBRARY)[0] == selection
        assert set(selection.units) <= LIBRARY.digests.keys()


def test_a_part_s_heading_stands_before_its_first_clause(select):
    """Whichever that is; a part of which nothing is in has no heading."""
    picked = select("alliance")
    order = [p.clause.id for p in picked.selection.clauses]
    parts = picked.selection.parts
    assert order[0] in parts
    assert parts.keys() <= set(order)
    headings = [entry.part for entry in picked.selection.kind.outline if entry.part]
    assert [parts[clause] for clause in order if clause in parts] == [
        h for h in headings if h in parts.values()
    ]
    assert len(parts) < len(headings)


def test_an_agreement_of_a_kind_nobody_knows_is_not_selected(library):
    """The reader has said so already."""
    path = ROOT / "agreements/klima-alliance/partnership.yaml"
    text = path.read_text("utf-8").replace("kind: mou", "kind: letter")
    loaded = read_partnership(text.encode(), "klima-alliance", {})
    assert pick(loaded.partnership, loaded.partnership.agreements[0], library) == (None, [])
