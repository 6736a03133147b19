"""When a document counts as known, and what is left out and said."""

import datetime as dt

from tests import by_hand
from tests.unit.replay.stream import DAY, FIRST, bundle
from tocsin.records import Judgement, Occurrence
from tocsin.replay.days import end_of
from tocsin.replay.past import Past, known_at
from tocsin.store import Store

LATER = end_of(FIRST + 20 * DAY)


def test_an_archive_counts_from_publication() -> None:
    item = bundle(1, FIRST, seen_at=LATER)
    past = Past([item])
    assert past.known(None, end_of(FIRST)) == [item]
    assert past.number(end_of(FIRST - DAY)) == 0


def test_by_capture_a_document_counts_from_capture_and_never_before_publication() -> None:
    seen = bundle(1, FIRST, seen_at=LATER)
    ahead = bundle(2, FIRST + 30 * DAY, seen_at=LATER)
    past = Past([seen, ahead], by="captured")
    assert past.number(end_of(FIRST + 19 * DAY)) == 0
    assert past.number(end_of(FIRST + 29 * DAY)) == 1
    assert past.number(end_of(FIRST + 30 * DAY)) == 2


def test_a_document_without_a_date_is_left_out_and_counted() -> None:
    undated = bundle(1, FIRST, published_at=None)
    assert Past([undated]).undated == 1
    assert Past([undated]).first_day() is None
    assert known_at(undated.document, "captured") == undated.document.seen_at


def test_a_hole_of_a_week_or_more_is_found() -> None:
    past = Past([bundle(1, FIRST), bundle(2, FIRST + 9 * DAY), bundle(3, FIRST + 12 * DAY)])
    assert past.holes(FIRST, FIRST + 12 * DAY) == [(FIRST + DAY, FIRST + 8 * DAY)]
    assert past.holes(FIRST, FIRST + 25 * DAY)[-1] == (FIRST + 13 * DAY, FIRST + 25 * DAY)
    assert past.holes(FIRST + 9 * DAY, FIRST + 12 * DAY) == []


def test_events_of_others_count_from_their_day_or_from_capture() -> None:
    event = Occurrence(
        id="occ-1",
        dataset="d",
        external_id="1",
        origin="d#1",
        day=FIRST,
        text="t",
        latitude=46.5,
        longitude=30.7,
        seen_at=LATER,
    )
    assert Past([], occurrences=[event]).occurrences(end_of(FIRST)) == [event]
    assert Past([], occurrences=[event]).occurrences(end_of(FIRST - DAY)) == []
    assert Past([], by="captured", occurrences=[event]).occurrences(end_of(FIRST)) == []


def test_a_store_is_read_with_what_was_found_in_its_documents(stocked: Store) -> None:
    past = Past.of(stocked, LATER)
    known = past.known(None, LATER)
    told = [b for b in known if b.claims]
    assert told
    assert all(b.matches[0].claim_id == b.claims[0].id for b in told)
    assert all(m.document_id == b.document.id for b in known for m in b.mentions)


def test_what_counts_only_later_is_not_kept_in_mind(stocked: Store) -> None:
    past = Past.of(stocked, end_of(FIRST + DAY))
    assert past.number(LATER) == past.number(end_of(FIRST + DAY))
    assert all(day <= FIRST + DAY for _, day in past.volumes)


def test_a_correction_does_not_exist_before_it_was_made(small: Store) -> None:
    moment = by_hand.MOMENT
    judgement = Judgement(
        id="jdg-1", record_id="clm-mined", field="stance", value="denies", signer="A", at=moment
    )
    small.words.put(judgement)
    past = Past.of(small, moment + DAY)
    assert past.said(moment - dt.timedelta(seconds=1)).judgements == ()
    assert past.said(moment).judgements == (judgement,)


def test_texts_that_were_not_read_are_heard_all_the_same() -> None:
    """A title that touches nothing watched shows that the program was not deaf."""
    late = end_of(FIRST + 20 * DAY)
    volumes = {("courier", FIRST + 20 * DAY): 3, ("wire", FIRST + 15 * DAY): 1}
    past = Past([bundle(1, FIRST)], volumes=volumes)
    assert past.heard(late, 7) == 4
    assert past.heard(late + DAY, 7) == 4
    assert past.heard(late + 2 * DAY, 7) == 3
    assert past.heard(end_of(FIRST), 7) == 1
    assert past.heard(end_of(FIRST + 10 * DAY), 7) == 0
