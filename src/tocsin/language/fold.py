"""Folding that keeps every offset: one character in, one character out."""

import unicodedata

# Letters that people write either way; the fold must be one to one, so only single letters stand here.
_SAME = {
    "ё": "е",
    "Ё": "е",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "—": "-",
    "\u00a0": " ",
}


def _fold_character(character: str) -> str:
    """Fold one character to one character: case, ё, apostrophes, dashes, Latin diacritics."""
    if character in _SAME:
        return _SAME[character]
    low = character.lower()
    if len(low) != 1:
        return character
    base = unicodedata.normalize("NFD", low)
    # Cyrillic й and ї are letters of their own, not и and і with a mark: strip marks from Latin only.
    if len(base) > 1 and base[0].isascii() and base[0].isalpha():
        return base[0]
    return low


class _Folded(dict[int, str]):
    """Every character's fold, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return `text` in folded form with the same length, so that offsets into one are offsets into the other."""
    return text.translate(_FOLDED)
