"""Sorting claims into the closed list of types, by word lists and form. Stems are compared, so any
inflection counts.
"""

import functools
import math
from collections.abc import Callable, Iterable, Sequence
from typing import cast

from tocsin.annotate.acts.words import event_words
from tocsin.annotate.claims.foretold import ForetoldReader
from tocsin.annotate.claims.heads import FeatureReader, HeadInput, head
from tocsin.annotate.claims.preclaims import PreclaimReader
from tocsin.annotate.language import ENGLISH
from tocsin.language.demands import demand_words, is_demanded
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.stems import stem
from tocsin.language.times import time_expressions
from tocsin.language.unmeant import is_unmeant
from tocsin.language.words import words
from tocsin.records import ClaimType, Modality, Record, Stance

# Types that the form of a sentence decides, and those that say nothing in particular.
# A negation stands right before a term in so many words ("pas de menace").
_NEGATION_REACH = 2
# What is held against itself is one of the first words, of so many letters at least.
_OPENING, _NOUN = 3, 4
BY_FORM = ("ask", "cite", "gap")
_PLAIN = ("frame", "state")
_AHEAD = ("future", "conditional", "obligation")
_OF_FORCES = ("mobilize", "retreat")
# Types of which enough claims were labelled for the head to know them.
_LEARNT = ("accuse", "forecast", "intent", "request", "explain", "recommend")
# Types that are known by their words alone, too rare among the labels to be learnt.
_LISTED = ("mobilize", "capability", "threaten", "retreat", "observe", "precedent", "recommend")
# A list's weak words tell its type where the head finds it at least so likely; of forces it has
# seen fewer.
_THINKABLE, _THINKABLE_OF_FORCES = 0.15, 0.1
# From which probability on the head's label is taken against a list, and where no list told; below
# which a list's type cannot stay.
_SURE, _CERTAIN, _POSSIBLE = 0.40, 0.60, 0.04


class Draft(Record, frozen=True):
    """What is known of a claim when its type is asked for; `verb` is the word that attributes
    it.
    """

    text: str
    stance: Stance
    modality: Modality
    attributed: bool
    rule: str
    negated_cue: bool = False
    first_person: bool = False
    kind: str | None = None
    cue: str | None = None
    tells_false: bool = False
    verb: str = ""


def _index(terms: Iterable[str]) -> TermIndex:
    """Return an index of terms."""
    return TermIndex([(t, t) for t in terms])


def _distance(text: str, one: Found, others: Sequence[Found]) -> float:
    """Return how many characters lie between a place in a text and the closest of others; a comma
    between them counts for more than any stretch without.
    """
    between = (text[min(one.end, other.end) : max(one.start, other.start)] for other in others)
    return min((len(gap) + len(text) * gap.count(",") for gap in between), default=math.inf)


class TypeReader:
    """Reads the type of a claim off the word lists of one language."""

    def __init__(self, language: str) -> None:
        """Index the lists called `type_...`."""
        self._language = language
        lists = {
            k.removeprefix("type_"): v
            for k, v in lexicon(language).items()
            if k.startswith("type_")
        }
        self._negations = word_set("negation", language)
        self._relatives = word_set("relative_word", language) | word_set("opens_relative", language)
        self.is_preclaim = PreclaimReader(language)
        self.foretells = ForetoldReader(language, self.is_preclaim)
        self._dangers = _index(lexicon(language).get("danger", ()))
        self._blasts = _index(lexicon(language).get("event_explosion", ()))
        self._harmless = _index(lexicon(language).get("harmless_blast", ()))
        absent = lexicon(language).get("did_not_happen", ())
        self._absent = TermIndex([(t, t) for t in absent], exact=True)
        self._features = FeatureReader(language)
        self._acts = event_words(language)
        self._demands = demand_words(language)
        self._lists = {name: TermIndex([(t, t) for t in terms]) for name, terms in lists.items()}
        weak = {
            k.removeprefix("weak_type_"): v
            for k, v in lexicon(language).items()
            if k.startswith("weak_type_")
        }
        self._strong = {
            name: TermIndex([(t, t) for t in lists[name] if t not in terms])
            for name, terms in weak.items()
        }

    def hits(self, name: str, text: str) -> int:
        """Return how many terms of a list stand in a text."""
        return len(self._places(name, text))

    def explains_a_blast(self, text: str) -> bool:
        """Return whether a text explains a blast by what harms nobody by intent: an exercise, an
        old mine that is disposed of.
        """
        return bool(self._harmless.find(text)) and bool(self._blasts.find(text))

    def __call__(self, draft: Draft) -> ClaimType:
        """Return the first type whose condition holds; the order is from the most telling form to
        the least.
        """
        return next((name for name, holds in self._order() if holds(draft)), "state")

    def settled(self, kind: ClaimType, claim: HeadInput) -> ClaimType:
        """Return the type of a claim that its forms say is of some kind, after the fitted head has
        looked at it.

        What the form alone decides stays, and so do types too rare among the labels to be learnt. A
        type the head has learnt stays where the head finds it possible; else the head's own is
        taken, or no particular type. What no list told takes a type of which the head is certain.
        """
        if kind in BY_FORM or (kind == "accuse" and self.is_preclaim(claim.text)):
            return kind
        if kind == "request" and self._demands.find(claim.cue or ""):
            return kind
        guess = head("types")(self._features(claim))
        appraises = self.hits("frame", claim.text) > 0 or guess.label == "frame"
        plain: ClaimType = "frame" if claim.attributed and appraises else "state"
        if kind in _OF_FORCES:
            least = _THINKABLE_OF_FORCES
        else:
            least = _THINKABLE
        if kind in _LISTED and guess.all[kind] < least and not self._is_strong(kind, claim):
            if guess.probability >= _SURE and guess.label in _LEARNT:
                return cast(ClaimType, guess.label)
            return plain
        if kind in _LEARNT and guess.all[kind] < _POSSIBLE and guess.probability >= _SURE:
            if guess.label in _LEARNT:
                return cast(ClaimType, guess.label)
            return plain
        if kind in _PLAIN and guess.probability >= _CERTAIN and guess.label in _LEARNT:
            return cast(ClaimType, guess.label)
        return plain if kind == "state" and guess.label == "frame" else kind

    def _is_strong(self, kind: ClaimType, claim: HeadInput) -> bool:
        """Tell whether a claim has more for its type than one word that often means something else.

        Where forces move or leave, they are such as can be seen. Harm that is announced lies ahead.
        Else two such words are enough.
        """
        if kind not in self._strong or self._strong[kind].find(claim.text):
            return True
        if claim.cue and stem(claim.cue) in {
            stem(w) for w in word_set(f"cue_of_{kind}", self._language)
        }:
            return True
        if kind == "threaten":
            return claim.modality in _AHEAD
        if kind in _OF_FORCES:
            return self.hits("mobilize_seen", claim.text) > 0
        return self.hits(kind, claim.text) > 1

    def _order(self) -> list[tuple[ClaimType, Callable[[Draft], bool]]]:
        """Return the conditions in order."""
        has = functools.partial(self._has)
        return [
            ("ask", lambda d: d.stance == "asks"),
            ("cite", lambda d: d.first_person and has("cite", d)),
            ("gap", lambda d: d.negated_cue or has("gap", d)),
            ("recommend", self._is_advice),
            ("accuse", lambda d: d.attributed and self.is_preclaim(d.text)),
            ("intent", lambda d: d.rule == "purpose" and not has("retreat", d)),
            ("request", functools.partial(self._is_demanded, "retreat")),
            ("retreat", lambda d: has("retreat", d)),
            ("reject", lambda d: d.attributed and (has("reject", d) or self._denies(d))),
            ("threaten", lambda d: d.attributed and self._is_free("threaten", d.text)),
            (
                "request",
                lambda d: (
                    has("request", d) and not (has("mobilize", d) and has("mobilize_force", d))
                ),
            ),
            ("threaten", lambda d: self._is_cue("threaten", d)),
            ("reject", lambda d: self._is_cue("reject", d)),
            ("request", lambda d: bool(self._demands.find(d.cue or d.verb))),
            ("intent", lambda d: self._is_cue("intent", d)),
            ("mobilize", self._moves_forces),
            (
                "intent",
                lambda d: (
                    not d.attributed
                    and has("intent", d)
                    and d.stance == "speculates"
                    and d.modality != "possible"
                ),
            ),
            (
                "explain",
                lambda d: d.stance == "speculates" and has("explain", d) and not has("forecast", d),
            ),
            (
                "forecast",
                lambda d: d.stance == "speculates" or (d.modality == "future" and not d.attributed),
            ),
            ("capability", lambda d: has("capability", d)),
            ("accuse", lambda d: d.attributed and self._affirms("accuse", d)),
            ("precedent", lambda d: has("precedent", d) or self._reaches_back(d.text)),
            ("accuse", lambda d: self._affirms("accuse", d) and not has("observe", d)),
            ("intent", lambda d: d.rule == "participle" and not has("observe", d)),
            ("observe", lambda d: has("observe", d)),
            ("state", lambda d: has("state", d)),
            ("explain", lambda d: has("explain", d)),
            ("frame", lambda d: has("frame", d) or (d.attributed and self._contrasts(d.text))),
        ]

    def _moves_forces(self, draft: Draft) -> bool:
        """Tell whether a claim says that forces move: it names them, or says so twice; and it is
        not of the wounded, refugees or aid that a word of movement is said.
        """
        twice = draft.attributed and self.hits("mobilize", draft.text) > 1
        names = twice or self._has("mobilize_force", draft)
        return names and self._affirms("mobilize", draft) and not self._moves_others(draft.text)

    def _moves_others(self, text: str) -> bool:
        """Tell whether whoever is no force stands closer to each word of movement than a force."""
        moves = self._places("mobilize", text)
        forces, others = self._places("mobilize_force", text), self._places("mobilize_other", text)
        return bool(others) and all(
            _distance(text, move, others) < _distance(text, move, forces) for move in moves
        )

    def _places(self, name: str, text: str) -> list[Found]:
        """Return where the terms of a list stand in a text."""
        index = self._lists.get(name)
        return index.find(text) if index else []

    def _denies(self, draft: Draft) -> bool:
        """Tell whether a claim is called untrue, or says that an act of force was not: "there was
        no explosion", "we attacked nobody".
        """
        if draft.tells_false or self._is_unmeant(draft.text):
            return True
        acts = [*self._blasts.find(draft.text)]
        if "accuse" in self._lists:
            acts += self._lists["accuse"].find(draft.text)
        if acts and self._absent.find(draft.text):
            return True
        before = ([fold(w.text) for w in words(draft.text, 0, act.start)] for act in acts)
        return any(self._negates(w) for near in before for w in near[-_NEGATION_REACH:])

    def _is_unmeant(self, text: str) -> bool:
        """Tell whether a claim says of an act that nobody means to do it."""
        return any(
            is_unmeant(text, act.start, act.end, self._language)
            for of_type in self._acts.find(text).values()
            for act in of_type
        )

    def _contrasts(self, text: str) -> bool:
        """Tell whether a text holds a thing against itself: "the Osmia of today is not the Osmia
        of old".
        """
        listed = [fold(w.text) for w in words(text)]
        turn = next((n for n, w in enumerate(listed) if self._negates(w)), len(listed))
        opening = {w for w in listed[:_OPENING] if len(w) >= _NOUN}
        return turn < len(listed) and any(w in opening for w in listed[turn:])

    def _negates(self, word: str) -> bool:
        """Tell whether a word, folded, negates."""
        return word in self._negations or word.endswith("n't")

    def _is_advice(self, draft: Draft) -> bool:
        """Tell whether a claim in nobody else's words says what ought to be done.

        What is only expected of a thing named before is no advice: "systems, which should provide
        cover".
        """
        if draft.attributed or draft.modality != "obligation":
            return False
        first = next(words(draft.text), None)
        return first is None or fold(first.text) not in self._relatives

    def _affirms(self, name: str, draft: Draft) -> bool:
        """Tell whether a term of a list stands in the claim with no negation before it: "no sign of
        mines" accuses nobody.
        """
        index = self._lists.get(name)
        if index:
            first = min((f.start for f in index.find(draft.text)), default=None)
        else:
            first = None
        if first is None:
            return False
        before = (fold(w.text) for w in words(draft.text, 0, first))
        return not any(self._negates(w) for w in before)

    def _is_free(self, name: str, text: str) -> bool:
        """Tell whether a term of a list stands in a text with no negation right before it: "there
        is no threat" threatens nobody, nor does "because of the threat of shelling".
        """
        index = self._lists.get(name)
        dangers = self._dangers.find(text)
        for hit in index.find(text) if index else ():
            if any(d.start <= hit.start < d.end for d in dangers):
                continue
            before = [fold(w.text) for w in words(text, 0, hit.start)][-_NEGATION_REACH:]
            if not any(self._negates(w) for w in before):
                return True
        return False

    def _is_cue(self, name: str, draft: Draft) -> bool:
        """Tell whether the word that attributes a claim tells its type: what somebody pledges to do
        he intends.
        """
        return draft.cue is not None and stem(draft.cue) in {
            stem(w) for w in word_set(f"cue_of_{name}", self._language)
        }

    def _is_demanded(self, name: str, draft: Draft) -> bool:
        """Tell whether what a list names is only asked for: "demanded the withdrawal of troops"."""
        index = self._lists.get(name)
        hits = index.find(draft.text) if index else []
        if not hits:
            return False
        is_cue = bool(self._demands.find(draft.cue or draft.verb))
        return is_cue or all(
            is_demanded(draft.text, hit.start, hit.end, self._language) for hit in hits
        )

    def _reaches_back(self, text: str) -> bool:
        """Tell whether a text says since which year or decade acts have been done again and again;
        what has only stood or worked since then is no earlier case.
        """
        if not self._acts.find(text):
            return False
        return any(
            w.role == "since" and w.anchor == "absolute"
            for _, w in time_expressions(text, self._language)
        )

    def _has(self, name: str, draft: Draft) -> bool:
        """Tell whether any term of a list stands in the claim."""
        return self.hits(name, draft.text) > 0


def missing_field(text: str, language: str) -> str:
    """Return what a text says is not told: the stems of the object, as words, or "unspecified"."""
    fillers = {stem(word) for word in ENGLISH.words("gap_filler")}
    verbs = {stem(term) for term in lexicon(language).get("type_gap_verb", ())}
    skipped = fillers | verbs
    kept = [word.text.casefold() for word in words(text) if stem(word.text) not in skipped]
    return " ".join(kept[-4:]) or "unspecified"
