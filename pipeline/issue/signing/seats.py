"""Who signs for a party: its seats at the signature table, and whether their authority held on the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.nearest import nearest
from pipeline.model.partnership import Partnership, place
from pipeline.model.party import Party, Signatory
from pipeline.model.places import AftaleError, Finding
from pipeline.model.words import Day


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat: the office under which it is recorded, and what it is called in any language."""

    office: str
    titles: tuple[str, ...]
    valid_to: Day | None = None


def seats_of(party: Party) -> tuple[Seat, ...]:
    """Return the seats of a party; one that names no offices has one for itself."""
    if not party.signatories:
        return (Seat(party.short_name, (party.short_name,)),)
    return tuple(_seats(party.signatories))


def chosen(
    partnership: Partnership, party: Party, wanted: Sequence[str], taken: Collection[str]
) -> tuple[Seat, ...]:
    """Return the seats that somebody names, all of them where nobody does; of two alike the one not `taken` yet.

    Raises `AftaleError` where a party has no such seat: nobody can sign without authority.
    """
    seats = seats_of(party)
    found: list[Seat] = []
    for name in wanted:
        fitting = [seat for seat in seats if name.casefold().strip() in _names(seat) and seat not in found]
        if not fitting:
            known = dict.fromkeys(seat.titles[0] for seat in seats)
            where = place(partnership, party, "signatories")
            near = nearest(name, [title for seat in seats for title in seat.titles])
            raise AftaleError(Finding.of("SIGN_NO_AUTHORITY", where, office=name, party=party.short_name,
                                         known=", ".join(known), nearest=near))  # fmt: skip
        found.append(next((seat for seat in fitting if seat.office not in taken), fitting[0]))
    return tuple(found) or seats


def expired(partnership: Partnership, party: Party, seats: Sequence[Seat], day: Day) -> Iterator[Finding]:
    """Find authority that had ended before the day of signing."""
    for seat in seats:
        if seat.valid_to and seat.valid_to < day:
            yield Finding.of("SIGN_AUTHORITY_EXPIRED", place(partnership, party, "signatories"),
                             office=seat.office, party=party.short_name, until=seat.valid_to, day=day)  # fmt: skip


def _seats(signatories: Sequence[Signatory]) -> Iterator[Seat]:
    """Yield a seat for each signatory; two with one title are told apart by a number."""
    seen: Counter[str] = Counter()
    for signatory in signatories:
        titles = tuple(signatory.title.values())
        title = signatory.title.get("en") or titles[0]
        seen[title] += 1
        office = title if seen[title] == 1 else f"{title} {seen[title]}"
        valid_to = signatory.authority.valid_to if signatory.authority else None
        yield Seat(office, tuple(dict.fromkeys((title, *titles))), valid_to)


def _names(seat: Seat) -> set[str]:
    return {name.casefold().strip() for name in (seat.office, *seat.titles)}
