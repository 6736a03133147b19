"""What is known of addresses and entries: a mark that is only due says nothing else."""

import msgspec

from tests.conftest import NOW
from tocsin.records.state import EntryMark, FetchMark


def test_a_mark_of_an_address_begins_without_failures() -> None:
    mark = FetchMark(url="https://газета.қаз/feed", fetched_at=NOW)
    assert (mark.failures, mark.not_before, mark.etag) == (0, None, None)
    assert msgspec.json.decode(msgspec.json.encode(mark), type=FetchMark) == mark


def test_an_entry_at_position_zero_has_a_position() -> None:
    mark = EntryMark(source_id="s", entry_id="77/0", listing="l", listed="0", position=0)
    back = msgspec.json.decode(msgspec.json.encode(mark), type=EntryMark)
    assert back.position == 0
    assert back.position is not None
    assert not back.gone
