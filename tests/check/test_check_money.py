"""Rules about numbers, the budget and shares."""

from __future__ import annotations

import pytest

from pipeline.model.messages import severity_of, weight
from pipeline.model.places import Severity, Stage

LINES = "agreements[1].budget.lines"


def test_a_currency_is_in_iso_4217(findings):
    """V03: and the finding knows which one was meant."""
    finding = findings({'"1070", currency: DKK': '"1070", currency: DKR'})[0]
    assert (finding.code, finding.path) == ("CURRENCY_UNKNOWN", "agreements[1].grant.total.currency")
    assert dict(finding.args)["nearest"] == "DKK"


def test_a_local_currency_is_checked_too(codes):
    """V03: GTQ is known, GTK is not."""
    line = 'ceiling: {amount: "800", currency: DKK}'
    assert codes({line: f"{line}\n      fx: {{local_currency: GTK}}"}) == ["CURRENCY_UNKNOWN"]
    assert codes({line: f"{line}\n      fx: {{local_currency: GTQ}}"}) == []


def test_what_is_compared_is_in_one_currency(found):
    """V16: and then the amounts are not compared."""
    line = 'ceiling: {amount: "900", currency: EUR}'
    assert found({'ceiling: {amount: "800", currency: DKK}': line}) == [
        f"CURRENCY_DIFFERS agreements[1].transfer.ceiling.currency | {line}",
        "INSTALMENTS_TOTAL agreements[1].transfer.instalments | instalments:",
    ]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("retention_years: 10", "retention_years: -1", "retention_years"),
        ('amount: "70"}', 'amount: "-70"}', "budget.lines[1].amount"),
        ('reed: "200"', 'reed: "-200"', "budget.lines[0].spent_by.reed"),
    ],
)
def test_nothing_is_counted_backwards(findings, old, new, path):
    """A number below zero is a slip, wherever it stands."""
    found = findings({old: new})
    assert ("NUMBER_NEGATIVE", f"agreements[1].{path}") in [(f.code, f.path) for f in found]


def test_zero_is_a_number(codes):
    """Not everything costs something."""
    line = '- {no: 3, title: {en: Administration}, amount: "70"}'
    assert "NUMBER_NEGATIVE" not in codes({line: line.replace("70", "0")})


def test_a_line_is_entered_once(codes):
    """V17: one number, one line."""
    assert codes({"no: 3, title": "no: 1, title"}) == ["LINE_TWICE", "LINE_TWICE"]


def test_a_sum_is_not_entered(codes):
    """V17: line 2 is computed, and would count twice."""
    assert "LINE_COMPUTED" in codes({"no: 3, title": "no: 2, title"})


def test_a_line_is_in_the_pools_form(found):
    """V17: the form has no line 5."""
    line = '{no: 5, title: {en: Administration}, amount: "70"}'
    assert found({"no: 3, title": "no: 5, title"}) == [f"LINE_UNKNOWN {LINES}[1].no | {line}"]


def test_a_form_that_nobody_checked_can_only_warn(findings):
    """Section 12.10: the line may be right and the form wrong."""
    found = findings(
        {"no: 3, title": "no: 5, title"}, library={"verified_by: treasurer": "verified_by: null"}
    )
    weights = {finding.code: severity_of(finding) for finding in found}
    assert weights["LINE_UNKNOWN"] is Severity.WARNING


def test_shares_add_up_to_their_line(found):
    """V17: one krone is missing here."""
    changes = {'reed: "200"': 'reed: "199"'}
    line = '{no: 1, title: {en: Activities}, amount: "1000", spent_by: {river: "800", reed: "199"}}'
    assert found(changes) == [f"LINE_SHARES {LINES}[0].spent_by | {line}"]


def test_shares_may_be_left_out(codes):
    """V17: line 3 says nothing of who spends it."""
    assert codes() == []


def test_lines_add_up_to_the_grant(found):
    """V17: one krone too much."""
    assert found({'"1070", currency: DKK': '"1069", currency: DKK'}) == [f"BUDGET_TOTAL {LINES} | lines:"]


def test_lines_add_up_with_what_comes_from_elsewhere(codes):
    """V17: the grant and the co-financing together."""
    changes = {
        '"1070", currency: DKK': '"1000", currency: DKK',
        "budget:\n": 'budget:\n      cofinancing: {amount: "70", currency: DKK}\n',
    }
    assert codes(changes) == []


def test_amounts_are_whole_where_the_pool_wants_it(found):
    """V18: the pool says in which currency."""
    changes = {'amount: "70"}': 'amount: "69.50"}', '"1070", currency: DKK': '"1069.50", currency: DKK'}
    line = '{no: 3, title: {en: Administration}, amount: "69.50"}'
    assert found(changes) == [f"LINE_NOT_WHOLE {LINES}[1].amount | {line}"]
    assert found(changes, library={"value: DKK": "value: EUR"}) == []


def test_no_more_is_passed_on_than_was_granted(codes):
    """V16: 1071 of 1070."""
    changes = {'"800", currency: DKK': '"1071", currency: DKK', '"400"': '"671"'}
    assert "CEILING_ABOVE_GRANT" in codes(changes)


def test_the_ceiling_is_the_partners_share(found):
    """V16: not the whole grant, and not a krone more than the budget gives the partners."""
    changes = {'"800", currency: DKK': '"801", currency: DKK', '"320"': '"321"'}
    line = 'ceiling: {amount: "801", currency: DKK}'
    assert found(changes) == [f"PARTNER_SHARE agreements[1].transfer.ceiling.amount | {line}"]


def test_a_share_may_be_paid_from_elsewhere(codes):
    """V16: what co-financing pays for is not passed on."""
    changes = {
        '"1070", currency: DKK': '"1000", currency: DKK',
        "budget:\n": 'budget:\n      cofinancing: {amount: "70", currency: DKK}\n',
        '"800", currency: DKK': '"730", currency: DKK',
        '"400"': '"337"',
        '"80", due': '"73", due',
    }
    assert codes(changes) == []


def test_administration_is_paid_on_both_sides(found):
    """V20: the partner has an office too."""
    changes = {'local: "10"': 'local: "0"'}
    line = 'admin: {danish: "70", local: "0"}'
    assert found(changes) == [f"ADMIN_ONE_SIDED agreements[1].admin.local | {line}"]


def test_no_administration_at_all_is_even(codes):
    """V20: nobody is paid for it."""
    assert codes({'{danish: "70", local: "10"}': '{danish: "0", local: "0"}'}) == []


def test_one_krone_above_a_cap_is_above(found, findings):
    """V19: 7 % of line 2 is 70; seven percent of the total would let 74 through."""
    changes = {'amount: "70"}': 'amount: "71"}', '"1070", currency: DKK': '"1071", currency: DKK'}
    line = '{no: 3, title: {en: Administration}, amount: "71"}'
    assert found(changes) == [f"CAP_ABOVE {LINES}[1].amount | {line}"]
    args = dict(findings(changes)[0].args)
    assert (args["limit"], args["share"], args["help_en"]) == ("70.00", "7.1", "At most 7 %")


def test_exactly_a_cap_is_within(codes):
    """V19: line 3 is exactly 7 % of line 2."""
    assert codes() == []


def test_shares_are_exact_to_the_last_decimal(codes):
    """V19: no rounding lets a hair too much through."""
    changes = {'amount: "70"}': 'amount: "70.01"}', '"1070", currency: DKK': '"1070.01", currency: DKK'}
    assert codes(changes, library={"value: DKK": "value: EUR"}) == ["CAP_ABOVE"]


def test_a_share_may_be_too_small(found):
    """V19: line 1 must be 60 % of line 4; the finding stands at the line."""
    library = {'min_pct: "60"': 'min_pct: "93.5"'}
    line = '{no: 1, title: {en: Activities}, amount: "1000", spent_by: {river: "800", reed: "200"}}'
    assert found(library=library) == [f"CAP_BELOW {LINES}[0].amount | {line}"]


def test_a_cap_that_nobody_checked_can_only_warn(findings):
    """Section 12.10: the figure may be old."""
    changes = {'amount: "70"}': 'amount: "71"}', '"1070", currency: DKK': '"1071", currency: DKK'}
    (finding,) = findings(changes, library={"page 8, verified: true": "page 8, verified: false"})
    assert weight(finding, Stage.SIGN) is Severity.WARNING
