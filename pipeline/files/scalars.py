"""What a single value can be: text, text by language, a date, an amount, a number, yes or no, a formula."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.files.noting import BAD, Noter
from pipeline.formula import FormulaError, parse_formula
from pipeline.model.facts import unknown
from pipeline.model.nearest import nearest
from pipeline.model.nodes import Map, Node, Text
from pipeline.model.words import LANGUAGES, Formula, L10n, Rate, Wording

Scalar = Callable[[Noter, Node], Any]

NOTHING = ("", "~", "null", "pending")
"""How a file says that a fact is still to come."""

PENDING = "pending"
_YES_NO = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nej": False}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_AMOUNT = re.compile(r"-?\d{1,15}(\.\d{1,2})?")
_RATE = re.compile(r"-?\d{1,15}(\.\d{1,10})?")
_FRENCH = re.compile(r"\s*\u00a0[:;?!]")  # signs before which French has a no-break space
_WHOLE = re.compile(r"-?\d{1,9}")


def _text(reader: Noter, node: Node) -> Any:
    if not isinstance(node, Text):
        return reader.note("NOT_TEXT", node.line, node.column)
    value = node.value.strip()
    if len(value) < len(node.value) and _FRENCH.match(node.value):
        value = f"\N{NO-BREAK SPACE}{value}"
    return value or reader.note("EMPTY", node.line, node.column)


def _given(reader: Noter, node: Node) -> Any:
    """Return a text of its own; a fact that may wait never comes here saying so."""
    value = _text(reader, node)
    if value in NOTHING:
        return reader.note("CANNOT_BE_PENDING", node.line, node.column, value=value)
    return value


def _l10n(reader: Noter, node: Node) -> Any:
    if not isinstance(node, Map):
        return reader.note("NOT_BY_LANGUAGE", node.line, node.column)
    texts = {}
    for language, item in node.items.items():
        reader.path.append(language)
        if isinstance(item, Text) and item.value == PENDING:
            pass  # a text that is still to come is a gap in that language
        elif language not in LANGUAGES:
            reader.note("LANGUAGE_UNKNOWN", *node.places[language], language=language,
                        known=", ".join(LANGUAGES), nearest=nearest(language, LANGUAGES))  # fmt: skip
        else:
            texts[language] = _text(reader, item)
        reader.path.pop()
    return BAD if BAD in texts.values() else L10n(texts)


def _formula(reader: Noter, node: Node) -> Any:
    value = _text(reader, node)
    if value is BAD:
        return BAD
    try:
        formula = parse_formula(value)
    except FormulaError as error:
        return reader.note(error.code, node.line, node.column, **error.args_)
    for path in formula.paths:
        found = unknown(path)
        if found:
            return reader.note("FACT_UNKNOWN", node.line, node.column, name=found[0], nearest=found[1])
    return Formula(value)


def _wording(reader: Noter, node: Node) -> Any:
    if isinstance(node, Map):
        return _l10n(reader, node)
    value = _text(reader, node)
    return value if value is BAD else Wording({"": value})


def _date(reader: Noter, node: Node) -> Any:
    value = _text(reader, node)
    if value is BAD:
        return BAD
    if _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    return reader.note("NOT_A_DATE", node.line, node.column, value=value)


def _number(pattern: re.Pattern[str], make: Callable[[str], Any], code: str) -> Scalar:
    def convert(reader: Noter, node: Node) -> Any:
        value = _text(reader, node)
        if value is BAD:
            return BAD
        if not pattern.fullmatch(value):
            plain = re.sub(r"[^0-9]", "", value)
            return reader.note(code, node.line, node.column, value=value, plain=plain)
        return make(value)

    return convert


def _yes_no(reader: Noter, node: Node) -> Any:
    value = _text(reader, node)
    if value is BAD or value.lower() in _YES_NO:
        return value if value is BAD else _YES_NO[value.lower()]
    return reader.note("NOT_YES_NO", node.line, node.column, value=value)


def one_of(words: tuple[str, ...]) -> Scalar:
    """Return the converter of a closed set of words."""

    def convert(reader: Noter, node: Node) -> Any:
        value = _text(reader, node)
        if value is BAD or value in words:
            return value
        return reader.note("WORD_UNKNOWN", node.line, node.column, word=value,
                           known=", ".join(words), nearest=nearest(value, words))  # fmt: skip

    return convert


SCALARS: dict[Any, Scalar] = {
    str: _given,
    L10n: _l10n,
    Formula: _formula,
    Wording: _wording,
    date: _date,
    bool: _yes_no,
    int: _number(_WHOLE, int, "NOT_A_NUMBER"),
    Decimal: _number(_AMOUNT, Decimal, "NOT_AN_AMOUNT"),
    Rate: _number(_RATE, Decimal, "NOT_A_NUMBER"),
}
"""The converter of each simple type."""
