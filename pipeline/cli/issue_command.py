"""`aftale issue`: freeze the next version of an agreement, and say what to mail; or say which one counts no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.context import Context, format_option
from pipeline.cli.life import answered, day_option, path_in

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from pipeline.issue.clerk import Clerk
    from pipeline.model.places import Finding


@click.command("issue")
@click.argument("agreement")
@click.option("--to", default="", metavar="PARTY", help="The party it is sent to; everyone if not given.")
@click.option("--note", default="", metavar="TEXT", help="What to say with it, or why.")
@click.option("--for-signature", is_flag=True, help="Make the edition that is signed: the next whole number.")
@click.option("--fill", is_flag=True, help="Write a copy of it with the names in local/, into the archive.")
@click.option("--withdraw", metavar="VERSION", help="Issue nothing; make a version void, with --note.")
@click.option("--keep", metavar="HASH", help="Issue nothing; settle a fork: the branch that ends so counts.")
@day_option
@format_option("human", "json")
@click.pass_obj
def command(context: Context, /, agreement: str, today: datetime | None, format_: str, **wishes: Any) -> None:
    """Freeze the next version of AGREEMENT: the document, its redline, what changed, and a summary."""
    from pipeline.issue.clerk import open_clerk

    one_of = [name for name in ("withdraw", "keep", "for_signature") if wishes[name]]
    if len(one_of) > 1:
        raise click.UsageError(f"--{one_of[0]} and --{one_of[1]} are two different things".replace("_", "-"))
    clerk = open_clerk(context.tree, today.date() if today else None)
    answer = _Answer(context, agreement, format_)
    if wishes["withdraw"]:
        _withdraw(answer, clerk, wishes["withdraw"], wishes["note"])
    elif wishes["keep"]:
        _settle(answer, clerk, wishes["keep"], wishes["note"])
    else:
        _issue(answer, clerk, wishes)
    answer.show()


class _Answer:
    """What is said in the end, to people or to programs."""

    def __init__(self, context: Context, agreement: str, format_: str) -> None:
        self._context = context
        self._human = format_ == "human"
        self.agreement = agreement
        self.data: dict[str, Any] = {"version": "", "files": [], "mail": [], "filled": []}
        self.findings: tuple[Finding, ...] = ()

    def tell(self, code: str, **words: object) -> None:
        """Say a sentence, to people."""
        if self._human:
            answered(self._context, code, agreement=self.agreement, **words)

    def paths(self, name: str, paths: tuple[Path, ...], *, said: bool = False) -> None:
        """Take paths into the answer; people are told some."""
        self.data[name] = [path_in(self._context, path) for path in paths]
        for path in self.data[name] if self._human and said else ():
            print(path)

    def show(self) -> None:
        """Print what programs asked for; people are shown what needs a decision."""
        from pipeline.cli.formats import Run, shown, write
        from pipeline.cli.formats.human import tell

        found = [shown(finding, self._context.language) for finding in self.findings]
        if not self._human:
            print(write(Run("issue", found, self.data), "json"))
            return
        tell(item for item in dict.fromkeys(found) if item.severity != "info")


def _issue(answer: _Answer, clerk: Clerk, wishes: dict[str, Any]) -> None:
    from pipeline.issue.filling import fill, names_for
    from pipeline.issue.issuing import Order, issue

    if wishes["fill"]:
        names_for(clerk, answer.agreement)  # where they are missing, nothing is issued either
    if not wishes["fill"] or wishes["for_signature"]:
        order = Order(agreement=answer.agreement, to=wishes["to"], note=wishes["note"],
                      for_signature=wishes["for_signature"])  # fmt: skip
        done = issue(clerk, order)
        answer.findings = done.findings
        answer.data["version"] = done.version
        answer.tell("ISSUED_DONE", version=done.version)
        answer.paths("mail", done.mail, said=True)
        answer.paths("files", done.files)
    if wishes["fill"]:
        copies = fill(clerk, answer.agreement)
        answer.tell("ISSUED_FILLED")
        answer.paths("filled", copies, said=True)


def _withdraw(answer: _Answer, clerk: Clerk, version: str, note: str) -> None:
    from pipeline.issue.withdrawing import withdraw

    withdraw(clerk, answer.agreement, version, note)
    answer.data["version"] = version
    answer.tell("WITHDRAWN_DONE", version=version)


def _settle(answer: _Answer, clerk: Clerk, keep: str, note: str) -> None:
    from pipeline.issue.withdrawing import settle

    done = settle(clerk, answer.agreement, keep, note)
    answer.findings = done.lost
    answer.tell("SETTLED_DONE", kept=done.kept.name, void=", ".join(event.name for event in done.void))
    if done.restored:
        answer.tell("SETTLED_RESTORED", count=len(done.restored))
