"""The partnership: what all its agreements share, told once."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

from pipeline.model.agreement import Agreement
from pipeline.model.annexes import ComplaintChannel, SharedData
from pipeline.model.expectations import Expectations
from pipeline.model.party import Party
from pipeline.model.places import Place
from pipeline.model.record import Record, derived, fact, field_facts, record, type_hints
from pipeline.model.words import SLUG, SLUG_RULE, Day, L10n


@record
class PartnershipType(Record):
    """Exactly one primary type, and elements of others."""

    primary: str = fact("The type that decides.", vocabulary="types")
    secondary: tuple[str, ...] = fact("Elements of other types, most important first.", default=(),
                                      vocabulary="types")  # fmt: skip
    rationale: L10n | None = fact("Why the partnership mixes types.", default=None)


@record
class Languages(Record):
    """The languages of the documents."""

    versions: tuple[str, ...] = fact("The languages, first column first.", vocabulary="languages")
    prevailing: str | None = fact("Which one decides if they differ.", default=None,
                                  vocabulary="languages")  # fmt: skip
    regions: Mapping[str, str] = fact(
        "Whose figures a language is written with, such as `es: es-GT`: 1,594,300 in Guatemala is 1.594.300 in Spain.",
        default={}, vocabulary="languages")  # fmt: skip
    equal: bool = fact(
        "Whether all versions have equal weight instead, which invites trouble.", default=False
    )
    layout: Literal["single", "sequential", "side-by-side"] = fact(
        "A document for each language; or one document, with the agreement in one language after the other, "
        "or in two columns.", default="single")  # fmt: skip


@record
class Background(Record):
    """How the parties came to know each other."""

    since: str | None = fact("The year the cooperation began.", default=None)
    grown_from: L10n | None = fact("The activity it grew out of, as a short phrase without a full stop.",
                                   default=None)  # fmt: skip
    story: L10n = fact("Two or three sentences.")


@record
class SharedValue(Record):
    """One value the parties share."""

    kind: Literal["religious", "political", "personal"] = fact("What sort of value it is.")
    text: L10n = fact("The value.")


@record
class Network(Record):
    """The international network that one or more parties belong to."""

    name: str = fact("Its name.")
    charter_url: str | None = fact("Where its charter can be read.", default=None)
    members: tuple[str, ...] = fact("The ids of the parties that are members.")


@record
class Flags(Record):
    """Yes or no questions that bring clauses of their own."""

    personal_data: bool | None = fact("Is personal data of participants shared?", default=None)
    third_country_transfer: bool | None = fact("Does such data leave the EEA?", default=None)
    works_with_children: bool = fact("Do activities involve children?", default=False)
    humanitarian: bool = fact("Is it humanitarian aid?", default=False)
    sub_granting: bool = fact("Does a party pass money on?", default=False)
    volunteers_seconded: bool = fact("Are volunteers sent out?", default=False)
    in_kind_equipment: bool = fact("Is equipment given in kind?", default=False)
    high_security: bool = fact("Can the cooperation put people in danger?", default=False)
    staff_paid: bool = fact("Does the grant pay staff?", default=False)


@record
class PersonalData(Record):
    """What stands behind the answers about personal data."""

    none_because: str | None = fact("Why a grant can be carried out without sharing any.", default=None)
    transfer_basis: Literal["adequacy", "standard-clauses", "derogation"] | None = fact(
        "What allows it to leave the EEA: a decision that the country protects it well enough, the European "
        "Commission's standard clauses, or an exception for a single transfer.", default=None)  # fmt: skip
    transfer_document: str | None = fact(
        "The decision or the reason; of standard clauses the signed Word file, as under `annexes`.",
        default=None,
    )
    assessed_on: Day | None = fact("When the receiving country was looked at.", default=None)


@record
class PhaseOutStep(Record):
    """One step on the way out."""

    date: Day = fact("When.")
    text: L10n = fact("What happens.")
    funding_pct: Decimal | None = fact("How many percent of the first year's funding remain.",
                                       default=None)  # fmt: skip
    responsible: str = fact("The id of the party that sees to it.")


@record
class PhaseOut(Record):
    """How the cooperation ends well."""

    steps: tuple[PhaseOutStep, ...] = fact("The steps, in order.", default=())
    relationship_after: L10n | None = fact("What remains afterwards.", default=None)


@record
class Capacity(Record):
    """One thing the parties learn from each other."""

    learner: str = fact('The party id of who learns, or "all".')
    text: L10n = fact("What.")


@record
class Stage(Record):
    """One stage through which the cooperation may grow: activity, project, partnership."""

    stage: L10n = fact("What the stage is called.")
    sign: L10n = fact("What shows that it has been reached.")


@record
class InformationExchange(Record):
    """How experience is shared."""

    every_months: int | None = fact("Months between scheduled exchanges.", default=None)
    channels: L10n | None = fact("How: calls, a shared folder, visits.", default=None)
    secure: bool = fact("Must it go over a secure channel?", default=False)


@record
class Governance(Record):
    """Who meets, and how often."""

    meetings_per_year: int | None = fact("How often the steering group meets.", default=None)


@record
class ValueBalance(Record):
    """How values and donor money are kept in balance."""

    ceiling_pct: Decimal | None = fact("The share of joint activity that grants may pay.", default=None)


@record
class Confidentiality(Record):
    """How much of the partnership may be known."""

    level: Literal["normal", "sensitive"] = fact("`sensitive` hides the partner.", default="normal")
    funder_publication: L10n | None = fact(
        "What the funder leaves out or makes anonymous in what it publishes, as it has answered in writing.",
        default=None)  # fmt: skip


@record
class ResearchTerms(Record):
    """How research in the cooperation is published, and where its data lies."""

    review_days: int | None = fact("Days the other parties have to comment on a draft publication; 30 is usual.",
                                   default=None)  # fmt: skip
    data: Literal["stays-local", "shared-repository"] | None = fact(
        "Whether research data stays in the country where it was collected, or goes into a repository that others "
        "may use as well.", default=None)  # fmt: skip
    repository: L10n | None = fact("The repository, where it is chosen already.", default=None)


@record
class Partnership(Record):
    """One folder under `agreements/`: the parties, their type, and each agreement between them."""

    schema: Literal["1"] = fact("The version of this file's form.")
    id: str = fact("The folder's name.", pattern=SLUG, rule=SLUG_RULE)
    title: L10n = fact("What the partnership is called.")
    type: PartnershipType = fact("Its type.")
    languages: Languages = fact("Its languages.")
    paper: Literal["a4", "letter"] | None = fact("The paper, where it is not the house's.", default=None)
    parties: tuple[Party, ...] = fact("The parties.")
    background: Background | None = fact("How it came about.", default=None, expected="send")
    purpose: L10n | None = fact("What the parties want together.", default=None, expected="send")
    values: tuple[SharedValue, ...] = fact("The values they share.", default=())
    themes: tuple[L10n, ...] = fact("The professional themes.", default=())
    agenda: tuple[L10n, ...] = fact("The common agenda.", default=())
    agenda_kind: Literal["thematic", "political"] | None = fact(
        "Whether the agenda is thematic or political, where it is one of them alone.", default=None)  # fmt: skip
    network: Network | None = fact("The network they belong to.", default=None)
    flags: Flags = fact("Questions that bring clauses.", default=Flags())
    personal_data: PersonalData = fact("What stands behind the answers about personal data.",
                                       default=PersonalData())  # fmt: skip
    expectations: Expectations = fact("What was aligned.", default=Expectations())
    capacity: tuple[Capacity, ...] = fact("What is learnt from each other.", default=())
    capacity_plan: Literal["joint", "own"] | None = fact(
        "Whether learning is planned in one joint plan, or each party makes its own.", default=None)  # fmt: skip
    pathway: tuple[Stage, ...] = fact("The stages through which the cooperation may grow.", default=())
    fundraising: Literal["consent-each-time", "standing-consent"] | None = fact(
        "How a party agrees to its name being used to raise money, where that is settled.", default=None)  # fmt: skip
    exchange: InformationExchange = fact("How experience is shared.", default=InformationExchange())
    governance: Governance = fact("Who meets.", default=Governance())
    balance: ValueBalance = fact("Values and money.", default=ValueBalance())
    phase_out: PhaseOut = fact("How it ends well.", default=PhaseOut())
    complaint_channels: tuple[ComplaintChannel, ...] = fact("Where one can complain.", default=(),
                                                            expected="sign")  # fmt: skip
    data_shared: tuple[SharedData, ...] = fact("The personal data that is shared.", default=(),
                                               expected="sign")  # fmt: skip
    confidential: Confidentiality = fact("How much may be known.", default=Confidentiality())
    research: ResearchTerms = fact("How research is published and its data kept.", default=ResearchTerms())
    agreements: tuple[Agreement, ...] = fact("The agreements.")

    @derived
    def danish(self) -> Party | None:
        """The leading Danish organisation."""
        return next((p for p in self.parties if p.role == "danish-lead"), None)

    @derived
    def partner(self) -> Party | None:
        """The leading local partner."""
        return next((p for p in self.parties if p.role == "local-lead"), None)

    @derived
    def network_body(self) -> Party | None:
        """The body of an international network, where it is a party itself."""
        return next((p for p in self.parties if p.role == "network-body"), None)

    @derived
    def associates(self) -> tuple[Party, ...]:
        """The parties that take part without a share in money or decisions."""
        return tuple(p for p in self.parties if p.role == "associate")

    @derived
    def companies(self) -> tuple[Party, ...]:
        """The parties that are companies."""
        return tuple(p for p in self.parties if p.kind == "private-company")


@record
class OwnParty(Record):
    """Our own organisation, as `aftale.yaml` names it."""

    id: str = fact("The id our organisation has in the partnership files.")
    name: str = fact("Its name.")
    short_name: str = fact("Its short name, the author of every draft.")
    role: str = fact("The office of who uses the program, as the ledger names it; never a person's name.",
                     default="coordinator")  # fmt: skip


@record
class Settings(Record):
    """`aftale.yaml`: who we are, and how the program speaks to us."""

    schema: Literal["1"] = fact("The version of this file's form.")
    party: OwnParty = fact("Our own organisation.")
    messages: Literal["en", "da"] = fact("The language of messages.", default="en")
    paper: Literal["a4", "letter"] | None = fact("The paper, where it is not the house's.", default=None)
    archive: str = fact("The folder for what holds personal data: what came back, what was signed, filled-in copies. "
                        "It must be one that git leaves alone.", default="local/archive")  # fmt: skip


def documents_in(languages: Languages) -> tuple[tuple[str, ...], ...]:
    """Return the languages of each document of an agreement."""
    named = tuple(dict.fromkeys(languages.versions))  # one that is named twice is found elsewhere
    return tuple((language,) for language in named) if languages.layout == "single" or not named else (named,)


def place(holder: Partnership, item: Record, name: str = "", file: str = "") -> Place:
    """Return the place of a record's field in the partnership's file."""
    return Place(file or f"agreements/{holder.id}/partnership.yaml", *item.place_of(name))


def locate(partnership: Partnership, agreement: Agreement, path: str) -> Place:
    """Return where a fact stands in the partnership's file, or where it would belong."""
    names = path.split(".")
    own = names[0] in field_facts(Agreement) and names[0] not in ("id", "title", "purpose")
    holder: Any = agreement if own else partnership
    where = holder.place_of(names[0])
    for name in names[:-1]:
        holder = getattr(holder, name, None)
        if not isinstance(holder, Record):
            break
        where = holder.place_of(names[names.index(name) + 1])
    return Place(f"agreements/{partnership.id}/partnership.yaml", *where)


def expected_from(path: str) -> str:
    """Return the stage from which a missing fact is an error; a fact nobody declared so is, from sending on."""
    names = path.split(".")
    cls: Any = Agreement if names[0] in field_facts(Agreement) else Partnership
    stage = "send"
    for name in names:
        field = field_facts(cls).get(name) if hasattr(cls, "__dataclass_fields__") else None
        if field is None:
            break
        stage = field.metadata["expected"] or stage
        cls = next(iter(typing.get_args(type_hints(cls)[name])), type_hints(cls)[name])
    return stage
