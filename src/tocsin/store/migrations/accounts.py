"""People who log in at a desk, and who is logged in."""

from sqlalchemy import Connection

from tocsin.store.migrations.running import columns_of, run

TABLES = """
CREATE TABLE IF NOT EXISTS accounts (
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    person VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    hash VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    changed_at VARCHAR NOT NULL,
    removed_at VARCHAR,
    PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS accounts_by_person ON accounts (person);
CREATE TABLE IF NOT EXISTS sessions (
    digest VARCHAR NOT NULL,
    account_id VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    seen_at VARCHAR NOT NULL,
    PRIMARY KEY (digest)
);
CREATE INDEX IF NOT EXISTS sessions_by_account ON sessions (account_id)
"""

LATER_COLUMNS = ("disabled_at", "subject")
BY_SUBJECT = "CREATE INDEX IF NOT EXISTS accounts_by_subject ON accounts (subject)"


def accounts_and_sessions(connection: Connection) -> None:
    """Add accounts, with which people log in at a desk, and their sessions."""
    run(connection, TABLES)


def accounts_disabled_or_known_elsewhere(connection: Connection) -> None:
    """Add since when an account is disabled, and who its person is to a provider of identities."""
    there = columns_of(connection, "accounts")
    for name in LATER_COLUMNS:
        if name not in there:
            run(connection, f"ALTER TABLE accounts ADD COLUMN {name} VARCHAR")
    run(connection, BY_SUBJECT)
