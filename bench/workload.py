"""What is measured: a tree with the real clause library and as many made-up partnerships as wanted.

Each partnership has one grant agreement in English. Its values follow from its number alone, so that two runs
measure the same thing; every third works with children, so that some clauses have only some users.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = Template(Path(__file__).with_name("partnership.template.yaml").read_text(encoding="utf-8"))
SETTINGS = 'schema: "1"\nparty: {id: dk, name: Bench Danmark, short_name: Bench}\nmessages: en\n'

CHILDREN = 3
"""Every so many partnerships, one works with children."""
CHILDREN_WORDING = "wording/child-safeguarding/policy-own.en.md"
"""The wording that only those partnerships use."""

_THEMES = ("legal aid", "clean water", "village forests", "safe schools", "fair land rights", "solar power")
_PLACES = (
    ("Totonicapán", "GT", "GTQ"),
    ("Singida", "TZ", "TZS"),
    ("Pokhara", "NP", "NPR"),
    ("Gulu", "UG", "UGX"),
    ("Tamale", "GH", "GHS"),
    ("Ñuflo de Chávez", "BO", "BOB"),
    ("Kisumu", "KE", "KES"),
)
_NAMES = ("Women’s Network", "Farmers & Fishers", "Youth Forum", "Advisers’ Union", "Neighbours <South>")
# Lines of the fund's form per hundredth of size; line 13 is exactly 7 % of those before it.
_LINES = {1: 8200, 2: 600, 4: 3100, 5: 700, 6: 450, 7: 400, 8: 250, 9: 950, 11: 250, 13: 1043}
_LOCAL = {1: 6800, 6: 150, 7: 150}
_CVR_WEIGHTS = (2, 7, 6, 5, 4, 3, 2)


def name_of(number: int) -> str:
    """Return a partnership's folder."""
    return f"bench-{number:05d}"


def partnership(number: int) -> str:
    """Return the text of a partnership's file."""
    return TEMPLATE.substitute(values(number), **_amounts(100 + number % 400))


def values(number: int) -> dict[str, object]:
    """Return what a partnership's file says of its own, but for amounts."""
    place, country, currency = _PLACES[number % len(_PLACES)]
    theme = _THEMES[number % len(_THEMES)]
    year = 2027 + number % 3
    return {
        "id": name_of(number),
        "number": number,
        "theme": theme,
        "theme_title": theme.capitalize(),
        "place": place,
        "country": country,
        "currency": currency,
        "danish": f"Forening {number}",
        "danish_name": f"Foreningen for {theme} nr. {number}",
        "partner": f"{place.split()[0]} {number}",
        "partner_name": f"{place} {_NAMES[number % len(_NAMES)]} {number}",
        "cvr": _cvr(number),
        "house": number % 180 + 1,
        "postcode": 1000 + number % 900,
        "box": 10_000 + number,
        "registration": f"{number:06d}/R",
        "children": "true" if number % CHILDREN == 0 else "false",
        "meetings": 2 + number % 4,
        "phase": 1 + number % 4,
        "towns": 5 + number % 9,
        "people": f"{1200 + number % 7000:,}",
        "volunteers": 40 + number % 60,
        "cases": 300 + number % 900,
        "journal": f"26-{number:04d}-CSP",
        "rate": f"{1 + number % 90 / 100:.2f}",
        "year1": year,
        "year2": year + 1,
        "year3": year + 2,
    }


def make_tree(folder: Path, count: int) -> Path:
    """Make a tree of so many partnerships, with nothing built yet."""
    shutil.copytree(ROOT / "clauses", folder / "clauses")
    (folder / "aftale.yaml").write_text(SETTINGS, encoding="utf-8")
    for number in range(count):
        home = folder / "agreements" / name_of(number)
        home.mkdir(parents=True)
        (home / "partnership.yaml").write_text(partnership(number), encoding="utf-8")
    return folder


def _amounts(size: int) -> dict[str, int]:
    """Return the budget and the instalments; everything adds up at any size."""
    lines = {f"line{no}": amount * size for no, amount in _LINES.items()}
    for no, amount in _LOCAL.items():
        lines[f"line{no}_local"] = amount * size
        lines[f"line{no}_dk"] = (_LINES[no] - amount) * size
    passed_on = {"ceiling": 11_500, "instalment1": 4600, "instalment2": 4600, "instalment3": 2300}
    return lines | {name: amount * size for name, amount in passed_on.items()} | {"total": 15_943 * size}


def _cvr(number: int) -> str:
    """Return a made-up CVR number whose check by 11 holds; those that would need a tenth digit are passed over."""
    digits = f"{number * 7:07d}"
    last = -sum(weight * int(digit) for weight, digit in zip(_CVR_WEIGHTS, digits, strict=True)) % 11
    return f"{digits}{last}" if last < 10 else _cvr(number + 1_000_000)
