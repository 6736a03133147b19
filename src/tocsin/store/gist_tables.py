"""The tables of what is kept of documents so that all can be looked at together."""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, String, Table

from tocsin.store.schema import METADATA

# What is kept of each document so that all can be looked at together, and what ties texts: bands of
# signatures by which copies are found, pairs that are copies, pairs in two languages. Triggers of
# the migration take a gist out with its document, and when its matches change.
GISTS = Table(
    "gists",
    METADATA,
    Column("document_id", String, primary_key=True),
    Column("since", String, nullable=False),
    Column("text", BigInteger, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("lasting", LargeBinary, nullable=False),
    Column("asked", String, nullable=False),
    Column("credit", LargeBinary),
    Column("language", String),
)
Index("gists_by_moment", GISTS.c.since)
Index("gists_by_text", GISTS.c.text)
Index("gists_by_asked", GISTS.c.asked)
BANDS = Table(
    "bands",
    METADATA,
    Column("band", BigInteger, primary_key=True),
    Column("text", BigInteger, primary_key=True),
)
ALIKE = Table(
    "alike",
    METADATA,
    Column("one", BigInteger, primary_key=True),
    Column("other", BigInteger, primary_key=True),
    Column("basis", String, nullable=False),
    Column("score", Float, nullable=False),
)
TRANSLATED = Table(
    "translated",
    METADATA,
    Column("one", String, primary_key=True),
    Column("other", String, primary_key=True),
    Column("score", Float, nullable=False),
    Column("shared", Integer, nullable=False),
)
Index("translated_by_other", TRANSLATED.c.other)
FEATURES = Table(
    "features",
    METADATA,
    Column("document_id", String, primary_key=True),
    Column("record", LargeBinary, nullable=False),
)
