"""Where a point lies: in which country and first-level area, and close to which watched sites."""

from collections.abc import Sequence

from tocsin.records import Gazetteer, Occurrence, Site, kilometres

# A point this near to a watched site with coordinates counts as at it; casebooks give towns, not buildings.
SITE_KM = 15.0


def areas_of(item: Occurrence, gazetteer: Gazetteer, sites: Sequence[Site]) -> tuple[str, ...]:
    """Return ids of the area and country of the settlement nearest to a point, and of watched sites close to it, in order."""
    near = gazetteer.nearest(item.latitude, item.longitude)
    areas = [near.region, f"iso:{near.country}"] if near is not None and near.country else []
    close = [s.id for s in sites if (km := kilometres(s, item)) is not None and km <= SITE_KM]
    return tuple(sorted({a for a in areas if a} | set(close)))
