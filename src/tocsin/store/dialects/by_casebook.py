"""Rows of several casebooks in one store in PostgreSQL: the same row is that of the same casebook,
and nobody sees those of several at once. ON CONFLICT is written here as this server has it.
"""

import copy
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite.dml import OnConflictDoNothing, OnConflictDoUpdate
from sqlalchemy.ext.compiler import compiles

from tocsin.errors import StoreError

# The column that says which casebook a row belongs to; the server fills it in.
CASEBOOK = "casebook"


@compiles(OnConflictDoUpdate, "postgresql")
def with_casebook(clause: OnConflictDoUpdate, compiler: Any, **options: Any) -> str:
    """Return `ON CONFLICT (key, casebook) DO UPDATE ...` of a statement that names the key."""
    own = _as_here(clause)
    own.inferred_target_elements = [*(clause.inferred_target_elements or ()), CASEBOOK]
    return str(compiler.visit_on_conflict_do_update(own, **options))


@compiles(OnConflictDoNothing, "postgresql")
def in_own_words(clause: OnConflictDoNothing, compiler: Any, **options: Any) -> str:
    """Return `ON CONFLICT DO NOTHING`."""
    return str(compiler.visit_on_conflict_do_nothing(_as_here(clause), **options))


def _as_here(clause: Any) -> Any:
    """Return a clause, which is written as SQLite has it, as this dialect reads it: here it might
    name a constraint, and names none.
    """
    own = copy.copy(clause)
    own.constraint_target = None
    return own


def refuse_mixed_rows(connection: Connection, shown: str) -> None:
    """Refuse a user whom the server shows the rows of several casebooks at once.

    Raises:
        StoreError: it is one whom no policy limits, and there are several.
    """
    is_limited = connection.exec_driver_sql(
        "SELECT to_regclass('rights') IS NULL "
        "OR NOT (rolsuper OR rolbypassrls) FROM pg_roles WHERE rolname = current_user"
    ).scalar_one()
    if is_limited:
        return
    names = connection.exec_driver_sql("SELECT DISTINCT casebook FROM about ORDER BY 1").scalars()
    casebooks = [name or "(none)" for name in names]
    if len(casebooks) > 1:
        raise StoreError(
            f"{shown}: rows of several casebooks stand here ({', '.join(casebooks)}), and the "
            "server limits this user to none of them; connect as a user who was granted a right "
            "with: tocsin store roles"
        )
