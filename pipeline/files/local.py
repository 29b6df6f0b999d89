"""Reads what stays on this computer: who signs, contacts and bank accounts. It never enters a build or anything git keeps."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.files.noting import BAD
from pipeline.files.reader import Reader
from pipeline.files.strict_yaml import parse
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.model.record import Record, fact, record
from pipeline.model.words import Day, L10n


@record
class Contact(Record):
    """One person of a party, as the contact sheet lists them."""

    party: str = fact("The party's id.")
    role: L10n = fact("What the person is to the cooperation, such as contact person or deputy.")
    name: str = fact("The person's name.")
    phone: str | None = fact("The telephone number, with the country's code.", default=None)
    email: str | None = fact("The e-mail address.", default=None)


@record
class BankAccount(Record):
    """One party's account, as the bank sheet shows it."""

    party: str = fact("The party's id.")
    holder: str = fact("In whose name the account is.")
    bank: str = fact("The bank.")
    address: str | None = fact("The bank's address.", default=None)
    account: str | None = fact("The number of the account, in quotes.", default=None)
    iban: str | None = fact("The IBAN, where the country uses it.", default=None)
    swift: str | None = fact("The bank's SWIFT code (BIC).", default=None)
    currency: str | None = fact("The account's currency.", default=None)
    confirmed_on: Day | None = fact("When the details were confirmed by calling back.", default=None)
    confirmed_by_role: str | None = fact("The office of whoever called.", default=None)


@record
class LocalValues(Record):
    """`local/<partnership>.yaml`: personal data that belongs on paper alone."""

    signatories: Mapping[str, tuple[str, ...]] = fact(
        "Who signs, by the party's id: a name for each seat, in the order of the seats.", default={})  # fmt: skip
    contacts: tuple[Contact, ...] = fact("Who speaks for each party.", default=())
    bank: tuple[BankAccount, ...] = fact("The accounts that money goes to and from.", default=())


def local_file(partnership: str) -> str:
    """Return where a partnership's local values lie in the tree."""
    return f"local/{partnership}.yaml"


def local_values(root: Path, partnership: str, lacking: str = "LOCAL_VALUES_MISSING") -> LocalValues:
    """Read a partnership's local values; raises `AftaleError` where the file is wrong, or missing: `lacking`."""
    shown = local_file(partnership)
    try:
        data = (root / shown).read_bytes()
    except FileNotFoundError:
        raise AftaleError(Finding.of(lacking, Place(shown))) from None
    node, findings = parse(data, shown)
    if node is None:
        raise AftaleError(*findings)
    reader = Reader(shown, {})
    values = reader.read(LocalValues, node)
    findings += reader.findings
    if values is BAD or findings:
        raise AftaleError(*findings)
    return values
