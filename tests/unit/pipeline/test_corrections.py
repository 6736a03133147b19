"""A person's word laid over what the rules found: the latest on each field counts, and what is
wrong is refused.
"""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import by_hand
from tests.by_hand import DAY, MOMENT
from tocsin.errors import UsageError
from tocsin.pipeline.corrections import FIELDS, SAME_WORDS, VALUES, corrected, laid_over
from tocsin.records import Claim, Judgement, Match

DOCUMENT = by_hand.document("mined", by_hand.BRIDGE)
CLAIM = by_hand.claim(DOCUMENT, "the bridge at Port Lumen had been mined")
MATCH = by_hand.match(CLAIM)


def said(
    field: str,
    value: str,
    *,
    at: dt.datetime = MOMENT,
    record: str = CLAIM.id,
    note: str | None = None,
) -> Judgement:
    """Make a judgement."""
    name = f"jdg-{field}-{value}-{at:%d}"
    return Judgement(
        id=name, record_id=record, field=field, value=value, signer="A. Analyst", at=at, note=note
    )


def after(*words: Judgement) -> Claim:
    """Return the claim with some words laid over it."""
    (changed,) = corrected([CLAIM], words)
    return changed


@pytest.mark.parametrize("field", ["stance", "type", "modality"])
def test_every_value_of_a_field_can_be_set_and_is_marked(field: str) -> None:
    for value in VALUES[field]:
        changed = after(said(field, value, note="heard"))
        assert getattr(changed, field) == value
        assert (changed.flags, changed.rule) == (("corrected",), "A. Analyst: heard")


@pytest.mark.parametrize(("field", "value"), [("actor_id", "mayor"), ("site_id", "port")])
def test_a_link_is_set_and_taken_away(field: str, value: str) -> None:
    assert getattr(after(said(field, value)), field) == value
    assert getattr(after(said(field, "none")), field) is None


@given(st.permutations(["denies", "doubts", "reports", "asks"]))
def test_the_latest_word_counts_in_whatever_order_they_are_given(order: list[str]) -> None:
    days = {"denies": 1, "doubts": 2, "reports": 3, "asks": 4}
    words = [said("stance", value, at=MOMENT + days[value] * DAY) for value in order]
    assert after(*words).stance == "asks"


def test_words_on_two_fields_both_count_and_others_records_stay() -> None:
    other = by_hand.claim(DOCUMENT, "the bridge", id="clm-other")
    words = [said("stance", "denies"), said("type", "explain"), said("stance", "asks", record="x")]
    changed, same = corrected([CLAIM, other], words)
    assert (changed.stance, changed.type, changed.flags) == ("denies", "explain", ("corrected",))
    assert same is other


def test_a_record_is_taken_out_and_a_later_word_brings_it_back() -> None:
    out = said("claim", "none")
    assert corrected([CLAIM], [out]) == []
    assert corrected([CLAIM], [out, said("claim", "kept", at=MOMENT + DAY)]) == [CLAIM]
    assert corrected([], [out]) == []


@pytest.mark.parametrize(
    ("field", "value", "names"),
    [
        ("originator", "mayor", ["mayor", "courier"]),
        ("originator", "new:Страж", ["Страж", "courier"]),
        ("originator", "voice", ["courier"]),
        ("chain", "mayor < wire", ["mayor", "wire", "courier"]),
        ("chain", "ministry < new:A Guard", ["The harbour ministry", "A Guard", "courier"]),
        ("chain", "none", ["courier"]),
    ],
)
def test_a_chain_ends_in_the_document_whatever_stands_before(
    field: str, value: str, names: list[str]
) -> None:
    chain = after(said(field, value)).chain
    assert [h.surface for h in chain] == names
    assert chain[-1] == CLAIM.chain[-1]


@given(st.lists(st.sampled_from(["a", "b", "new:c", "ministry"]), max_size=5))
def test_any_chain_keeps_the_documents_own_voice_last(names: list[str]) -> None:
    chain = after(said("chain", " < ".join(names) or "voice")).chain
    assert len(chain) == len(names) + 1
    assert [h for h in chain if h.voice] == [chain[-1]]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("stance", "perhaps", "'perhaps' is no stance"),
        ("chain", "a < < b", "is no chain; write it originator first"),
        ("outcome", "perhaps", "'perhaps' is no outcome; say"),
    ],
)
def test_a_value_the_field_cannot_hold_is_refused(field: str, value: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        after(said(field, value))


def test_an_outcome_changes_nothing_of_the_claim_itself() -> None:
    assert after(said("outcome", VALUES["outcome"][0])) is CLAIM


@pytest.mark.parametrize(
    ("before", "word", "voice"),
    [
        (None, "same", "promotes"),
        ("relays", "same", "relays"),
        ("relays", "unsure", None),
        (None, "unsure", None),
    ],
)
def test_a_word_on_sameness_gives_or_takes_the_voice(
    before: str | None, word: str, voice: str | None
) -> None:
    match = by_hand.match(CLAIM, voice=before)
    changed = laid_over(match, said("same", word, record=match.id))
    assert isinstance(changed, Match)
    assert changed.voice == voice


def test_a_match_that_is_different_goes_and_a_word_that_is_none_is_refused() -> None:
    assert laid_over(MATCH, said("same", "different")) is None
    with pytest.raises(UsageError, match="'perhaps' is no same; say same, different, unsure"):
        laid_over(MATCH, said("same", "perhaps"))
    assert set(SAME_WORDS) == {"same", "different", "unsure"}
    assert all(fields for fields in FIELDS.values())
