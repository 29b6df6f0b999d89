"""Which variants of the clauses on integrity, actors and endings the real library takes, and when."""

from __future__ import annotations

import pytest


@pytest.fixture(name="variant")
def _variant(select):
    """Return the variant of a clause of an agreement."""

    def variant(clause, **partnership):
        selection = select("value-based", **partnership).selection
        return next(picked.variant for picked in selection.clauses if picked.clause.id == clause)

    return variant


@pytest.mark.parametrize(
    ("pool", "clause", "expected"),
    [
        ("civilsamfundspuljen", "anti-corruption", "cisu"),
        ("derf", "anti-corruption", "cisu"),
        ("cku", "anti-corruption", "cku-extended"),
        ("handicappuljen", "anti-corruption", "standard"),
        ("naboskabspuljen", "irregularities", "cisu-14"),
        ("duf", "irregularities", "standard"),
        ("ccam", "pshea", "cisu"),
        ("handicappuljen", "pshea", "dh"),
        ("duf", "pshea", "duf"),
        ("cku", "pshea", "standard"),
        ("ccam", "standards-of-conduct", "climate"),
        ("cku", "standards-of-conduct", "standard"),
    ],
)
def test_a_pool_has_its_wording(pool, clause, expected, variant):
    """A pool nobody thought of has the general one."""
    assert variant(clause, kind="grant", pool=pool) == expected


@pytest.mark.parametrize(
    ("more", "clause", "expected"),
    [
        ("flags: {high_security: true}", "liability-and-force-majeure", "fragile-context"),
        ("flags: {humanitarian: true}", "liability-and-force-majeure", "fragile-context"),
        ("", "liability-and-force-majeure", "light"),
        ("flags: {works_with_children: true}", "child-safeguarding", "standard"),
    ],
)
def test_a_partnership_has_its_wording(more, clause, expected, variant):
    """By what is true of it."""
    agreement = "clauses: {add: [{id: liability-and-force-majeure}]}"
    assert variant(clause, more=more, agreement=agreement) == expected


@pytest.mark.parametrize(
    ("agreement", "clause", "expected"),
    [
        ("signing: mixed", "signature", "mixed"),
        ("signing: wet", "signature", "wet"),
        ("", "signature", "standard"),
        ("length: light", "amendments", "exchange-of-letters"),
        ("", "amendments", "standard"),
        ("term: {notice_months: 6}", "termination-notice", "other-notice"),
        ("", "termination-notice", "standard"),
        ("choices: {disputes: community-mediation}", "disputes", "community-mediation"),
    ],
)
def test_an_agreement_has_its_wording(agreement, clause, expected, variant):
    """By what its own part of the file says."""
    assert variant(clause, agreement=agreement) == expected


@pytest.mark.parametrize(
    ("party", "more", "clause", "expected"),
    [
        ("research-institution", "research: {review_days: 30}", "research-publication", "review-days"),
        ("research-institution", "", "research-publication", "review-window"),
        ("research-institution", "research: {data: stays-local}", "research-data-ethics", "data-stays-local"),
        ("research-institution", "research: {data: shared-repository}", "research-data-ethics", "shared-repository"),
        ("research-institution", "flags: {personal_data: true}", "data-protection", "joint-controller"),
        ("cso", "flags: {personal_data: true}", "data-protection", "contacts-and-vouchers"),
        ("public-institution, public_role: regulator", "", "public-authority-role", "regulator"),
        ("public-institution, public_role: municipality", "", "public-authority-role", "municipality"),
        ("public-institution, public_role: service", "", "public-authority-role", "service"),
        ("public-institution", "", "public-authority-role", "standard"),
        ("private-company", "", "private-due-diligence", "standard"),
        ("private-company", "", "no-competitive-advantage", "standard"),
    ],
)  # fmt: skip
def test_an_actor_has_its_wording(party, more, clause, expected, variant):
    """By its kind, and by what it does."""
    assert variant(clause, party=party, more=more) == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("confidentiality", "strict"),
        ("amendments", "both-sign"),
        ("standards-of-conduct", "attach"),
        ("standards-of-conduct", "adopt-partners-own"),
    ],
)
def test_some_wordings_come_only_on_request(clause, expected, variant):
    """The agreement names them."""
    assert variant(clause, agreement=f"clauses: {{variants: {{{clause}: {expected}}}}}") == expected
