"""Which words of a change weigh most: figures, dates, amounts, names, and the words of duty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model.changes import DELETED, INSERTED, KEPT, Piece
from pipeline.word.redline.compare.words import has_figure, is_word, words

_DUTIES = frozenset((
    *("shall", "must", "may", "will", "should", "not", "cannot", "never", "only", "unless", "except"),
    *("skal", "må", "kan", "bør", "ikke", "aldrig", "kun", "medmindre", "undtagen"),
))  # fmt: skip
_ENDS = frozenset(".!?:;…\n\u2029")
_SHORT = 40
"""In longer replacements nobody can say which word stands for which."""
_OPENING = frozenset("\"'“”‘’„»«([")


def is_weighty(pieces: Sequence[Piece]) -> bool:
    """Return whether a figure, a name or a duty is there that was not, or no more."""
    found = {DELETED: Counter[str](), INSERTED: Counter[str](), KEPT: Counter[str]()}
    for mark, phrases in _weighed(pieces):
        found[mark].update(word for phrase in phrases for word in words(phrase) if is_word(word))
    return found[DELETED] != found[INSERTED]


def replaced(pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """Yield the old and the new of what was replaced, where it is short and there is one for each."""
    weighed = [*zip(pieces, _weighed(pieces), strict=True), (Piece(KEPT, ""), (KEPT, []))]
    for (gone, (mark, old)), (came, (following, new)) in pairwise(weighed):
        short = max(len(gone.text), len(came.text)) <= _SHORT
        if short and (mark, following) == (DELETED, INSERTED) and len(old) == len(new):
            yield from ((was, now) for was, now in zip(old, new, strict=True) if was != now)


def _weighed(pieces: Sequence[Piece]) -> Iterator[tuple[str, list[str]]]:
    """Yield the weighty phrases of each piece."""
    starts = dict.fromkeys(
        (KEPT, INSERTED, DELETED), True
    )  # whether a sentence begins, as either file has it
    for mark, text in pieces:
        tokens = words(text)
        begins = starts[mark]
        yield mark, list(_phrases(tokens, begins=begins)) if mark else []
        ended = _ends_sentence(tokens, begins=begins)
        for other in starts if not mark else (mark,):
            starts[other] = ended


def _phrases(tokens: Sequence[str], *, begins: bool) -> Iterator[str]:
    """Yield weighty words, those beside each other as one."""
    phrase: list[str] = []
    for at, token in enumerate(tokens):
        if (phrase and token.isspace()) or _weighs(token, tokens[at + 1 :], begins=begins):
            phrase.append(token)
        elif phrase:
            yield "".join(phrase).strip()
            phrase = []
        begins = _ends_sentence((token,), begins=begins)
    if phrase:
        yield "".join(phrase).strip()


def _weighs(token: str, following: Sequence[str], *, begins: bool) -> bool:
    if has_figure(token) or token.casefold() in _DUTIES:
        return True
    if not token[:1].isupper() or len(token) == 1:
        return False
    after = next((word for word in following[:2] if is_word(word)), "")
    return not begins or token.isupper() or after[:1].isupper()


def _ends_sentence(tokens: Sequence[str], *, begins: bool) -> bool:
    """Return whether a sentence begins after tokens; blanks and opening marks leave it as it was."""
    for token in reversed(tokens):
        if not token.isspace() and token not in _OPENING:
            return token in _ENDS
        if "\n" in token:
            return True
    return begins
