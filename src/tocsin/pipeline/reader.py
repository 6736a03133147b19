"""One capture's way through reading, gate, annotation and matching."""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

import msgspec

import tocsin
from tocsin.annotate import Annotator, Prepared, areas_of, is_swapped
from tocsin.annotate.parsers import russian
from tocsin.casebook import known_on
from tocsin.documents import Extractor, Opened, stated_language
from tocsin.documents.identify import identify
from tocsin.errors import TocsinError
from tocsin.gate import Gate, Hit, watched_countries, watched_reasons
from tocsin.gazetteer import find_gazetteer
from tocsin.language.lexicon import installed_languages
from tocsin.match import Matcher
from tocsin.pipeline.attention import touched
from tocsin.pipeline.meaning import (
    WorkerMemory,
    embedder_at_hand,
    load_ahead,
    weigher_at_hand,
)
from tocsin.pipeline.parsing import parsers_at_hand
from tocsin.pipeline.reasons import FAR, NOTHING_WATCHED
from tocsin.pipeline.steps import STEPS, check_order, program_digest
from tocsin.records import (
    Annotations,
    Basis,
    Capture,
    Casebook,
    Document,
    Dropped,
    Kept,
    Match,
    Narrative,
    Occurrence,
    Touch,
    Unread,
    VectorMemory,
)
from tocsin.sources import SourceNames
from tocsin.sources.decode import decode

Stage = TypeVar("Stage")


class LastBuilt(Generic[Stage]):
    """A stage that is built anew only when the casebook differs from the last one: whoever watches
    makes a reader in every round.
    """

    def __init__(self, build: Callable[[Casebook], Stage]) -> None:
        """Begin with nothing built."""
        self._build = build
        self._built: tuple[Casebook, Stage] | None = None

    def __call__(self, known: Casebook) -> Stage:
        """Return the stage of a casebook as it is known at a moment."""
        built = self._built
        if built is None or built[0] != known:
            built = self._built = (known, self._build(known))
        return built[1]


_gate_of = LastBuilt(lambda known: Gate(watched_reasons(known)))
_matcher_by_words = LastBuilt(lambda known: Matcher(known.narratives, known.sites))


class Reader:
    """Carries captures through reading, gate, annotation and matching, as of one moment."""

    def __init__(
        self,
        casebook: Casebook,
        as_of: dt.datetime,
        memory: VectorMemory | None = None,
        *,
        read_all: bool = False,
    ) -> None:
        """Build the stages from the casebook as it was known then; `memory` keeps vectors between
        runs.

        With `read_all` every text is read whole, whether anything watched is in it or not.
        """
        check_order(STEPS)
        known = known_on(casebook, as_of.date())
        self._names = SourceNames(known.sources)
        languages = {s.id: s.languages for s in known.sources}
        self._extract = Extractor(
            as_of=as_of, decode=decode, find_source=self._names.find, languages=languages
        )
        self._read_all = read_all
        self._gate = _gate_of(known)
        self._gazetteer, self._sites = find_gazetteer(), known.sites
        self._watched = frozenset(s.id for s in known.sites)
        self._annotate = Annotator(
            known.actors,
            known.sources,
            known.sites,
            self._gazetteer,
            parsers_at_hand(),
            weigher_at_hand(),
        )
        self._memory = WorkerMemory(memory) if memory is not None else None
        at_hand = embedder_at_hand(self._memory)
        self._match = (
            _matcher_by_words(known)
            if at_hand.embedder is None
            else Matcher(known.narratives, known.sites, at_hand.embedder, at_hand.entries)
        )
        self.basis = basis_of(casebook, as_of, read_all=read_all)

    @property
    def fingerprint(self) -> str:
        """Return the digest of everything that reading depends on."""
        return self.basis.fingerprint

    def carry(self, capture: Capture) -> Kept:
        """Carry one capture as far as it goes. This is the per-record boundary: one bad record
        stops nobody else.
        """
        return self.carry_all([capture])[0]

    def carry_all(self, captures: Sequence[Capture]) -> list[Kept]:
        """Carry captures as `carry` does, those that pass the gate through the parsers together.

        What is kept of a capture does not depend on those beside it.
        """
        begun = [self._begin(capture) for capture in captures]
        passed = [item for item in begun if isinstance(item, _Passed)]
        if passed:
            load_ahead()
        prepared = iter(self._prepared(passed))
        return [
            self._end(item, next(prepared)) if isinstance(item, _Passed) else item for item in begun
        ]

    def touches(self, text: str) -> bool:
        """Return whether anything watched stands in a text."""
        return self._gate.passes(text)

    def lost(self, capture: Capture) -> Kept:
        """Keep a capture whose reading ended the process that read it, and say so."""
        source = self._names.find(capture.source_id, capture.url)
        detail = "the process that read it was ended twice; it may need more memory than there is"
        return self._failed(capture, source, detail)

    def vectors_made(self) -> Mapping[str, Mapping[str, bytes]]:
        """Return the vectors that were made in this worker since it was last asked, by model."""
        return self._memory.take() if self._memory is not None else {}

    def _failed(
        self,
        capture: Capture,
        source: str | None,
        detail: str,
        opened: Opened | Dropped | None = None,
    ) -> Kept:
        """Keep a capture that could not be carried, why, and its text as far as it came out."""
        dropped = Dropped(
            stage="pipeline",
            record_id=capture.id,
            reason="error",
            detail=f"{capture.origin}: {detail}",
        )
        kept = Kept(
            capture=capture, source_id=source, published_at=capture.published_at, dropped=(dropped,)
        )
        if not isinstance(opened, Opened):
            return kept
        return msgspec.structs.replace(
            kept,
            published_at=opened.published_at,
            text_sha256=_digest(opened.text),
            unread=_unread(opened, dropped.reason),
        )

    def _begin(self, capture: Capture) -> "Kept | _Passed":
        """Open a capture and ask the gate: return what is kept of one that goes no further."""
        source = self._names.find(capture.source_id, capture.url)
        opened: Opened | Dropped | None = None
        try:
            opened = self._extract.open(capture)
            if isinstance(opened, Dropped):
                return Kept(
                    capture=capture,
                    source_id=source,
                    published_at=capture.published_at,
                    dropped=(opened,),
                )
            return self._gated(source, opened)
        except TocsinError as error:
            if error.exit_code != 1:
                raise
            return self._failed(capture, source, str(error), opened)
        except Exception as error:  # noqa: BLE001  (the per-record boundary of the design)
            return self._failed(capture, source, f"{type(error).__name__}: {error}", opened)

    def _gated(self, source: str | None, opened: Opened) -> "Kept | _Passed":
        """Return the document of a capture in which something watched stands, else what is kept of
        it.
        """
        capture = opened.capture
        kept = Kept(
            capture=capture,
            source_id=source,
            published_at=opened.published_at,
            text_sha256=_digest(opened.text),
        )
        hit = self._gate(opened.text) or self._headed(opened)
        if hit is None and not self._read_all:
            detail = f"{capture.origin}: no watched name or term stands in it"
            gone = Dropped(stage="gate", record_id=opened.id, reason=NOTHING_WATCHED, detail=detail)
            return msgspec.structs.replace(
                kept, dropped=(gone,), unread=_unread(opened, NOTHING_WATCHED)
            )
        whole = hit is None or self._read_all or not hit.places
        places = None if whole or hit is None else hit.places
        return _Passed(kept, opened, self._extract.document(opened), hit, places)

    def _prepared(self, passed: Sequence["_Passed"]) -> Sequence[Prepared | None]:
        """Parse documents together. Where that fails nothing is prepared, and each is tried alone,
        so that the fault is found and kept with its own capture.
        """
        try:
            return self._annotate.prepared([(item.document, item.places) for item in passed])
        except Exception:  # noqa: BLE001  (tried again, one by one, inside the per-record boundary)
            return [None] * len(passed)

    def _end(self, passed: "_Passed", prepared: Prepared | None) -> Kept:
        """Return what is kept of a capture that passed."""
        capture, source = passed.kept.capture, passed.kept.source_id
        try:
            return self._read(passed, prepared)
        except TocsinError as error:
            if error.exit_code != 1:
                raise
            return self._failed(capture, source, str(error), passed.opened)
        except Exception as error:  # noqa: BLE001  (the per-record boundary of the design)
            detail = f"{type(error).__name__}: {error}"
            return self._failed(capture, source, detail, passed.opened)

    def _read(self, passed: "_Passed", prepared: Prepared | None) -> Kept:
        """Read the document of a capture that passed."""
        kept, document, hit = passed.kept, passed.document, passed.hit
        capture = kept.capture
        ready = prepared or self._annotate.prepared([(document, passed.places)])[0]
        annotations = self._annotate.annotated(ready)
        dropped: tuple[Dropped, ...] = ()
        if annotations.unread:
            part = (
                f"{annotations.unread} of {len(document.sentences)} sentences stand far from "
                "anything watched"
            )
            detail = f"{capture.origin}: {part}, and are not read for claims"
            far = Dropped(
                stage="annotate",
                record_id=document.id,
                reason=FAR,
                detail=detail,
                parts=annotations.unread,
            )
            dropped = (far,)
        if not self._annotate.can_claim(document):
            why = (
                f"language {document.language or 'unknown'} "
                f"({document.language_note or 'no lists'})"
            )
            detail = f"{capture.origin}: {why}: names are found, claims are not read"
            dropped = (
                *dropped,
                Dropped(stage="annotate", record_id=document.id, reason="language", detail=detail),
            )
        matches = tuple(self._match(document, annotations))
        return msgspec.structs.replace(
            kept,
            document=document,
            annotations=annotations,
            matches=matches,
            dropped=dropped,
            touch=touched(document, annotations.mentions, matches, document.id, self._watched),
            watched=hit.reasons if hit else (),
        )

    def _headed(self, opened: Opened) -> Hit | None:
        """Return why a title that stands beside a text lets it pass; the whole text is read then,
        since no place of it is nearer.
        """
        title = opened.capture.title or opened.page.title
        hit = self._gate(title) if title else None
        return msgspec.structs.replace(hit, places=()) if hit is not None else None

    def source_of(self, capture: Capture) -> str | None:
        """Return which source a capture is of."""
        return self._names.find(capture.source_id, capture.url)

    def match_again(
        self, document: Document, annotations: Annotations
    ) -> tuple[tuple[Match, ...], Touch | None]:
        """Return the matches of a document that was read before, and what it counts for."""
        matches = tuple(self._match(document, annotations))
        return matches, touched(document, annotations.mentions, matches, document.id, self._watched)

    def located(self, item: Occurrence) -> Occurrence | Dropped:
        """Return an occurrence with the areas it lies in, and the watched sites it lies close to;
        or why its point is none.
        """
        if is_swapped(item, self._gazetteer):
            why = (
                f"{item.latitude}, {item.longitude} does not lie in {item.country}; latitude "
                "and longitude are swapped?"
            )
            return Dropped(
                stage="sources",
                record_id=item.origin,
                reason="coordinates",
                detail=f"{item.origin}: {why}",
            )
        return msgspec.structs.replace(item, areas=areas_of(item, self._gazetteer, self._sites))

    def text_of(self, capture: Capture) -> str:
        """Return the text of a capture, or nothing where it has none."""
        opened = self._extract.open(capture)
        return "" if isinstance(opened, Dropped) else opened.text

    def annotate(self, capture: Capture) -> tuple[Document, Annotations] | Dropped:
        """Read one capture without gate or store (for proposals from a report)."""
        document = self._extract(capture)
        return document if isinstance(document, Dropped) else (document, self._annotate(document))


class _Passed(NamedTuple):
    """A capture that goes on to the parsers: what is kept of it so far, its document, why it
    passed, and around which places it is read (None for all of it).
    """

    kept: Kept
    opened: Opened
    document: Document
    hit: Hit | None
    places: Sequence[int] | None


def _unread(opened: Opened, reason: str) -> Unread:
    """Return the text of a capture that is not read, so that it can be searched."""
    capture = opened.capture
    return Unread(
        id=opened.id,
        capture_id=capture.id,
        external_id=capture.external_id,
        text=opened.text,
        seen_at=capture.seen_at,
        reason=reason,
        title=capture.title or opened.page.title,
        source_id=opened.source_id,
        published_at=opened.published_at,
        language=stated_language(capture.language) or identify(opened.text).code,
        url=capture.url,
    )


def basis_of(casebook: Casebook, as_of: dt.datetime, *, read_all: bool = False) -> Basis:
    """Return what captures are read under with a casebook as of a moment, with its fingerprint; no
    stage is built for it.
    """
    known, embedder = known_on(casebook, as_of.date()), embedder_at_hand().embedder
    program = [
        tocsin.__version__,
        program_digest(),
        find_gazetteer().digest,
        russian.is_installed(),
        embedder.name if embedder is not None else "words only",
        *installed_languages(),
    ]
    bare = Basis(
        fingerprint="",
        program=_digest(msgspec.json.encode(program).decode()),
        read_all=read_all,
        sources=known.sources,
        actors=known.actors,
        sites=known.sites,
        narratives=tuple(_unlabelled(n) for n in known.narratives),
        countries=tuple(sorted(watched_countries(known))),
    )
    digest = hashlib.sha256(msgspec.json.encode(bare, order="sorted")).hexdigest()
    return msgspec.structs.replace(bare, fingerprint=digest)


def _unlabelled(narrative: Narrative) -> Narrative:
    """Return a narrative without its label: how far it is tried decides nothing that is read."""
    return msgspec.structs.replace(narrative, status="experimental", measured=None)


def _digest(text: str) -> str:
    """Return the sha256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
