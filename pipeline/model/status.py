"""Where an agreement stands in its life, in one word; the same words for each of its versions."""

from __future__ import annotations

from enum import Enum

from pipeline.model.life import Life, Version


class Status(str, Enum):
    """One word for where an agreement, or one of its versions, stands."""

    DRAFT = "draft"
    """Nothing was issued."""
    SENT = "sent"
    FOR_SIGNATURE = "for-signature"
    """An edition is out to be signed, and nobody has signed yet."""
    PARTLY_SIGNED = "partly-signed"
    SIGNED = "signed"
    REVISING = "revising"
    """It is signed, and something newer was sent since."""
    WITHDRAWN = "withdrawn"
    """Whatever was issued is void."""
    FORKED = "forked"
    """Two people have gone on from one event, and nobody settled it."""


def status_of(life: Life) -> Status:
    """Return where an agreement stands."""
    if len(life.heads) > 1:
        return Status.FORKED
    if not life.versions:
        return Status.DRAFT
    if life.last is None:
        return Status.WITHDRAWN
    standing = version_status(life.last)
    return Status.REVISING if standing is Status.SENT and life.signed else standing


def version_status(version: Version) -> Status:
    """Return where one version stands."""
    if version.withdrawn:
        return Status.WITHDRAWN
    if not version.for_signature:
        return Status.SENT
    if version.signed:
        return Status.SIGNED
    return Status.PARTLY_SIGNED if version.signatures else Status.FOR_SIGNATURE


def last_number(life: Life) -> str:
    """Return the number of the version last issued, of what is void only where nothing else is left; "" before."""
    found = life.last or next(reversed(tuple(life.versions.values())), None)
    return str(found.number) if found else ""
