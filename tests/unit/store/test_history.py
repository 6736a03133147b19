"""What was found once and no longer is stays, with the moment at which it was superseded."""

import datetime as dt

import msgspec

from tests.conftest import NOW
from tests.unit.store.made import kept
from tocsin.records import Basis, Kept, Mention, Span
from tocsin.store import Store
from tocsin.store.history import put_basis

LATER = NOW + dt.timedelta(days=1)


def with_mentions(item: Kept, *surfaces: str) -> Kept:
    """Return what a text leads to with some mentions found in it."""
    assert item.document is not None
    assert item.annotations is not None
    name = item.document.id
    found = tuple(
        Mention(
            id=f"m-{surface}",
            document_id=name,
            span=Span(start=0, end=1),
            kind="place",
            surface=surface,
            method="m",
            rule="r",
        )
        for surface in surfaces
    )
    annotations = msgspec.structs.replace(item.annotations, mentions=found)
    return msgspec.structs.replace(item, annotations=annotations)


def test_a_finding_that_is_no_longer_made_is_history(store: Store) -> None:
    item = kept("У лаборатории тихо.")
    store.keep([with_mentions(item, "а", "б")], "f")
    store.keep([with_mentions(item, "б", "в")], "g", LATER)
    assert [mention.id for mention in store.records(Mention)] == ["m-б", "m-в"]
    (gone,) = store.rereading.superseded("m-а")
    assert (gone.kind, gone.at) == ("mention", LATER)
    assert msgspec.json.decode(gone.record)["surface"] == "а"
    assert item.document is not None
    assert [row.id for row in store.rereading.history(item.document.id)] == ["m-а"]


def test_the_same_findings_again_supersede_nothing(store: Store) -> None:
    item = with_mentions(kept("У лаборатории тихо."), "а")
    for fingerprint in ("f", "g"):
        store.keep([item], fingerprint, LATER)
    assert store.rereading.superseded("m-а") == []


def test_a_basis_is_kept_once(store: Store) -> None:
    basis = Basis(fingerprint="f", program="p", countries=("KZ",))
    with store._engine.begin() as connection:
        put_basis(connection, basis)
        put_basis(connection, msgspec.structs.replace(basis, program="another"))
    assert store.rereading.bases() == {"f": basis}
