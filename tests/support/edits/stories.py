"""Edits of footnotes, endnotes and text boxes."""

from __future__ import annotations

from edits.names import ID, MC, RUN, WP, P, T, W, like, make, run, set_text
from edits.places import is_plain, live
from edits.removal import drop_run
from edits.vocabulary import clause, other, sentence, words
from edits.wording import change_in, change_words

_NOTE = '<w:{kind} w:id="{id}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r></w:p></w:{kind}>'
_SEPARATORS = (
    '<w:{0} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'
    '<w:{0} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{0}>'
)
_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="1800000" cy="600000"/><wp:docPr id="{id}" name="Text Box {id}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="600000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent><w:p/></w:txbxContent>'
    "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>"
    '<w:pict><v:shape id="Box{id}" style="width:142pt;height:47pt"><v:textbox><w:txbxContent><w:p/></w:txbxContent>'
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def _referring(draft, kind):
    part = draft.related(kind + "s")
    notes = {note.get(ID): note for note in draft.tree(part)} if part else {}
    found = [e for e in live(draft.root, f"{W}{kind}Reference") if e.get(ID) in notes]
    return [(e, notes[e.get(ID)]) for e in found]


def _note_text(kind):
    def edit(draft, random):
        notes = [note for _, note in _referring(draft, kind)]
        random.shuffle(notes)
        return any(change_in(note, random) for note in notes)

    return edit


def _add_note(kind):
    def edit(draft, random):
        runs = draft.places.plain()
        if not runs:
            return False
        notes = draft.story(kind + "s", kind + "s", _SEPARATORS.format(kind))
        id_ = 1 + max(int(note.get(ID)) for note in notes)
        note = make(_NOTE.format(kind=kind, id=id_))
        note[0].append(run(f" {sentence(random)}"))
        notes.append(note)
        mark = f'<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{id_}"/>'
        random.choice(runs).addnext(make(f"<w:r>{mark}</w:r>"))
        return True

    return edit


def _del_note(kind):
    def edit(draft, random):
        found = [(e, note) for e, note in _referring(draft, kind) if e.getparent().tag == RUN]
        if not found:
            return False
        reference, note = random.choice(found)
        holder = reference.getparent()
        holder.remove(reference)
        if not [e for e in holder if e.tag != W + "rPr"]:
            drop_run(holder)
        note.getparent().remove(note)
        return True

    return edit


def boxes(draft):
    """Return the text boxes as lists of their forms: Word writes a box twice, for new readers and for old ones."""
    outer = [
        e
        for e in draft.root.iter(MC + "AlternateContent")
        if next(e.iterancestors(W + "txbxContent"), None) is None
    ]
    found = [list(e.iter(W + "txbxContent")) for e in outer]
    twice = {content for forms in found for content in forms}
    return [*filter(None, found), *([e] for e in draft.root.iter(W + "txbxContent") if e not in twice)]


def _box_text(draft, random):
    """The words in a text box change, in both of its forms."""
    found = []
    for forms in boxes(draft):
        texts = [[t for t in form.iter(T) if (t.text or "").split()] for form in forms]
        if len({tuple(t.text for t in form) for form in texts}) == 1:
            found += zip(*texts, strict=True)
    if not found:
        return False
    chosen = random.choice(found)
    new = other(random, chosen[0].text, lambda drawn: change_words(chosen[0].text, drawn))
    for t in chosen:
        set_text(t, new)
    return True


def _box_clause(draft, random):
    """A paragraph comes into a text box."""
    found = [forms for forms in boxes(draft) if all(form.find(P) is not None for form in forms)]
    if not found:
        return False
    text = clause(random)
    for form in random.choice(found):
        form.findall(P)[-1].addnext(like(form.find(P), text))
    return True


def _add_box(draft, random):
    runs = draft.places.plain()
    if not runs:
        return False
    id_ = draft.fresh(WP + "docPr", attribute="id")
    box = make(_BOX.format(id=id_))
    text = words(random)
    for paragraph in box.iter(P):
        paragraph.append(like(None, text)[0])
    random.choice(runs).addnext(box)
    return True


def _del_box(draft, random):
    runs = {next(forms[0].iterancestors(RUN), None) for forms in boxes(draft)} - {None}
    runs = [
        run for run in draft.root.iter(RUN) if run in runs and run.getparent().tag == P and not is_plain(run)
    ]
    if runs:
        gone = random.choice(runs)
        gone.getparent().remove(gone)
    return bool(runs)


EDITS = {
    "footnote_text": _note_text("footnote"),
    "add_footnote": _add_note("footnote"),
    "del_footnote": _del_note("footnote"),
    "endnote_text": _note_text("endnote"),
    "add_endnote": _add_note("endnote"),
    "del_endnote": _del_note("endnote"),
    "textbox": _box_text,
    "textbox_clause": _box_clause,
    "add_textbox": _add_box,
    "del_textbox": _del_box,
}
