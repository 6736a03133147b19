"""Looking places up in a built gazetteer: a read-only SQLite file, so that loading costs nothing
and memory stays small.
"""

import functools
import math
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from tocsin.errors import GazetteerError
from tocsin.records import Named, Outline, Place, PlaceKind, kilometres

# The layout of the file: raised with every change of the tables, so that an old file is refused and
# not misread.
LAYOUT = 3
VARIABLE = "TOCSIN_GAZETTEER"
SHIPPED = Path(__file__).with_name("gazetteer.sqlite")
_AT_ONCE = 500
# A point further from every settlement lies in none's area.
NEAREST_KM = 60.0
_FIELDS = (
    "p.id, p.name, p.kind, p.country, p.region, p.district, p.latitude, p.longitude, "
    "p.population, p.capital"
)
Rings = tuple[tuple[tuple[float, float], ...], ...]
# Bits of `names.flags`.
PRIMARY, PEOPLE, SHORT, CAPITALS = 1, 2, 4, 8


def own_gazetteer() -> Path:
    """Return where a user's own gazetteer lies, if one was built."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "tocsin" / "gazetteer.sqlite"


def find_gazetteer() -> "SqliteGazetteer":
    """Return the gazetteer in use: the one the environment names, the user's own, or the one that
    ships.

    Raises:
        GazetteerError: there is none, or it cannot be used.
    """
    named = os.environ.get(VARIABLE)
    own = own_gazetteer()
    return SqliteGazetteer(Path(named) if named else own if own.exists() else SHIPPED)


class SqliteGazetteer:
    """A built gazetteer. Look-ups go by whole forms, many at once."""

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            GazetteerError: it is missing, damaged or of another layout.
        """
        self.path = path
        if not path.exists():
            raise GazetteerError(
                f"{path}: no gazetteer there; make one with: tocsin gazetteer build"
            )
        try:
            self._file = sqlite3.connect(
                f"file:{path.resolve()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.about: dict[str, str] = dict(self._file.execute("SELECT name, value FROM about"))
        except sqlite3.Error as error:
            raise GazetteerError(
                f"{path}: not a gazetteer, or damaged ({error}); make it anew: tocsin "
                "gazetteer "
                "build"
            ) from None
        if self.about.get("layout") != str(LAYOUT):
            layout = self.about.get("layout", "unknown")
            raise GazetteerError(
                f"{path}: layout {layout}, {LAYOUT} is needed; make it anew: tocsin gazetteer build"
            )
        self.digest = self.about["digest"]
        self._place = functools.lru_cache(maxsize=65536)(self._read_place)

    def named(self, forms: Iterable[str]) -> Mapping[str, Sequence[Named]]:
        """Return the places each form may name, in order of their ids."""
        wanted = sorted(set(forms))
        places: dict[str, list[Named]] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            for form, number, flags in self._rows(wanted[start : start + _AT_ONCE]):
                place = self._place(number)
                assert place is not None
                places.setdefault(form, []).append(
                    Named(
                        place=place,
                        primary=bool(flags & PRIMARY),
                        people=bool(flags & PEOPLE),
                        short=bool(flags & SHORT),
                        capitals=bool(flags & CAPITALS),
                    )
                )
        return places

    def _rows(self, forms: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """Yield (form, place, flags) for some forms."""
        marks = ",".join("?" * len(forms))
        yield from self._file.execute(
            f"SELECT form, place, flags FROM names WHERE form IN ({marks}) ORDER BY form, place",
            forms,
        )

    def place(self, place_id: str) -> Place | None:
        """Return a place by its id."""
        row = self._file.execute("SELECT number FROM places WHERE id = ?", (place_id,)).fetchone()
        return self._place(row[0]) if row else None

    def _read_place(self, number: int) -> Place | None:
        """Read one place."""
        return place_of(
            self._file.execute(
                f"SELECT {_FIELDS} FROM places p WHERE number = ?", (number,)
            ).fetchone()
        )

    def inside(self, place_id: str, kind: PlaceKind) -> Sequence[Place]:
        """Return the places of a kind in a country, region or district, the most populous first."""
        query = (
            f"SELECT {_FIELDS} FROM places p WHERE kind = ? AND ? IN (region, district, "
            "'iso:' || country) ORDER BY population DESC, id"
        )
        return [
            p
            for row in self._file.execute(query, (kind, place_id))
            if (p := place_of(row)) is not None
        ]

    def nearest(self, latitude: float, longitude: float) -> Place | None:
        """Return the settlement nearest to a point, within `NEAREST_KM`; None
        where there is none.
        """
        point = Place(id="", name="", kind="city", latitude=latitude, longitude=longitude)
        high = NEAREST_KM / 111.0
        wide = min(180.0, high / max(0.05, math.cos(math.radians(latitude))))
        box = (latitude - high, latitude + high, longitude - wide, longitude + wide)
        query = (
            f"SELECT {_FIELDS} FROM places p WHERE latitude BETWEEN ? AND ? AND longitude "
            "BETWEEN ? AND ? AND kind = 'city'"
        )
        in_box = [p for row in self._file.execute(query, box) if (p := place_of(row)) is not None]
        near = [
            (km, p.id, p)
            for p in in_box
            if (km := kilometres(point, p)) is not None and km <= NEAREST_KM
        ]
        return min(near)[2] if near else None

    def outlines(self) -> list[Outline]:
        """Return the coarse outlines of all countries, in order."""
        query = (
            "SELECT country, name, rings FROM outlines JOIN places USING (country) WHERE "
            "kind = 'country' ORDER BY country"
        )
        rows = self._file.execute(query)
        return [_outline(*row) for row in rows]

    def close(self) -> None:
        """Close the file."""
        self._file.close()


@functools.lru_cache(maxsize=512)
def _outline(country: str, name: str, rings: str) -> Outline:
    """Make the record of a row; each map of a process has the same ones."""
    return Outline(country=country, name=name, rings=msgspec.json.decode(rings, type=Rings))


def place_of(row: Sequence[object] | None) -> Place | None:
    """Make the record of a row: the fields of a place in their order, whether it
    is a capital last.
    """
    if row is None:
        return None
    names = (
        "id",
        "name",
        "kind",
        "country",
        "region",
        "district",
        "latitude",
        "longitude",
        "population",
    )
    return Place(**dict(zip(names, row, strict=False)), capital=bool(row[-1]))  # type: ignore[arg-type]
