"""The text of one rich agreement that is right in every way, for tests that make it wrong in one."""

from __future__ import annotations

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
WHO = 'w:author="Aid Org" w:date="2026-11-23T10:00:00Z"'

TITLE = (
    '<w:p w14:paraId="00000001"><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Agreement</w:t></w:r></w:p>'
)
PURPOSE = (
    '<w:p w14:paraId="00000002"><w:pPr><w:pStyle w:val="Heading1"/>'
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    '<w:bookmarkStart w:id="1" w:name="c_purpose"/><w:r><w:t>Purpose</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
)
TRACKED = (
    '<w:p w14:paraId="00000003"><w:pPr><w:keepNext/><w:spacing w:after="120"/><w:jc w:val="both"/>'
    f'<w:rPr><w:ins w:id="20" {WHO}/></w:rPr>'
    f'<w:pPrChange w:id="21" {WHO}><w:pPr><w:keepNext/></w:pPr></w:pPrChange></w:pPr>'
    '<w:r><w:t xml:space="preserve">Pay within </w:t></w:r>'
    f'<w:del w:id="22" {WHO}><w:r><w:delText>30</w:delText></w:r></w:del>'
    f'<w:ins w:id="23" {WHO}><w:r><w:rPr><w:b/><w:i/><w:color w:val="FF0000"/><w:sz w:val="22"/></w:rPr>'
    "<w:t>45</w:t></w:r></w:ins>"
    f'<w:r><w:rPr><w:b/><w:rPrChange w:id="24" {WHO}><w:rPr/></w:rPrChange></w:rPr><w:t> days.</w:t></w:r></w:p>'
).replace("<w:t> days.", '<w:t xml:space="preserve"> days.')
COMMENTED = (
    '<w:p w14:paraId="00000004"><w:commentRangeStart w:id="0"/><w:r><w:t>Law of Denmark</w:t></w:r>'
    '<w:commentRangeEnd w:id="0"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
    '<w:commentReference w:id="0"/></w:r>'
    '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r></w:p>'
)
LINKS = (
    '<w:p w14:paraId="00000005"><w:r><w:t xml:space="preserve">See clause </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> REF c_purpose \\w \\h </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:hyperlink w:anchor="c_purpose"><w:r><w:t>Purpose</w:t></w:r></w:hyperlink>'
    '<w:hyperlink r:id="rIdLink"><w:r><w:t>our site</w:t></w:r></w:hyperlink></w:p>'
)
CONTROL = (
    '<w:p w14:paraId="00000006"><w:sdt><w:sdtPr><w:alias w:val="Party"/><w:tag w:val="party"/><w:id w:val="77"/>'
    '<w:lock w:val="sdtLocked"/><w:dataBinding w:xpath="/m" w:storeItemID="{11111111-2222-3333-4444-555555555555}"/>'
    "<w:text/></w:sdtPr><w:sdtContent><w:r><w:t>ACME</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)
IMAGE = (
    '<w:p w14:paraId="00000007"><w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/>'
    '<wp:docPr id="1" name="Logo" descr="Our logo"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="rIdImage"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)
MOVED = (
    f'<w:p w14:paraId="00000008"><w:moveFromRangeStart w:id="30" w:name="move1" {WHO}/>'
    f'<w:moveFrom w:id="31" {WHO}><w:r><w:t>Moved.</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="30"/></w:p>'
    f'<w:p w14:paraId="00000009"><w:moveToRangeStart w:id="32" w:name="move1" {WHO}/>'
    f'<w:moveTo w:id="33" {WHO}><w:r><w:t>Moved.</w:t></w:r></w:moveTo><w:moveToRangeEnd w:id="32"/></w:p>'
)


def cell(text: str, properties: str = "") -> str:
    """One cell with one paragraph."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    )


BEGINS, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
WIDE, GREY = '<w:gridSpan w:val="2"/>', '<w:shd w:val="clear" w:color="auto" w:fill="DDDDDD"/>'
TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="6000" w:type="dxa"/><w:jc w:val="center"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cell('No')}{cell('Date')}{cell('Sum')}</w:tr>"
    f"<w:tr>{cell('1', BEGINS)}{cell('June', WIDE)}</w:tr>"
    f"<w:tr>{cell('', GOES_ON)}{cell('July', GREY)}{cell('5')}</w:tr></w:tbl>"
)
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
    '<w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
    "</w:sectPr>"
)
BODY = TITLE + PURPOSE + TRACKED + COMMENTED + LINKS + CONTROL + IMAGE + MOVED + TABLE + SECTION
