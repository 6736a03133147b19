"""Sites and what they lie in."""

from collections.abc import Iterator, Mapping

from tocsin.records import Site


def with_children(sites: frozenset[str], all_sites: tuple[Site, ...]) -> frozenset[str]:
    """Return some sites with all that lie in them."""
    inside = sites
    while True:
        wider = inside | {s.id for s in all_sites if s.parent in inside}
        if wider == inside:
            return inside
        inside = wider


def ancestors(site: str, by_id: Mapping[str, Site]) -> Iterator[str]:
    """Yield the places a site lies in, from the nearest; a loop ends where it closes."""
    seen = {site}
    parent = by_id[site].parent if site in by_id else None
    while parent is not None and parent in by_id and parent not in seen:
        seen.add(parent)
        yield parent
        parent = by_id[parent].parent
