"""Two programs on one store take turns, and say for whom they wait."""

import threading

from tocsin.pipeline.turns import FETCHING, READING, in_turn
from tocsin.store import Store


def nobody(holder: str) -> None:
    """Hold that nobody is waited for."""
    raise AssertionError(holder)


def test_the_second_waits_for_the_first_and_says_for_whom(empty: Store) -> None:
    order: list[str] = []
    waits, may_end = threading.Event(), threading.Event()

    def second() -> None:
        def waiting(holder: str) -> None:
            order.append(holder)
            waits.set()

        with in_turn(empty, [READING], waiting):
            order.append("second")

    with in_turn(empty, [READING], nobody):
        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(60)
        order.append("first")
        may_end.set()
    thread.join()
    assert order[0].startswith("process ")
    assert order[-1] == "second"
    assert "first" in order[:-1]


def test_another_kind_of_work_does_not_wait(empty: Store) -> None:
    with in_turn(empty, [READING], nobody), in_turn(empty, [FETCHING], nobody):
        pass
    with in_turn(empty, [READING], nobody):
        pass


def test_whoever_has_no_patience_works_beside_the_other(empty: Store) -> None:
    told: list[str] = []
    with in_turn(empty, [READING], nobody):
        with in_turn(empty, [READING], told.append, patience=0.3):
            assert told
        with in_turn(empty, [READING], told.append, patience=0.0):
            pass
