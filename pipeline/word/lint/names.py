"""The namespaces of a Word package, and small words for speaking of its elements. Knows no rule."""

from __future__ import annotations

from typing import Any

Element = Any
"""An lxml element; lxml ships no types, so the rules check what they take out of it."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
DATA_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"

STRICT = "http://purl.oclc.org/ooxml/"

PREFIXES = {
    "w": W,
    "r": R,
    "mc": MC,
    "wp": WP,
    "a": A,
    "pic": PIC,
    "w14": W14,
    "w15": W15,
    "m": "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "v": "{urn:schemas-microsoft-com:vml}",
    "o": "{urn:schemas-microsoft-com:office:office}",
    "w10": "{urn:schemas-microsoft-com:office:word}",
    "wps": "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}",
}
"""The prefixes of Word's usual vocabularies, for speaking of their elements."""

FRAGMENT_PREFIXES = ("w", "r")
"""What a fragment may use without declaring it: the root of every part that fragments are joined in declares these."""

_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}

# Namespaces a consumer of 2007 or later may be taken to know, so that mc:Ignorable is not needed for them.
_KNOWN = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "http://www.w3.org/",
    "urn:schemas-microsoft-com:",
    STRICT,
)


def namespace(name: str) -> str:
    """Return the namespace of a name in Clark notation, without braces, or ""."""
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def local(name: str) -> str:
    """Return a Clark name without its namespace."""
    return name.rpartition("}")[2]


def spoken(name: str) -> str:
    """Return a Clark name as people write it, such as `w:tbl`."""
    prefix = _PREFIX_OF.get(name[: name.find("}") + 1], "")
    return f"{prefix}:{local(name)}" if prefix else local(name)


def is_known(uri: str) -> bool:
    """Whether Word can be taken to understand a namespace."""
    return uri.startswith(_KNOWN)


def w(*names: str) -> tuple[str, ...]:
    """Return WordprocessingML names in Clark notation."""
    return tuple(W + name for name in names)


def val(element: Element) -> str:
    """Return `w:val`, or "" where there is none."""
    return str(element.get(W + "val", ""))


def whole(text: str | None) -> int | None:
    """Return the whole number a text spells, or None; at most ten digits, so that no input is slow to read."""
    digits = (text or "").removeprefix("-")
    return int(text or "") if digits.isascii() and digits.isdigit() and len(digits) <= 10 else None


def climb(element: Element, *names: str) -> Element | None:
    """Return the nearest ancestor that bears one of the Clark names."""
    return next(element.iterancestors(*names), None)


def quoted(text: str, longest: int = 60) -> str:
    """Return a text safe and short enough for a message."""
    shown = text if len(text) <= longest else text[: longest - 1] + "…"
    return ascii(shown)[1:-1] if not shown.isprintable() else shown
