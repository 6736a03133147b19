"""What a document counts for, which days are kept, and the same counts whether days are taken anew
or gone on from.
"""

import datetime as dt
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import by_hand
from tests.by_hand import DAY, MOMENT, casebook
from tocsin.pipeline import attention
from tocsin.pipeline.attention import (
    counted_documents,
    is_latest,
    looks_of,
    many_series,
    readings_since,
    refresh,
    series,
    touched,
)
from tocsin.records import FetchMark, Key, Touch
from tocsin.store import Store

BOOK = casebook()
DOCUMENT = by_hand.document("mined", by_hand.BRIDGE)
CLAIM = by_hand.claim(DOCUMENT, "had been mined")
BRIDGE = by_hand.mention(DOCUMENT, "bridge", "bridge")
SITES = frozenset({"bridge", "port"})


def touch(name: str, source: str = "courier", day: int = 11, origin: str | None = None) -> Touch:
    """Make what a document of a day counts for."""
    return Touch(
        document_id=name,
        origin_id=origin or name,
        source_id=source,
        day=dt.date(2022, 1, day),
        sites=("bridge",),
        narratives=(),
        seen_at=MOMENT,
    )


def test_a_document_counts_for_watched_sites_and_narratives_with_a_voice() -> None:
    other = by_hand.mention(DOCUMENT, "Lumen", "elsewhere")
    told, silent = (
        by_hand.match(CLAIM, voice="relays"),
        by_hand.match(CLAIM, id="mat-2", narrative_id="n_2"),
    )
    found = touched(DOCUMENT, [BRIDGE, BRIDGE, other], [told, silent], "doc-origin", SITES)
    assert found is not None
    assert (found.sites, found.narratives, found.origin_id) == (
        ("bridge",),
        ("n_mined",),
        "doc-origin",
    )
    assert (found.day, found.at) == (dt.date(2022, 1, 11), None)


@pytest.mark.parametrize("stated", [{"published_at": None}, {"source_id": None}])
def test_without_a_day_or_a_source_nothing_is_counted(stated: dict[str, None]) -> None:
    document = by_hand.document("mined", by_hand.BRIDGE, **stated)
    assert touched(document, [BRIDGE], [], document.id, SITES) is None
    assert touched(DOCUMENT, [], [by_hand.match(CLAIM)], DOCUMENT.id, SITES) is None


def test_a_text_of_midnight_counts_for_the_day_that_begins() -> None:
    midnight = dt.datetime(2022, 1, 12, tzinfo=dt.UTC)
    document = by_hand.document("mined", by_hand.BRIDGE, published_at=midnight)
    found = touched(document, [BRIDGE], [], document.id, SITES)
    assert found is not None
    assert found.day == dt.date(2022, 1, 12)


@given(st.integers(min_value=0, max_value=2000))
def test_states_of_the_last_days_are_kept_and_few_before(age: int) -> None:
    today = dt.date(2022, 1, 12)
    kept = [a for a in range(age, age + 28) if attention._is_kept(today - a * DAY, today)]
    recent = [a for a in range(age, age + 28) if a <= 8]
    assert set(recent) <= set(kept)
    assert len(set(kept) - set(recent)) <= 1
    assert kept


@pytest.fixture
def watched(small: Store) -> Store:
    """A store with three documents of two origins about the bridge on one day, and one the day
    after.
    """
    settle(
        small, [touch("a"), touch("b", "wire"), touch("c", "wire", origin="a"), touch("d", day=12)]
    )
    return small


def settle(store: Store, touches: Iterable[Touch]) -> None:
    """Keep what documents count for."""
    store.rollups.settle(touches)


KEY = Key(group="press", site_id="bridge")


def test_the_documents_behind_a_reading_are_as_many_origins_as_it_observes(watched: Store) -> None:
    found = counted_documents(watched, BOOK, KEY, dt.date(2022, 1, 11), MOMENT)
    assert {o: sorted(d) for o, d in found.items()} == {"a": ["a", "c"], "b": ["b"]}
    (latest,) = [r for r in refresh(watched, BOOK, MOMENT).readings if r.key == KEY]
    assert (latest.day, latest.observed) == (MOMENT.date(), 1)
    one = {r.day.day: r.observed for r in series(watched, KEY, MOMENT)}
    assert (one[11], one[12]) == (2, 1)
    assert counted_documents(watched, BOOK, KEY, dt.date(2022, 1, 10), MOMENT) == {}
    strange = Key(group="nobody", site_id="bridge")
    assert counted_documents(watched, BOOK, strange, dt.date(2022, 1, 11), MOMENT) == {}


def test_going_on_gives_what_taking_every_day_anew_gives(watched: Store) -> None:
    refresh(watched, BOOK, MOMENT)
    settle(watched, [touch(n) for n in ("a", "b", "x")])
    gone_on = refresh(watched, BOOK, MOMENT)
    again = refresh(watched, BOOK, MOMENT)
    assert gone_on.readings == again.readings
    assert many_series(watched, [KEY], MOMENT)[KEY] == series(watched, KEY, MOMENT)


@pytest.mark.parametrize(
    ("only", "found"), [((), True), (("bridge",), True), (("press",), True), (("n_mined",), False)]
)
def test_only_what_is_named_is_returned(watched: Store, only: tuple[str, ...], found: bool) -> None:
    rows = readings_since(watched, BOOK, MOMENT, dt.date(2022, 1, 11), only)
    assert any(r.key == KEY for r in rows) is found
    assert all(r.day >= dt.date(2022, 1, 11) for r in rows)


def test_nothing_stands_in_an_empty_store(empty: Store) -> None:
    assert is_latest(empty, MOMENT)
    assert refresh(empty, BOOK, MOMENT).readings == []
    looks = looks_of(empty, BOOK, MOMENT)
    assert (looks.marks, looks.arrived, looks.begun) == ({"courier": [], "wire": []}, {}, None)


def test_what_was_seen_later_makes_a_look_back(small: Store) -> None:
    assert is_latest(small, MOMENT)
    assert not is_latest(small, MOMENT - dt.timedelta(seconds=1))
    small.keep([FetchMark(url="https://x.example", fetched_at=MOMENT)], "x", MOMENT)
    assert is_latest(small, MOMENT)
