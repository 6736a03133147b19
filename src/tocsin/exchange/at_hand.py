"""What exporters look up, where all records are in memory."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tocsin.records import Document, Event, Facts, Match, Record


class InMemory:
    """What is looked up beside the records of some facts (see `records.paging.AtHand`)."""

    def __init__(self, facts: Facts) -> None:
        """Take the facts."""
        self._facts = facts

    @functools.cached_property
    def _documents(self) -> dict[str, Document]:
        """Return all documents by their ids."""
        return {document.id: document for document in self._facts.documents}

    @functools.cached_property
    def _home_of(self) -> dict[str, str]:
        """Return the document of each claim and match."""
        gathered = {claim.id: claim.document_id for claim in self._facts.claims}
        return gathered | {match.id: match.document_id for match in self._facts.matches}

    @functools.cached_property
    def _beside(self) -> Mapping[str, list[Record]]:
        """Return what travels with each document."""
        gathered: defaultdict[str, list[Record]] = defaultdict(list)
        for records in (self._facts.mentions, self._facts.quotes, self._facts.attributions):
            for record in records:
                gathered[record.document_id].append(record)
        return gathered

    @functools.cached_property
    def _matches(self) -> Mapping[str, list[Match]]:
        """Return the matches of each claim."""
        gathered: defaultdict[str, list[Match]] = defaultdict(list)
        for match in self._facts.matches:
            gathered[match.claim_id].append(match)
        return gathered

    @functools.cached_property
    def _events(self) -> Mapping[str, list[Event]]:
        """Return the events of each claim."""
        gathered: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self._facts.events:
            for claim in event.claim_ids:
                gathered[claim].append(event)
        return gathered

    def homes(self, documents: Iterable[str]) -> Mapping[str, Document]:
        """Return documents by their ids."""
        return {name: self._documents[name] for name in documents if name in self._documents}

    def documents_of(self, records: Iterable[str]) -> Mapping[str, str]:
        """Return the documents that some claims and matches belong to."""
        return {name: self._home_of[name] for name in records if name in self._home_of}

    def beside(self, documents: Sequence[str]) -> Mapping[str, Sequence[Record]]:
        """Return the mentions, quotes and attributions of some documents."""
        return {name: self._beside.get(name, ()) for name in documents}

    def matches_of(self, documents: Sequence[str]) -> Mapping[str, Sequence[Match]]:
        """Return the matches of some documents, by their claims."""
        return self._matches

    def events_of(self, claims: Sequence[str]) -> Mapping[str, Sequence[Event]]:
        """Return the events that some claims report, in order of their ids."""
        return self._events
