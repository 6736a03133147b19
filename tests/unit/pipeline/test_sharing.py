"""Captures that another program reads are come back to, and nobody waits for one who waits."""

from collections.abc import Iterable, Sequence

import msgspec
import pytest

from tests.by_hand import casebook
from tests.conftest import make_capture
from tocsin.pipeline.sharing import (
    Membership,
    Sharing,
    enlisted,
    part_of,
    sources_of,
    version_of,
)
from tocsin.records import Capture
from tocsin.records.working import ReadingVersion
from tocsin.store import Store


class Leasing:
    """A program among others, which hold some parts for some time."""

    is_one_of_many = True

    def __init__(self, **held: int) -> None:
        """`held` says of parts for how many looks others hold them."""
        self.held = {f"s {name}": looks for name, looks in held.items()}
        self.own: list[str] = []

    def enlist(self, version: ReadingVersion) -> None: ...

    def leave(self) -> None: ...

    def close(self) -> None: ...

    def take(self, work: str, parts: Sequence[str]) -> set[str]:
        taken = {part for part in parts if not self.held.get(part)}
        self.held = {part: looks - (part in parts) for part, looks in self.held.items() if looks}
        self.own += sorted(taken)
        return taken

    def release(self, work: str, parts: Iterable[str]) -> None:
        for part in parts:
            self.own.remove(part)

    def at_work(self) -> int:
        return 2

    def holder_of(self, work: str, part: str) -> str:
        return f"somebody who holds {part}"


class Intake:
    """An intake of which some captures are read."""

    def __init__(self, before: str = "", meanwhile: str = "") -> None:
        """Both name captures by letter."""
        self.before, self.meanwhile, self.flushed = before, meanwhile, 0

    def is_read(self, capture: Capture) -> bool:
        return letter(capture) in self.before

    def resolve(self, captures: Sequence[Capture]) -> list[Capture | None]:
        return [None if letter(c) in self.meanwhile else c for c in captures]

    def flush(self) -> None:
        self.flushed += 1


def letter(capture: Capture) -> str:
    """Return the letter of a capture."""
    return capture.external_id


def captures(names: str) -> list[Capture]:
    """Return a capture for each letter, each at its place."""
    return [make_capture(name, external_id=name, origin="post", source_id="s") for name in names]


def read(sharing: Sharing, *handfuls: str) -> list[str]:
    """Return what is read, handful by handful."""
    given = sharing.handfuls([captures(names) for names in handfuls])
    return ["".join(letter(c) for c in found if isinstance(c, Capture)) for found in given]


def test_what_others_hold_is_come_back_to() -> None:
    intake, waited = Intake(), list[str]()
    worker = Leasing(b=3)
    found = read(Sharing(worker, intake, waited.append), "abc", "de")
    assert [names for names in found if names] == ["ac", "de", "b"]
    assert waited == ["somebody who holds s b"] * len(waited)
    assert waited
    assert intake.flushed == len(waited)  # nobody waits for what waits here to be kept
    assert sorted(worker.own) == [f"s {name}" for name in "abcde"]


def test_what_others_have_read_meanwhile_is_let_go_of() -> None:
    worker = Leasing(b=1)
    found = read(Sharing(worker, Intake(meanwhile="bd"), print), "abc", "de")
    assert [names for names in found if names] == ["ac", "e"]
    assert sorted(worker.own) == [f"s {name}" for name in "ace"]


def test_what_was_read_before_is_not_leased() -> None:
    worker = Leasing()
    assert read(Sharing(worker, Intake(before="ab"), print), "abc") == ["abc"]
    assert worker.own == ["s c"]


def test_where_order_counts_nothing_overtakes() -> None:
    found = read(Sharing(Leasing(b=2), Intake(), print, most_late=0), "a", "b", "c")
    assert [names for names in found if names] == ["a", "b", "c"]
    assert "" in found


def test_whoever_has_no_patience_reads_beside_the_other() -> None:
    worker = Leasing(b=10**6)
    found = read(Sharing(worker, Intake(), print, patience=0.0), "ab")
    assert [names for names in found if names] == ["a", "b"]
    assert worker.own == ["s a"]


def test_no_more_than_some_wait() -> None:
    held = dict.fromkeys("abcdef", 2)
    found = read(Sharing(Leasing(**held), Intake(), print, most_late=2), "abcdef", "g")
    assert found.index("abcdef") < found.index("g")


def test_a_capture_is_leased_by_its_place_or_by_itself() -> None:
    bare = make_capture("text")
    assert part_of(bare) == bare.id
    assert [part_of(capture) for capture in captures("ab")] == ["s a", "s b"]


def test_a_version_tells_casebooks_apart_but_not_whom_they_notify() -> None:
    book = casebook()
    assert version_of(book) == version_of(msgspec.structs.replace(book, targets=()))
    other = version_of(msgspec.structs.replace(book, sites=()))
    assert other.casebook != version_of(book).casebook
    assert other.program == version_of(book).program


def test_in_a_file_nobody_is_asked(empty: Store) -> None:
    with enlisted(empty, casebook()) as worker, sources_of(worker) as takes:
        assert takes("any")
        assert read(Sharing(worker, Intake(), print), "ab", "c") == ["ab", "c"]
    membership = Membership(empty)
    membership.renew(casebook())
    membership.end()


@pytest.mark.parametrize("looks", [0, 5])
def test_a_source_is_leased_until_all_is_kept(looks: int) -> None:
    worker = Leasing(one=looks)
    with sources_of(worker) as takes:
        assert takes("s one") is not bool(looks)
        assert takes("t")
    assert worker.own == []
