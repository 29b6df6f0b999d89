"""`aftale verify`: recompute the ledgers, and say what is not as it was recorded."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.context import Context, format_option
from pipeline.cli.failing import DONE, FINDINGS, INTERRUPTED, USAGE, Stop, show
from pipeline.cli.formats import Run, shown, write
from pipeline.cli.formats.human import tell
from pipeline.cli.life import answered, day_option

if TYPE_CHECKING:
    from datetime import datetime

    from pipeline.cli.formats import Shown
    from pipeline.issue.verifying.anchors import Checked
    from pipeline.issue.verifying.run import Proof
    from pipeline.issue.verifying.verifying import Verified


@click.command("verify")
@click.argument("agreement", nargs=-1)
@click.option("--anchor", "key", type=click.Path(path_type=Path), metavar="KEYFILE",
              help="If all is well, sign the last entries of the ledgers with this SSH key.")  # fmt: skip
@day_option
@format_option("human", "json")
@click.pass_obj
def command(
    context: Context, agreement: tuple[str, ...], key: Path | None, today: datetime | None, format_: str
) -> None:
    """Recompute the ledgers: is everything as it was recorded?

    Reads every entry and every frozen file of every AGREEMENT (an id, or a pattern such as 'nsk-*'), or of all.
    Whether entries were taken off the end of a ledger, only an anchor shows.
    """
    from pipeline.issue.verifying.anchoring import UnsignedError
    from pipeline.issue.verifying.run import Wish, prove, proved_tree

    progress = _progress if format_ == "human" and sys.stderr.isatty() and not context.quiet else None
    wish = Wish(agreement, context.folder / key if key else None, today.date() if today else None, progress)
    try:
        proof = prove(proved_tree(context.folder), wish)
    except UnsignedError as error:
        show(error, context)
        raise Stop(USAGE) from None
    found = [shown(finding, context.language) for finding in proof.findings]
    if format_ == "json":
        print(write(Run("verify", found, _data(proof)), "json"))
    else:
        _show(context, proof, found)
    raise Stop(INTERRUPTED if proof.interrupted else DONE if proof.well else FINDINGS)


def _progress(done: int, total: int, agreement: str) -> None:
    end = "\n" if done == total else ""
    print(f"\r[{done}/{total}] {agreement:<60.60}", end=end, file=sys.stderr, flush=True)


def _data(proof: Proof) -> dict[str, Any]:
    agreements = [
        {"id": one.agreement, "events": one.events, "versions": one.versions, "files": one.files,
         "missing": one.missing, "verified": one.well, "head": one.head}
        for one in proof.agreements
    ]  # fmt: skip
    anchors = [
        {"file": one.file, "at": one.at, "heads": one.heads, "signature": one.signature, "by": one.by,
         "verified": one.well}
        for one in proof.anchors
    ]  # fmt: skip
    done = proof.anchored
    return {"agreements": agreements, "anchors": anchors, "anchored": done.file if done else "",
            "signer": done.line if done and not done.by else ""}  # fmt: skip


def _show(context: Context, proof: Proof, found: list[Shown]) -> None:
    """Say what is not as it was recorded on stderr, and how each agreement and each anchor stands on stdout."""
    tell(found)
    for agreement in proof.agreements:
        answered(
            context, _agreement(agreement), agreement=agreement.agreement,
            events=_counted(context, agreement.events, "VERIFY_ENTRY", "VERIFY_ENTRIES"),
            versions=_counted(context, agreement.versions, "VERIFY_VERSION", "VERIFY_VERSIONS"),
            missing=_counted(context, agreement.missing, "VERIFY_FILE", "VERIFY_FILES"),
        )  # fmt: skip
    for anchor in proof.anchors:
        heads = _counted(context, anchor.heads, "VERIFY_LEDGER", "VERIFY_LEDGERS")
        answered(context, _anchor(anchor), file=anchor.file, by=anchor.by, heads=heads)
    counts = {severity: sum(item.severity == severity for item in found) for severity in ("error", "warning")}
    answered(context, "VERIFY_SUMMARY", agreements=len(proof.agreements), anchors=len(proof.anchors),
             files=sum(one.files for one in proof.agreements), **counts)  # fmt: skip
    if proof.anchored:
        _show_anchored(context, proof)


def _show_anchored(context: Context, proof: Proof) -> None:
    """Say where the new anchor is; the line for its key is data, and is printed also where no sentence is."""
    from pipeline.issue.verifying.anchoring import SIGNERS

    if proof.anchored:
        answered(context, "ANCHOR_DONE" if proof.anchored.new else "ANCHOR_THERE", file=proof.anchored.file)
        if not proof.anchored.by:
            answered(context, "ANCHOR_SIGNER", signers=SIGNERS)
            print(proof.anchored.line)


def _counted(context: Context, count: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    from pipeline.model.messages import say

    return say(one if count == 1 else many, {"count": str(count)}, context.language).wrong


def _agreement(one: Verified) -> str:
    if not one.well:
        return "VERIFY_NOT_WELL"
    return "VERIFY_WELL_HERE" if one.missing else "VERIFY_WELL"


def _anchor(one: Checked) -> str:
    if not one.well:
        return "VERIFY_ANCHOR_NOT_WELL"
    return "VERIFY_ANCHOR_SIGNED" if one.by else "VERIFY_ANCHOR_UNSIGNED"
