"""`aftale reject`: reject the tracked changes of a Word file."""

from __future__ import annotations

from pipeline.cli.resolving import resolving_command

command = resolving_command(
    "reject",
    "REJECT_SUMMARY",
    accept=False,
    help_="Reject the tracked changes of a Word file, or only some of them, into another file.",
)
