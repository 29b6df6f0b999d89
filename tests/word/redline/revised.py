"""Small stories with tracked changes, written and read as XML without its namespaces."""

from __future__ import annotations

from typing import Any

from lxml import etree

from pipeline.word.lint.names import MC, PREFIXES, W
from pipeline.word.redline.resolve.resolve import resolve

_DECLARED = "".join(
    f' xmlns:{prefix}="{uri[1:-1]}"' for prefix, uri in (("w", W), ("m", PREFIXES["m"]), ("mc", MC))
)


def story(xml: str, root: str = "w:body") -> Any:
    """A tree of a part, or a piece of one, from the XML in it."""
    return etree.fromstring(f"<{root}{_DECLARED}>{xml}</{root}>")


def inside(root: Any) -> str:
    """The XML in a tree."""
    whole = etree.tostring(root, encoding="unicode").replace(_DECLARED, "")
    return whole[whole.index(">") + 1 :].rpartition("</")[0] if len(root) else ""


def accepted(xml: str, root: str = "w:body", **how: Any) -> str:
    """What is left when changes are accepted."""
    return _resolved(story(xml, root), accept=True, **how)


def rejected(xml: str, root: str = "w:body", **how: Any) -> str:
    """What is left when changes are rejected."""
    return _resolved(story(xml, root), accept=False, **how)


def _resolved(tree: Any, **how: Any) -> str:
    resolve(tree, **how)
    return inside(tree)


def p(*content: str, ppr: str = "") -> str:
    """A paragraph."""
    about = f"<w:pPr>{ppr}</w:pPr>" if ppr else ""
    return f"<w:p>{about}{''.join(content)}</w:p>" if about or content else "<w:p/>"


def r(text: str, rpr: str = "") -> str:
    """A run."""
    return f"<w:r>{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}<w:t>{text}</w:t></w:r>"


def gone(text: str) -> str:
    """A run of deleted text."""
    return f"<w:r><w:delText>{text}</w:delText></w:r>"


def mark(name: str) -> str:
    """The properties of a paragraph whose mark was inserted, deleted or moved."""
    return f"<w:rPr><w:{name}/></w:rPr>"


def tc(*content: str, tcpr: str = "") -> str:
    """A cell."""
    return f"<w:tc>{f'<w:tcPr>{tcpr}</w:tcPr>' if tcpr else ''}{''.join(content)}</w:tc>"


def tr(*cells: str, trpr: str = "") -> str:
    """A row."""
    return f"<w:tr>{f'<w:trPr>{trpr}</w:trPr>' if trpr else ''}{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"
