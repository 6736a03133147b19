"""`run --read-all`: every text is read whole, whether or not anything watched is named in it."""

import json
from pathlib import Path

import pytest

from tests.conftest import NOW, ROOT, make_capture
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.records import Claim, Document
from tocsin.sources import Stated
from tocsin.store import Store

BOOK = load_casebook(ROOT / "casebooks" / "almaty-demo")
FISHING = "The harbour master of Bergen said on Monday that the fishing season had opened."
# A long page whose only watched name stands in its first sentence, and whose last says who said
# what.
FILLER = "The day was long and the road was dry. " * 40
LONG = (
    f"The biological laboratory in Almaty is mentioned once. {FILLER}The mayor of Bergen "
    "said that the bridge was closed."
)
UNWATCHED = {
    "en": FISHING,
    "ru": "Мэр Бергена сообщил в понедельник, что рыболовный сезон открыт.",
    "uk": "Мер Бергена повідомив у понеділок, що рибальський сезон відкрито.",
    "kk": "Берген қаласының әкімі балық аулау маусымы ашылды деп мәлімдеді.",
}


@pytest.mark.parametrize("language", sorted(UNWATCHED))
def test_an_unwatched_text_is_read_whole(language: str) -> None:
    capture = make_capture(UNWATCHED[language])
    dropped = pipeline.Reader(BOOK, NOW).carry(capture)
    assert [d.reason for d in dropped.dropped] == ["nothing_watched"]
    kept = pipeline.Reader(BOOK, NOW, read_all=True).carry(capture)
    assert kept.document is not None
    assert kept.annotations is not None
    assert kept.annotations.claims, language
    assert kept.dropped == ()


def test_no_sentence_is_far_from_anything() -> None:
    capture = make_capture(LONG)
    near = pipeline.Reader(BOOK, NOW).carry(capture)
    assert [d.reason for d in near.dropped] == ["far_from_watched"]
    whole = pipeline.Reader(BOOK, NOW, read_all=True).carry(capture)
    assert whole.annotations is not None
    assert whole.annotations.unread == 0
    assert not any(d.reason == "far_from_watched" for d in whole.dropped)
    assert any("bridge" in LONG[c.span.start : c.span.end] for c in whole.annotations.claims)


def test_reading_all_reaches_texts_that_were_gated_before(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"text": FISHING}), encoding="utf-8")
    with Store(str(tmp_path / "s.sqlite")) as store:
        for read_all, expected in ((False, 0), (True, 1), (True, 1)):
            pipeline.read_into(
                store,
                BOOK,
                [str(path)],
                as_of=NOW,
                stated=Stated(),
                tell=lambda _: None,
                read_all=read_all,
            )
            assert len(store.records(Document)) == expected
        assert store.records(Claim)
        assert list(store.dropped()) == []


def test_the_flag_is_part_of_the_fingerprint() -> None:
    assert (
        pipeline.Reader(BOOK, NOW).fingerprint
        != pipeline.Reader(BOOK, NOW, read_all=True).fingerprint
    )
