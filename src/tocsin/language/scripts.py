"""Which writing system a text is in."""

import re
from typing import Literal

Script = Literal["latin", "cyrillic", "other", "none"]
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(
    r"[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]"
)
_CYRILLIC = re.compile(r"[\u0400-\u0481\u048a-\u052f]")


def script_of(character: str) -> Script:
    """Return the script of one character; digits, signs and spaces have none."""
    if not character.isalpha():
        return "none"
    if "\u0400" <= character <= "\u052f":
        return "cyrillic"
    if character < "\u0250" or "\u1e00" <= character <= "\u1eff":
        return "latin"
    return "other"


def main_script(text: str) -> Script:
    """Return the script most of the letters are in; `none` where there is no letter."""
    if text.isascii():
        return "latin" if _LATIN.search(text) else "none"
    letters = _LETTERS.findall(text)
    seen: dict[Script, int] = {
        "latin": len(_LATIN.findall(text)),
        "cyrillic": len(_CYRILLIC.findall(text)),
    }
    seen["other"] = len(letters) - seen["latin"] - seen["cyrillic"]
    return max(seen, key=lambda s: (seen[s], s)) if letters else "none"
