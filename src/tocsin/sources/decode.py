"""From bytes to text: by byte order mark, as UTF-8, else by the most fitting of the encodings news texts come in."""

import codecs
import re

from charset_normalizer import from_bytes

from tocsin.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ["cp1251", "koi8_r", "koi8_u", "cp1252", "iso8859_5", "cp866", "mac_cyrillic"]
_WIDE = ["utf_16_le", "utf_16_be"]
_DECLARED = re.compile(rb"""<meta[^>]+charset=["']?\s*([A-Za-z0-9_\-]+)""", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
# Share of control characters above which bytes are not text; text files hold none but tabs and line ends.
_MOST_CONTROL = 0.02
# UTF-8 with no more broken bytes than this is UTF-8 that was damaged, not another encoding.
_MOST_BROKEN = 0.01


def decode(body: bytes, name: str) -> str:
    """Return the text of `body`.

    Raises:
        InputError: the bytes are empty or binary, or fit no known encoding.
    """
    if not body.strip():
        raise InputError(f"{name}: empty; nothing to read.", reason="empty")
    text = _by_mark(body) or _as_utf8(body) or _declared(body) or _damaged_utf8(body) or _guessed(body)
    if text is None:
        raise InputError(f"{name}: binary data, or text in an unknown encoding.", reason="binary")
    if _control_share(text) > _MOST_CONTROL:
        raise InputError(f"{name}: binary data, not text.", reason="binary")
    return text


def _control_share(text: str) -> float:
    """Return which share of the beginning are control characters."""
    head = text[:8192]
    return len(_CONTROL.findall(head)) / max(1, len(head))


def _by_mark(body: bytes) -> str | None:
    """Decode by a byte order mark."""
    encoding = next((e for mark, e in _BOMS if body.startswith(mark)), None)
    return body.decode(encoding, "replace") if encoding else None


def _as_utf8(body: bytes) -> str | None:
    """Decode as UTF-8 without a fault."""
    if b"\x00" in body[:8192]:
        return None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _declared(body: bytes) -> str | None:
    """Decode as a page says of itself, when that works."""
    found = _DECLARED.search(body[:4096])
    if not found:
        return None
    try:
        return body.decode(found.group(1).decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None


def _damaged_utf8(body: bytes) -> str | None:
    """Decode UTF-8 in which a few bytes are broken; each becomes the replacement character."""
    if b"\x00" in body[:8192]:
        return None
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    many_bytes = sum(1 for c in text if ord(c) > 127 and c != "\ufffd")
    return text if broken <= max(1, _MOST_BROKEN * len(text)) and many_bytes > 3 * broken else None


def _guessed(body: bytes) -> str | None:
    """Decode by the encoding whose result reads most like a language (charset-normalizer)."""
    wide = b"\x00" in body[:8192]
    best = from_bytes(body, cp_isolation=_WIDE if wide else _OLD, threshold=0.3).best()
    return str(best) if best is not None else None
