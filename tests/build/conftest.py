"""The tests of builds start from the same trees."""

from tree_fixtures import _built, _examples, _program, _tree

__all__ = ["_built", "_examples", "_program", "_tree"]
