"""What happened, is planned or is presupposed, coded from the claims of one document."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tocsin.annotate.event_types import EVENT_TYPES, OF_FORCES, SPOKEN
from tocsin.annotate.preclaims import PRECLAIM
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.words import words
from tocsin.records import NOT_SPECIFIED, UNSTATED, Claim, Event, EventName, EventStatus, content_id

# A time that ended before this year is history, if it is told in seasons and years.
_HISTORIC_BEFORE = 1991
# What ended so many days before its document, in another year, is history too.
_LONG_PAST = 180
# Words of so many letters or fewer may stay small in headlines.
_SMALL_WORD = 3
# So near a word of a name stands the next.
_NAME_BESIDE = 20
# So many words before an event a negation takes it back.
_REACH = 2
Key = tuple[EventName, str | None, str | None, EventStatus]


class EventCoder:
    """Codes events from the claims of one document."""

    def __init__(self, language: str) -> None:
        """Index the lists called `event_...`."""
        words_of = lexicon(language)
        self._negations = word_set("negation", language)
        self._absent = TermIndex([(t, t) for t in sorted(word_set("did_not_happen", language))])
        self._lists = {n: TermIndex([(t, t) for t in words_of.get(f"event_{n}", ())]) for n in sorted(EVENT_TYPES)}

    def __call__(self, claims: Sequence[Claim], day: dt.date | None = None) -> list[Event]:
        """Return the events of some claims; claims on one act, actor, site and status are one event. `day` is that of the document."""
        groups: dict[Key, list[Claim]] = defaultdict(list)
        absent: set[tuple[EventName, str]] = set()
        for claim in claims:
            for name in self._types(claim):
                absent |= {(name, claim.id)} if self._is_absent(name, claim.text) else set()
                groups[name, claim.actor_id, claim.site_id, _status(claim, name, day)].append(claim)
            for name in _spoken(claim):
                status: EventStatus = "historical" if _is_of_past_year(claim, day) else "claimed"
                groups[name, claim.chain[0].entity_id, claim.site_id, status].append(claim)
        unspecified = self._unspecified(claims)
        return [
            make_event(
                key,
                carried,
                unspecified if key[0] in unspecified else (),
                absent=frozenset(c.id for c in carried if (key[0], c.id) in absent),
            )
            for key, carried in sorted(groups.items(), key=lambda g: (str(g[0]), g[1][0].id))
        ]

    def _types(self, claim: Claim) -> list[EventName]:
        """Return the event types a claim tells of."""
        if claim.stance == "asks" or claim.stance in UNSTATED or claim.type in ("ask", "cite", "gap", "recommend"):
            return []
        found: list[EventName] = []
        for name, index in self._lists.items():
            fitting = EVENT_TYPES[name].fitting
            if (not fitting or claim.type in fitting) and _told_in(claim.text, index):
                found.append(name)
        if _is_historic(claim):
            found.append("historical")
        return found

    def _is_absent(self, name: EventName, text: str) -> bool:
        """Tell whether a text says of an event that it was not: "no explosions", "explosions did not happen"."""
        hits = self._lists[name].find(text)
        gone = [f.start for f in self._absent.find(text)]
        return bool(hits) and all(self._negated_at(text, h.start) or any(g >= h.end for g in gone) for h in hits)

    def _negated_at(self, text: str, start: int) -> bool:
        """Tell whether one of the two words before a place is a negation."""
        before = [fold(w.text) for w in words(text, 0, start)][-_REACH:]
        return any(w in self._negations or w.endswith("n't") for w in before)

    def _unspecified(self, claims: Sequence[Claim]) -> frozenset[str]:
        """Return the acts of forces of which a claim says that something is not told ("has not specified figures of the deployment")."""
        told = [c.text for c in claims if c.type == "gap"]
        return frozenset(n for n in OF_FORCES if any(self._lists[n].find(t) for t in told))


def _told_in(text: str, index: TermIndex) -> bool:
    """Return whether a term stands in a text as a word of its own, and not as a part of somebody's name ("Denis", beside "denies")."""
    return any(not _is_name(text, found) for found in index.find(text))


def _is_name(text: str, found: Found) -> bool:
    """Return whether a word in a capital, where its list has none, goes on or follows another name: "Denys Prokopenko"."""
    surface = text[found.start : found.end]
    if not surface[:1].isupper() or surface.isupper() or found.term[:1].isupper() or _is_title_case(text):
        return False
    behind = next(iter(words(text, found.end, min(len(text), found.end + _NAME_BESIDE))), None)
    before = list(words(text, max(0, found.start - _NAME_BESIDE), found.start))[-1:]
    beside = [w for w in (behind, *before) if w is not None]
    return any(w.text[:1].isupper() and not w.text.isupper() and (w.start > 0) for w in beside)


def _is_title_case(text: str) -> bool:
    """Return whether all longer words of a text begin with a capital, as in headlines."""
    longer = [w.text for w in words(text) if len(w.text) > _SMALL_WORD]
    return len(longer) > 1 and all(w[0].isupper() for w in longer)


def _spoken(claim: Claim) -> Iterator[EventName]:
    """Yield the act a claim itself is, where somebody other than the document says it and the document reports it."""
    if len(claim.chain) > 1 and claim.type in SPOKEN and claim.stance in ("reports", "asserts", "denies", "doubts"):
        yield SPOKEN[claim.type]


def _is_historic(claim: Claim) -> bool:
    """Tell whether a claim speaks of a time long past."""
    when = claim.when
    told = when is not None and when.precision in ("season", "year") and when.role == "at" and when.end is not None
    return told and when is not None and when.end is not None and when.end.year < _HISTORIC_BEFORE


def _is_of_past_year(claim: Claim, day: dt.date | None) -> bool:
    """Return whether a claim dates what it tells into a year before that of its document, and no mere weeks back."""
    when = claim.when
    if day is None or when is None or when.role != "at" or when.end is None or when.anchor != "absolute":
        return False
    far = when.precision == "year" or (day - when.end).days > _LONG_PAST
    return when.end.year < day.year and far


def _status(claim: Claim, name: str, day: dt.date | None = None) -> EventStatus:
    """Tell what the text knows of the event; `day` is that of its document."""
    if name == "historical" or _is_historic(claim) or _is_of_past_year(claim, day):
        return "historical"
    if name in ("request_for_forces", "appeal_for_dialogue"):
        return "presupposed"
    if (
        claim.modality == "future"
        or PRECLAIM in claim.flags
        or (name == "scheduled_withdrawal" and claim.modality == "certain" and len(claim.chain) == 1)
    ):
        return "planned"
    return "claimed_by_party" if len(claim.chain) > 1 else "claimed"


def make_event(
    key: Key,
    claims: Sequence[Claim],
    unspecified: Sequence[str] | frozenset[str] = (),
    absent: frozenset[str] = frozenset(),
) -> Event:
    """Make the record of one event from the claims that carry it.

    `unspecified` names types whose numbers a text keeps back, `absent` the claims that say that it was not.
    """
    name, actor, site, status = key
    ids = tuple(sorted(c.id for c in claims))
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
        quantity=stated or (NOT_SPECIFIED if name in unspecified else None),
        plover=kind.plover,
        acled=kind.acled,
        denied_by=tuple(sorted(c.id for c in claims if (c.stance == "denies" or c.id in absent) and name != "denial")),
    )
