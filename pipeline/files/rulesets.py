"""Rulesets that say only how they differ: what they leave unsaid is taken from the one they extend, and marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from dataclasses import replace as dataclass_replace
from typing import Any, TypeVar

from pipeline.model.nearest import nearest
from pipeline.model.places import Finding, Place
from pipeline.model.ruleset import BudgetForm, Cap, Demand, Ruleset, RuleValue

_FORM = "budget_form"
"""The name by which a ruleset says that it does not have another's budget form."""
Rule = TypeVar("Rule", Cap, Demand, RuleValue)
Listed = TypeVar("Listed", Cap, Demand)


def extended(read: Mapping[str, tuple[Ruleset, ...]]) -> tuple[dict[str, tuple[Ruleset, ...]], list[Finding]]:
    """Complete the rulesets of every pool from those they extend; say what names none."""
    shelf = _Rulesets({rules.id: rules for pool in read.values() for rules in pool})
    whole = {pool: tuple(shelf.whole(rules) for rules in dated) for pool, dated in read.items()}
    return whole, shelf.findings


def ancestors(read: Mapping[str, tuple[Ruleset, ...]], pool: str) -> list[str]:
    """Return the pools whose rulesets those of a pool rest on, itself among them."""
    by_id = {rules.id: rules for dated in read.values() for rules in dated}
    found, ahead = [pool], [pool]
    while ahead:
        for rules in read.get(ahead.pop(), ()):
            base = by_id.get(rules.extends or "")
            if base and base.pool not in found:
                found.append(base.pool)
                ahead.append(base.pool)
    return found


@dataclass(slots=True)
class _Rulesets:
    """The rulesets by their names while they are being completed."""

    read: Mapping[str, Ruleset]
    made: dict[str, Ruleset] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    underway: list[str] = field(default_factory=list)

    def whole(self, rules: Ruleset) -> Ruleset:
        """Return a ruleset with all that it takes from others."""
        if rules.id not in self.made:
            self.underway.append(rules.id)
            base = self._base(rules)
            self.underway.pop()
            self.made[rules.id] = _completed(rules, base) if base else rules
        return self.made[rules.id]

    def _base(self, rules: Ruleset) -> Ruleset | None:
        if rules.extends is None:
            return None
        base = self.read.get(rules.extends)
        if base is None:
            self._note("RULESET_EXTENDS", rules, "extends", name=rules.extends, known=", ".join(sorted(self.read)),
                       nearest=nearest(rules.extends, self.read))  # fmt: skip
            return None
        if base.id in self.underway:
            self._note("RULESET_CIRCLE", rules, "extends", name=rules.extends)
            return None
        base = self.whole(base)
        known = {_FORM, *base.values, *(cap.id for cap in base.caps), *(demand.id for demand in base.demands)}
        for named in ("sources", "without"):
            for name in getattr(rules, named):
                if name not in known:
                    self._note("RULE_NOT_THERE", rules, named, name=name, ruleset=base.id,
                               nearest=nearest(name, known))  # fmt: skip
        return base

    def _note(self, code: str, rules: Ruleset, path: str, **args: str) -> None:
        place = Place(f"clauses/rulesets/{rules.id}.yaml", *rules.place_of(path))
        self.findings.append(Finding.of(code, place, path, **args))


def _completed(rules: Ruleset, base: Ruleset) -> Ruleset:
    """Return a ruleset with what it does not say itself taken from its base."""
    values = {name: _taken(value, rules, base, name) for name, value in base.values.items()
              if name not in rules.without}  # fmt: skip
    return replace(
        rules,
        brings=rules.brings if "brings" in rules.at else base.brings,
        slots={**base.slots, **rules.slots},
        variants={**base.variants, **rules.variants},
        authentic={**base.authentic, **rules.authentic},
        values={**values, **rules.values},
        budget_form=_form(rules, base),
        caps=tuple(_merged(rules.caps, base.caps, rules, base)),
        demands=tuple(_merged(rules.demands, base.demands, rules, base)),
    )


def _form(rules: Ruleset, base: Ruleset) -> BudgetForm | None:
    """Return a ruleset's own budget form, or that of its base: read here too, or assumed."""
    form = base.budget_form
    if _FORM in rules.at or form is None or _FORM in rules.without:
        return rules.budget_form
    return replace(form, assumed_from=None if _FORM in rules.sources else form.assumed_from or base.id)


def _merged(
    own: Iterable[Listed], theirs: Iterable[Listed], rules: Ruleset, base: Ruleset
) -> Iterator[Listed]:
    """Go through the rules of the base in its order, each replaced by one's own of that id; one's own others last."""
    mine = {rule.id: rule for rule in own}
    for rule in theirs:
        if rule.id in mine:
            yield mine.pop(rule.id)
        elif rule.id not in rules.without:
            yield _taken(rule, rules, base, rule.id)
    yield from mine.values()


def _taken(rule: Rule, rules: Ruleset, base: Ruleset, name: str) -> Rule:
    """Return a rule of the base as this pool's: read here too, or assumed, and then nobody has checked it."""
    seen = rules.sources.get(name)
    if seen:
        return replace(rule, source=seen.source, verified=seen.verified, assumed_from=None)
    return replace(rule, verified=False, assumed_from=rule.assumed_from or base.id)


def replace(rule: Any, **changes: Any) -> Any:
    """Return a record with some fields changed; records are dataclasses, which the type checker cannot see."""
    return dataclass_replace(rule, **changes)
