"""The text of the first tables in PostgreSQL is frozen: a store that has them is never changed."""

import hashlib

from tocsin.store.migrations.postgresql_tables import TABLES


def test_the_text_of_the_first_tables_is_never_changed() -> None:
    said = hashlib.sha256(TABLES.encode()).hexdigest()
    assert said == "53fc1274e74717dedb4743575556d8ec802dbc57b33a3625a851d89110d74983"
