"""A gazetteer in the making: places with their names, written whole into one file."""

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from tocsin.gazetteer.lookup import CAPITALS, LAYOUT, PRIMARY, Rings, place_of
from tocsin.language.place_names import entered_under
from tocsin.language.scripts import main_script
from tocsin.records import Place

# A name of another language or time counts in these letters; names longer than this are
# descriptions.
_LONGEST_NAME = 50
_CODE = re.compile(r"^[A-Z]{2,4}$")
# Letters that stand for words; they are no name in other letters ("WHO", "ЕС").
_ACRONYM = re.compile(r"^(?:[^\W\d_]\.?){2,5}$")
_SHORTENED = {
    "Saint": ("St",),
    "St": ("Saint",),
    "Mount": ("Mt",),
    "Mt": ("Mount",),
    "Fort": ("Ft",),
    "Ft": ("Fort",),
}
_TABLES = """
CREATE TABLE places (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
  region TEXT, district TEXT, latitude REAL, longitude REAL, population INTEGER NOT NULL, capital INTEGER NOT NULL);
CREATE INDEX places_by_latitude ON places (latitude);
CREATE TABLE names (form TEXT NOT NULL, place INTEGER NOT NULL, flags INTEGER NOT NULL, PRIMARY KEY (form, place)) WITHOUT ROWID;
CREATE TABLE outlines (country TEXT PRIMARY KEY, rings TEXT NOT NULL);
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def is_usable(name: str) -> bool:
    """Return whether another name of a place is one a text may hold: in Latin or Cyrillic letters,
    capitalised, no code.
    """
    plain = name.strip()
    if not 2 < len(plain) <= _LONGEST_NAME or not plain[0].isupper() or _CODE.match(plain):
        return False
    return main_script(plain) in ("latin", "cyrillic") and not any(
        c.isdigit() or c in "/(,;=" for c in plain
    )


class Draft:
    """Places and names, gathered."""

    def __init__(self) -> None:
        """Begin empty."""
        self._places: dict[str, Place] = {}
        self._names: dict[tuple[str, str], int] = {}
        self.outlines: dict[str, Rings] = {}

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._places)

    def add(self, place: Place, names: Iterable[str] = (), flags: int = 0) -> None:
        """Add a place under its own name and others; a place that is there already is replaced, and
        its names stay.
        """
        self._places[place.id] = place
        self.call(place.id, [place.name], PRIMARY)
        self.call(place.id, names, flags)

    def call(self, place_id: str, names: Iterable[str], flags: int = 0) -> None:
        """Add names to a place."""
        for name in (n for given in names for n in _ways_to_write(given)):
            mark = CAPITALS if name.isupper() and _ACRONYM.match(name) else 0
            for form in entered_under(name):
                before = self._names.get((form, place_id))
                joined = flags | (before or 0) & ~CAPITALS
                self._names[form, place_id] = joined | (mark if before is None else mark & before)

    def places(self) -> Iterator[Place]:
        """Yield the places in order of their ids."""
        for key in sorted(self._places):
            yield self._places[key]

    def get(self, place_id: str) -> Place | None:
        """Return a place by its id."""
        return self._places.get(place_id)

    @classmethod
    def of(cls, path: Path) -> "Draft":
        """Return what a built gazetteer holds, to add to it."""
        draft = cls()
        with sqlite3.connect(f"file:{path.resolve()}?mode=ro&immutable=1", uri=True) as file:
            numbers: dict[int, str] = {}
            for number, *row in file.execute("SELECT * FROM places"):
                place = place_of(row)
                assert place is not None
                draft._places[place.id], numbers[number] = place, place.id
            draft._names = {
                (form, numbers[n]): flags for form, n, flags in file.execute("SELECT * FROM names")
            }
            draft.outlines = {
                c: msgspec.json.decode(r, type=Rings)
                for c, r in file.execute("SELECT * FROM outlines")
            }
        file.close()
        return draft

    def write(self, path: Path, notes: Mapping[str, str]) -> None:
        """Write the file whole, or not at all; `notes` say what it is made of."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        part.unlink(missing_ok=True)
        digest = hashlib.sha256()
        numbers = {key: n for n, key in enumerate(sorted(self._places), start=1)}
        rows = [_row(numbers[p.id], p) for p in self.places()]
        names = sorted((form, numbers[key], flags) for (form, key), flags in self._names.items())
        outlines = [(c, msgspec.json.encode(r).decode()) for c, r in sorted(self.outlines.items())]
        for row in (*rows, *names, *outlines):
            digest.update(repr(row).encode())
        about = {
            **notes,
            "layout": str(LAYOUT),
            "digest": digest.hexdigest(),
            "places": str(len(rows)),
            "names": str(len(names)),
        }
        file = sqlite3.connect(part)
        with file:
            file.executescript(_TABLES)
            file.executemany(f"INSERT INTO places VALUES ({','.join('?' * 11)})", rows)
            file.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
            file.executemany("INSERT INTO outlines VALUES (?, ?)", outlines)
            file.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
        file.execute("VACUUM")
        file.close()
        part.replace(path)


def _ways_to_write(name: str) -> list[str]:
    """Return a name, and with its first word shortened or spelled out ("Saint", "St")."""
    first, _, rest = name.partition(" ")
    return [name, *(f"{other} {rest}" for other in _SHORTENED.get(first.rstrip("."), ()) if rest)]


def _row(number: int, place: Place) -> tuple[object, ...]:
    """Return the row of a place."""
    return (
        number,
        place.id,
        place.name,
        place.kind,
        place.country,
        place.region,
        place.district,
        place.latitude,
        place.longitude,
        place.population,
        int(place.capital),
    )
