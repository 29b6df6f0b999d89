"""What Python raises on reading a zip that is none, or that was damaged on its way."""

from __future__ import annotations

import struct
import zlib
from zipfile import BadZipFile

NO_ZIP = (BadZipFile, EOFError, OSError, RuntimeError, ValueError, struct.error, zlib.error)
"""Also where only one part is damaged, or is packed or locked in a way that Python does not know."""
