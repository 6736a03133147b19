"""How well a store can be read: by which version its records were written, and what is strange."""

from sqlalchemy import Engine, select

from tocsin.errors import StoreError
from tocsin.records import RECORDS
from tocsin.records.health import StoreHealth, UnknownField
from tocsin.store import schema
from tocsin.store.connect import begin_writing, errors_explained
from tocsin.store.decoding import TABLE_OF, Decoding
from tocsin.store.dialects import dialect_of, insert

_RECORDS = "records"
# So many rows are read at a time.
_AT_ONCE = 1_000


def check_version(engine: Engine) -> None:
    """Remember the version of the records that are written from now on.

    Raises:
        StoreError: they were written by a program whose records this one would misread.
    """
    written_by = version_of(engine)
    if written_by[0] > RECORDS[0]:
        raise StoreError(
            "the store was written by a newer tocsin (its records have version "
            f"{_dotted(written_by)}, "
            f"this program reads {_dotted(RECORDS)}); upgrade the program."
        )
    if written_by < RECORDS:
        statement = insert(schema.ABOUT).values(name=_RECORDS, value=_dotted(RECORDS))
        changed = {"value": statement.excluded.value}
        with engine.begin() as connection:
            if not dialect_of(connection).may_write(connection):
                return
            begin_writing(connection)
            connection.execute(
                statement.on_conflict_do_update(index_elements=["name"], set_=changed)
            )


def version_of(engine: Engine) -> tuple[int, int]:
    """Return the version of a store's records; (0, 0) where it does not say."""
    value = schema.ABOUT.c.value
    with engine.connect() as connection:
        said = connection.scalar(select(value).where(schema.ABOUT.c.name == _RECORDS))
    major, _, minor = (said or "0.0").partition(".")
    return int(major), int(minor or 0)


def _dotted(version: tuple[int, int]) -> str:
    """Write a version."""
    return ".".join(map(str, version))


def examine(url: str, engine: Engine) -> StoreHealth:
    """Read every record of a store, and say what was strange."""
    decoding, number = Decoding(engine), 0
    with errors_explained(url), engine.connect() as connection:
        for kind, table in TABLE_OF.items():
            chosen = select(table.c.record)
            rows = connection.execution_options(yield_per=_AT_ONCE).scalars(chosen)
            number += sum(decoding.one(kind, row) is not None for row in rows)
    counted = decoding.unknown.items()
    unknown = sorted(UnknownField(record=r, field=f, number=n) for (r, f), n in counted)
    damaged = [decoding.damaged[place] for place in sorted(decoding.damaged)]
    return StoreHealth(
        written_by=version_of(engine), read=number, unknown=tuple(unknown), damaged=tuple(damaged)
    )
