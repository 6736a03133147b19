"""What the desk brought: corrections made before there was a log are its first lines."""

import json

import pytest
from sqlalchemy import Connection

from tocsin.store.audit import entries, faults
from tocsin.store.migrations import STEPS, Step
from tocsin.store.migrations.pages import what_pages_look_up, words_and_audit

WORDS = [
    {"id": "j2", "record_id": "c1", "signer": "Борис", "at": "2022-01-10T10:00:00Z", "value": "б"},
    {"id": "j1", "record_id": "c1", "signer": "Анна", "at": "2022-01-09T10:00:00Z", "value": "а"},
]


def before(connection: Connection, step: Step) -> None:
    """Take every step before one."""
    for earlier in STEPS[: [s.__name__ for s in STEPS].index(step.__name__)]:
        earlier(connection)


def test_earlier_corrections_are_the_first_lines_of_a_sound_log(connection: Connection) -> None:
    before(connection, words_and_audit)
    for word in WORDS:
        connection.exec_driver_sql(
            "INSERT INTO judgements (id, record_id, at, record) VALUES (?, ?, ?, ?)",
            (word["id"], word["record_id"], word["at"], json.dumps(word, ensure_ascii=False)),
        )
    words_and_audit(connection)
    lines = list(entries(connection))
    assert [(line.number, line.actor) for line in lines] == [(1, "Анна"), (2, "Борис")]
    assert list(faults(lines)) == []
    with pytest.raises(Exception, match="append-only"):
        connection.exec_driver_sql("DELETE FROM audit")


def test_what_documents_touch_is_entered_under_each_thing(connection: Connection) -> None:
    before(connection, what_pages_look_up)
    touch = {"document_id": "d", "day": "2022-01-09", "sites": ["lab", "lab"], "narratives": None}
    connection.exec_driver_sql(
        "INSERT INTO touches VALUES ('d', '2022-01-09', '2022-01-09', NULL, ?)",
        (json.dumps(touch),),
    )
    what_pages_look_up(connection)
    rows = connection.exec_driver_sql("SELECT entity_id, document_id FROM touched").all()
    assert [tuple(row) for row in rows] == [("lab", "d")]
