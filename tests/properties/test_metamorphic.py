"""What must not change a judgement over random facts: order, copies, self-citation, names of sides;
and what must never be said.
"""

import datetime as dt
import random
import re
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import NOW
from tocsin.assess import Assessor
from tocsin.records import (
    Assessment,
    Casebook,
    Claim,
    ClaimType,
    Document,
    Facts,
    Hop,
    Mention,
    Origin,
    Span,
    Stance,
)
from tocsin.records.time import DateFinding
from tocsin.warn import Decider

TYPES: tuple[ClaimType, ...] = (
    "forecast",
    "accuse",
    "retreat",
    "mobilize",
    "observe",
    "capability",
    "reject",
    "threaten",
    "state",
)
STANCES: tuple[Stance, ...] = ("asserts", "reports", "denies", "speculates", "doubts")
TEXTS = (
    "The forces withdraw.",
    "There is attention to the laboratory.",
    "No interest was seen.",
    "An attack is planned.",
    "It is calm.",
)
ROWS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(TYPES),
        st.sampled_from(STANCES),
        st.sampled_from(TEXTS),
        st.integers(0, 5),
        st.integers(0, 8),
    ),
    max_size=14,
)
Rows = list[tuple[int, ClaimType, Stance, str, int, int]]


def document(name: str, source: str, days: int) -> Document:
    """Make a document."""
    return Document(
        id=name,
        capture_id=name,
        external_id=name,
        text=" ".join(TEXTS),
        language="en",
        source_id=source,
        seen_at=NOW,
        published_at=NOW - dt.timedelta(days=days),
        date=DateFinding(basis="stated", precision="day"),
    )


def facts(book: Casebook, rows: Rows, copies: int = 1, cited: int = 0) -> Facts:
    """Make facts: one document for every number, with its claims; `copies` of each are of one
    origin with it.
    """
    sources, sites = (
        [s.id for s in book.sources],
        ["almaty_biolabs", "central_reference_laboratory", "almaty", None],
    )
    actors = [a.id for a in book.actors]
    documents, claims, mentions, origins = [], [], [], []
    for number in sorted({r[0] for r in rows}):
        ids = [f"d{number}-{copy}" for copy in range(copies)]
        origins.append(Origin(id=ids[0], document_ids=tuple(ids), why=("test",)))
        for name in ids:
            documents.append(document(name, sources[number % len(sources)], number))
            mentions.append(
                Mention(
                    id=f"m{name}",
                    document_id=name,
                    span=Span(start=0, end=3),
                    kind="site",
                    surface="x",
                    entity_id="almaty_biolabs",
                    method="t",
                    rule="t",
                )
            )
    for index, (number, kind, stance, text, site, actor) in enumerate(rows):
        for copy in range(copies):
            claims += [
                Claim(
                    id=f"c{index}-{copy}-{extra}",
                    document_id=f"d{number}-{copy}",
                    span=Span(start=0, end=len(text)),
                    text=text,
                    chain=(
                        Hop(surface="a", entity_id=actors[actor % len(actors)]),
                        Hop(surface="v", voice=True),
                    ),
                    stance=stance,
                    modality="certain",
                    type=kind if not extra else "cite",
                    position="body",
                    site_id=sites[site % len(sites)],
                    method="t",
                    rule="t",
                )
                for extra in range(1 + cited)
            ]
    return Facts(
        casebook=book,
        documents=tuple(documents),
        claims=tuple(claims),
        mentions=tuple(mentions),
        origins=tuple(origins),
    )


def assessed(some: Facts) -> Assessment:
    """Assess the one problem."""
    (problem,) = some.casebook.problems
    return Assessor(some.casebook.reference_classes)(problem, some, NOW)


@settings(deadline=None, max_examples=60)
@given(rows=ROWS, copies=st.integers(2, 4), cited=st.integers(1, 2))
def test_copies_and_self_citation_change_nothing(
    almaty: Casebook, rows: Rows, copies: int, cited: int
) -> None:
    once = assessed(facts(almaty, rows))
    for more in (facts(almaty, rows, copies=copies), facts(almaty, rows, cited=cited)):
        again = assessed(more)
        assert again.probabilities == once.probabilities
        assert again.intervals == once.intervals
        assert len(again.origins) == len(once.origins)


@settings(deadline=None, max_examples=40)
@given(rows=ROWS, seed=st.integers(0, 1_000))
def test_order_changes_nothing(almaty: Casebook, rows: Rows, seed: int) -> None:
    some, rng = facts(almaty, rows), random.Random(seed)

    def mixed(records: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(rng.sample(records, len(records)))

    other = msgspec.structs.replace(
        some,
        documents=mixed(some.documents),
        claims=mixed(some.claims),
        mentions=mixed(some.mentions),
        origins=mixed(some.origins),
    )
    assert assessed(some).probabilities == assessed(other).probabilities


@settings(deadline=None, max_examples=25)
@given(rows=ROWS)
def test_the_names_of_the_sides_change_nothing(almaty: Casebook, rows: Rows) -> None:
    some = facts(almaty, rows)
    names = [e.id for e in (*almaty.actors, *almaty.sources, *almaty.sites)]
    other = dict(
        zip(
            names,
            [f"x{i:03}" for i in random.Random(1).sample(range(len(names)), len(names))],
            strict=True,
        )
    )
    text = msgspec.json.encode(some).decode()
    swapped = re.sub(
        r'"([A-Za-z][A-Za-z0-9_-]*)"', lambda m: f'"{other.get(m.group(1), m.group(1))}"', text
    )
    renamed = msgspec.json.decode(swapped.encode(), type=Facts)
    assert assessed(renamed).probabilities == pytest.approx(assessed(some).probabilities, abs=2e-6)


@settings(deadline=None, max_examples=60)
@given(rows=ROWS, one=st.integers(0, 5))
def test_nothing_above_unlikely_comes_from_one_origin_and_no_sentence_mixes(
    almaty: Casebook, rows: Rows, one: int
) -> None:
    (problem,) = almaty.problems
    single = facts(almaty, [(one, *r[1:]) for r in rows])
    alarm = Decider(single, NOW)(problem, assessed(single), [])
    if alarm is not None:
        assert alarm.likelihood.words in ("almost no chance", "very unlikely", "unlikely")
        assert alarm.proposed_state in ("NOTE", "WATCH")
    many = facts(almaty, rows)
    told = Decider(many, NOW)(problem, assessed(many), [])
    for sentence in _sentences(told):
        likely = re.search(
            r"\b(unlikely|likely|almost certain|almost no chance|even chance)\b", sentence, re.I
        )
        assert not (likely and re.search(r"\bconfidence\b", sentence, re.I)), sentence


def _sentences(record: Any) -> list[str]:
    """Return every sentence of every text of a record."""
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, str):
            found.extend(re.split(r"(?<=[.!?])\s+", value))
        elif isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                walk(inner)

    walk(msgspec.to_builtins(record))
    return found
