"""Where a point lies: in which country and first-level area, and close to which watched sites."""

import re
from collections.abc import Sequence

from tocsin.language.place_names import written_as
from tocsin.language.words import word_list
from tocsin.records import Gazetteer, Occurrence, Site, kilometres

# A point this near to a watched site with coordinates counts as at it; casebooks give towns, not
# buildings.
SITE_KM = 15.0
# A country may be stated by its code (ISO 3166-1 alpha-2).
_COUNTRY_CODE = re.compile(r"[A-Z]{2}")


def areas_of(item: Occurrence, gazetteer: Gazetteer, sites: Sequence[Site]) -> tuple[str, ...]:
    """Return ids of the area and country of the settlement nearest to a point, and of watched sites
    close to it, in order.
    """
    near = gazetteer.nearest(item.latitude, item.longitude)
    areas: set[str] = set()
    if near is not None and near.country:
        areas.add(f"iso:{near.country}")
        if near.region:
            areas.add(near.region)
    for site in sites:
        apart = kilometres(site, item)
        if apart is not None and apart <= SITE_KM:
            areas.add(site.id)
    return tuple(sorted(areas))


def is_swapped(item: Occurrence, gazetteer: Gazetteer) -> bool:
    """Tell whether a point lies in another country than its row says, and would lie in that one
    with its coordinates exchanged.
    """
    stated = _countries(item.country, gazetteer)
    if not stated or abs(item.longitude) > 90:
        return False
    here = gazetteer.nearest(item.latitude, item.longitude)
    if here is not None and here.country in stated:
        return False
    there = gazetteer.nearest(item.longitude, item.latitude)
    return there is not None and there.country in stated


def _countries(name: str | None, gazetteer: Gazetteer) -> set[str | None]:
    """Return the codes of the countries that a name may mean."""
    if not name:
        return set()
    if _COUNTRY_CODE.fullmatch(name):
        return {name}
    listed = gazetteer.named(written_as(tuple(word_list(name))))
    places = [named.place for names in listed.values() for named in names]
    return {place.country for place in places if place.kind == "country"}
