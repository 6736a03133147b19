"""One capture's way through reading, gate, annotation and matching."""

import datetime as dt
import hashlib

import msgspec

import tocsin
from tocsin.annotate import Annotator, areas_of, is_swapped, russian
from tocsin.casebook import known_on
from tocsin.documents import Extractor
from tocsin.errors import TocsinError
from tocsin.gate import Gate, watched_reasons
from tocsin.gazetteer import find_gazetteer
from tocsin.match import Matcher
from tocsin.pipeline.attention import touched
from tocsin.pipeline.meaning import embedder_at_hand
from tocsin.pipeline.steps import STEPS, check_order, program_digest
from tocsin.records import Annotations, Capture, Casebook, Document, Dropped, Occurrence, VectorMemory
from tocsin.sources import SourceNames
from tocsin.sources.decode import decode
from tocsin.store import Kept


class Reader:
    """Carries captures through reading, gate, annotation and matching, as of one moment."""

    def __init__(self, casebook: Casebook, as_of: dt.datetime, memory: VectorMemory | None = None) -> None:
        """Build the stages from the casebook as it was known then; `memory` keeps vectors between runs."""
        check_order(STEPS)
        known = known_on(casebook, as_of.date())
        self._names = SourceNames(known.sources)
        languages = {s.id: s.languages for s in known.sources}
        self._extract = Extractor(as_of=as_of, decode=decode, find_source=self._names.find, languages=languages)
        self._gate = Gate(watched_reasons(known))
        self._gazetteer, self._sites = find_gazetteer(), known.sites
        self._watched = frozenset(s.id for s in known.sites)
        self._annotate = Annotator(known.actors, known.sources, known.sites, self._gazetteer)
        at_hand = embedder_at_hand(memory)
        self._match = Matcher(known.narratives, known.sites, at_hand.embedder, at_hand.entries)
        parts = msgspec.json.encode(
            [
                tocsin.__version__,
                program_digest(),
                self._gazetteer.digest,
                russian.is_installed(),
                self._match.catalogue.model or "words only",
                known,
            ],
            order="sorted",
        )
        self.fingerprint = hashlib.sha256(parts).hexdigest()

    def carry(self, capture: Capture) -> Kept:
        """Carry one capture as far as it goes. This is the per-record boundary: one bad record stops nobody else."""
        source = self._names.find(capture.source_id, capture.url)
        try:
            return self._carry(capture, source)
        except TocsinError as error:
            if error.exit_code != 1:
                raise
            return self._failed(capture, source, str(error))
        except Exception as error:  # noqa: BLE001  (the per-record boundary of the design)
            return self._failed(capture, source, f"{type(error).__name__}: {error}")

    def _failed(self, capture: Capture, source: str | None, detail: str) -> Kept:
        """Keep a capture that could not be carried, and why."""
        dropped = Dropped(stage="pipeline", record_id=capture.id, reason="error", detail=f"{capture.origin}: {detail}")
        return Kept(capture=capture, source_id=source, published_at=capture.published_at, dropped=(dropped,))

    def _carry(self, capture: Capture, source: str | None) -> Kept:
        """Carry one capture through the stages."""
        opened = self._extract.open(capture)
        if isinstance(opened, Dropped):
            return Kept(capture=capture, source_id=source, published_at=capture.published_at, dropped=(opened,))
        kept = Kept(
            capture=capture, source_id=source, published_at=opened.published_at, text_sha256=_digest(opened.text)
        )
        hit = self._gate(opened.text)
        if hit is None:
            detail = f"{capture.origin}: no watched name or term stands in it"
            gone = Dropped(stage="gate", record_id=opened.id, reason="nothing_watched", detail=detail)
            return msgspec.structs.replace(kept, dropped=(gone,))
        document = self._extract.document(opened)
        annotations = self._annotate(document, hit.places)
        dropped: tuple[Dropped, ...] = ()
        if annotations.unread:
            part = f"{annotations.unread} of {len(document.sentences)} sentences stand far from anything watched"
            detail = f"{capture.origin}: {part}, and are not read for claims"
            dropped = (Dropped(stage="annotate", record_id=document.id, reason="far_from_watched", detail=detail),)
        if not self._annotate.can_claim(document):
            why = f"language {document.language or 'unknown'} ({document.language_note or 'no lists'})"
            detail = f"{capture.origin}: {why}: names are found, claims are not read"
            dropped = (*dropped, Dropped(stage="annotate", record_id=document.id, reason="language", detail=detail))
        matches = tuple(self._match(document, annotations))
        touch = touched(document, annotations.mentions, matches, document.id, self._watched)
        return msgspec.structs.replace(
            kept, document=document, annotations=annotations, matches=matches, touch=touch, dropped=dropped
        )

    def located(self, item: Occurrence) -> Occurrence | Dropped:
        """Return an occurrence with the areas it lies in, and the watched sites it lies close to; or why its point is none."""
        if is_swapped(item, self._gazetteer):
            why = (
                f"{item.latitude}, {item.longitude} does not lie in {item.country}; latitude and longitude are swapped?"
            )
            return Dropped(stage="sources", record_id=item.origin, reason="coordinates", detail=f"{item.origin}: {why}")
        return msgspec.structs.replace(item, areas=areas_of(item, self._gazetteer, self._sites))

    def text_of(self, capture: Capture) -> str:
        """Return the text of a capture, or nothing where it has none."""
        opened = self._extract.open(capture)
        return "" if isinstance(opened, Dropped) else opened.text

    def annotate(self, capture: Capture) -> tuple[Document, Annotations] | Dropped:
        """Read one capture without gate or store (for proposals from a report)."""
        document = self._extract(capture)
        return document if isinstance(document, Dropped) else (document, self._annotate(document))


def _digest(text: str) -> str:
    """Return the sha256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
