"""What is kept so that all documents can be looked at together without their texts."""

from sqlalchemy import Connection

from tocsin.store.migrations.running import run, run_as_written

TABLES = """
CREATE TABLE IF NOT EXISTS gists (
    document_id VARCHAR NOT NULL,
    since VARCHAR NOT NULL,
    text BIGINT NOT NULL,
    record BLOB NOT NULL,
    lasting BLOB NOT NULL,
    asked VARCHAR NOT NULL,
    credit BLOB,
    PRIMARY KEY (document_id)
);
CREATE INDEX IF NOT EXISTS gists_by_moment ON gists (since);
CREATE INDEX IF NOT EXISTS gists_by_text ON gists (text);
CREATE TABLE IF NOT EXISTS bands (
    band BIGINT NOT NULL,
    text BIGINT NOT NULL,
    PRIMARY KEY (band, text)
);
CREATE TABLE IF NOT EXISTS alike (
    one BIGINT NOT NULL,
    other BIGINT NOT NULL,
    basis VARCHAR NOT NULL,
    score FLOAT NOT NULL,
    PRIMARY KEY (one, other)
);
CREATE TABLE IF NOT EXISTS translated (
    one VARCHAR NOT NULL,
    other VARCHAR NOT NULL,
    score FLOAT NOT NULL,
    shared INTEGER NOT NULL,
    PRIMARY KEY (one, other)
);
CREATE INDEX IF NOT EXISTS translated_by_other ON translated (other);
CREATE TABLE IF NOT EXISTS features (
    document_id VARCHAR NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (document_id)
)
"""
GONE = """
CREATE TRIGGER gists_of_documents AFTER DELETE ON documents BEGIN
    DELETE FROM gists WHERE document_id = OLD.id;
    DELETE FROM features WHERE document_id = OLD.id;
    DELETE FROM translated WHERE one = OLD.id OR other = OLD.id;
END
"""
CHANGED = """
CREATE TRIGGER gists_of_matches_{name} AFTER {event} ON matches BEGIN
    DELETE FROM gists WHERE document_id = {row}.document_id;
END
"""

# What is looked up whenever a few documents come. A gist whose language is not known here is made
# anew with the program that asks for it.
LOOKED_UP = """
ALTER TABLE gists ADD COLUMN language VARCHAR;
CREATE INDEX gists_by_asked ON gists (asked)
"""

# The same in PostgreSQL, where what a trigger does is a function.
OF_POSTGRESQL = """
CREATE FUNCTION forget_gists() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    DELETE FROM gists WHERE document_id = OLD.id;
    DELETE FROM features WHERE document_id = OLD.id;
    DELETE FROM translated WHERE one = OLD.id OR other = OLD.id;
    RETURN OLD;
END
$body$;
CREATE TRIGGER gists_of_documents AFTER DELETE ON documents
    FOR EACH ROW EXECUTE FUNCTION forget_gists();
CREATE FUNCTION forget_gist_of_match() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM gists WHERE document_id = OLD.document_id;
        RETURN OLD;
    END IF;
    DELETE FROM gists WHERE document_id = NEW.document_id;
    RETURN NEW;
END
$body$;
CREATE TRIGGER gists_of_matches AFTER INSERT OR DELETE ON matches
    FOR EACH ROW EXECUTE FUNCTION forget_gist_of_match()
"""


def gists_of_documents(connection: Connection) -> None:
    """Add the gists of documents and what ties their texts; what is stored already gets them when
    all is looked at next.
    """
    run(connection, TABLES)
    if connection.dialect.name == "postgresql":
        run_as_written(connection, OF_POSTGRESQL)
        return
    connection.exec_driver_sql(GONE)
    for name, event, row in (("new", "INSERT", "NEW"), ("gone", "DELETE", "OLD")):
        connection.exec_driver_sql(CHANGED.format(name=name, event=event, row=row))


def gists_looked_up(connection: Connection) -> None:
    """Look gists up by what their credits were asked among, and know their languages."""
    run(connection, LOOKED_UP)
