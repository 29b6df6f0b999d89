"""What some annexes are made of: things handed over, data that is shared, and where one can complain."""

from __future__ import annotations

from typing import Literal

from pipeline.model.record import Record, fact, record
from pipeline.model.words import Day, L10n, Money


@record
class Asset(Record):
    """One thing that belongs to the intervention, as the register of assets lists it."""

    what: L10n = fact("What it is.")
    mark: str | None = fact("Its serial number or other mark, in quotes.", default=None)
    acquired_on: Day | None = fact("When it was bought or received.", default=None)
    value: Money | None = fact("Its price, or what it is worth.", default=None)
    place: L10n | None = fact("Where it is.", default=None)
    holder: str | None = fact("The id of the party that holds it.", default=None)
    condition: L10n | None = fact("Its condition.", default=None)


@record
class SharedData(Record):
    """Personal data of one sort that parties share: what, why, who keeps it, and for how long."""

    what: L10n = fact("Which data, and about whom: sorts of data, never a person's name.")
    purpose: L10n = fact("Why it is shared.")
    keeper: str = fact('The id of the party that keeps it, or "all".')
    kept: L10n = fact("How long it is kept, or until when.")
    basis: Literal["inside", "adequate", "contract-clauses", "occasional"] | None = fact(
        "What a transfer out of the European Economic Area rests on: `inside` where there is none, `adequate` for a "
        "country the European Commission has recognised, `contract-clauses` for its standard contractual clauses, "
        "`occasional` for a single transfer that the law allows.", default=None, expected="sign")  # fmt: skip


@record
class ComplaintChannel(Record):
    """Where somebody can complain: an office and an address of an organisation, never those of a person."""

    who: str = fact(
        "The id of the party, or the name of somebody else who receives complaints, such as the fund."
    )
    role: L10n = fact("Who receives them there: an office, such as the complaints officer; never a name.")
    address: str | None = fact("An e-mail address for that office, or a page on the web.", default=None,
                               expected="sign")  # fmt: skip
