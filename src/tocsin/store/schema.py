"""The tables. Records are kept as JSON beside the columns that are looked up; rollups are kept, not
computed on reading.
"""

from typing import Any

from sqlalchemy import (
    Column,
    Computed,
    Date,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    column,
    table,
    text,
)

METADATA = MetaData()


def _computed(name: str, kind: Any = String) -> Column[Any]:
    """Make a column that is read from the record itself: it can be looked up, and nothing is
    written twice.
    """
    return Column(name, kind, Computed(f"json_extract(record, '$.{name}')", persisted=False))


def _computed_where_readable(name: str, path: str) -> Column[Any]:
    """Make such a column of what stands at a path; empty where the record is no JSON."""
    expression = f"CASE WHEN json_valid(record) THEN json_extract(record, '$.{path}') END"
    return Column(name, String, Computed(expression, persisted=False))


MIGRATIONS = Table(
    "migrations",
    METADATA,
    Column("name", String, primary_key=True),
    Column("position", Integer, nullable=False),
)
BODIES = Table(
    "bodies",
    METADATA,
    Column("sha256", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
CAPTURES = Table(
    "captures",
    METADATA,
    Column("id", String, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("source_id", String),
    Column("day", Date),
    Column("record", Text, nullable=False),
)
MARKS = Table(
    "marks",
    METADATA,
    Column("capture_id", String, primary_key=True),
    Column("fingerprint", String, nullable=False),
    Column("seen_at", String, nullable=False),
)
Index("marks_by_moment", MARKS.c.seen_at)
# Captures per source and day, by the day on which they were seen: a look back counts only what was
# seen by then.
VOLUMES = Table(
    "volumes",
    METADATA,
    Column("source_id", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("seen", Date, primary_key=True),
    Column("captures", Integer, nullable=False),
)
Index("volumes_by_day", VOLUMES.c.day)
HOURS = Table(
    "hours",
    METADATA,
    Column("source_id", String, primary_key=True),
    Column("hour", String, primary_key=True),
    Column("seen_at", String, primary_key=True),
    Column("captures", Integer, nullable=False),
)
Index("hours_by_hour", HOURS.c.hour)
# Captures without a publication date, by source and the day on which they were seen.
UNDATED = Table(
    "undated",
    METADATA,
    Column("source_id", String, primary_key=True),
    Column("seen", Date, primary_key=True),
    Column("captures", Integer, nullable=False),
)
# What each dated document touches, with the origin it counts as; the counts of the days named in
# `stale_days` are made from it anew.
TOUCHES = Table(
    "touches",
    METADATA,
    Column("document_id", String, primary_key=True),
    Column("day", Date, nullable=False),
    Column("seen_at", String, nullable=False),
    Column("text_sha256", String),
    Column("record", Text, nullable=False),
)
Index("touches_by_day", TOUCHES.c.day)
# The same by what is touched: which documents name a site or tell a story, day by day.
TOUCHED = Table(
    "touched",
    METADATA,
    Column("entity_id", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("document_id", String, primary_key=True),
)
Index("touched_by_document", TOUCHED.c.document_id)
Index("touches_by_text", TOUCHES.c.text_sha256)
STALE_DAYS = Table(
    "stale_days",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("day", Date, nullable=False),
)
COUNTS = Table(
    "counts",
    METADATA,
    Column("group_id", String, primary_key=True),
    Column("site_id", String, primary_key=True),
    Column("narrative_id", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("documents", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("newcomers", Integer, nullable=False),
)
Index(
    "counts_by_day",
    COUNTS.c.day,
    COUNTS.c.group_id,
    COUNTS.c.site_id,
    COUNTS.c.narrative_id,
    COUNTS.c.origins,
)
Index(
    "counts_by_site",
    COUNTS.c.site_id,
    COUNTS.c.day,
    COUNTS.c.group_id,
    COUNTS.c.narrative_id,
    COUNTS.c.origins,
)
Index(
    "counts_by_story",
    COUNTS.c.narrative_id,
    COUNTS.c.day,
    COUNTS.c.group_id,
    COUNTS.c.site_id,
    COUNTS.c.origins,
)
# What the watch knew at the end of some days, what the keys of a group shared on each, and under
# which casebook and program.
WATCH_STATES = Table(
    "watch_states",
    METADATA,
    Column("group_id", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("record", LargeBinary, nullable=False),
)
GROUP_DAYS = Table(
    "group_days",
    METADATA,
    Column("group_id", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("record", Text, nullable=False),
)
WATCH_MARK = Table("watch_mark", METADATA, Column("fingerprint", String, primary_key=True))
DROPPED = Table(
    "dropped",
    METADATA,
    Column("stage", String, primary_key=True),
    Column("record_id", String, primary_key=True),
    Column("reason", String, primary_key=True),
    Column("capture_id", String),
    Column("record", Text, nullable=False),
)
Index("dropped_by_capture", DROPPED.c.capture_id)
ALARMS = Table(
    "alarms",
    METADATA,
    Column("id", String, primary_key=True),
    Column("problem_id", String, nullable=False),
    Column("as_of", String, nullable=False),
    Column("record", Text, nullable=False),
    _computed("proposed_state"),
)
Index("alarms_by_moment", ALARMS.c.as_of, ALARMS.c.id)
Index(
    "alarms_by_problem", ALARMS.c.problem_id, ALARMS.c.as_of, ALARMS.c.id, ALARMS.c.proposed_state
)
ASSESSMENTS = Table(
    "assessments",
    METADATA,
    Column("problem_id", String, primary_key=True),
    Column("as_of", String, primary_key=True),
    Column("record", Text, nullable=False),
)

# Of each kept capture: where it stands, when it was found there, and its text's digest.
VERSIONS = Table(
    "versions",
    METADATA,
    Column("capture_id", String, primary_key=True),
    Column("locator", String, nullable=False),
    Column("found_at", String, nullable=False),
    Column("text_sha256", String, nullable=False),
)
Index("versions_by_locator", VERSIONS.c.locator)
OCCURRENCES = Table(
    "occurrences",
    METADATA,
    Column("id", String, primary_key=True),
    Column("day", Date, nullable=False),
    Column("record", Text, nullable=False),
)
CHANGES = Table(
    "changes",
    METADATA,
    Column("id", String, primary_key=True),
    Column("capture_id", String),
    Column("at", String, nullable=False),
    Column("record", Text, nullable=False),
    _computed("earlier_id"),
)
Index("changes_by_capture", CHANGES.c.capture_id)
Index("changes_by_earlier", CHANGES.c.earlier_id)
ENTRY_MARKS = Table(
    "entry_marks",
    METADATA,
    Column("source_id", String, primary_key=True),
    Column("entry_id", String, primary_key=True),
    Column("position", Integer),
    Column("next_visit", String),
    Column("record", Text, nullable=False),
)
Index("entry_marks_by_position", ENTRY_MARKS.c.source_id, ENTRY_MARKS.c.position)
SIGHTINGS = Table(
    "sightings",
    METADATA,
    Column("source_id", String, primary_key=True),
    Column("platform", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("record", Text, nullable=False),
)
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("id", String, primary_key=True),
    Column("record_id", String, nullable=False),
    Column("at", String, nullable=False),
    Column("record", Text, nullable=False),
)

Index("judgements_by_record", JUDGEMENTS.c.record_id)

# The words of people on alarms and problems, and the log of everything anybody did: each line holds
# the digest of the one before.
SIGNATURES, RESOLUTIONS, ESTIMATES = (
    Table(
        name,
        METADATA,
        Column("id", String, primary_key=True),
        Column("problem_id", String, nullable=False),
        Column("at", String, nullable=False),
        Column("record", Text, nullable=False),
    )
    for name in ("signatures", "resolutions", "estimates")
)
AUDIT = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("before", String, nullable=False),
    Column("sha256", String, nullable=False),
)
# Words that were taken back, each by a record of its own: the word stays, and counts no more from
# then on.
WITHDRAWALS = Table(
    "withdrawals",
    METADATA,
    Column("id", String, primary_key=True),
    Column("word_id", String, nullable=False),
    Column("at", String, nullable=False),
    Column("record", Text, nullable=False),
)
Index("withdrawals_by_word", WITHDRAWALS.c.word_id)
# What a store remembers of itself: the casebook it was read with last, and whether its clock is a
# replay's.
ABOUT = Table(
    "about",
    METADATA,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)
# What was sent to whom, or not yet.
DELIVERIES = Table(
    "deliveries",
    METADATA,
    Column("alarm_id", String, primary_key=True),
    Column("target_id", String, primary_key=True),
    Column("record", Text, nullable=False),
)

# Tokens of people for the API: only a digest of each is kept.
TOKENS = Table(
    "tokens",
    METADATA,
    Column("id", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("expires_at", String),
    Column("revoked_at", String),
)
# Objects that others may fetch, in the order in which they were first offered.
LEFT_OBJECTS = Table(
    "left_objects",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("collection", String, nullable=False),
    Column("object_id", String, nullable=False),
    Column("version", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("added_at", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("content", Text, nullable=False),
)
Index(
    "left_objects_by_version",
    LEFT_OBJECTS.c.collection,
    LEFT_OBJECTS.c.object_id,
    LEFT_OBJECTS.c.version,
    unique=True,
)
Index("left_objects_by_moment", LEFT_OBJECTS.c.collection, LEFT_OBJECTS.c.added_at)
# Vectors of texts, by the model that made them: no text is read by a model twice.
VECTORS = Table(
    "vectors",
    METADATA,
    Column("model", String, primary_key=True),
    Column("sha256", String, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)
FETCHES = Table(
    "fetches",
    METADATA,
    Column("url", String, primary_key=True),
    Column("record", Text, nullable=False),
)


def _of_document(name: str, *more: Column[Any]) -> Table:
    """Make the table of one kind of record that belongs to a document."""
    table = Table(
        name,
        METADATA,
        Column("id", String, primary_key=True),
        Column("document_id", String, nullable=False),
        Column("record", Text, nullable=False),
        *more,
    )
    Index(f"{name}_by_document", table.c.document_id)
    return table


DOCUMENTS = _of_document(
    "documents",
    Column("capture_id", String),
    *map(_computed, ("source_id", "published_at", "seen_at", "language", "title", "external_id")),
    _computed("url"),
    Column(
        "opening",
        String,
        Computed("substr(json_extract(record, '$.text'), 1, 160)", persisted=False),
    ),
)
Index("documents_by_capture", DOCUMENTS.c.capture_id)
Index("documents_by_source", DOCUMENTS.c.source_id, DOCUMENTS.c.seen_at)
Index("documents_by_moment", DOCUMENTS.c.seen_at, DOCUMENTS.c.published_at)
MENTIONS = _of_document("mentions")
QUOTES = _of_document("quotes")
ATTRIBUTIONS = _of_document("attributions")
CLAIMS = _of_document(
    "claims",
    # Who says it first, where the casebook names them, and of whom it speaks.
    _computed_where_readable("speaker", "chain[0].entity_id"),
    _computed_where_readable("actor_id", "actor_id"),
)
Index("claims_by_speaker", CLAIMS.c.speaker, sqlite_where=text("speaker IS NOT NULL"))
Index("claims_by_actor", CLAIMS.c.actor_id, sqlite_where=text("actor_id IS NOT NULL"))
EVENTS = _of_document("events", _computed("site_id"), _computed("type"))
Index("events_by_site", EVENTS.c.site_id)
MATCHES = _of_document(
    "matches",
    _computed("narrative_id"),
    _computed("score", Float),
    _computed("voice"),
    _computed("voice_if_same"),
)
Index("matches_by_story", MATCHES.c.narrative_id, MATCHES.c.score, MATCHES.c.voice)
OPEN = text("voice IS NULL AND voice_if_same IS NOT NULL")
Index("matches_open", MATCHES.c.narrative_id, MATCHES.c.score, sqlite_where=OPEN)
OF_DOCUMENT = (DOCUMENTS, MENTIONS, QUOTES, ATTRIBUTIONS, CLAIMS, EVENTS, MATCHES)

# Where each document came from, as the last judgement of everything saw it; `as_of` of the record
# is since when that is believed.
LINEAGE = Table(
    "lineage",
    METADATA,
    Column("document_id", String, primary_key=True),
    Column("origin_id", String, nullable=False),
    Column("record", Text, nullable=False),
)
Index("lineage_by_origin", LINEAGE.c.origin_id)
# The full text: a document's number, by which newer ones stand after older ones, and its stems
# under that number.
SHELF = Table(
    "shelf",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("document_id", String, nullable=False, unique=True),
)
# Texts that are not read for claims: they stand in the full text, and can be read anew without
# their pages being taken apart again.
UNREAD = Table(
    "unread",
    METADATA,
    Column("id", String, primary_key=True),
    Column("capture_id", String, nullable=False),
    Column("record", Text, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("opening", String, nullable=False),
    *(
        _computed(n)
        for n in (
            "source_id",
            "published_at",
            "seen_at",
            "language",
            "title",
            "external_id",
            "url",
            "reason",
        )
    ),
)
Index("unread_by_capture", UNREAD.c.capture_id)
Index("unread_by_moment", UNREAD.c.seen_at)
# What captures were read under, by fingerprint; and what was found under an earlier basis and no
# longer is.
BASES = Table(
    "bases",
    METADATA,
    Column("fingerprint", String, primary_key=True),
    Column("record", Text, nullable=False),
)
SUPERSEDED = Table(
    "superseded",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("document_id", String, nullable=False),
    Column("at", String, nullable=False),
    Column("record", Text, nullable=False),
)
Index("superseded_by_id", SUPERSEDED.c.id)
STEMS = table("stems", column("rowid"), column("words"))
# How often anything was written in each area: what was worked out from an area stays good for as
# long as its number stays.
AREAS = Table(
    "areas",
    METADATA,
    Column("name", String, primary_key=True),
    Column("changes", Integer, nullable=False),
)
SEARCHES = Table(
    "searches",
    METADATA,
    Column("id", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("record", Text, nullable=False),
)
