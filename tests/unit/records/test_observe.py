"""The kinds of observation: which conditions go together is a matter of type."""

import msgspec
import pytest

from tocsin.records import OBSERVED_KINDS, Observe


@pytest.mark.parametrize("kind", OBSERVED_KINDS)
def test_each_kind_is_chosen_by_its_record_and_says_which_it_is(kind: str) -> None:
    made: Observe = msgspec.convert({"record": kind}, Observe)
    assert type(made) is OBSERVED_KINDS[kind]
    assert made.record == kind
    assert msgspec.to_builtins(made)["record"] == kind


@pytest.mark.parametrize(
    "observe",
    [
        {"record": "silence", "terms": {"en": ["x"]}},
        {"record": "claim", "crossed": True},
        {"record": "match", "deadline": True},
        {"record": "reading", "stances": ["asserts"]},
        {"record": "rumour"},
        {},
    ],
)
def test_what_does_not_go_together_is_refused(observe: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(observe, Observe)
