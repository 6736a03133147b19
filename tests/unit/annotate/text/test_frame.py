"""A frame is one attribution; what nobody states of it is not so."""

import msgspec
import pytest

from tests.unit.annotate.reading import span_of
from tocsin.annotate.text.frame import Attributed, Frame
from tocsin.records import Hop

TEXT = "The mayor said the bridge was closed."


def frame() -> Frame:
    """Return a frame of the text."""
    return Frame(
        cue="said",
        cue_span=span_of(TEXT, "said"),
        kind="speech",
        rule="clause",
        content=span_of(TEXT, "the bridge was closed"),
        source=span_of(TEXT, "The mayor"),
        head=span_of(TEXT, "mayor"),
    )


def test_a_frame_was_said_unless_told_otherwise() -> None:
    made = frame()
    assert made.factuality == "said"
    assert (made.negated, made.first_person, made.in_quote, made.impersonal) == (False,) * 4
    assert made.via is made.cited is made.relative is None


def test_a_frame_is_a_value_and_does_not_change() -> None:
    assert frame() == frame()
    with pytest.raises(AttributeError):
        frame().cue = "told"  # type: ignore[misc]
    other = msgspec.structs.replace(frame(), factuality="not_said")
    assert other != frame()


def test_an_attribution_carries_its_hops_originator_first() -> None:
    hops = (Hop(surface="the mayor"), Hop(surface="the agency"))
    item = Attributed(frame=frame(), hops=hops)
    assert [hop.surface for hop in item.hops] == ["the mayor", "the agency"]
    assert item.attribution_id is None
