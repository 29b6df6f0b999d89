"""`aftale accept`: accept the tracked changes of a Word file."""

from __future__ import annotations

from pipeline.cli.resolving import resolving_command

command = resolving_command(
    "accept",
    "ACCEPT_SUMMARY",
    accept=True,
    help_="Accept the tracked changes of a Word file, or only some of them, into another file.",
)
