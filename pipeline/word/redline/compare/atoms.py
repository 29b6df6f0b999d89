"""Atoms: words, blanks, tabs, pictures, notes, whole fields; each can be kept, deleted or inserted, and none in part.

A field within one paragraph is one atom, because a mark inside a field's result is read wrongly by others.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from pipeline.word.lint.names import Element, W

STAMP = "DOCPROPERTY aftale_"
"""How the fields begin that show version, status and digest in files of ours."""
VOLATILE = frozenset(
    ("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE",
     "FILENAME", "NUMWORDS", "NUMCHARS", "EDITTIME")
)  # fmt: skip
"""Fields whose result every program works out anew: what they show is no change."""
BEGIN, SEPARATE, END = "begin", "separate", "end"
NOTE_SIGN = "\u2020"
"""Stands in the text of a line for a footnote or an endnote."""
NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


class Wrap:
    """What stands around runs and says something of them: a link, a control, a direction of writing."""

    __slots__ = ("element", "key", "old")

    def __init__(self, element: Element, key: Hashable, *, old: bool) -> None:
        """Keep the element; `key` is what makes two of them alike, None for what no reader sees."""
        self.element = element
        self.key = key
        self.old = old


class Bit:
    """A piece of an atom in one format: text, or an element of a run (or, without `run`, of the paragraph)."""

    __slots__ = ("node", "rpr", "run", "text", "wraps")

    def __init__(self, text: str, node: Element | None, rpr: Element | None, wraps: tuple[Wrap, ...], *,
                 run: bool = True) -> None:  # fmt: skip
        """Make a bit."""
        self.text = text
        self.node = node
        self.rpr = rpr
        self.wraps = wraps
        self.run = run


class Atom:
    """The smallest thing that is kept, deleted or inserted as a whole."""

    __slots__ = ("before", "bits", "key", "text")

    def __init__(self, key: Hashable, text: str, bits: list[Bit], before: list[Bit]) -> None:
        """Make an atom; `before` is what has no width and stands before it."""
        self.key = key
        self.text = text
        self.bits = bits
        self.before = before


def wrap_key(wraps: tuple[Wrap, ...]) -> tuple[Hashable, ...]:
    """Return what makes two places alike as to what stands around them."""
    return tuple(wrap.key for wrap in wraps if wrap.key is not None) if wraps else ()


def is_volatile(instruction: str) -> bool:
    """Return whether a field's result is no change: worked out anew by every program, or a stamp of ours."""
    return instruction.partition(" ")[0].upper() in VOLATILE or instruction.startswith(STAMP)


def parts_of_field(bits: list[Bit]) -> tuple[str, str]:
    """Return a field's instruction and its result as text; of nested fields, the outer one's."""
    depth, result = 0, False
    instruction: list[str] = []
    shown: list[str] = []
    for bit in bits:
        kind = _kind_of_mark(bit.node)
        depth += (kind == BEGIN) - (kind == END)
        result = result or (kind == SEPARATE and depth == 1)
        if bit.node is not None and bit.node.tag == W + "instrText" and not result:
            instruction.append(bit.node.text or "")
        elif result:
            shown.append(bit.text)
    return " ".join("".join(instruction).split()), "".join(shown)


def _kind_of_mark(node: Element | None) -> str:
    """Return whether a field begins, goes on to its result or ends here; "" for what is no mark of a field."""
    return str(node.get(W + "fldCharType", "")) if node is not None and node.tag == W + "fldChar" else ""


def is_text(atom: Atom) -> bool:
    """Return whether an atom is a word, a blank or a mark of punctuation."""
    return atom.bits[0].node is None


def goes_on(bit: Bit, atom: Atom) -> bool:
    """Return whether an atom goes on where a bit ended: with a word in its format and wraps, and nothing before it."""
    own = atom.bits[0]
    return (
        own.rpr is bit.rpr
        and own.wraps is bit.wraps
        and own.node is bit.node is None
        and not atom.before
        and len(atom.bits) == 1
    )


def joined(atoms: Sequence[Atom]) -> Iterator[tuple[Atom, Atom]]:
    """Yield the first of words that go on after each other, and one atom for all of them; others by themselves."""
    at = 0
    while at < len(atoms):
        first, start = atoms[at], at
        bit = first.bits[0]
        at += 1
        while at < len(atoms) and len(first.bits) == 1 and goes_on(bit, atoms[at]):
            at += 1
        if at - start == 1:
            yield first, first
        else:
            text = "".join([atom.text for atom in atoms[start:at]])
            yield first, Atom(text, text, [Bit(text, None, bit.rpr, bit.wraps)], first.before)


def note_of(atom: Atom) -> tuple[str, str] | None:
    """Return the kind and id of the note an atom refers to, or None."""
    node = atom.bits[0].node
    if node is None or node.tag not in NOTES:
        return None
    return NOTES[node.tag], node.get(W + "id", "")
