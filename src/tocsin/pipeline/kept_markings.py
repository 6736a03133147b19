"""A marking is not washed off: what came as TLP:RED and comes again as TLP:CLEAR stays red, under
whatever id, address or words it comes.
"""

import datetime as dt
from collections.abc import Iterator

import msgspec

from tocsin.records import Capture, Kept, Marking, strictest
from tocsin.records.ports import Captures


class KeptMarkings:
    """How far what came before may be passed on, by its place, its address and its words."""

    def __init__(self, store: Captures) -> None:
        """Look into the store when the first text comes that this may bear on."""
        self._store = store
        self._known: dict[str, list[tuple[dt.datetime, Marking]]] | None = None

    def obeyed(self, kept: Kept) -> Kept:
        """Return what came of a capture, marked no less strictly than what came before.

        That bears on an edited text, and on one whose giver states a marking. What is published
        for all is its own, though somebody else handed the same words on in confidence.
        """
        capture = kept.capture
        if capture.marking is None and not kept.changes:
            return kept
        before = [
            marking
            for key in _keys(capture)
            for seen_at, marking in self._by_key().get(key, ())
            if seen_at <= capture.seen_at
        ]
        marking = strictest([capture.marking, *before])
        if marking != capture.marking:
            document = kept.document and msgspec.structs.replace(kept.document, marking=marking)
            capture = msgspec.structs.replace(capture, marking=marking)
            kept = msgspec.structs.replace(kept, capture=capture, document=document)
        self._note(capture)
        return kept

    def _by_key(self) -> dict[str, list[tuple[dt.datetime, Marking]]]:
        """Return what the store holds under a marking."""
        if self._known is None:
            self._known = {}
            for capture in self._store.marked_captures():
                self._note(capture)
        return self._known

    def _note(self, capture: Capture) -> None:
        """Note how far a capture may be passed on."""
        if capture.marking is not None and self._known is not None:
            for key in _keys(capture):
                self._known.setdefault(key, []).append((capture.seen_at, capture.marking))


def _keys(capture: Capture) -> Iterator[str]:
    """Yield what a text is known by when it comes again."""
    yield from (key for key in (capture.locator, capture.url) if key is not None)
    yield capture.sha256
