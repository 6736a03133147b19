"""What records share: spans that slice text, ids made of content, figures of six places."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.records.base import Record, Span, content_id, six

SPANS = st.builds(
    lambda start, length: Span(start=start, end=start + length),
    st.integers(0, 9),
    st.integers(1, 6),
)


@settings(max_examples=60, deadline=None)
@given(SPANS, SPANS)
def test_overlap_is_mutual_and_what_covers_overlaps(first: Span, second: Span) -> None:
    text = "Әл👩🏽‍🔬e\u0301bcdefghijklmnop"
    assert first.overlaps(second) == second.overlaps(first)
    shared = set(range(first.start, first.end)) & set(range(second.start, second.end))
    assert first.overlaps(second) == bool(shared)
    if first.covers(second):
        assert second.of(text) in first.of(text)
    assert first.covers(second) == (shared == set(range(second.start, second.end)))


def test_spans_stand_in_the_order_of_a_text() -> None:
    spans = [Span(start=4, end=5), Span(start=0, end=9), Span(start=0, end=2)]
    assert [(span.start, span.end) for span in sorted(spans)] == [(0, 2), (0, 9), (4, 5)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("a", "b"), ("ab",)),
        (("a", "b"), ("b", "a")),
        (("",), ()),
        ((None,), ("",)),
        ((None,), ("null",)),
        ((1,), ("1",)),
        ((1,), (True,)),
        (("о",), ("o",)),
        (("é",), ("e\u0301",)),
        ((["a", "b"],), ("a", "b")),
    ],
)
def test_other_content_has_another_id(
    first: tuple[object, ...], second: tuple[object, ...]
) -> None:
    assert content_id("x", *first) != content_id("x", *second)


def test_an_id_is_of_its_content_alone() -> None:
    assert content_id("x", {"a": 1, "b": 2}) == content_id("x", {"b": 2, "a": 1})
    assert content_id("x", "a") != content_id("y", "a")
    assert content_id("x", dt.date(2022, 1, 9)).startswith("x-")
    # Written down once: an id that changes makes every store a stranger to its own records.
    assert content_id("doc", "Алматы", None, 7) == "doc-4bc4107d1749c56dd081"


@settings(max_examples=60, deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_figure_is_rounded_once_and_has_no_negative_zero(value: float) -> None:
    once = six(value)
    assert six(once) == once
    assert str(once) != "-0.0"
    assert abs(once - value) <= 5.1e-7 or abs(value) > 1e8


def test_a_record_is_frozen_and_knows_its_fields() -> None:
    class Named(Record, frozen=True):
        name: str

    with pytest.raises(AttributeError):
        Named(name="a").name = "b"  # type: ignore[misc]
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"name": "a", "age": 5}', type=Named)
