"""What differs between two files and cannot be a tracked change: definitions of styles and lists, defaults, settings.

Only what makes a difference to a reader is named, and a style only where it is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.word.lint.names import A, Element, W, val, whole
from pipeline.word.redline.canonical import canonical
from pipeline.word.redline.carry.styles import StyleSheet, name_of
from pipeline.word.redline.carry.text import STYLED
from pipeline.word.redline.cascade import differs, looks_of_defaults
from pipeline.word.redline.numbering import Lists
from pipeline.word.redline.opened import Opened

Fact = tuple[str, dict[str, str]]
"""A code and what it speaks of."""

_OFF = ("0", "false", "off")
_THEMED = re.compile(rb'\bw:\w*[tT]heme\w*="')
_OLDEST_MODE, _USUAL_TAB = "12", 720


def untracked_differences(old: Opened, new: Opened) -> list[Fact]:
    """Return what differs and cannot be tracked."""
    return [
        *_styles(old, new), *_defaults(old, new), *_theme(old, new), *_comments(old, new), *_settings(old, new)
    ]  # fmt: skip


def _styles(old: Opened, new: Opened) -> Iterator[Fact]:
    if _same_parts(old, new, "styles", "numbering"):
        return
    mine, theirs = StyleSheet(old), StyleSheet(new)
    lists = _lists(old), _lists(new)
    changed: dict[tuple[str, str], list[Fact]] = {}
    for key, id_ in mine.by_name.items():
        if key in theirs.by_name and key[0] != "numbering":
            one, other = mine.styles[id_], theirs.styles[theirs.by_name[key]]
            named = {"style": name_of(other)}
            if differs(one, other, mine, theirs):
                changed.setdefault(key, []).append(("STYLE_CHANGED", named))
            if _listed(one, lists[0]) != _listed(other, lists[1]):
                changed.setdefault(key, []).append(("LIST_CHANGED", named))
    used = _used(old, mine) | _used(new, theirs) if changed else set()
    yield from (fact for key, facts in changed.items() if key in used for fact in facts)


def _same_parts(old: Opened, new: Opened, *kinds: str) -> bool:
    """Whether two files have the same parts of some kinds, byte for byte."""
    return all(
        old.parts.get(old.related(kind), b"") == new.parts.get(new.related(kind), b"") for kind in kinds
    )


def _lists(opened: Opened) -> Lists:
    part = opened.related("numbering")
    return Lists(opened.root(part) if part else None)


def _listed(style: Element, lists: Lists) -> object:
    """Return the list that a style puts its paragraphs in, comparable across files."""
    number, level = (style.find(f"{W}pPr/{W}numPr/{W}{name}") for name in ("numId", "ilvl"))
    if number is None or not lists.abstract_of(val(number)):
        return ()
    stands = lists.level_of_style(val(number), style.get(W + "styleId", ""))
    ilvl = stands if stands is not None else whole(val(level)) if level is not None else 0
    return ilvl, lists.definition(val(number)), lists.overrides(val(number))


def _used(opened: Opened, sheet: StyleSheet) -> set[tuple[str, str]]:
    """Return the kind and folded name of each style in use, and of those it is based on."""
    found = {(kind, id_) for kind, id_ in sheet.defaults.items()}
    for part in opened.stories():
        found |= {(STYLED[use.tag], val(use)) for use in opened.root(part).iter(*STYLED)}
    used: set[tuple[str, str]] = set()
    for kind, id_ in found:
        used |= {(kind, name_of(style).casefold()) for style in sheet.chain(id_, kind)}
    return used


def _defaults(old: Opened, new: Opened) -> Iterator[Fact]:
    roots = [opened.root(part) if (part := opened.related("styles")) else None for opened in (old, new)]
    if looks_of_defaults(roots[0]) != looks_of_defaults(roots[1]):
        yield "DEFAULTS_CHANGED", {}


def _theme(old: Opened, new: Opened) -> Iterator[Fact]:
    """Only fonts and colours of a theme are seen, and only where something names them."""
    if _same_parts(old, new, "theme"):
        return
    if _themed(old) != _themed(new) and (_names_theme(old) or _names_theme(new)):
        yield "THEME_CHANGED", {}


def _themed(opened: Opened) -> tuple[object, ...]:
    part = opened.related("theme")
    if not part:
        return ()
    root = opened.root(part)
    return canonical(next(root.iter(A + "clrScheme"), None)), canonical(
        next(root.iter(A + "fontScheme"), None)
    )


def _names_theme(opened: Opened) -> bool:
    parts = (opened.related("styles"), opened.related("numbering"), *opened.stories())
    return any(part and _THEMED.search(opened.parts[part]) for part in parts)


def _comments(old: Opened, new: Opened) -> Iterator[Fact]:
    if _said(old) != _said(new):
        yield "COMMENTS_CHANGED", {}


def _said(opened: Opened) -> list[tuple[str, str]]:
    part = opened.related("comments")
    comments = opened.root(part).iterchildren(W + "comment") if part else ()
    return [
        (comment.get(W + "author", ""), "".join(text.text or "" for text in comment.iter(W + "t")))
        for comment in comments
    ]


def _settings(old: Opened, new: Opened) -> Iterator[Fact]:
    mine, theirs = _settled(old), _settled(new)
    yield from (("SETTINGS_CHANGED", {"setting": name}) for name in mine if mine[name] != theirs[name])


def _settled(opened: Opened) -> dict[str, object]:
    """Return the settings that change how a document looks, as they are when nobody says otherwise, too."""
    part = opened.related("settings")
    root = opened.root(part) if part else None
    headers, compat, tab = (
        root.find(W + name) if root is not None else None
        for name in ("evenAndOddHeaders", "compat", "defaultTabStop")
    )
    return {
        "evenAndOddHeaders": headers is not None and val(headers) not in _OFF,
        "compat": _compat(compat),
        "defaultTabStop": whole(val(tab)) if tab is not None else _USUAL_TAB,
    }


def _compat(compat: Element | None) -> tuple[object, ...]:
    children = list(compat) if compat is not None else []
    named = {child.get(W + "name", ""): val(child) for child in children if child.tag == W + "compatSetting"}
    named = {name: value for name, value in named.items() if value != "0"}
    named.setdefault("compatibilityMode", _OLDEST_MODE)
    flags = sorted(str(canonical(child)) for child in children
                   if child.tag != W + "compatSetting" and val(child) not in _OFF)  # fmt: skip
    return tuple(sorted(named.items())), tuple(flags)
