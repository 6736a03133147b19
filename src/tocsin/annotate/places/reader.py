"""The places of one text: which spans name one, which place each means, and why; a doubtful one
stays open with its readings.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tocsin.annotate.language import language_of
from tocsin.annotate.places.links import POINTS, Company, Group, PlaceReading, read
from tocsin.annotate.places.seen import Tag
from tocsin.annotate.places.spots import SURE, Spot, spots
from tocsin.annotate.places.weights import LIKELY, Logistic, place_weights
from tocsin.records import Document, Gazetteer, Named, Place, Span

# A reading is asserted from this probability on; below it the name stays open.
ASSERTED = 0.5
# A reading that moved the odds less than this is not told of.
_TELLING = 0.4
_MOST_REASONS = 3
# How likely a name is a place that the text itself calls an area.
_CALLED_SO = 1.0
# A town stands for the area of its name where at least every so manieth of the area's people lives
# in it.
_PART = 4
# What a feature says, for people. Those that are not here are never told alone.
_SAYS = {
    "own name": "it is the place's own name",
    "capital": "it is a capital",
    "largest settlement": "it is the largest settlement of that name",
    "inhabitants": "it is large",
    "in the area beside it": "the area named beside it holds it",
    "home": "it lies in the publisher's country",
    "said to be settled": "the text calls it a town",
    "called so": "its name says what it is",
    "whole name": "the name is given whole",
    "near": "other places of the text are near it",
    "in its part": "other places of the text lie in its part of the country",
    "others in its region": "other places of the text lie in its region",
    "some in its region": "other places of the text lie in its region",
    "others in its country": "other places of the text lie in its country",
    "some in its country": "other places of the text lie in its country",
    "region of others": "other places of the text lie in it",
    "country of others": "other places of the text lie in it",
    "district of others": "other places of the text lie in it",
    "kind country": "it is one of the countries and territories of ISO 3166",
    "kind continent": "it is a continent",
    "kind area": "it is a well-known area",
    "kind region": "it is a first-level area",
    "short name": "it is its usual abbreviation",
    "people": "it names the people of it",
    "close by, its region": "names close by in the text lie in its region",
    "close by, in it": "names close by in the text lie in it",
    "only reading": "no other place listed is called so",
}


class Toponym(NamedTuple):
    """A span that names a place. `place` is None where none is asserted: `likeliest` may still be
    one, and `near` is where the text's other places lie if none that is listed fits.

    `people` marks a name of a people or an adjective, which is no place where something happened.
    """

    span: Span
    place: Place | None
    near: Place | None
    people: bool
    probability: float
    why: str
    likeliest: Place | None
    spot_probability: float


class PlaceReader:
    """Reads the places of texts."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """`gazetteer` is where names are looked up."""
        self._gazetteer = gazetteer

    def __call__(
        self, document: Document, tags: Sequence[Tag], *, home: str | None = None
    ) -> list[Toponym]:
        """Return the toponyms of a document in order. `tags` are a model's names; `home` is the
        publisher's country (ISO 3166-1).
        """
        chosen = self.recognised(document, tags)
        return self.resolved(document, chosen, home=home)

    def recognised(
        self, document: Document, tags: Sequence[Tag], least: float = LIKELY
    ) -> list[tuple[Spot, float]]:
        """Return the spots that name places with their probabilities, none overlapping another, the
        likelier first where two do.
        """
        judge = _judge_for(document, tags)
        listed = spots(document, tags, self._gazetteer)
        things = _things(listed)
        kept: list[tuple[Spot, float]] = [(s, 1.0) for s in things]
        stopped = [s.span for s in listed if _is_stopped(s)]
        free = [s for s in listed if not any(t.covers(s.span) for t in stopped)]
        scored = [(s, _likely(judge, s)) for s in free if not _names(s, "name")]
        for spot, probability in sorted(scored, key=lambda s: (-s[1], s[0].span)):
            if probability < least:
                break
            if not any(spot.span.overlaps(other.span) for other, _ in kept):
                kept.append((spot, probability))
        places = [row for row in kept if not _names(row[0], "name")]
        return sorted(places, key=lambda row: row[0].span)

    def resolved(
        self, document: Document, chosen: Sequence[tuple[Spot, float]], *, home: str | None = None
    ) -> list[Toponym]:
        """Return the toponyms of spots."""
        likely = {s.span: p for s, p in chosen}
        toponyms = [_body(s, self.described) for s, _ in chosen if _names(s, "body")]
        chosen = [(s, p) for s, p in chosen if not _names(s, "body")]
        for group, company, readings in read(
            document, [s for s, _ in chosen], place_weights().links, home=home
        ):
            near = _nearest(company, self._candidates(group, readings, [s for s, _ in chosen]))
            for spot in group.spots:
                toponyms.append(_toponym(spot, readings, near, likely[spot.span], self.described))
        return sorted(toponyms, key=lambda t: t.span)

    def described(self, place: Place) -> str:
        """Name a place so that it is told from others of the name: with what it is, and where."""
        if place.kind == "country":
            return f"{place.name} (ISO 3166 {place.country})"
        if place.kind == "continent":
            return f"{place.name} (continent)"
        if place.region:
            area = self._gazetteer.place(place.region)
        else:
            area = None
        if area is not None and area.name != place.name:
            inside = [area.name]
        else:
            inside = []
        return (
            f"{place.name} ({', '.join([place.kind, *inside, place.country or 'no one country'])})"
        )

    @staticmethod
    def _candidates(
        group: Group, readings: Sequence[PlaceReading], every: Sequence[Spot]
    ) -> list[Place]:
        """Return the places near which a name that is listed nowhere may lie: those the other names
        may mean.
        """
        return [
            n.place
            for s in every
            if s not in group.spots
            for n in s.names
            if n.place.kind in POINTS
        ]


def _names(spot: Spot, kind: str) -> bool:
    """Return whether a spot names a thing of a kind that no town of the name stands against ("White
    House, Tenn." is one).
    """
    towns = [n for n in spot.names if n.place.kind == "city"]
    is_town = bool(towns) and "before a comma and a region" in spot.features
    return not is_town and any(n.place.kind == kind for n in spot.names)


def _things(listed: Sequence[Spot]) -> list[Spot]:
    """Return the spots that name a body or another thing that is no place, the longer of two that
    overlap.
    """
    kept: list[Spot] = []
    things = [s for s in listed if _names(s, "body") or _names(s, "name")]
    for spot in sorted(things, key=lambda s: (s.span.start - s.span.end, s.span)):
        if not any(spot.span.overlaps(other.span) for other in kept):
            kept.append(spot)
    return kept


def _likely(judge: Logistic, spot: Spot) -> float:
    """Return how likely a spot names a place."""
    likelihood = judge.judge(spot.features)
    if SURE in spot.features:
        return max(likelihood, _CALLED_SO)
    return likelihood


def _is_stopped(spot: Spot) -> bool:
    """Return whether a rule says that a spot is no place."""
    return any(f.startswith("stop") for f in spot.features)


def _judge_for(document: Document, tags: Sequence[Tag]) -> Logistic:
    """Return what judges the spots of a document."""
    weights = place_weights()
    parser = language_of(document.language).parser
    if parser == "english":
        return weights.english
    if parser == "russian" and tags:
        return weights.russian
    return weights.untagged


def _nearest(company: Company | None, places: Sequence[Place]) -> Place | None:
    """Return the place that lies where the company is."""
    if company is None or not places:
        return None
    latitude, longitude = map(math.degrees, company.at)

    def off(place: Place) -> tuple[float, str]:
        return abs((place.latitude or 0.0) - latitude) + abs(
            (place.longitude or 0.0) - longitude
        ), place.id

    return min(places, key=off)


_Describe = Callable[[Place], str]


def _as_town(readings: Sequence[PlaceReading]) -> Sequence[PlaceReading]:
    """Return readings with a town and the area of its own name as one, the town: areas are called
    areas where one is meant.
    """
    top = [r for r in readings[:2] if r.named is not None and not r.named.people]
    if len(top) < 2:
        return readings
    town = next((r for r in top if _kind(r) == "city"), None)
    area = next((r for r in top if _kind(r) == "region"), None)
    if town is None or area is None or town.named is None or area.named is None:
        return readings
    inside = (
        town.named.place.region == area.named.place.id
        and town.named.place.name == area.named.place.name
    )
    if not inside or _PART * town.named.place.population < area.named.place.population:
        return readings
    return [
        town._replace(probability=town.probability + area.probability),
        *(r for r in readings if r not in top),
    ]


def _kind(reading: PlaceReading) -> str:
    """Return what kind of place a reading is."""
    if reading.named is not None:
        return reading.named.place.kind
    return ""


def _body(spot: Spot, describe: _Describe) -> Toponym:
    """Make the toponym of a body: it is what it is, and lies where its seat is."""
    place = next(n.place for n in spot.names if n.place.kind == "body")
    return Toponym(
        spot.span, place, None, False, 1.0, f"{describe(place)}: listed as a body", place, 1.0
    )


def _toponym(
    spot: Spot,
    readings: Sequence[PlaceReading],
    near: Place | None,
    likely: float,
    describe: _Describe,
) -> Toponym:
    """Make the toponym of a spot from its readings; `describe` names a place so that it is told
    from others of the name.
    """
    readings = _as_town(readings)
    best = readings[0]
    likeliest = best.named.place if best.named else None
    if best.named is None or best.probability < ASSERTED:
        return Toponym(
            spot.span,
            None,
            near if best.named is None else None,
            False,
            best.probability,
            _open(readings, near, describe),
            likeliest,
            likely,
        )
    return Toponym(
        spot.span,
        best.named.place,
        None,
        best.named.people,
        best.probability,
        _why(best, readings, describe),
        likeliest,
        likely,
    )


def _why(best: PlaceReading, readings: Sequence[PlaceReading], describe: _Describe) -> str:
    """Say why a reading was taken: what spoke for it more than for the next one."""
    assert best.named is not None
    rival = next((r for r in readings[1:] if r.named is not None), None)
    parts = _telling(best.features, rival.features if rival else {})
    reasons = "; ".join(dict.fromkeys(parts)) or "nothing speaks for another"
    others = sum(r.named is not None for r in readings) - 1
    if others:
        rest = f"; {others} other place{'s' if others > 1 else ''} called so"
    else:
        rest = ""
    return f"{describe(best.named.place)}, {best.probability:.0%}: {reasons}{rest}"


def _telling(features: Mapping[str, float], rivals: Mapping[str, float]) -> list[str]:
    """Return what features say that weigh more for a reading than for its rival, the weightiest
    first.
    """
    weights = place_weights().together
    moved = {
        name: weights.get(name, 0.0) * (value - rivals.get(name, 0.0))
        for name, value in features.items()
        if name in _SAYS
    }
    ranked = sorted(
        ((m, n) for n, m in moved.items() if m >= _TELLING), key=lambda item: (-item[0], item[1])
    )
    return [_SAYS[name] for _, name in ranked[:_MOST_REASONS]]


def _open(readings: Sequence[PlaceReading], near: Place | None, describe: _Describe) -> str:
    """Say why a name stays open."""
    listed: list[tuple[Named, float]] = [
        (r.named, r.probability) for r in readings if r.named is not None
    ][:2]
    if readings[0].named is None:
        if near:
            where = f"; the text's other places lie near {describe(near)}"
        else:
            where = ""
        if listed:
            why = "none of the places listed under it fits"
        else:
            why = "no gazetteer lists it"
        return f"open: {why}{where}"
    choice = ", ".join(f"{describe(n.place)} {p:.0%}" for n, p in listed)
    return f"open between {choice}"
