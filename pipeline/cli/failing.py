"""How a run ends: 0 done, 1 something in your files, 2 the call, 3 our bug, 130 interrupted."""

from __future__ import annotations

import platform
import sys
import traceback
from typing import TYPE_CHECKING

import click

from pipeline import __version__
from pipeline.cli.context import Context
from pipeline.model.places import AftaleError

if TYPE_CHECKING:
    from pipeline.cli.formats import Shown

DONE, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


class Stop(Exception):
    """A command has said what there is to say and ends with a code."""

    def __init__(self, code: int) -> None:
        """Keep the exit code."""
        super().__init__(code)
        self.code = code


def guarded(command: click.Command) -> int:
    """Run a command and return its exit code; nobody sees a traceback for a mistake of their own."""
    try:
        command.main(prog_name="aftale", standalone_mode=False)
    except Stop as stop:
        return stop.code
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except Exception:  # noqa: BLE001  whatever it is, it is ours
        report_bug(traceback.format_exc())
        return BUG
    return DONE


def report_bug(trace: str) -> None:
    """Print what somebody can paste into a report: versions, the call, the trace; no file contents."""
    print(
        "This is a mistake in aftale, not in your files. Nothing you wrote was changed.\n"
        "Please send the lines below to whoever looks after the program.\n"
        "----\n"
        f"aftale {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        f"command: {' '.join(sys.argv[1:])}\n"
        f"{trace}----",
        file=sys.stderr,
    )


def show(error: AftaleError | OSError, context: Context) -> None:
    """Say what stopped a command: findings, or a file that the disk or another program will not have."""
    from pipeline.cli.formats import shown
    from pipeline.cli.formats.human import tell
    from pipeline.model.places import Finding, Place

    if isinstance(error, OSError):
        file = str(error.filename2 or error.filename or "")
        problem = Finding.of("OUTPUT_UNWRITABLE", Place(file), problem=error.strerror or error, file=file)
        error = AftaleError(problem)
    found = [shown(finding, context.language, error.stage) for finding in error.findings]
    tell(found)
    if context.call and context.call.params["format_"] != "human":
        _answer(context.call, found)


def _answer(call: click.Context, found: list[Shown]) -> None:
    """Give a program its answer all the same: nothing but what was asked, and the findings."""
    from pipeline.build.schemas import empty_answer
    from pipeline.cli.formats import Run, write

    name = "plan" if call.params.get("dry_run") else _name_of(call)
    data = empty_answer(name)
    if isinstance(data, list):
        print(data)
        return
    asked = {field: value for field, value in call.params.items() if field in data}
    print(write(Run(name, found, data | asked), call.params["format_"]))


def _name_of(call: click.Context) -> str:
    """Return under which name a call's answer is known: a command of a group may bear the group's too."""
    from pipeline.build.schemas import OUTPUTS

    own = str(call.info_name)
    both = f"{call.parent.info_name}-{own}" if call.parent else own
    return both if both in OUTPUTS else own
