"""Edits of the words of a paragraph: what a lawyer retypes."""

from __future__ import annotations

import re

from edits.names import ID, RUN, P, T, W, set_text
from edits.places import Places, live
from edits.vocabulary import number, other, sentence, word, words

_NUMBER = re.compile(r"\d[\d.,]*")
_WORD = re.compile(r"[^\W\d_]{5,}")
_CURLY = (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"))


def change_words(text, random):
    """Replace, drop or insert a few words."""
    parts = text.split(" ")
    start = random.randrange(len(parts))
    end = min(len(parts), start + random.randint(0, 3))
    new = random.choice(([], words(random).split(" "))) if end > start else words(random).split(" ")
    return " ".join([*parts[:start], *new, *parts[end:]])


def _insert_sentence(text, random):
    ends = [match.end() for match in re.finditer(r"\. |^", text)] + [len(text)]
    place = random.choice(ends)
    before, after = text[:place], text[place:]
    gap = "" if not before or before.endswith(" ") else " "
    return f"{before}{gap}{sentence(random)}{' ' if after else ''}{after}"


def _delete_sentence(text, random):
    sentences = re.findall(r".+?(?:\. |$)", text)
    if len(sentences) < 2:
        return text
    sentences.pop(random.randrange(len(sentences)))
    return "".join(sentences)


def _change_number(text, random):
    found = list(_NUMBER.finditer(text))
    if not found:
        return text
    match = random.choice(found)
    return text[: match.start()] + other(random, match[0], number) + text[match.end() :]


def _change_punctuation(text, random):
    places = [n for n, sign in enumerate(text) if sign in ",;.:()–-!?"]
    if places and random.random() < 0.7:
        at = random.choice(places)
        return (
            text[:at] + random.choice([sign for sign in ",;.:-" if sign != text[at]] + [""]) + text[at + 1 :]
        )
    gaps = [n for n, sign in enumerate(text) if sign == " " and n] or [len(text)]
    at = random.choice(gaps)
    return text[:at] + random.choice(",;:.") + text[at:]


def _change_case(text, random):
    found = [m for m in re.finditer(r"[^\W\d_]+", text) if m[0].swapcase() != m[0]]
    if not found:
        return text
    match = random.choice(found)
    how = random.choice((str.upper, str.lower, str.capitalize, str.swapcase))
    return text[: match.start()] + how(match[0]) + text[match.end() :]


def _change_blanks(text, random):
    places = [match.start() for match in re.finditer(" ", text)] + [0, len(text)]
    at = random.choice(places)
    new = random.choice((" ", "  ", "\N{NO-BREAK SPACE}", ""))
    return text[:at] + new + text[at + 1 :] if text[at : at + 1] == " " else text[:at] + " " + text[at:]


def _in_one(change, least):
    def edit(draft, random):
        found = draft.places.texts(least)
        random.shuffle(found)
        return any(rewrite(t, random, change) for t in found[:40])

    return edit


def rewrite(text, random, change=change_words):
    """Change one w:t; return whether that made a difference to what is read."""
    new = change(text.text or "", random)
    if new == (text.text or ""):
        return False
    set_text(text, new)
    return True


def change_in(root, random, least=1):
    """Change words in one w:t of a tree; return whether there was one."""
    found = Places(root).texts(least)
    return bool(found) and rewrite(random.choice(found), random, _surely)


def _surely(text, random):
    return other(random, text, lambda drawn: change_words(text, drawn))


def _term(draft, random):
    """One word changes wherever it stands."""
    found = draft.places.texts()
    count = {}
    for t in found:
        for name in _WORD.findall(t.text):
            count[name] = count.get(name, 0) + 1
    often = sorted(name for name, times in count.items() if times >= 2)
    if not often:
        return False
    old = random.choice(often)
    new = other(random, old, word)
    for t in found:
        set_text(t, re.sub(rf"\b{old}\b", lambda _: new, t.text or ""))
    return True


def _quotes(draft, random):
    """Every quotation mark changes its form; where there is none, a word gets some."""
    found = draft.places.texts()
    with_quotes = [t for t in found if re.search("[“”‘’\"']", t.text)]
    for t in with_quotes:
        text = t.text
        for curly, straight in _CURLY:
            text = text.replace(curly, straight) if curly in text else text
        set_text(t, text if text != t.text else text.replace('"', "”").replace("'", "’"))
    if with_quotes:
        return True
    if not found:
        return False
    chosen = random.choice(found)
    parts = chosen.text.split(" ")
    at = random.randrange(len(parts))
    set_text(chosen, " ".join([*parts[:at], f"“{parts[at]}”", *parts[at + 1 :]]))
    return True


def _bookmark_span(draft, random):
    """The words on both sides of a bookmark's edge change."""
    marks = [m for m in live(draft.root, W + "bookmarkStart", W + "bookmarkEnd") if m.getparent().tag == P]
    random.shuffle(marks)
    places = draft.places
    for mark in marks:
        free = places.runs(mark.getparent())
        near = [
            e for e in (mark.getprevious(), mark.getnext()) if e is not None and e.tag == RUN and e in free
        ]
        texts = [t for run in near for t in run.findall(T) if (t.text or "").split()]
        if texts:
            return sum(rewrite(t, random, _surely) for t in texts) > 0
    return False


def _comment_range(draft, random):
    """What somebody commented on changes."""
    starts = [mark for mark in live(draft.root, W + "commentRangeStart") if mark.getparent().tag == P]
    random.shuffle(starts)
    for start in starts:
        for run in start.itersiblings():
            if run.tag == W + "commentRangeEnd" and run.get(ID) == start.get(ID):
                break
            texts = [t for t in run.findall(T) if (t.text or "").split()] if run.tag == RUN else []
            if texts:
                return rewrite(texts[0], random, _surely)
    return False


EDITS = {
    "words": _in_one(change_words, 2),
    "ins_sentence": _in_one(_insert_sentence, 3),
    "del_sentence": _in_one(_delete_sentence, 4),
    "term": _term,
    "quotes": _quotes,
    "date_amount": _in_one(_change_number, 1),
    "punctuation": _in_one(_change_punctuation, 2),
    "case": _in_one(_change_case, 1),
    "whitespace": _in_one(_change_blanks, 2),
    "bookmark_span": _bookmark_span,
    "comment_range": _comment_range,
}
