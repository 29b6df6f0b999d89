"""Edits of what is not text in a line: equations and pictures."""

from __future__ import annotations

import struct
import zlib

from lxml import etree

from edits.draft import CONTENT_TYPES, TYPES
from edits.names import RUN, WP, A, M, P, R, make, set_text
from edits.removal import drop_run
from edits.vocabulary import other

_EQUATION = (
    "<m:oMath><m:r><m:t>{0}</m:t></m:r><m:r><m:t>=</m:t></m:r><m:f><m:num><m:r><m:t>{1}</m:t></m:r></m:num>"
    "<m:den><m:r><m:t>{2}</m:t></m:r></m:den></m:f></m:oMath>"
)
_PICTURE = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/>'
    '<wp:docPr id="{id}" name="Picture {id}" descr="A square"/><wp:cNvGraphicFramePr/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{id}" name="Picture {id}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def png(red, green, blue):
    """Return a picture of one dot."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dot = zlib.compress(bytes((0, red, green, blue)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")


def picture(id_, relation):
    """Make a run that shows a picture."""
    return make(_PICTURE.format(id=id_, relation=relation))


def add_picture(draft, random):
    """Add a picture that the file did not have; return its part's name."""
    types = draft.tree(CONTENT_TYPES)
    if not any(e.get("Extension", "").lower() == "png" for e in types):
        types.insert(0, etree.Element(TYPES + "Default", Extension="png", ContentType="image/png"))
    data = png(*(random.randrange(256) for _ in range(3)))
    name = next(
        f"word/media/edited{n}.png" for n in range(999) if f"word/media/edited{n}.png" not in draft.parts
    )
    draft.parts[name] = data
    return name


def _pictures(draft):
    return [
        blip
        for blip in draft.root.iter(A + "blip")
        if draft.target(draft.main, blip.get(R + "embed")) in draft.parts
    ]


def _add_image(draft, random):
    runs = draft.places.plain()
    if not runs:
        return False
    relation = draft.relate("image", add_picture(draft, random))
    random.choice(runs).addnext(picture(draft.fresh(WP + "docPr", attribute="id"), relation))
    return True


def _del_image(draft, random):
    runs = [next(blip.iterancestors(RUN), None) for blip in _pictures(draft)]
    runs = [run for run in runs if run is not None and run.getparent().tag == P]
    if runs:
        drop_run(random.choice(runs))
    return bool(runs)


def _swap_image(draft, random):
    """A picture shows something else: through another part, or in the same one."""
    found = _pictures(draft)
    if not found:
        return False
    blip = random.choice(found)
    name = draft.target(draft.main, blip.get(R + "embed"))
    if name.endswith(".png") and random.random() < 0.5:
        draft.parts[name] = other(
            random, draft.parts[name], lambda r: png(*(r.randrange(256) for _ in range(3)))
        )
        draft.touched = True
    else:
        blip.set(R + "embed", draft.relate("image", add_picture(draft, random)))
    return True


def _resize_image(draft, random):
    """A picture gets another size."""
    found = [blip for blip in _pictures(draft) if next(blip.iterancestors(WP + "inline"), None) is not None]
    if not found:
        return False
    inline = next(random.choice(found).iterancestors(WP + "inline"))
    for extent in (inline.find(WP + "extent"), next(inline.iter(A + "ext"), None)):
        if extent is not None and extent.get("cx"):
            extent.set("cx", str(int(extent.get("cx")) * 2))
    return True


def _equations(draft):
    inside = (M + "oMath", M + "oMathPara")
    return [e for e in draft.root.iter(M + "oMath") if next(e.iterancestors(*inside), None) is None]


def _equation(draft, random):
    """A letter or number of an equation changes."""
    texts = [t for t in draft.root.iter(M + "t") if t.text]
    if not texts:
        return False
    chosen = random.choice(texts)
    set_text(chosen, other(random, chosen.text, lambda r: r.choice("abcxyzαβπ0123456789")))
    return True


def _add_equation(draft, random):
    runs = draft.places.plain()
    if runs:
        random.choice(runs).addnext(make(_EQUATION.format(*random.sample("abcxyzαβπ", 3))))
    return bool(runs)


def _del_equation(draft, random):
    found = [e for e in _equations(draft) if e.getparent().tag == P]
    if found:
        gone = random.choice(found)
        gone.getparent().remove(gone)
    return bool(found)


EDITS = {
    "equation": _equation,
    "add_equation": _add_equation,
    "del_equation": _del_equation,
    "add_image": _add_image,
    "del_image": _del_image,
    "swap_image": _swap_image,
    "resize_image": _resize_image,
}
