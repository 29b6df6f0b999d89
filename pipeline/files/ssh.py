"""Signatures made and checked by `ssh-keygen`, offline, with the keys that people have already. Nothing depends on it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import shutil
import struct
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = "ssh-keygen"
NAMESPACE = "aftale"
"""What our signatures are for: one made for something else, such as a commit, is none of ours."""
_MAGIC = b"SSHSIG"


class SigningError(Exception):
    """A key with which nothing can be signed; what the program said of it."""


def ssh_keygen() -> str:
    """Return the program; "" where there is none."""
    return shutil.which(PROGRAM) or ""


def sign(data: bytes, key: Path) -> bytes:
    """Return the signature of some bytes; where the key has a passphrase, the program asks for it at the terminal.

    Raises `SigningError` where the key cannot be used.
    """
    with TemporaryDirectory(prefix="aftale-") as folder:
        file = Path(folder) / "data"
        file.write_bytes(data)
        words = ("sign", "-f", str(key.absolute()), "-n", NAMESPACE, str(file))
        # its stdin stays the terminal's: only then can it ask for a passphrase
        done = subprocess.run([ssh_keygen(), "-q", "-Y", *words], capture_output=True, check=False)  # noqa: S603  our own words
        signature = file.with_name("data.sig")
        if done.returncode or not signature.is_file():
            raise SigningError(_last_line(done.stderr))
        return signature.read_bytes().replace(b"\r\n", b"\n")


def is_sound(data: bytes, signature: bytes) -> bool:
    """Return whether a signature is one of these very bytes, whoever made it."""
    return _asked(data, signature, b"", "check-novalidate").returncode == 0


def signed_by(data: bytes, signature: bytes, signers: bytes, at: str) -> str:
    """Return who of those that may sign has signed some bytes, "" for none of them.

    `signers` are lines as in ssh-keygen(1), ALLOWED SIGNERS; a key counts that was good at the moment `at`.
    """
    when = ("-O", f"verify-time={re.sub('[^0-9]', '', at)}Z")
    named = _asked(b"", signature, signers, "find-principals", *when)
    for name in named.stdout.decode(errors="replace").splitlines() if not named.returncode else ():
        if _asked(data, signature, signers, "verify", "-I", name, *when).returncode == 0:
            return name
    return ""


def signing_key(signature: bytes) -> str:
    """Return the public key that a signature carries, as in a line of signers; "" where it carries none.

    The form is that of PROTOCOL.sshsig: a magic word, a number, then the key with its length before it.
    """
    armour = re.compile(rb"-+(BEGIN|END) SSH SIGNATURE-+|\s")
    try:
        blob = base64.b64decode(armour.sub(b"", signature), validate=True)
        key = _text(blob, len(_MAGIC) + 4)
        kind = _text(key, 0).decode("ascii")
    except (binascii.Error, struct.error, UnicodeDecodeError):
        return ""
    return f"{kind} {base64.b64encode(key).decode()}" if blob.startswith(_MAGIC) else ""


def fingerprint(key: str) -> str:
    """Return how a public key is named in one word, as `ssh-keygen -l` shows it."""
    digest = hashlib.sha256(base64.b64decode(key.partition(" ")[2])).digest()
    return f"SHA256:{base64.b64encode(digest).decode().rstrip('=')}"


def _asked(data: bytes, signature: bytes, signers: bytes, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Ask about a signature; the files it needs are copies, whose ends of lines are those of Unix."""
    with TemporaryDirectory(prefix="aftale-") as folder:
        files = {"-s": Path(folder) / "signature", "-f": Path(folder) / "signers"}
        files["-s"].write_bytes(signature.replace(b"\r\n", b"\n"))
        files["-f"].write_bytes(signers.replace(b"\r\n", b"\n"))
        named = [word for option, path in files.items() for word in (option, str(path))]
        asked = [ssh_keygen(), "-Y", *words, "-n", NAMESPACE, *named]
        return subprocess.run(asked, input=data, capture_output=True, check=False)  # noqa: S603  our own words


def _text(data: bytes, start: int) -> bytes:
    """Return what stands in a blob from a place on, with its length before it."""
    (length,) = struct.unpack_from(">I", data, start)
    return data[start + 4 : start + 4 + length]


def _last_line(said: bytes) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else PROGRAM
