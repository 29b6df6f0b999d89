"""What changed, as it is told: the page in Markdown is the golden, the words of the catalogue are part of it."""

from __future__ import annotations

import pytest
from agreement_files import AUTHOR, agreement, compared
from small_files import para, small_file, sound, xml

from pipeline.model.changes import Changes, Piece
from pipeline.render.changes_page import changes_page, summary
from pipeline.word.lint.names import W
from pipeline.word.redline.opened import open_word
from pipeline.word.redline.redlining import redline
from pipeline.word.redline.report.moved import Move, moves
from pipeline.word.redline.report.weight import is_weighty, replaced

OLD = """
Agreement between Reed and River
# Term
. The agreement lasts two years from 1 March 2027.
. Either party may end it with three months' notice.
# Money
. Reed pays River DKK 250,000 a year in two instalments.
( one after the report
( one after the accounts
. What is left goes back as clause [3] says.
| Start | 1 March 2027
| End | never
# Disputes
. The parties talk together before anything else is done.
"""


def edited(*edits, old=OLD):
    """The agreement with one text for another, each of which it has once."""
    for was, now in edits:
        assert old.count(was) == 1, was
        old = old.replace(was, now)
    return old


def told(*edits, language="en", **how):
    """What the page says of an edit, clause by clause."""
    changes = compared(OLD, edited(*edits), **how).changes()
    return changes_page(changes, language, "old.docx", "new.docx").split("\n\n## ", 1)[-1].strip()


def test_figures_and_duties_come_before_other_words():
    """With what stands for what; the looks of a text come last."""
    edits = [("the report", "the *report*"), ("Either party may", "Either party must"), ("two instalments", "equal parts"),
             ("the accounts", "the accounts of 2027"), ("250,000", "275,000")]  # fmt: skip
    assert (
        told(*edits)
        == """\
1 Term

- 1.2 (may → must): Either party ~~may~~ **must** end it with three months' notice.

## 2 Money

- 2.1 (DKK 250,000 → DKK 275,000): Reed pays River ~~DKK 250,000~~ **DKK 275,000** a year in ~~two instalments~~ **equal parts**.
- 2.1(b): one after the accounts **of 2027**
- Looks different, 2.1(a): “report”: bold"""
    )


def test_a_new_clause_moves_the_numbers_of_those_after_it():
    """Which is told in one line, and so are the references that follow."""
    edits = [("# Money", "# Board\n. The board meets four times a year.\n# Money"), ("[3]", "[4]")]
    assert (
        told(*edits)
        == """\
2 Board (new)

- New, 2.1: **The board meets four times a year.**

## Numbers

- Clauses 2 to 3 are now 3 to 4
- References to 3 now say 4"""
    )


def test_a_clause_is_told_with_the_number_it_had():
    """And with its old title, where that changed too."""
    edits = [("# Money", "# Board\n# Money"), ("# Disputes", "# Disputes and law"), ("250,000", "275,000")]
    headings = [line for line in told(*edits).splitlines() if line.startswith("## ")]
    assert headings == ["## 3 Money (was 2)", "## 4 Disputes and law (was 3 Disputes)", "## Numbers"]


def test_a_deleted_number_still_counts_on_the_screen():
    """Readers are told, because they will see it."""
    edits = [
        ("( one after the report\n", ""),
        ("# Disputes\n. The parties talk together before anything else is done.\n", ""),
    ]
    assert (
        told(*edits)
        == """\
2 Money

- Deleted, 2.1(a): ~~one after the report~~

## 3 Disputes (deleted)

- Deleted, 3.1: ~~The parties talk together before anything else is done.~~

## Numbers

- 2.1(b) is now 2.1(a)
- Numbered paragraphs that are deleted still count on the screen; numbers settle once the changes are accepted or rejected"""
    )


@pytest.mark.parametrize("moves", [False, True])
def test_what_moved_is_told_once(moves):
    """Also where it was edited on the way, and whatever the marks say."""
    notice = ". Either party may end it with three months' notice.\n"
    edits = [(notice, ""), ("# Disputes\n", "# Disputes\n" + notice.replace("three", "six"))]
    assert (
        told(*edits, moves=moves).split("\n\n## Numbers")[0]
        == """\
3 Disputes

- Moved from 1.2 (Term), 3.1: Either party may end it with ~~three~~ **six** months' notice."""
    )
    same = compared(
        OLD, edited((notice, ""), ("# Disputes\n", "# Disputes\n" + notice)), moves=moves
    ).changes()
    assert same.counts["moved"] == same.total == 1


def test_rows_and_columns_of_tables():
    """A row is told by its cells, a cell by its row, a column once."""
    rows = ("| End | never\n", "| Review | every year\n| End | never\n")
    assert (
        told(("| Start | 1 March", "| Start | 2 March"), rows)
        == """\
2 Money

- 2.2, row “Start” (1 March 2027 → 2 March 2027): ~~1 March 2027~~ **2 March 2027**
- New row, 2.2: **Review \\| every year**"""
    )
    columns = [
        ("| Start | 1 March 2027", "| Start | 1 March 2027 | in Aarhus"),
        ("| End | never", "| End | never | anywhere"),
    ]
    assert told(*columns).endswith("- New column, 2.2: **in Aarhus \\| anywhere**")


def test_danish():
    """The same, for a Danish board."""
    assert told(("250,000", "275,000"), ("# Money", "# Board\n# Money"), language="da").endswith("""\
## Numre

- Punkt 2 til 3 er nu 3 til 4""")
    page = changes_page(Changes(), "da", "a.docx", "b.docx")
    assert page == "# Hvad der er ændret\n\nFra a.docx til b.docx.\n\nIntet er ændret.\n"


def test_an_anchor_holds_a_clause_together_whatever_it_is_called():
    """A clause whose title and number changed is the same clause."""
    new = edited(("# Money", "# Board\n# Money"), ("two years", "three years"))
    clauses = compared(OLD, new, anchored=True).changes().clauses
    assert [(c.anchor, c.before and c.before.number, c.after and c.after.number) for c in clauses] == [
        ("c_term", "1", "1"), ("c_board", None, "2"),
    ]  # fmt: skip


def test_without_clauses_the_words_before_say_where():
    """Or the label of the row."""
    changes = compared("Dear Reed\nWe pay 5.", "Dear Reed\nWe pay 6.").changes()
    assert "- After “Dear Reed” (5 → 6): We pay ~~5~~ **6**." in changes_page(changes, "en", "a", "b")


def test_the_table_of_contents_is_no_change_of_its_own():
    """It only follows."""
    old = "~ 1 Term\n~ 2 Money\n" + OLD
    changes = compared(old, old.replace("1 Term", "1 Time").replace("# Term", "# Time")).changes()
    assert (changes.contents, changes.total) == (True, 1)


def ours(*entries):
    """A draft of ours with a table of contents, or with none."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin = f"{mark.format('begin')}<w:r><w:instrText>TOC</w:instrText></w:r>{mark.format('separate')}"
    lines = "".join(map(para, entries)).replace("<w:r>", f"{begin}<w:r>", 1)
    table = f"{lines}<w:p>{mark.format('end')}</w:p>" if entries else ""
    stamp = {"docProps/custom.xml": ("<aftale_manifest/>", "")}
    return small_file(f"{table}{para('Dear Reed')}", stamp).written()


@pytest.mark.parametrize(
    ("new", "follows", "untracked"),
    [
        (ours("1 Time"), True, []), (ours("1 Term"), False, []),
        (ours(), False, [("NOT_CARRIED", {"what": "the table of contents"})]),
    ],
)  # fmt: skip
def test_a_table_of_contents_that_is_left_as_it_is_is_told(new, follows, untracked):
    """In drafts of ours it is not marked, so what rejecting does not give back must stand somewhere."""
    made = redline(ours("1 Term"), new, AUTHOR)
    changes = made.changes()
    assert (made.marks, changes.contents) == (0, follows)
    assert [(reason.code, dict(reason.args)) for reason in changes.untracked] == untracked
    assert changes.is_empty == (not follows and not untracked)


def test_what_is_not_tracked_is_told():
    """By the same page."""
    old, new = agreement(OLD), agreement(OLD)
    styles = new.touch("word/styles.xml")
    styles[1][-1].insert(0, styles.makeelement(W + "keepNext"))
    changes = redline(old.written(), new.written(), AUTHOR).changes()
    assert [reason.code for reason in changes.untracked] == ["STYLE_CHANGED"]


# ── what weighs ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new", "heavy"),
    [
        ("30", "45", True), ("may", "shall", True), ("ACME Ltd", "Beta Ltd", True), ("fast", "slow", False),
        ("the Party", "each Party", False), ("skal", "kan", True), ("within 5 days", "in 5 days", False),
    ],
)  # fmt: skip
def test_what_weighs(old, new, heavy):
    """Figures, names and duties that were not there before; one that only stands elsewhere does not."""
    pieces = (Piece("", "It is for "), Piece("del", old), Piece("ins", new), Piece("", "."))
    assert is_weighty(pieces) is heavy
    assert (list(replaced(pieces)) == [(old, new)]) is (heavy and len(old.split()) < 3)


def test_moved_passages_are_known_by_their_words():
    """The same words, or four in five of at least five; a short text only where it stands once on either side."""
    assert moves(["a b c d e", "Costs", "x", "one two three four five"], ["Costs", "a b c d f", "x", "other"]) == [
        Move(0, 1), Move(1, 0),
    ]  # fmt: skip


# ── comments ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_comments_stand_at_the_first_change_of_each_clause():
    """In a part with styles, author and date; what they say is for the caller to choose."""
    new = edited(("250,000", "275,000"), ("anything else", "everything else"))
    made = compared(
        OLD, new, comments=lambda clause: summary(clause, "en") if clause.after.number == "2" else ""
    )
    out = sound(open_word(made.data))
    (comment,) = out.root("word/comments.xml")
    (reference,) = out.root(out.main).iter(W + "commentReference")
    assert "".join(comment.itertext()) == "DKK 250,000 → DKK 275,000"
    assert (comment.get(W + "author"), comment.get(W + "date"), comment.get(W + "id")) == (
        AUTHOR.name, AUTHOR.date, reference.get(W + "id"),
    )  # fmt: skip
    paragraph = reference.getparent().getparent()
    assert "DKK 275,000" in xml(paragraph)
    assert [code.code for code in made.changes().untracked] == []


def test_comments_join_those_of_the_new_file():
    """Which stay as they are."""
    old, new = agreement(OLD), agreement(edited(("two years", "three years")))
    first = redline(old.written(), new.written(), AUTHOR, comments=lambda _: "One")
    again = redline(old.written(), first.data, AUTHOR, comments=lambda _: "Two")
    texts = [
        "".join(comment.itertext()) for comment in sound(open_word(again.data)).root("word/comments.xml")
    ]
    assert texts == ["One", "Two"]
