"""What a name keeps when it is written in another alphabet or case: the skeleton of its consonants.

"Зеленского", "Zelensky" and "Zelenskyy" share one. Skeletons find candidates; they prove nothing,
and short ones are common.
"""

import functools
import re

from tocsin.language.fold import fold

# The sounds of ch, sh and shch are written q: schemes mix them up.
_CYRILLIC = str.maketrans(
    {
        "б": "b",
        "в": "v",
        "г": "g",
        "ґ": "g",
        "д": "d",
        "ж": "j",
        "з": "s",
        "к": "k",
        "л": "l",
        "м": "m",
        "н": "n",
        "п": "p",
        "р": "r",
        "с": "s",
        "т": "t",
        "ф": "f",
        "х": "h",
        "ц": "s",
        "ч": "q",
        "ш": "q",
        "щ": "q",
        "ғ": "g",
        "қ": "k",
        "ң": "n",
        "һ": "h",
    }
)
# Latin spellings of one sound, longest first; what is left of q and c by then is a k.
_LATIN = (
    ("q", "k"),
    ("shch", "q"),
    ("tsch", "q"),
    ("sch", "q"),
    ("sh", "q"),
    ("ch", "q"),
    ("zh", "j"),
    ("kh", "h"),
    ("ts", "s"),
    ("tz", "s"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("gh", "g"),
    ("x", "ks"),
    ("c", "k"),
    ("w", "v"),
    ("z", "s"),
)
_OTHER = re.compile(r"[^bvgdjklmnpqrstfh]")
_DOUBLED = re.compile(r"(.)\1+")
# Inside a word the letter is mostly a glide, as in Semjon.
_GLIDE = re.compile(r"(?<=[a-z])j")
# Between a vowel and a consonant an h is not spoken, as in Johnson.
_SILENT = re.compile(r"(?<=[aeiou])h(?=[bdglmnrv])")
# What is kept of a long name: its end bends with the case.
_KEPT = 5


@functools.lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonant skeleton of a word in Latin or Cyrillic letters; empty where nothing is
    left.
    """
    plain = fold(word)
    if plain.isascii():
        plain = _SILENT.sub("", _GLIDE.sub("", plain))
        for spelling, sound in _LATIN:
            plain = plain.replace(spelling, sound)
    else:
        plain = plain.replace("дж", "ж").translate(_CYRILLIC)
    return _DOUBLED.sub(r"\1", _OTHER.sub("", plain))[:_KEPT]
