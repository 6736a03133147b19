"""What is wrong has one form in JSON."""

import pytest

from tocsin.errors import StoreError, TocsinError, UsageError
from tocsin.web.access import DeniedError
from tocsin.web.answering import NotTakenError, refused, wrong
from tocsin.web.desk import NoSuchError


def test_a_refusal_is_one_record() -> None:
    answer = refused("нет такого", 418)
    assert (answer.status_code, answer.media_type) == (418, "application/json")
    assert "нет такого" in bytes(answer.body).decode()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (DeniedError("x", 429, {"Retry-After": "1"}), 429),
        (NotTakenError("x", 413), 413),
        (NoSuchError("x"), 404),
        (UsageError("x"), 400),
        (StoreError("x"), 503),
    ],
)
def test_each_error_has_its_status(error: TocsinError, status: int) -> None:
    assert wrong(error).status_code == status
    assert wrong(UsageError("x"), 409).status_code == 409
