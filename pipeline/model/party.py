"""The parties: who they are, how they sign, and what their kind brings with it."""

from __future__ import annotations

from typing import Literal

from pipeline.model.record import Record, derived, fact, record
from pipeline.model.words import Day, L10n

Role = Literal["danish-lead", "danish-co", "local-lead", "local-co", "network-body", "associate"]
ActorKind = Literal[
    "cso", "faith-body", "trade-union", "public-institution", "research-institution",
    "private-company", "informal-group", "network",
]  # fmt: skip
SignatureRule = Literal[
    "chair-alone", "two-jointly", "chair-and-treasurer", "chair-plus-one-board-member",
    "whole-board", "director-alone", "legal-representative", "other",
]  # fmt: skip


@record
class Registration(Record):
    """Where a party is registered."""

    scheme: str = fact("The register, such as `DK-CVR` or `TZ-NGO`.")
    number: str = fact("The number there, in quotes so that leading zeros stay.")
    registered_on: Day | None = fact("When it was registered.", default=None)


@record
class Authority(Record):
    """Where a signatory's right to sign comes from."""

    document: str = fact("The document: statutes, board resolution, power of attorney.")
    basis: Literal["statutes", "board-resolution", "power-of-attorney"] | None = fact(
        "What kind of document it is.", default=None)  # fmt: skip
    dated: Day | None = fact("The document's date; a resolution or a power of attorney must have one.",
                             default=None)  # fmt: skip
    registered_at: str | None = fact("Where it is registered.", default=None)
    valid_to: Day | None = fact("Last day it is valid.", default=None)
    seen_on: Day | None = fact("When somebody saw it.", default=None)
    seen_by_role: str | None = fact("The role, not the name, of who saw it.", default=None)


@record
class Signatory(Record):
    """A seat at the signature table: a title, never a name (names stay out of git)."""

    title: L10n = fact("The signatory's office, such as Chair, in each language.")
    authority: Authority | None = fact("Where the right to sign comes from.", default=None)


@record
class DueDiligence(Record):
    """What was looked into before the partnership; of people only their offices, never names."""

    done_on: Day | None = fact("When it was done.", default=None)
    valid_to: Day | None = fact("Until when it counts.", default=None)
    sanctions_screened_on: Day | None = fact("When sanctions lists were searched.", default=None,
                                             expected="sign")  # fmt: skip
    ownership: L10n | None = fact("Who owns and controls it, by kind and share, and the register that names them.",
                                  default=None, expected="sign")  # fmt: skip
    sectors: L10n | None = fact("Trade in what the parties exclude, such as weapons, tobacco or coal.",
                                default=None, expected="sign")  # fmt: skip
    record: L10n | None = fact("How it deals with workers, communities and the environment.",
                               default=None, expected="sign")  # fmt: skip
    exposure: L10n | None = fact("Ties to politicians and officials.", default=None, expected="sign")
    disputes: L10n | None = fact("Cases and disputes there have been.", default=None, expected="sign")
    decision: L10n | None = fact("What was decided, and on which terms.", default=None, expected="sign")
    decided_by_role: str | None = fact("The office, not the name, of who decided.", default=None,
                                       expected="sign")  # fmt: skip


@record
class ForeignFundingPermit(Record):
    """The permit that some countries ask for before money comes from abroad."""

    number: str | None = fact("Its number.", default=None)
    valid_to: Day | None = fact("Last day it is valid.", default=None)


@record
class CountryDuties(Record):
    """How a party meets what its country demands of money from abroad."""

    reporting_duty: str | None = fact("Who tells which authority of the money, and when.", default=None)
    local_bank: str | None = fact("That the money comes over an account in the country.", default=None)
    filing: str | None = fact("Where the agreement is handed in, and when.", default=None)


@record
class Research(Record):
    """What a research party's part needs before people take part in it."""

    ethics: Literal["approved", "pending", "not-needed"] = fact("Where the ethics approval stands.")
    reference: str | None = fact("The committee and its reference.", default=None)
    reason: str | None = fact("Why none is needed.", default=None)


@record
class Policies(Record):
    """Which policies of its own a party has."""

    pshea: bool | None = fact("Against sexual harassment, exploitation and abuse.", default=None)
    anti_corruption: bool | None = fact("Against corruption.", default=None)
    child_labour: bool | None = fact("Against child labour.", default=None)
    safeguarding: bool | None = fact("For the protection of children.", default=None)


@record
class Party(Record):
    """One party to the partnership."""

    id: str = fact("A short id used in this file.", pattern=r"[a-z0-9-]{2,20}",
                   rule="2 to 20 small letters, digits and hyphens")  # fmt: skip
    role: Role = fact("Its role in the partnership.")
    kind: ActorKind = fact("What kind of actor it is; some kinds bring clauses of their own.")
    name: str = fact("The name as registered or in the statutes.")
    short_name: str = fact("The short name used in the agreement.")
    country: str = fact("The country's two letters (ISO 3166-1), in quotes.", pattern=r"[A-Z]{2}",
                        rule='two capital letters in quotes, such as "DK"')  # fmt: skip
    registration: Registration | None = fact("Its registration.", default=None, expected="send")
    address: str | None = fact("The organisation's postal address.", default=None, expected="send")
    signature_rule: SignatureRule | None = fact(
        "Who signs for it.", default=None, expected="send")  # fmt: skip
    approved_by: L10n | None = fact(
        "The body whose decision is needed before anybody signs, such as the board; none where those who sign "
        "decide alone.", default=None)  # fmt: skip
    signatories: tuple[Signatory, ...] = fact("The offices that sign.", default=())
    mandate: L10n | None = fact("A public party's legal mandate and competent office.", default=None)
    public_role: Literal["service", "regulator", "municipality"] | None = fact(
        "What a public party mainly does: provides a service, licenses and supervises, or governs a place with a "
        "council of its own.", default=None)  # fmt: skip
    contribution: L10n | None = fact("What an associate brings, such as training.", default=None)
    due_diligence: DueDiligence | None = fact("What was looked into.", default=None)
    foreign_funding_permit: ForeignFundingPermit | None = fact(
        "Its permit to receive money from abroad, where its country asks for one.", default=None)  # fmt: skip
    country_duties: CountryDuties = fact(
        "How it meets what its country demands of money from abroad; `clauses/countries/` says what that is.",
        default=CountryDuties())  # fmt: skip
    research: Research | None = fact("What a research party's part needs.", default=None)
    policies: Policies | None = fact("Its own policies.", default=None)
    attribution: Literal["named", "none"] = fact(
        "Whether joint statements may name it.", default="named")  # fmt: skip

    @derived
    def danish(self) -> bool:
        """Whether the party is one of the Danish organisations."""
        return self.role in ("danish-lead", "danish-co")
