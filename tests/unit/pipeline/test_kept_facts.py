"""What is kept beside documents, and what alarms rest on."""

from pathlib import Path

from tests.by_hand import DAY, MOMENT
from tests.properties.test_facts_by_need import BOOK, Post, capture
from tocsin import pipeline
from tocsin.pipeline.attention import kept_readings
from tocsin.pipeline.kept_facts import gather_behind, gather_words
from tocsin.records import Claim
from tocsin.store import Store

POSTS = [
    Post((0, 1), "", "courier", hours, 1, "promotes", "attack", "bridge", None)
    for hours in (2, 24 * 20, 24 * 30)
]


def test_readings_are_those_of_a_judgement_in_its_order(tmp_path: Path) -> None:
    with Store(str(tmp_path / "s.sqlite")) as store:
        store.keep([capture(n, post) for n, post in enumerate(POSTS)], "read")
        judged = pipeline.judge(store, BOOK, MOMENT)
        readings = kept_readings(store, BOOK, MOMENT, None)
        late = kept_readings(store, BOOK, MOMENT, MOMENT - DAY)
        words = gather_words(store, BOOK, MOMENT, None)
    assert tuple(readings) == judged.facts.readings
    assert readings
    assert {r.day for r in late} <= {MOMENT.date(), (MOMENT - DAY).date()}
    assert words.signatures == ()


def test_only_cited_records_are_looked_up(tmp_path: Path) -> None:
    with Store(str(tmp_path / "s.sqlite")) as store:
        store.keep([capture(n, post) for n, post in enumerate(POSTS)], "read")
        first = store.records(Claim)[0]
        facts = gather_behind(store, BOOK, MOMENT, [first.id, "nobody's"])
    assert [claim.id for claim in facts.claims] == [first.id]
    assert [document.id for document in facts.documents] == [first.document_id]
