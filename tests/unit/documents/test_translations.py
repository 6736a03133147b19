"""What survives translation, and which texts share enough of it within the window."""

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NOW
from tests.unit.documents.conftest import told
from tocsin.documents.translations import (
    WINDOW,
    Board,
    Held,
    ToldAlike,
    lasting,
    same_told,
)

ENGLISH = "On Monday the port of Lindholm took 12 boats, 400 sailors and 7 mines to Governor Gorin."
RUSSIAN = (
    "В понедельник порт Линдхольм отправил губернатору Горину 12 катеров, 400 моряков и 7 мин."
)


def held(name: str, numbers: frozenset[int], hours: float = 0, language: str = "en") -> Held[str]:
    """Make what survives of one text."""
    return Held(name, NOW + dt.timedelta(hours=hours), language, numbers)


def test_numbers_are_odd_and_names_even_and_both_agree_across_scripts() -> None:
    one, other = lasting(told(ENGLISH)), lasting(told(RUSSIAN))
    assert sum(feature & 1 for feature in one) == 3
    assert {f for f in one if f & 1} == {f for f in other if f & 1}
    assert {f for f in one & other if not f & 1}
    assert lasting(told("nothing of it lasts.")) == frozenset()


def test_names_without_a_number_or_too_few_of_them_are_not_enough() -> None:
    names = frozenset(range(0, 12, 2))
    assert same_told(names, names) is None
    assert same_told(names | {1}, names | {1}) == 1.0
    assert same_told(frozenset({1, 2, 4, 6}), frozenset({1, 2, 4, 6})) is None
    assert same_told(names | {1}, names | set(range(21, 41, 2)) | {1}) is None


def test_only_earlier_texts_in_other_languages_within_the_window_are_looked_at() -> None:
    numbers = frozenset({1, 3, 5, 7, 9})
    board: Board[str] = Board()
    assert board.others(held("old", numbers, 0, "ru")) == []
    assert board.others(held("english", numbers, 60)) == [held("old", numbers, 0, "ru")]
    assert [h.name for h in board.others(held("late", numbers, 80, "uk"))] == ["english"]
    assert [h.name for h in board.others(held("again", numbers, 81))] == ["late"]
    assert board.others(held("few", frozenset({1, 3}), 82, "kk")) == []


@given(
    st.lists(
        st.tuples(
            st.integers(0, 100),
            st.sampled_from(("en", "ru")),
            st.frozensets(st.integers(0, 9), max_size=8),
        ),
        max_size=10,
    )
)
def test_the_board_finds_what_comparing_all_pairs_finds(
    rows: list[tuple[int, str, frozenset[int]]],
) -> None:
    ordered = sorted(rows, key=lambda row: row[0])
    every = [Held(n, NOW + dt.timedelta(hours=h), c, f) for n, (h, c, f) in enumerate(ordered)]
    board: Board[int] = Board()
    for place, own in enumerate(every):
        wanted = [
            other.name
            for other in every[:place]
            if other.language != own.language
            and own.since - other.since <= WINDOW
            and len(own.lasting & other.lasting) >= 5
        ]
        assert [h.name for h in board.others(own)] == wanted


def test_pairs_that_are_compared_once_are_those_of_a_board_in_order_of_time() -> None:
    """Whatever the order in which documents come, and after some of them are gone."""
    for seed in range(30):
        random_ = random.Random(seed)
        first = dt.datetime(2022, 1, 1, tzinfo=dt.UTC)
        texts = [
            Held(
                f"d{number:02}",
                first + dt.timedelta(hours=random_.randrange(200)),
                random_.choice(("en", "ru", None)),
                frozenset(random_.sample(range(12), random_.randrange(4, 10))),
            )
            for number in range(25)
        ]
        pairs = ToldAlike()
        for item in random_.sample(texts, len(texts)):
            pairs.take(*item)
        gone = {item.name for item in random_.sample(texts, 5)}
        for name in gone:
            pairs.forget(name)
        board: Board[str] = Board()
        here = sorted((h for h in texts if h.name not in gone), key=lambda h: (h.since, h.name))
        expected = {
            (earlier.name, item.name, score)
            for item in here
            for earlier in board.others(item)
            if (score := same_told(earlier.lasting, item.lasting)) is not None
        }
        order = {item.name: number for number, item in enumerate(here)}
        seen = {
            (other, item.name, alike.score)
            for item in here
            for other, alike in pairs.of(item.name).items()
            if order[other] < order[item.name]
        }
        assert seen == expected
