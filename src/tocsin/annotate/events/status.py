"""What a text knows of an act: that it happened, is to come, did not happen, is taken as known, or
is years ago.

Read off the words around the word for the act; whether the claim as a whole is denied or about the
future comes with the claim.
"""

import datetime as dt
import functools
import re
from typing import NamedTuple

from tocsin.annotate.claims.preclaims import PRECLAIM
from tocsin.annotate.language import language_of
from tocsin.language.demands import demand_words
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.plans import ends_in_infinitive, tells_a_plan
from tocsin.language.signs import is_shown_by_nothing
from tocsin.language.unmeant import is_unmeant
from tocsin.language.words import words
from tocsin.records import Claim, EventName, EventStatus, Span

# A time that ended before this year is history, if it is told in seasons and years.
_HISTORIC_BEFORE = 1991
# What ended so many days before its document, in another year, is history too.
_LONG_PAST = 180
# So many words before an act a negation takes it back.
_REACH = 2
# So far before an act, in letters, stands what makes it planned or taken as known.
_AHEAD, _KNOWN = 60, 24
# So far before an act, in letters, its relative clause may begin.
_CLAUSE = 80
# So far before or behind an act stands what says that it was not.
_DENIED = 40
# So near its opening, in letters, a claim tells what the word that attributes it is about.
_OPENING = 40
# So far behind an act, in letters, stands the colon of a label that names what a text is about.
_LABEL = 24
_STOP = re.compile(r"[.;!?\n]")
_STOP_OR_COMMA = re.compile(r"[.,;:!?\n]| [—–-] ")
_OPENS_INFINITIVE = re.compile(r"\s*to [a-z]")
# Claims of these types tell of what is to come.
_PLANS = ("intent", "forecast", "request", "recommend", "threaten")
# Acts that consist in words which others call untrue: that they are does not mean that they were
# not.
_OF_WORDS: tuple[EventName, ...] = ("accusation", "narrative_campaign", "threat", "denial")


# Acts that are done by being said: who threatens or accuses today has done so, whatever is to come.
_SPOKEN: tuple[EventName, ...] = ("accusation", "threat")


class ActStatus(NamedTuple):
    """What a text says of one act: its status, and whether it was not."""

    status: EventStatus
    absent: bool


class StatusReader:
    """Reads the status of acts in one language."""

    def __init__(self, language: str) -> None:
        """Index the lists `..._event`."""
        lists = lexicon(language)
        self._code, self._language = language, language_of(language)

        def index(name: str) -> TermIndex:
            return TermIndex([(t, t) for t in lists.get(name, ())], exact=True)

        self._planned, self._denied = index("planned_event"), index("denied_event")
        self._behind, self._denied_behind = index("planned_behind"), index("denied_last")
        self._cues, self._demands = index("planned_cue"), demand_words(language)
        self._promises, self._done = index("promise_word"), index("done_by_infinitive")
        self._historical, self._known = index("historical_event"), index("presupposed_event")
        self._absent = TermIndex([(t, t) for t in sorted(word_set("did_not_happen", language))])
        self._relatives = frozenset(map(fold, word_set("relative_of_event", language)))
        self._negations = word_set("negation", language)
        self._not_denying = {fold(w) for w in word_set("not_denying", language)}

    def __call__(
        self, claim: Claim, act: Span | None, name: EventName, day: dt.date | None = None
    ) -> ActStatus:
        """Return what a claim says of an act, whose words stand at `act` in the claim's text; `day`
        is that of its document.
        """
        at = act or Span(start=0, end=len(claim.text))
        if name in _OF_WORDS:
            absent = self._negated_at(claim.text, at.start)
        else:
            absent = claim.stance == "denies" or self._is_absent(claim.text, at)
            absent = absent or is_shown_by_nothing(claim.text, at.start, at.end, self._code)
            absent = absent and not self._is_promised_not(claim.text, at)
            absent = absent or self._is_unmeant(claim, act)
        if _is_of_past_year(claim, day):
            return ActStatus("historical", absent)
        return ActStatus(self._status(claim, at, act is not None, name), absent)

    def _status(self, claim: Claim, act: Span, named: bool, name: EventName) -> EventStatus:
        """Return the status of an act that a claim does not deny."""
        if name == "historical" or is_historic(claim) or self._historical.find(claim.text):
            return "historical"
        if name in ("request_for_forces", "appeal_for_dialogue"):
            return "presupposed"
        if PRECLAIM in claim.flags:
            return "planned"
        if name in _SPOKEN:
            return self._claimed(claim)
        if self._is_planned(claim, act, named) or (named and self._is_unmeant(claim, act)):
            return "planned"
        if named and self._is_meant(claim, act):
            return "planned"
        if named and (claim.type == "explain" or self._is_known(claim.text, act)):
            return "presupposed"
        return self._claimed(claim)

    def _claimed(self, claim: Claim) -> EventStatus:
        """Return the status of an act that is told as done: by the text, or by somebody in it."""
        if len(claim.chain) > 1:
            return "claimed_by_party"
        return "claimed"

    def _is_planned(self, claim: Claim, act: Span, named: bool) -> bool:
        """Return whether an act is to come: by words before it in its clause, an infinitive, or
        else the form of its claim.
        """
        if not named:
            if claim.modality == "future":
                return True
            return claim.type in _PLANS or bool(_OPENS_INFINITIVE.match(claim.text))
        begin = max(0, act.start - _AHEAD)
        cut = _STOP.split(claim.text[begin : act.start])[-1]
        clause = cut + claim.text[act.start : act.end]
        behind = _STOP.split(claim.text[act.end : act.end + _AHEAD])[0]
        ahead = [f for f in self._planned.find(clause) if not _is_title(clause, f)]
        if ahead and not self._is_passive(clause, ahead, behind):
            return True
        if self._behind.find(behind):
            return True
        label, colon, rest = behind.partition(":")
        if colon and len(label) <= _LABEL and self._planned.find(rest):
            return True  # "Shelling of the coast: the fleet can launch missiles"
        return self._is_infinitive(claim.text, cut)

    def _is_unmeant(self, claim: Claim, act: Span | None) -> bool:
        """Return whether a claim says of an act it names that nobody means to do it."""
        return act is not None and is_unmeant(claim.text, act.start, act.end, self._code)

    def _is_passive(self, clause: str, ahead: list[Found], behind: str) -> bool:
        """Return whether what looks ahead before an act is only the verb of a passive in the
        present, as in German: "wird beschossen", not "wird beschossen werden".
        """
        auxiliaries, forms = self._passive
        if forms is None or any(fold(f.term) not in auxiliaries for f in ahead):
            return False
        said = [fold(w.text) for w in words(clause)]
        after = next((fold(w.text) for w in words(behind)), "")
        soon = not self._soon.isdisjoint(said)
        return bool(forms.fullmatch(said[-1])) and after not in auxiliaries and not soon

    @functools.cached_property
    def _passive(self) -> tuple[frozenset[str], re.Pattern[str] | None]:
        """Return the verbs of a passive in the present and the form of its participles, folded;
        no form where the language has none that looks like the future.
        """
        lists = lexicon(self._code)
        forms = "|".join(lists.get("participle_forms", ()))
        verbs = frozenset(map(fold, lists.get("passive_present", ())))
        return verbs, re.compile(forms) if forms else None

    @functools.cached_property
    def _soon(self) -> frozenset[str]:
        """Return the words that put a present into the future ("tomorrow"), folded."""
        return frozenset(map(fold, lexicon(self._code).get("soon_word", ())))

    def _is_infinitive(self, text: str, before: str) -> bool:
        """Return whether a bare infinitive tells of what is to come, behind no verb by which it is
        done: "troops to leave", not "continued to fire".
        """
        if not self._language.infinitive_plans:
            return False
        if ends_in_infinitive(before):
            return not self._done.find(before)
        return bool(_OPENS_INFINITIVE.match(text))

    def _is_meant(self, claim: Claim, act: Span) -> bool:
        """Return whether the word that attributes a claim threatens, fears, plans or demands what
        the claim opens with: "menace de frappes".
        """
        cue = claim.chain[0].cue or ""
        if not (self._cues.find(cue) or self._demands.find(cue) or tells_a_plan(cue)):
            return False
        before = claim.text[: act.start]
        return len(before) <= _OPENING and not _STOP_OR_COMMA.search(before)

    def _is_known(self, text: str, act: Span) -> bool:
        """Return whether an act is taken as known: "condemned the attack", or a relative clause
        leans on it: "the militants who shelled the town".
        """
        before = _STOP.split(text[max(0, act.start - _KNOWN) : act.start])[-1]
        if self._known.find(before):
            return True
        clause = _STOP_OR_COMMA.split(text[max(0, act.start - _CLAUSE) : act.start])[-1]
        return any(fold(w.text) in self._relatives for w in words(clause))

    def _is_absent(self, text: str, act: Span) -> bool:
        """Return whether a text says of an act that it was not: "no explosions", "explosions did
        not happen".
        """
        if self._absent.find(text[act.end :]) or self._negated_at(text, act.start):
            return True
        behind = _STOP_OR_COMMA.split(text[act.end : act.end + _DENIED])[0]
        if self._denied_behind.find(behind):
            return True
        before = _STOP_OR_COMMA.split(text[max(0, act.start - _DENIED) : act.start])[-1]
        last = [fold(w.text) for w in words(before)][-1:]
        return self._not_denying.isdisjoint(last) and bool(self._denied.find(before))

    def _is_promised_not(self, text: str, act: Span) -> bool:
        """Return whether somebody promises not to do an act, of which nobody says that it was not
        done: "promises not to attack".
        """
        before = _STOP.split(text[max(0, act.start - _AHEAD) : act.start])[-1]
        promised = self._promises.find(before)
        return bool(promised) and any(
            self._is_negation(w.text) for w in words(before[promised[-1].start :])
        )

    def _is_negation(self, word: str) -> bool:
        """Return whether a word negates."""
        return fold(word) in self._negations or fold(word).endswith("n't")

    def _negated_at(self, text: str, start: int) -> bool:
        """Return whether one of the two words before a place is a negation."""
        before = [fold(w.text) for w in words(text, 0, start)][-_REACH:]
        if before and before[-1] in self._not_denying:
            return False
        return any(self._is_negation(w) for w in before)


def _is_title(text: str, hit: Found) -> bool:
    """Return whether a word stands with a capital inside a text: a month or a name ("on May
    12").
    """
    surface = text[hit.start : hit.end]
    return surface.istitle() and hit.start > 0 and not surface.islower()


@functools.cache
def status_reader(language: str) -> StatusReader:
    """Return the reader of a language, built once."""
    return StatusReader(language)


def is_historic(claim: Claim) -> bool:
    """Return whether a claim speaks of a time long past."""
    when = claim.when
    if when is None or when.end is None:
        return False
    if when.precision not in ("season", "year"):
        return False
    return when.role == "at" and when.end.year < _HISTORIC_BEFORE


def _is_of_past_year(claim: Claim, day: dt.date | None) -> bool:
    """Return whether a claim dates what it tells into a year before that of its document, and no
    mere weeks back.
    """
    when = claim.when
    if (
        day is None
        or when is None
        or when.role != "at"
        or when.end is None
        or when.anchor != "absolute"
    ):
        return False
    far = when.precision == "year" or (day - when.end).days > _LONG_PAST
    return when.end.year < day.year and far
