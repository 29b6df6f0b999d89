"""The body of the agreement that holds every construct."""

from __future__ import annotations

from edits.objects import _EQUATION, _PICTURE
from edits.stories import _BOX
from edits.vocabulary import RIGHT_TO_LEFT


def _r(text, marks=""):
    form = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{form}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _p(inside, style="", marks=""):
    name = f'<w:pStyle w:val="{style}"/>' if style else ""
    form = f"<w:pPr>{name}{marks}</w:pPr>" if name or marks else ""
    return f"<w:p>{form}{_r(inside) if not inside.startswith('<') and inside else inside}</w:p>"


def _field(code, shown):
    marks = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{mark}</w:r>" for mark in marks)


def _mark(id_, name, inside):
    return f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{id_}"/>'


def _item(text, level, list_=2):
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
    return _p(text, "ListParagraph", number)


def _control(id_, inside, more=""):
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="Field {id_}"/><w:tag w:val="field_{id_}"/><w:id w:val="{id_}"/>{more}</w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def _cell(inside, marks=""):
    content = inside if inside.startswith(("<w:p", "<w:tbl")) else _p(inside)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{marks}</w:tcPr>{content}</w:tc>'


def _row(*cells, head=False):
    marks = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
    return f"<w:tr>{marks}{''.join(c if c.startswith('<w:tc>') else _cell(c) for c in cells)}</w:tr>"


def _table(columns, *rows):
    grid = '<w:gridCol w:w="2000"/>' * columns
    form = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{form}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _section(header, footer, more="", size='w:w="11906" w:h="16838"'):
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>{more}'
        f'<w:footerReference w:type="default" r:id="{footer}"/><w:pgSz {size}/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
        f'<w:cols w:space="708"/>{"<w:titlePg/>" if more else ""}</w:sectPr>'
    )


def _box():
    return _BOX.format(id=20).replace(
        "<w:p/>", _p("In the box: the parties keep the books. They show them on request.")
    )


def _line(name, title):
    page = _field(f"PAGEREF {name} \\h", "1")
    return (
        f'<w:hyperlink w:anchor="{name}"><w:r><w:t>{title}</w:t></w:r><w:r><w:tab/></w:r>{page}</w:hyperlink>'
    )


def _contents():
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines = [
        _line(*line) for line in (("_Toc1", "1. Purpose"), ("_Toc2", "2. Money"), ("_Toc3", "3. Ending"))
    ]
    ends = ("", "", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    starts = (begin, "", "")
    rows = "".join(_p(s + line + e, "TOC1") for s, line, e in zip(starts, lines, ends, strict=True))
    return _control(
        90,
        rows,
        '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>',
    )


_MIXED_RUN = (
    "<w:r><w:t>Name:</w:t><w:tab/><w:t>Reed</w:t><w:br/><w:t>Place:</w:t><w:tab/><w:t>Aar</w:t><w:softHyphen/><w:t>hus</w:t>"
    '<w:cr/><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
)
_NOTE = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:{0}Reference w:id="{1}"/></w:r>'
_COMMENT = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{0}"/></w:r>'
_RUBY = (
    '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/><w:hpsBaseText w:val="21"/>'
    '<w:lid w:val="ja-JP"/></w:rubyPr><w:rt><w:r><w:t>ごうい</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>合意</w:t></w:r></w:rubyBase>'
    "</w:ruby></w:r>"
)

FRONT = (
    _p("Partnership agreement", "Title")
    + _p("Between the Reed Society and the River Union, from 1 March 2027 to 28 February 2029.")
    + _contents()
    + _p("")
)
PURPOSE = (
    _p(_mark(1, "_Toc1", _mark(2, "c_purpose", _r("Purpose"))), "Heading1")
    + _p(
        "The Parties work together for clean water. They decide together what comes first. Neither Party speaks for the other "
        "without its written consent. “Party” means each of the two; a “Partner” is a Party."
    )
    + _p(
        _r("The Partner keeps ")
        + _r("complete and true", "<w:b/>")
        + _r(" books, and ")
        + _r("shows them", '<w:i/><w:color w:val="1F4E79"/>')
        + _r(" within ")
        + _mark(3, "r_days", _r("30"))
        + _r(" days of a request. The Reed Society may send an auditor.")
    )
    + _p(_r("Read with clause ") + _field("REF r_money \\w \\h", "2") + _r(", and with clause ")
         + '<w:fldSimple w:instr=" REF r_ending \\w \\h "><w:r><w:t>3</w:t></w:r></w:fldSimple>' + _r(", as of today."))
    + _p(_r("Each Party pays its own costs", "<w:b/>") + _NOTE.format("footnote", 1) + _r(" unless they agree otherwise")
         + _NOTE.format("endnote", 1) + _r(". A party may ask twice."))
    + _p("What one Party says in confidence, the other keeps to itself. This holds for 5 years after the end.", "Quote")
)  # fmt: skip
LISTS = (
    _p("The Parties meet", "Heading2")
    + _item("twice a year, in March and in October;", 0)
    + _item("in Aarhus, or", 1)
    + _item("in Antigua, if", 1)
    + _item("the Partner asks for it in time, and", 2)
    + _item("the visas are granted;", 2)
    + _item("whenever something urgent happens.", 0)
    + _p("They bring:")
    + _item("the books;", 0, 3)
    + _item("the plan for the year;", 0, 3)
    + _item("their questions.", 0, 4)
    + _item("Above all the hard ones.", 1, 4)
)
MONEY = (
    _p(_mark(4, "_Toc2", _mark(5, "r_money", _r("Money"))), "Heading1")
    + _p(
        "The Reed Society transfers DKK 250,000.00 in two parts. The first part is 60 % and comes on 2027-03-15. The rest follows."
    )
    + _table(
        3,
        _row("Item", "Year", "Sum", head=True),
        _row("Wells", "2027", "120,000"),
        _row("Pumps", "2028", _cell(_p("80,000") + _p("of which 5,000 for spare parts"))),
        _row("Audit", "2028", "50,000"),
    )
    + _p("The sums above are ceilings. The Parties may move up to 10 % between the items without asking.")
    + _table(
        3,
        _row(
            _cell("Who", '<w:vMerge w:val="restart"/>'),
            _cell("What they do together", '<w:gridSpan w:val="2"/>'),
        ),
        _row(_cell("", "<w:vMerge/>"), "plan", "report"),
        _row(
            "Reed",
            _cell(
                _p("every spring") + _table(2, _row("April", "May"), _row("draft", "final")) + _p("as agreed")
            ),
            "1 June",
        ),
    )
    + _p(
        _r("The table in the table binds.")
        + _NOTE.format("footnote", 2)
        + _r(" Nothing else does.")
        + _NOTE.format("endnote", 2)
    )
    + _table(2, _row("One row", "stands free"), _control(60, _row("This row", "stands in a control")))
    + _p("")
    + _p(_r("With ") + _EQUATION.format("a", "b", "c") + _r(" the rate is found."))
    + _p("<m:oMathPara>" + _EQUATION.format("r", "x", "y") + "</m:oMathPara>")
)
HOLDERS = (
    _p(_r("Ask ") + '<w:hyperlink r:id="rIdLink" w:tooltip="Our site"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
       "<w:t>the desk of the fund</w:t></w:r></w:hyperlink>" + _r(", or read ")
       + '<w:hyperlink w:anchor="c_purpose"><w:r><w:t>the purpose of it all</w:t></w:r></w:hyperlink>' + _r(" again."))
    + _p(_r("The account is ") + _control(61, _r("DK00 1234 5678"), "<w:text/>") + _r(" and its holder ")
         + _control(62, _r("the ") + _r("Reed", "<w:b/>") + _r(" Society")) + _r("."))
    + _control(63, _p("This paragraph stands in a control of its own.") + _p("So does this one, which follows it."))
    + _p(_r("Signed in ") + '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="City">' + _r("Aarhus now")
         + "</w:smartTag>" + _r(" for ") + '<w:customXml w:uri="urn:example" w:element="party">' + _r("the River Union")
         + "</w:customXml>" + _r("."))
    + f'<w:customXml w:uri="urn:example" w:element="block">{_p("A paragraph stands in custom XML.")}</w:customXml>'
    + _p(_r("In Arabic: ") + _r(RIGHT_TO_LEFT, '<w:rtl/><w:lang w:bidi="ar-EG"/>') + _r(", and in Japanese: ") + _RUBY)
    + _p(_r(RIGHT_TO_LEFT, "<w:rtl/>"), "", "<w:bidi/>")
    + _p(_r("Before. ") + '<w:bdo w:val="rtl">' + _r("turned") + "</w:bdo>" + _r(" After."))
    + _p(_MIXED_RUN)
    + _p(_r("Marked ") + '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>' + _r(" and ")
         + "<w:r><w:t>tabbed</w:t><w:tab/><w:t>text</w:t></w:r>" + '<w:r><w:br w:type="column"/></w:r>')
    + _p('<w:r><w:br w:type="page"/></w:r>')
    + _p(_r("A picture: ") + _PICTURE.format(id=21, relation="rIdImage") + _r(" and a box: ") + _box() + _r("."))
    + _p(_PICTURE.format(id=22, relation="rIdLogo"), "", '<w:jc w:val="center"/>')
)  # fmt: skip
COMMENTED = (
    _p(_r("The law of ") + '<w:commentRangeStart w:id="0"/>' + _r("Denmark or of Guatemala") + '<w:commentRangeEnd w:id="0"/>'
       + _COMMENT.format(0) + _r(" applies. "))
    + _p('<w:bookmarkStart w:id="6" w:name="c_courts"/><w:commentRangeStart w:id="1"/>' + _r("The courts of Aarhus decide."))
    + _p(_r("Before that, the Parties talk.") + '<w:commentRangeEnd w:id="1"/>' + _COMMENT.format(1) + '<w:bookmarkEnd w:id="6"/>')
    + _p(_r("Half of a ") + _mark(7, "half", _r("sentence is ") + _r("marked", "<w:b/>")) + _r(" here, and half is not."))
    + _p("The annex follows.", "", _section("rIdHeader", "rIdFooter",
         '<w:headerReference w:type="first" r:id="rIdHeaderFirst"/>'))
)  # fmt: skip
ENDING = (
    _p(_mark(8, "_Toc3", _mark(9, "r_ending", _r("Ending"))), "Heading1")
    + _p("Either Party ends the agreement with a notice of 3 months. It's enough to write \"we end it\". No reason is needed.")
    + _p(_r("Table ") + _field("SEQ Table \\* ARABIC", "1") + _r(": what happens then"))
    + _table(2, _row("Books", "kept 10 years"), _row("Money", "paid back"), _row("Names", "taken away"))
    + _p("Printed on ", "", '<w:pageBreakBefore/><w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs>').replace(
        "</w:p>", f"{_field('DATE', '1 May 2027')}</w:p>")
    + _p("Done in two copies, one for each Party.")
    + _p("The end.", "", "<w:keepNext/><w:keepLines/>")
)  # fmt: skip
BODY = (
    FRONT + PURPOSE + LISTS + MONEY + HOLDERS + COMMENTED + ENDING
    + _section("rIdHeaderTwo", "rIdFooterTwo", size='w:w="16838" w:h="11906" w:orient="landscape"')
)  # fmt: skip
