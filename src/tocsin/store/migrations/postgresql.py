"""The tables of a store in PostgreSQL, as they stand in a SQLite store after `what_has_left`.

Columns that are told by a record are kept, because PostgreSQL works them out when a row is written.
"""

from sqlalchemy import Connection

from tocsin.errors import StoreError
from tocsin.store.migrations.postgresql_tables import TABLES
from tocsin.store.migrations.running import run_as_written

_OLDEST = 150_000

# What a record says at a path, as text; nothing where it is no JSON. NUL, which PostgreSQL keeps in
# no text, stands as the character for what is unknown.
FUNCTIONS = r"""
CREATE FUNCTION json_extract(record TEXT, path TEXT) RETURNS TEXT
LANGUAGE plpgsql IMMUTABLE STRICT AS $body$
BEGIN
    RETURN jsonb_path_query_first(record::jsonb, path::jsonpath) #>> '{}';
EXCEPTION WHEN data_exception THEN
    BEGIN
        RETURN jsonb_path_query_first(
            replace(record, '\u0000', '\ufffd')::jsonb, path::jsonpath
        ) #>> '{}';
    EXCEPTION WHEN data_exception THEN
        RETURN NULL;
    END;
END
$body$;
CREATE TABLE pulse (changes BIGINT NOT NULL);
INSERT INTO pulse VALUES (0);
CREATE FUNCTION begin_writing() RETURNS void LANGUAGE plpgsql AS $body$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('tocsin'), hashtext(current_schema()));
    UPDATE pulse SET changes = changes + 1;
END
$body$
"""
# The full text: a document's number on the shelf, and the keys of its words.
STEMS = """
CREATE TABLE stems (rowid BIGINT NOT NULL, words TSVECTOR NOT NULL, PRIMARY KEY (rowid));
CREATE INDEX stems_by_word ON stems USING gin (words)
"""
# Not even the owner of the log changes a line of it by mistake.
LOCK = """
CREATE FUNCTION refuse_to_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END
$body$;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change();
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change()
"""


def tables_of_postgresql(connection: Connection) -> None:
    """Make every table, in a database that keeps every letter.

    Raises:
        StoreError: the server is too old, or the database is not in UTF-8.
    """
    number = connection.exec_driver_sql("SHOW server_version_num").scalar_one()
    if int(number) < _OLDEST:
        raise StoreError(
            "the server is older than PostgreSQL 15; a store stands in PostgreSQL 15 or later."
        )
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise StoreError(
            f"the database is in {encoding}, which does not know every letter; make one with: "
            "createdb --encoding=UTF8 --template=template0 NAME"
        )
    for statements in (FUNCTIONS, TABLES, STEMS, LOCK):
        run_as_written(connection, statements)
