"""The tests of commands start from the same trees."""

from against_steps import _changed, _no_epoch, _old, _repo
from tree_fixtures import _built, _examples, _program, _tree

__all__ = ["_built", "_changed", "_examples", "_no_epoch", "_old", "_program", "_repo", "_tree"]
