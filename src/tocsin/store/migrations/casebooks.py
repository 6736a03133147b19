"""Which casebook a row belongs to, in a store on a server: several casebooks stand in one database,
and the server shows each person the rows of those they have a right to (`store/roles.py`).
"""

from sqlalchemy import Connection

from tocsin.store.migrations.running import run_as_written

# A session says for which casebook it works; rows it writes are that casebook's.
CURRENT = """
CREATE FUNCTION current_casebook() RETURNS TEXT LANGUAGE sql STABLE AS $body$
    SELECT coalesce(current_setting('tocsin.casebook', true), '')
$body$
"""
LABELLED = """
    about accounts alarms alike archives areas assessments attributions audit bands bases bodies
    captures changes claims counts deliveries documents dropped entry_marks estimates events features fetches
    gists group_days hours judgements leases left_objects lineage marks matches mentions occurrences
    quotes resolutions searches sessions shelf sightings signatures stale_days stems superseded
    tokens touched touches translated undated unread versions volumes watch_mark watch_states
    withdrawals
"""
# What is the same in two casebooks, such as a source's count of a day, is kept for each.
BY_CASEBOOK = """
DO $body$
DECLARE
    found RECORD;
BEGIN
    FOR found IN
        SELECT k.conrelid::regclass::text AS name, quote_ident(k.conname) AS key,
            string_agg(quote_ident(a.attname), ', ' ORDER BY o.place) AS columns
        FROM pg_constraint k
            CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY AS o (number, place)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = o.number
        WHERE k.contype = 'p'
            AND k.conrelid = ANY(string_to_array('{names}', ' ')::regclass[])
        GROUP BY k.conrelid, k.conname
    LOOP
        EXECUTE 'ALTER TABLE ' || found.name || ' ADD COLUMN casebook TEXT COLLATE "C" NOT NULL '
            || 'DEFAULT current_casebook()';
        EXECUTE 'ALTER TABLE ' || found.name || ' DROP CONSTRAINT ' || found.key
            || ', ADD PRIMARY KEY (' || found.columns || ', casebook)';
    END LOOP;
END
$body$
"""
KEYS = """
ALTER TABLE shelf DROP CONSTRAINT shelf_document_id_key, ADD UNIQUE (document_id, casebook);
DROP INDEX left_objects_by_version;
CREATE UNIQUE INDEX left_objects_by_version
    ON left_objects (collection, object_id, version, casebook)
"""


def rows_by_casebook(connection: Connection) -> None:
    """Let each row on a server say which casebook it belongs to; a file holds one."""
    if connection.dialect.name == "postgresql":
        run_as_written(connection, CURRENT)
        run_as_written(connection, BY_CASEBOOK.format(names=" ".join(LABELLED.split())))
        run_as_written(connection, KEYS)
