"""The health of sources: what arrives is never gone, what has no date is counted, and nobody is
assessed before the time is up.
"""

import datetime as dt
from collections.abc import Mapping

import pytest

from tests.conftest import make_capture
from tocsin.records import Capture, Casebook, Kept, Source
from tocsin.store import Store
from tocsin.watch import Arrived, Counted, Looks, find_silences
from tocsin.workspace.source_health import health_of

TODAY = dt.date(2022, 3, 31)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def source(rate: float | None = 24.0, name: str = "s") -> Source:
    return Source(
        id=name,
        name="S",
        kind="outlet",
        owner="o",
        expected_per_day=rate,
        known_from=dt.date(2020, 1, 1),
        reference="t",
    )


def state(
    dated: Mapping[int, int],
    undated: Mapping[int, int] = {},
    *,
    rate: float = 24.0,
    begun: int | None = 60,
    first: int | None = None,
    last: int | None = None,
) -> str | None:
    """Return the silence of a source with captures dated, and arriving undated, so
    many days ago.
    """
    arrived = Arrived(
        ago(first) if first is not None else None,
        ago(last) if last is not None else None,
        {ago(d): n for d, n in undated.items()},
    )
    looks = Looks(
        {},
        (),
        {"s": arrived} if dated or undated else {},
        ago(begun) if begun is not None else None,
    )
    found = find_silences(
        Counted((), {("s", ago(d)): n for d, n in dated.items()}), [source(rate)], TODAY, looks
    )
    return found[0].state if found else None


@pytest.mark.parametrize(
    ("dated", "undated", "more", "expected"),
    [
        ({}, {0: 60}, {"first": 0, "last": 0}, None),
        ({}, {3: 60, 0: 20}, {"first": 3, "last": 0}, None),
        ({}, dict.fromkeys(range(10), 24), {"first": 9, "last": 0}, None),
        ({}, dict.fromkeys(range(1, 10), 1), {"rate": 1.0, "first": 9, "last": 1}, None),
        ({}, {14: 60}, {"first": 14, "last": 14}, "gone"),
        ({}, {}, {"begun": 0}, None),
        ({}, {}, {"begun": None}, None),
        ({}, {}, {"begun": 30}, "gone"),
        ({}, {}, {"begun": 2, "rate": 1.0}, None),
        ({}, {}, {"begun": 1, "rate": 76.3}, "gone"),
        (dict.fromkeys(range(7, 30), 76), {}, {"rate": 76.3}, "gone"),
        (dict.fromkeys(range(3, 30), 3), {}, {"rate": 3.0}, "late"),
        (dict.fromkeys(range(0, 30), 1), {}, {"rate": 24.0}, "thin"),
        (dict.fromkeys(range(0, 30), 24), {}, {}, None),
        ({40: 24}, {}, {"first": 40, "last": 0}, "late"),
        ({40: 24}, {}, {"first": 0, "last": 0}, "gone"),
        ({10: 1}, {}, {"rate": 0.1}, None),
        ({1: 5}, {}, {"begun": 1, "rate": 3.0, "first": 1, "last": 1}, None),
    ],
)
def test_the_state_follows_what_was_observed(
    dated: dict[int, int], undated: dict[int, int], more: dict[str, int], expected: str | None
) -> None:
    assert state(dated, undated, **more) == expected


def keep(
    store: Store,
    name: str | None,
    number: int,
    *,
    seen: dt.datetime,
    published: dt.datetime | None = None,
) -> None:
    for n in range(number):
        capture: Capture = make_capture(
            f"text {n} of {name} {published}", external_id=f"{name}-{n}-{published}", seen_at=seen
        )
        store.keep([Kept(capture=capture, source_id=name, published_at=published)], "f")


def test_undated_captures_are_counted_and_shown(tmp_path: object) -> None:
    now = dt.datetime(2022, 3, 31, 12, tzinfo=dt.UTC)
    book = Casebook(
        id="b",
        title="b",
        digest="",
        sources=(source(), source(None, "quiet"), source(24.0, "never")),
    )
    with Store(f"{tmp_path}/s.sqlite") as store:
        keep(store, "s", 60, seen=now)
        keep(store, "Radio Zeta", 14, seen=now)
        keep(store, "Radio Zeta", 2, seen=now, published=now - dt.timedelta(days=1))
        rows = {h.source_id: h for h in health_of(store, book, now + dt.timedelta(minutes=2))}
    assert rows["s"].observed == "60 in all, not dated"
    assert (rows["s"].state, rows["s"].week, rows["s"].undated) == ("on time", 60, 60)
    assert rows["Radio Zeta"].name == "Radio Zeta"
    assert rows["Radio Zeta"].state == "not in the casebook"
    assert rows["Radio Zeta"].observed == "16 in all, 14 not dated"
    assert rows["never"].state == "not watched long enough"
    assert rows["quiet"].state == "no expectation"
