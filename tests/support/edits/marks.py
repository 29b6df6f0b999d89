"""Edits of what stands between words in a run: tabs, breaks, hyphens, symbols."""

from __future__ import annotations

from edits.names import RPR, RUN, P, T, W, copied, make, set_text
from edits.places import live

_SYMBOL = '<w:sym w:font="{font}" w:char="{char}"/>'
_CHARS = ("F0FC", "F0A8", "F0FE", "F06C", "F0B7")
_FONTS = ("Wingdings", "Symbol", "Wingdings 2", "Webdings")


def divide(run, at):
    """Cut a plain run in two at a character; return the second."""
    text = run.find(T).text or ""
    second = copied(run)
    set_text(run.find(T), text[:at])
    set_text(second.find(T), text[at:])
    run.addnext(second)
    return second


def middle(run, random):
    """Cut a few words out of the middle of a plain run as a run of their own; return it."""
    text = run.find(T).text or ""
    start = random.randrange(len(text))
    end = random.randint(start + 1, len(text))
    if end < len(text):
        divide(run, end)
    return divide(run, start) if start else run


def _between(name, *snippets):
    """Put a mark into a text, or take one of its kind away."""

    def edit(draft, random):
        there = [e for e in live(draft.root, W + name) if _is_alone(e)]
        if there and random.random() < 0.4:
            gone = random.choice(there)
            gone.getparent().remove(gone)
            return True
        found = draft.places.plain()
        if not found:
            return False
        run = random.choice(found)
        text = run.find(T).text
        divide(run, random.randint(0, len(text))).find(T).addprevious(make(random.choice(snippets)))
        if not run.find(T).text:
            run.getparent().remove(run)
        return True

    return edit


def _is_alone(element):
    """Whether a mark stands in a run of text and not in a tab stop's list, and breaks no page."""
    own = element.getparent().tag == RUN and element.getparent().getparent().tag == P
    return own and element.get(W + "type", "textWrapping") == "textWrapping"


def _change_symbol(draft, random):
    found = live(draft.root, W + "sym")
    if not found:
        return False
    symbol = random.choice(found)
    symbol.set(W + "char", random.choice([c for c in _CHARS if c != symbol.get(W + "char")]))
    return True


def _change_symbol_font(draft, random):
    found = live(draft.root, W + "sym")
    if not found:
        return False
    symbol = random.choice(found)
    symbol.set(W + "font", random.choice([font for font in _FONTS if font != symbol.get(W + "font")]))
    return True


def _change_marked_run(draft, random):
    """A run with several things in it, text and marks, loses one of them."""
    places = draft.places
    runs = [r for p in places.paragraphs for r in places.runs(p)]
    found = [
        r for r in runs if len([e for e in r if e.tag in {T, W + "tab", W + "noBreakHyphen", W + "cr"}]) > 1
    ]
    if not found:
        return False
    run = random.choice(found)
    gone = random.choice([e for e in run if e.tag in {T, W + "tab", W + "noBreakHyphen", W + "cr"}])
    visible = gone.tag != T or bool(gone.text)
    run.remove(gone)
    return visible and (run.find(RPR) is None or len(run) > 0)


EDITS = {
    "tab": _between("tab", "<w:tab/>"),
    "line_break": _between("br", "<w:br/>", "<w:cr/>"),
    "no_break_hyphen": _between("noBreakHyphen", "<w:noBreakHyphen/>"),
    "soft_hyphen": _between("softHyphen", "<w:softHyphen/>"),
    "add_symbol": _between(
        "sym", *(_SYMBOL.format(font=font, char=char) for font in _FONTS for char in _CHARS)
    ),
    "symbol": _change_symbol,
    "symbol_font": _change_symbol_font,
    "mixed_run": _change_marked_run,
}
