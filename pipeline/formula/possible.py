"""Whether a condition can hold at all, where one fact is known and nothing is said of the others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from pipeline.formula.parse import environment

_EITHER = frozenset({True, False})


def can_hold(source: str, **known: str) -> bool:
    """Return whether a formula that compiles can be true; whatever it asks of other facts may be so or not."""
    return True in _outcomes(_parsed(source), known)


@lru_cache(maxsize=4096)
def _parsed(source: str) -> nodes.Node | None:
    """Return the tree of a formula; None where its source is shortened and no longer one."""
    try:
        body = environment().parse("{{ " + source + " }}").body
    except TemplateSyntaxError:
        return None
    return body[0].nodes[0] if isinstance(body[0], nodes.Output) else None


def _outcomes(node: nodes.Node | None, known: Mapping[str, str]) -> frozenset[bool]:
    """Return what a condition can come to; wording spells its conditions as calls, such as `Not(kind)`."""
    name, parts = _taken_apart(node)
    if name == "Const":
        return frozenset({bool(parts[0])})
    if name == "Not":
        return frozenset(not outcome for outcome in _outcomes(parts[0], known))
    if name in ("And", "Or"):
        left, right = (_outcomes(part, known) for part in parts)
        return frozenset((a and b) if name == "And" else (a or b) for a in left for b in right)
    if name == "Compare":
        return _compared(parts, known)
    return _EITHER


def _taken_apart(node: nodes.Node | None) -> tuple[str, list[Any]]:
    """Return what a node is, and its parts, in either spelling."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        return node.node.name, list(node.args)
    if isinstance(node, nodes.Const):
        return "Const", [node.value]
    return type(node).__name__, list(node.iter_child_nodes()) if node else []


def _compared(parts: list[Any], known: Mapping[str, str]) -> frozenset[bool]:
    """Compare a known fact with a text."""
    fact, operand = parts
    inner = _taken_apart(operand)[1]
    op = operand.op if isinstance(operand, nodes.Operand) else inner[0].name
    other = inner[-1]
    if (
        isinstance(fact, nodes.Name)
        and fact.name in known
        and isinstance(other, nodes.Const)
        and op in ("eq", "ne")
    ):
        return frozenset({(known[fact.name] == other.value) == (op == "eq")})
    return _EITHER
