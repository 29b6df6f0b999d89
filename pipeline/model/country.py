"""What a country demands of money from abroad, and when nobody works there: dated, each with its source."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.record import Record, fact, record
from pipeline.model.words import L10n


@record
class CountryDemand(Record):
    """Something a country demands of an organisation that receives money from abroad."""

    demand: L10n = fact("What is demanded, in plain words.")
    source: str = fact("Where it was read.")
    as_of: str = fact("When it was read.")
    verified: bool = fact("Whether somebody who knows the country's law has checked it.", default=False)


@record
class DaysOff(Record):
    """Days on which nobody can be expected to report or pay."""

    fixed: tuple[str, ...] = fact("The same day every year, as `MM-DD`.", default=())
    easter: tuple[int, ...] = fact("Days from Easter Sunday: -2 is Good Friday.", default=())
    source: str = fact("Where it was read.")


@record
class Weekends(Record):
    """`countries/weekends.yaml`: where the weekend is not Saturday and Sunday."""

    source: str = fact("Where it was read.")
    weekends: Mapping[str, tuple[str, ...]] = fact(
        "The days of the weekend in English, by the country's two letters."
    )


@record
class CountryRules(Record):
    """A country's rules from a date on."""

    country: str = fact("The country's two letters (ISO 3166-1), in quotes.", pattern=r"[A-Z]{2}",
                        rule='two capital letters in quotes, such as "DK"')  # fmt: skip
    date: str = fact("From when the rules hold.")
    name: L10n = fact("The country's name.")
    permit: CountryDemand | None = fact("A permit to receive money from abroad.", default=None)
    reporting_duty: CountryDemand | None = fact("Telling an authority of the money.", default=None)
    local_bank: CountryDemand | None = fact("Receiving it over an account in the country.", default=None)
    filing: CountryDemand | None = fact("Handing the agreement in to an authority.", default=None)
    days_off: DaysOff | None = fact("Its holidays, as far as they can be told in advance.", default=None)
    gaps: tuple[L10n, ...] = fact("What could not be found out.", default=())
