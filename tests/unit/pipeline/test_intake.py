"""Taking in: what lies later is left out, and what was refused is named each time."""

import datetime as dt
from collections.abc import Sequence
from unittest.mock import patch

import pytest

from tests.by_hand import BRIDGE, DAY, MOMENT, QUIET, casebook
from tests.conftest import make_capture
from tocsin.pipeline.gists import catch_up
from tocsin.pipeline.intake import Progress, collect_into, is_refusal, silent, take_in
from tocsin.records import Document, Dropped, Occurrence
from tocsin.sources import Fetcher, FetchSettings, Item
from tocsin.store import Store

TRAM = "The tram depot opens a second hall on Monday, the council wrote."


def dropped(reason: str, stage: str = "sources") -> Dropped:
    """Make a refusal."""
    return Dropped(stage=stage, record_id=reason, reason=reason, detail=f"x: {reason}")


def taken(store: Store, items: Sequence[Item]) -> tuple[int, list[Dropped], list[Progress]]:
    """Take items in as of the moment."""
    states: list[Progress] = []
    read, refused = take_in(store, casebook(), items, as_of=MOMENT, tell=states.append)
    return read, refused, states


@pytest.mark.parametrize(
    ("stage", "reason", "expected"),
    [
        ("sources", "empty", True),
        ("documents", "binary", True),
        ("pipeline", "error", True),
        ("sources", "after_as_of", False),
        ("documents", "same_text", False),
        ("sources", "revisit", False),
        ("gate", "nothing_watched", False),
        ("annotate", "language", False),
    ],
)
def test_only_what_could_not_be_used_is_a_refusal(stage: str, reason: str, expected: bool) -> None:
    assert is_refusal(dropped(reason, stage)) is expected


def test_a_text_of_other_things_is_kept_for_the_search_and_read_once(empty: Store) -> None:
    capture = make_capture(TRAM, external_id="tram.txt", seen_at=MOMENT)
    read, refused, states = taken(empty, [capture])
    assert (read, refused, states) == (1, [], [Progress(1, 0, 0)])
    assert [(d.stage, d.reason) for d in empty.dropped()] == [("gate", "nothing_watched")]
    assert empty.marks()[capture.id][1] == MOMENT
    assert taken(empty, [capture])[0] == 1
    assert empty.lookup.indexed(MOMENT).captures == 1


def test_what_is_kept_has_its_gist_as_soon_as_it_is_taken_in(empty: Store) -> None:
    capture = make_capture(BRIDGE, external_id="bridge.txt", seen_at=MOMENT)
    copied = make_capture(f"{BRIDGE} {QUIET}", external_id="later.txt", seen_at=MOMENT)
    taken(empty, [capture, copied])
    assert len(list(empty.gists.all())) == len(empty.records(Document)) == 2
    assert empty.gists.missing() == []
    with patch("tocsin.pipeline.gists.gist_of", side_effect=AssertionError):
        taken(empty, [capture, copied])
        assert catch_up(empty, casebook().sources) == 0


def test_a_gist_that_a_stop_left_out_is_made_by_the_next_run(empty: Store) -> None:
    capture = make_capture(BRIDGE, external_id="bridge.txt", seen_at=MOMENT)
    with (
        patch("tocsin.pipeline.intake.make_gists", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        taken(empty, [capture])
    assert len(empty.gists.missing()) == 1
    taken(empty, [capture])
    assert empty.gists.missing() == []


def test_what_is_refused_is_named_again_by_a_later_run(empty: Store) -> None:
    bad = make_capture("", external_id="empty.txt", seen_at=MOMENT)
    first = taken(empty, [bad, dropped("json")])[1]
    assert [d.reason for d in first] == ["json", "empty"] or [d.reason for d in first] == [
        "empty",
        "json",
    ]
    assert [d.reason for d in taken(empty, [bad])[1]] == ["empty"]


def test_what_lies_after_as_of_is_left_for_a_later_run(empty: Store) -> None:
    late = make_capture(TRAM, external_id="t", seen_at=MOMENT, published_at=MOMENT + DAY)
    row = Occurrence(
        id="o",
        dataset="list",
        external_id="o",
        origin="list.csv#1",
        day=dt.date(2022, 1, 13),
        text="x",
        latitude=46.5,
        longitude=30.75,
        seen_at=MOMENT,
    )
    read, refused, states = taken(empty, [late, row])
    assert (read, refused, states[-1].later) == (2, [], 2)
    assert empty.occurrences(MOMENT + DAY) == []
    assert {d.reason for d in empty.dropped()} == {"after_as_of"}


def test_nothing_to_take_in_leaves_an_empty_store(empty: Store) -> None:
    assert taken(empty, []) == (0, [], [])
    assert empty.about.casebook() == casebook()
    silent(Progress(0, 0, 0))


def test_sources_without_addresses_fetch_nothing(empty: Store) -> None:
    with Fetcher(FetchSettings(), now=lambda: MOMENT) as fetcher:
        done = collect_into(empty, casebook(), fetcher, only=("courier",), now=MOMENT, tell=silent)
    assert done == (0, [])


def test_one_process_asks_the_store_only_for_what_comes(empty: Store) -> None:
    """What is stored beside it is not read, however much that is; what came before is skipped."""
    first, second = (make_capture(f"{QUIET} {number}.", seen_at=MOMENT) for number in range(2))
    with patch.object(Store, "marks", autospec=True, side_effect=Store.marks) as look_ups:
        take_in(empty, casebook(), [first], as_of=MOMENT, tell=silent)
        take_in(empty, casebook(), [first, second, first], as_of=MOMENT, tell=silent)
    assert {name for call in look_ups.call_args_list for name in call.args[1]} == {
        first.id,
        second.id,
    }
    assert set(empty.marks()) == {first.id, second.id}
    assert len(look_ups.call_args_list) == 3
