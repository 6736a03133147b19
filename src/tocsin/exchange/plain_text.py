"""Texts as XML can hold them."""

import re

# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def for_xml(text: str) -> str:
    """Return a text in which a replacement character stands for each that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)
