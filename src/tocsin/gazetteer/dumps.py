"""Dumps a user may add: GeoNames (`allCountries.txt`, `KZ.txt` or `.zip`) and OurAirports
(`airports.csv`).
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tocsin.errors import GazetteerError
from tocsin.gazetteer.draft import Draft, is_usable
from tocsin.records import Place, PlaceKind, point

# GeoNames feature codes that are places a text may name; what is not here is left out
# (https://www.geonames.org/export/codes.html).
_CODES: dict[str, PlaceKind] = {
    "ADM2": "district",
    "ADM3": "district",
    "AIRP": "airport",
    "AIRF": "airport",
    "AIRB": "facility",
    "MILB": "facility",
    "NVB": "facility",
    "LAB": "facility",
    "PS": "facility",
    "PSN": "facility",
    "PSH": "facility",
    "DAM": "facility",
    "OILR": "facility",
    "CTRM": "facility",
    "HSP": "facility",
    "PRT": "facility",
    "BDG": "facility",
    "SPCE": "facility",
    "MNN": "facility",
    "RSTN": "facility",
    "RECG": "facility",
    "LK": "area",
    "RSV": "area",
    "STM": "area",
    "SEA": "area",
    "BAY": "area",
    "ISL": "area",
    "PEN": "area",
    "MT": "area",
    "MTS": "area",
    "PASS": "area",
}
_COLUMNS = 19
_EVERY = 20_000
_MOST_REFUSED = 20


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """Open a dump as text, also inside a zip.

    Raises:
        GazetteerError: it is missing or damaged.
    """
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                inner = next(
                    (
                        n
                        for n in archive.namelist()
                        if n.endswith(".txt") and "readme" not in n.casefold()
                    ),
                    None,
                )
                if inner is None:
                    raise GazetteerError(
                        f"{path}: the zip holds no .txt file; give a GeoNames dump such as KZ.zip"
                    )
                with archive.open(inner) as raw:
                    yield io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="")
        else:
            with path.open(encoding="utf-8", errors="replace", newline="") as file:
                yield file
    except (OSError, zipfile.BadZipFile) as error:
        raise GazetteerError(f"{path}: cannot be read ({error})") from None


def add_geonames(draft: Draft, path: Path, tell: Callable[[int], None]) -> list[str]:
    """Add a GeoNames dump: settlements of any size, facilities and waters; return what was refused,
    a line each.

    Raises:
        GazetteerError: the file is no GeoNames dump.
    """
    refused: list[str] = []
    added = 0
    with _opened(path) as lines:
        for number, line in enumerate(lines, start=1):
            row = line.rstrip("\r\n").split("\t")
            if len(row) != _COLUMNS:
                refused.append(f"{path.name}:{number}: {len(row)} columns, {_COLUMNS} are expected")
                if not added and len(refused) > _MOST_REFUSED:
                    raise GazetteerError(f"{path}: no GeoNames dump: {refused[0]}")
                continue
            try:
                place = _place(draft, row)
            except ValueError as error:
                refused.append(f"{path.name}:{number}: {error}")
                continue
            if place is not None:
                draft.add(place, [n for n in row[3].split(",") if is_usable(n)])
                added += 1
            if number % _EVERY == 0:
                tell(number)
    return refused


def _place(draft: Draft, row: list[str]) -> Place | None:
    """Return the place of a row; None where it is of a kind that is left out.

    Raises:
        ValueError: its coordinates or its population are no such.
    """
    kind = "city" if row[6] == "P" else _CODES.get(row[7])
    if kind is None or not row[1]:
        return None
    region = f"region:{row[8]}.{row[10]}" if row[10] else None
    key = f"geonames:{row[0]}"
    known = draft.get(key)
    latitude, longitude = point(row[4], row[5])
    return Place(
        id=key,
        name=row[1],
        kind=kind,
        country=row[8] or None,
        region=region if region and draft.get(region) else None,
        district=known.district if known else None,
        latitude=latitude,
        longitude=longitude,
        population=_population(row[14]),
        capital=row[7] == "PPLC",
    )


def _population(written: str) -> int:
    """Return a number of inhabitants; an empty one is nought.

    Raises:
        ValueError: it is no number.
    """
    try:
        return int(written or 0)
    except ValueError:
        raise ValueError(f"{written!r} is no number of inhabitants") from None


def add_airports(draft: Draft, path: Path, tell: Callable[[int], None]) -> list[str]:
    """Add OurAirports' airports.csv; return what was refused, a line each.

    Raises:
        GazetteerError: the file is none.
    """
    refused: list[str] = []
    with _opened(path) as lines:
        rows = csv.DictReader(lines)
        needed = {"ident", "name", "type", "latitude_deg", "longitude_deg", "iso_country"}
        missing = sorted(needed - set(rows.fieldnames or ()))
        if missing:
            raise GazetteerError(f"{path}: no OurAirports file: no column {', '.join(missing)}")
        for number, row in enumerate(rows, start=2):
            if row["type"] == "closed" or not row["name"]:
                continue
            try:
                latitude, longitude = point(row["latitude_deg"] or "", row["longitude_deg"] or "")
            except ValueError as error:
                refused.append(f"{path.name}:{number}: {error}")
                continue
            place = Place(
                id=f"icao:{row['ident']}",
                name=row["name"],
                kind="airport",
                country=row["iso_country"],
                latitude=latitude,
                longitude=longitude,
            )
            draft.add(
                place,
                [n.strip() for n in (row.get("keywords") or "").split(",") if is_usable(n.strip())],
            )
            if number % _EVERY == 0:
                tell(number)
    return refused
