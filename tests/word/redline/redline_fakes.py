"""What parts of the redline are tried with: lines of words, a carrier that only copies, XML without ids and authors."""

from __future__ import annotations

import re
from copy import deepcopy

from agreement_files import AUTHOR
from small_files import MAIN, parsed, small_file, xml

from pipeline.word.redline.compare.atoms import Atom, Bit
from pipeline.word.redline.compare.bookmarks import KeptBookmarks
from pipeline.word.redline.compare.marks import Marker
from pipeline.word.redline.compare.paragraphs import Pen
from pipeline.word.redline.compare.reading import Reading, Side
from pipeline.word.redline.compare.stories import Story
from pipeline.word.redline.compare.words import words
from pipeline.word.redline.compare.work import Work

BOLD, ITALIC = (parsed(f"<w:rPr><w:{name}/></w:rPr>") for name in "bi")
_UNTOLD = re.compile(r' (?:w:(?:id|author|date)|xml:space)="[^"]*"')


class Copying:
    """A carrier between files whose ids mean the same."""

    def taken(self, element, *_stories):
        """Copy an element."""
        return deepcopy(element)

    def properties(self, element):
        """Copy properties."""
        return deepcopy(element)


class Counting:
    """Gives numbers."""

    def __init__(self):
        """Begin."""
        self.last = 0

    def __call__(self):
        """Give the next one."""
        self.last += 1
        return self.last


def atom(text, rpr=None, *, node=None):
    """An atom of one bit."""
    return Atom(text, text, [Bit(text, node, rpr, ())], [])


def line(text):
    """The atoms of a text; a part in asterisks is bold."""
    parts = text.split("*")
    return [atom(word, BOLD if at % 2 else None) for at, part in enumerate(parts) for word in words(part)]


def bare(element):
    """An element's XML without ids, authors and moments."""
    holder = parsed("<w:x/>")
    holder.append(deepcopy(element))
    return _UNTOLD.sub("", xml(holder[0]))


def readings(old, new):
    """How two files are read."""
    return Reading(Side(old, old=True), old.main), Reading(Side(new, old=False), new.main)


def tools(old, new):
    """What two files are compared with."""
    number = Counting()
    return Work(Marker(AUTHOR, [new.root(new.main)]), Copying(), KeptBookmarks(old, new, number))


def files(old, new, **parts):
    """Two files with these bodies."""
    return small_file(old, **parts), small_file(new, **parts)


def pen(old, new, **parts):
    """The pen for two bodies, and the paragraphs of both."""
    before, out = files(old, new, **parts)
    entered = []
    made = Pen(*readings(before, out), tools(before, out), lambda *boxes: entered.append(boxes))
    return made, *([*opened.root(MAIN)[0]][:-1] for opened in (before, out))


def compared_story(old, new, **parts):
    """The story that shows how one body became another, and its body as XML, block by block."""
    before, out = files(old, new, **parts)
    story = Story(*readings(before, out), tools(before, out))
    body = out.touch(MAIN)[0]
    story.compare(before.root(MAIN)[0], body)
    return story, [bare(block) for block in body][:-1]


def shown(old, new, **parts):
    """The blocks of the redline of two bodies."""
    return compared_story(old, new, **parts)[1]
