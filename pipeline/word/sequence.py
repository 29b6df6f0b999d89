"""The body of a document: the agreement once, or one version of it after the other, each a section of its own."""

from __future__ import annotations

from itertools import count

from pipeline.model.document import Document
from pipeline.word.body import Body
from pipeline.word.fragment import Press
from pipeline.word.house import Setting
from pipeline.word.styles import StyleIds

_NO_HEIGHT = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def body_xml(document: Document, styles: StyleIds, press: Press, setting: Setting) -> str:
    """Return everything in `<w:body>`."""
    ids = count(1)
    versions = []
    for number, section in enumerate(setting.sections):
        own = styles.version(document.languages[number]) if number else styles
        body = Body(document, number, own, press, setting, ids)
        versions.append(body.xml() + (section if number == len(setting.sections) - 1 else _ended(section)))
    return "".join(versions)


def _ended(section: str) -> str:
    """Return the paragraph that ends a section before the last: so low that it never needs a page of its own."""
    return f"<w:p><w:pPr>{_NO_HEIGHT}{section}</w:pPr></w:p>"
