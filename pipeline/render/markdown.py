"""Compiles a wording in Markdown: conditions around whole paragraphs, values inside them, nothing else.

The text is parsed twice, each time by a library made for it: Jinja finds conditions and values, which
leave numbered marks behind; Markdown finds paragraphs, items and emphasis in what is between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError, nodes
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.formula import Formula, FormulaError, compile_node, environment
from pipeline.model.places import Finding, Place
from pipeline.render.filters import FILTERS
from pipeline.render.wording import Paragraph, Piece, Run, Slot

GLUE = "\ue002"
"""A mark that means nothing to Markdown and is dropped: between stars and text, or before a paragraph, it keeps
what was typed in Word from being read as markup.
"""
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_CONTROL = re.compile(r"^[ \t]*\{%-?\s*(if|elif|else|endif)\b((?!%\}).)*%\}[ \t]*$")
_MARKDOWN = MarkdownIt("commonmark").disable("reference").enable("table")
_INDENTED_ITEM = re.compile(r"\A\s*?^( +)[-+*] ", re.MULTILINE)
_JINJA = environment()
_PLAIN_BLOCKS = {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
                 "paragraph_open", "paragraph_close", "inline", "blockquote_open",
                 "blockquote_close"}  # fmt: skip
MAX_LEVEL = 3


@dataclass(slots=True)
class _Region:
    """A stretch of Markdown under the same conditions."""

    conditions: tuple[Formula, ...]
    line: int
    text: str = ""


@dataclass(slots=True)
class _Source:
    file: str
    text: str
    offset: int
    formulas: list[Formula] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def note(self, code: str, line: int, **args: str) -> None:
        """Note a finding at a line of the text."""
        lines = self.text.split("\n")
        shown = lines[line - 1] if 0 < line <= len(lines) else ""
        column = len(shown) - len(shown.lstrip()) + 1
        self.findings.append(Finding.of(code, Place(self.file, line + self.offset, column), **args))


def compile_markdown(text: str, file: str, offset: int = 0) -> tuple[tuple[Paragraph, ...], list[Finding]]:
    """Compile a wording's body; `offset` is how many lines stand before it in its file."""
    source = _Source(file, text, offset)
    if _OPEN in text or _CLOSE in text:
        source.note("WORDING_CHARACTER", 1)
        return (), source.findings
    _check_controls(source)
    try:
        tree = _JINJA.parse(text)
        regions = list(_regions(tree.body, (), source))
    except TemplateSyntaxError as error:
        source.note("WORDING_SYNTAX", error.lineno, problem=str(error.message))
        return (), source.findings
    except RecursionError:
        source.note("WORDING_TOO_DEEP", 1)
        return (), source.findings
    paragraphs = [p for region in regions for p in _paragraphs(region, source)]
    return tuple(paragraphs), source.findings


def inline(text: str, file: str, line: int) -> tuple[tuple[Piece, ...], list[Finding]]:
    """Compile a single line with values in it, such as a table's cell."""
    paragraphs, findings = compile_markdown(text, file, line - 1)
    if any(paragraph.conditions for paragraph in paragraphs):
        findings.append(Finding.of("CONDITION_INLINE", Place(file, line, 1)))
    return (paragraphs[0].pieces if paragraphs else ()), findings


def _check_controls(source: _Source) -> None:
    """Conditions go around whole paragraphs, so that a redline never cuts a sentence in two."""
    for number, line in enumerate(source.text.split("\n"), 1):
        if "{%" in line and not _CONTROL.match(line):
            source.note("CONDITION_INLINE", number)


def _regions(
    body: Sequence[nodes.Node], conditions: tuple[Formula, ...], source: _Source
) -> Iterator[_Region]:
    region: _Region | None = None
    for node in body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                region = region or _Region(conditions, part.lineno)
                region.text += part.data if isinstance(part, nodes.TemplateData) else _mark(part, source)
            continue
        if region:
            yield region
            region = None
        if isinstance(node, nodes.If):
            yield from _branches(node, conditions, source)
        else:
            source.note("FORMULA_FORBIDDEN", node.lineno, what=type(node).__name__)
    if region:
        yield region


def _branches(node: nodes.If, conditions: tuple[Formula, ...], source: _Source) -> Iterator[_Region]:
    """Give each branch its own condition and the denial of those before it."""
    before: tuple[Formula, ...] = ()
    for branch in (node, *node.elif_):
        test = _compile(branch.test, source)
        yield from _regions(branch.body, (*conditions, *before, test), source)
        before = (*before, _denied(test))
    yield from _regions(node.else_, (*conditions, *before), source)


def _denied(formula: Formula) -> Formula:
    run = formula.run
    return Formula(f"not ({formula.source})", lambda scope: not run(scope), formula.paths)


def _mark(node: nodes.Node, source: _Source) -> str:
    source.formulas.append(_compile(node, source))
    return f"{_OPEN}{len(source.formulas) - 1}{_CLOSE}"


def _compile(node: nodes.Node, source: _Source) -> Formula:
    try:
        return compile_node(node, _shown(node), FILTERS)
    except FormulaError as error:
        source.note(error.code, node.lineno, **error.args_)
        return Formula("", lambda _scope: "")


def _shown(node: nodes.Node) -> str:
    """Return a formula in one canonical spelling, so that languages can be compared."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Const):
        return repr(node.value)
    if isinstance(node, nodes.Getattr):
        return f"{_shown(node.node)}.{node.attr}"
    inner = ", ".join(_shown(child) for child in node.iter_child_nodes())
    extra = ", ".join(str(v) for _, v in node.iter_fields(only=("name", "op")) if v is not None)
    return f"{type(node).__name__}({', '.join(filter(None, (extra, inner)))})"


def _paragraphs(region: _Region, source: _Source) -> Iterator[Paragraph]:
    outer = _outer_items(region.text)
    depth = quoted = 0
    tokens = _MARKDOWN.parse("".join(f"{'  ' * n}- outer\n" for n in range(outer)) + region.text)
    for token in _without_cells(tokens):
        row = (token.map[0] if token.map else 0) - outer
        line = region.line + max(row, 0)
        if token.type == "table_open" or (token.type == "inline" and token.content.startswith("|")):
            source.note("WORDING_TABLE", line)
            continue
        if token.type not in _PLAIN_BLOCKS:
            if token.nesting >= 0:
                source.note("WORDING_MARKUP", line, what=token.type.removesuffix("_open").replace("_", " "))
            continue
        depth += token.nesting if token.type.startswith("bullet_list") else 0
        quoted += token.nesting if token.type.startswith("blockquote") else 0
        if token.type != "inline" or quoted or row < 0:
            continue
        if depth + 1 > MAX_LEVEL:
            source.note("WORDING_TOO_DEEP", line)
            continue
        pieces = _pieces(token.children or [], line, source)
        paragraph = _paragraph(depth + 1, pieces, region.conditions, line + source.offset)
        if any("table" in slot.formula.filters for slot in paragraph.slots):
            source.note("WORDING_MARKUP", line, what="table inside a paragraph")
        yield paragraph


def _without_cells(tokens: Iterable[Token]) -> Iterator[Token]:
    """Leave out what stands in tables, which are refused as a whole."""
    inside = False
    for token in tokens:
        if not inside:
            yield token
        inside = token.type == "table_open" or (inside and token.type != "table_close")


def _outer_items(text: str) -> int:
    """Return how many items a region's first item lies under, which stand before the region's condition."""
    found = _INDENTED_ITEM.match(text)
    return len(found[1]) // 2 if found else 0


def _paragraph(
    level: int, pieces: tuple[Piece, ...], conditions: tuple[Formula, ...], line: int
) -> Paragraph:
    only = pieces[0] if len(pieces) == 1 else None
    filters = only.formula.filters if isinstance(only, Slot) else ()
    if filters == ("table",) and isinstance(only, Slot):
        name = str(only.formula.run({}))
        return Paragraph(level, (), conditions, line, table=name)
    return Paragraph(level, pieces, conditions, line, items="items" in filters)


def _pieces(tokens: Sequence[Token], line: int, source: _Source) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    bold = italic = 0
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type in ("softbreak", "hardbreak"):
            _append(pieces, Run(" ", bool(bold), bool(italic)))
        elif token.type in ("text", "text_special"):
            for piece in _split(token.content, source, bold=bool(bold), italic=bool(italic)):
                _append(pieces, piece)
        elif token.nesting >= 0:
            source.note("WORDING_MARKUP", line, what=token.type.removesuffix("_open").replace("_", " "))
    return tuple(pieces)


def _split(text: str, source: _Source, *, bold: bool, italic: bool) -> Iterator[Piece]:
    for index, part in enumerate(_MARK.split(text)):
        if index % 2:
            yield Slot(source.formulas[int(part)], bold, italic)
        elif words := part.replace(GLUE, ""):
            yield Run(words, bold, italic)


def _append(pieces: list[Piece], piece: Piece) -> None:
    """Add a piece, joining text of one format into one run."""
    last = pieces[-1] if pieces else None
    if (
        isinstance(piece, Run)
        and isinstance(last, Run)
        and (last.bold, last.italic) == (piece.bold, piece.italic)
    ):
        pieces[-1] = Run(last.text + piece.text, piece.bold, piece.italic)
    else:
        pieces.append(piece)
