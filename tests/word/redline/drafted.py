"""Word files drafted as text: a line is a paragraph, and what it begins with says which.

`# ` a numbered heading, `. ` a clause 1.1, `( ` an item (a), `- ` and `-- ` items of a list by hand, `> ` a quotation,
`| a | b` a row (` // ` parts paragraphs of a cell), `¶` an empty paragraph, `§ landscape; header: Draft` the end of
a section, `<<name` and `>>` alone on a line a control around what is between. Within a line: `*bold*`, `[4.2]` a live
reference, `[words](target)` a link, `<<name: words>>` a control, `^[words]` a footnote, `[box: words]` a text box,
`→` a tab, `¦` nothing but the end of a run.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from agreement_files import NUMBERING, STYLES
from small_files import NS, WML, Opened, parsed, small_file, style

PREFIXES = {"# ": "Heading1", ". ": "Text", "( ": "Item", "> ": "Quote", "- ": "", "-- ": "", "": ""}
LEVELS = {"- ": 0, "-- ": 1}
SETUPS = {"landscape": '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
          "portrait": '<w:pgSz w:w="11906" w:h="16838"/>'}  # fmt: skip
_LIST = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="2"/></w:numPr>'
_TOKEN = re.compile(
    r"(?P<note>\^\[[^\]]+\])|(?P<box>\[box: [^\]]+\])|(?P<link>\[[^\]]+\]\([^)]+\))|(?P<field>\[[\d.]+\])"
    r"|(?P<control><<\w+: [^>]+>>)|(?P<bold>\*[^*]+\*)|(?P<tab>→)|(?P<end>¦)|(?P<text>[^*¦→<^[]+|.)"
)
_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="9" cy="9"/>'
    '<wp:docPr id="{id}" name="Box {id}"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>'
    "{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    "</mc:AlternateContent></w:r>"
)


def drafted(text: str) -> bytes:
    """The file that a text describes."""
    return Draft(text).opened.written()


class Draft:
    """One file while it is put together."""

    def __init__(self, text: str) -> None:
        """Read the text line by line."""
        self._notes: list[str] = []
        self._relations: list[tuple[str, str, str]] = []
        self._parts: dict[str, tuple[str | bytes, str]] = {}
        self._boxes = self._fields = 0
        self.opened = self._file(self._body(text.strip("\n").splitlines()))

    def _file(self, blocks: list[str]) -> Opened:
        last = blocks.pop() if blocks and blocks[-1].startswith("<w:sectPr") else "<w:sectPr/>"
        lists = NUMBERING.replace("<w:num ", '<w:abstractNum w:abstractNumId="1">' + "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%{at + 1}."/></w:lvl>'
            for at, form in enumerate(("decimal", "lowerLetter"))
        ) + "</w:abstractNum><w:num ", 1) + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'  # fmt: skip
        notes = "".join(
            f'<w:footnote w:id="{at}">{note}</w:footnote>' for at, note in enumerate(self._notes, 1)
        )
        styles = STYLES + style("Quote", "Quote")
        bookmark = '<w:bookmarkStart w:id="99" w:name="r"/><w:bookmarkEnd w:id="99"/>' if self._fields else ""
        opened = small_file(bookmark + "".join(blocks), self._parts, self._relations, styles=styles, numbering=lists,
                            footnotes=notes or None)  # fmt: skip
        body = opened.touch(opened.main)[0]
        body[-1][:] = list(parsed(last))
        return opened

    def _body(self, lines: list[str]) -> list[str]:
        blocks: list[str] = []
        rows: list[str] = []
        for line in [*lines, ""]:
            if line.startswith("| "):
                rows.append(self._row(line))
                continue
            if rows:
                grid = "<w:gridCol/>" * max(row.count("<w:tc>") for row in rows)
                blocks.append(f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>")
                rows = []
            if line.startswith("§"):
                self._end_section(blocks, line, last=line is lines[-1])
            elif line == ">>":
                start = max(at for at, block in enumerate(blocks) if block.startswith("<<"))
                name, inner = blocks[start].removeprefix("<<"), "".join(blocks[start + 1 :])
                blocks[start:] = [_control(name, inner)]
            elif line:
                blocks.append(line if re.fullmatch(r"<<\w+", line) else self._paragraph(line))
        return blocks

    def _end_section(self, blocks: list[str], line: str, *, last: bool) -> None:
        said = [one.strip() for one in line.removeprefix("§").split(";") if one.strip()]
        inside = "".join(self._furniture(*one.split(": ", 1)) for one in said if ": " in one)
        inside += "".join(SETUPS[one] for one in said if one in SETUPS)
        section = f"<w:sectPr>{inside}</w:sectPr>"
        if last:
            blocks.append(section)
        else:
            paragraph = (
                blocks[-1]
                if "<w:pPr>" in blocks[-1]
                else blocks[-1].replace("<w:p>", "<w:p><w:pPr></w:pPr>", 1)
            )
            blocks[-1] = paragraph.replace("</w:pPr>", f"{section}</w:pPr>", 1)

    def _furniture(self, kind: str, text: str) -> str:
        name = f"{kind}{len(self._parts) + 1}"
        root = {"header": "hdr", "footer": "ftr"}[kind]
        self._parts[f"word/{name}.xml"] = (
            f"<w:{root} {NS}>{self._paragraph(text)}</w:{root}>",
            f"{WML}.{kind}+xml",
        )
        self._relations.append((name, kind, f"{name}.xml"))
        return f'<w:{kind}Reference w:type="default" r:id="{name}"/>'

    def _row(self, line: str) -> str:
        cells = line.removeprefix("| ").split(" | ")
        inside = ["".join(map(self._paragraph, cell.split(" // "))) for cell in cells]
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in inside)}</w:tr>"

    def _paragraph(self, line: str) -> str:
        start = next(start for start in PREFIXES if line.startswith(start))
        about = f'<w:pStyle w:val="{PREFIXES[start]}"/>' if PREFIXES[start] else ""
        about += _LIST.format(LEVELS[start]) if start in LEVELS else ""
        runs = self._runs(line.removeprefix(start)) if line != "¶" else ""
        return f"<w:p>{f'<w:pPr>{about}</w:pPr>' if about else ''}{runs}</w:p>"

    def _runs(self, text: str) -> str:
        return "".join(getattr(self, f"_{found.lastgroup}")(found[0]) for found in _TOKEN.finditer(text))

    def _text(self, text: str, look: str = "") -> str:
        return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def _bold(self, text: str) -> str:
        return self._text(text.strip("*"), "<w:rPr><w:b/></w:rPr>")

    def _tab(self, _: str) -> str:
        return "<w:r><w:tab/></w:r>"

    def _end(self, _: str) -> str:
        return ""

    def _field(self, text: str) -> str:
        self._fields += 1
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        code = r'<w:r><w:instrText xml:space="preserve"> REF r \w \h </w:instrText></w:r>'
        result = self._text(text.strip("[]"))
        return mark.format("begin") + code + mark.format("separate") + result + mark.format("end")

    def _link(self, text: str) -> str:
        words, target = text[1:-1].split("](")
        id_ = f"link{len(self._relations)}"
        self._relations.append((id_, "hyperlink", target))
        return f'<w:hyperlink r:id="{id_}">{self._runs(words)}</w:hyperlink>'

    def _control(self, text: str) -> str:
        name, words = text[2:-2].split(": ", 1)
        return _control(name, self._runs(words))

    def _note(self, text: str) -> str:
        self._notes.append(self._paragraph(text[2:-1]))
        return f'<w:r><w:footnoteReference w:id="{len(self._notes)}"/></w:r>'

    def _box(self, text: str) -> str:
        self._boxes += 1
        return _BOX.format(id=self._boxes, inside=self._paragraph(text.removeprefix("[box: ")[:-1]))


def _control(name: str, inner: str) -> str:
    about = f'<w:alias w:val="{name}"/><w:tag w:val="{name}"/>'
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
