"""What a document counts for, told from its gist as from its records."""

import datetime as dt
from typing import Any

import msgspec

from tests.by_hand import DAY, MOMENT
from tests.unit.assess.test_concerns import gist
from tocsin.records.gist import Gist, Telling

WATCHED = frozenset({"bridge", "port"})


def dated(**stated: Any) -> Gist:
    """Make the gist of a document that names a site."""
    return gist(**({"entities": ("bridge", "vostia")} | stated))


def test_a_document_counts_for_watched_sites_and_for_stories_with_a_voice() -> None:
    stories = (
        Telling("n_mined", "promotes"),
        Telling("n_mined", "exposes"),
        Telling("n_other", None),
    )
    touch = dated(stories=stories).touch("doc-first", WATCHED)
    assert touch is not None
    assert (touch.sites, touch.narratives) == (("bridge",), ("n_mined",))
    assert (touch.origin_id, touch.day, touch.at) == ("doc-first", (MOMENT - DAY).date(), None)


def test_an_exact_moment_is_kept() -> None:
    touch = dated(precision="instant").touch("doc-a", WATCHED)
    assert touch is not None
    assert touch.at == MOMENT - DAY


def test_without_a_date_a_source_or_anything_watched_it_counts_for_nothing() -> None:
    assert dated(published_at=None).touch("doc-a", WATCHED) is None
    assert dated(source_id=None).touch("doc-a", WATCHED) is None
    assert dated(entities=("vostia",)).touch("doc-a", WATCHED) is None


def test_a_gist_is_written_without_names_and_read_back() -> None:
    own = dated(seen_at=dt.datetime(2022, 1, 1, tzinfo=dt.UTC))
    written = msgspec.msgpack.encode(own)
    assert b"external_id" not in written
    assert msgspec.msgpack.decode(written, type=Gist) == own
