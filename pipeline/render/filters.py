"""The filters wording may use; each takes a value and the scope and gives text, a reference or a gap.

A missing fact passes through every filter as it is, so it ends as one placeholder with its own name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from pipeline.formula import Missing, Scope
from pipeline.model.document import Part, Placeholder, Reference, Value, plain
from pipeline.model.phrases import GlossaryTerm
from pipeline.model.words import Money
from pipeline.render.words import Words


class FilterError(Exception):
    """A filter was given something it cannot use: a message code and its blanks."""

    def __init__(self, code: str, **args: str) -> None:
        """Keep what a finding needs."""
        super().__init__(code)
        self.code = code
        self.args_ = args


def show(value: Any, scope: Scope) -> Value:
    """Return any value as it stands in the text of the scope's language."""
    if isinstance(value, str):
        return value
    kind = value.__class__  # compared directly: this runs for every value of every agreement
    words: Words = scope["words"]
    if kind is dict:
        text = value.get(scope["language"])
        return text if text is not None else show(Missing(scope.get("path", "text")), scope)
    if kind is date:
        return words.date(value)
    if kind is Decimal or kind is int:
        return words.amount(Decimal(value))
    if kind is Missing:
        return (Placeholder(value.path, words.missing(value.path)),)
    if kind is Money:
        return words.money(value.amount, value.currency)
    if kind is tuple:
        if all(isinstance(part, (str, Reference, Placeholder)) for part in value) and not _texts(value):
            return value
        return words.join([plain(show(item, scope)) for item in value])
    raise FilterError("VALUE_NOT_TEXT", kind=kind.__name__)


def _texts(value: tuple[Any, ...]) -> bool:
    return all(isinstance(part, str) for part in value)


def _date(value: Any, scope: Scope) -> str:
    return scope["words"].date(_be(value, date, "date"))


def _money(value: Any, scope: Scope, currency: Any = None) -> str:
    if isinstance(value, Money):
        return scope["words"].money(value.amount, value.currency)
    return scope["words"].money(_decimal(value, "money"), currency or "")


def _amount(value: Any, scope: Scope) -> str:
    return scope["words"].amount(_decimal(value, "amount"))


def _percent(value: Any, scope: Scope) -> str:
    return scope["words"].percent(_decimal(value, "percent"))


def _count(value: Any, scope: Scope, unit: str = "day") -> str:
    return scope["words"].count(int(_decimal(value, "count")), unit)


def _list(value: Any, scope: Scope, last: str = "and") -> str:
    items = [plain(show(item, scope)) for item in _be(value, tuple, "list")]
    return scope["words"].join(items, last)


def _names(value: Any, scope: Scope) -> str:
    return scope["words"].join([party.name for party in _be(value, tuple, "names")])


def _short_names(value: Any, scope: Scope) -> str:
    return scope["words"].join([party.short_name for party in _be(value, tuple, "short_names")])


def _genitive(value: Any, scope: Scope) -> str:
    return scope["words"].genitive(_be(value, str, "genitive"))


def _must(value: Any, scope: Scope) -> str:
    many = isinstance(value, tuple) and len(value) != 1
    return scope["words"].force(binding=scope["binding"], many=many)


def _ref(value: Any, scope: Scope) -> tuple[Part, ...]:
    numbers: Mapping[str, str] = scope["numbers"]
    if isinstance(value, str) and value in numbers:
        return (Reference(value, numbers[value]),)
    ids = value if isinstance(value, tuple) else (value,)
    dangling = next((i for i in ids if i not in numbers), None)
    if dangling is not None:
        raise FilterError("REFERENCE_DANGLING", clause=str(dangling))
    ordered = sorted(ids, key=list(numbers).index)
    words: Words = scope["words"]
    parts: list[Part] = []
    for index, target in enumerate(ordered):
        if index:
            last = index == len(ordered) - 1
            parts.append(f" {words.phrases.get('and', 'and')} " if last else ", ")
        parts.append(Reference(target, numbers[target]))
    return tuple(parts)


def _term(value: Any, scope: Scope, form: str = "term") -> str:
    glossary: Mapping[str, GlossaryTerm] = scope["glossary"]
    term = glossary.get(value)
    words = getattr(term, scope["language"], None)
    if words is None:
        raise FilterError("TERM_UNKNOWN", term=str(value))
    scope["terms_used"].add(value)
    return words.genitive or words.term if form == "genitive" else words.term


def _label(value: Any, scope: Scope, group: str = "") -> Any:
    words: Words = scope["words"]
    if isinstance(value, tuple):
        return tuple(words.label(group, str(item)) for item in value)
    return words.label(group, str(value))


def _party(value: Any, scope: Scope) -> str:
    """Return the short name of the party with an id; "all" in words."""
    party = next((party for party in scope["parties"] if party.id == value), None)
    return party.short_name if party else scope["words"].label("party", str(value))


def _table(value: Any, _scope: Scope) -> str:
    return str(value)


def _items(value: Any, scope: Scope) -> tuple[Any, ...]:
    return tuple(show(_item_text(item), scope) for item in _be(value, tuple, "items"))


def _item_text(item: Any) -> Any:
    """Return what stands for an element of a list: its text, or a party's short name."""
    return getattr(item, "text", None) or getattr(item, "short_name", None) or item


def _be(value: Any, kind: Any, name: str) -> Any:
    if not isinstance(value, kind):
        raise FilterError("FILTER_VALUE", filter=name, kind=type(value).__name__)
    return value


def _decimal(value: Any, name: str) -> Decimal:
    if isinstance(value, Money):
        return value.amount
    try:
        return Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        raise FilterError("FILTER_VALUE", filter=name, kind=type(value).__name__) from None


def _through(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a missing fact pass through a filter untouched, and say so where the filter cannot use what it got."""

    def filtered(value: Any, scope: Scope, *args: Any) -> Any:
        for given in (value, *args):
            if isinstance(given, Missing):
                return given
        try:
            return function(value, scope, *args)
        except (AttributeError, TypeError):
            raise FilterError("FILTER_VALUE", filter=name, kind=type(value).__name__) from None

    return filtered


FILTERS: dict[str, Callable[..., Any]] = {
    name: _through(name, function)
    for name, function in {
        "date": _date,
        "money": _money,
        "amount": _amount,
        "percent": _percent,
        "count": _count,
        "list": _list,
        "names": _names,
        "short_names": _short_names,
        "genitive": _genitive,
        "must": _must,
        "ref": _ref,
        "term": _term,
        "label": _label,
        "party": _party,
        "table": _table,
        "items": _items,
    }.items()
}
"""Every filter by name."""
