"""The tests of builds start from the same trees."""

from life_fixtures import _sent, _sent_once, _signed, _signed_once
from tree_fixtures import _built, _examples, _program, _tree

__all__ = ["_built", "_examples", "_program", "_sent", "_sent_once", "_signed", "_signed_once", "_tree"]
