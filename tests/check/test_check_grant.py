"""Rules about instalments, reports and the pool's figures."""

from __future__ import annotations

from pipeline.model.messages import severity_of
from pipeline.model.places import Severity

INSTALMENTS = "agreements[1].transfer.instalments"
REPORTS = "agreements[1].reporting"
FIRST = '{no: 1, amount: "400", due: {date: "2027-03-15"}}'
SECOND = '{no: 2, amount: "320", due: {after: half}}'
THIRD = '{no: 3, amount: "80", due: {after: final}}'


def test_instalments_add_up_to_the_ceiling(found):
    """V15: exactly."""
    assert found({'"320"': '"319"'}) == [f"INSTALMENTS_TOTAL {INSTALMENTS} | instalments:"]


def test_instalments_are_numbered_from_one(found):
    """V15: without a gap."""
    line = THIRD.replace("no: 3", "no: 4")
    assert found({THIRD: line}) == [f"INSTALMENT_NUMBER {INSTALMENTS}[2].no | {line}"]


def test_instalments_come_in_order(found):
    """V15: a report's own date counts where there is no other."""
    line = FIRST.replace("2027-03-15", "2027-10-01")
    assert found({FIRST: line}) == [f"INSTALMENT_ORDER {INSTALMENTS}[1].due | {SECOND}"]


def test_two_instalments_may_share_a_day(codes):
    """V15: in order means not before."""
    assert codes({FIRST: FIRST.replace("2027-03-15", "2027-09-30")}) == []


def test_the_last_instalment_may_wait_until_the_agreement_ends(codes):
    """Section 12.5: it is retained until the accounts are approved."""
    assert codes({THIRD: THIRD.replace("after: final", 'date: "2029-12-31"')}) == []


def test_the_last_instalment_does_not_come_after_the_end(found):
    """V15: then nothing binds anyone to pay it."""
    line = THIRD.replace("after: final", 'date: "2030-01-01"')
    assert found({THIRD: line}) == [f"INSTALMENT_LATE {INSTALMENTS}[2].due | {line}"]


def test_other_instalments_come_while_there_is_work_to_pay(found):
    """V15: within the activity period."""
    line = SECOND.replace("after: half", 'after: half, date: "2029-03-01"')
    assert found({SECOND: line}) == [f"INSTALMENT_LATE {INSTALMENTS}[1].due | {line}"]


def test_an_instalment_has_a_day(found):
    """A date, or a report it follows."""
    line = SECOND.replace("after: half", "days: 15")
    assert found({SECOND: line}) == [f"INSTALMENT_NO_DAY {INSTALMENTS}[1].due | {line}"]


def test_an_instalment_does_not_wait_in_vain(found):
    """Section 12.6: the report falls due after the payment that waits for it."""
    line = SECOND.replace("after: half", 'after: half, date: "2027-09-29"')
    assert found({SECOND: line}) == [f"INSTALMENT_BEFORE_REPORT {INSTALMENTS}[1].due.date | {line}"]


def test_an_instalment_may_fall_due_with_its_report(codes):
    """Section 12.6: the same day is in time."""
    assert codes({SECOND: SECOND.replace("after: half", 'after: half, date: "2027-09-30"')}) == []


def test_the_first_instalment_is_not_most_of_the_money(found):
    """V21: the ruleset says how much is careful; exactly that much is."""
    line = FIRST.replace("400", "401")
    changes = {FIRST: line, '"320"': '"319"'}
    assert found(changes) == [f"FIRST_INSTALMENT_LARGE {INSTALMENTS}[0].amount | {line}"]


def test_a_rule_without_its_figure_is_silent(codes):
    """V21: no figure of ours stands in for the pool's."""
    figure = '  first_instalment_pct: {value: "50", source: page 3, verified: true}\n'
    assert codes({FIRST: FIRST.replace("400", "401"), '"320"': '"319"'}, library={figure: ""}) == []


def test_some_money_waits_for_a_report(found):
    """V21: else reports are only paper."""
    changes = {
        SECOND: SECOND.replace("after: half", 'date: "2027-10-15"'),
        THIRD: THIRD.replace("after: final", 'date: "2029-05-15"'),
    }
    assert found(changes) == [f"NO_INSTALMENT_AFTER_REPORT {INSTALMENTS} | instalments:"]


def test_little_is_held_back_to_the_end(found):
    """V22: a small partner cannot lend the grant its money; a tenth is what the ruleset allows."""
    changes = {'"320"': '"319"', '"80", due': '"81", due'}
    assert found(changes) == [f"RETAINED_LARGE {INSTALMENTS} | instalments:"]


def test_there_is_time_to_write_a_report(found):
    """V23: fifteen days after the period, says the ruleset."""
    assert found({'due: "2027-09-30"': 'due: "2027-09-14"'}) == [
        f'REPORT_TOO_SOON {REPORTS}[0].due | due: "2027-09-14"'
    ]
    assert found({'due: "2027-09-30"': 'due: "2027-09-15"'}) == []


def test_there_is_time_to_pass_a_report_on(found):
    """V23: thirty days before the pool wants it, says the ruleset."""
    assert found({'pool_due: "2029-08-28"': 'pool_due: "2029-05-29"'}) == [
        f'REPORT_TOO_LATE {REPORTS}[1].due | due: "2029-04-30"'
    ]
    assert found({'pool_due: "2029-08-28"': 'pool_due: "2029-05-30"'}) == []


def test_a_report_before_its_period_ends_is_an_error_whatever_the_pool_says(findings):
    """V23: nobody can report on what has not happened."""
    unchecked = {"page 5, verified: true": "page 5, verified: false"}
    (soon,) = findings({'due: "2027-09-30"': 'due: "2027-09-14"'}, library=unchecked)
    (never,) = findings({'due: "2027-09-30"': 'due: "2027-08-30"'}, library=unchecked)
    assert (severity_of(soon), severity_of(never)) == (Severity.WARNING, Severity.ERROR)


def test_rules_of_a_date_must_be_there(findings):
    """Section 12.10: and the finding knows which date was meant."""
    finding = findings({'ruleset: "2025-01-01"': 'ruleset: "2025-01-10"'})[0]
    assert (finding.code, finding.path) == ("RULESET_UNKNOWN", "agreements[1].grant.ruleset")
    assert dict(finding.args)["nearest"] == "2025-01-01"


def test_rules_that_nobody_checked_are_named(found):
    """V47: somebody should hold them against the pool's guide."""
    library = {"verified_by: treasurer": "verified_by: null"}
    assert found(library=library) == [
        'RULESET_UNVERIFIED agreements[1].grant.ruleset | ruleset: "2025-01-01"'
    ]


def test_a_figure_is_a_number(findings):
    """A rule cannot count with "ten years"; the finding stands in the ruleset."""
    (finding,) = findings(library={'value: "10", source: page 1': "value: ten years, source: page 1"})
    assert (finding.code, finding.place.line) == ("FIGURE_NOT_A_NUMBER", 9)
    assert finding.place.file == "clauses/rulesets/pond/2025-01-01.yaml"


def test_the_partner_tells_first(found):
    """V25: the Danish side needs days of its own to pass it on."""
    line = "irregularities: {partner_days: 14, danish_days: 14}"
    assert found({"retention_years: 10": f"retention_years: 10\n    {line}"}) == [
        f"IRREGULARITIES_TURNED agreements[1].irregularities.partner_days | {line}"
    ]


def test_the_pool_is_told_in_time(found):
    """V25: fifteen days are more than the pool's fourteen."""
    line = "irregularities: {partner_days: 5, danish_days: 15}"
    assert found({"retention_years: 10": f"retention_years: 10\n    {line}"}) == [
        f"IRREGULARITIES_LATE agreements[1].irregularities.danish_days | {line}"
    ]


def test_books_are_kept_as_long_as_the_pool_wants(found):
    """V26: nine years are too few, eleven are the parties' own business."""
    assert found({"retention_years: 10": "retention_years: 9"}) == [
        "RETENTION_SHORT agreements[1].retention_years | retention_years: 9"
    ]
    assert found({"retention_years: 10": "retention_years: 11"}) == []


def test_years_that_nobody_checked_can_only_warn(findings):
    """Section 12.10: the page was undated."""
    library = {"page 1, verified: true": "page 1, verified: false"}
    (finding,) = findings({"retention_years: 10": "retention_years: 9"}, library=library)
    assert severity_of(finding) is Severity.WARNING
