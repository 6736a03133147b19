"""Russian written in Latin letters, as on phones and in old feeds: told by its everyday words, however they are spelled.

Schemes differ (ISO 9, BGN/PCGN, scientific, chat), often within one message; so the frequent words of Russian (justext's list)
are spelled in every usual way and looked up. Spellings that are frequent words of another language in Latin letters do not count.
"""

import functools
import itertools
import re

import justext

from tocsin.language.scripts import main_script

# How each Russian letter is written in Latin by the usual schemes and by chat habit.
SPELLINGS: dict[str, tuple[str, ...]] = {
    "а": ("a",), "б": ("b",), "в": ("v", "w"), "г": ("g",), "д": ("d",), "е": ("e", "ye", "je"), "ё": ("yo", "jo", "e", "io"),
    "ж": ("zh", "j", "z", "g"), "з": ("z",), "и": ("i",), "й": ("y", "j", "i"), "к": ("k", "c"), "л": ("l",), "м": ("m",),
    "н": ("n",), "о": ("o",), "п": ("p",), "р": ("r",), "с": ("s",), "т": ("t",), "у": ("u",), "ф": ("f",), "х": ("kh", "h", "x"),
    "ц": ("ts", "c"), "ч": ("ch", "4", "tch"), "ш": ("sh", "w"), "щ": ("shch", "sch", "sh"), "ъ": ("", "'"), "ы": ("y", "i"),
    "ь": ("", "'"), "э": ("e",), "ю": ("yu", "ju", "iu"), "я": ("ya", "ja", "ia"),
}  # fmt: skip
_TOKEN = re.compile(r"[^\W\d_][\w']*")
_FEWEST_HITS, _LEAST_SHARE = 2, 0.05
_SHORTEST, _LONGEST = 3, 14


def is_transliterated_russian(text: str) -> bool:
    """Tell whether a text in Latin letters is Russian: two different everyday words at least, and one word in twenty."""
    tokens = [t.casefold() for t in _TOKEN.findall(text)]
    hits = [t for t in tokens if t in _spelled()]
    return len(set(hits)) >= _FEWEST_HITS and len(hits) >= _LEAST_SHARE * len(tokens)


@functools.cache
def _spelled() -> frozenset[str]:
    """Return every spelling of frequent Russian words that is no frequent word of a language in Latin letters."""
    others = {w.casefold() for name in justext.get_stoplists() if name != "Russian" for w in justext.get_stoplist(name)}
    telling = (
        w for w in justext.get_stoplist("Russian") if _SHORTEST <= len(w) <= _LONGEST and main_script(w) == "cyrillic"
    )
    return frozenset(s for word in telling for s in spellings(word)) - others


def spellings(word: str) -> set[str]:
    """Return the ways a Russian word is written in Latin letters."""
    return {"".join(parts) for parts in itertools.product(*(SPELLINGS.get(c, (c,)) for c in word.casefold()))}
