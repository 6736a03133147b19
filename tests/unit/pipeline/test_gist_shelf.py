"""Gists on the disk are those that were put, in their order, and take no memory."""

import datetime as dt
import tracemalloc

import msgspec
import pytest

from tests.by_hand import MOMENT
from tocsin.pipeline.gist_shelf import GistShelf
from tocsin.records import Gist


def gist(name: str, **given: object) -> Gist:
    """Return a gist of a document."""
    own = Gist(
        id=name,
        external_id=f"x-{name}",
        seen_at=MOMENT,
        published_at=MOMENT - dt.timedelta(days=1),
        precision="instant",
        since=MOMENT,
        source_id="tass",
        outlet=None,
        url=f"https://wire.example/{name}",
        language="ru",
        is_older=False,
        text=-(2**60),
        is_linked=True,
        claims=3,
        told=1,
        is_telling=False,
        has_forces=False,
        entities=("almaty", "лаборатория"),
        actors=("ministry",),
        stories=(),
        said=(),
        loaded=(),
        events=(),
    )
    return msgspec.structs.replace(own, **given)


def test_what_is_put_comes_back_in_its_order() -> None:
    shelf, names = GistShelf(), [f"doc-{number * 7 % 1_201}" for number in range(1_201)]
    for name in names:
        shelf[name] = gist(name)
    assert list(shelf) == names
    assert list(shelf.values()) == [gist(name) for name in names]
    assert len(shelf) == len(shelf.values()) == 1_201
    assert shelf["doc-7"] == gist("doc-7")
    assert shelf.keys() & {"doc-7", "doc-none"} == {"doc-7"}


def test_what_is_put_again_stays_where_it_was() -> None:
    shelf = GistShelf()
    for name in "abc":
        shelf[name] = gist(name)
    shelf["b"] = gist("b", claims=9)
    assert [(g.id, g.claims) for g in shelf.values()] == [("a", 3), ("b", 9), ("c", 3)]
    del shelf["a"]
    assert list(shelf) == ["b", "c"]


def test_what_is_not_there_is_told_as_by_a_dictionary() -> None:
    shelf = GistShelf()
    with pytest.raises(KeyError, match="doc-none"):
        shelf["doc-none"]
    with pytest.raises(KeyError, match="doc-none"):
        del shelf["doc-none"]
    assert "doc-none" not in shelf
    assert shelf.get("doc-none") is None


def test_memory_does_not_grow_with_what_is_put() -> None:
    """Ten times as many gists are gone through in the same memory; held, each takes 1 KB."""
    peaks = []
    for number in (1_000, 10_000):
        shelf = GistShelf()
        tracemalloc.start()
        for place in range(number):
            shelf[f"doc-{place}"] = gist(f"doc-{place}")
        assert sum(own.claims for own in shelf.values()) == 3 * number
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5
