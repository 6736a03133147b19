"""Russian written in Latin letters, as on phones and in old feeds: known by its everyday words,
however they are spelled.

Schemes differ (ISO 9, BGN/PCGN, scientific, chat), often within one message; so the frequent words
of Russian (justext's list) are spelled in every usual way and looked up. Spellings that are
frequent words of another language in Latin letters do not count.
"""

import functools
import itertools
import re

from tocsin.language.lexicon import lexicon
from tocsin.language.scripts import main_script
from tocsin.language.stems import stem_in
from tocsin.language.stop_words import stop_lists, stop_words
from tocsin.language.words import word_list

# How each Russian letter is written in Latin by the usual schemes and by chat habit.
SPELLINGS: dict[str, tuple[str, ...]] = {
    "а": ("a",),
    "б": ("b",),
    "в": ("v", "w"),
    "г": ("g",),
    "д": ("d",),
    "е": ("e", "ye", "je"),
    "ё": ("yo", "jo", "e", "io"),
    "ж": ("zh", "j", "z", "g"),
    "з": ("z",),
    "и": ("i",),
    "й": ("y", "j", "i"),
    "к": ("k", "c"),
    "л": ("l",),
    "м": ("m",),
    "н": ("n",),
    "о": ("o",),
    "п": ("p",),
    "р": ("r",),
    "с": ("s",),
    "т": ("t",),
    "у": ("u",),
    "ф": ("f",),
    "х": ("kh", "h", "x"),
    "ц": ("ts", "c"),
    "ч": ("ch", "4", "tch"),
    "ш": ("sh", "w"),
    "щ": ("shch", "sch", "sh"),
    "ъ": ("", "'"),
    "ы": ("y", "i"),
    "ь": ("", "'"),
    "э": ("e",),
    "ю": ("yu", "ju", "iu"),
    "я": ("ya", "ja", "ia"),
}
_TOKEN = re.compile(r"[^\W\d_][\w']*")
_FEWEST_HITS, _LEAST_SHARE = 2, 0.05
_SHORTEST, _LONGEST = 3, 14


def is_transliterated_russian(text: str) -> bool:
    """Return whether a text in Latin letters is Russian: two different known words at least, and
    one word in twenty.

    Everyday words are known in any spelling; of a short text also longer words of our lists, in the
    usual one. Words with a capital do not count, but for
    the first of a sentence without names: other languages write names the same ("Ukraine").
    """
    written = _TOKEN.findall(text)
    tokens = [t.casefold() for t in written]
    few = len(tokens) <= _FEW and text.translate(_QUOTES).isascii()
    english = sum(t in _english_only() for t in tokens)
    few = few and not english
    no_names = {t.casefold() for t in written if t.islower() or text.isupper()}
    if written and all(t.islower() for t in written[1:]):  # the capital is that of a sentence
        no_names.add(written[0].casefold())
    hits = [t for t in tokens if t in no_names and (t in _spelled() or (few and _is_listed(t)))]
    enough = len(set(hits)) >= _FEWEST_HITS and len(hits) >= _LEAST_SHARE * len(tokens)
    return enough and english <= len(hits)


# A text of so many words is short: longer words are looked at as well.
_FEW, _LONG_WORD = 12, 4
_QUOTES = dict.fromkeys(map(ord, "«»“”„‘’—–…"), " ")
_USUAL = (
    ("shch", "щ"),
    ("sch", "щ"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("yu", "ю"),
    ("ju", "ю"),
    ("ya", "я"),
    ("ja", "я"),
    ("yo", "ё"),
    ("ye", "е"),
    ("a", "а"),
    ("b", "б"),
    ("v", "в"),
    ("g", "г"),
    ("d", "д"),
    ("e", "е"),
    ("z", "з"),
    ("i", "и"),
    ("j", "й"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("f", "ф"),
    ("h", "х"),
    ("c", "ц"),
    ("x", "кс"),
    ("w", "в"),
    ("q", "к"),
    ("'", "ь"),
)


def _is_listed(token: str) -> bool:
    """Return whether a word in Latin letters, read in the usual scheme, is of a stem of the Russian
    lists, and no word of others.
    """
    if len(token) < _LONG_WORD or token in _others():
        return False
    plain = token
    for latin, russian in _USUAL:
        plain = plain.replace(latin, russian)
    return any(stem_in(plain.replace("y", y), "ru") in _russian_stems() for y in ("ы", "й"))


@functools.cache
def _english_only() -> frozenset[str]:
    """Return frequent words of English that no frequent Russian word is spelled like: where one
    stands, longer words are loans ("of a migrant"), and among many of them all are.
    """
    listed = (w for w in stop_words("Russian") if len(w) <= _LONGEST)
    russian = (w for w in listed if main_script(w) == "cyrillic")
    spelled = {s for word in russian for s in spellings(word)}
    return frozenset(w.casefold() for w in stop_words("English")) - spelled


@functools.cache
def _russian_stems() -> frozenset[str]:
    """Return the stems of the longer words of the Russian lists, frequent words among them."""
    listed = (
        w
        for name, entries in lexicon("ru").items()
        if "ending" not in name
        for e in entries
        for w in word_list(e)
    )
    both = itertools.chain(listed, stop_words("Russian"))
    return frozenset(
        stem_in(w, "ru") for w in both if len(w) >= _LONG_WORD and main_script(w) == "cyrillic"
    )


@functools.cache
def _others() -> frozenset[str]:
    """Return frequent words of languages in Latin letters, and words of our English lists."""
    english = {
        w.casefold() for entries in lexicon("en").values() for e in entries for w in word_list(e)
    }
    lists = (name for name in sorted(stop_lists()) if name != "Russian")
    return frozenset(english | {w.casefold() for name in lists for w in stop_words(name)})


@functools.cache
def _spelled() -> frozenset[str]:
    """Return every spelling of frequent Russian words that is no frequent word of a language in
    Latin letters.
    """
    others = {
        w.casefold() for name in sorted(stop_lists()) if name != "Russian" for w in stop_words(name)
    }
    telling = (
        w
        for w in stop_words("Russian")
        if _SHORTEST <= len(w) <= _LONGEST and main_script(w) == "cyrillic"
    )
    return frozenset(s for word in telling for s in spellings(word)) - others


def spellings(word: str) -> set[str]:
    """Return the ways a Russian word is written in Latin letters."""
    return {
        "".join(parts)
        for parts in itertools.product(*(SPELLINGS.get(c, (c,)) for c in word.casefold()))
    }
