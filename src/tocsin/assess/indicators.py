"""Looking for the indicators a problem declares.

Each is found in named records, with its origins, or its absence is distinguished from not having
looked.
"""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tocsin.assess.binding import WEIGHTS, Binder, bound
from tocsin.assess.facts_index import FactsIndex, Touching
from tocsin.assess.homes import Homes
from tocsin.assess.measured import Measured
from tocsin.assess.observing import observation_of
from tocsin.assess.remembered import Remembered
from tocsin.assess.showing import (
    DONE,
    Showing,
    act_words,
    blames,
    is_spoken,
    showing_in,
    tells_another_act,
    tense_of,
)
from tocsin.assess.telling import (
    SUPPOSING,
    UNSURE,
    begins,
    denials_in,
    has_status,
    meets,
    tells,
    told_end,
)
from tocsin.assess.terms import affirmed_terms, is_taken_back
from tocsin.language.patterns import Found
from tocsin.records import (
    NO_EVIDENCE,
    BindingWay,
    Bound,
    Claim,
    Event,
    Indicator,
    Match,
    Observation,
    ObserveClaim,
    ObserveEvent,
    ObserveMatch,
    ObserveReading,
    ObserveSaid,
    ObserveSilence,
    Problem,
    SpeakerRole,
)


class Sighting(NamedTuple):
    """A record that an indicator is observed in, with the claim it rests on, and the event where it
    is one that the claim carries or denies.
    """

    bound: Bound
    claim: Claim
    event: Event | None = None


@functools.cache
def _in_order(roles: frozenset[SpeakerRole]) -> tuple[SpeakerRole, ...]:
    """Return roles in order; there are a few sets of them."""
    return tuple(sorted(roles))


class IndicatorSearch:
    """Evaluates the indicators of one problem over the facts of one moment."""

    def __init__(
        self,
        problem: Problem,
        index: FactsIndex,
        as_of: dt.datetime,
        remembered: Remembered | None = None,
    ) -> None:
        """Look at indexed facts with the eyes of one problem; what is remembered of an earlier
        moment is not looked at again.
        """
        self._problem = problem
        self._at, self._facts = index, index.facts
        self._as_of = as_of
        self._origins, self._claims = index.origins, index.claims
        self._remembered = remembered or Remembered()
        self._binder = Binder(problem, index, remembered)
        self._sites = self._binder.sites
        self._speakers = self._remembered.speakers(problem, self._facts.casebook, index.voices)
        self._homes = Homes(problem, index)
        self._matches = {m.id: m for m in index.facts.matches}
        self._roles: dict[str, frozenset[SpeakerRole]] = {}
        self._shown = {i.id: index.shown_by(i) for i in problem.indicators}
        facts = index.facts
        self._measured = Measured(
            problem, self._sites, facts.casebook, facts.readings, facts.silences, as_of
        )

    def related(self) -> list[Bound]:
        """Return the claims about the problem that say when, tell of an ability, advise, explain
        calmly, deny, or leave something open.
        """
        denials = denials_in(self._facts.events)
        related = []
        for claim in self._binder.touching().claims:
            if not tells(claim, denials):
                continue
            way = self._binder.way_of(claim)
            if way is not None and not NO_EVIDENCE.intersection(claim.flags):
                related.append(self._bound(claim, way))
        return related

    def observe(self) -> list[Observation]:
        """Return what was found for every indicator, in the casebook's order."""
        return [
            observation_of(i, self._bounds(i), self._measured) for i in self._problem.indicators
        ]

    def _bounds(self, indicator: Indicator) -> Iterable[Bound]:
        """Return the records that an indicator is observed in, in the kind that it looks at."""
        want = indicator.observe
        if isinstance(want, ObserveReading | ObserveSilence):
            return self._measured.bounds(want)
        return (sighting.bound for sighting in self.sightings(indicator))

    def sightings(self, indicator: Indicator) -> Iterator[Sighting]:
        """Yield the records that an indicator is observed in, of those that somebody said: claims,
        the claims of events, and matches.
        """
        match indicator.observe:
            case ObserveClaim() as want:
                return self._in_claims(indicator, want)
            case ObserveEvent() as want:
                return self._in_events(indicator, want)
            case ObserveMatch() as want:
                return self._in_matches(want)
            case _:
                return iter(())

    def _recent(self, document_id: str, days: int) -> bool:
        """Return whether a document lies in the days an indicator looks at."""
        return document_id in self._at.recent(self._as_of, days)

    def _in_claims(self, indicator: Indicator, want: ObserveClaim) -> Iterator[Sighting]:
        """Look in claims; self-citation corroborates nothing and is never evidence."""
        shown = self._shown[indicator.id]
        for claim in shown.left(self._touching(want.sites), want.types):
            if not self._recent(claim.document_id, want.days):
                continue
            fits = self._claim_fits(claim, indicator, want)
            way = self._way(claim, want.sites) if fits else None
            if way is not None:
                yield Sighting(self._bound(claim, way), claim)

    def _claim_fits(self, claim: Claim, indicator: Indicator, want: ObserveClaim) -> bool:
        """Check the conditions on one claim's own words, but for what it is about."""
        key = (indicator.id, claim.id)
        known = self._remembered.fits.get(key)
        if known is None:
            known = self._remembered.fits[key] = self._words_fit(claim, indicator, want)
        return known and not self._is_past(claim, want.days)

    def _words_fit(self, claim: Claim, indicator: Indicator, want: ObserveClaim) -> bool:
        """Check the conditions that hold at any moment."""
        shown = self._shown[indicator.id]
        known = shown.get(claim)
        if known is None and not meets(claim, want):
            known = shown.put(claim, shows=False)
        if known is False:
            return False
        if not self._says(claim, want) or not self._accuses_others(claim, indicator, want):
            return False
        return known or shown.put(claim, shows=self._shows(claim, indicator, want))

    def _shows(self, claim: Claim, indicator: Indicator, want: ObserveClaim) -> bool:
        """Return whether the words of a claim show what an indicator looks for."""
        showing = self._showing(claim)
        if "denies" in want.stances and showing.is_of_promise(claim.text):
            return False
        hits = showing.without_phrases(claim.text, self._affirmed(indicator, want, claim))
        if want.terms and not hits:
            return False
        return showing.shows(claim, hits, indicator)

    def _showing(self, claim: Claim) -> Showing:
        """Return the reader of what claims show in the language of one."""
        return showing_in(self._at.documents[claim.document_id].language)

    def _is_past(self, claim: Claim, days: int) -> bool:
        """Return whether a claim tells of a time that had ended before the days an indicator looks
        at.
        """
        end = told_end(claim, self._at.documents[claim.document_id], self._as_of.date())
        return end is not None and (self._as_of.date() - end).days > days

    def _says(self, claim: Claim, want: ObserveSaid) -> bool:
        """Return whether a claim begins with one of those who are asked for; without any, True."""
        if not begins(claim, want):
            return False
        return not want.speakers or not self._roles_of(claim).isdisjoint(want.speakers)

    def _roles_of(self, claim: Claim) -> frozenset[SpeakerRole]:
        """Return everything the originator of a claim is."""
        known = self._roles.get(claim.id)
        if known is None:
            language = self._at.documents[claim.document_id].language
            roles = self._speakers.roles_of(claim, language, self._homes.of(claim.document_id))
            known = self._roles[claim.id] = roles
        return known

    def _accuses_others(self, claim: Claim, indicator: Indicator, want: ObserveClaim) -> bool:
        """Return whether a claim by which others are to be accused blames somebody, and not for an
        act of the speaker's own side.
        """
        if "accuse" not in want.types or claim.type != "accuse":
            return True
        language = self._at.documents[claim.document_id].language
        home = self._homes.of(claim.document_id)
        is_own = self._speakers.is_of_own_side(claim, language, home)
        return blames(claim, language, indicator) and not is_own

    def _way(self, claim: Claim, wanted: tuple[str, ...]) -> BindingWay | None:
        """Return how a claim is bound.

        To the sites an indicator asks for, else to anything the problem watches.
        """
        return (
            self._binder.way_to(claim, self._wanted_sites(wanted))
            if wanted
            else self._binder.way_of(claim)
        )

    def _bound(self, claim: Claim, way: BindingWay, record_id: str | None = None) -> Bound:
        """Return the record of how a claim, or what rests on it, is bound, and who says it."""
        roles = _in_order(self._roles_of(claim))
        language = self._at.documents[claim.document_id].language
        whose = self._speakers.speaks_for(claim, language, self._homes.of(claim.document_id))
        return bound(record_id or claim.id, self._origins.of(claim.document_id), way, roles, whose)

    def _touching(self, wanted: tuple[str, ...]) -> Touching:
        """Return the claims among which are all that `_way` finds bound."""
        return self._binder.touching(self._wanted_sites(wanted) if wanted else None)

    def _wanted_sites(self, wanted: tuple[str, ...]) -> frozenset[str]:
        """Return the sites an indicator asks for."""
        return self._sites if "problem" in wanted else frozenset(wanted)

    def _affirmed(self, indicator: Indicator, want: ObserveSaid, claim: Claim) -> list[Found]:
        """Return the indicator's terms that a claim affirms."""
        language = self._at.documents[claim.document_id].language
        return affirmed_terms(indicator, want, claim.text, language, self._remembered.terms)

    def _in_matches(self, want: ObserveMatch) -> Iterator[Sighting]:
        """Look in matches with a voice."""
        names = frozenset(
            self._problem.narratives if "problem" in want.narratives else want.narratives
        )
        touching = self._touching(want.sites).ids
        for match in self._facts.matches:
            if match.claim_id not in touching:
                continue
            if match.voice is None or (names and match.narrative_id not in names):
                continue
            if want.voices and match.voice not in want.voices:
                continue
            if not self._recent(match.document_id, want.days) or self._is_supposed(match):
                continue
            way = self._match_way(match, want.sites)
            if way is not None:
                claim = self._claims[match.claim_id]
                yield Sighting(self._bound(claim, way, match.id), claim)

    def _is_supposed(self, match: Match) -> bool:
        """Return whether a narrative is only supposed, asked about or asked for: "its use would be
        an escalation".
        """
        claim = self._claims[match.claim_id]
        return claim.modality == "conditional" or claim.type in SUPPOSING

    def _match_way(self, match: Match, wanted: tuple[str, ...]) -> BindingWay | None:
        """Return how a match is bound.

        To sites that are asked for, else by its narrative where its document is set in the area. A
        narrative in a piece of opinion is carried all the same; in satire nobody carries it.
        """
        claim = self._claims[match.claim_id]
        if "satire" in claim.flags:
            return None
        if wanted:
            return self._binder.way_to(claim, self._wanted_sites(wanted))
        own = self._binder.way_of(claim)
        if not self._binder.is_near(claim.document_id):
            return own
        return max((own or "narrative", "narrative"), key=WEIGHTS.__getitem__)

    def _in_events(self, indicator: Indicator, want: ObserveEvent) -> Iterator[Sighting]:
        """Look in events, through the claims that carry them."""
        for event in self._facts.events:
            if event.type in want.types and has_status(event, want):
                said = [c for c in event.claim_ids if c not in event.denied_by]
                yield from self._event_places(event, indicator, want, said)
            elif (
                "denial" in want.types
            ):  # whatever is said to have happened: that somebody denies it is a denial
                yield from self._event_places(event, indicator, want, event.denied_by)

    def _event_places(
        self, event: Event, indicator: Indicator, want: ObserveEvent, claim_ids: Iterable[str]
    ) -> Iterator[Sighting]:
        """Yield an event once per claim that carries or denies it, where that claim is about the
        problem.
        """
        touching = self._touching(want.sites).ids
        for claim_id in claim_ids:
            claim = self._claims.get(claim_id) if claim_id in touching else None
            if claim is None or not self._carries(event, claim, indicator, want):
                continue
            if not self._recent(claim.document_id, want.days) or self._is_past(claim, want.days):
                continue
            way = self._way(claim, want.sites)
            wanted = self._wanted_sites(want.sites) if want.sites else self._sites
            if event.type in DONE and not self._binder.is_where(
                claim, event, wanted, self._act_words(event, claim)
            ):
                continue
            if way is not None:
                yield Sighting(self._bound(claim, way), claim, event)

    def _carries(
        self, event: Event, claim: Claim, indicator: Indicator, want: ObserveEvent
    ) -> bool:
        """Return whether the words of a claim carry an event as an indicator asks for it."""
        key = (indicator.id, claim.id, event.type, event.status, event.actor_id)
        known = self._remembered.fits.get(key)
        if known is None:
            known = self._remembered.fits[key] = self._event_fits(event, claim, indicator, want)
        return known

    def _event_fits(
        self, event: Event, claim: Claim, indicator: Indicator, want: ObserveEvent
    ) -> bool:
        """Check the conditions that hold at any moment."""
        if NO_EVIDENCE.intersection(claim.flags) or not self._says(claim, want):
            return False
        if want.actors and not {event.actor_id, claim.actor_id}.intersection(want.actors):
            return False
        if event.type in DONE and not want.stances and claim.stance in UNSURE:
            return False
        if want.stances and claim.stance not in want.stances:
            return False
        if want.flags and not set(want.flags) & set(claim.flags):
            return False
        if want.terms and not self._affirmed(indicator, want, claim):
            return False
        return self._event_shown(event, claim, indicator)

    def _event_shown(self, event: Event, claim: Claim, indicator: Indicator) -> bool:
        """Return whether a claim that carries an event shows it, or only plans, averts or remembers
        it.
        """
        if is_spoken(event.type):
            return True
        language = self._at.documents[claim.document_id].language
        hits = self._act_words(event, claim)
        denied = claim.id in event.denied_by  # that it did not happen is what is looked for
        if hits and not denied and all(is_taken_back(claim.text, h, language) for h in hits):
            return False
        if tells_another_act(event.type, language, claim.text, hits, indicator):
            return False
        if getattr(indicator.observe, "statuses", ()):
            return True
        if tense_of(indicator) == "done" and event.status == "planned":
            return False
        return self._showing(claim).shows(claim, hits, indicator)

    def _act_words(self, event: Event, claim: Claim) -> list[Found]:
        """Return the words of a claim for an event of its type."""
        language = self._at.documents[claim.document_id].language
        return act_words(language, (event.type,)).find(claim.text, overlapping=True)
