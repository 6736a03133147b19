"""What captures were read under comes back from a store whole."""

import datetime as dt

import msgspec

from tests.conftest import narrative
from tocsin.records.basis import Basis, Superseded
from tocsin.records.watched import Actor, Site, Source

DAY = dt.date(2020, 1, 1)


def test_a_basis_keeps_its_entries_with_what_they_are() -> None:
    basis = Basis(
        fingerprint="f",
        program="p",
        read_all=True,
        sources=(Source(id="s", name="Газета", kind="outlet", owner="o", known_from=DAY),),
        actors=(Actor(id="a", name="Министр", kind="public_official", known_from=DAY),),
        sites=(Site(id="l", name="Зертхана", kind="facility", latitude=43.2, known_from=DAY),),
        narratives=(narrative("n", "Сюжет", wordings={"ru": ("слова",)}),),
        countries=("KZ", "UA"),
    )
    assert msgspec.json.decode(msgspec.json.encode(basis), type=Basis) == basis


def test_a_finding_that_is_no_longer_made_keeps_its_record_as_it_was() -> None:
    record = '{"text": "У лаборатории тихо", "n": null}'
    at = dt.datetime(2022, 1, 9, 23, 59, 59, 999999, tzinfo=dt.UTC)
    gone = Superseded(id="1", kind="Claim", document_id="d", at=at, record=record)
    back = msgspec.json.decode(msgspec.json.encode(gone), type=Superseded)
    assert (back.record, back.at) == (record, at)
