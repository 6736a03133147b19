"""Results made by hand, small, with one of everything that leaves: what the tests of exporters and
readers share.
"""

import datetime as dt
from typing import Any

from tocsin.exchange import Results
from tocsin.records import (
    Actor,
    Alarm,
    Assessment,
    Casebook,
    Claim,
    Contribution,
    DateFinding,
    Document,
    Event,
    Evidence,
    Facts,
    Group,
    Hop,
    Hypothesis,
    Interval,
    LikelihoodRange,
    Lineage,
    MapFeature,
    Marking,
    Match,
    Mention,
    Narrative,
    Observation,
    Opinion,
    Prior,
    Problem,
    Quote,
    Reading,
    ReferenceClass,
    Signature,
    Site,
    Source,
    Span,
    WatchItem,
    Window,
)
from tocsin.records.chart import Chart

AT = dt.datetime(2022, 1, 12, 23, 59, 59, tzinfo=dt.UTC)
DAY = dt.date(2022, 1, 9)
SINCE = dt.date(2020, 5, 1)
TEXT = "The ministry said that the laboratory was mined. “Nothing was seized,” it said."
_AT_NOTHING = TEXT.index("Nothing")
_NOTHING = Span(start=_AT_NOTHING, end=_AT_NOTHING + len("Nothing was seized"))
INSTANT = dt.datetime(2022, 1, 12, 20, 0, tzinfo=dt.UTC)


def document(
    name: str, text: str = TEXT, marking: Marking | None = None, **more: object
) -> Document:
    """Make a document."""
    fields: dict[str, object] = {
        "id": f"doc-{name}",
        "capture_id": f"cap-{name}",
        "external_id": name,
        "text": text,
        "date": DateFinding(basis="stated"),
        "seen_at": AT,
        "published_at": dt.datetime(2022, 1, 9, 10, 0, tzinfo=dt.UTC),
        "source_id": "wire",
        "language": "en",
        "marking": marking,
    }
    return Document(**(fields | more))  # type: ignore[arg-type]


def claim(name: str, home: str = "doc-a", **more: object) -> Claim:
    """Make a claim of a ministry through a wire."""
    fields: dict[str, object] = {
        "id": f"clm-{name}",
        "document_id": home,
        "span": Span(start=23, end=47),
        "text": "the laboratory was mined",
        "chain": (
            Hop(surface="The ministry", entity_id="ministry", cue="said"),
            Hop(surface="wire", entity_id="wire", voice=True),
        ),
        "stance": "asserts",
        "modality": "certain",
        "type": "accuse",
        "position": "body",
        "method": "by hand",
        "rule": "by hand",
        "site_id": "lab",
    }
    return Claim(**(fields | more))  # type: ignore[arg-type]


def match(name: str, of: str, narrative: str, voice: str | None, score: float = 0.8) -> Match:
    """Make a match of a claim with a narrative."""
    return Match(
        id=f"mat-{name}",
        claim_id=of,
        document_id="doc-a",
        narrative_id=narrative,
        score=score,
        features=(),
        method="by hand",
        voice=voice,  # type: ignore[arg-type]
    )


def reading(narrative: str | None) -> Reading:
    """Make a reading that crossed its level."""
    return Reading(
        day=DAY,
        group="wires",
        site_id="lab",
        narrative_id=narrative,
        observed=3,
        expected=0.3,
        low=0.0,
        high=1.5,
        log_e=7.9,
        ready=True,
        crossed=True,
        coverage=1.0,
        why="3 observed where 0.3 were expected",
        level=6.8,
    )


def casebook() -> Casebook:
    """Make a casebook with two narratives of one title, and a site without a point."""
    told: dict[str, Any] = {"summary": "It is said.", "first_seen": "1995", "known_from": SINCE}
    return Casebook(
        id="made",
        title="Made by hand",
        digest="0",
        sources=(
            Source(
                id="wire", name="The Wire", kind="agency", owner="Wire Holding", aliases=("Wire",)
            ),
            Source(id="post", name="The Post", kind="outlet", owner="Wire Holding"),
        ),
        groups=(Group(id="wires", name="All wires", members=("wire", "post")),),
        actors=(Actor(id="ministry", name="Ministry", kind="state_body", known_from=SINCE),),
        sites=(
            Site(id="land", name="Land", kind="country", country="KZ"),
            Site(id="lab", name="Laboratory", kind="facility", latitude=43.25, longitude=76.0),
            Site(id="wells", name="Wells", kind="facility_set", parent="land"),
        ),
        narratives=(
            Narrative(id="n_mined", title="A mined site", disarm=("T0136",), **told),
            Narrative(id="n_twin", title="a mined site", parent="n_mined", **told),
        ),
        reference_classes=(ReferenceClass(id="past", name="Past", selection="all", rows=()),),
        problems=(problem(),),
    )


def problem() -> Problem:
    """Make a warning problem."""
    return Problem(
        id="WP-1",
        title="An incident at the laboratory",
        question="Will there be an incident?",
        incident="an incident is reported",
        resolution="two agencies report it",
        sites=("lab", "wells"),
        hypotheses=(
            Hypothesis(id="H1", text="incident", kind="incident"),
            Hypothesis(id="H2", text="routine", kind="routine", share=1.0),
        ),
        indicators=(),
        reference_class="past",
        narratives=("n_mined",),
        known_from=SINCE,
        watch_list=(_step(),),
    )


def _step() -> WatchItem:
    """Make a protective step."""
    return WatchItem(
        item="Laboratory", kind="site", action="confirm the guard", addressee="operator"
    )


def assessment() -> Assessment:
    """Make the assessment of the problem."""
    return Assessment(
        problem_id="WP-1",
        as_of=AT,
        probabilities={"H1": 0.04, "H2": 0.96},
        intervals={"H1": Interval(low=0.02, high=0.06)},
        prior=Prior(
            reference_class="past", n=0, k=0, p=0.05, interval=Interval(low=0.0, high=0.2), rows=()
        ),
        observations=(
            Observation(indicator_id="i", name="i", state="observed", evidence=("clm-1",)),
        ),
        contributions=(
            Contribution(
                indicator_id="i", origin_id="doc-a", state="observed", log_weight={"H1": 0.1}
            ),
        ),
        sensitivity=(),
        swings=(),
        origins=("doc-a",),
        measured=True,
    )


def alarm(*signers: str, **more: object) -> Alarm:
    """Make the alarm of the problem, signed by some."""
    fields: dict[str, object] = {
        "id": "alm-1",
        "problem_id": "WP-1",
        "as_of": AT,
        "state": "WATCH",
        "proposed_state": "WATCH",
        "reasons": ("2 documents name the site",),
        "likelihood": LikelihoodRange(low=0.02, high=0.06, words="remote", p=0.04, holds=0.8),
        "likelihood_sentence": "An incident is very unlikely (4 %).",
        "confidence": "moderate",
        "confidence_sentence": "Confidence is moderate.",
        "imminent": None,
        "horizon": Window(start=dt.date(2022, 1, 12), end=dt.date(2022, 1, 26), basis="14 days"),
        "evidence_for": (
            Evidence(text="It is said to be mined.", claim_ids=("clm-1",), example="=cmd()"),
        ),
        "evidence_against": (Evidence(text="It is denied.", claim_ids=("clm-2",)),),
        "gaps": (),
        "would_raise": ("a second origin",),
        "would_lower": ("a denial",),
        "watch_list": (_step(),),
        "advice": (),
        "assumptions": (),
        "origins": 1,
        "outlets": 2,
        "signed_off_by": signers,
        "dissent": (Opinion(signer="C. Third", at=INSTANT, note="one origin only"),),
    }
    return Alarm(**(fields | more))  # type: ignore[arg-type]


def signature(signer: str, word: str = "agree") -> Signature:
    """Make the signature of somebody, all in one instant."""
    return Signature(
        id=f"sig-{signer[0]}",
        alarm_id="alm-1",
        problem_id="WP-1",
        signer=signer,
        word=word,  # type: ignore[arg-type]
        at=INSTANT,
        note="one origin only" if word == "dissent" else None,
    )


def results(*, signers: tuple[str, ...] = ("A. First", "B. Second"), red: bool = False) -> Results:
    """Make results: two documents (one a copy without an address), with `red` a third that is for
    its readers alone.
    """
    first = document("a", url="https://wire.example/1", title="Mined")
    copy = document("b", source_id="post")
    secret = document("r", "Secret words.", "red", source_id=None, url="https://secret.example/1")
    hidden = claim("9", "doc-r", text="Secret words", span=Span(start=0, end=12), site_id=None)
    claims = (
        claim("1"),
        claim("2", stance="denies", span=_NOTHING, text="Nothing was seized"),
        claim("3", "doc-b"),
    )
    return Results(
        Facts(
            casebook=casebook(),
            documents=(first, copy, *([secret] if red else [])),
            lineage=(_itself(first), _copied(copy)),
            mentions=tuple(_mention(each) for each in (first, copy)),
            quotes=(_quote(),),
            claims=(*claims, *([hidden] if red else [])),
            events=(_event(),),
            matches=(
                match("1", "clm-1", "n_mined", "promotes"),
                match("2", "clm-2", "n_mined", "exposes"),
                match("3", "clm-2", "n_twin", None),
            ),
            readings=(reading("n_mined"), reading(None)),
            chart=Chart(features=(_feature(),), without_place=1),
            signatures=(*map(signature, signers), signature("C. Third", "dissent")),
        ),
        (assessment(),),
        (alarm(*signers),),
        AT,
        lambda: (),
    )


def _itself(own: Document) -> Lineage:
    """Make the lineage of a document of its own."""
    return Lineage(document_id=own.id, origin_id=own.id, basis="itself", score=1.0, as_of=AT)


def _copied(own: Document) -> Lineage:
    """Make the lineage of a copy."""
    return Lineage(
        document_id=own.id,
        origin_id="doc-a",
        basis="same words",
        score=0.97,
        as_of=AT,
        copied_from="doc-a",
        why="97 % of its words",
    )


def _mention(home: Document) -> Mention:
    """Make a mention of the laboratory."""
    return Mention(
        id=f"men-{home.external_id}",
        document_id=home.id,
        span=Span(start=27, end=37),
        kind="site",
        surface="laboratory",
        method="by hand",
        rule="by hand",
        entity_id="lab",
    )


def _quote() -> Quote:
    """Make a quotation."""
    return Quote(
        id="quo-1",
        document_id="doc-a",
        span=Span(start=49, end=70),
        kind="direct",
        method="by hand",
        rule="by hand",
    )


def _event() -> Event:
    """Make an event that a claim tells of."""
    return Event(
        id="evt-1",
        type="sabotage",
        status="claimed",
        claim_ids=("clm-1", "clm-3"),
        site_id="lab",
        start=DAY,
        end=DAY,
    )


def _feature() -> MapFeature:
    """Make the point of that event."""
    return MapFeature(
        id="evt-1",
        kind="event",
        name="sabotage",
        latitude=43.25,
        longitude=76.0,
        detail="claimed",
        record_ids=("evt-1",),
    )
