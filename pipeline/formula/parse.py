"""From Jinja's syntax tree to a closure, one allowed node at a time; everything else is refused."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from pipeline.formula.values import Missing, Scope, step

Run = Callable[[Scope], Any]
Filter = Callable[..., Any]
MAX_DEPTH = 50
_TOO_DEEP = "too deeply nested"


class FormulaError(Exception):
    """A formula that cannot be used: a message code, its blanks, and the line within the source."""

    def __init__(self, code: str, line: int, **args: str) -> None:
        """Keep what a finding needs."""
        super().__init__(code)
        self.code = code
        self.line = line
        self.args_ = args


@dataclass(frozen=True, slots=True)
class Formula:
    """A compiled formula: its source, the fact paths it reads, the clauses it asks about, and `run`."""

    source: str
    run: Run = field(compare=False, repr=False)
    paths: tuple[tuple[str, ...], ...] = ()
    filters: tuple[str, ...] = ()


def environment() -> Environment:
    """Return the Jinja environment whose parser we use; nothing is ever rendered by it."""
    return Environment(autoescape=True, keep_trailing_newline=True)


_ENVIRONMENT = environment()


@lru_cache(maxsize=4096)
def parse_formula(source: str) -> Formula:
    """Compile a bare formula such as `term.end and kind == "mou"`; it has no filters.

    Raises `FormulaError` where the source is no formula or uses what the language does not have.
    """
    try:
        tree = _ENVIRONMENT.parse("{{ " + source + " }}")
    except TemplateSyntaxError as error:
        raise FormulaError("FORMULA_SYNTAX", 1, formula=source, problem=str(error.message)) from None
    except RecursionError:
        raise FormulaError("FORMULA_SYNTAX", 1, formula=source[:MAX_DEPTH], problem=_TOO_DEEP) from None
    body = tree.body
    if len(body) != 1 or not isinstance(body[0], nodes.Output) or len(body[0].nodes) != 1:
        raise FormulaError("FORMULA_SYNTAX", 1, formula=source, problem="more than one formula")
    return compile_node(body[0].nodes[0], source, {})


def compile_node(node: nodes.Node, source: str, filters: Mapping[str, Filter]) -> Formula:
    """Compile one expression of a syntax tree; `source` is kept to be shown."""
    compiler = _Compiler(source, filters)
    run = compiler.compile(node)
    return Formula(source, run, tuple(compiler.paths), tuple(compiler.used))


class _Compiler:
    """Compiles one formula, noting the paths it reads and the filters it uses."""

    def __init__(self, source: str, filters: Mapping[str, Filter]) -> None:
        self.paths: list[tuple[str, ...]] = []
        self.used: list[str] = []
        self._source = source
        self._filters = filters
        self._depth = 0
        self._handlers: dict[type, Callable[[Any], Run]] = {
            nodes.Const: self._const,
            nodes.Name: self._path,
            nodes.Getattr: self._path,
            nodes.Getitem: self._item,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            nodes.Compare: self._compare,
            nodes.Not: self._not,
            nodes.And: self._and,
            nodes.Or: self._or,
            nodes.List: self._list,
            nodes.Tuple: self._list,
        }

    def compile(self, node: nodes.Node) -> Run:
        handler = self._handlers.get(type(node))
        if handler is None:
            kind = type(node).__name__
            raise FormulaError("FORMULA_FORBIDDEN", node.lineno, what=kind)
        self._depth += 1
        self._bound(self._depth, node)
        run = handler(node)
        self._depth -= 1
        return run

    def _bound(self, depth: int, node: nodes.Node) -> None:
        """Refuse what is so deep that running it could exhaust the stack."""
        if depth > MAX_DEPTH:
            raise FormulaError(
                "FORMULA_SYNTAX", node.lineno, formula=self._source[:MAX_DEPTH], problem=_TOO_DEEP
            )

    def _const(self, node: nodes.Const) -> Run:
        value = node.value
        if isinstance(value, str) and not value.isprintable():
            raise FormulaError("FORMULA_FORBIDDEN", node.lineno, what="a character nobody can see")
        return lambda _scope: value

    def _list(self, node: nodes.List | nodes.Tuple) -> Run:
        runs = tuple(self.compile(item) for item in node.items)
        return lambda scope: tuple(run(scope) for run in runs)

    def _path(self, node: nodes.Node) -> Run:
        names: list[str] = []
        at = node
        while isinstance(at, nodes.Getattr):
            names.insert(0, at.attr)
            at = at.node
            self._bound(len(names), node)
        if not isinstance(at, nodes.Name):
            _refuse_hidden(names, node)
            return self._steps(self.compile(at), names)
        _refuse_hidden((at.name, *names), node)
        self.paths.append((at.name, *names))
        return _fact(at.name, names)

    def _steps(self, start: Run, names: list[str]) -> Run:
        run, shown = start, ""
        for name in names:
            shown = f"{shown}.{name}".lstrip(".")
            run = _stepping(run, name, shown)
        return run

    def _item(self, node: nodes.Getitem) -> Run:
        value, key = self.compile(node.node), self.compile(node.arg)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            _refuse_hidden((node.arg.value,), node)

        def run(scope: Scope) -> Any:
            name = key(scope)
            return name if isinstance(name, Missing) else step(value(scope), name, str(name))

        return run

    def _filter(self, node: nodes.Filter) -> Run:
        function = self._filters.get(node.name)
        if function is None or node.node is None:
            raise FormulaError("FORMULA_FILTER", node.lineno, name=node.name,
                               known=", ".join(sorted(self._filters)), nearest="")  # fmt: skip
        if node.kwargs or node.dyn_args or node.dyn_kwargs:
            raise FormulaError("FORMULA_FORBIDDEN", node.lineno, what="named arguments")
        self.used.append(node.name)
        value = self.compile(node.node)
        args = tuple(self.compile(arg) for arg in node.args)
        if not args:
            return lambda scope: function(value(scope), scope)
        return lambda scope: function(value(scope), scope, *(arg(scope) for arg in args))

    def _test(self, node: nodes.Test) -> Run:
        if node.name != "included" or node.args:
            raise FormulaError("FORMULA_FORBIDDEN", node.lineno, what=f"is {node.name}")
        clause = self.compile(node.node)
        return lambda scope: _within(clause(scope), scope.get("included", ()))

    def _compare(self, node: nodes.Compare) -> Run:
        if len(node.ops) != 1:
            raise FormulaError("FORMULA_FORBIDDEN", node.lineno, what="a chain of comparisons")
        compare = _COMPARISONS[node.ops[0].op]
        left, right = self.compile(node.expr), self.compile(node.ops[0].expr)
        return lambda scope: compare(left(scope), right(scope))

    def _not(self, node: nodes.Not) -> Run:
        inner = self.compile(node.node)
        return lambda scope: not inner(scope)

    def _and(self, node: nodes.And) -> Run:
        left, right = self.compile(node.left), self.compile(node.right)
        return lambda scope: left(scope) and right(scope)

    def _or(self, node: nodes.Or) -> Run:
        left, right = self.compile(node.left), self.compile(node.right)
        return lambda scope: left(scope) or right(scope)


def _refuse_hidden(names: Iterable[str], node: nodes.Node) -> None:
    """Names that begin with an underscore are the program's own, never facts."""
    hidden = next((name for name in names if name.startswith("_")), None)
    if hidden:
        raise FormulaError("FORMULA_NAME", node.lineno, name=hidden, known="", nearest="")


def _shown_path(node: nodes.Node) -> str:
    """Return a path as it was written, or "" for what is no path."""
    if isinstance(node, nodes.Getattr):
        return f"{_shown_path(node.node)}.{node.attr}".lstrip(".")
    return node.name if isinstance(node, nodes.Name) else ""


def _fact(root: str, names: Iterable[str]) -> Run:
    """Return what reads a fact by its path: most of what is run, so it is one call however long the path is."""
    steps = []
    shown = root
    for name in names:
        shown = f"{shown}.{name}"
        steps.append((name, shown))

    def run(scope: Scope) -> Any:
        value = scope.get(root)
        if value is None:
            return Missing(shown)
        for name, path in steps:
            value = step(value, name, path)
        return value

    return run


def _stepping(run: Run, name: str, shown: str) -> Run:
    return lambda scope: step(run(scope), name, shown)


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """Compare what can be compared; a missing fact is neither before nor after anything."""

    def run(left: Any, right: Any) -> bool:
        if isinstance(left, Missing) or isinstance(right, Missing):
            return False
        try:
            return compare(left, right)
        except TypeError:
            return compare(str(left), str(right))

    return run


def _within(item: Any, holder: Any) -> bool:
    """Return whether something holds an item; what cannot hold it does not."""
    try:
        return isinstance(holder, Collection) and not isinstance(item, Missing) and item in holder
    except TypeError:
        return False


_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": _ordered(operator.lt),
    "lteq": _ordered(operator.le),
    "gt": _ordered(operator.gt),
    "gteq": _ordered(operator.ge),
    "in": _within,
    "notin": lambda item, holder: not _within(item, holder),
}
