"""From bytes to text: by byte order mark, as UTF-8, as the server or the text itself says, else by
the most fitting encoding.

Text that is UTF-8 but for a few broken bytes stays UTF-8, whatever is said of it: a broken byte
becomes U+FFFD, and nothing is read as another encoding for its sake.
"""

import codecs
import re
from email.message import Message

from tocsin.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ["cp1251", "koi8_r", "koi8_u", "cp1252", "iso8859_5", "cp866", "mac_cyrillic", "cp1256"]
# Kazakh has letters of its own where cp1251 holds Serbian ones; Serbian has no "ы".
_KAZAKH = ("ptcp154", "kz1048")
_KAZAKH_LETTER = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_SERBIAN = re.compile("[ђљњћџѓќЂЉЊЋЏЃЌ]")
_WIDE = ["utf_16_le", "utf_16_be"]
_DECLARED = re.compile(
    rb"""(?:<\?xml[^>]{0,200}?\sencoding\s*=|<meta[^>]+charset\s*=)"""
    rb"""\s*["']?\s*([A-Za-z0-9_\-:.]+)""",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
# Share of control characters above which bytes are not text; text files hold none but tabs and line
# ends.
_MOST_CONTROL = 0.02
# UTF-8 with no more broken bytes than this is UTF-8 that was damaged, not another encoding.
_MOST_BROKEN = 0.01
# What pages that say Latin-1 are read as (WHATWG Encoding Standard), and names that Python does not
# know.
_READ_AS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "win-1251": "cp1251",
    "x-cp1251": "cp1251",
    "cp-1251": "cp1251",
    "win1251": "cp1251",
    "win-1256": "cp1256",
    "x-mac-cyrillic": "mac_cyrillic",
    "pt154": "ptcp154",
    "cp154": "ptcp154",
    "x-sjis": "cp932",
    "utf8mb4": "utf-8",
}
# What a server says when nobody told it anything; the text's own word is better.
_DEFAULTS = ("cp1252",)
# Encodings that write everything in seven bits, so that the bytes are good ASCII too.
_SEVEN_BITS = ("iso2022", "hz", "utf_7")
# Codecs of Python that no page is written in: they take text apart, or name hosts.
_NO_ENCODINGS = (
    "hex",
    "base64",
    "rot_13",
    "zlib",
    "bz2",
    "uu",
    "quopri",
    "idna",
    "punycode",
    "undefined",
    "unicode_escape",
    "raw_unicode_escape",
)
_TEXT_TYPES = (
    "text/",
    "application/xml",
    "application/json",
    "application/xhtml",
    "application/rss",
    "application/atom",
)


def decode(body: bytes, name: str, charset: str | None = None) -> str:
    """Return the text of `body`; `charset` is what the server said of it.

    Raises:
        InputError: the bytes are empty or binary, or fit no known encoding.
    """
    if not body.strip():
        raise InputError(f"{name}: empty; nothing to read.", reason="empty")
    said = _said(body, charset)
    text = (
        _by_mark(body)
        or _seven_bits(body, said)
        or _as_utf8(body)
        or _damaged_utf8(body, said)
        or _as_said(body, said)
    )
    text = text or _guessed(body)
    if text is None:
        raise InputError(f"{name}: binary data, or text in an unknown encoding.", reason="binary")
    if _control_share(text) > _MOST_CONTROL:
        raise InputError(f"{name}: binary data, not text.", reason="binary")
    return text


def in_utf8(body: bytes, content_type: str | None) -> bytes:
    """Return a text body in UTF-8 with a mark where its server's word is needed to read it; any
    other body as it is.
    """
    kind, charset = charset_of(content_type)
    is_text = kind.startswith(_TEXT_TYPES) or kind.endswith(("+xml", "+json"))
    if (
        charset is None
        or not is_text
        or body.startswith((b"\x1f\x8b", *(mark for mark, _ in _BOMS)))
    ):
        return body
    try:
        text = decode(body, "", charset)
    except InputError:
        return body
    plain = text.encode("utf-8", "surrogatepass")
    return body if plain == body else codecs.BOM_UTF8 + plain


def charset_of(content_type: str | None) -> tuple[str, str | None]:
    """Return the media type of a Content-Type header, and the charset it names."""
    header = Message()
    header["Content-Type"] = content_type or ""
    charset = header.get_param("charset")
    return header.get_content_type() if content_type else "", str(charset).strip(
        " '\""
    ) if charset else None


def _said(body: bytes, charset: str | None) -> list[str]:
    """Return the codecs that the server and the text name, the more believable first."""
    declared = _DECLARED.search(body[:4096])
    names = [_codec(charset or ""), _codec(declared.group(1).decode("ascii") if declared else "")]
    known = [name for name in names if name is not None]
    return sorted(dict.fromkeys(known), key=lambda name: name in _DEFAULTS)


def _codec(said: str) -> str | None:
    """Return the codec a name stands for; None for one nobody knows."""
    plain = said.strip().casefold()
    try:
        name = codecs.lookup(_READ_AS.get(plain, plain)).name if plain else ""
    except (LookupError, ValueError):
        return None
    codec = name.replace("-", "_")
    return codec if codec and codec not in _NO_ENCODINGS else None


def _control_share(text: str) -> float:
    """Return which share of the beginning are control characters."""
    head = text[:8192]
    return len(_CONTROL.findall(head)) / max(1, len(head))


def _by_mark(body: bytes) -> str | None:
    """Decode by a byte order mark, or by how XML begins in two bytes a character."""
    encoding = next((e for mark, e in _BOMS if body.startswith(mark)), None)
    if encoding is None and body.startswith((b"<\x00", b"\x00<")):
        encoding = "utf-16-le" if body.startswith(b"<") else "utf-16-be"
    return body.decode(encoding, "replace") if encoding else None


def _seven_bits(body: bytes, said: list[str]) -> str | None:
    """Decode an encoding that looks like ASCII and is not."""
    chosen = next((name for name in said if name.startswith(_SEVEN_BITS)), None)
    return _strictly(body, chosen) if chosen and body.isascii() else None


def _as_utf8(body: bytes) -> str | None:
    """Decode as UTF-8 without a fault."""
    return None if b"\x00" in body[:8192] else _strictly(body, "utf-8")


def _strictly(body: bytes, encoding: str) -> str | None:
    """Decode without a fault, or not at all."""
    try:
        return body.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _as_said(body: bytes, said: list[str]) -> str | None:
    """Decode as the server or the text says; what is said to be in one of the old encodings may
    have a broken byte, too.
    """
    for encoding in said:
        if not encoding.startswith("utf") and (text := _strictly(body, encoding)) is not None:
            return text
    for encoding in said:
        if not encoding.startswith("utf"):
            text = body.decode(encoding, "replace")
            if text.count("\ufffd") <= max(1, _MOST_BROKEN * len(text)):
                return text
    return None


def _damaged_utf8(body: bytes, said: list[str]) -> str | None:
    """Decode UTF-8 in which a few bytes are broken; each becomes the replacement character."""
    if b"\x00" in body[:8192]:
        return None
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for c in text if ord(c) > 127 and c != "\ufffd")
    few = broken <= max(1, _MOST_BROKEN * len(text))
    if "utf_8" in said[:1] and (good > 3 * broken or (few and good >= broken) or broken == 1):
        return text
    return text if few and good > 3 * broken else None


def _guessed(body: bytes) -> str | None:
    """Decode by the encoding whose result reads most like a language (charset-normalizer)."""
    from charset_normalizer import from_bytes  # most texts are UTF-8, and it is long to load

    wide = b"\x00" in body[:8192]
    best = from_bytes(body, cp_isolation=_WIDE if wide else _OLD, threshold=0.3).best()
    text = str(best) if best is not None else ""
    if "ы" in text and _SERBIAN.search(text):
        others = [
            decoded for encoding in _KAZAKH if (decoded := _strictly(body, encoding)) is not None
        ]
        text = max([text, *others], key=_kazakh_letters)
    return text or None


def _kazakh_letters(text: str) -> int:
    """Return by how much letters of Kazakh outnumber those that Kazakh never has."""
    return len(_KAZAKH_LETTER.findall(text)) - len(_SERBIAN.findall(text))
