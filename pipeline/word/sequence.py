"""The body of a document: the agreement once, or one version of it after the other, each a section of its own."""

from __future__ import annotations

from itertools import count

from pipeline.model.document import Document
from pipeline.word.body import Body
from pipeline.word.fragment import Press
from pipeline.word.house import Setting
from pipeline.word.styles import StyleIds
from pipeline.word.xml import Content

_NO_HEIGHT = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def body_content(document: Document, styles: StyleIds, press: Press, setting: Setting) -> Content:
    """Return everything in `<w:body>`."""
    ids = count(1)
    blocks: list[str] = []
    skeletons: list[str] = []
    for number, section in enumerate(setting.sections):
        own = styles.version(document.languages[number]) if number else styles
        version = Body(document, number, own, press, setting, ids).content()
        end = section if number == len(setting.sections) - 1 else _ended(section)
        blocks += (version.xml, end)
        skeletons += (*version.skeletons, end)
    return Content("".join(blocks), tuple(skeletons))


def _ended(section: str) -> str:
    """Return the paragraph that ends a section before the last: so low that it never needs a page of its own."""
    return f"<w:p><w:pPr>{_NO_HEIGHT}{section}</w:pPr></w:p>"
