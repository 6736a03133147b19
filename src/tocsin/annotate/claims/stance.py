"""What the document's voice does to a proposition: asserts, reports, denies, doubts, speculates,
asks.
"""

import re
from collections.abc import Sequence

from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon
from tocsin.language.passive import is_passive
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.words import words
from tocsin.records import Modality, Stance

# An opinion phrase this near to the beginning governs the sentence.
_OPENING = 30
# So many letters at most stand between a story and the words that call it untrue or unconfirmed.
_NEAR_STORY = 25
_NEAR_UNCONFIRMED = 60
# Untruth is the topic where what is done about it stands so many letters before it.
_TOPIC_REACH = 30
# From this share of capital words on a text is written as a headline.
_HEADED = 0.6
# A day behind the name of a month.
_DAY = re.compile(r"\s+\d{1,2}(?:st|nd|rd|th)?(?!\d)")
_QUESTION = re.compile(r"\?[\"”»’)]*\s*$")


class StanceReader:
    """Reads stance and modality off the word lists of one language."""

    def __init__(self, language: str) -> None:
        """Index the lists."""
        lists = lexicon(language)
        self._language = language
        self._modal = TermIndex([(t, t) for t in lists.get("hedge_modal", ())], exact=True)
        self._modals = frozenset(map(fold, lists.get("hedge_modal", ())))
        self._counted = re.compile(rf" (?:{'|'.join(lists.get('counted_behind', ())) or '(?!)'})")
        self._hedge = TermIndex([(t, t) for t in lists.get("hedge", ())], exact=True)
        self._untrue = TermIndex([(t, t) for t in lists.get("false_story", ())])
        self._topic = TermIndex([(t, t) for t in lists.get("false_topic", ())])
        openers = "|".join(map(re.escape, lists.get("story_opener", ()))) or "(?!)"
        self._story = re.compile(rf"\W+(?:{openers})\b", re.IGNORECASE)
        self._not_false = frozenset(map(fold, lists.get("not_false_story", ())))
        self._unconfirmed = TermIndex([(t, t) for t in lists.get("unconfirmed", ())], exact=True)
        self._negators = frozenset(map(fold, lists.get("possibility_negator", ())))
        self._doubt = TermIndex([(t, t) for t in lists.get("doubt", ())], exact=True)
        self._opinion = TermIndex([(t, t) for t in lists.get("own_opinion", ())], exact=True)
        self._obligation = TermIndex([(t, t) for t in lists.get("obligation", ())], exact=True)
        self._future = TermIndex([(t, t) for t in lists.get("future", ())], exact=True)
        self._conditional = TermIndex([(t, t) for t in lists.get("conditional", ())], exact=True)

    def _false(self, text: str) -> list[Found]:
        """Return the words that call a story untrue.

        A word of another meaning with the same stem is none of them, nor is untruth as a topic
        ("the fight against disinformation").
        """
        hits = [
            f for f in self._untrue.find(text) if fold(text[f.start : f.end]) not in self._not_false
        ]
        if hits:
            return [f for f in hits if not self._is_topic(text, f)]
        return hits

    def _is_topic(self, text: str, hit: Found) -> bool:
        """Return whether a word for untruth only names what is fought, studied or withstood, and
        embeds no story.
        """
        before = self._topic.find(text[max(0, hit.start - _TOPIC_REACH) : hit.start])
        return bool(before) and not self._story.match(text[hit.end :])

    def unconfirmed(self, lead: str) -> bool:
        """Return whether the words directly before an embedded story say that nothing confirms
        it.
        """
        hits = self._unconfirmed.find(lead)
        return bool(hits) and len(lead) - hits[-1].end <= _NEAR_UNCONFIRMED

    def called_false_behind(self, tail: str) -> bool:
        """Return whether the words directly behind an embedded story call it untrue ("reports that
        ... are untrue").
        """
        hits = self._false(tail)
        return bool(hits) and hits[0].start <= _NEAR_STORY

    def called_false_at_end(self, text: str) -> bool:
        """Return whether a clause ends in words that call something untrue."""
        hits = self._false(text)
        return bool(hits) and len(text) - hits[-1].end <= _NEAR_STORY

    def is_question(self, sentence: str) -> bool:
        """Tell whether a sentence asks."""
        return bool(_QUESTION.search(sentence))

    def tells_false(self, text: str) -> bool:
        """Tell whether a text calls a story untrue."""
        return bool(self._false(text))

    def doubts(self, text: str) -> bool:
        """Tell whether a text keeps its distance ("allegedly")."""
        return bool(self._doubt.find(text))

    def hedges(self, text: str) -> bool:
        """Tell whether a text only holds something possible."""
        return any(
            not self._is_no_guess(text, f)
            for f in (*self._hedge.find(text), *self._modal.find(text))
        )

    def _is_no_guess(self, text: str, hit: Found) -> bool:
        """Return whether a word of possibility holds nothing possible: behind a negator, what
        cannot be; a month or a name ("in May").
        """
        before = next(iter(reversed(list(words(text[: hit.start])))), None)
        if before is not None and fold(before.text) in self._negators:
            return True
        if fold(hit.term) not in self._modals or not text[hit.start : hit.end].istitle():
            return False
        day = _DAY.match(text, hit.end)
        dated = day is not None and not self._counted.match(fold(text), day.end())
        return dated or (before is not None and not _is_headed(text))

    def modality(self, text: str) -> Modality:
        """Return how a proposition is put."""
        if self._obligation.find(text):
            return "obligation"
        if self._conditional.find(text):
            return "conditional"
        if self.hedges(text):
            return "possible"
        shortened = any(fold(w.text).endswith("'ll") for w in words(text))
        ahead = self._future.find(text)
        if shortened or any(not is_passive(text, f.start, f.end, self._language) for f in ahead):
            return "future"
        return "certain"

    def stance(
        self,
        clause: str,
        *,
        sentence: str,
        lead: str,
        kinds: Sequence[str],
        attributed: bool,
        is_question: bool,
        coordinated: bool = False,
    ) -> Stance:
        """Return the voice's stance towards a clause.

        `lead` is what the sentence says before and around an embedded clause; `kinds` are the kinds
        of the attributions over it, innermost first; `is_question` says that the clause is what a
        question asks. What somebody is said to deny is never kept as reported of him.
        """
        if attributed:
            innermost = next(iter(kinds), None)
            told_false = innermost == "distance" and self.tells_false(lead)
            if innermost == "denial" or told_false or self.calls_false(lead):
                return "denies"
            doubted = self.doubts(clause) or self.doubts(lead)
            if doubted and innermost != "attitude":
                return "doubts"
            return "reports"
        if is_question:
            return "asks"
        if self.modality(f"{lead} {clause}" if coordinated else clause) == "obligation":
            return "asserts"
        if self.hedges(clause) or self.hedges(lead) or self._own_opinion(sentence):
            return "speculates"
        return "asserts"

    def _own_opinion(self, sentence: str) -> bool:
        """Tell whether a sentence opens as the writer's own opinion, which then holds for all of
        it.
        """
        return any(f.start <= _OPENING for f in self._opinion.find(sentence))

    def calls_false(self, lead: str) -> bool:
        """Tell whether the words directly before an embedded story call it untrue."""
        hits = self._false(lead)
        return bool(hits) and len(lead) - hits[-1].end <= _NEAR_STORY


def _is_headed(text: str) -> bool:
    """Tell whether most words of a text begin with capitals, as in headlines of many papers."""
    listed = [w.text for w in words(text)]
    return sum(w[:1].isupper() for w in listed) > _HEADED * len(listed)
