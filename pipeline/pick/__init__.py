"""Selection: from a partnership and the library to the clauses of one agreement. Pure; no words of law."""

from pipeline.pick.facts import facts_of, ruleset_of
from pipeline.pick.select import pick

__all__ = ["facts_of", "pick", "ruleset_of"]
