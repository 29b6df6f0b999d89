"""Which wording of the clauses on frame, partnership and power is taken, for which facts."""

from __future__ import annotations

import pytest

V, W, P, N, A = "value-based", "value-based-project", "professional", "international-network", "alliance"
NET = "network: {{name: Net, members: [{members}]}}"
LIGHT = "length: light"
OTHER = '  - {id: third, role: ROLE, kind: network, name: Third, short_name: Third, country: "KE"}'


def kinds_of(*kinds):
    return "values: [" + ", ".join(f"{{kind: {kind}, text: {{en: It}}}}" for kind in kinds) + "]"


def net(*members):
    return NET.format(members=", ".join(members))


MOU = [
    ("parties", "two-party", V, "", ""),
    ("parties", "multi-party", V, OTHER.replace("ROLE", "local-co"), ""),
    ("parties", "with-network-body", V, OTHER.replace("ROLE", "network-body"), ""),
    ("background", "grown-from-activity", V, "background: {grown_from: {en: a camp}, since: '2020', story: {en: S}}", ""),
    ("background", "continuing", V, "background: {since: '2020', story: {en: S}}", ""),
    ("background", "new", V, "", ""),
    *(("purpose", type_, type_, "", "") for type_ in (V, W, P, N, A)),
    ("definitions", "short", V, "", LIGHT),
    ("definitions", "standard", V, "", ""),
    ("document-framework", "network-rules", N, net("nsk"), ""),
    ("document-framework", "mou-over-grants", V, "", ""),
    ("shared-values", "faith-based", V, kinds_of("religious", "religious"), ""),
    ("shared-values", "political", V, kinds_of("political"), ""),
    ("shared-values", "personal", V, kinds_of("personal"), ""),
    ("shared-values", "standard", V, kinds_of("political", "personal"), ""),
    ("common-cause", "professional-theme", P, "themes: [{en: T}]", ""),
    ("common-cause", "professional-agenda", A, "agenda: [{en: T}]\nagenda_kind: thematic", ""),
    ("common-cause", "political-agenda", A, "agenda: [{en: T}]\nagenda_kind: political", ""),
    ("common-cause", "shared-agenda", A, "agenda: [{en: T}]", ""),
    ("network-membership", "both-members", N, net("nsk", "ixchel"), ""),
    ("network-membership", "danish-member", N, net("nsk"), ""),
    ("network-membership", "local-member", N, net("ixchel"), ""),
    ("network-membership", "standard", N, net("third"), ""),
    ("information-exchange", "secure-channel", A, "exchange: {secure: true, every_months: 2}", ""),
    ("information-exchange", "secure-channel", A, "flags: {high_security: true}", ""),
    ("information-exchange", "scheduled", A, "exchange: {every_months: 2}", ""),
    ("information-exchange", "informal", A, "", ""),
    ("equal-partnership", "humanitarian", V, "flags: {humanitarian: true}", LIGHT),
    ("equal-partnership", "short", V, "", LIGHT),
    ("equal-partnership", "standard", V, "", ""),
    ("mutual-capacity", "one-plan", V, "capacity_plan: joint", ""),
    ("mutual-capacity", "each-own-plan", V, "capacity_plan: own", ""),
    ("mutual-capacity", "standard", V, "", ""),
    ("review-dialogue", "with-stages", V, "pathway: [{stage: {en: A}, sign: {en: B}}]", "term: {review_every_months: 12}"),
    ("review-dialogue", "mid-term", P, "", "term: {mid_term_review: '2028-01-01'}"),
    ("review-dialogue", "annual", V, "", "term: {review_every_months: 12}"),
    ("review-dialogue", "biennial", V, "", "term: {review_every_months: 24}"),
    ("review-dialogue", "standard", V, "", "term: {review_every_months: 18}"),
    ("independence", "short", V, "", LIGHT),
    ("independence", "standard", V, "", ""),
    ("future-funding", "values-only", V, "", ""),
    ("future-funding", "consent-each-time", V, "fundraising: consent-each-time", ""),
    ("future-funding", "standing-consent", W, "fundraising: standing-consent", ""),
    ("future-funding", "standard", W, "", ""),
]  # fmt: skip
GRANT = [
    ("purpose", "under-mou", V, "", "framework: {mou_title: {en: M}}"),
    ("purpose", V, V, "", ""),
    ("document-framework", "stand-alone", N, net("nsk"), ""),
    ("definitions", "full", P, "", ""),
    ("definitions", "short", P, "", LIGHT),
    ("equal-partnership", "full", P, "", ""),
    ("independence", "full", P, "", ""),
    ("independence", "short", P, "", LIGHT),
]
CASES = [("mou", *case) for case in MOU] + [("grant", *case) for case in GRANT]


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(case[:3]))
def test_the_wording_that_fits_the_facts(case, select):
    """Special facts bring the special wording; without them the normal case stands."""
    kind, clause, variant, primary, more, agreement = case
    assert select(primary, kind=kind, more=more, agreement=agreement).clauses[clause] == variant


ENTRY = "entries: [{id: a, area: vision, party: all, kind: expectation, text: {en: T}}]"


@pytest.mark.parametrize("kind", ["mou", "grant"])
@pytest.mark.parametrize(
    ("more", "variant", "annexed"),
    [
        ("", "standard", False),
        (f"expectations: {{{ENTRY}}}", "annex", True),
        (f"expectations: {{inline: true, {ENTRY}}}", "inline-table", False),
        ("expectations: {inline: true}", "standard", False),
    ],
)
def test_the_table_of_expectations_stands_once(kind, more, variant, annexed, select):
    """In an annex or in the clause, never in both, and nowhere before the talk was held."""
    picked = select(P, kind=kind, more=more).clauses
    assert (picked["expectation-alignment"], "annex-expectations" in picked) == (variant, annexed)
