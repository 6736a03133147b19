"""A person's word on a record: kept as it is meant, refused where it changes nothing, waits for
nobody or names nothing.
"""

import datetime as dt

import pytest

from tests import by_hand
from tests.by_hand import DAY, MOMENT, casebook
from tocsin.errors import MissingError, UsageError
from tocsin.records import Judgement
from tocsin.store import Store
from tocsin.workspace.corrections import correct, signed_by
from tocsin.workspace.explaining import explain


def said(
    store: Store,
    record: str,
    field: str,
    value: str,
    *,
    at: dt.datetime = MOMENT,
    change: bool = False,
    note: str | None = None,
) -> Judgement:
    """Correct something as an analyst does."""
    return correct(
        store, record, field, value, signer=" A.  Analyst ", note=note, at=at, change=change
    )


def test_a_correction_is_kept_with_who_when_and_why(small: Store) -> None:
    kept = said(small, "clm-mined", "Stance", "Doubts", note="  heard otherwise ")
    assert (kept.field, kept.value, kept.signer) == ("stance", "doubts", "A. Analyst")
    assert (kept.note, kept.at) == ("heard otherwise", MOMENT)
    assert small.words.on_record("clm-mined") == [kept]


@pytest.mark.parametrize(
    ("record", "field", "value", "kept"),
    [
        ("clm-mined", "chain", "Министерство портов -> the Wire", "ministry < wire"),
        ("clm-mined", "originator", "new:A Guard", "new:A Guard"),
        ("clm-mined", "site_id", "Port Lumen", "port"),
        ("clm-mined", "actor_id", "HARBOUR MINISTRY", "ministry"),
        ("clm-mined", "claim", "none", "none"),
        ("mat-mined", "same", "different", "different"),
        ("mat-mined", "voice", "relays", "relays"),
        ("doc-mined", "origin_id", "doc-denied", "doc-denied"),
        ("doc-mined", "origin_id", "Itself", "itself"),
    ],
)
def test_what_is_meant_is_kept(
    small: Store, record: str, field: str, value: str, kept: str
) -> None:
    assert said(small, record, field, value).value == kept


def test_nothing_is_stored_where_nothing_would_change(small: Store) -> None:
    with pytest.raises(UsageError, match="nothing would change: stance of clm-mined is asserts"):
        said(small, "clm-mined", "stance", "asserts")
    assert small.words.on_record("clm-mined") == []


def test_a_claim_taken_out_must_come_back_before_it_is_corrected(small: Store) -> None:
    kept = said(small, "clm-mined", "claim", "none")
    with pytest.raises(UsageError, match="clm-mined was taken out; withdraw that correction"):
        said(small, "clm-mined", "stance", "denies")
    small.words.withdraw(kept.id, "B. Analyst", MOMENT + DAY)
    assert said(small, "clm-mined", "stance", "denies", at=MOMENT + 2 * DAY).value == "denies"


def test_a_match_that_was_decided_asks_for_a_change(small: Store) -> None:
    said(small, "mat-mined", "same", "same")
    with pytest.raises(MissingError, match="Analyst judged it same on 2022-01-12 12:00") as told:
        said(small, "mat-mined", "same", "different", at=MOMENT + DAY)
    assert told.value.option == "change"
    kept = said(small, "mat-mined", "same", "different", at=MOMENT + DAY, change=True)
    assert kept.value == "different"


@pytest.mark.parametrize(
    ("record", "field", "value", "words"),
    [
        ("clm-mine", "stance", "denies", "no record of this store; near it: clm-mined"),
        ("nothing", "stance", "denies", "'nothing' is no record of this store"),
        ("clm-mined", "stanse", "denies", "of a claim cannot be corrected; near it: stance"),
        ("clm-mined", "stance", "perhaps", "is no stance: say asserts"),
        ("doc-mined", "origin_id", "doc-none", "is no document of this store"),
        ("mat-mined", "same", "perhaps", "is no same: say same, different, unsure"),
    ],
)
def test_what_cannot_be_kept_is_named(
    small: Store, record: str, field: str, value: str, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        said(small, record, field, value)
    assert small.words.ids() == []


@pytest.mark.parametrize(
    ("record", "value"), [("", "denies"), ("  ", "denies"), ("clm-mined", " ")]
)
def test_what_is_left_out_is_asked_for(small: Store, record: str, value: str) -> None:
    with pytest.raises(MissingError):
        said(small, record, "stance", value)


@pytest.mark.parametrize("name", ["", "   ", "—", "\u200b"])
def test_somebody_must_sign(name: str) -> None:
    with pytest.raises(MissingError, match="a name must say who"):
        signed_by(name)
    assert signed_by(" Ярослав  М.\u200b ") == "Ярослав М."


def test_a_claim_explains_where_each_part_came_from(small: Store) -> None:
    said(small, "clm-mined", "stance", "doubts", note="heard otherwise")
    found = explain(small, "clm-mined")
    assert found.claim.stance == "doubts"
    assert found.document == "mined.txt (courier)"
    assert found.sentence == "[the bridge at Port Lumen had been mined]"
    assert found.lines[0] == "1. The harbour ministry = ministry, cue “told”"
    assert "site: bridge" in found.lines
    last = "corrected: stance = doubts, by A. Analyst, 2022-01-12 12:00: heard otherwise"
    assert found.lines[-1] == last


def test_a_claim_that_is_none_is_named_with_what_lies_near(small: Store, empty: Store) -> None:
    with pytest.raises(UsageError, match="no claim of this store; near it: clm-mined"):
        explain(small, "clm-mine")
    with pytest.raises(UsageError, match="'clm-mined' is no claim of this store"):
        explain(empty, "clm-mined")


def test_a_name_is_looked_up_in_the_casebook_that_is_given(empty: Store) -> None:
    document = by_hand.document("mined", by_hand.BRIDGE)
    empty.keep([by_hand.kept(document, by_hand.claim(document, "had been mined"))], "x", MOMENT)
    with pytest.raises(MissingError, match="which casebook it was read with"):
        said(empty, "clm-mined", "site_id", "Port Lumen")
    given = correct(
        empty,
        "clm-mined",
        "site_id",
        "Port Lumen",
        signer="A",
        note=None,
        at=MOMENT,
        casebook=casebook(),
    )
    assert given.value == "port"
