"""The small language of conditions and values: parsed by Jinja, bounded by an allow-list, run as closures.

A formula can read facts, compare them, join conditions and pass values through known filters. It cannot
loop, calculate, call or assign, so wording from anyone is safe to run and costs what reading costs.
"""

from pipeline.formula.parse import Formula, FormulaError, compile_node, environment, parse_formula
from pipeline.formula.possible import can_hold
from pipeline.formula.values import Missing, Scope

__all__ = [
    "Formula", "FormulaError", "Missing", "Scope", "can_hold", "compile_node", "environment", "parse_formula",
]  # fmt: skip
