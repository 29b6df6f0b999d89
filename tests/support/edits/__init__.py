"""A random editor of Word documents, for the laws of redlines: `edit` makes one edit of a kind, `draw` draws a pair."""

from __future__ import annotations

from edits import clauses, fields, formats, holders, lists, marks, objects, sections, stories, tables, wording
from edits.draft import Draft
from edits.names import listed

__all__ = ["KINDS", "NAMED", "edit", "respelled"]

_MODULES = (wording, clauses, marks, tables, formats, lists, sections, stories, holders, fields, objects)
_EDITS = {kind: make for module in _MODULES for kind, make in module.EDITS.items()}
_MIXABLE = listed(
    "words ins_sentence ins_clause del_clause swap split merge cell add_row runfmt parfmt style term tab"
)
NAMED = listed(
    "words ins_sentence del_sentence ins_clause del_clause move move_edit swap add_row del_row cell "
    "add_col del_table ins_table runfmt parfmt style ilvl hdrftr split merge term quotes sect sdt link "
    "linktext pagebreak mixed"
)
"""The kinds that other engines were measured with."""
KINDS = (*NAMED, *(kind for kind in _EDITS if kind not in NAMED))
"""Every kind of edit: those, and one or more for every construct that can hold text."""


def edit(data, kind, random):
    """Return a document with one edit of a kind, or None where nothing in it can be edited that way."""
    draft = Draft(data)
    done = _mixed(draft, random) if kind == "mixed" else _EDITS[kind](draft, random)
    return draft.written() if done and draft.is_changed() else None


def respelled(data, random):
    """Return a document that says the same in other runs."""
    draft = Draft(data)
    formats.respelled(draft, random)
    return draft.written()


def _mixed(draft, random):
    """Make several edits one after the other."""
    done = 0
    for kind in random.sample(_MIXABLE, 5):
        done += bool(_EDITS[kind](draft, random))
        draft.forget()
    return done > 1
