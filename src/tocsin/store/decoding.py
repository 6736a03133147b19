"""Reading stored records tolerantly.

A field that a newer program added is left out and counted; a field's old name is read as its new
one; a row that cannot be read is named and skipped. What a person hands in is read strictly, by
other rooms.
"""

import functools
import weakref
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import inspect
from sqlalchemy import Engine, Table, select

from tocsin.records import (
    RENAMED,
    Acknowledgement,
    Alarm,
    ArchiveMark,
    Assessment,
    Attribution,
    Capture,
    Change,
    Claim,
    CollectingOrder,
    Delivery,
    Document,
    Dropped,
    EntryMark,
    Estimate,
    Event,
    FetchMark,
    GroupDay,
    Judgement,
    Lineage,
    Match,
    Mention,
    Occurrence,
    QuietHours,
    Quote,
    Record,
    Remark,
    Resolution,
    SavedSearch,
    Sighting,
    Signature,
    Snooze,
    ThreadMark,
    Touch,
    Unread,
    Withdrawal,
)
from tocsin.store import schema
from tocsin.store.archive_tables import ARCHIVES
from tocsin.store.duty_tables import (
    ACKNOWLEDGEMENTS,
    COLLECTING_ORDERS,
    QUIET_HOURS,
    REMARKS,
    SNOOZES,
    THREAD_MARKS,
)

R = TypeVar("R", bound=Record)
STAGE, DAMAGED = "store", "damaged"
# Where the records of each kind are kept.
TABLE_OF: Mapping[type[Record], Table] = {
    Acknowledgement: ACKNOWLEDGEMENTS,
    Alarm: schema.ALARMS,
    Assessment: schema.ASSESSMENTS,
    Attribution: schema.ATTRIBUTIONS,
    Capture: schema.CAPTURES,
    Change: schema.CHANGES,
    ArchiveMark: ARCHIVES,
    Claim: schema.CLAIMS,
    CollectingOrder: COLLECTING_ORDERS,
    Delivery: schema.DELIVERIES,
    Document: schema.DOCUMENTS,
    Dropped: schema.DROPPED,
    EntryMark: schema.ENTRY_MARKS,
    Estimate: schema.ESTIMATES,
    Event: schema.EVENTS,
    FetchMark: schema.FETCHES,
    GroupDay: schema.GROUP_DAYS,
    Judgement: schema.JUDGEMENTS,
    Lineage: schema.LINEAGE,
    Match: schema.MATCHES,
    Mention: schema.MENTIONS,
    Occurrence: schema.OCCURRENCES,
    QuietHours: QUIET_HOURS,
    Quote: schema.QUOTES,
    Remark: REMARKS,
    Resolution: schema.RESOLUTIONS,
    SavedSearch: schema.SEARCHES,
    Sighting: schema.SIGHTINGS,
    Signature: schema.SIGNATURES,
    Snooze: SNOOZES,
    ThreadMark: THREAD_MARKS,
    Touch: schema.TOUCHES,
    Unread: schema.UNREAD,
    Withdrawal: schema.WITHDRAWALS,
}


class Decoding:
    """Reads the records of one store, and remembers what was strange in them."""

    def __init__(self, engine: Engine) -> None:
        """Begin with nothing strange."""
        self._engine = engine
        self.unknown: Counter[tuple[str, str]] = Counter()
        self.damaged: dict[tuple[str, str], Dropped] = {}

    def one(self, kind: type[R], row: str | None) -> R | None:
        """Return the record of a row; None where there is no row, or it cannot be read."""
        if row is None:
            return None
        try:
            record: R = _decoder(kind).decode(row)
        except msgspec.MsgspecError:
            return self._tolerant(kind, row)
        return record

    def all(self, kind: type[R], rows: Iterable[str]) -> list[R]:
        """Return the records of rows, without those that cannot be read."""
        records = (self.one(kind, row) for row in rows)
        return [record for record in records if record is not None]

    def _tolerant(self, kind: type[R], row: str) -> R | None:
        """Return the record of a row without what this program does not know."""
        unknown: Counter[tuple[str, str]] = Counter()
        try:
            known = known_only(msgspec.json.decode(row), _shape(kind), unknown)
            record = msgspec.convert(known, kind)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            self._damage(kind, row, str(error))
            return None
        self.unknown.update(unknown)
        return record

    def _damage(self, kind: type[Record], row: str, why: str) -> None:
        """Remember a row that cannot be read, by its table and its id."""
        table = TABLE_OF[kind]
        keys = tuple(table.primary_key.columns)
        with self._engine.connect() as connection:
            places = connection.execute(select(*keys).where(table.c.record == row)).all()
        for place in places:
            name = " ".join(map(str, place))
            detail = f"{table.name} {name}: cannot be read and is left out ({why})"
            self.damaged[table.name, name] = Dropped(
                stage=STAGE, record_id=name, reason=DAMAGED, detail=detail
            )


_DECODINGS: "weakref.WeakKeyDictionary[Engine, Decoding]" = weakref.WeakKeyDictionary()


def decoding_of(engine: Engine) -> Decoding:
    """Return how the records of a store are read: one for all who look at it."""
    return _DECODINGS.setdefault(engine, Decoding(engine))


@functools.lru_cache
def _decoder(kind: type[R]) -> "msgspec.json.Decoder[R]":
    """Return the strict decoder of a kind of record."""
    return msgspec.json.Decoder(kind)


@functools.lru_cache
def _shape(kind: type[Record]) -> inspect.Type:
    """Return the fields of a kind of record, and of the records inside it."""
    return inspect.type_info(kind)


def known_only(value: Any, shape: inspect.Type, unknown: Counter[tuple[str, str]]) -> Any:
    """Return a value without fields that its shape does not have; they are added to `unknown`."""
    if isinstance(shape, inspect.UnionType):
        return known_only(value, _member(value, shape.types), unknown)
    if isinstance(value, dict) and isinstance(shape, inspect.StructType):
        return _known_fields(value, shape, unknown)
    if isinstance(value, dict) and isinstance(shape, inspect.DictType):
        return {k: known_only(v, shape.value_type, unknown) for k, v in value.items()}
    if isinstance(value, list) and isinstance(shape, inspect.TupleType):
        inside = [*shape.item_types, *[inspect.AnyType()] * len(value)]
        return [known_only(v, s, unknown) for v, s in zip(value, inside, strict=False)]
    if isinstance(value, list) and isinstance(shape, inspect.CollectionType):
        return [known_only(v, shape.item_type, unknown) for v in value]
    return value


def _known_fields(
    value: Mapping[str, Any], shape: inspect.StructType, unknown: Counter[tuple[str, str]]
) -> dict[str, Any]:
    """Return the fields of a record that it has; an old name is read as the new one."""
    kind = shape.cls.__name__
    fields = {field.encode_name: field for field in shape.fields}
    renamed = RENAMED.get(kind, {})
    known: dict[str, Any] = {}
    if shape.tag_field is not None and shape.tag_field in value:
        known[shape.tag_field] = value[shape.tag_field]
    for name, inside in value.items():
        field = fields.get(name) or fields.get(renamed.get(name, ""))
        if field is not None:
            known[field.encode_name] = known_only(inside, field.type, unknown)
        elif name != shape.tag_field:
            unknown[kind, name] += 1
    return known


def _member(value: Any, shapes: Iterable[inspect.Type]) -> inspect.Type:
    """Return which shape of several a value has, as far as its own tells."""
    wanted: tuple[type[inspect.Type], ...] = ()
    if isinstance(value, dict):
        wanted = (inspect.StructType, inspect.DictType)
    elif isinstance(value, list):
        wanted = (inspect.CollectionType, inspect.TupleType)
    fitting = [shape for shape in shapes if isinstance(shape, wanted)]
    tagged = [shape for shape in fitting if _has_tag(value, shape)]
    return next(iter((*tagged, *fitting)), inspect.AnyType())


def _has_tag(value: Any, shape: inspect.Type) -> bool:
    """Return whether a value says that it is the record of a shape."""
    if not isinstance(shape, inspect.StructType) or shape.tag_field is None:
        return False
    return bool(value.get(shape.tag_field) == shape.tag)
