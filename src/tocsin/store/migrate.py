"""Bringing a store up to date: each migration is applied with its mark in one transaction, those of
a new store all in one.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, insert, inspect, select

from tocsin.errors import StoreError
from tocsin.store.dialects import dialect_of
from tocsin.store.migrations import Step, steps_of
from tocsin.store.schema import MIGRATIONS


def migrate(engine: Engine) -> None:
    """Bring a store up to date.

    Raises:
        StoreError: the store was written by a newer version of the program.
    """
    done = steps_taken(engine)
    left = [step for step in steps_of(engine) if step.__name__ not in done]
    if not done:
        _take(engine, left)
    else:  # a store that holds much is not kept from others for all of them
        for step in left:
            _take(engine, [step])


def _take(engine: Engine, steps: Sequence[Step]) -> None:
    """Take steps, but for those that another program has taken in the meantime."""
    with engine.begin() as connection:
        dialect_of(connection).wait_to_write(connection)
        there = has_migrations(connection)
        taken = connection.scalars(select(MIGRATIONS.c.name)).all() if there else []
        left = [step for step in steps if step.__name__ not in taken]
        for position, step in enumerate(left, len(taken)):
            step(connection)
            row = {"name": step.__name__, "position": position}
            connection.execute(insert(MIGRATIONS), row)


def has_migrations(connection: Connection) -> bool:
    """Return whether a store has had any migration."""
    return inspect(connection).has_table(MIGRATIONS.name)


def steps_taken(engine: Engine) -> list[str]:
    """Return the migrations a store has had.

    Raises:
        StoreError: one of them is none of this program's.
    """
    with engine.connect() as connection:
        if not has_migrations(connection):
            return []
        done = list(connection.scalars(select(MIGRATIONS.c.name).order_by(MIGRATIONS.c.position)))
    known = [s.__name__ for s in steps_of(engine)]
    strange = [name for name in done if name not in known]
    if strange:
        raise StoreError(
            "the store was written by a newer tocsin (it has {strange}); upgrade the program.",
            code="error-store-newer",
            strange=", ".join(strange),
        )
    return done
