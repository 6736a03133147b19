"""Which writing system a text is in."""

from typing import Literal

Script = Literal["latin", "cyrillic", "other", "none"]


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
    seen: dict[Script, int] = {}
    for character in text:
        script = script_of(character)
        if script != "none":
            seen[script] = seen.get(script, 0) + 1
    return max(seen, key=lambda s: (seen[s], s)) if seen else "none"


def is_mixed_word(word: str) -> bool:
    """Tell whether one word mixes Latin and Cyrillic letters, as homoglyph tricks do."""
    return {"latin", "cyrillic"} <= {script_of(c) for c in word}
