"""The linter for a piece of text that will be joined with others: a compiled clause."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.word.lint import anchors, controls
from pipeline.word.lint.fault import Fault
from pipeline.word.lint.names import FRAGMENT_PREFIXES, PREFIXES, W
from pipeline.word.lint.package import Part
from pipeline.word.lint.rules import TEXT_RULES, WORD_RULES, ask
from pipeline.word.lint.xmlsafe import parse

# What a fragment will stand in, by the word for it.
_HOLDERS = {
    "body": "body",
    "cell": "tc",
    "header": "hdr",
    "footer": "ftr",
    "note": "footnote",
    "box": "txbxContent",
}


def lint_fragment(xml: str, *, where: str = "body") -> tuple[Fault, ...]:
    """Return every fault in a piece of block-level WordprocessingML that has no root of its own.

    `where` says what it will stand in: body, cell, header, footer, note or box. The prefixes of
    `FRAGMENT_PREFIXES` need not be declared. Ids may be placeholders. Whether names resolve (styles, lists, targets of references, relations)
    shows only in the whole document; `lint_joined` and `lint_package` look at that.
    """
    holder = f"w:{_HOLDERS[where]}"
    declared = " ".join(f'xmlns:{prefix}="{PREFIXES[prefix][1:-1]}"' for prefix in FRAGMENT_PREFIXES)
    text = f"<{holder} {declared}>{xml}</{holder}>"
    # A lone surrogate is no character; let the parser say so.
    root, problem = parse(where, text.encode("utf-8", "surrogatepass"))
    if problem:
        return (problem,)
    rules = (*TEXT_RULES, *WORD_RULES, _joinable)
    return tuple(dict.fromkeys(ask(rules, Part(where, root, ids_open=True), where)))


def _joinable(part: Part) -> Iterator[Fault]:
    """What is lawful in a document and not in a piece of one."""
    yield from controls.check_block_controls(part)
    yield from anchors.check_bookmark_names((part,))
    for section in part.root.findall(W + "sectPr"):
        yield part.fault(
            "SECTPR_NOT_LAST", "Section properties of the body in a fragment that others will follow", section
        )
