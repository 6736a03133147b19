"""Every record comes out of JSON and MessagePack as it went in, and unknown fields are refused."""

import datetime as dt
import typing

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin import records
from tocsin.records import Record, Span

# Moments as records hold them: of a year that JSON can write, with a time zone.
MOMENTS = st.datetimes(dt.datetime(1970, 1, 2), dt.datetime(2200, 1, 1), timezones=st.just(dt.UTC))
DAYS = st.dates(dt.date(1970, 1, 2), dt.date(2200, 1, 1))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=32)
WHOLE = st.integers(-(2**53), 2**53)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)

for kind, strategy in (
    (dt.datetime, MOMENTS),
    (dt.date, DAYS),
    (float, NUMBERS),
    (int, WHOLE),
    (str, TEXTS),
):
    st.register_type_strategy(kind, strategy)

# What a store keeps of people's words, of drops, of fetching and of places in time.
KINDS: tuple[type[Record], ...] = (
    records.Change,
    records.Dropped,
    records.EntryMark,
    records.FetchMark,
    records.Judgement,
    records.Resolution,
    records.SavedSearch,
    records.Sighting,
    records.Signature,
    records.TextVersion,
    records.Withdrawal,
)


def strategy_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Return how records of a kind are made: required fields and fields with defaults alike."""
    hints = typing.get_type_hints(kind)
    fields = {name: st.from_type(hints[name]) for name in kind.__struct_fields__}
    return st.builds(kind, **fields)


for record_kind in KINDS:
    st.register_type_strategy(record_kind, strategy_of)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def test_a_record_comes_out_as_it_went_in(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(strategy_of(kind))
    assert msgspec.json.decode(msgspec.json.encode(record), type=kind) == record
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(record), type=kind) == record


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_field_it_does_not_have_is_refused(kind: type[Record]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"no_field_has_this_name":1}', type=kind)


def test_a_span_tells_what_it_covers() -> None:
    whole, part, behind = Span(start=0, end=9), Span(start=2, end=4), Span(start=9, end=12)
    assert part.of("abcdef") == "cd"
    assert whole.covers(part)
    assert not part.covers(whole)
    assert part.overlaps(whole)
    assert not whole.overlaps(behind)
