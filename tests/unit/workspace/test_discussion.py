"""Discussion: threads, who is mentioned, resolved and open again, two people at once."""

from pathlib import Path

import pytest

from tests import by_hand
from tests.conftest import NOW
from tocsin.errors import MissingError, UsageError
from tocsin.records import Remark, ThreadMark
from tocsin.store import Store
from tocsin.workspace.discussion import (
    MOST_TEXT,
    calling,
    colleagues,
    mark,
    mentioned_in,
    threads_of,
    write,
)

PEOPLE = ["Anna", "Anna Petrova", "Борис"]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with one alarm, about which nobody has written."""
    empty = by_hand.bare(tmp_path / "s.sqlite")
    empty.put_judged([], [by_hand.alarm("WATCH", NOW, problem_id="p")])
    return empty


@pytest.fixture
def alarm(store: Store) -> str:
    return store.lookup.past_alarms("p", NOW, 1)[0].id


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@anna petrova, look", ("Anna Petrova",)),
        ("(@Anna) and @Борис: see", ("Anna", "Борис")),
        ("@Борису", ()),
        ("mail to x@Anna", ("Anna",)),
        ("@annabel, @nobody, @", ()),
        ("@Anna @ANNA", ("Anna",)),
    ],
)
def test_a_name_after_an_at_sign_mentions_its_person(text: str, names: tuple[str, ...]) -> None:
    assert mentioned_in(text, PEOPLE) == names


def test_a_mention_waits_until_it_is_answered_or_the_thread_is_resolved(
    store: Store, alarm: str
) -> None:
    write(store, alarm, "Who saw this?", signer="Борис", at=NOW)
    assert colleagues(store, "Anna") == ["Борис"]
    first = write(store, alarm, "The second report? @борис", signer="Anna", at=NOW)
    (own,) = calling(threads_of(store), "БОРИС")
    assert (own.id, own.problem_id, own.last.mentions) == (first.thread_id, "p", ("Борис",))
    answer = write(store, "", "Mine", thread=own.id, signer="Борис", at=NOW)
    assert answer.record_id == alarm
    assert calling(threads_of(store), "Борис") == []
    write(store, "", "Sure?", thread=own.id, mention="борис", signer="Anna", at=NOW)
    assert len(calling(threads_of(store), "Борис")) == 1
    mark(store, own.id, is_resolved=True, signer="Anna", at=NOW)
    assert calling(threads_of(store), "Борис") == []
    assert [thread.is_resolved for thread in threads_of(store)] == [True, False]


def test_an_answer_opens_a_resolved_thread_and_so_does_the_undo_of_the_mark(
    store: Store, alarm: str
) -> None:
    first = write(store, alarm, "Done?", signer="Anna", at=NOW)
    mark(store, first.id, is_resolved=True, signer="Борис", at=NOW)
    late = write(store, "", "No", thread=first.id, signer="Anna", at=NOW)
    assert not threads_of(store)[0].is_resolved
    store.words.withdraw(late.id, "Anna", NOW)
    assert threads_of(store)[0].is_resolved
    word = store.duty.words(ThreadMark)[0]
    store.words.withdraw(word.id, "Anna", NOW)
    assert not threads_of(store)[0].is_resolved
    assert store.words.verify() == []


def test_nobody_resolves_what_they_have_not_read_or_twice(store: Store, alarm: str) -> None:
    first = write(store, alarm, "Done?", signer="Anna", at=NOW)
    write(store, "", "Wait", thread=first.id, signer="Борис", at=NOW)
    with pytest.raises(UsageError, match="after you read it"):
        mark(store, first.id, is_resolved=True, last=first.id, signer="Anna", at=NOW)
    mark(store, first.id, is_resolved=True, signer="Anna", at=NOW)
    with pytest.raises(UsageError, match="resolved already, by Anna"):
        mark(store, first.id, is_resolved=True, signer="Борис", at=NOW)
    mark(store, first.id, is_resolved=False, signer="Борис", at=NOW)
    with pytest.raises(UsageError, match="open already"):
        mark(store, first.id, is_resolved=False, signer="Борис", at=NOW)


def test_what_cannot_be_sent_is_refused_and_nothing_is_kept(store: Store, alarm: str) -> None:
    with pytest.raises(MissingError, match="nothing to send"):
        write(store, alarm, " \n", signer="Anna", at=NOW)
    with pytest.raises(UsageError, match="too many"):
        write(store, alarm, "x" * (MOST_TEXT + 1), signer="Anna", at=NOW)
    with pytest.raises(UsageError, match="no alarm, claim, match or document"):
        write(store, "alm-none", "x", signer="Anna", at=NOW)
    with pytest.raises(UsageError, match="no thread"):
        write(store, "", "x", thread="rem-none", signer="Anna", at=NOW)
    with pytest.raises(UsageError, match="nobody who can be mentioned"):
        write(store, alarm, "x", mention="Zed", signer="Anna", at=NOW)
    assert store.duty.words(Remark) == []
    write(store, alarm, "x", signer="Anna", at=NOW)
    with pytest.raises(UsageError, match="exactly this"):
        write(store, alarm, "x", signer="Anna", at=NOW)
    assert len(store.duty.words(Remark)) == 1


def test_only_its_writer_takes_a_message_back(store: Store, alarm: str) -> None:
    remark = write(store, alarm, "mine", signer="Anna", at=NOW)
    with pytest.raises(UsageError, match="only Anna can withdraw"):
        store.words.withdraw(remark.id, "Борис", NOW)
    store.words.withdraw(remark.id, "Anna", NOW)
    assert threads_of(store) == []
