"""Small value types that facts are made of: money, and text in several languages."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import NewType

from pipeline.model.record import Record, fact, record

Day = datetime.date
"""A calendar day; named so that a field may be called `date`."""

L10n = NewType("L10n", dict[str, str])
"""Text by language code, such as `{en: "Purpose", da: "Formål"}`."""

LANGUAGES = {"da": "da-DK", "en": "en-GB", "fr": "fr-FR", "es": "es-ES", "pt": "pt-PT"}
"""The languages a document can be written in, with the tag Word knows them by (BCP 47)."""

Rate = NewType("Rate", Decimal)
"""A rate of exchange or the like: unlike an amount it may have any number of decimals."""

Formula = NewType("Formula", str)
"""A condition or value in the small language, as typed; compiled where it is used."""

Wording = NewType("Wording", dict[str, str])
"""Text with values in it, by language; under "" where it is the same in every language."""

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
SLUG_RULE = "small letters a-z, digits and single hyphens"


@record
class Money(Record):
    """An amount in a currency; never a float."""

    amount: Decimal = fact("The amount, with a point before the decimals and nothing between thousands.")
    currency: str = fact("The currency's three letters (ISO 4217).", pattern=r"[A-Z]{3}",
                         rule="three capital letters, such as DKK")  # fmt: skip


def sort_key(text: str) -> str:
    """Return a key under which texts sort alike on every machine, whatever its locale."""
    return text.casefold()
