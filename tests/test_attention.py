"""Attention kept in the store: one new document moves one day, and the answer is the same as if
every day were taken anew.
"""

import datetime as dt
import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import NOW, ROOT, make_capture
from tocsin import pipeline
from tocsin.casebook import known_on, load_casebook
from tocsin.pipeline.attention import counted, refresh, series
from tocsin.records import Casebook, Document, Group, Kept, Key, Reading, Source, Touch
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.watch import read_all

START = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
MEMBERS = ("a", "b", "c")
BOOK = Casebook(
    id="t",
    title="t",
    digest="t",
    sources=tuple(
        Source(id=m, name=m, kind="outlet", owner=m, known_from=START.date(), reference="test")
        for m in (*MEMBERS, "late")
    ),
    groups=(
        Group(
            id="g", name="g", members=(*MEMBERS, "late"), known_from=START.date(), reference="test"
        ),
    ),
)


def put(
    store: Store,
    number: int,
    source: str,
    at: dt.datetime,
    *,
    sites: tuple[str, ...] = (),
    seen: dt.datetime | None = None,
    text: str | None = None,
) -> None:
    """Keep one document that touches some sites, as intake does."""
    capture = msgspec.structs.replace(
        make_capture(text or f"text {number}", external_id=f"n{number}", source_id=source),
        seen_at=seen or at,
    )
    touch = Touch(
        document_id=f"d{number}",
        origin_id=f"d{number}",
        source_id=source,
        day=at.date(),
        sites=sites,
        narratives=(),
        seen_at=seen or at,
        at=at,
    )
    digest = text or f"sha {number}"
    kept = Kept(
        capture=capture,
        source_id=source,
        published_at=at,
        text_sha256=digest,
        touch=touch if sites else None,
    )
    store.keep([kept], "f")


def fill(store: Store, days: int, seed: int = 1) -> int:
    """Fill a store with some weeks of posts; return the next free number."""
    rng, number = random.Random(seed), 0
    for day in range(days):
        for source in MEMBERS:
            for hour in range(rng.randrange(1, 4)):
                sites = tuple(s for s in ("s", "t") if rng.random() < 0.1)
                put(
                    store,
                    number,
                    source,
                    START + dt.timedelta(days=day, hours=hour * 5 + 1),
                    sites=sites,
                )
                number += 1
    return number


def anew(store: Store, as_of: dt.datetime) -> list[Reading]:
    """Return the readings of the day of a moment, every day taken anew."""
    history = counted(store, BOOK, store.rollups.touches(as_of), as_of)
    return [
        r
        for r in read_all(history, BOOK.groups, as_of.date(), BOOK.sources)
        if r.day == as_of.date()
    ]


def end_of(day: int) -> dt.datetime:
    """Return the last moment of a day."""
    return START + dt.timedelta(days=day, hours=23, minutes=59)


def test_a_new_document_moves_one_day_and_the_answer_is_the_same(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "s.sqlite"))
    number = fill(store, 60)
    assert refresh(store, BOOK, end_of(59)).readings == anew(store, end_of(59))
    put(store, number, "a", START + dt.timedelta(days=60, hours=3), sites=("s",))
    standing = refresh(store, BOOK, end_of(60))
    assert (
        standing.taken == 2
    )  # the day that was not over yet when it was last looked at, and the new one
    assert standing.readings == anew(store, end_of(60))
    assert refresh(store, BOOK, end_of(60)) == (standing.readings, 1)


def test_what_comes_in_meanwhile_makes_no_moment_an_earlier_one(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "s.sqlite"))
    number = fill(store, 60)
    before = refresh(store, BOOK, end_of(59)).readings
    put(store, number, "a", START + dt.timedelta(days=60, hours=3), sites=("s",))
    assert refresh(store, BOOK, end_of(59), as_it_is=True) == (before, 1)
    assert refresh(store, BOOK, end_of(59)).taken > 1  # looked back at: every day is taken anew
    assert refresh(store, BOOK, end_of(60)).readings == anew(store, end_of(60))


def test_late_data_is_replayed_and_gaps_and_future_days_do_no_harm(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "s.sqlite"))
    number = fill(store, 50)
    refresh(store, BOOK, end_of(49))
    late, now = START + dt.timedelta(days=20, hours=7), end_of(70)
    for extra in range(6):
        put(store, number + extra, "b", late, sites=("s", "u"), seen=end_of(55))
    put(
        store, number + 9, "b", START + dt.timedelta(days=400), sites=("s",), seen=end_of(56)
    )  # a clock years ahead
    standing = refresh(store, BOOK, now)
    assert standing.readings == anew(store, now)
    assert {r.site_id for r in standing.readings} == {"s", "t", "u"}
    assert not any(
        r.crossed or r.ready for r in standing.readings
    )  # nobody was heard for two weeks
    assert all("heard" in r.why for r in standing.readings)


def test_a_series_of_one_key_is_the_same_as_among_all(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "s.sqlite"))
    number = fill(store, 60)
    for extra in range(16):
        put(
            store,
            number + extra,
            "c",
            START + dt.timedelta(days=60 + extra % 2, hours=3, minutes=extra),
            sites=("s",),
        )
    now = end_of(62)
    refresh(store, BOOK, now)
    history = counted(store, BOOK, store.rollups.touches(now), now)
    for site in ("s", "t"):
        among = [
            r for r in read_all(history, BOOK.groups, now.date(), BOOK.sources) if r.site_id == site
        ]
        assert series(store, Key(group="g", site_id=site), now) == among
        since = now.date() - dt.timedelta(days=10)
        assert series(store, Key(group="g", site_id=site), now, since) == [
            r for r in among if r.day >= since
        ]
    assert [r.day for r in series(store, Key(group="g", site_id="s"), now) if r.crossed]


def test_word_for_word_copies_count_once_at_once(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "s.sqlite"))
    number, now = fill(store, 40), START + dt.timedelta(days=40, hours=2)
    for extra, source in enumerate(MEMBERS):
        put(store, number + extra, source, now, sites=("z",), text="the very same words")
    (reading,) = [r for r in refresh(store, BOOK, end_of(40)).readings if r.site_id == "z"]
    assert reading.observed == 1


def test_an_added_source_rings_nothing(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "s.sqlite"))
    number = fill(store, 45)
    for day in range(45, 80):
        for source in MEMBERS:
            put(
                store,
                number,
                source,
                START + dt.timedelta(days=day, hours=2),
                sites=("s",) if day % 9 == 0 else (),
            )
            number += 1
        for _ in range(4):  # the new one writes of nothing else
            put(store, number, "late", START + dt.timedelta(days=day, hours=5), sites=("s",))
            number += 1
    now = end_of(79)
    rows = (
        series(store, Key(group="g", site_id="s"), now) if refresh(store, BOOK, now).taken else []
    )
    assert not any(r.crossed for r in rows)
    held = [r for r in rows if "less than four weeks" in r.why]
    assert (held[0].day - START.date()).days in (45, 46)


def test_a_look_back_sees_nothing_later_and_changes_nothing(tmp_path: Path) -> None:
    store, alone = Store(str(tmp_path / "s.sqlite")), Store(str(tmp_path / "alone.sqlite"))
    fill(alone, 45)
    number = fill(store, 45)
    early = end_of(44)
    before = refresh(alone, BOOK, early).readings
    refresh(store, BOOK, early)
    for extra in range(30):  # both later days and late data of earlier ones
        put(
            store,
            number + extra,
            "a",
            START + dt.timedelta(days=30 + extra, hours=9),
            sites=("s",),
            seen=end_of(60),
        )
    later = refresh(store, BOOK, end_of(61)).readings
    assert refresh(store, BOOK, early).readings == before
    assert refresh(store, BOOK, end_of(61)).readings == later


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 49),
            st.sampled_from([*MEMBERS, "late"]),
            st.sampled_from([(), ("s",), ("s", "t")]),
        ),
        min_size=1,
        max_size=40,
    ),
    st.integers(1, 4),
)
def test_whatever_arrives_in_whatever_order(
    tmp_path_factory: pytest.TempPathFactory,
    posts: list[tuple[int, str, tuple[str, ...]]],
    parts: int,
) -> None:
    store = Store(str(tmp_path_factory.mktemp("p") / "s.sqlite"))
    now, size = end_of(49), max(1, len(posts) // parts)
    for number, (day, source, sites) in enumerate(posts):
        put(store, number, source, START + dt.timedelta(days=day, hours=4), sites=sites)
        if number % size == 0:
            refresh(store, BOOK, now)
    assert refresh(store, BOOK, now).readings == anew(store, now)


def test_a_judgement_and_the_rollup_agree_on_real_texts(tmp_path: Path) -> None:
    book = known_on(load_casebook(ROOT / "casebooks" / "almaty-demo"), NOW.date())
    store = Store(str(tmp_path / "s.sqlite"))
    pipeline.read_into(
        store,
        book,
        [str(ROOT / "demo" / "corpus.jsonl")],
        as_of=NOW,
        stated=Stated(),
        tell=lambda _: None,
    )
    before = refresh(store, book, NOW).readings
    judged = [
        r
        for r in pipeline.judge(store, book, NOW).facts.readings
        if r.measure == "attention" and r.day == NOW.date()
    ]
    assert refresh(store, book, NOW).readings == judged
    assert {r.id for r in before} == {
        r.id for r in judged
    }  # before lineage only word-for-word copies were folded
    assert store.records(Document)


def test_an_edit_later_today_takes_nothing_from_what_was_counted_before(tmp_path: Path) -> None:
    store, noon = Store(str(tmp_path / "s.sqlite")), START + dt.timedelta(hours=12)
    for number, (text, at) in enumerate(
        (("first", START + dt.timedelta(hours=8)), ("second", noon + dt.timedelta(hours=4)))
    ):
        capture = msgspec.structs.replace(
            make_capture(text, external_id="same", source_id="a"),
            id=f"c{number}",
            origin="https://a.example/x",
            url="https://a.example/x",
            seen_at=at,
        )
        store.keep(
            [
                Kept(
                    capture=capture,
                    source_id="a",
                    published_at=START + dt.timedelta(hours=7),
                    text_sha256=text,
                )
            ],
            "f",
        )
    put(store, 9, "b", noon + dt.timedelta(hours=5))
    assert store.rollups.volumes(noon) == {("a", START.date()): 1}
    assert sum(store.rollups.volumes(end_of(0)).values()) == 2
