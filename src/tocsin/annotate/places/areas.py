"""Where a point lies: in which country and first-level area, and close to which watched sites."""

from collections.abc import Sequence

from tocsin.language.place_names import written_as
from tocsin.language.words import word_list
from tocsin.records import Gazetteer, Occurrence, Site, kilometres

# A point this near to a watched site with coordinates counts as at it; casebooks give towns, not
# buildings.
SITE_KM = 15.0


def areas_of(item: Occurrence, gazetteer: Gazetteer, sites: Sequence[Site]) -> tuple[str, ...]:
    """Return ids of the area and country of the settlement nearest to a point, and of watched sites
    close to it, in order.
    """
    near = gazetteer.nearest(item.latitude, item.longitude)
    areas = [near.region, f"iso:{near.country}"] if near is not None and near.country else []
    close = [s.id for s in sites if (km := kilometres(s, item)) is not None and km <= SITE_KM]
    return tuple(sorted({a for a in areas if a} | set(close)))


def is_swapped(item: Occurrence, gazetteer: Gazetteer) -> bool:
    """Tell whether a point lies in another country than its row says, and would lie in that one
    with its coordinates exchanged.
    """
    listed = gazetteer.named(written_as(tuple(word_list(item.country)))) if item.country else {}
    stated = {
        n.place.country for names in listed.values() for n in names if n.place.kind == "country"
    }
    if not stated or abs(item.longitude) > 90:
        return False
    here = gazetteer.nearest(item.latitude, item.longitude)
    there = gazetteer.nearest(item.longitude, item.latitude)
    return (
        (here is None or here.country not in stated)
        and there is not None
        and there.country in stated
    )
