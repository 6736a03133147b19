"""What no sentence of the program's own may say, in any language.

Likelihood beside confidence, or an accusation.
"""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

from tocsin.errors import WordingError
from tocsin.language.catalogues import ENGLISH
from tocsin.language.yaml_text import read_text

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def check_own_words(sentences: Iterable[str], language: str = ENGLISH) -> None:
    """Check sentences this program writes itself; words quoted from documents are not its own.

    Raises:
        WordingError: likelihood and confidence stand in one sentence, or a sentence accuses.
    """
    rules = _rules(language)
    for text in sentences:
        for sentence in _SENTENCE_END.split(text):
            if rules["likelihood"].search(sentence) and rules["confidence"].search(sentence):
                raise WordingError(f"likelihood and confidence stand in one sentence: {sentence!r}")
            if rules["accusing"].search(sentence):
                raise WordingError(
                    f"a sentence accuses instead of saying who says so: {sentence!r}"
                )


@functools.cache
def _rules(language: str) -> Mapping[str, re.Pattern[str]]:
    """Return the words of each rule in a language, as patterns."""
    text = (resources.files("tocsin.warn") / "rules.yml").read_text(encoding="utf-8")
    lists: Mapping[str, Sequence[str]] = read_text(text)[language]
    return {rule: _pattern(words) for rule, words in lists.items()}


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of any of some words, the longest first; a star stands for any ending."""
    ordered = sorted((str(w) for w in words), key=len, reverse=True)
    forms = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in ordered)
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)
