"""Folding that keeps every offset: one character in, one character out."""

import re
import unicodedata

# Letters that people write either way; the fold must be one to one, so only single letters stand
# here.
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
    # Cyrillic й and ї are letters of their own, not и and і with a mark: strip marks from Latin
    # only.
    if len(base) > 1 and base[0].isascii() and base[0].isalpha():
        return base[0]
    return low


class _Folded(dict[int, str]):
    """Every character's fold, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_FOLDED = _Folded()


class _Spaced(dict[int, str]):
    """Every letter's and figure's fold, and a blank for every other character."""

    def __missing__(self, code: int) -> str:
        folded = _FOLDED[code]
        self[code] = spaced = folded if folded.isalnum() else " "
        return spaced


_SPACED = _Spaced()


def spaced(text: str) -> str:
    """Return `text` folded, with a blank for all that is neither letter nor figure; the length
    stays.
    """
    return (text if text.isascii() else unmixed(text)).translate(_SPACED)


def fold(text: str) -> str:
    """Return `text` in folded form with the same length, so that offsets into one are offsets into
    the other.

    A word in which letters of the other alphabet stand in for look-alikes is read in its own
    alphabet.
    """
    return (text if text.isascii() else unmixed(text)).translate(_FOLDED)


def unmixed(text: str) -> str:
    """Return `text` with look-alike letters of the other alphabet put right, word by word; the
    length stays.

    Latin and Cyrillic share the shapes of some letters (Unicode Technical Standard 39), which is
    used to slip past searches.
    """
    return _MIXED_WORD.sub(_put_right, text) if _MIXED.search(text) else text


def visible(text: str) -> tuple[str, list[int] | None]:
    """Return `text` without the characters inside words that nobody sees, and where each one left
    stood; None where all are left.
    """
    if not _JOINER.search(text):
        return text, None
    kept = [at for at, character in enumerate(text) if character not in _JOINERS]
    return _JOINER.sub("", text), kept


def parts_words(text: str) -> bool:
    """Return whether characters that nobody sees stand inside words of `text`."""
    return _JOINER.search(text) is not None and _INSIDE.search(text) is not None


# Soft hyphen, zero-width characters and word joiner stand inside words; marks of direction beside
# them.
JOINERS = "\u00ad\u200b-\u200d\u2060\ufeff"
_JOINER = re.compile(f"[{JOINERS}]")
_JOINERS = frozenset(
    character for character in map(chr, range(0x10000)) if _JOINER.match(character)
)
_INSIDE = re.compile(rf"[^\W_][{JOINERS}]+[^\W_]")
INVISIBLE = re.compile(f"[{JOINERS}\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LATIN_OF = str.maketrans("асеорхуіјѕԁһкАВСЕНІЈКМОРЅТХУёЁїЇ", "aceopxyijsdhkABCEHIJKMOPSTXYëËïÏ")
_CYRILLIC_OF = str.maketrans("aceopxyikABCEHIKMOPTXYëËïÏ", "асеорхуікАВСЕНІКМОРТХУёЁїЇ")
_LATIN, _CYRILLIC = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f", "\u0400-\u04ff"
_MIXED = re.compile(f"[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}]")
_MIXED_WORD = re.compile(f"[{_LATIN}{_CYRILLIC}]+")
_ANY_LATIN, _ANY_CYRILLIC = re.compile(f"[{_LATIN}]"), re.compile(f"[{_CYRILLIC}]")


def _put_right(match: re.Match[str]) -> str:
    """Read a word of both alphabets in that one in which all of it can be read; one that cannot
    stays, as one of a single alphabet.
    """
    word = match.group()
    if not _MIXED.search(word):
        return word
    latin, cyrillic = word.translate(_LATIN_OF), word.translate(_CYRILLIC_OF)
    as_latin, as_cyrillic = not _ANY_CYRILLIC.search(latin), not _ANY_LATIN.search(cyrillic)
    if as_latin and as_cyrillic:  # as most of its letters are written
        as_latin = 2 * len(_ANY_LATIN.findall(word)) >= len(word)
    if as_latin:
        return latin
    return cyrillic if as_cyrillic else word
