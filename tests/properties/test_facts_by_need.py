"""What is kept and looked up by need is what looking at everything gives, to the last bit: whatever
documents there are, in whatever order they came, as of any day.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import by_hand
from tests.by_hand import DAY, MOMENT
from tocsin import pipeline
from tocsin.annotate.events.joining import joined
from tocsin.pipeline.attention import touched
from tocsin.pipeline.gists import catch_up
from tocsin.records import (
    Actor,
    Annotations,
    Casebook,
    Document,
    Event,
    Hop,
    Judgement,
    Kept,
    Match,
    ObserveClaim,
    ObserveEvent,
    ObserveMatch,
    Span,
    Touch,
    When,
)
from tocsin.report import render_html, render_markdown
from tocsin.store import Store

SENTENCES = (
    "The harbour ministry told the agency that the bridge at Port Lumen had been mined by the "
    "regime on 12 May 2021.",
    "The mayor denied that anybody had mined the bridge at Port Lumen, according to the Wire.",
    "Vostia sent 12 boats and 400 sailors past Lumen Bridge after three days of talks in Ostrava.",
    "Мэр Порта Люмена сообщил, что 12 катеров и 400 моряков прошли мимо моста 12 мая 2021 года.",
    "Weather in Ostrava stays fine, and 40 boats of the Lumen club will race there on Sunday.",
    "Nobody knows when the ferry will sail again; the ministry has not said so to anybody yet.",
)
NAMES = ("Port Lumen", "Lumen Bridge", "the bridge", "Vostia", "The mayor", "Ostrava", "моста")
ENTITIES = {
    "Port Lumen": "port",
    "Lumen Bridge": "bridge",
    "the bridge": "bridge",
    "Vostia": "vostia",
    "The mayor": "mayor",
    "Ostrava": "geo-ostrava",
    "моста": "bridge",
}
TYPES = ("accuse", "reject", "mobilize", "forecast", "state", "gap")
KINDS = ("attack", "denial", "threat", "historical")


class Post(NamedTuple):
    """What one document is made of."""

    sentences: tuple[int, ...]
    swapped: str
    source: str | None
    hours: int
    late: int
    told: str | None
    kind: str
    placed: str | None
    forwarded: str | None


POSTS = st.builds(
    Post,
    sentences=st.lists(st.integers(0, 5), min_size=1, max_size=3).map(tuple),
    swapped=st.sampled_from(("", "12", "boats", "mined")),
    source=st.sampled_from(("courier", "wire", None)),
    hours=st.integers(0, 24 * 40),
    late=st.sampled_from((1, 2, 60, 400)),
    told=st.sampled_from((None, None, "promotes", "exposes")),
    kind=st.sampled_from(KINDS),
    placed=st.sampled_from(("bridge", "port", "geo-ostrava", None)),
    forwarded=st.sampled_from((None, None, "the Wire", "Some Channel")),
)


def book() -> Casebook:
    """Make a casebook with a party, and problems that look for several kinds of records."""
    made = by_hand.casebook()
    fleet = Actor(
        id="fleet", name="Fleet", kind="military_contingent", parent="vostia", **by_hand.KNOWN
    )
    looked = (
        ObserveClaim(types=("accuse", "mobilize"), days=10),
        ObserveEvent(types=("attack", "denial"), days=20),
        ObserveMatch(days=30),
    )
    first = made.problems[0].indicators[0]
    indicators = tuple(
        msgspec.structs.replace(first, id=f"I{n}", name=f"Sign {n}", observe=o)
        for n, o in enumerate(looked)
    )
    wide = by_hand.problem(id="WP-WIDE", parties=("fleet",), indicators=indicators)
    return msgspec.structs.replace(
        made, actors=(*made.actors, fleet), problems=(*made.problems, wide)
    )


BOOK = book()


def capture(number: int, post: Post) -> Kept:
    """Make what one document led to."""
    text = " ".join(SENTENCES[n] for n in post.sentences)
    text = text.replace(post.swapped, "many", 1) if post.swapped else text
    published = MOMENT - dt.timedelta(hours=post.hours)
    document = by_hand.document(
        f"{number:02}",
        text,
        published_at=published,
        seen_at=published + dt.timedelta(hours=post.late),
        source_id=post.source,
        language="ru" if 3 in post.sentences else "en",
        forwarded_from=post.forwarded,
        sentences=_sentences(text),
    )
    mentions = [by_hand.mention(document, name, ENTITIES[name]) for name in NAMES if name in text]
    claims = [_claim(document, n, span, post) for n, span in enumerate(document.sentences)]
    event = Event(
        id=f"evt-{number}",
        type=post.kind,  # type: ignore[arg-type]
        status="claimed",
        claim_ids=(claims[0].id,),
        site_id=post.placed,
        actor_id="vostia" if post.late > 1 else None,
    )
    matches: tuple[Match, ...] = ()
    if post.told is not None:
        matches = (by_hand.match(claims[0], id=f"mat-{number}", voice=post.told),)
    kept = by_hand.kept(document, *claims, matches=matches)
    annotations = Annotations(
        document_id=document.id, mentions=tuple(mentions), claims=tuple(claims), events=(event,)
    )
    return msgspec.structs.replace(kept, annotations=annotations, touch=_touch(document, mentions))


def _sentences(text: str) -> tuple[Span, ...]:
    """Return where the sentences of a text stand."""
    ends = [n + 1 for n, letter in enumerate(text) if letter == "."]
    starts = [0, *(end + 1 for end in ends)]
    return tuple(Span(start=a, end=b) for a, b in zip(starts, ends, strict=False))


def _claim(document: Document, number: int, span: Span, post: Post) -> Any:
    """Make the claim of one sentence."""
    own = Hop(surface="the document", entity_id=post.source, voice=True)
    who = ("ministry", "fleet", "vostia")[post.hours % 3]
    when = When(raw="on Friday", role="deadline", start_days=1, end_days=post.late % 9)
    return by_hand.claim(
        document,
        span.of(document.text),
        id=f"clm-{document.id}-{number}",
        span=span,
        type=TYPES[(post.hours + number) % len(TYPES)],
        chain=(Hop(surface=who, entity_id=who, cue="said"), own),
        when=when if post.hours % 4 == 0 else None,
        flags=("calmer_explanation",) if post.hours % 5 == 0 else (),
        site_id=post.placed,
        actor_id=who,
    )


def _touch(document: Document, mentions: Sequence[Any]) -> Touch | None:
    """Return what a document counts for."""
    watched = frozenset(s.id for s in BOOK.sites)
    return touched(document, mentions, (), document.id, watched)


def seen(judged: pipeline.Judged, moment: dt.datetime) -> list[object]:
    """Return everything that a person sees of a judgement."""
    parts = (judged.alarms, judged.assessments, judged.facts, moment, judged.before)
    facts = judged.facts
    pages = [
        render(*parts, public=public)
        for render in (render_html, render_markdown)
        for public in (False, True)
    ]
    together = (facts.first_movers, facts.pair_novelties, facts.copublished, facts.proposals)
    return [judged.assessments, judged.alarms, *pages, facts.readings, together, facts.chart]


@settings(max_examples=12, deadline=None)
@given(
    posts=st.lists(POSTS, min_size=1, max_size=12),
    order=st.randoms(use_true_random=False),
    back=st.integers(-20, 30),
    word=st.sampled_from((None, "origin_id", "stance", "claim")),
)
def test_facts_by_need_are_those_of_looking_at_everything(
    posts: list[Post], order: Any, back: int, word: str | None
) -> None:
    items = [capture(number, post) for number, post in enumerate(posts)]
    order.shuffle(items)
    moment = MOMENT - back * DAY
    with TemporaryDirectory() as folder, Store(str(Path(folder) / "s.sqlite")) as store:
        for number, item in enumerate(items):
            store.keep([item], "read")
            if number % 4 == 1:
                catch_up(store, BOOK.sources)
        if word is not None:
            store.words.put(_said(items[0], word))
        if back % 2:
            _taken_anew(store, items[-1])
        whole = pipeline.judge(store, BOOK, moment, keep=False)
        needed = pipeline.judge(store, BOOK, moment, keep=False, whole=False)
        assert seen(needed, moment) == seen(whole, moment)
        by_id = {row.document_id: row for row in whole.facts.lineage}
        assert all(row == by_id[row.document_id] for row in needed.facts.lineage)


@settings(max_examples=12, deadline=None)
@given(
    posts=st.lists(POSTS, min_size=2, max_size=10),
    cut=st.integers(1, 9),
    whole=st.booleans(),
    word=st.sampled_from((None, None, "origin_id", "stance")),
)
def test_what_stands_from_the_last_look_is_what_judging_all_gives(
    posts: list[Post], cut: int, whole: bool, word: str | None
) -> None:
    items = [capture(number, post) for number, post in enumerate(posts)]
    with TemporaryDirectory() as folder, Store(str(Path(folder) / "s.sqlite")) as store:
        store.keep(items[:cut], "read")
        last = pipeline.judge(store, BOOK, MOMENT, whole=whole)
        store.keep(items[cut:], "read")
        if word is not None:
            store.words.put(_said(items[0], word))
        again = pipeline.judge(store, BOOK, MOMENT, keep=False, whole=whole, last=last)
        assert again == pipeline.judge(store, BOOK, MOMENT, keep=False, whole=whole)


def _said(item: Kept, field: str) -> Judgement:
    """Make a word of a person on a document or its first claim."""
    document = item.document
    assert document is not None
    values = {"origin_id": "itself", "stance": "doubts", "claim": "none"}
    record = document.id if field == "origin_id" else f"clm-{document.id}-0"
    return Judgement(
        id="jdg",
        record_id=record,
        field=field,
        value=values[field],
        signer="A",
        at=MOMENT - 30 * DAY,
    )


def _taken_anew(store: Store, item: Kept) -> None:
    """Read one document anew after its gist was made, with other matches."""
    document = item.document
    assert document is not None
    catch_up(store, BOOK.sources)
    store.rereading.rematch(document, (), item.touch, MOMENT)


def test_what_is_believed_of_where_documents_come_from_is_kept_the_same_way(tmp_path: Path) -> None:
    swaps = (("", 50), ("12", 30), ("boats", 10))
    posts = [
        Post((0, 2), swap, "courier", hours, 1, None, "attack", "bridge", None)
        for swap, hours in swaps
    ]
    items = [capture(number, post) for number, post in enumerate(posts)]
    kept = []
    for whole in (True, False):
        with Store(str(tmp_path / f"{whole}.sqlite")) as store:
            for day, item in enumerate(reversed(items)):
                store.keep([item], "read")
                moment = MOMENT + day * DAY
                pipeline.judge(store, BOOK, moment, whole=whole)
            names = [i.document.id for i in items if i.document is not None]
            kept.append([store.lookup.lineage(name) for name in names])
    assert kept[0] == kept[1]
    moved = kept[1][1]
    assert moved is not None
    assert (moved.origin_id, moved.as_of) == ("doc-00", MOMENT + 2 * DAY)


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(("bridge", "port", None)),
        st.sampled_from(("vostia", "fleet", None)),
        st.integers(0, 12),
        st.integers(0, 5),
        st.booleans(),
    ),
    max_size=14,
)


@settings(max_examples=40, deadline=None)
@given(rows=EVENTS)
def test_events_join_as_when_each_is_compared_with_all(rows: list[Any]) -> None:
    events, claims, documents = [], {}, {}
    for number, (site, actor, first, length, dated) in enumerate(rows):
        document = by_hand.document(
            str(number), SENTENCES[4], published_at=MOMENT + first * DAY if dated else None
        )
        when = When(raw="then", role="at", start_days=0, end_days=length)
        claim = by_hand.claim(document, SENTENCES[4], when=when)
        documents[document.id], claims[claim.id] = document, claim
        events.append(
            Event(
                id=f"evt-{number}",
                type="attack",
                status="claimed",
                claim_ids=(claim.id,),
                site_id=site,
                actor_id=actor,
            )
        )
    found = {e.claim_ids for e in joined(events, claims, documents)}
    assert found == {tuple(sorted(f)) for f in _compared_with_all(rows)}


def _compared_with_all(rows: Sequence[Any]) -> list[list[str]]:
    """Join events by comparing each with every other."""
    found: list[list[str]] = []
    groups: dict[Any, list[Any]] = {}
    for number, (site, actor, first, length, dated) in enumerate(rows):
        days = (first, first + length) if dated else None
        row = (days is None, days or (-1, -1), actor is None, f"evt-{number}", actor, number)
        if site is None and actor is None:
            found.append([f"clm-{number}"])
        else:
            groups.setdefault((site, actor if site is None else None), []).append(row)
    for same in groups.values():
        families: list[list[Any]] = []
        for row in sorted(same, key=lambda r: r[:4]):
            home = [f for f in families if all(_meet(row, other) for other in f)]
            if len(home) == 1 or (home and row[4] is not None):
                home[-1].append(row)
            else:
                families.append([row])
        found += [[f"clm-{row[5]}" for row in family] for family in families]
    return found


def _meet(one: Any, other: Any) -> bool:
    """Tell whether two accounts may be of one event."""
    if one[4] is not None and other[4] is not None and one[4] != other[4]:
        return False
    if one[0] or other[0]:
        return bool(one[0] and other[0])
    return bool(max(one[1][0], other[1][0]) - min(one[1][1], other[1][1]) <= 3)
