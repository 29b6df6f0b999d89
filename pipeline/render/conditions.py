"""Says a condition in plain words: what must be so for a clause, or one of its wordings, to be in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jinja2 import nodes

from pipeline.formula import environment
from pipeline.model.facts import is_question
from pipeline.model.library import Library
from pipeline.render.tongue import Tongue, in_language

NEVER = "false"
"""The condition of what is in only where somebody asks for it by name."""
_COMPARED = {"eq": "COND_EQ", "ne": "COND_NE", "lt": "COND_LT", "lteq": "COND_LE", "gt": "COND_GT",
             "gteq": "COND_GE", "in": "COND_IN", "notin": "COND_NOT_IN"}  # fmt: skip
_OWN = {"actor_kinds": "FACT_ACTOR_KINDS", "has_mou": "FACT_HAS_MOU", "kind": "FACT_KIND",
        "language": "FACT_LANGUAGE", "party_count": "FACT_PARTY_COUNT", "primary": "FACT_PRIMARY", "public_roles": "FACT_PUBLIC_ROLES",
        "types": "FACT_TYPES", "value_kinds": "FACT_VALUE_KINDS"}  # fmt: skip
"""Facts that nobody types and conditions ask about: their words are the program's own."""
_SOMEBODY = re.compile(r"^(danish|partner|row)\.")
_SPACES = re.compile(r"[._]")
_SLOT = re.compile(r"^slots\.(.+)$")


@dataclass(frozen=True, slots=True)
class Plainly:
    """Conditions and facts of one library, in the language of messages."""

    library: Library
    tongue: Tongue

    def condition(self, formula: str) -> str:
        """Say a formula that compiles; what has no plain words is shown as it is written."""
        (output,) = environment().parse("{{ " + formula + " }}").body
        assert isinstance(output, nodes.Output)  # noqa: S101  for the type checker: a formula is nothing else
        return self._say(output.nodes[0], formula)

    def fact(self, path: str) -> str:
        """Say what a fact is called: by the library's words, else by its path."""
        slot = _SLOT.match(path)
        if slot and slot[1] in self.library.slots:
            return in_language(self.library.slots[slot[1]].title, self.tongue.language)
        known = self.library.phrases.facts
        words = known.get(path) or known.get(_SOMEBODY.sub("parties.", path))
        if words is None and path in _OWN:
            return self.tongue.word(_OWN[path])
        return in_language(words, self.tongue.language) or _SPACES.sub(" ", path.removeprefix("flags."))

    def _say(self, node: nodes.Node, shown: str) -> str:
        if isinstance(node, (nodes.And, nodes.Or)):
            code = "COND_AND" if isinstance(node, nodes.And) else "COND_OR"
            left, right = (self._within(part, node, shown) for part in (node.left, node.right))
            return self.tongue.word(code, left=left, right=right)
        if isinstance(node, nodes.Not):
            return self._denied(node.node, shown)
        if isinstance(node, nodes.Compare):
            code = _COMPARED[node.ops[0].op]
            left, right = self._term(node.expr), self._term(node.ops[0].expr)
            return self.tongue.word(code, left=left, right=right) if left and right else f"`{shown}`"
        if isinstance(node, nodes.Test) and isinstance(node.node, nodes.Const):
            return self.tongue.word("COND_INCLUDED", clause=node.node.value)
        path = _path(node)
        if not path:
            return f"`{shown}`"
        code = "COND_YES" if is_question(path) else "COND_GIVEN"
        return self.tongue.word(code, fact=self.fact(".".join(path)))

    def _within(self, part: nodes.Node, node: nodes.Node, shown: str) -> str:
        """Say one side of `and` or `or`, in brackets where it joins the other way."""
        mixed = isinstance(part, (nodes.And, nodes.Or)) and type(part) is not type(node)
        said = self._say(part, shown)
        return f"({said})" if mixed else said

    def _denied(self, inner: nodes.Node, shown: str) -> str:
        path = _path(inner)
        if not path:
            said = self._say(inner, shown)
            joined = isinstance(inner, (nodes.And, nodes.Or))
            return self.tongue.word("COND_NOT", inner=f"({said})" if joined else said)
        code = "COND_NO" if is_question(path) else "COND_NOT_GIVEN"
        return self.tongue.word(code, fact=self.fact(".".join(path)))

    def _term(self, node: nodes.Node) -> str:
        """Say one side of a comparison; "" where it is more than a fact or a value."""
        if isinstance(node, nodes.Const):
            return f"“{node.value}”" if isinstance(node.value, str) else str(node.value)
        if isinstance(node, (nodes.List, nodes.Tuple)):
            return self.tongue.list(self._term(item) for item in node.items)
        path = _path(node)
        return self.tongue.word("COND_FACT", fact=self.fact(".".join(path))) if path else ""


def _path(node: nodes.Node) -> tuple[str, ...]:
    """Return the path of a fact; nothing for what is no fact."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        before = _path(node.node)
        return (*before, node.attr) if before else ()
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        before = _path(node.node)
        return (*before, str(node.arg.value)) if before else ()
    return ()
