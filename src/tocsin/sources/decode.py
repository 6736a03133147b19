"""From bytes to text without a guess that could alter it."""

import codecs

from tocsin.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Share of control characters above which bytes are not text; text files hold none but tabs and line ends.
_MOST_CONTROL = 0.02


def decode(body: bytes, name: str) -> str:
    """Return the text of `body`: UTF-8, or what its byte order mark says.

    Raises:
        InputError: the bytes are empty, binary, or in an encoding that has to be converted first.
    """
    if not body.strip():
        raise InputError(f"{name}: empty; nothing to read.", reason="empty")
    encoding = next((e for mark, e in _BOMS if body.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\x00" in body[:8192]:
        raise InputError(f"{name}: binary data, not text.", reason="binary")
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: not {encoding} text (byte {error.start}); convert it first, for instance: iconv -f CP1251 -t UTF-8",
            reason="encoding",
        ) from None
    control = sum(c < " " and c not in "\t\n\r\f" for c in text[:8192])
    if control > _MOST_CONTROL * min(len(text), 8192):
        raise InputError(f"{name}: binary data, not text.", reason="binary")
    return text
