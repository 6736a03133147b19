"""Whether the words of a claim show what an indicator says, or only speak of it.

The name of an indicator says whether it looks for something that is done ("the power is lost"), for
something told beforehand, or for either ("talks are offered or held"). A claim that plans, asks
for, averts or remembers an act shows no act, and one that blames somebody for what is over tells
nothing beforehand. The word lists are in `language/lexicon/*/showing.yml`.
"""

import functools
import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from tocsin.assess.people_taken import takes_people
from tocsin.language.conditions import is_in_condition
from tocsin.language.fold import fold
from tocsin.language.gapped import GappedPhrases
from tocsin.language.lexicon import LANGUAGES, lexicon, word_set
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.plans import ends_in_infinitive
from tocsin.language.signs import is_shown_by_nothing
from tocsin.language.stems import stem
from tocsin.language.words import words
from tocsin.records import Claim, EventName, Indicator, ObserveClaim, ObserveEvent, ObserveSilence

Tense = Literal["done", "ahead", "either"]

# The flag of claims that somebody prepares a hostile act.
_PRECLAIM = "preclaim"
# Types of claims that are acts by themselves: whoever looks for them looks for words.
_OF_WORDS = frozenset(
    ("accuse", "ask", "forecast", "gap", "intent", "recommend", "reject", "request", "threaten")
)
# Events that consist in words, or are reported before they come.
_SPOKEN = frozenset(
    (
        "accusation",
        "alleged_destabilisation",
        "appeal_for_dialogue",
        "coup_plot",
        "denial",
        "historical",
        "narrative_campaign",
        "protective_messaging",
        "request_for_forces",
        "support",
        "threat",
    )
)
# Acts that somebody has to have done before they show anything.
DONE: Final[tuple[EventName, ...]] = (
    "attack",
    "explosion",
    "seizure",
    "arrest",
    "leak",
    "unrest_with_deaths",
    "sabotage",
    "overflight",
    "cyber_attack",
    "hoax_call",
)
# Claims of these types, and put in these ways, tell of nothing that is done; and these look ahead.
_NOT_DONE = frozenset(("forecast", "intent", "recommend", "request"))
_NOT_YET = frozenset(("conditional", "future", "obligation", "possible"))
_LOOKS_AHEAD = frozenset(("forecast", "intent", "threaten"))
_TO_COME = frozenset(("future", "possible"))
# Claims of these types are made under conditions: "if they attack, we shall answer".
_WITH_CONDITIONS = frozenset(("forecast", "intent", "recommend", "request", "threaten"))
# Lists of words by which an event of a type is another act than a site suffers or changes hands by:
# an attack that was met, and those who attack; people and goods that are taken, what is given back.
_OTHER_ACTS: Mapping[str, tuple[str, ...]] = {
    "attack": ("defence_act", "attack_doer", "weapon_held"),
    "seizure": ("not_seized",),
}
# Acts that a blast may be taken for which is none: a mine that is disposed of, an exercise.
_BLASTS = frozenset(("attack", "explosion", "sabotage"))
# Events of forces that come or stay; words by which they leave, before or among those for the act,
# tell the contrary ("evacuated what was left of the garrison").
_COMING = frozenset(("force_arrival", "force_deployment", "troop_transfer"))
# Lists that are compared as they are written: "invaders" share their stem with "invaded".
_AS_WRITTEN = frozenset(("attack_doer",))
# So far before a word, in letters, stands what makes it planned, denied or undone; and so far
# behind it.
_BEFORE, _BEHIND, _UNDONE = 60, 40, 40
# So many words before a word for harm a text may say that it is only what others act on.
_GROUND = 4
# A negation this many words before a term, or nearer, takes it back ("no sign of it"); prepositions
# are not counted ("received no word of it"). What was promised is negated so few words behind.
_NEGATIONS, _BRIDGES = word_set("negation"), word_set("negation_bridge")
_NEGATION_REACH, _PROMISED = 3, 6
_STOP = re.compile(r"[.;!?\n]")
_STOP_OR_COMMA = re.compile(r"[.,;:!?\n]| [—–-] ")
# A stem of so few letters is shared by words that have nothing else in common.
_SHORT_STEM = 3


def tense_of(indicator: Indicator) -> Tense:
    """Return what an indicator looks for: its conditions say it, or else its name."""
    want = indicator.observe
    if isinstance(want, ObserveEvent | ObserveSilence) and want.statuses:
        return "either"
    if _names("name_ahead").find(indicator.name):
        return "ahead"
    if isinstance(want, ObserveClaim) and _OF_WORDS.intersection(want.types):
        return "either"
    return "either" if _names("name_either").find(indicator.name) else "done"


def is_spoken(event_type: str) -> bool:
    """Return whether events of a type consist in words, and so are done when they are said."""
    return event_type in _SPOKEN


def blames(claim: Claim, language: str | None, indicator: Indicator) -> bool:
    """Return whether a claim of hostile acts accuses somebody, where the name of the indicator
    looks for an accusation; "the enemy is on the offensive" is a report.
    """
    if claim.type != "accuse" or not _names("name_accuse").find(indicator.name):
        return True
    return _PRECLAIM in claim.flags or showing_in(language).has_blame(claim)


def tells_another_act(
    event_type: str, language: str | None, text: str, hits: Sequence[Found], indicator: Indicator
) -> bool:
    """Return whether all words for an act of a type in a text tell of another one, for which the
    name of the indicator does not ask: people who are taken where a place is to be seized, an
    attack that was met, those who attack or what they carry where a site is to suffer one; a blast
    of an exercise or of a mine that is disposed of; forces that leave where they are to come.
    """
    if event_type in _COMING and not _names("forces_leave").find(indicator.name):
        return showing_in(language).leaves(text, hits)
    if event_type in _BLASTS and showing_in(language).is_harmless(text):
        return True
    others = [n for n in _OTHER_ACTS.get(event_type, ()) if not _names(n).find(indicator.name)]
    if event_type == "seizure" and others and takes_people(text, hits):
        return True
    return bool(others) and showing_in(language).only(others, text, hits)


def alike(hit: Found, text: str) -> bool:
    """Return whether a word of a text is a form of the term it was found by, and no other word
    whose short stem it shares ("ранее" and "ранены").
    """
    written = [fold(w.text) for w in words(text, hit.start, hit.end)]
    listed = [fold(w.text) for w in words(hit.term)]
    return len(written) != len(listed) or all(map(_is_form, written, listed))


def is_negated(text: str, hit: Found, language: str | None = None) -> bool:
    """Return whether a negation stands right before a term, or a few words before it."""
    before = [fold(w.text) for w in words(text, 0, hit.start)]
    counted = [w for w in before if w not in _BRIDGES]
    negations = _negations(language)
    return any(w in negations or w.endswith("n't") for w in counted[-_NEGATION_REACH:])


@functools.cache
def _negations(language: str | None) -> frozenset[str]:
    """Return the words that negate in a language, and those of the languages read together."""
    own = word_set("negation", language) if language in LANGUAGES and language else frozenset[str]()
    return _NEGATIONS | frozenset(map(fold, own))


def _is_negative(hit: Found) -> bool:
    """Return whether a term says that something is not: of "have not yet seen" it takes the
    negation, which then plans nothing.
    """
    return any(fold(w.text) in word_set("negation") for w in words(hit.term))


def _is_form(written: str, listed: str) -> bool:
    """Return whether two words that share a stem are forms of one."""
    shared = stem(listed)
    if written.endswith(_adjectives()) and not listed.endswith(_adjectives()):
        return False
    if len(shared) > _SHORT_STEM or min(len(written), len(listed)) <= _SHORT_STEM:
        return True
    return written[: len(listed) - 1] == listed[:-1]


class Showing:
    """Tells in one language what the words of claims show."""

    def __init__(self, language: str | None) -> None:
        """Index the lists of a language; of one that nobody has written lists for, there are
        none.
        """
        lists = lexicon(language) if language in LANGUAGES and language else {}
        self._language = language
        self._english = language == "en"
        self._active = lists.get("active_ending", ()) or ("\0",)
        self._going_on = frozenset(lists.get("behind_ended", ()))
        self._infinitives = lists.get("undone_ending", ()) or ("\0",)

        def index(*names: str) -> TermIndex:
            return TermIndex([(t, t) for n in names for t in lists.get(n, ())], exact=True)

        self._planned = index("planned_event", "planned_showing")
        self._behind = index("planned_behind", "planned_last")
        self._undone = index("undone")
        self._tried = index("only_tried")
        self._denied_behind = index("denied_last")
        self._denied = index("denied_event")
        self._past = index("historical_event")
        self._once = index("once_showing")
        self._leaves = index("forces_leave")
        self._pointers = index("pointer_opening")
        self._promises = index("promise_word")
        self._blame = TermIndex([(t, t) for t in lists.get("blame_word", ())])
        self._blaming = index("blame_cue")
        self._ground = index("ground_before")
        self._ground_behind = index("ground_behind")
        self._others = {
            n: TermIndex([(t, t) for t in lists.get(n, ())], exact=n in _AS_WRITTEN)
            for names in _OTHER_ACTS.values()
            for n in names
        }
        self._brought_down = GappedPhrases(lists.get("brought_down", ()), language or "")
        phrases = [
            t for n in ("no_event", "no_event_forms", "no_harm_forms") for t in lists.get(n, ())
        ]
        self._other_words = TermIndex([(t, t) for t in phrases], exact=True)
        self._harmless = TermIndex([(t, t) for t in lists.get("harmless_blast", ())])
        self._harm = TermIndex([(t, t) for t in lists.get("preclaim_act", ())])

    def without_phrases(self, text: str, hits: Sequence[Found]) -> list[Found]:
        """Return the words for an act that are no part of a longer phrase in which they name none
        ("demonstrate their will").
        """
        if not hits:
            return []
        phrases = self._other_words.find(text, overlapping=True)
        return [h for h in hits if not any(_holds_more(p, h) for p in phrases)]

    def shows(self, claim: Claim, hits: Sequence[Found], indicator: Indicator) -> bool:
        """Return whether a claim shows what an indicator looks for; `hits` are its words for it,
        none where the claim as a whole tells it.
        """
        if self.is_pointer(claim.text):
            return False
        tense = tense_of(indicator)
        if tense == "either":
            return self._holds(claim, hits, indicator)
        if tense == "ahead":
            return self._is_ahead(claim, hits)
        if self._is_not_done(claim, indicator):
            return False
        return not hits or any(
            self.is_done(claim.text, h, undone=not _names("undone").find(indicator.name))
            for h in hits
        )

    def _holds(self, claim: Claim, hits: Sequence[Found], indicator: Indicator) -> bool:
        """Return whether what is looked for, done or only said, is neither undone by a claim nor
        one of old.
        """
        if not hits:
            return True
        if self._once.find(claim.text):
            return False
        if _names("undone").find(indicator.name) or _names("name_against").find(indicator.name):
            return True
        if claim.type not in _WITH_CONDITIONS:
            hits = [h for h in hits if not self._is_conditional(claim.text, h)]
        if _PRECLAIM in claim.flags:
            hits = [h for h in hits if not self._is_behind_harm(claim.text, h)]
        return any(not self._is_undone(claim.text, h, said=True) for h in hits)

    def _is_behind_harm(self, text: str, hit: Found) -> bool:
        """Return whether a word stands in the clause of a hostile act and behind it: in "they plan
        to kill a leader of the protest" no protest is reported.
        """
        harm = (h for h in self._harm.find(text) if h.end <= hit.start)
        return any(not _STOP_OR_COMMA.search(text[h.end : hit.start]) for h in harm)

    def _is_not_done(self, claim: Claim, indicator: Indicator) -> bool:
        """Return whether a claim as a whole tells of what is to come, is asked for, or is long
        past.
        """
        if claim.modality in _NOT_YET or _PRECLAIM in claim.flags or self._past.find(claim.text):
            return True
        if self._once.find(claim.text):
            return True
        return claim.type in _NOT_DONE and claim.type not in getattr(indicator.observe, "types", ())

    def _is_ahead(self, claim: Claim, hits: Sequence[Found]) -> bool:
        """Return whether a claim says beforehand that harm will be done."""
        if _PRECLAIM in claim.flags:
            return True
        harm = hits or self._harm.find(claim.text)
        harm = [
            h
            for h in harm
            if not self._is_ground(claim.text, h) and not self._is_conditional(claim.text, h)
        ]
        if not harm or all(self._is_denied(claim.text, h) for h in harm):
            return False
        return claim.modality in _TO_COME or claim.type in _LOOKS_AHEAD

    def _is_ground(self, text: str, hit: Found) -> bool:
        """Return whether a word for harm tells of what is known, on which others act ("talks amid
        the attacks", "aid against aggression").
        """
        before = _STOP_OR_COMMA.split(text[max(0, hit.start - _BEFORE) : hit.start])[-1]
        last = [w.text for w in words(before)][-_GROUND:]
        behind = _STOP_OR_COMMA.split(text[hit.end : hit.end + _UNDONE])[0]
        first = [w.text for w in words(behind)][:1]
        return bool(self._ground.find(" ".join(last)) or self._ground_behind.find(" ".join(first)))

    def is_done(self, text: str, hit: Found, *, undone: bool) -> bool:
        """Return whether an act is said to be done: not planned, denied or, where it matters,
        undone.
        """
        if self._is_planned(text, hit) or self._is_denied(text, hit):
            return False
        if self._is_conditional(text, hit):
            return False
        if is_shown_by_nothing(text, hit.start, hit.end, self._language):
            return False
        return not (undone and self._is_undone(text, hit))

    def only(self, names: Sequence[str], text: str, hits: Sequence[Found]) -> bool:
        """Return whether all words for an act in a text stand in some lists of other acts; without
        any, whether a word of these lists stands there.
        """
        kind = [f for n in names for f in self._others[n].find(text, overlapping=True)]
        down = self._brought_down(text) if "defence_act" in names else None
        if down is not None:
            kind.append(Found(*down, "defence_act", ""))
        return _only(kind, hits)

    def is_harmless(self, text: str) -> bool:
        """Return whether a text explains a blast by what harms nobody by intent."""
        return bool(self._harmless.find(text))

    def leaves(self, text: str, hits: Sequence[Found]) -> bool:
        """Return whether all words for forces that come or stay stand behind, in their clause, or
        among words by which they leave; without any, whether such a word stands there.
        """
        gone = self._leaves.find(text, overlapping=True)
        if not hits:
            return bool(gone)
        return all(any(_is_led_by(text, g, h) for g in gone) for h in hits)

    def has_blame(self, claim: Claim) -> bool:
        """Return whether a claim, or the word by which somebody says it, blames."""
        cues = (h.cue for h in claim.chain[:-1] if h.cue)
        return bool(self._blame.find(claim.text)) or any(self._blaming.find(c) for c in cues)

    def is_pointer(self, text: str) -> bool:
        """Return whether a text only says where there is more: "Read more on the protests"."""
        first = next(words(text), None)
        return first is not None and any(
            f.start == first.start for f in self._pointers.find(text, overlapping=True)
        )

    def is_of_promise(self, text: str) -> bool:
        """Return whether a text speaks of a promise not to do something: who denies or doubts that
        denies no harm.
        """
        for promise in self._promises.find(text, overlapping=True):
            behind = itertools.islice(words(text, promise.start), _PROMISED)
            if any(fold(w.text) in _NEGATIONS for w in behind):
                return True
        return False

    def _is_planned(self, text: str, hit: Found) -> bool:
        """Return whether an act lies ahead: by words before or behind it in its clause, or an
        infinitive.
        """
        before = _STOP.split(text[max(0, hit.start - _BEFORE) : hit.start])[-1]
        clause = before + text[hit.start : hit.end]
        planned = [f for f in self._planned.find(clause) if not _is_title(clause, f)]
        if _is_negative(hit):
            planned = [f for f in planned if f.end <= len(before)]
        if planned:
            return True
        if self._is_infinitive(text, hit):
            return True
        if self._behind.find(_STOP.split(text[hit.end : hit.end + _BEHIND])[0]):
            return True
        return self._english and ends_in_infinitive(before)

    def _is_conditional(self, text: str, hit: Found) -> bool:
        """Return whether an act stands in a condition."""
        return is_in_condition(text, hit.start, self._language)

    def _is_infinitive(self, text: str, hit: Found) -> bool:
        """Return whether an act is named by an infinitive, where its term is none: "призвал
        осудить".
        """
        written = fold(text[hit.start : hit.end]).split(" ")[0]
        listed = fold(hit.term).split(" ")[0]
        return written.endswith(self._infinitives) and not listed.endswith(self._infinitives)

    def _is_denied(self, text: str, hit: Found) -> bool:
        """Return whether words beside an act say that it was not."""
        before = _STOP_OR_COMMA.split(text[max(0, hit.start - _UNDONE) : hit.start])[-1]
        behind = _STOP_OR_COMMA.split(text[hit.end : hit.end + _UNDONE])[0]
        return bool(self._denied.find(before) or self._denied_behind.find(behind))

    def _is_undone(self, text: str, hit: Found, *, said: bool = False) -> bool:
        """Return whether words beside an act say that it is over, was averted or only tried; of an
        act that is only `said`, an attempt is one, and a purpose behind it undoes nothing ("told
        them to leave and to avoid it").
        """
        before = _STOP_OR_COMMA.split(text[max(0, hit.start - _UNDONE) : hit.start])[-1]
        behind = _STOP_OR_COMMA.split(text[hit.end : hit.end + _UNDONE])[0]
        ends = self._undone.find(behind)
        if said and self._english:
            ends = [f for f in ends if behind[: f.start].split()[-1:] != ["to"]]
        if not said and self._tried.find(before):
            return True
        return bool(self._undone.find(before)) or any(not self._acts(behind, f) for f in ends)

    def _acts(self, behind: str, ending: Found) -> bool:
        """Return whether it is the act that ends something else: "the power cut stopped the
        cranes".
        """
        if behind[: ending.start].strip():
            return False
        if not self._english:
            return fold(behind[ending.start : ending.end]).endswith(self._active)
        after = behind[ending.end :].split()
        is_verb = ending.term.endswith(("ed", "s")) and " " not in ending.term
        return is_verb and bool(after) and fold(after[0]) not in self._going_on


def _holds_more(phrase: Found, word: Found) -> bool:
    """Return whether a phrase holds a word and more."""
    inside = phrase.start <= word.start and word.end <= phrase.end
    return inside and (phrase.start, phrase.end) != (word.start, word.end)


def _is_led_by(text: str, leading: Found, hit: Found) -> bool:
    """Return whether a word stands before another in its clause, within a few words, or holds
    it.
    """
    if leading.start <= hit.start and hit.end <= leading.end:
        return True
    between = text[leading.end : hit.start] if leading.end <= hit.start else ","
    return len(between) <= _UNDONE and not _STOP_OR_COMMA.search(between)


def _only(kind: Sequence[Found], hits: Sequence[Found]) -> bool:
    """Return whether all words for an act are of one kind; without any, whether there are some of
    that kind.
    """
    if not hits:
        return bool(kind)
    return all(any(k.start <= h.start and h.end <= k.end for k in kind) for h in hits)


@functools.cache
def showing_in(language: str | None) -> Showing:
    """Return the reader of a language, built once."""
    return Showing(language)


@functools.cache
def act_words(language: str | None, types: tuple[str, ...]) -> TermIndex:
    """Return the words for events of some types in a language."""
    lists = lexicon(language) if language in LANGUAGES and language else {}
    return TermIndex([(t, t) for n in types for t in lists.get(f"event_{n}", ())])


@functools.cache
def _names(name: str) -> TermIndex:
    """Return a list of words that stand in names of indicators, in every language."""
    return TermIndex([(t, t) for t in sorted(word_set(name))])


@functools.cache
def _adjectives() -> tuple[str, ...]:
    """Return what adjectives end in that only share their stem with a noun."""
    return tuple(sorted(word_set("noun_to_adjective"))) or ("\0",)


def _is_title(text: str, hit: Found) -> bool:
    """Return whether a word stands with a capital inside a text: a month or a name ("on May
    12").
    """
    surface = text[hit.start : hit.end]
    return surface.istitle() and hit.start > 0
