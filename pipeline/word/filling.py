"""Fills names into the signature page of a frozen document: a copy that stays at home, never the document itself."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from pipeline.word.front import SEAT
from pipeline.word.lint.names import XML_SPACE, Element, W
from pipeline.word.redline.opened import open_word
from pipeline.word.xml import bookmark_name


def filled(data: bytes, names: Mapping[str, str]) -> bytes:
    """Return a copy of a document with names at its signature table, by the id of each seat (`nsk-1`)."""
    opened = open_word(data)
    root = opened.touch(opened.main)
    wanted = {bookmark_name(SEAT, seat): name for seat, name in names.items()}
    for mark in root.iter(W + "bookmarkStart"):
        name = wanted.get(_without_language(mark.get(W + "name", ""), wanted))
        blank = mark.getnext()
        if name and blank is not None and blank.find(W + "tab") is not None:
            blank.addprevious(_run(name, blank))
    return opened.written()


def _without_language(bookmark: str, wanted: Mapping[str, str]) -> str:
    """Return a bookmark's name without the language it ends in where a document holds several."""
    return bookmark if bookmark in wanted else bookmark.rpartition("_")[0]


def _run(name: str, like: Element) -> Element:
    """Return a run that looks as the blank does."""
    run = etree.Element(W + "r")
    properties = like.find(W + "rPr")
    if properties is not None:
        run.append(deepcopy(properties))
    text = etree.SubElement(run, W + "t")
    text.set(XML_SPACE, "preserve")
    text.text = name
    return run
