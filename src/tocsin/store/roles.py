"""Who may do what in a store in PostgreSQL: roles of the server for reading, writing and
administering, and the right to single casebooks, which the server itself enforces row by row.

Each statement may be run again: after an upgrade that adds tables they are to be.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from tocsin.errors import UsageError
from tocsin.records.base import Record
from tocsin.store.connect import connect, errors_explained
from tocsin.store.dialects import address_of
from tocsin.store.migrate import migrate
from tocsin.store.migrations.casebooks import LABELLED
from tocsin.store.migrations.duty import DISCUSSED
from tocsin.store.migrations.duty import LABELLED as OF_DUTY

Right = Literal["reader", "writer", "admin"]
"""What a person may do: look; read texts, sign and correct; upgrade the store and give rights."""

RIGHTS: tuple[Right, ...] = get_args(Right)
# Whoever has a right to this casebook has it to all.
EVERY = "*"
# Nobody is a member of this role: it owns the audit log, so that no administrator takes its
# triggers away.
_LOG = "log"
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,39}")
_PERSON = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,62}")
_CASEBOOK = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
# What a reader has no business in: digests of passwords, and who is logged in.
_SECRETS = "accounts, sessions"
_PERMITTED = """
CREATE OR REPLACE FUNCTION permitted_casebook() RETURNS TEXT
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    asked TEXT := current_casebook();
BEGIN
    IF EXISTS (
        SELECT FROM rights JOIN pg_roles ON rolname = rights.role
        WHERE rights.casebook IN (asked, '*') AND pg_has_role(session_user, oid, 'MEMBER')
    ) THEN
        RETURN asked;
    END IF;
    RAISE EXCEPTION USING ERRCODE = '42501',
        MESSAGE = 'user ' || session_user || ' has no right to the casebook "' || asked || '"';
END
$body$
"""


class Grant(Record, frozen=True):
    """What one user of the server may do, with one casebook or, with `*`, with every one."""

    person: str
    right: Right
    casebook: str = EVERY


def grant_of(said: str) -> Grant:
    """Return what `NAME=RIGHT` or `NAME=RIGHT:CASEBOOK` grants.

    Raises:
        UsageError: it is none of these.
    """
    person, _is, rest = said.partition("=")
    right, _for, casebook = rest.partition(":")
    is_named = _PERSON.fullmatch(person) is not None
    if not is_named or right not in RIGHTS or (casebook and not _CASEBOOK.fullmatch(casebook)):
        raise UsageError(
            f"{said!r} grants nothing; write NAME=RIGHT or NAME=RIGHT:CASEBOOK, such as "
            "anna=reader:border-2024. Rights are reader, writer and admin."
        )
    return Grant(person=person, right=right, casebook=casebook or EVERY)


def roles_of(
    prefix: str, grants: Sequence[Grant] = (), revoked: Sequence[str] = ()
) -> Iterator[str]:
    """Yield the statements that make the roles of a store, whose names begin with a prefix, limit
    what they may do, and grant or revoke them.

    Raises:
        UsageError: the prefix or a name is none that a role can have.
    """
    strange = [name for name in revoked if not _PERSON.fullmatch(name)]
    if strange or not _NAME.fullmatch(prefix):
        raise UsageError(
            f"{(strange or [prefix])[0]!r} cannot be the name of a role; use small letters, digits "
            "and underscores."
        )
    yield from _groups(prefix)
    yield from _privileges(prefix)
    yield from _rows(prefix)
    yield from _owners(prefix)
    for grant in grants:
        yield from _granted(prefix, grant)
    for person in revoked:
        groups = ", ".join(f"{prefix}_{right}" for right in RIGHTS)
        yield f'REVOKE {groups} FROM "{person}"'
        yield f"DELETE FROM rights WHERE role = '{person}'"


def apply_roles(url: str, prefix: str, grants: Sequence[Grant], revoked: Sequence[str]) -> None:
    """Make the roles of a store, all of it or nothing.

    Raises:
        UsageError: it is a file, or a name is none that a role can have.
        StoreError: the server refuses it.
    """
    needs_server(url)
    statements = list(roles_of(prefix, grants, revoked))
    engine = connect(url)
    try:
        with errors_explained(url):
            migrate(engine)
        with errors_explained(url), engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    finally:
        engine.dispose()


def needs_server(url: str) -> str:
    """Return the name of a store's database.

    Raises:
        UsageError: the store is a file, which has no users of its own.
    """
    place = address_of(url)
    if place.url.get_backend_name() == "sqlite":
        raise UsageError(
            f"{url}: a file has no roles; whoever may read the file may read everything in it. "
            "Give the address of a store in PostgreSQL."
        )
    return place.url.database or "tocsin"


def _groups(prefix: str) -> Iterator[str]:
    """Yield what makes the roles; each may do what those before it may."""
    for name in (*RIGHTS, _LOG):
        yield _creation(f"{prefix}_{name}", "NOLOGIN")
    yield f"GRANT {prefix}_reader TO {prefix}_writer"
    yield f"GRANT {prefix}_writer TO {prefix}_admin"
    # Whoever gives tables to a role is for that moment a member of it.
    yield f"GRANT {prefix}_admin, {prefix}_{_LOG} TO CURRENT_USER"


def _creation(role: str, options: str) -> str:
    """Return what makes a role that is not there."""
    return (
        f"DO $body$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') "
        f'THEN CREATE ROLE "{role}" {options}; END IF; END $body$'
    )


def _privileges(prefix: str) -> Iterator[str]:
    """Yield what limits the roles to what they are for."""
    reader, writer, admin = (f"{prefix}_{right}" for right in RIGHTS)
    yield (
        'CREATE TABLE IF NOT EXISTS rights (role TEXT COLLATE "C" NOT NULL, '
        'casebook TEXT COLLATE "C" NOT NULL, PRIMARY KEY (role, casebook))'
    )
    yield _in_schema("REVOKE ALL ON SCHEMA {schema} FROM PUBLIC")
    yield _in_schema(f"GRANT USAGE ON SCHEMA {{schema}} TO {reader}")
    yield _in_schema(f"GRANT USAGE, CREATE ON SCHEMA {{schema}} TO {admin}, {prefix}_{_LOG}")
    tables = "ALL TABLES IN SCHEMA {schema}"
    yield _in_schema(f"REVOKE ALL ON {tables} FROM PUBLIC, {reader}, {writer}")
    yield _in_schema(f"GRANT SELECT ON {tables} TO {reader}")
    yield f"REVOKE SELECT ON {_SECRETS} FROM {reader}"
    yield _in_schema(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {tables} TO {writer}")
    yield f"REVOKE UPDATE, DELETE ON audit FROM {writer}"
    yield f"REVOKE INSERT, UPDATE, DELETE ON migrations, rights FROM {writer}"


def _in_schema(statement: str) -> str:
    """Return a statement about the schema in which the store stands."""
    before, _schema, after = statement.partition("{schema}")
    return (
        f"DO $body$ BEGIN EXECUTE '{before}' || quote_ident(current_schema()) || '{after}'; "
        "END $body$"
    )


def _rows(prefix: str) -> Iterator[str]:
    """Yield what lets each see the rows of the casebook they work for, if they have a right to it;
    owners of tables are no exception.
    """
    yield _PERMITTED.strip()
    for table in (*LABELLED.split(), *OF_DUTY.split(), *DISCUSSED.split()):
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
        yield f"DROP POLICY IF EXISTS by_casebook ON {table}"
        yield (
            f"CREATE POLICY by_casebook ON {table} "
            "USING (casebook = (SELECT permitted_casebook())) "
            "WITH CHECK (casebook = (SELECT permitted_casebook()))"
        )
    yield f"INSERT INTO rights VALUES ('{prefix}_admin', '{EVERY}') ON CONFLICT DO NOTHING"


def _owners(prefix: str) -> Iterator[str]:
    """Yield what gives the tables to the administrators, and the audit log to nobody."""
    yield (
        "DO $body$ DECLARE name TEXT; BEGIN FOR name IN "
        "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() "
        "AND tablename <> 'audit' "
        f"LOOP EXECUTE 'ALTER TABLE ' || name || ' OWNER TO {prefix}_admin'; END LOOP; END $body$"
    )
    for function in ("begin_writing()", "permitted_casebook()", "current_casebook()"):
        yield f"ALTER FUNCTION {function} OWNER TO {prefix}_admin"
    yield f"ALTER TABLE audit OWNER TO {prefix}_{_LOG}"
    yield f"ALTER FUNCTION refuse_to_change() OWNER TO {prefix}_{_LOG}"
    yield f"GRANT SELECT, INSERT ON audit TO {prefix}_writer"
    yield f"GRANT SELECT ON audit TO {prefix}_reader"
    yield _in_schema(f"REVOKE CREATE ON SCHEMA {{schema}} FROM {prefix}_{_LOG}")
    yield f"REVOKE {prefix}_{_LOG} FROM CURRENT_USER"


def _granted(prefix: str, grant: Grant) -> Iterator[str]:
    """Yield what gives a person a right; a user of the server is made where there is none."""
    person, casebook = grant.person, grant.casebook
    yield _creation(person, "LOGIN")
    yield f'GRANT {prefix}_{grant.right} TO "{person}"'
    yield f"INSERT INTO rights VALUES ('{person}', '{casebook}') ON CONFLICT DO NOTHING"
    if casebook != EVERY:
        yield (
            "DO $body$ BEGIN EXECUTE 'ALTER ROLE ' || quote_ident("
            f"'{person}') || ' IN DATABASE ' || quote_ident(current_database()) || "
            f"' SET tocsin.casebook = ' || quote_literal('{casebook}'); END $body$"
        )
