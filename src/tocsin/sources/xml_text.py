"""XML as it should have been written: without the characters that XML 1.0 forbids, however they are
spelled.

A feed or sitemap with one such character, or with a numeric reference to one, makes parsers refuse
or misread the whole.
"""

import re
from urllib.parse import urljoin

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_REFERENCE = re.compile(r"&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));?")
# No reference to a character of Unicode has more digits than this, leading zeros left out.
_MOST_DIGITS = 8
_REPLACEMENT = "\ufffd"


def sound_xml(text: str) -> str:
    """Return a text without characters that XML forbids; a reference to one becomes U+FFFD."""
    return _REFERENCE.sub(_sound_reference, _FORBIDDEN.sub("", text))


def _sound_reference(reference: re.Match[str]) -> str:
    """Return a numeric reference as it stands, or U+FFFD where XML has no such character."""
    decimal, hexadecimal = reference.groups()
    digits = (decimal or hexadecimal).lstrip("0") or "0"
    if len(digits) > _MOST_DIGITS:
        return _REPLACEMENT
    code = int(digits, 10 if decimal else 16)
    if code > 0x10FFFF or _FORBIDDEN.match(chr(code)):
        return _REPLACEMENT
    return reference.group()


def local_name(tag: str) -> str:
    """Return a tag without its namespace, or without a prefix that nobody declared."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def joined(base: str, address: str) -> str | None:
    """Return an address that may be relative to `base`, or None where it is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return None
