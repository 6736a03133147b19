"""Records are read anew, page by page."""

from collections.abc import Iterator

from tocsin.records.paging import Paged, batches


def test_pages_are_read_each_time_and_counted_once() -> None:
    read = []

    def pages() -> Iterator[list[int]]:
        for page in ([1, 2], [], [3]):
            read.append(page)
            yield page

    paged = Paged(pages)
    assert (len(paged), len(paged)) == (3, 3)
    assert len(read) == 3
    assert (list(paged), list(paged)) == ([1, 2, 3], [1, 2, 3])
    assert len(read) == 9


def test_a_pass_that_is_left_early_counts_nothing() -> None:
    paged = Paged(lambda: iter([[1, 2], [3]]))
    assert next(iter(paged)) == 1
    assert len(paged) == 3


def test_batches_are_full_but_for_the_last() -> None:
    assert list(batches(iter(range(5)), 2)) == [[0, 1], [2, 3], [4]]
    assert list(batches([])) == []
