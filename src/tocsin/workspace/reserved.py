"""What is marked TLP:RED is for those it was given to: it leaves by no door that hands records to
others or to another program, unless whoever asks names it.

A record that belongs to a document has its marking; an event, an alarm and an assessment have the
strictest of what they rest on. What people write has that of the record they write at.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from tocsin.exchange.resting import cited
from tocsin.records import (
    Alarm,
    Assessment,
    Card,
    Change,
    Claim,
    Document,
    Event,
    Judgement,
    Lineage,
    Marking,
    Match,
    Mention,
    Remark,
)
from tocsin.records.workspace_ports import OpenStore

RED: Final[Marking] = "red"
RecordT = TypeVar("RecordT")


class Reserved:
    """What of a store is marked TLP:RED."""

    def __init__(self, store: OpenStore) -> None:
        """Look at an open store."""
        self._store = store

    def documents(self, names: Iterable[str]) -> frozenset[str]:
        """Return those of some documents, or texts that were not read, that are red."""
        marked = self._store.lookup.markings(sorted(set(names)))
        return frozenset(name for name, marking in marked.items() if marking == RED)

    def passing(self, records: Sequence[RecordT]) -> list[RecordT]:
        """Return those of some records that may be handed on."""
        homes = self._homes(records)
        names = [self._names(record, homes) for record in records]
        red = self.documents(name for each in names for name in each)
        captures = [name for r in records if isinstance(r, Change) for name in _captures(r)]
        red_captures = self._red_captures(captures)
        return [
            record
            for record, own in zip(records, names, strict=True)
            if red.isdisjoint(own)
            and not (isinstance(record, Change) and red_captures & {*_captures(record)})
        ]

    def holds(self, record: object) -> bool:
        """Return whether a record is red."""
        return not self.passing([record])

    def _red_captures(self, names: Sequence[str]) -> frozenset[str]:
        """Return those of some captures that are red."""
        marked = self._store.lookup.capture_markings(names) if names else {}
        return frozenset(name for name, marking in marked.items() if marking == RED)

    def _homes(self, records: Iterable[object]) -> Mapping[str, str]:
        """Return the documents of the claims, matches and mentions that some records name."""
        wanted = sorted({name for record in records for name in self._cited(record)})
        if not wanted:
            return {}
        homes: dict[str, str] = {}
        for kind in (Claim, Match, Mention):
            homes |= self._store.gists.documents_of(kind, wanted)
        return homes

    def _cited(self, record: object) -> Iterator[str]:
        """Yield the claims, matches and mentions that a record names."""
        if isinstance(record, Event):
            yield from (*record.claim_ids, *record.denied_by)
        elif isinstance(record, Alarm):
            kept = self._store.assessment(record.problem_id, record.as_of)
            yield from cited([record], [kept] if kept is not None else [])
        elif isinstance(record, Assessment):
            yield from cited([], [record])
        elif isinstance(record, Judgement):
            yield record.record_id
        elif isinstance(record, Remark):
            yield record.record_id
            for alarm in self._store.lookup.alarms([record.record_id]):
                yield from self._cited(alarm)

    def _names(self, record: Any, homes: Mapping[str, str]) -> set[str]:
        """Return the documents that a record says something of."""
        names = {homes[name] for name in self._cited(record) if name in homes}
        if isinstance(record, Document | Card):
            names.add(record.id)
        elif isinstance(record, Judgement | Remark):
            names.add(record.record_id)
        elif isinstance(record, Lineage):
            names |= {record.origin_id, record.copied_from or record.origin_id}
        own = getattr(record, "document_id", None)
        return names | ({own} if isinstance(own, str) else set())


def _captures(change: Change) -> tuple[str, ...]:
    """Return the captures before and after a change."""
    return tuple(name for name in (change.earlier_id, change.capture_id) if name is not None)
