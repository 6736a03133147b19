"""A desk on the judged reports on Sumy, in which some matches wait for a person."""

import msgspec
import pytest
from sqlalchemy import update

from tests.desk.conftest import BOOK, fill
from tocsin.store import Store
from tocsin.store.schema import MATCHES
from tocsin.web.desk import Desk


@pytest.fixture(scope="session")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on a judged store in which three matches wait for a person."""
    folder = tmp_path_factory.mktemp("queue")
    url = str(folder / "s.sqlite")
    fill(url, folder)
    with Store(url) as store, store._engine.begin() as connection:
        for match in store.lookup.matches(None, 3, is_open=False):
            unsure = msgspec.structs.replace(match, voice=None, voice_if_same=match.voice)
            record = msgspec.json.encode(unsure).decode()
            connection.execute(
                update(MATCHES).where(MATCHES.c.id == match.id).values(record=record)
            )
    return Desk(url, BOOK, "A. One")
