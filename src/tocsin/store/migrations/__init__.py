"""Migrations: each has the text of its tables in itself, so that today's schema
cannot change it.
"""

from collections.abc import Callable

from sqlalchemy import Connection, Engine

from tocsin.store.migrations.access import tokens_of_people, what_has_left
from tocsin.store.migrations.accounts import (
    accounts_and_sessions,
    accounts_disabled_or_known_elsewhere,
)
from tocsin.store.migrations.archives import files_of_archives
from tocsin.store.migrations.casebooks import rows_by_casebook
from tocsin.store.migrations.collecting import (
    attention_kept,
    coded_events,
    fetched_addresses,
    vectors_of_texts,
    versions_and_judgements,
)
from tocsin.store.migrations.dropping import dropped_by_reason
from tocsin.store.migrations.duty import discussions, words_on_duty
from tocsin.store.migrations.first import first_schema
from tocsin.store.migrations.pages import (
    attributions_of_texts,
    what_pages_look_up,
    words_and_audit,
)
from tocsin.store.migrations.postgresql import tables_of_postgresql
from tocsin.store.migrations.reading import (
    every_text_searched,
    rows_written_together,
    words_taken_back,
)
from tocsin.store.migrations.speaking import claims_by_speaker
from tocsin.store.migrations.together import gists_looked_up, gists_of_documents
from tocsin.store.migrations.working import work_is_shared

Step = Callable[[Connection], None]
STEPS: tuple[Step, ...] = (
    first_schema,
    fetched_addresses,
    versions_and_judgements,
    coded_events,
    vectors_of_texts,
    attention_kept,
    words_and_audit,
    what_pages_look_up,
    attributions_of_texts,
    every_text_searched,
    words_taken_back,
    rows_written_together,
    claims_by_speaker,
    tokens_of_people,
    what_has_left,
    gists_of_documents,
    gists_looked_up,
    accounts_and_sessions,
    dropped_by_reason,
    files_of_archives,
    work_is_shared,
    rows_by_casebook,
    words_on_duty,
    accounts_disabled_or_known_elsewhere,
    discussions,
)
"""Every migration, in order; a store remembers by name which it has had."""

# A store in PostgreSQL begins where SQLite stores stood when the first one was made; every later
# step is taken by both.
_BEGINNING = STEPS.index(what_has_left) + 1


def steps_of(engine: Engine) -> tuple[Step, ...]:
    """Return the migrations of a store, in order."""
    if engine.dialect.name == "sqlite":
        return STEPS
    return (tables_of_postgresql, *STEPS[_BEGINNING:])


__all__ = ["STEPS", "Step", "steps_of"]
