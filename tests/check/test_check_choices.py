"""Rules about how the text was chosen: one-sided variants, and the length of the text."""

from __future__ import annotations

from pipeline.model.messages import say, severity_of, stage_of
from pipeline.model.places import Severity, Stage

ONE = "variants: [{id: standard}]"
WARNED = 'variants: [{id: harsh, when: "false", warns: {en: It falls on one side., da: Den rammer kun den ene.}}, {id: standard}]'
KEPT = "    retention_years: 10\n"
WHOLE = "  whole_amounts: {value: DKK, source: page 7, verified: true}\n"
SMALL = {WHOLE: WHOLE + '  light_below: {value: "200000", source: page 8, verified: false}\n'}


def asked(how: str) -> dict[str, str]:
    """The agreement asks for the harsh variant."""
    return {KEPT: f"{KEPT}    clauses: {{variants: {{aims: {how}}}}}\n"}


def test_a_one_sided_variant_is_pointed_out(findings):
    """V29, V30: with what the library says of it."""
    (finding,) = findings(asked("harsh"), library={ONE: WARNED})
    assert (severity_of(finding), stage_of(finding)) == (Severity.WARNING, Stage.SEND)
    assert say(finding.code, dict(finding.args), "da").wrong == (
        "punkt aims har varianten harsh. Den rammer kun den ene."
    )


def test_the_help_is_what_one_may_write(findings):
    """The braces of the example come out as YAML wants them."""
    (finding,) = findings(asked("harsh"), library={ONE: WARNED})
    help_ = say(finding.code, dict(finding.args), "en").help
    assert help_.endswith("clauses: {variants: {aims: {value: harsh, reason: ...}}}")


def test_a_reason_quiets_it(findings):
    """V29: whoever says why has thought of it."""
    (finding,) = findings(asked("{value: harsh, reason: The donor insists}"), library={ONE: WARNED})
    assert severity_of(finding) is Severity.INFO


def test_a_reason_for_adding_the_clause_counts(findings):
    """V29: where the clause comes in by the same line."""
    added = "{add: [{id: aims, variant: harsh, reason: The donor insists}]}"
    (finding,) = findings({KEPT: f"{KEPT}    clauses: {added}\n"}, library={ONE: WARNED})
    assert severity_of(finding) is Severity.INFO


def test_other_variants_are_not_pointed_out(codes):
    """V29: the clause may have such a variant and not use it."""
    assert codes(library={ONE: WARNED}) == []


def test_a_small_grant_calls_for_a_short_text(found):
    """V48: the amount is the pool's."""
    assert found(library=SMALL) == ["LENGTH_LONG agreements[1].length | id: grant"]


def test_it_is_only_advice(findings):
    """V48: a warning when it is sent."""
    (finding,) = findings(library=SMALL)
    assert (severity_of(finding), stage_of(finding)) == (Severity.WARNING, Stage.SEND)


def test_a_short_text_is_never_too_short(codes):
    """V48: the parties may have it."""
    assert codes({KEPT: f"{KEPT}    length: light\n"}, library=SMALL) == []


def test_a_grant_of_the_very_amount_is_not_small(codes):
    """V48: below means below."""
    assert codes(library={WHOLE: SMALL[WHOLE].replace("200000", "1070")}) == []


def test_another_currency_is_not_compared(codes):
    """V48: the pool's figure is in the pool's currency."""
    assert codes(library={WHOLE: SMALL[WHOLE].replace("DKK", "EUR")}) == []


def test_a_pool_without_a_figure_says_nothing(codes):
    """V48: what is small is the pool's to say."""
    assert codes() == []
