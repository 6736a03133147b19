"""The table of how far the files of archives are read."""

from sqlalchemy import Column, String, Table, Text

from tocsin.store.schema import METADATA

ARCHIVES = Table(
    "archives",
    METADATA,
    Column("archive", String, primary_key=True),
    Column("record", Text, nullable=False),
)
