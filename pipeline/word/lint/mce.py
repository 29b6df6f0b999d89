"""Resolve markup compatibility the way Word does before it reads a part (ECMA-376-3).

Rules then see one document: the first choice of each alternate content, without what may be ignored.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.names import MC, Element, is_known, namespace, quoted

_LISTS = ("Ignorable", "ProcessContent", "MustUnderstand")
_NAMING = etree.XPath(
    f"//*[{' or '.join(f'@mc:{name}' for name in _LISTS)}] | //mc:Choice", namespaces={"mc": MC[1:-1]}
)


def undeclared_prefixes(part: str, root: Element) -> Iterator[Fault]:
    """Every prefix named by mc:Ignorable and its like must be declared there; Word refuses the part otherwise."""
    for element in _NAMING(root):
        listed = [element.get(MC + name, "") for name in _LISTS]
        if element.tag == MC + "Choice":
            listed.append(element.get("Requires", ""))
        for prefix in " ".join(listed).split():
            # ProcessContent names elements, prefix:name; the others name prefixes alone.
            if prefix.partition(":")[0] not in element.nsmap:
                detail = f"The prefix {quoted(prefix)} is named in markup compatibility and never declared"
                yield fault("MC_PREFIX_UNDECLARED", part, detail)


def ignorable(root: Element) -> frozenset[str]:
    """Return the namespaces that may be ignored anywhere in the part."""
    found = set()
    for element in root.xpath("//*[@mc:Ignorable]", namespaces={"mc": MC[1:-1]}):
        found |= {element.nsmap.get(prefix, "") for prefix in element.get(MC + "Ignorable").split()}
    return frozenset(found)


def resolve(root: Element, ignored: frozenset[str]) -> None:
    """Put the first choice in the place of each alternate content; drop ignorable elements Word cannot know."""
    for alternate in list(root.iter(MC + "AlternateContent")):
        _splice(alternate)
    unknown = [uri for uri in ignored if uri and not is_known(uri)]
    for element in list(root.iter(*(f"{{{uri}}}*" for uri in unknown))) if unknown else ():
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _splice(alternate: Element) -> None:
    if alternate.getparent() is None:
        return
    for child in list(next(iter(alternate), ())):
        alternate.addprevious(child)
    alternate.getparent().remove(alternate)


def foreign(element: Element, ignored: frozenset[str]) -> bool:
    """Whether an element is in a namespace that Word neither knows nor may ignore."""
    uri = namespace(element.tag)
    return uri not in ignored and not is_known(uri)
