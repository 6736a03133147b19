"""Documents that a problem may rest on, told from their gists."""

from typing import Any

import msgspec
import pytest

from tests import by_hand
from tests.by_hand import DAY, MOMENT
from tocsin.assess.concerns import Concerns
from tocsin.records import Casebook, Gist, ObserveMatch, Site, Telling

BOOK = by_hand.casebook()


def gist(**stated: Any) -> Gist:
    """Make the gist of a document of yesterday that names nothing."""
    fields: dict[str, Any] = {
        "id": "doc-a",
        "external_id": "a.txt",
        "seen_at": MOMENT,
        "published_at": MOMENT - DAY,
        "precision": "day",
        "since": MOMENT,
        "source_id": "courier",
        "outlet": None,
        "url": None,
        "language": "en",
        "is_older": False,
        "text": 1,
        "is_linked": True,
        "claims": 1,
        "told": 0,
        "is_telling": False,
        "has_forces": False,
        **dict.fromkeys(("entities", "actors", "stories", "said", "loaded", "events"), ()),
    }
    return Gist(**(fields | stated))


@pytest.mark.parametrize(
    ("stated", "needed"),
    [
        ({}, False),
        ({"entities": ("bridge",)}, True),
        ({"entities": ("bridge",), "published_at": MOMENT - 900 * DAY}, True),
        ({"entities": ("port",)}, False),
        ({"entities": ("ostrava",)}, False),
        ({"stories": (Telling("n_mined", "relays"),)}, True),
        ({"stories": (Telling("n_mined", None),)}, False),
        ({"stories": (Telling("n_other", "relays"),)}, False),
    ],
)
def test_what_names_a_site_or_tells_a_narrative_of_a_problem_is_needed_at_any_age(
    stated: dict[str, Any], needed: bool
) -> None:
    assert Concerns(BOOK)(gist(**stated), MOMENT) is needed


def test_a_party_that_acts_in_the_area_is_needed_as_long_as_an_indicator_looks_back() -> None:
    book = _with(parties=("ministry",))
    own = gist(entities=("port",), actors=("ministry",))
    concerns = Concerns(book)
    assert concerns(own, MOMENT)
    assert not concerns(own, MOMENT + 90 * DAY)
    assert concerns(msgspec.structs.replace(own, is_telling=True), MOMENT + 90 * DAY)
    assert not concerns(gist(entities=("port",), actors=("mayor",)), MOMENT)


def test_an_indicator_that_asks_for_any_narrative_looks_near_the_sites() -> None:
    (first,) = BOOK.problems[0].indicators
    anything = msgspec.structs.replace(first, observe=ObserveMatch())
    concerns = Concerns(_with(indicators=(anything,)))
    told = (Telling("n_other", "relays"),)
    assert concerns(gist(entities=("port",), stories=told), MOMENT)
    assert not concerns(gist(stories=told), MOMENT)


def test_a_set_of_sites_goes_by_its_name() -> None:
    sets = tuple(
        Site(id=name, name="Bridges of Lumen", kind="facility_set", **by_hand.KNOWN)
        for name in ("bridges", "bridges-elsewhere")
    )
    book = _with(sites=("bridges",))
    book = msgspec.structs.replace(book, sites=(*book.sites, *sets))
    old = gist(entities=("bridges-elsewhere",), published_at=MOMENT - 900 * DAY)
    assert Concerns(book)(old, MOMENT)


def _with(**stated: Any) -> Casebook:
    """Return the casebook with another problem."""
    return by_hand.casebook(problems=(by_hand.problem(**stated),))
