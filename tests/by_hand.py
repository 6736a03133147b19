"""Records made by hand, and a small store of them: what tests of the outer rooms need, without a
text being read for it.
"""

import datetime as dt
import functools
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from tests.conftest import make_capture
from tocsin.records import (
    Actor,
    Alarm,
    Annotations,
    Casebook,
    Claim,
    DateFinding,
    Document,
    Facet,
    Group,
    Hop,
    Hypothesis,
    Indicator,
    Kept,
    LikelihoodRange,
    Match,
    Mention,
    Narrative,
    ObserveClaim,
    Problem,
    ReferenceClass,
    Site,
    Source,
    Span,
    Unread,
    Window,
)
from tocsin.store import Store

MOMENT = dt.datetime(2022, 1, 12, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
KNOWN: dict[str, Any] = {"known_from": dt.date(2020, 1, 1), "reference": "a test"}

BRIDGE = "The harbour ministry told the agency that the bridge at Port Lumen had been mined."
QUIET = "The mayor denied that anybody had mined the bridge at Port Lumen."
CYRILLIC = "Мэр Порт-Люмена сообщил, что мост охраняется."


def problem(**stated: Any) -> Problem:
    """Make a problem of two hypotheses and one indicator."""
    indicator = Indicator(
        id="I1",
        name="Somebody is accused",
        observe=ObserveClaim(types=("accuse",), sites=("problem",)),
        likelihoods={"H1": "C", "H2": "N"},
        basis="a test",
    )
    fields: dict[str, Any] = {
        "id": "WP-BRIDGE",
        "title": "Attack on the bridge",
        "question": "Will the bridge be attacked?",
        "incident": "An attack",
        "resolution": "Two agencies report it",
        "sites": ("bridge",),
        "hypotheses": (
            Hypothesis(id="H1", text="An attack is prepared", kind="incident"),
            Hypothesis(id="H2", text="Routine", kind="routine", share=1.0),
        ),
        "indicators": (indicator,),
        "reference_class": "bridges",
        "narratives": ("n_mined",),
        "horizon_days": 14,
    }
    return Problem(**(fields | KNOWN | stated))


def casebook(**stated: Any) -> Casebook:
    """Make a casebook of a harbour town: two sources, three actors, two sites, a narrative and a
    problem.
    """
    fields: dict[str, Any] = {
        "id": "lumen",
        "title": "Port Lumen",
        "digest": "0",
        "sources": (
            Source(id="courier", name="Harbour Courier", kind="outlet", owner="o", **KNOWN),
            Source(
                id="wire",
                name="Lumen Wire",
                kind="agency",
                owner="w",
                aliases=("the Wire",),
                **KNOWN,
            ),
        ),
        "groups": (Group(id="press", name="Press", members=("courier", "wire"), **KNOWN),),
        "actors": (
            Actor(
                id="ministry",
                name="Harbour Ministry",
                kind="state_body",
                aliases=("Ministry of Harbours", "Министерство портов"),
                **KNOWN,
            ),
            Actor(id="mayor", name="Mayor of Port Lumen", kind="public_official", **KNOWN),
            Actor(id="vostia", name="Vostia", kind="state", aliases=("Vostia",), **KNOWN),
        ),
        "sites": (
            Site(
                id="bridge",
                name="Lumen Bridge",
                kind="facility",
                aliases=("Lumen Bridge",),
                parent="port",
                **KNOWN,
            ),
            Site(
                id="port",
                name="Port Lumen",
                kind="city",
                aliases=("Port Lumen",),
                latitude=46.5,
                longitude=30.75,
                **KNOWN,
            ),
        ),
        "narratives": (
            Narrative(
                id="n_mined",
                title="The bridge is mined",
                summary="Somebody has mined the bridge.",
                first_seen="a test",
                facets=(
                    Facet(name="object", terms={"en": ("bridge",)}, needed=True),
                    Facet(name="act", terms={"en": ("mined",)}, needed=True),
                ),
                **KNOWN,
            ),
        ),
        "reference_classes": (
            ReferenceClass(id="bridges", name="Bridges", selection="all", rows=(), **KNOWN),
        ),
        "problems": (problem(),),
    }
    return Casebook(**(fields | stated))


def document(name: str, text: str, **stated: Any) -> Document:
    """Make a document that was published a day before the moment."""
    fields: dict[str, Any] = {
        "id": f"doc-{name}",
        "capture_id": f"cap-{name}",
        "external_id": f"{name}.txt",
        "text": text,
        "date": DateFinding(basis="stated", precision="day"),
        "seen_at": MOMENT,
        "published_at": MOMENT - DAY,
        "source_id": "courier",
        "language": "en",
    }
    return Document(**(fields | stated))


def claim(of: Document, words: str, **stated: Any) -> Claim:
    """Make a claim whose words stand in a document."""
    at = of.text.index(words)
    own = Hop(surface=of.source_id or "the document", entity_id=of.source_id, voice=True)
    fields: dict[str, Any] = {
        "id": f"clm-{of.id.removeprefix('doc-')}",
        "document_id": of.id,
        "span": Span(start=at, end=at + len(words)),
        "text": words,
        "chain": (Hop(surface="The harbour ministry", entity_id="ministry", cue="told"), own),
        "stance": "asserts",
        "modality": "certain",
        "type": "accuse",
        "position": "body",
        "method": "hand",
        "rule": "hand",
        "site_id": "bridge",
    }
    return Claim(**(fields | stated))


def mention(of: Document, words: str, entity: str, **stated: Any) -> Mention:
    """Make a mention of a site in a document."""
    at = of.text.index(words)
    fields: dict[str, Any] = {
        "id": f"men-{of.id.removeprefix('doc-')}-{at}",
        "document_id": of.id,
        "span": Span(start=at, end=at + len(words)),
        "kind": "site",
        "surface": words,
        "method": "hand",
        "rule": "hand",
        "entity_id": entity,
    }
    return Mention(**(fields | stated))


def match(of: Claim, **stated: Any) -> Match:
    """Make a match that waits for a person."""
    fields: dict[str, Any] = {
        "id": f"mat-{of.id.removeprefix('clm-')}",
        "claim_id": of.id,
        "document_id": of.document_id,
        "narrative_id": "n_mined",
        "score": 0.4,
        "features": (),
        "method": "hand",
        "voice_if_same": "promotes",
    }
    return Match(**(fields | stated))


def alarm(state: str = "WATCH", at: dt.datetime = MOMENT, **stated: Any) -> Alarm:
    """Make an alarm of the problem."""
    fields: dict[str, Any] = {
        "id": f"alm-{state.lower()}-{at:%Y%m%d%H%M}",
        "problem_id": "WP-BRIDGE",
        "as_of": at,
        "state": state,
        "proposed_state": state,
        "reasons": ("a test",),
        "likelihood": LikelihoodRange(low=0.1, high=0.2, words="unlikely"),
        "likelihood_sentence": "An attack is unlikely.",
        "confidence": "low",
        "confidence_sentence": "Confidence is low.",
        "imminent": None,
        "horizon": Window(start=at.date(), end=at.date() + 14 * DAY, basis="a test"),
        "origins": 2,
        "outlets": 2,
    }
    rows = ("evidence_for", "evidence_against", "gaps", "would_raise", "would_lower")
    more = ("watch_list", "advice", "assumptions")
    return Alarm(**(fields | dict.fromkeys((*rows, *more), ()) | stated))


def kept(of: Document, *claims: Claim, matches: tuple[Match, ...] = ()) -> Kept:
    """Return what a store is given to keep of a document."""
    stated = {"source_id": of.source_id, "seen_at": of.seen_at, "published_at": of.published_at}
    capture = make_capture(of.text, external_id=of.external_id, **stated)
    capture = msgspec.structs.replace(capture, id=of.capture_id)
    return Kept(
        capture=capture,
        source_id=of.source_id,
        published_at=of.published_at,
        document=of,
        text_sha256=capture.sha256,
        annotations=Annotations(document_id=of.id, claims=claims),
        matches=matches,
        watched=("bridge",),
    )


def unread(name: str, text: str, reason: str = "nothing_watched", **stated: Any) -> Kept:
    """Return what a store is given to keep of a text that is not read for claims."""
    capture = make_capture(text, external_id=f"{name}.txt", seen_at=MOMENT)
    fields: dict[str, Any] = {
        "id": f"doc-{name}",
        "capture_id": capture.id,
        "external_id": f"{name}.txt",
        "text": text,
        "seen_at": MOMENT,
        "reason": reason,
        "language": "en",
    }
    return Kept(capture=capture, text_sha256=capture.sha256, unread=Unread(**(fields | stated)))


@functools.cache
def _template(*, full: bool) -> bytes:
    """Return the file of a store, with or without records: made once, since laying one out takes
    its time.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.sqlite"
        with Store(str(path)) as store:
            if full:
                _fill(store)
        return path.read_bytes()


def _fill(store: Store) -> None:
    """Keep two documents, a claim and an open match in each, a Cyrillic one, and a text that was
    not read.
    """
    mined, denied = document("mined", BRIDGE), document("denied", QUIET, source_id="wire")
    accused = claim(mined, "the bridge at Port Lumen had been mined")
    refused = claim(denied, "anybody had mined the bridge at Port Lumen", stance="denies")
    cyrillic = document("cyrillic", CYRILLIC, language="ru", published_at=None)
    store.keep(
        [
            kept(mined, accused, matches=(match(accused),)),
            kept(denied, refused, matches=(match(refused, score=0.6),)),
            kept(cyrillic),
            unread("lime", "The council planted lime trees along the canal."),
        ],
        "by hand",
        MOMENT,
    )
    store.full_text.catch_up()
    store.about.remember(casebook(), MOMENT)


def filled(path: Path) -> Store:
    """Open a store at a path with a few records made by hand."""
    path.write_bytes(_template(full=True))
    return Store(str(path))


def bare(path: Path) -> Store:
    """Open a store at a path without anything in it."""
    path.write_bytes(_template(full=False))
    return Store(str(path))
