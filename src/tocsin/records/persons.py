"""Whether two names are of one person: letters that look alike make no second one."""

import unicodedata

# Letters of other alphabets, by the Latin ones a reader takes them for; capitals count too
# (Н, В).
_ALIKE = {
    "a": "аαɑ",
    "b": "вьβ",
    "c": "сϲ",
    "d": "ԁđ",
    "e": "еєεҽ",
    "f": "ғ",
    "g": "ԍɡ",
    "h": "һнη",
    "i": "іιıӏ|1l",
    "j": "јϳ",
    "k": "кқκ",
    "l": "ł",
    "m": "мμ",
    "n": "пո",
    "o": "оοөø0",
    "p": "рρ",
    "q": "ԛ",
    "r": "гґ",
    "s": "ѕ",
    "t": "тτ",
    "u": "ս",
    "v": "ѵν",
    "w": "ԝшω",
    "x": "хχ",
    "y": "уүұγυ",
    "z": "ζ",
    "3": "зҙ",
    "6": "б",
}
_LATIN = str.maketrans({alike: plain for plain, letters in _ALIKE.items() for alike in letters})
_UNSEEN = ("Mn", "Me", "Cf", "Cc", "Cs", "Co", "Cn")
# Two letters that together look like one.
_PAIRS = (("rn", "m"), ("vv", "w"))


def person(name: str) -> str:
    """Return what a name is compared by: two names with the same key are one person's.

    Case, accents, blanks, full stops and invisible marks do not count, nor do letters that look
    alike, in whichever alphabet. Nobody is ever shown it.
    """
    # The Greek capital is an N, its small letter a v.
    whole = unicodedata.normalize("NFKC", name).replace("\N{GREEK CAPITAL LETTER NU}", "N")
    apart = unicodedata.normalize("NFKD", whole.casefold())
    seen = "".join(c for c in apart if unicodedata.category(c) not in _UNSEEN)
    plain = seen.casefold().translate(_LATIN)
    for pair, single in _PAIRS:
        plain = plain.replace(pair, single)
    letters = "".join(c if c.isalnum() else " " for c in plain)
    return " ".join(letters.split())
