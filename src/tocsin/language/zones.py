"""Time zones by the names feeds and date lines give them: how far a clock is from UTC on a day. The
names stand in `zones.yml`.
"""

import datetime as dt
import functools
import re
import zoneinfo
from importlib import resources
from typing import Any, NamedTuple

from tocsin.language.fold import fold
from tocsin.language.yaml_text import read_text

# The clocks of the world are between these two.
_WEST, _EAST = dt.timedelta(hours=-12), dt.timedelta(hours=14)
_REGION = r"[a-z]{3,}/[a-z][a-z_+\-]+(?:/[a-z_]+)?"
_SHIFT = re.compile(r"([+-])\s?(\d{1,2})(?::?(\d{2}))?(?::?00)?")
_ZERO = dt.timedelta()


class Zone(NamedTuple):
    """One zone: (first day, distance from UTC), the latest first; its summer time, and whether its
    name is used in summer alone.
    """

    offsets: tuple[tuple[dt.date, dt.timedelta], ...]
    summer: dt.timedelta | None = None
    only_summer: bool = False


class Names(NamedTuple):
    """What zones are called, folded, the names said of an unknown local time, and the pattern of
    all of them.
    """

    zones: dict[str, Zone]
    local: frozenset[str]
    pattern: str


@functools.cache
def zone_names() -> Names:
    """Return the names of zones."""
    file = resources.files("tocsin.language") / "lexicon" / "zones.yml"
    lists: Any = read_text(file.read_text(encoding="utf-8"))
    zones = {fold(str(name)): _zone(entry) for entry in lists["zones"] for name in entry["names"]}
    local = frozenset(fold(str(name)) for name in lists["local"])
    words = "|".join(re.escape(n) for n in sorted([*zones, *local], key=lambda n: (-len(n), n)))
    return Names(zones, local, rf"(?<![^\W\d_])(?:{words}|{_REGION})(?![^\W\d_])\.?")


def _zone(entry: Any) -> Zone:
    """Read one entry of the list."""
    offsets = []
    for written in entry["offsets"]:
        shift, _, first = str(written).partition(" ")
        offsets.append(
            (dt.date.fromisoformat(first) if first else dt.date.min, shift_of(shift) or _ZERO)
        )
    summer = shift_of(str(entry["summer"])) if "summer" in entry else None
    return Zone(tuple(sorted(offsets, reverse=True)), summer, entry.get("only") == "summer")


def shift_of(written: str) -> dt.timedelta | None:
    """Return the distance from UTC that +03:00, +0300, -5 or +3 names; None where no clock is that
    far off.
    """
    match = _SHIFT.fullmatch(written.strip())
    if not match or int(match.group(3) or 0) > 59:
        return None
    size = dt.timedelta(hours=int(match.group(2)), minutes=int(match.group(3) or 0))
    shift = -size if match.group(1) == "-" else size
    return shift if _WEST <= shift <= _EAST else None


def offset_of(name: str, local: dt.datetime) -> dt.timedelta | None:
    """Return how far the zone called `name` (folded) is from UTC at a local time; None where the
    name does not say.
    """
    zone = zone_names().zones.get(name.rstrip("."), zone_names().zones.get(name))
    if zone is None:
        return _region_offset(name, local)
    if zone.only_summer and not _is_summer(local.date()):
        return None
    if zone.summer is not None and _is_summer(local.date()):
        return zone.summer
    return next((shift for first, shift in zone.offsets if local.date() >= first), None)


def is_utc(name: str) -> bool:
    """Return whether a name stands for UTC itself, so that a shift behind it counts from there."""
    zone = zone_names().zones.get(name.rstrip("."))
    return zone is not None and zone == zone_names().zones["utc"]


def _is_summer(day: dt.date) -> bool:
    """Return whether a day lies in the summer time of the European Union (Directive 2000/84/EC)."""
    return _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)


def _last_sunday(year: int, month: int) -> dt.date:
    """Return the last Sunday of a month of 31 days."""
    last = dt.date(year, month, 31)
    return last - dt.timedelta(days=last.isoweekday() % 7)


@functools.cache
def _regions() -> dict[str, str]:
    """Return the zones of the IANA database this machine has, by their folded names."""
    return {fold(name): name for name in zoneinfo.available_timezones()}


def _region_offset(name: str, local: dt.datetime) -> dt.timedelta | None:
    """Return the offset of a zone of the IANA database; None for an unknown one, and in the hour
    that a clock shows twice.
    """
    known = _regions().get(name)
    if known is None:
        return None
    place = zoneinfo.ZoneInfo(known)
    first, second = (local.replace(tzinfo=place, fold=fold_).utcoffset() for fold_ in (0, 1))
    return first if first == second else None
