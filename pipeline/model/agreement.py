"""One agreement under a partnership: a memorandum of understanding or a grant cooperation agreement."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pipeline.model.annexes import Asset
from pipeline.model.money import (
    Administration,
    Audit,
    Budget,
    Grant,
    Irregularities,
    Repayment,
    Report,
    Transfer,
)
from pipeline.model.record import Record, derived, fact, record
from pipeline.model.words import SLUG, SLUG_RULE, Day, L10n, Money


@record
class Choice(Record):
    """An answer given to a slot, with the reason for it."""

    SHORTHAND = "value"

    value: str = fact("The answer.")
    reason: str | None = fact("Why, where it departs from the answer the type gives.", default=None)


@record
class AddedClause(Record):
    """A clause taken in although nothing asks for it."""

    id: str = fact("The clause's id.", vocabulary="clauses")
    variant: str | None = fact("Its variant, where it has several.", default=None)
    reason: str | None = fact("Why.", default=None)


@record
class RemovedClause(Record):
    """A default clause left out, by whom and why."""

    id: str = fact("The clause's id.", vocabulary="clauses")
    reason: str | None = fact("Why it is left out.", default=None)
    approved_by: str | None = fact("The role that approved it, such as `lawyer`.", default=None)


@record
class AskedVariant(Record):
    """Another variant of a clause than the library would take, with the reason for it."""

    SHORTHAND = "value"

    value: str = fact("The variant.")
    reason: str | None = fact("Why; a variant that the library warns against needs it.", default=None)


@record
class ClauseChanges(Record):
    """What this agreement does differently from the library's selection."""

    add: tuple[AddedClause, ...] = fact("Clauses taken in.", default=())
    remove: tuple[RemovedClause, ...] = fact("Default clauses left out.", default=())
    variants: Mapping[str, AskedVariant] = fact("Another variant, by clause id.", default={},
                                                vocabulary="clauses")  # fmt: skip


@record
class Waiver(Record):
    """A clause that is signed although its official text, or its approval, is still missing."""

    clause: str = fact("The clause's id.", vocabulary="clauses")
    reason: str = fact("Why it cannot wait.")
    by_role: str = fact("The role that answers for it, not a name.")
    date: Day = fact("When that was decided.")


@record
class WordingWaiver(Record):
    """That the agreement is signed in the library's wording although no lawyer has approved all of it."""

    reason: str = fact("Why it cannot wait for a lawyer.")
    by_role: str = fact("The role that answers for it, such as the board, not a name.")
    date: Day = fact("When that was decided.")


@record
class Overrule(Record):
    """A rule of the pool that nobody has checked, and what the pool itself said instead."""

    rule: str = fact("The rule: the name of a value, or the id of a limit or a demand.")
    reference: str = fact("Where the pool said so, such as a letter's date and number.")
    by_role: str = fact("The role that answers for it, not a name.")
    date: Day = fact("When that was decided.")


@record
class WordAnnex(Record):
    """A Word file that goes with the agreement."""

    file: str = fact("Its path from the partnership's folder, such as `annexes/plan.docx`.")
    title: L10n = fact("Its title.")
    mode: Literal["append", "accompany"] = fact(
        "`append` puts it into the document; `accompany` sends it along, named by its sha256.",
        default="append")  # fmt: skip


@record
class Term(Record):
    """When the agreement starts and ends."""

    start: Day | None = fact("First day.", default=None, expected="send")
    end: Day | None = fact("Last day; none for an open-ended agreement.", default=None)
    review_every_months: int | None = fact("Months between reviews.", default=None)
    mid_term_review: Day | None = fact(
        "The latest day of the review at mid-term, where there is one.", default=None
    )
    notice_months: int = fact("Months of notice, the same for all parties.", default=3)


@record
class Framework(Record):
    """The memorandum of understanding a grant agreement stands under."""

    mou: str | None = fact("Its agreement id in this partnership.", default=None)
    mou_title: L10n | None = fact("Its title, where it lies outside this folder.", default=None)
    mou_date: Day | None = fact(
        "When it was signed; the ledger tells it of one in this folder.", default=None, expected="sign"
    )


@record
class Result(Record):
    """One result the intervention works for."""

    id: str = fact("A short id.")
    text: L10n = fact("The result.")
    indicator: L10n | None = fact("How one sees it.", default=None)
    target: L10n | None = fact("How much.", default=None)
    level: Literal["outcome", "output"] | None = fact(
        "`outcome` for a change, `output` for what the intervention delivers.", default=None)  # fmt: skip
    baseline: L10n | None = fact("How it is before the intervention.", default=None, expected="sign")
    means: L10n | None = fact("What shows it: a register, a survey, minutes.", default=None, expected="sign")
    when: L10n | None = fact("When it is reached or measured.", default=None, expected="sign")
    climate_markers: tuple[
        Literal[
            "adaptation-principal", "adaptation-significant", "mitigation-principal", "mitigation-significant"
        ],
        ...,
    ] = fact("The climate markers it is reported under, where the fund asks for them.", default=())


@record
class Intervention(Record):
    """What the grant pays for."""

    title: L10n = fact("Its title.")
    objective: L10n = fact("What it wants to achieve.")
    target_group: L10n | None = fact("Who it is for.", default=None)
    place: L10n | None = fact("Where.", default=None)
    results: tuple[Result, ...] = fact("The results.", default=())

    @derived
    def measured(self) -> tuple[Result, ...]:
        """The results, where it is said of at least one how it was before, what shows it, or when."""
        told = any(result.baseline or result.means or result.when for result in self.results)
        return self.results if told else ()

    @derived
    def climate_marked(self) -> tuple[Result, ...]:
        """The results that are reported under a climate marker."""
        return tuple(result for result in self.results if result.climate_markers)


@record
class SharedCosts(Record):
    """Small costs that parties without a grant carry together."""

    cap: Money = fact("The most each party pays a year.")
    purpose: L10n = fact("What for.")


@record
class Visits(Record):
    """How the parties arrange their visits; without either, in good time or as the pool's rules say."""

    joint_dates: bool = fact("Whether the dates are set together, for a year at a time.", default=False)
    notice_days: int | None = fact("Days of notice before a visit, the same for all parties.", default=None)


@record
class PurchaseStep(Record):
    """What a purchase from a certain amount on needs."""

    above: Money = fact("The price from which it is needed.")
    needs: L10n = fact("What is needed, such as three written quotations.")


@record
class SubGrants(Record):
    """Small sums that the partner passes on to local groups by rules agreed once for all of them."""

    each: Money = fact("The most one group receives.")
    total: Money = fact("The most all of them receive together.")


@record
class Agreement(Record):
    """One agreement: its kind and the facts that are its own."""

    id: str = fact("A short id, such as `mou` or `grant-2027`.", pattern=SLUG, rule=SLUG_RULE)
    kind: str = fact("`mou` or `grant`.", vocabulary="kinds")
    title: L10n | None = fact("Its title, where it is not the kind's.", default=None)
    length: Literal["full", "light"] = fact(
        "How long the text is: `light` takes the short variants, for small grants and small associations.",
        default="full")  # fmt: skip
    term: Term = fact("When it starts and ends.", default=Term())
    purpose: L10n | None = fact("Its own purpose, where it differs.", default=None)
    framework: Framework | None = fact("The agreement it stands under.", default=None)
    intervention: Intervention | None = fact("What the grant pays for.", default=None)
    grant: Grant | None = fact("The grant.", default=None)
    budget: Budget | None = fact("The budget.", default=None)
    transfer: Transfer | None = fact("What is passed on.", default=None)
    admin: Administration | None = fact("The administration contributions.", default=None)
    reporting: tuple[Report, ...] = fact("The reports.", default=())
    reporting_rhythm: Literal["quarterly", "half-yearly"] | None = fact(
        "How often the partner reports, where the text is to say it beside the table.", default=None)  # fmt: skip
    narrative: Literal["written", "oral-or-video"] | None = fact(
        "The form of the narrative part; without it, written, and otherwise where the funder accepts it.",
        default=None)  # fmt: skip
    audit: Audit | None = fact("The audit.", default=None)
    visits: Visits = fact("How visits are arranged.", default=Visits())
    purchases: tuple[PurchaseStep, ...] = fact("What purchases need, from the lowest amount up.", default=())
    subgrants: SubGrants | None = fact("Small sums passed on to local groups.", default=None)
    retention_years: int | None = fact("Years the books are kept.", default=None, expected="send")
    interest: Literal["repay", "reuse-with-approval"] = fact("What happens to interest.",
                                                             default="repay")  # fmt: skip
    repayment: Repayment = fact("Paying back.", default=Repayment())
    irregularities: Irregularities = fact("How fast irregularities are told.",
                                          default=Irregularities())  # fmt: skip
    signing: Literal["wet", "electronic", "counterpart", "mixed"] | None = fact(
        "How it is signed: by hand on the same paper, electronically, each its own copy by hand, or as each chooses.",
        default=None)  # fmt: skip
    investments: Decimal | None = fact("Equipment bought, in the budget's currency.", default=None)
    assets_at_end: Literal["to-partner", "to-target-group", "return"] | None = fact(
        "Where equipment goes when the activity period ends; without it, to the partner unless agreed otherwise.",
        default=None)  # fmt: skip
    assets: tuple[Asset, ...] = fact("The register of equipment and other assets.", default=())
    shared_costs: SharedCosts | None = fact("Costs carried together without a grant.", default=None)
    choices: Mapping[str, Choice] = fact("Answers to slots, by slot.", default={}, vocabulary="slots")
    clauses: ClauseChanges = fact("Departures from the library's selection.", default=ClauseChanges())
    annexes: tuple[WordAnnex, ...] = fact("Word files that go with it.", default=())
    waivers: tuple[Waiver, ...] = fact("What is signed although it is not in order yet, and who answers for it.",
                                       default=())  # fmt: skip
    wording_waiver: WordingWaiver | None = fact(
        "Who answers for signing wording that no lawyer has approved.", default=None)  # fmt: skip
    overrules: tuple[Overrule, ...] = fact("Rules of the pool that do not hold here, since the pool itself said so.",
                                           default=())  # fmt: skip
