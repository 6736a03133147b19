"""What each actor says, looked up by an index."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.unit.store.made import kept
from tocsin.records import Annotations, Claim, Hop, Span, content_id
from tocsin.store import Store

NOW = dt.datetime(2022, 1, 13, tzinfo=dt.UTC)
TEXTS = {
    "The ministry said the bridge stands.": ("ministry", "asserts", 8),
    "The ministry denied that the bridge fell.": ("ministry", "denies", 9),
    "The guard said the ministry closed the bridge.": ("guard", "asserts", 10),
    "Somebody said the bridge is closed.": (None, "asserts", 11),
}


def _claim(document_id: str, text: str, speaker: str | None, stance: str) -> Claim:
    return Claim(
        id=content_id("clm", document_id, text),
        document_id=document_id,
        span=Span(0, len(text)),
        text=text,
        chain=(Hop(surface=speaker or "somebody", entity_id=speaker, cue="said"),),
        stance=stance,  # type: ignore[arg-type]
        modality="certain",
        type="state",
        position="body",
        method="rule",
        rule="test",
        actor_id="ministry" if "ministry closed" in text else None,
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of four texts with one claim each."""
    with Store(str(tmp_path_factory.mktemp("spoken") / "s.sqlite")) as made:
        for text, (speaker, stance, day) in TEXTS.items():
            moment = dt.datetime(2022, 1, day, 9, tzinfo=dt.UTC)
            item = kept(text, published_at=moment, source_id="paper")
            document = item.document
            assert document is not None
            claim = _claim(document.id, text, speaker, stance)
            found = Annotations(document_id=document.id, claims=(claim,))
            made.keep([msgspec.structs.replace(item, annotations=found)], "f")
        yield made


def test_claims_are_found_by_who_says_them_the_last_first(store: Store) -> None:
    found = store.spoken.said_by("ministry", NOW, 10)
    assert [claim.stance for claim, _ in found] == ["denies", "asserts"]
    assert [card.source_id for _, card in found] == ["paper", "paper"]
    assert [c.stance for c, _ in store.spoken.said_by("ministry", NOW, 1, skip=1)] == ["asserts"]
    assert store.spoken.said_by("nobody", NOW, 10) == []


def test_what_others_say_of_an_actor_is_told_apart(store: Store) -> None:
    assert [c.chain[0].entity_id for c, _ in store.spoken.said_of("ministry", NOW, 10)] == ["guard"]


def test_nothing_later_than_the_moment_is_counted(store: Store) -> None:
    published = store.by_published().spoken
    early = dt.datetime(2022, 1, 8, 12, tzinfo=dt.UTC)
    assert [(r.stance, r.claims) for r in published.counts("ministry", early)] == [("asserts", 1)]
    days = [row.day.day for row in store.spoken.counts("ministry", NOW)]
    assert days == [8, 9]
    assert store.spoken.speakers(NOW) == {"guard": 1, "ministry": 2}
    assert published.speakers(early) == {"ministry": 1}


def test_a_lookup_goes_by_its_index(store: Store) -> None:
    with sqlite3.connect(Path(store.url.removeprefix("sqlite:///"))) as raw:
        plan = raw.execute(
            "EXPLAIN QUERY PLAN SELECT record FROM claims WHERE speaker = 'ministry'"
        ).fetchall()
    assert "claims_by_speaker" in str(plan)
