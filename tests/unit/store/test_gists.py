"""Gists are kept with what ties texts; what another program kept is let go."""

import datetime as dt
from typing import Any

import pytest

from tests import by_hand
from tests.by_hand import DAY, MOMENT
from tests.unit.assess.test_concerns import gist
from tocsin.records import Alike, Claim, Document, Shelved, Translated
from tocsin.store import Store

CREDIT = ("wire", "credit", "according to the Wire")


@pytest.fixture
def kept(store: Store) -> Store:
    """A store with three documents, and gists of two of them."""
    for name, text in (("a", by_hand.BRIDGE), ("b", by_hand.QUIET), ("c", by_hand.CYRILLIC)):
        document = by_hand.document(name, text, published_at=MOMENT - len(name + text) * DAY)
        store.keep([by_hand.kept(document, by_hand.claim(document, text))], "read")
    store.gists.put(
        [shelved("doc-a"), shelved("doc-b", CREDIT, text=2), shelved("doc-gone", text=3)],
        {1: [10, 11], 2: [11, 12]},
        [Alike(1, 2, "near_copy", 0.75)],
        [Translated("doc-a", "doc-b", 0.5, 6)],
        "asked",
    )
    return store


def shelved(name: str, credit: tuple[str, str, str] | None = None, **stated: Any) -> Shelved:
    """Make a gist with what it is compared by."""
    return Shelved(gist(id=name, **stated), (1, 2), credit)


def test_only_documents_that_are_there_have_a_gist(kept: Store) -> None:
    assert sorted(g.id for g in kept.gists.all()) == ["doc-a", "doc-b"]
    assert kept.gists.missing() == ["doc-c"]


def test_ties_are_returned_as_they_were_kept(kept: Store) -> None:
    found = kept.gists.holders([10, 11, 99])
    assert {band: sorted(texts) for band, texts in found.items()} == {10: [1], 11: [1, 2]}
    assert list(kept.gists.alike()) == [Alike(1, 2, "near_copy", 0.75)]
    assert list(kept.gists.translated()) == [Translated("doc-a", "doc-b", 0.5, 6)]
    assert kept.gists.texts([1, 2, 9]) == {1: "doc-a", 2: "doc-b"}
    assert kept.gists.credits() == {"doc-b": CREDIT}


def test_credits_are_looked_for_again_where_other_sources_are_asked_for(kept: Store) -> None:
    assert kept.gists.unasked("asked") == []
    assert sorted(kept.gists.unasked("others")) == ["doc-a", "doc-b"]
    kept.gists.put_credits({"doc-a": CREDIT, "doc-b": None}, "others")
    assert (kept.gists.unasked("others"), kept.gists.credits()) == ([], {"doc-a": CREDIT})


def test_documents_of_some_days_come_with_their_numbers(kept: Store) -> None:
    hour = dt.timedelta(hours=1)
    found = kept.gists.around(MOMENT - hour, MOMENT + hour)
    assert sorted((f.id, f.since, f.language, sorted(f.numbers)) for f in found) == [
        ("doc-a", MOMENT, "en", [1, 2]),
        ("doc-b", MOMENT, "en", [1, 2]),
    ]
    assert kept.gists.around(MOMENT + hour, MOMENT + DAY) == []


def test_records_are_found_by_their_documents_and_by_their_ids(kept: Store) -> None:
    assert [d.id for d in kept.gists.of(Document, ["doc-c", "doc-a"])] == ["doc-a", "doc-c"]
    assert [c.id for c in kept.gists.of(Claim, ["doc-b"])] == ["clm-b"]
    assert [c.id for c in kept.gists.of_ids(Claim, ["clm-c", "clm-none"])] == ["clm-c"]
    assert kept.gists.documents_of(Claim, ["clm-c", "clm-none"]) == {"clm-c": "doc-c"}


def test_features_are_kept_once(kept: Store) -> None:
    kept.gists.put_features({"doc-a": {"bridge": 4}})
    kept.gists.put_features({"doc-a": {"bridge": 9}})
    assert kept.gists.features(["doc-a", "doc-b"]) == {"doc-a": {"bridge": 4}}


def test_what_another_program_kept_is_let_go(kept: Store) -> None:
    kept.gists.begin_anew("one")
    assert list(kept.gists.all()) == []
    kept.gists.put([shelved("doc-a")], {}, [], [], "asked")
    kept.gists.begin_anew("one")
    assert [g.id for g in kept.gists.all()] == ["doc-a"]
    kept.gists.begin_anew("two")
    assert list(kept.gists.all()) == []
