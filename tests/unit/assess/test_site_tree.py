"""Sites lie in each other."""

import msgspec

from tocsin.assess.site_tree import ancestors, with_children
from tocsin.records import Site


def site(name: str, parent: str | None = None) -> Site:
    """Return a site that lies in another."""
    row = {
        "id": name,
        "name": name,
        "kind": "city",
        "parent": parent,
        "known_from": "2020-01-01",
        "reference": "test",
    }
    return msgspec.convert(row, Site)


ALL = (site("land"), site("town", "land"), site("port", "town"), site("pier", "port"), site("hill"))


def test_a_site_holds_all_that_lie_in_it() -> None:
    assert with_children(frozenset({"town"}), ALL) == {"town", "port", "pier"}
    assert with_children(frozenset({"hill"}), ALL) == {"hill"}


def test_what_a_site_lies_in_comes_from_the_nearest() -> None:
    by_id = {s.id: s for s in ALL}
    assert list(ancestors("pier", by_id)) == ["port", "town", "land"]
    assert list(ancestors("land", by_id)) == []
    assert list(ancestors("nowhere", by_id)) == []


def test_sites_that_lie_in_each_other_end() -> None:
    by_id = {s.id: s for s in (site("a", "b"), site("b", "a"))}
    assert list(ancestors("a", by_id)) == ["b"]
