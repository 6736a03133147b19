"""What people wrote down, in words."""

import datetime as dt

import msgspec
import pytest

from tocsin.records import (
    AuditEntry,
    Estimate,
    Judgement,
    Message,
    SavedSearch,
    Signature,
    message,
)
from tocsin.records.audit import word_in
from tocsin.web.corrections import correction_value, sentence

AT = dt.datetime(2022, 3, 21, tzinfo=dt.UTC)
NAMES = {"tass": "TASS", "mizintsev": "Mikhail Mizintsev"}


def judgement(field: str, value: str) -> Judgement:
    return Judgement(id="jdg-1", record_id="r", field=field, value=value, signer="A", at=AT)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("chain", "mizintsev < tass", "Mikhail Mizintsev → TASS"),
        ("chain", "new:Ivan Smith < tass", "Ivan Smith → TASS"),
        ("actor_id", "tass", "TASS"),
        ("actor_id", "new:Ivan Smith", "Ivan Smith"),
        ("claim", "none", message("value-removed")),
        ("entity_id", "none", message("value-nothing")),
        ("origin_id", "itself", message("value-itself")),
        ("origin_id", "doc-1", message("value-another-text")),
        ("stance", "denies", message("value-stance-denies")),
        ("outcome", "not_borne_out", message("value-outcome-not-borne-out")),
    ],
)
def test_a_value_is_named(field: str, value: str, shown: Message | str) -> None:
    assert correction_value(judgement(field, value), NAMES) == shown


def test_every_word_of_a_person_is_a_sentence() -> None:
    signature = Signature(
        id="sig-1", alarm_id="alm-1", problem_id="P", signer="A", word="dissent", note="n", at=AT
    )
    assert sentence(signature, NAMES) == message("desk-disagrees")
    estimate = Estimate(
        id="est-1", problem_id="P", probabilities={"H1": 0.05, "H2": 0.95}, analyst="A", at=AT
    )
    assert sentence(estimate, NAMES) == "H1 0.05, H2 0.95"
    search = SavedSearch(id="sea-1", name="daily", query="/search?q=x", signer="A", at=AT)
    assert sentence(search, NAMES) == "daily"
    said = sentence(judgement("stance", "denies"), NAMES)
    assert isinstance(said, Message)
    assert said.params["value"] == message("value-stance-denies")


def test_a_line_of_the_log_gives_the_word_it_holds_and_none_where_it_is_damaged() -> None:
    word = judgement("stance", "denies")
    line = AuditEntry(
        number=1,
        at=AT,
        actor="A",
        action="corrected",
        subject="r",
        detail=msgspec.json.encode(word).decode(),
        before="",
        sha256="",
    )
    assert word_in(line) == word
    assert word_in(msgspec.structs.replace(line, detail="{broken")) is None
    assert word_in(msgspec.structs.replace(line, action="added")) is None
