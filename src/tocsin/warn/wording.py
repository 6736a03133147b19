"""How likelihood and confidence are put into words (US Intelligence Community Directive 203), and what no brief may say."""

import re

from tocsin.errors import WordingError

# Lower edges; the edge itself belongs as the tradecraft page says: [.01,.05) [.05,.20) [.20,.45) [.45,.55] (.55,.80] (.80,.95] (.95,.99].
_BANDS = (
    (0.05, "almost no chance"), (0.20, "very unlikely"), (0.45, "unlikely"),
)  # fmt: skip
_UPPER_BANDS = ((0.55, "roughly even chance"), (0.80, "likely"), (0.95, "very likely"), (1.0, "almost certain"))
_LIKELIHOOD = re.compile(
    r"\b(?:almost no chance|(?:very )?unlikely|roughly even chance|(?:very )?likely|almost certain)\b", re.IGNORECASE
)
_CONFIDENCE = re.compile(r"\bconfidence\b", re.IGNORECASE)
_ACCUSING = re.compile(
    r"\b(?:is|are) (?:guilty|to blame|behind (?:it|this))\b|\bproven? (?:guilt|that (?:he|she|they))\b", re.IGNORECASE
)


def likelihood_words(p: float) -> str:
    """Return the ICD 203 words of a probability between .01 and .99."""
    for edge, words in _BANDS:
        if p < edge:
            return words
    for edge, words in _UPPER_BANDS:
        if p <= edge:
            return words
    return _UPPER_BANDS[-1][1]


def percent(p: float) -> str:
    """Write a probability as a whole percentage, never as 0 or 100."""
    return f"{min(99, max(1, round(p * 100)))}"


def percent_range(low: float, high: float) -> str:
    """Write a range of probabilities."""
    first, last = percent(low), percent(high)
    if first != last:
        return f"{first}-{last} %"
    return {"1": "1 % or less", "99": "99 % or more"}.get(first, f"about {first} %")


def check_own_words(sentences: list[str]) -> None:
    """Check sentences this program writes itself; words quoted from documents are not its own.

    Raises:
        WordingError: likelihood and confidence stand in one sentence, or a sentence accuses.
    """
    for text in sentences:
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            if _LIKELIHOOD.search(sentence) and _CONFIDENCE.search(sentence):
                raise WordingError(f"likelihood and confidence stand in one sentence: {sentence!r}")
            if _ACCUSING.search(sentence):
                raise WordingError(f"a sentence accuses instead of saying who says so: {sentence!r}")
