"""The tables of people who log in at a desk, and of who is logged in."""

from sqlalchemy import Column, Index, String, Table

from tocsin.store.schema import METADATA

# `person` is what names are compared by; of the password a slow digest is kept, and none of a person
# whom a provider of identities knows as `subject`. One person has one account that was not removed.
ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("person", String, nullable=False),
    Column("role", String, nullable=False),
    Column("hash", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("changed_at", String, nullable=False),
    Column("removed_at", String),
    Column("disabled_at", String),
    Column("subject", String),
)
Index("accounts_by_person", ACCOUNTS.c.person)
Index("accounts_by_subject", ACCOUNTS.c.subject)
# A session is known by the digest of its secret.
SESSIONS = Table(
    "sessions",
    METADATA,
    Column("digest", String, primary_key=True),
    Column("account_id", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("seen_at", String, nullable=False),
)
Index("sessions_by_account", SESSIONS.c.account_id)
