"""What somebody claims, told by a noun: "die Behauptung des Ministeriums, Kiew plane ...", "la
acusación del ministro de que ...".

A sentence that goes on to say what became of the claim ("... was repeated on state television") has
no verb of saying; without this rule the accusation would be the writer's own.
"""

import re
from collections.abc import Iterator, Sequence

from tocsin.annotate.clauses.nouns import NounPhrases
from tocsin.annotate.surface.spans import FEWEST, trimmed
from tocsin.annotate.surface.words import frame_of
from tocsin.annotate.text.cited import Cited
from tocsin.language.letters import as_compared, index_of
from tocsin.language.lexicon import lexicon
from tocsin.language.words import count_words
from tocsin.records import Span

CLAIMED = "claimed (noun)"


class ClaimedReader:
    """Reads claims that nouns tell, in one language of the clause grammar."""

    def __init__(self, language: str, nouns: NounPhrases) -> None:
        """Index the nouns for what somebody said, and what opens and closes the claim behind them
        (`claim_joint`, `claim_opener`, `claim_close`).
        """
        lists = lexicon(language)
        self._language = language
        self._nouns = nouns
        self._said = index_of(lists.get("denial_object", ()), language)
        # Without such words the owner stands right behind, in the genitive.
        joints = lists.get("claim_joint", ())
        self._joint = _pattern(joints, r"\s+(?:(?:{})\s+)") if joints else re.compile(r"\s+")
        self._opener = _pattern(lists.get("claim_opener", ()), r"\s*(?:{})\s+")
        self._close = _pattern(lists.get("claim_close", ()), r"\s*(?:{})(?=\s|$)")

    def __call__(self, text: str, named: Sequence[Span]) -> Iterator[Cited]:
        """Yield the first claim that a noun of a sentence tells, with its owner."""
        for noun in self._said.find(as_compared(text, self._language)):
            joint = self._joint.match(text, noun.end)
            if joint is None:
                continue
            source = self._nouns.read(text, joint.end(), len(text), named)
            opener = self._opener.match(text, source.end) if source is not None else None
            if source is None or opener is None:
                continue
            close = self._close.search(text, opener.end())
            end = close.start() if close is not None else len(text)
            content = trimmed(text, opener.end(), end)
            if content is not None and count_words(content.of(text)) >= FEWEST:
                yield frame_of(noun, CLAIMED, content, source)
                return


def _pattern(words: Sequence[str], form: str) -> re.Pattern[str]:
    """Return the pattern of a form with one of some words, the longest first; of none, what never
    matches.
    """
    longest = sorted(words, key=len, reverse=True)
    listed = "|".join(map(re.escape, longest))
    return re.compile(form.format(listed) if listed else "(?!)", re.IGNORECASE)
