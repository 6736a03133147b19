"""Words that were taken back: only once, only by whoever may, never before they were said."""

import datetime as dt

import pytest

from tests.conftest import NOW
from tocsin.errors import UsageError
from tocsin.records import Estimate, Judgement, Signature
from tocsin.store import Store

HOUR = dt.timedelta(hours=1)
CORRECTION = Judgement(
    id="jdg-1", record_id="clm-1", field="stance", value="denies", signer="Анна", at=NOW
)
SIGNED = Signature(
    id="sig-1", alarm_id="alarm-1", problem_id="p", signer="Анна", word="agree", at=NOW
)
GIVEN = Estimate(id="est-1", problem_id="p", analyst="Анна", at=NOW, probabilities={"H1": 0.2})


def test_a_word_that_is_taken_back_counts_from_then_on_no_more(store: Store) -> None:
    store.words.put(CORRECTION)
    store.words.withdraw("jdg-1", "Борис", NOW + HOUR, "ошибка")
    assert store.words.of(Judgement, NOW) == [CORRECTION]
    assert store.words.of(Judgement, NOW + HOUR) == []
    assert store.words.word("jdg-1") == CORRECTION
    (withdrawal,) = store.words.withdrawals().values()
    assert (withdrawal.kind, withdrawal.signer, withdrawal.note) == (
        "correction",
        "Борис",
        "ошибка",
    )
    assert store.words.withdrawals(NOW) == {}


@pytest.mark.parametrize("word", [SIGNED, GIVEN])
def test_nobody_takes_back_anothers_own_judgement(store: Store, word: Signature | Estimate) -> None:
    store.words.put(word)
    with pytest.raises(UsageError, match="is the word of Анна"):
        store.words.withdraw(word.id, "Борис", NOW + HOUR)
    store.words.withdraw(word.id, "АННА", NOW + HOUR)
    assert store.words.of(type(word), NOW + HOUR) == []


def test_a_word_is_taken_back_once_and_not_before_it_was_said(store: Store) -> None:
    store.words.put(CORRECTION)
    with pytest.raises(UsageError, match="set the clock right"):
        store.words.withdraw("jdg-1", "Анна", NOW - HOUR)
    store.words.withdraw("jdg-1", "Анна", NOW)
    with pytest.raises(UsageError, match="withdrawn before, by Анна"):
        store.words.withdraw("jdg-1", "Анна", NOW + HOUR)
    with pytest.raises(UsageError, match="is no word anybody said"):
        store.words.withdraw("jdg-2", "Анна", NOW + HOUR)


def test_the_same_word_said_again_after_it_was_taken_back_is_a_new_one(store: Store) -> None:
    first = store.words.put(CORRECTION)
    store.words.withdraw(first.id, "Анна", NOW)
    again = store.words.put(CORRECTION)
    assert again.id != first.id
    assert store.words.of(Judgement, NOW) == [again]
    assert store.words.verify() == []
