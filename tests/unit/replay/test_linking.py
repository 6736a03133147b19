"""What is known by name only later is no entity on the days before."""

import msgspec

from tests.unit.replay.stream import DAY, FIRST, book, bundle, frozen
from tocsin.replay.linking import as_linked, unknown_ids
from tocsin.replay.past import Past

LATER = FIRST + 3 * DAY


def test_ids_that_are_not_known_yet_are_named() -> None:
    whole = book()
    assert unknown_ids(whole, whole) == frozenset()
    actor = whole.actors[0].id
    assert unknown_ids(whole, msgspec.structs.replace(whole, actors=whole.actors[1:])) == {actor}


def test_links_to_what_is_unknown_are_left_out_and_nothing_else() -> None:
    found = bundle(1, FIRST)
    assert as_linked(found, frozenset()) is found
    assert as_linked(found, frozenset({"somebody else"})) == found
    without = as_linked(found, frozenset({"bridge"}))
    assert [m.entity_id for m in without.mentions] == [None]
    assert [m.surface for m in without.mentions] == [m.surface for m in found.mentions]
    assert all(c.site_id is None for c in without.claims)
    assert [c.text for c in without.claims] == [c.text for c in found.claims]


def test_a_site_that_is_catalogued_later_is_not_watched_before() -> None:
    sites = tuple(
        msgspec.structs.replace(s, known_from=LATER) if s.id == "bridge" else s
        for s in book().sites
    )
    rows = [bundle(n, FIRST + n * DAY) for n in range(5)]
    days = frozen(Past(rows), book(sites=sites), FIRST + 4 * DAY)
    signals = [days[FIRST + n * DAY][0].signals.documents for n in range(5)]
    assert signals[:3] == [0, 0, 0]
    assert signals[4] == 1
