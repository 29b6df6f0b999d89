"""Notes of two lines told apart by what they say, where there are several: else the first one stands for any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.word.redline.compare.atoms import NOTE_SIGN, Atom, note_of

Said = Callable[[str, str], str]
"""What the note of a kind and id says."""


def tell_notes_apart(old: Sequence[Atom], new: Sequence[Atom], said: tuple[Said, Said]) -> None:
    """Give a note that both lines have a key of its own; others are alike by their kind, for notes are edited too."""
    notes = [
        [(atom, note) for atom in line if atom.text == NOTE_SIGN and (note := note_of(atom))]
        for line in (old, new)
    ]
    if not all(notes) or max(map(len, notes)) == 1:
        return
    told = [[(atom, says(*note)) for atom, note in line] for line, says in zip(notes, said, strict=True)]
    both = {text for _, text in told[0]}.intersection(text for _, text in told[1])
    for atom, text in (*told[0], *told[1]):
        if text in both:
            atom.key = (atom.key, text)
