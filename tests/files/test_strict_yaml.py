"""The strict reader of YAML: what it refuses and where, and what it leaves as it is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.files import strict_yaml
from pipeline.files.strict_yaml import MAX_BYTES, MAX_DEPTH, MAX_FINDINGS, MAX_NODES, parse
from pipeline.model.nodes import Map, Seq, Text

ROOT = Path(__file__).parents[2]
LOADERS = [name for name in ("CBaseLoader", "BaseLoader") if hasattr(yaml, name)]
ALIASES = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)
MERGES = "m0: &m0 {x: 1}\n" + "".join(f"m{n}: &m{n}\n  <<: [*m{n - 1}, *m{n - 1}]\n" for n in range(1, 32))


@pytest.fixture(params=LOADERS)
def _loader(request, monkeypatch):
    monkeypatch.setattr(strict_yaml, "_LOADER", getattr(yaml, request.param))


def found(data):
    """What the reader finds, as (code, line, column)."""
    node, findings = parse(data if isinstance(data, bytes) else data.encode(), "f.yaml")
    assert findings or isinstance(node, Map)
    assert {finding.place.file for finding in findings} <= {"f.yaml"}
    return [(finding.code, finding.place.line, finding.place.column) for finding in findings]


def plain(node):
    """A node and all places in it as plain data, to compare."""
    if isinstance(node, Text):
        return (node.value, node.line, node.column)
    if isinstance(node, Seq):
        return ([plain(item) for item in node], node.line, node.column)
    inner = {key: plain(value) for key, value in node.items.items()}
    return (inner, node.places, node.line, node.column)


HOSTILE = {
    "alias": ("a: &x 1\nb: *x\n", ("YAML_ALIAS", 2, 4)),
    "alias of itself": ("a: &a [*a]\n", ("YAML_ALIAS", 1, 8)),
    "merge key": ("a: 1\nb:\n  <<: {c: 1}\n", ("YAML_MERGE", 3, 3)),
    "merge of an alias": ("a: &x {c: 1}\nb:\n  <<: *x\n", ("YAML_MERGE", 3, 3)),
    "bomb of aliases": (ALIASES, ("YAML_ALIAS", 2, 10)),
    "bomb of merges": (MERGES, ("YAML_MERGE", 3, 3)),
    "20,000 brackets": ("a: " + "[" * 20_000, ("YAML_TOO_DEEP", 1, 3 + MAX_DEPTH)),
    "20,000 closed brackets": ("a: " + "[" * 20_000 + "]" * 20_000, ("YAML_TOO_DEEP", 1, 3 + MAX_DEPTH)),
    "20,000 braces": ("a: " + "{b: " * 20_000, ("YAML_TOO_DEEP", 1, 4 * MAX_DEPTH)),
    "1,000 indents": ("".join(f"{' ' * n}a:\n" for n in range(1_000)), ("YAML_TOO_DEEP", 51, 51)),
    "key twice": ("a: 1\nb: 2\na: 3\n", ("YAML_DUPLICATE", 3, 1)),
    "key twice, once escaped": ('a: 1\n"\\x61": 3\n', ("YAML_DUPLICATE", 2, 1)),
    "key twice, Windows lines": ("a: 1\r\nb: 2\r\na: 3\r\n", ("YAML_DUPLICATE", 3, 1)),
    "tag that runs code": ("a: 1\nb: !!python/object/apply:os.system [id]\n", ("YAML_TAG", 2, 4)),
    "tag of a number": ("a: !!int 3\n", ("YAML_TAG", 1, 4)),
    "tag of our own": ("a: !money 3\n", ("YAML_TAG", 1, 4)),
    "two documents": ("a: 1\n---\nb: 2\n", ("YAML_SEVERAL", 2, 1)),
    "list at the top": ("- a\n", ("YAML_NOT_MAPPING", 1, 1)),
    "text at the top": ("a\n", ("YAML_NOT_MAPPING", 1, 1)),
    "empty file": ("", ("YAML_NOT_MAPPING", 1, 1)),
    "only a comment": ("# nothing\n", ("YAML_NOT_MAPPING", 1, 1)),
    "list as a key": ("[a]: 1\n", ("YAML_KEY", 1, 1)),
    "Latin-1": ("a: 1\nb: 2\nby: København\n".encode("latin-1"), ("YAML_ENCODING", 3, 6)),
    "half of a UTF-16 character": (b"\xff\xfea", ("YAML_ENCODING", 1, 3)),
    "UTF-32": ("a: 1\n".encode("utf-32"), ("YAML_CHARACTER", 1, 1)),
    "tab for indent": ("a:\n\tb: 1\n", ("YAML_SYNTAX", 2, 1)),
    "open bracket": ("a: [1\nb: 2\n", ("YAML_SYNTAX", 2, 2)),
}  # fmt: skip


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(("data", "expected"), HOSTILE.values(), ids=HOSTILE)
def test_what_surprises_is_refused_at_its_place(data, expected):
    """Each hostile file gives a finding with line and column, whichever loader reads it."""
    assert expected in found(data)


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("bomb", [ALIASES, MERGES, "a: " + "[" * 400_000, "a: [" + "*a," * 300_000])
def test_a_bomb_costs_less_than_a_second(bomb):
    """Reading stops where depth is passed, and where there is more wrong than anybody reads."""
    start = time.process_time()
    assert 0 < len(found(bomb)) <= MAX_FINDINGS
    assert time.process_time() - start < 1


def test_a_file_of_more_values_than_any_partnership_has_is_read_no_further():
    """The finding stands where the limit is passed."""
    assert found("a:\n" + "- x\n" * MAX_NODES) == [("YAML_TOO_BIG", MAX_NODES - 1, 3)]


def test_a_file_of_more_than_a_megabyte_is_not_read():
    """Its size is looked at before anything else."""
    assert found(b"a: " + b"x" * MAX_BYTES) == [("YAML_TOO_BIG", 0, 0)]


def test_a_key_that_stands_twice_names_both_lines():
    """The finding stands at the second and tells the line of the first."""
    _, [finding] = parse(b"a: 1\nb: 2\na: 3\n", "f.yaml")
    assert (finding.place.line, dict(finding.args)) == (3, {"key": "a", "first": "1"})


def test_a_file_that_cannot_be_read_to_its_end_gives_nothing_to_read():
    """Else every field after the mistake would be called missing."""
    for data in (
        b"a: 1\nb: [1\nc: 2\n",
        b"a: 1\nb: " + b"[" * 99,
        b"a: 1\n[b]: 1\nc: 2\n",
        b"a: 1\n---\nb: 2\n",
    ):
        assert parse(data, "f.yaml")[0] is None


def test_the_encoding_that_was_meant_is_guessed():
    """A byte that is not UTF-8 is shown as Windows would show it."""
    _, [finding] = parse("by: Århus\n".encode("cp1252"), "f.yaml")
    assert dict(finding.args) == {"character": "Å"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_other_encodings_that_say_what_they_are_are_read(encoding):
    """A byte order mark is enough."""
    node, findings = parse("by: Ålborg\n".encode(encoding), "f.yaml")
    assert (plain(node.items["by"]), findings) == (("Ålborg", 1, 5), [])


UNSEEN = {
    "null": "\0",
    "vertical tab": "\x0b",
    "escape": "\x1b",
    "delete": "\x7f",
    "next line": "\x85",
    "C1 control": "\x9f",
    "Arabic letter mark": "\u061c",
    "zero width space": "\u200b",
    "right-to-left mark": "\u200f",
    "line separator": "\u2028",
    "right-to-left override": "\u202e",
    "word joiner": "\u2060",
    "left-to-right isolate": "\u2066",
    "byte order mark": "\ufeff",
    "no character": "\ufffe",
    "tag letter": "\U000e0041",
}


@pytest.mark.parametrize("character", UNSEEN.values(), ids=UNSEEN)
def test_a_character_nobody_can_see_is_refused_where_it_stands(character):
    """With its code point, in values and in keys."""
    _, [finding] = parse(f"a: 1\nb: x{character}y\n".encode(), "f.yaml")
    shown = (finding.code, finding.place.line, finding.place.column, dict(finding.args)["character"])
    assert shown == ("YAML_CHARACTER", 2, 5, f"U+{ord(character):04X}")
    assert found(f"x{character}y: 1\n") == [("YAML_CHARACTER", 1, 2)]


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("character", UNSEEN.values(), ids=UNSEEN)
def test_escaping_such_a_character_does_not_help(character):
    """An escape in quotes is refused where its text begins."""
    assert found(f'a: 1\nb: "x\\U{ord(character):08x}y"\n') == [("YAML_CHARACTER", 2, 4)]


@pytest.mark.usefixtures("_loader")
def test_half_of_a_pair_of_surrogates_is_refused():
    """No text can hold it, so no document could."""
    [(_, line, column)] = found('a: "\\ud800"\n')
    assert line == 1
    assert column > 0


def test_letters_of_the_partners_languages_are_fine():
    """Joiners shape letters in Nepali and Persian and are not refused."""
    assert found("a: Ñandú, ação, œuvre, श्रेष्‍ठ, می‌خواهم\n") == []


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    "scalar",
    [
        "NO",
        "yes",
        "0040",
        "0123456",
        "250.000",
        "1.10",
        "12:30",
        "12:30:45",
        "2026-02-30",
        "~",
        "null",
        "1e3",
    ],
)
def test_every_scalar_stays_the_text_that_was_typed(scalar):
    """What YAML would make a number, a truth or a nothing of are facts of law here."""
    node, findings = parse(f"a: {scalar}\n".encode(), "f.yaml")
    assert (node.items["a"].value, findings) == (scalar, [])


@pytest.mark.usefixtures("_loader")
def test_places_count_lines_and_columns_from_one():
    """Of keys, values, lists and fields on one line."""
    node, _ = parse("# note\na:\n  - b: {c: å, d: e}\n".encode(), "f.yaml")
    [inner] = node.items["a"]
    fields = inner.items["b"]
    assert (node.places["a"], inner.places["b"]) == ((2, 1), (3, 5))
    assert (plain(fields.items["d"]), fields.places) == (("e", 3, 18), {"c": (3, 9), "d": (3, 15)})


@given(st.binary(max_size=200))
def test_any_bytes_give_a_mapping_or_findings_with_places(data):
    """And never an exception."""
    assert all(line >= 1 and column >= 1 for _, line, column in found(data))


YAML_BITS = st.sampled_from([*":-?[]{}#&*!|>'\"%@`,~<\\\n\n  ab1é\t\r\0", "- ", ": ", "\n  ", "<<: ", "---\n", "...\n",
                             "!!int ", "\ufeff", "\u202e", "\\ud800", "\\x0b", "😀"])  # fmt: skip


@given(st.lists(YAML_BITS, max_size=60).map("".join))
def test_any_yaml_like_text_gives_a_mapping_or_findings_with_places(text):
    """Bytes drawn evenly seldom get past the first character; these do."""
    assert all(line >= 1 and column >= 1 for _, line, column in found(text))


TREES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abcæ 12", max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.skipif(len(LOADERS) == 1, reason="PyYAML came without its C library")
@given(TREES, st.booleans(), st.sampled_from([None, "'", '"', "|"]))
def test_both_loaders_give_the_same_nodes(value, flow, style):
    """The same text, the same lines and columns, so that a computer without the C library works alike."""
    data = yaml.safe_dump(
        {"a": value}, default_flow_style=flow, default_style=style, allow_unicode=True
    ).encode()
    with pytest.MonkeyPatch.context() as patch:
        nodes = []
        for loader in LOADERS:
            patch.setattr(strict_yaml, "_LOADER", getattr(yaml, loader))
            node, findings = parse(data, "f.yaml")
            nodes.append((findings, node and plain(node)))
    assert nodes[0] == nodes[1]


@pytest.mark.skipif(len(LOADERS) == 1, reason="PyYAML came without its C library")
@pytest.mark.parametrize("name", ["agreements/*/partnership.yaml", "clauses/*.yaml", "clauses/kinds/*.yaml"])
def test_both_loaders_read_our_own_files_alike(name, monkeypatch):
    """The examples and the library, whole."""
    files = [path.read_bytes() for path in sorted(ROOT.glob(name))]
    fast = [plain(parse(data, "f.yaml")[0]) for data in files]
    monkeypatch.setattr(strict_yaml, "_LOADER", yaml.BaseLoader)
    assert [plain(parse(data, "f.yaml")[0]) for data in files] == fast
