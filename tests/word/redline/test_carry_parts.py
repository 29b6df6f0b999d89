"""What the old file's text leads to comes along: pictures, charts, objects, links, headers; nothing twice."""

from __future__ import annotations

import pytest
from small_files import MAIN, NS, PIXEL, WML, blocks, para, put, rels, small_file, sound, xml

from pipeline.word.lint.names import A, R, W
from pipeline.word.redline.carry.carry import Carrier

OTHER_PIXEL = PIXEL[:-1] + b"\x83"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DRAWN = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def graphic(inner, uri, id_=1):
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="{id_}" name="x" descr="y"/>'
        f'<a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def picture(id_="rIdP", how="embed"):
    inner = (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:{how}="{id_}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic>'
    )
    return f"<w:p>{graphic(inner, 'http://schemas.openxmlformats.org/drawingml/2006/picture')}</w:p>"


PICTURE = ("rIdP", "image", "media/image1.png")


def carried(old, out):
    """The new file with all of the old one's blocks, as written."""
    carry = Carrier(old, out)
    put(out, *(carry.taken(block, MAIN, MAIN) for block in blocks(old)))
    return sound(out), carry


def targets(out, source=MAIN, kind=""):
    return [r.target for r in out.relations(source).values() if r.kind == kind or not kind]


def test_a_picture_comes_along_under_a_free_name():
    old = small_file(picture(), {"word/media/image1.png": (PIXEL, "")}, [PICTURE])
    new = small_file(picture(), {"word/media/image1.png": (OTHER_PIXEL, "")}, [PICTURE])
    made, _ = carried(old, new)
    assert targets(made, kind="image") == ["word/media/image1.png", "word/media/image1-2.png"]
    blip = next(blocks(made)[-1].iter(A + "blip"))
    assert made.parts[made.relations(MAIN)[blip.get(R + "embed")].target] == PIXEL


def test_a_picture_that_is_there_is_not_copied():
    old = small_file(picture() + picture(), {"word/media/image1.png": (PIXEL, "")}, [PICTURE])
    new = small_file(
        picture("rId9"), {"word/media/logo.png": (PIXEL, "")}, [("rId9", "image", "media/logo.png")]
    )
    made, _ = carried(old, new)
    assert [name for name in made.parts if "media" in name] == ["word/media/logo.png"]
    assert {blip.get(R + "embed") for blip in made.root(MAIN).iter(A + "blip")} == {"rId9"}


def test_two_parts_with_the_same_bytes_come_along_as_one():
    parts = {f"word/media/image{n}.png": (PIXEL, "") for n in (1, 2)}
    old = small_file(picture() + picture("rIdQ"), parts, [PICTURE, ("rIdQ", "image", "media/image2.png")])
    made, _ = carried(old, small_file(para()))
    assert [name for name in made.parts if "media" in name] == ["word/media/image1.png"]


def test_a_type_of_its_own_comes_along_and_names_are_made_safe():
    old = small_file(
        picture(), {"word/media/a b.png": (b"x", "image/x-own")}, [("rIdP", "image", "media/a%20b.png")]
    )
    made, _ = carried(old, small_file(para()))
    assert made.content_type("word/media/a_b.png") == "image/x-own"


def test_drawings_get_ids_of_their_own():
    old = small_file(picture() + picture(), {"word/media/image1.png": (PIXEL, "")}, [PICTURE])
    made, _ = carried(old, small_file(picture(), {"word/media/image1.png": (PIXEL, "")}, [PICTURE]))
    assert [e.get("id") for e in made.root(MAIN).iter("{*}docPr")] == ["1", "2", "3"]


@pytest.mark.parametrize("kind", ["hyperlink", "image"])
def test_what_is_outside_is_named_as_it_was(kind):
    link = '<w:p><w:hyperlink r:id="rIdP" w:history="1"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>'
    body = link if kind == "hyperlink" else picture(how="link")
    made, _ = carried(
        small_file(body, relations=[("rIdP", kind, "https://example.org/a")]), small_file(para())
    )
    assert [(r.kind, r.target, r.external) for r in made.relations(MAIN).values()][-1] == (
        kind, "https://example.org/a", True,
    )  # fmt: skip


CHART = f'<c:chartSpace xmlns:c="{C}" {NS}><c:chart><c:plotArea/></c:chart><c:externalData r:id="rId1"/><c:userShapes r:id="rId2"/></c:chartSpace>'
CHARTED = f'<w:p>{graphic(f"""<c:chart xmlns:c="{C}" r:id="rIdC"/>""", C)}</w:p>'
RELS = "word/charts/_rels/chart1.xml.rels"


def chart_file(book=b"book"):
    parts = {
        "word/charts/chart1.xml": (CHART, CHART_TYPE),
        "word/embeddings/book.xlsx": (book, BOOK),
        "word/drawings/d.xml": (
            f'<c:userShapes xmlns:c="{C}" {NS}/>',
            CHART_TYPE.replace("chart+", "chartshapes+"),
        ),
        RELS: (
            rels(
                ("rId1", "package", "../embeddings/book.xlsx"),
                ("rId2", "chartUserShapes", "../drawings/d.xml"),
            ),
            "",
        ),
    }
    return small_file(CHARTED, parts, [("rIdC", "chart", "charts/chart1.xml")])


def test_a_chart_brings_what_it_needs():
    made, _ = carried(chart_file(), small_file(para()))
    assert targets(made, "word/charts/chart1.xml") == ["word/embeddings/book.xlsx", "word/drawings/d.xml"]
    assert made.content_type("word/embeddings/book.xlsx") == BOOK


def test_a_chart_that_is_there_is_not_copied():
    made, _ = carried(chart_file(), chart_file())
    assert targets(made, kind="chart") == ["word/charts/chart1.xml"]


def test_a_chart_over_other_numbers_is_another_chart():
    made, _ = carried(chart_file(b"old"), chart_file(b"new"))
    assert targets(made, kind="chart") == ["word/charts/chart1.xml", "word/charts/chart1-2.xml"]
    assert made.parts[targets(made, "word/charts/chart1-2.xml")[0]] == b"old"
    assert targets(made, "word/charts/chart1-2.xml")[1] == "word/drawings/d.xml"


def test_parts_that_lead_to_each_other_come_along_once():
    old = chart_file()
    old.parts["word/drawings/_rels/d.xml.rels"] = rels(("rId1", "chart", "../charts/chart1.xml"))
    made, _ = carried(old, small_file(para()))
    assert targets(made, "word/drawings/d.xml") == ["word/charts/chart1.xml"]
    again, _ = carried(old, made)
    assert again.parts.keys() == made.parts.keys()


DSP = "http://schemas.microsoft.com/office/drawing/2008/diagram"
TYPE = "application/vnd.openxmlformats-officedocument.drawingml.{}+xml"
EMPTY = {
    "Data": f'<dgm:dataModel xmlns:dgm="{DGM}" {NS}><dgm:ptLst/><dgm:extLst><a:ext uri="{DSP}">'
            f'<dsp:dataModelExt xmlns:dsp="{DSP}" relId="rIdX" minVer="x"/></a:ext></dgm:extLst></dgm:dataModel>',
    "Layout": f'<dgm:layoutDef xmlns:dgm="{DGM}"/>',
    "Style": f'<dgm:styleDef xmlns:dgm="{DGM}"/>',
    "Colors": f'<dgm:colorsDef xmlns:dgm="{DGM}"/>',
}  # fmt: skip
KINDS = {"dm": "Data", "lo": "Layout", "qs": "QuickStyle", "cs": "Colors"}
DRAWING = (f'<dsp:drawing xmlns:dsp="{DSP}"/>', "application/vnd.ms-office.drawingml.diagramDrawing+xml")


def diagram_file():
    named = {id_: kind.removeprefix("Quick") for id_, kind in KINDS.items()}
    parts = {
        f"word/diagrams/{kind}.xml": (EMPTY[kind], TYPE.format(f"diagram{kind}")) for kind in named.values()
    }
    related = [(f"rId{id_}", f"diagram{KINDS[id_]}", f"diagrams/{kind}.xml") for id_, kind in named.items()]
    ids = " ".join(f'r:{id_}="rId{id_}"' for id_ in named)
    body = f'<w:p>{graphic(f"""<dgm:relIds xmlns:dgm="{DGM}" {ids}/>""", DGM)}</w:p>'
    return small_file(body, {**parts, "word/diagrams/drawing.xml": DRAWING},
                      [*related, ("rIdX", DRAWN, "diagrams/drawing.xml")])  # fmt: skip


def test_a_diagram_brings_its_drawing():
    made, _ = carried(diagram_file(), small_file(para()))
    drawing = next(r for r in made.relations(MAIN).values() if r.type == DRAWN)
    assert f'relId="{drawing.id}"'.encode() in made.parts["word/diagrams/Data.xml"]
    assert drawing.target == "word/diagrams/drawing.xml"


def test_a_diagram_that_is_there_is_not_copied():
    made, _ = carried(diagram_file(), diagram_file())
    assert sum("diagrams/" in name for name in made.parts) == 5


OBJECT = (
    '<w:p><w:r><w:object><v:shapetype id="_x0000_t75" o:spt="75" coordsize="21600,21600"/>'
    '<v:shape id="_x0000_i1025" type="#_x0000_t75" style="width:9pt;height:9pt"><v:imagedata r:id="rIdP"/></v:shape>'
    '<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="_x0000_i1025" DrawAspect="Content" '
    'ObjectID="_1" r:id="rIdO"/></w:object></w:r></w:p>'
)


def object_file(book):
    parts = {"word/media/image1.png": (PIXEL, ""), "word/embeddings/o.xlsx": (book, BOOK)}
    return small_file(OBJECT, parts, [PICTURE, ("rIdO", "package", "embeddings/o.xlsx")])


def test_an_object_brings_its_data_and_keeps_its_shape():
    made, _ = carried(object_file(b"old"), object_file(b"new"))
    shape, ole = (next(blocks(made)[-1].iter("{*}" + name)) for name in ("shape", "OLEObject"))
    assert shape.get("id") == ole.get("ShapeID") == "_x0000_i1026"
    assert shape.get("type") == "#" + next(blocks(made)[-1].iter("{*}shapetype")).get("id") == "#_x0000_t75_1"
    assert made.parts[made.relations(MAIN)[ole.get(R + "id")].target] == b"old"


def test_the_type_of_a_shape_comes_along_from_where_it_is_defined():
    shape = '<w:p><w:r><w:pict><v:shape id="s{0}" type="#t9" style="width:9pt"/></w:pict></w:r></w:p>'
    first = '<w:p><w:r><w:pict><v:shapetype id="t9" coordsize="1,1"/></w:pict></w:r></w:p>'
    old = small_file(first + shape.format(1) + shape.format(2))
    out = small_file(para())
    carry = Carrier(old, out)
    put(out, *(carry.taken(block, MAIN, MAIN) for block in blocks(old)[1:]))
    made = sound(out)
    assert [len(list(block.iter("{*}shapetype"))) for block in blocks(made)[1:]] == [1, 0]


def test_text_boxes_that_go_on_in_others_still_do():
    box = '<v:shape id="_x0000_s1026" style="width:9pt;mso-next-textbox:#_x0000_s1027"/><v:shape id="_x0000_s1027" o:spid="_x0000_s1028"/>'
    body = f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>"
    made, _ = carried(small_file(body), small_file(body))
    assert xml(blocks(made)[-1]).count("_x0000_s1029") == 1
    assert "mso-next-textbox:#_x0000_s1030" in xml(blocks(made)[-1])
    assert 'id="_x0000_s1030"' in xml(blocks(made)[-1])


def test_what_leads_nowhere_names_nothing_and_is_noted():
    body = (
        picture("rIdGone")
        + '<w:p><w:hyperlink r:id="rIdGone"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p><w:altChunk r:id="rIdGone"/>'
    )
    made, carry = carried(small_file(body, relations=[]), small_file(para()))
    assert "rIdGone" not in xml(made.root(MAIN))
    assert "altChunk" not in xml(made.root(MAIN))
    assert carry.lost == [
        "a picture that is missing in the old file itself",
        "the target of a link that is missing in the old file itself",
        "an embedded part that is missing in the old file itself",
    ]


HEADED = (
    '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rIdheader"/></w:sectPr></w:pPr></w:p>'
)


def test_a_header_comes_along_with_all_that_it_names():
    old = small_file(HEADED * 2, {"word/media/image1.png": (PIXEL, ""), "word/_rels/header.xml.rels": (
        rels(("rIdP", "image", "media/image1.png")), "")}, header=picture())  # fmt: skip
    made, carry = carried(old, small_file(HEADED, header=para("new")))
    assert targets(made, kind="header") == ["word/header.xml", "word/header-2.xml"]
    assert carry.stories == {"word/header.xml": "word/header-2.xml"}
    assert made.content_type("word/header-2.xml") == f"{WML}.header+xml"
    assert targets(made, "word/header-2.xml") == ["word/media/image1.png"]
    assert next(made.root("word/header-2.xml").iter("{*}docPr")).get("id") == "1"


def test_a_header_may_stand_for_another():
    old, out = small_file(HEADED, header=para("old")), small_file(HEADED, header=para("new"))
    carry = Carrier(old, out)
    carry.stories["word/header.xml"] = "word/header.xml"
    put(out, *(carry.taken(block, MAIN, MAIN) for block in blocks(old)))
    assert targets(sound(out), kind="header") == ["word/header.xml"]


def test_printers_do_not_come_along():
    section = '<w:p><w:pPr><w:sectPr><w:printerSettings r:id="rIdP"/></w:sectPr></w:pPr></w:p>'
    made, _ = carried(
        small_file(section, relations=[("rIdP", "printerSettings", "p.bin")]), small_file(para())
    )
    assert list(blocks(made)[-1].iter(W + "printerSettings")) == []


def test_a_long_line_of_parts_comes_along():
    parts = {f"word/p/{n}.xml": ("<x/>", "application/vnd.x+xml") for n in range(500)}
    lines = {f"word/p/_rels/{n}.xml.rels": (rels(("r", "x", f"{n + 1}.xml")), "") for n in range(499)}
    relations = [("rIdP", "image", "p/0.xml")]
    out = small_file(para())
    carry = Carrier(small_file(picture(), {**parts, **lines}, relations), out)
    carry.taken(blocks(carry._old)[0], MAIN, MAIN)
    assert sum(name.startswith("word/p/") for name in out.parts) == 999
    again = small_file(picture(), {**parts, **lines}, relations)
    before = set(again.parts)
    carry = Carrier(small_file(picture(), {**parts, **lines}, relations), again)
    carry.taken(blocks(carry._old)[0], MAIN, MAIN)
    assert set(again.parts) == before


def test_only_the_document_itself_names_headers():
    old = small_file(HEADED, header=HEADED, parts={"word/_rels/header.xml.rels": (
        rels(("rIdheader", "header", "header.xml")), "")})  # fmt: skip
    made, _ = carried(old, small_file(para()))
    assert "headerReference" not in xml(made.root("word/header.xml"))


def linked_chart(address):
    parts = {
        "word/charts/chart1.xml": (CHART.replace('<c:userShapes r:id="rId2"/>', ""), CHART_TYPE),
        RELS: (rels(("rId1", "oleObject", address)), ""),
    }
    return small_file(CHARTED, parts, [("rIdC", "chart", "charts/chart1.xml")])


@pytest.mark.parametrize(("address", "charts"), [("file:///a.xlsx", 1), ("file:///b.xlsx", 2)])
def test_a_chart_may_lead_outside(address, charts):
    made, _ = carried(linked_chart("file:///a.xlsx"), linked_chart(address))
    found = targets(made, kind="chart")
    assert len(found) == charts
    assert targets(made, found[-1]) == ["file:///a.xlsx"]


def test_charts_with_other_relations_are_others():
    made, _ = carried(linked_chart("file:///a.xlsx"), small_file(
        CHARTED, {"word/charts/chart1.xml": (CHART.replace('<c:userShapes r:id="rId2"/>', ""), CHART_TYPE),
                  "word/embeddings/a.xlsx": (b"a", BOOK), RELS: (rels(("rId1", "package", "../embeddings/a.xlsx")), "")},
        [("rIdC", "chart", "charts/chart1.xml")]))  # fmt: skip
    assert len(targets(made, kind="chart")) == 2
    other, _ = carried(chart_file(), linked_chart("file:///a.xlsx"))
    assert len(targets(other, kind="chart")) == 2


def test_a_part_of_another_type_is_another_part():
    old = small_file(picture(), {"word/media/image1.png": (PIXEL, "image/x-own")}, [PICTURE])
    made, _ = carried(old, small_file(picture(), {"word/media/image1.png": (PIXEL, "")}, [PICTURE]))
    assert targets(made, kind="image") == ["word/media/image1.png", "word/media/image1-2.png"]


ACTIVE = (
    '<w:p><w:r><w:object><v:shape id="_x0000_i1025" style="width:9pt"/>'
    '<w:control r:id="rIdA" w:name="x" w:shapeid="_x0000_i1025"/></w:object></w:r></w:p>'
)


def test_an_active_control_keeps_its_shape():
    parts = {"word/activeX/a.xml": ("<x/>", "application/vnd.ms-office.activeX+xml")}
    old, out = (small_file(ACTIVE, parts, [("rIdA", "control", "activeX/a.xml")]) for _ in range(2))
    made, _ = carried(old, out)
    control = next(blocks(made)[-1].iter(W + "control"))
    assert control.get(W + "shapeid") == control.getprevious().get("id") == "_x0000_i1026"
    assert control.get(R + "id") == "rIdA"
