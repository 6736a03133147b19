"""What people send: typed, bounded, and each act with a role."""

import msgspec
import pytest

from tocsin.errors import UsageError
from tocsin.web.acting import ACTIONS, Correcting, Estimating, Signing, status_of
from tocsin.web.desk import NoSuchError


def test_every_act_takes_more_than_reading() -> None:
    assert {a.least for a in ACTIONS} == {"analyst", "admin"}
    assert len({a.path for a in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        (Signing, {"word": "maybe"}),
        (Signing, {"word": "agree", "signer": "Other"}),
        (Signing, {"word": "dissent", "note": "x" * 4_001}),
        (Correcting, {"record": "a", "field": "b"}),
        (Correcting, {"record": "", "field": "b", "value": "c"}),
        (Estimating, {"probabilities": {"H1": 1.5}}),
        (Estimating, {"probabilities": {"H1": float("nan")}}),
    ],
)
def test_what_is_not_of_the_form_is_not_taken(kind: type, sent: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(sent, kind)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NoSuchError("x"), 404),
        (UsageError("x", code="error-no-alarm"), 404),
        (UsageError("x", code="error-unchanged"), 409),
        (UsageError("x"), 409),
    ],
)
def test_what_cannot_be_done_has_its_status(error: UsageError, status: int) -> None:
    assert status_of(error) == status
