"""What files are called: by partnership, agreement, version and language, in characters every system takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from pipeline.model.document import AnnexFile, Edition
from pipeline.model.selection import Selection

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


def document_name(agreement: str, edition: Edition, languages: Sequence[str]) -> str:
    """Return a document's file name: `<partnership>_<agreement>_<version>_<languages>_clean.docx`, the version of a draft ending in `-draft`."""
    return f"{agreement.replace('/', '_')}_{edition.shown}_{'-'.join(languages)}_clean.docx"


def redline_name(document: str, against: str) -> str:
    """Return the name of a document's redline: `_redline-vs-<what it was compared with>` in place of `_clean`."""
    return f"{document.removesuffix('_clean.docx')}_redline-vs-{against}.docx"


def label(text: str) -> str:
    """Return a version, a revision or a file's name as every system takes it inside a name."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", _ascii(text))[:40].strip("-.") or "earlier"


def edited_name(name: str, digest: str) -> str:
    """Return the name under which a file that somebody edited is set aside."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}_edited-{digest[:8]}.{ending}"


def annex_name(selection: Selection, annex: AnnexFile) -> str:
    """Return the name of a Word file that accompanies the agreement: title and the start of its sha256."""
    number = re.sub(r"\D", "", annex.number)
    base = selection.id.replace("/", "_")
    return f"{base}_annex-{number}_{slug(annex.title, 40) or 'annex'}_{annex.sha256[:8]}.docx"


def slug(title: str, length: int) -> str:
    """Return a text in small letters, digits and hyphens, as every system takes it in a name."""
    return re.sub(r"[^a-z0-9]+", "-", _ascii(title.casefold())).strip("-")[:length].strip("-")


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text.translate(_DANISH)).encode("ascii", "ignore").decode()
