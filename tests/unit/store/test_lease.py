"""Of two programs one holds a lease; it passes on when its holder lets go, ends, or runs out."""

import datetime as dt

import msgspec
import pytest
from sqlalchemy import update

from tocsin.store import Store, schema
from tocsin.store.lease import Holder


def test_one_holds_and_the_other_follows(store: Store) -> None:
    first, second = store.lease("watch"), store.lease("watch")
    assert first.take() is None
    assert first.take() is None
    held = second.take()
    assert held is not None
    assert str(held).startswith("process ")
    assert store.lease("other").take() is None
    first.release()
    assert second.take() is None
    assert first.take() is not None
    second.release()


@pytest.mark.parametrize(
    "change", [{"process": 2**22 + 1}, {"until": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)}]
)
def test_a_holder_that_is_gone_holds_nobody_up(store: Store, change: dict[str, object]) -> None:
    first, second = store.lease("watch"), store.lease("watch")
    first.take()
    held = second.take()
    assert held is not None
    gone: Holder = msgspec.structs.replace(held, **change)
    with store._engine.begin() as connection:
        value = msgspec.json.encode(gone).decode()
        connection.execute(
            update(schema.ABOUT).where(schema.ABOUT.c.name == "lease:watch").values(value=value)
        )
    assert second.take() is None
    second.release()
