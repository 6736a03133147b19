"""What happened, is planned or is presupposed, coded from the claims of one document."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from tocsin.annotate.acts.types import EVENT_TYPES, OF_FORCES
from tocsin.annotate.acts.words import event_words
from tocsin.annotate.events.choice import Act, ActChooser
from tocsin.annotate.events.scene import Parties, Scene
from tocsin.annotate.events.status import status_reader
from tocsin.records import NOT_SPECIFIED, Claim, Event, EventName, EventStatus, Span, content_id

# So far behind a word for denying, in letters, begins the act that is denied.
_NEAR = 40
Key = tuple[EventName, str | None, str | None, EventStatus]


class _Carried(NamedTuple):
    """A claim that carries an event, and whether it says that it was not."""

    claim: Claim
    absent: bool


class EventCoder:
    """Codes events from the claims of one document."""

    def __init__(self, language: str) -> None:
        """Take the word lists and heads of a language."""
        self._choose = ActChooser(language)
        self._status = status_reader(language)
        self._words = event_words(language)

    def __call__(self, claims: Sequence[Claim], scene: Scene | None = None) -> list[Event]:
        """Return the events of some claims; claims on one act, actor, site and status are one
        event.

        `scene` tells who does what and where; without it, it is whoever and wherever the claim is
        about.
        """
        groups: dict[Key, list[_Carried]] = defaultdict(list)
        latest = latest_day(claims)
        for claim in claims:
            day = day_for(claim, scene, latest)
            for act in self._acts(claim):
                status = self._status(claim, next(iter(act.words), None), act.name, day)
                parties = self._parties(claim, act, scene)
                key = (act.name, parties.actor_id, parties.site_id, status.status)
                groups[key].append(_Carried(claim, status.absent or self._is_denied(claim, act)))
        unspecified = self._unspecified(claims)
        ordered = sorted(groups.items(), key=lambda g: (str(g[0]), g[1][0].claim.id))
        return [
            make_event(key, carried, unspecified=key[0] in unspecified) for key, carried in ordered
        ]

    def _acts(self, claim: Claim) -> list[Act]:
        """Return the acts that a claim tells of; that somebody denies one of them is an act of its
        own.
        """
        acts = self._choose(claim)
        is_denial = any(self._is_denied(claim, a) for a in acts) and all(
            a.name != "denial" for a in acts
        )
        if is_denial:
            return [*acts, Act("denial", ())]
        return acts

    def _is_denied(self, claim: Claim, act: Act) -> bool:
        """Return whether a word for denying stands before the words for an act in its claim: "the
        ministry denies the attack".
        """
        if act.name != "denial":
            denials = self._words.find(claim.text).get("denial", ())
        else:
            denials = ()
        return any(d.end <= w.start <= d.end + _NEAR for d in denials for w in act.words)

    def _parties(self, claim: Claim, act: Act, scene: Scene | None) -> Parties:
        """Return who does an act and where."""
        if scene is None:
            return Parties(claim.actor_id, claim.site_id)
        at = claim.span.start
        return scene(claim, [Span(start=at + w.start, end=at + w.end) for w in act.words], act.name)

    def _unspecified(self, claims: Sequence[Claim]) -> frozenset[str]:
        """Return the acts of forces of which a claim says that something is not told ("has not
        specified figures of the deployment").
        """
        in_gaps = [self._words.find(c.text) for c in claims if c.type == "gap"]
        return frozenset(n for n in OF_FORCES if any(n in by_type for by_type in in_gaps))


def day_for(claim: Claim, scene: Scene | None, latest: dt.date | None) -> dt.date | None:
    """Return the day from which a claim looks back: that of its document. An undated one looks
    back from the day it was seen at what it tells by years, for of its own days no text says the
    year alone; and at other times from the `latest` day that it tells of.
    """
    if scene is None:
        return latest
    if scene.day is None and claim.when is not None and claim.when.precision in ("season", "year"):
        return scene.seen
    return scene.day or latest


def latest_day(claims: Sequence[Claim]) -> dt.date | None:
    """Return the last day that the claims of an undated text tell of: so late it was written at
    least.
    """
    ends = [
        c.when.end
        for c in claims
        if c.when is not None and c.when.end is not None and c.when.anchor == "absolute"
    ]
    return max(ends, default=None)


def make_event(key: Key, carried: Sequence[_Carried], *, unspecified: bool = False) -> Event:
    """Make the record of one event from the claims that carry it; `unspecified` says that a text
    keeps its numbers back.
    """
    name, actor, site, status = key
    claims = [c.claim for c in carried]
    ids = tuple(sorted({c.id for c in claims}))
    stated = next((c.quantity for c in claims if c.quantity), None)
    kind = EVENT_TYPES[name]
    return Event(
        id=content_id("evt", name, actor, site, status, ids),
        type=name,
        status=status,
        claim_ids=ids,
        actor_id=actor,
        site_id=site,
        when=next((c.when for c in claims if c.when), None),
        quantity=stated or (NOT_SPECIFIED if unspecified else None),
        plover=kind.plover,
        acled=kind.acled,
        denied_by=tuple(sorted({c.claim.id for c in carried if c.absent and name != "denial"})),
    )
