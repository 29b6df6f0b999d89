"""What a Word file says of itself: of which agreement it is a document, in which version and languages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.word.redline.opened import Opened

_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
_MANIFEST, _TEXT = "aftale_manifest_", "text_"


@dataclass(frozen=True, slots=True)
class Stamped:
    """A document's own word for what it is; each is "" where it does not say."""

    agreement: str
    version: str
    language: str
    """Its languages, the first one first: `en`, `da-en`."""


def stamped(opened: Opened) -> Stamped:
    """Read the stamps that a build puts into each document; office programs keep them."""
    said = properties_of(opened)
    first = _language(opened)
    languages = (first, *_further(said)) if first else ()
    return Stamped(said.get("aftale_id", ""), said.get("aftale_version", ""), "-".join(languages))


def properties_of(opened: Opened) -> Mapping[str, str]:
    """Return a file's custom properties by name, our stamps among them."""
    part = opened.related("custom-properties", "")
    found = opened.root(part).iter(_PROPERTY) if part else ()
    return {element.get("name", ""): "".join(element.itertext()) for element in found}


def _language(opened: Opened) -> str:
    part = opened.related("core-properties", "")
    said = opened.root(part).findtext(_LANGUAGE) if part else ""
    return (said or "").partition("-")[0].strip().lower()


def _further(said: Mapping[str, str]) -> Iterator[str]:
    """Yield the languages after the first, in which the manifest gives digests of the clauses."""
    pieces = [name for name in said if name.startswith(_MANIFEST)]
    whole = "".join(said[name] for name in sorted(pieces, key=lambda name: (len(name), name)))
    try:
        clause = dict(json.loads(whole)[0])
    except (ValueError, TypeError, LookupError):
        return
    yield from (name.removeprefix(_TEXT) for name in clause if name.startswith(_TEXT))
