"""Which office tests run: `-m office` alone takes in what is too long for every commit, unless it is left out here."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long ones to runs that name torture."""
    if "torture" in config.option.markexpr:
        return
    long = [item for item in items if item.get_closest_marker("torture")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]
