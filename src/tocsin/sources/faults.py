"""Whatever goes wrong in one item becomes a record of it: one boundary a door, so that the next
item is read.
"""

import gzip
import lzma
import struct
import zipfile
import zlib

from tocsin.errors import InputError
from tocsin.records import Dropped
from tocsin.sources.addresses import without_password, without_passwords
from tocsin.sources.captures import STAGE

# What says that packed bytes are cut off or damaged.
_PACKING = (
    EOFError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    gzip.BadGzipFile,
    zipfile.BadZipFile,
)


def refusal(record_id: str, error: Exception) -> Dropped:
    """Return the record of an item that could not be read; `record_id` says where it stands.

    An `InputError` brings its own reason and sentence. Anything else is named by its kind, beside
    the place.
    """
    record_id = without_password(record_id)
    reason, detail = _worded(record_id, error)
    detail = without_passwords(detail)
    return Dropped(stage=STAGE, record_id=record_id, reason=reason, detail=detail)


def _worded(where: str, error: Exception) -> tuple[str, str]:
    """Return the reason code and the sentence for an error."""
    if isinstance(error, InputError):
        return error.reason, str(error)
    if isinstance(error, UnicodeError):
        return "encoding", f"{where}: its text cannot be decoded ({error}); save it as UTF-8."
    if isinstance(error, _PACKING):
        damage = f"the packed data is cut off or damaged ({error})"
        return "gzip", f"{where}: {damage}; what came before it was read."
    if isinstance(error, FileNotFoundError):
        return "missing", f"{where}: {error.strerror or error}."
    if isinstance(error, OSError):
        return "unreadable", f"{where}: {error.strerror or error}."
    kind = type(error).__name__
    return "damaged", f"{where}: cannot be read ({kind}: {error}); what came before it was read."
