"""Where a document can be edited: what is live text, what belongs to a field, which paragraphs stand free."""

from __future__ import annotations

from edits.names import MC, PPR, RPR, RUN, SECT, TBL, TC, TR, P, T, W, said

# Their text is another story's, stands twice, or is gone already.
_HIDDEN = {
    MC + "AlternateContent",
    *(W + name for name in ("del", "moveFrom", "pict", "object", "drawing", "txbxContent")),
    *(W + name for name in ("pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange")),
}
_REVISIONS = tuple(
    W + name for name in ("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "cellIns",
                          "cellDel", "pPrChange", "rPrChange", "sectPrChange")
)  # fmt: skip
_MARK = W + "fldChar"


def walk(root):
    """Yield the live elements of a tree, in order."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag not in _HIDDEN:
            yield element
            stack.extend(reversed(element))


def live(root, *tags):
    """Return the live elements of a tree that bear a name."""
    return [element for element in walk(root) if element.tag in tags]


class Places:
    """The paragraphs and runs of one story that an edit may touch."""

    def __init__(self, root):
        """Look through the story once."""
        self.paragraphs = []
        self._fielded = set()
        self._crossed = set()
        depth = 0
        for element in walk(root):
            if element.tag == P:
                self.paragraphs.append(element)
                self._crossed |= {element} if depth else set()
            elif element.tag == RUN and (depth or element.find(_MARK) is not None):
                self._fielded.add(element)
            elif element.tag == _MARK:
                kind = element.get(W + "fldCharType")
                depth += {"begin": 1, "end": -1}.get(kind, 0)
        self._crossed |= _unbalanced(self.paragraphs)

    def movable(self, *, parents=(W + "body", TC)):
        """Return the paragraphs that may go elsewhere: whole, of no section's end, without tracked changes."""
        return [p for p in self.paragraphs if p.getparent().tag in parents and self.is_free(p)]

    def is_free(self, paragraph):
        """Whether a paragraph is no section's end, has no tracked change, and no field enters or leaves it."""
        if not self.is_whole(paragraph) or paragraph.find(f"{PPR}/{SECT}") is not None:
            return False
        return next(paragraph.iter(*_REVISIONS), None) is None

    def is_whole(self, paragraph):
        """Whether no field enters or leaves a paragraph."""
        return paragraph not in self._crossed

    def runs(self, paragraph):
        """Return the runs of a paragraph that no field, link or control holds."""
        return [run for run in paragraph.findall(RUN) if run not in self._fielded]

    def texts(self, least=1, paragraphs=None):
        """Return the w:t of those runs with at least so many words."""
        found = self.paragraphs if paragraphs is None else paragraphs
        return [
            t
            for paragraph in found
            for run in self.runs(paragraph)
            for t in run.findall(T)
            if len((t.text or "").split()) >= least
        ]

    def plain(self, least=1):
        """Return those runs that hold one w:t of so many words and nothing else."""
        runs = (run for paragraph in self.paragraphs for run in self.runs(paragraph))
        return [run for run in runs if is_plain(run) and len((run.find(T).text or "").split()) >= least]


def is_plain(run):
    """Whether a run holds one w:t and nothing else."""
    content = [child.tag for child in run if child.tag != RPR]
    return content == [T]


def has_text(element):
    """Whether something can be read in an element."""
    return bool(said(element).strip())


def tables(root):
    """Return the tables of a story whose rows are simple: rows in the table, cells in the rows, none tracked."""
    found = []
    for table in live(root, TBL):
        parts = {child.tag for row in table.findall(TR) for child in row}
        rows = table.findall(TR)
        odd = parts & {W + "sdt", W + "customXml"} or table.find(W + "sdt") is not None
        if rows and not odd and not any(next(row.iter(*_REVISIONS), None) is not None for row in rows):
            found.append(table)
    return found


def cells(row):
    """Return the cells of a row."""
    return row.findall(TC)


def is_even(table):
    """Whether every row has one cell for each column of the grid."""
    grid = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    merged = next(table.iterfind(f"{TR}/{TC}/{W}tcPr/{W}gridSpan"), None) is not None
    upright = next(table.iterfind(f"{TR}/{TC}/{W}tcPr/{W}vMerge"), None) is not None
    shifted = next(table.iterfind(f"{TR}/{W}trPr/{W}gridBefore"), None) is not None
    counts = {len(cells(row)) for row in table.findall(TR)}
    return counts == {grid} and not merged and not upright and not shifted


def _unbalanced(paragraphs):
    found = set()
    for paragraph in paragraphs:
        kinds = [mark.get(W + "fldCharType") for mark in paragraph.iter(_MARK)]
        if kinds.count("begin") != kinds.count("end"):
            found.add(paragraph)
    return found
