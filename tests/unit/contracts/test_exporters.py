"""The contract of exporters names what a bad one breaks."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tocsin.contracts import broken_promises
from tocsin.contracts.exporters import ExporterContract, empty_results, full_results
from tocsin.exchange import File, Results

COUNTER = itertools.count()


def _good(results: Results) -> Iterator[File]:
    yield File("a.txt", [str(len(results.facts.claims)).encode()])


def _twice(results: Results) -> Iterator[File]:
    yield File("a.txt", [b"1"])
    yield File("a.txt", [b"2"])


def _folder(results: Results) -> Iterator[File]:
    yield File("x/a.txt", [b"1"])
    yield File("a.txt", [b"1"])


def _other(results: Results) -> Iterator[File]:
    yield File("b.txt", [b"1"])


def _clock(results: Results) -> Iterator[File]:
    yield File("a.txt", [str(next(COUNTER)).encode()])


def _none(results: Results) -> Iterator[Any]:
    yield "a.txt"


def _only_full(results: Results) -> Iterator[File]:
    yield File("a.txt", [results.facts.claims[0].id.encode()])


class Of(ExporterContract):
    """The contract, held to a function."""

    def __init__(self, exporter: Callable[[Results], Any]) -> None:
        super().__init__("x", files=("a.txt",))
        self._exporter = exporter

    def part(self) -> Any:
        """Return the function."""
        return self._exporter


def test_a_good_exporter_keeps_its_contract() -> None:
    assert broken_promises(Of(_good)) == []


@pytest.mark.parametrize(
    ("exporter", "promise"),
    [
        (_twice, "a.txt is written twice"),
        (_folder, "x/a.txt is no plain file name"),
        (_other, "a.txt is not written"),
        (_clock, "other bytes the second time"),
        (_none, "str is yielded for a File"),
        (_only_full, "test_a_run_that_read_nothing_is_written: IndexError"),
    ],
)
def test_a_bad_exporter_breaks_its_promise(
    exporter: Callable[[Results], Any], promise: str
) -> None:
    assert any(promise in broken for broken in broken_promises(Of(exporter)))


def test_results_are_of_records_of_every_kind_or_of_none() -> None:
    facts = full_results().facts
    assert facts.documents
    assert facts.claims
    assert facts.quotes
    assert facts.mentions
    assert full_results().assessments
    assert [d.reason for d in full_results().dropped()] == ["empty"]
    assert empty_results().facts.documents == ()
