"""Which place of a name is meant: by what the name alone tells, by what stands beside it, and by
the text's other places.

Every reading of a name has a score, linear in the features told here; a conditional logit (McFadden
1974) makes probabilities of them. Names are read together, one meaning per name and text (Gale,
Church & Yarowsky 1992), and again with the others' readings as context: a soft vote, so that one
foreign city among many neighbours stays possible.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tocsin.annotate.language import ENGLISH
from tocsin.annotate.places.spots import Spot
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.words import word_list
from tocsin.records import EARTH_KM, Document, Named, Place

# So many readings of a name are looked at, the most populous first: a place that exists 60 times is
# told by its company.
MOST_READINGS = 40
ROUNDS = 2
# Places that are a point on the map, near enough.
POINTS = ("city", "district", "airport", "facility")
# Kilometres in which another place counts as near, and as in the same part of a country.
_NEAR, _WIDER = 60.0, 250.0
# Characters of text in which another name counts as close by.
_CLOSE = 250.0
# What is less than this says nothing.
_CLOSE_ENOUGH = 0.01
# Between a name and the area that qualifies it stands no more than this ("Lebanon, Pa.", "Paris
# (Texas)", "Osh in Kyrgyzstan").
_QUALIFYING = (", ", " (", ", in ", " in ", ", the capital of ", ", capital of ")


class PlaceReading(NamedTuple):
    """One place a name may mean, with its features and probability; `named` is None for "none that
    is listed".
    """

    named: Named | None
    features: Mapping[str, float]
    probability: float


class Company(NamedTuple):
    """Where most of the other places of a text lie: a point in radians that many are near to, and
    how much of them.
    """

    at: NDArray[np.float64]
    near: float


class Group(NamedTuple):
    """A name with all its spots in a text."""

    surface: str
    spots: tuple[Spot, ...]
    names: tuple[Named, ...]
    fixed: tuple[Mapping[str, float], ...]
    at: int


class _Beside(NamedTuple):
    """What stands beside a name's spots: areas that may hold it, the publisher's country, and words
    for what it is.
    """

    areas: Sequence[tuple[Named, ...]]
    home: str | None
    before: Sequence[str]


Weights = Mapping[str, float]


def read(
    document: Document,
    spots: Sequence[Spot],
    weights: tuple[Weights, Weights],
    *,
    home: str | None = None,
) -> list[tuple[Group, Company | None, list[PlaceReading]]]:
    """Return each name of a document with its readings, the likeliest first. `home` is the country
    of who published it.

    `weights` are those of names alone, and those with the others as context.
    """
    groups = list(grouped(document, spots, home))
    shares = [softmax([score(f, weights[0]) for f in g.fixed]) for g in groups]
    features: list[list[Mapping[str, float]]] = []
    companies: list[Company | None] = []
    close = closeness(groups)
    for _ in range(ROUNDS):
        features, companies = contexts(groups, shares, close)
        shares = [softmax([score(f, weights[1]) for f in fs]) for fs in features]
    names = []
    rows = zip(groups, features, companies, shares, strict=True)
    for group, group_features, company, share in rows:
        readings = [
            PlaceReading(named, row, float(probability))
            for named, row, probability in zip(
                (*group.names, None), group_features, share, strict=True
            )
        ]
        names.append(
            (
                group,
                company,
                sorted(
                    readings, key=lambda r: (-r.probability, r.named.place.id if r.named else "")
                ),
            )
        )
    return names


def score(features: Mapping[str, float], weights: Weights) -> float:
    """Return the linear score of some features."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def softmax(scores: Sequence[float]) -> NDArray[np.float64]:
    """Return the shares of some scores."""
    array = np.asarray(scores, dtype=np.float64)
    if not len(array):
        return array
    raised = np.exp(array - array.max())
    return np.asarray(raised / raised.sum(), dtype=np.float64)


def grouped(document: Document, spots: Sequence[Spot], home: str | None = None) -> Iterator[Group]:
    """Yield the names of a document in order of their first spot, with the features that need no
    other name's reading.
    """
    by_surface: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_surface[" ".join(spot.span.of(document.text).split())].append(spot)
    beside = _beside(document, spots)
    for number, (surface, own_spots) in enumerate(
        sorted(by_surface.items(), key=lambda g: g[1][0].span)
    ):
        names = tuple(
            sorted(own_spots[0].names, key=lambda n: (-_size(n.place), not n.primary, n.place.id))[
                :MOST_READINGS
            ]
        )
        rank = {n.place.id: r for r, n in enumerate(n for n in names if n.place.kind == "city")}
        around = _Beside(
            [a for s in own_spots for a in beside.get(s.span.start, ())],
            home,
            [n for s in own_spots for n in _words_before(document, s)],
        )
        yield Group(
            surface,
            tuple(own_spots),
            names,
            tuple(_alone(surface, n, rank, len(names), around) for n in names),
            number,
        )


def _size(place: Place) -> float:
    """Return how large a place is: areas before settlements, then by inhabitants."""
    return place.population + {"country": 1e10, "continent": 1e10, "area": 1e9, "region": 1e9}.get(
        place.kind, 0.0
    )


def _words_before(document: Document, spot: Spot) -> list[str]:
    """Return the word for what a place is that stands right before a name ("the city of", "village
    of").
    """
    before = document.text[max(0, spot.span.start - 24) : spot.span.start]
    tokens = [fold(w) for w in word_list(before)][-2:]
    if len(tokens) == 2 and tokens[1] == "of":
        return tokens[:1]
    return tokens[-1:]


def _alone(
    surface: str, named: Named, rank: Mapping[str, int], count: int, beside: _Beside
) -> dict[str, float]:
    """Tell what a name and what stands beside it say for one reading; `rank` orders its
    settlements, `count` are all its readings.
    """
    areas, home, before = beside
    place = named.place
    features = {
        f"kind {place.kind}": 1.0,
        "inhabitants": math.log10(place.population + 10) if place.kind == "city" else 0.0,
    }
    if place.kind in ("district", "region"):
        features[f"inhabitants of {place.kind}"] = math.log10(place.population + 10)
    features["own name"] = float(named.primary)
    features["people"] = float(named.people)
    features["short name"] = float(named.short and not named.primary)
    features["capital"] = float(place.capital)
    features["whole name"] = float(fold(surface) == fold(place.name))
    if rank.get(place.id) == 0:
        features["largest settlement"] = 1.0
    if count == 1:
        features["only reading"] = 1.0
    features["home"] = float(home is not None and place.country == home)
    settled = any(word in before for word in ENGLISH.words("settlement_word"))
    features["said to be settled"] = float(settled and place.kind == "city")
    is_area = any(word in before for word in ENGLISH.words("area_before_name"))
    features["said to be an area"] = float(is_area and place.kind in ("region", "district"))
    last = fold(word_list(surface)[-1]) if word_list(surface) else ""
    features["called so"] = float(
        last in word_set("after_name_area")
        and place.kind in ("district", "region", "city")
        and fold(place.name).endswith(last)
    )
    if areas:
        inside = any(_lies_in(place, a.place) for listed in areas for a in listed)
        features["in the area beside it"] = float(inside)
        features["not in the area beside it"] = float(not inside)
    return {k: v for k, v in features.items() if v}


def _lies_in(place: Place, area: Place) -> bool:
    """Tell whether a place lies in an area."""
    if place.id == area.id:
        return False
    return area.id in (place.region, place.district) or (
        area.kind == "country" and area.country == place.country
    )


def _beside(document: Document, spots: Sequence[Spot]) -> dict[int, list[tuple[Named, ...]]]:
    """Return for each spot, by its start, the areas that stand behind it and may hold it ("Lebanon,
    Pa.").
    """
    areas_behind: dict[int, list[tuple[Named, ...]]] = defaultdict(list)
    ordered = sorted((s for s in spots if s.names), key=lambda s: s.span)
    for at, spot in enumerate(ordered):
        for other in ordered[at + 1 : at + 4]:
            between = document.text[spot.span.end : other.span.start]
            if between not in _QUALIFYING:
                continue
            areas = tuple(
                n
                for n in other.names
                if n.place.kind in ("region", "country", "district") and not n.people
            )
            if areas and any(_lies_in(n.place, a.place) for n in spot.names for a in areas):
                areas_behind[spot.span.start].append(areas)
                break
    return areas_behind


def contexts(
    groups: Sequence[Group],
    shares: Sequence[NDArray[np.float64]],
    close: NDArray[np.float64] | None = None,
) -> tuple[list[list[Mapping[str, float]]], list[Company | None]]:
    """Return the features of every reading with what the other names' readings say for it, "none
    that is listed" last, and the company.
    """
    shares = [p[: len(g.names)] for p, g in zip(shares, groups, strict=True)]
    weights = [math.sqrt(len(g.spots)) for g in groups]
    points = [_points(g) for g in groups]
    # Each name stands for its three likeliest readings.
    tops = [np.argsort(-p, kind="stable")[:3] for p in shares]
    if groups:
        flat_at = np.concatenate([points[i][t] for i, t in enumerate(tops)])
    else:
        flat_at = np.zeros((0, 2))
    if groups:
        flat_p = np.concatenate([shares[i][t] * weights[i] for i, t in enumerate(tops)])
    else:
        flat_p = np.zeros(0)
    if groups:
        owner = np.concatenate([np.full(len(t), i) for i, t in enumerate(tops)])
    else:
        owner = np.zeros(0)
    votes = [_votes(g, p, w) for g, p, w in zip(groups, shares, weights, strict=True)]
    total: dict[str, float] = defaultdict(float)
    for own in votes:
        for key, value in own.items():
            total[key] += value
    everything = sum(weights)
    close = closeness(groups) if close is None else close
    neighbours = [_neighbours(close[i], groups, votes) for i in range(len(groups))]
    all_features: list[list[Mapping[str, float]]] = []
    companies: list[Company | None] = []
    for number, group in enumerate(groups):
        rest = max(1e-9, everything - weights[number])
        others = flat_p * (owner != number)
        near = _nearness(points[number], flat_at, others)
        rows: list[Mapping[str, float]] = []
        for fixed, named, beside in zip(group.fixed, group.names, near, strict=True):
            among = _by_others(named.place, votes[number], total, rest, beside)
            around = _by_neighbours(named.place, neighbours[number])
            rows.append({**fixed, **among, **around})
        company = _company(flat_at, others)
        rows.append(_of_none(group, company, rest))
        all_features.append(rows)
        companies.append(company)
    return all_features, companies


def closeness(groups: Sequence[Group]) -> NDArray[np.float64]:
    """Return how close every two names stand in the text, by their nearest spots; none is close to
    itself.
    """
    close = np.zeros((len(groups), len(groups)))
    starts = [np.asarray([s.span.start for s in g.spots], dtype=np.float64) for g in groups]
    for row, own in enumerate(starts):
        for column in range(row):
            gaps = np.abs(own[:, None] - starts[column][None, :])
            apart = float(gaps.min())
            close[row, column] = close[column, row] = math.exp(-apart / _CLOSE)
    return close


def _neighbours(
    close: NDArray[np.float64], groups: Sequence[Group], votes: Sequence[Mapping[str, float]]
) -> dict[str, float]:
    """Return how much of the names close to one in the text lies in each country, region and
    district, as shares of one.
    """
    votes_near: dict[str, float] = defaultdict(float)
    total = max(float(close.sum()), 0.2)
    for near, other, own in zip(close, groups, votes, strict=True):
        if near > _CLOSE_ENOUGH:
            for key, value in own.items():
                if value > _CLOSE_ENOUGH:
                    votes_near[key] += float(near) * value / math.sqrt(len(other.spots)) / total
    return votes_near


def _by_neighbours(place: Place, close: Mapping[str, float]) -> dict[str, float]:
    """Tell what the names close by in the text say for one reading."""
    features = {
        "close by, its country": close.get(f"iso:{place.country}", 0.0),
        "close by, its region": close.get(place.region or place.id, 0.0),
    }
    if place.kind in ("region", "country", "district"):
        features["close by, in it"] = close.get(place.id, 0.0)
    return {k: v for k, v in features.items() if v}


def _company(at: NDArray[np.float64], shares: NDArray[np.float64]) -> Company | None:
    """Return the place among others that most of them are near to; None where no other is a
    point.
    """
    real = ~np.isnan(at[:, 0]) & (shares > 0)
    if not real.any():
        return None
    points, weights = at[real], shares[real]
    crowd = np.exp(-_kilometres(points, points) / _NEAR) @ weights
    best = int(np.argmax(crowd))
    return Company(points[best], float(crowd[best]))


def point_of(company: Company | None) -> Place | None:
    """Return a company as a place without a name, for measuring."""
    if company is None:
        return None
    latitude, longitude = map(math.degrees, company.at)
    return Place(id="company", name="", kind="city", latitude=latitude, longitude=longitude)


def _of_none(group: Group, company: Company | None, rest: float) -> dict[str, float]:
    """Tell what speaks for a name being none of the listed places."""
    features = {
        "none": 1.0,
        "none, nothing listed": float(not group.names),
        "none, company": min(4.0, company.near) if company else 0.0,
    }
    features["none, share of company"] = company.near / rest if company else 0.0
    features["none, many of the name"] = math.log(1 + len(group.names))
    if word_list(group.surface):
        last = fold(word_list(group.surface)[-1])
    else:
        last = ""
    features["none, said to be small"] = float(
        any(last in word_set(f"after_name_{k}") for k in ("water", "road", "building", "nature"))
    )
    return {k: v for k, v in features.items() if v}


def _by_others(
    place: Place,
    own: Mapping[str, float],
    total: Mapping[str, float],
    rest: float,
    near: tuple[float, float, float],
) -> dict[str, float]:
    """Tell what the other names say for one reading: shares of them in its country, region and
    district, and near it.
    """
    features: dict[str, float] = {}
    keys = {
        "country": f"iso:{place.country}",
        "region": place.region or (place.id if place.kind == "region" else None),
        "district": place.district,
    }
    for level, key in keys.items():
        if key is not None and place.country is not None:
            share = max(0.0, (total.get(key, 0.0) - own.get(key, 0.0)) / rest)
            features[f"others in its {level}"] = share
            if share > 0.02:
                features[f"some in its {level}"] = min(
                    1.0, (total.get(key, 0.0) - own.get(key, 0.0))
                )
    if place.kind in ("region", "country", "district"):
        key = place.id
        features[f"{place.kind} of others"] = min(
            1.5, max(0.0, total.get(key, 0.0) - own.get(key, 0.0))
        )
    features["nearest"], features["near"], features["in its part"] = near
    return {k: v for k, v in features.items() if v}


def _votes(group: Group, shares: NDArray[np.float64], weight: float) -> dict[str, float]:
    """Return how much of a name lies in each country, region and district; a people votes half for
    its country.
    """
    votes: dict[str, float] = defaultdict(float)
    for named, share in zip(group.names, shares, strict=True):
        place, value = named.place, float(share) * weight * (0.5 if named.people else 1.0)
        own = place.id if place.kind in ("region", "district") else None
        for key in (
            f"iso:{place.country}" if place.country else None,
            place.region,
            place.district,
            own,
        ):
            if key is not None:
                votes[key] += value
    return votes


def _points(group: Group) -> NDArray[np.float64]:
    """Return latitude and longitude of each reading in radians; not a number where a place is no
    point.
    """
    rows = [
        (n.place.latitude, n.place.longitude)
        if n.place.kind in POINTS and n.place.latitude is not None
        else (math.nan, math.nan)
        for n in group.names
    ]
    return np.radians(np.asarray(rows, dtype=np.float64).reshape(-1, 2))


def _nearness(
    own: NDArray[np.float64], others: NDArray[np.float64], shares: NDArray[np.float64]
) -> list[tuple[float, float, float]]:
    """Return for each reading: how near the nearest other place is, and how many lie near it and in
    its part of the country.
    """
    if not len(others):
        return [(0.0, 0.0, 0.0)] * len(own)
    km = _kilometres(own, others)
    close = np.nan_to_num(np.exp(-km / _NEAR), nan=0.0) * shares[None, :]
    wide = np.nan_to_num(np.exp(-km / _WIDER), nan=0.0) * shares[None, :]
    return [
        (float(c.max()), float(min(3.0, c.sum())), float(min(5.0, w.sum())))
        for c, w in zip(close, wide, strict=True)
    ]


def _kilometres(own: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distance of every point of one list (radians) to every one of another
    (haversine).
    """
    first, second = own[:, None, :], other[None, :, :]
    first_latitude, second_latitude = first[..., 0], second[..., 0]
    north = np.sin((second_latitude - first_latitude) / 2) ** 2
    east = np.sin((second[..., 1] - first[..., 1]) / 2) ** 2
    chord = north + np.cos(first_latitude) * np.cos(second_latitude) * east
    angle = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(chord)))
    return np.asarray(angle, dtype=np.float64)
