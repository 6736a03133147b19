"""What leaves since a moment is looked up as it is kept: of each document the same that looking at
everything gives, whatever documents there are and in whatever order they came.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.by_hand import DAY, MOMENT
from tests.properties.test_facts_by_need import BOOK, POSTS, Post, capture
from tocsin import pipeline
from tocsin.exchange import EXPORTERS, Choice, Results, choose
from tocsin.exchange.resting import cited
from tocsin.pipeline.lately import gather_since
from tocsin.records import Facts, Judgement, Kept
from tocsin.store import Store

# What is found in single documents, and what people and sources say of them.
OF_DOCUMENTS = (
    "documents",
    "lineage",
    "mentions",
    "quotes",
    "attributions",
    "claims",
    "matches",
    "labels",
    "changes",
    "alarms",
    "assessments",
    "judgements",
)


@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@given(
    posts=st.lists(POSTS, min_size=2, max_size=12),
    late=st.integers(0, 11),
    marked=st.sets(st.integers(0, 11), max_size=3),
    back=st.sampled_from((0, 0, 20, 25)),
    is_corrected=st.booleans(),
)
def test_what_leaves_since_a_moment_is_what_looking_at_everything_gives(
    posts: list[Post], late: int, marked: set[int], back: int, is_corrected: bool
) -> None:
    items = [red(capture(n, post), n in marked) for n, post in enumerate(posts)]
    moment = MOMENT + 20 * DAY - back * DAY
    seen_at = sorted(item.document.seen_at for item in items if item.document is not None)
    since = seen_at[late % len(seen_at)]
    with TemporaryDirectory() as folder, Store(str(Path(folder) / "s.sqlite")) as store:
        store.keep(items, "read")
        if is_corrected:
            store.words.put(_correction(items[0]))
        whole = pipeline.judge(store, BOOK, moment)
        names = sorted(cited(whole.alarms, whole.assessments))
        lately = gather_since(store, BOOK, moment, since, names)
        is_kept = pipeline.is_latest(store, moment)
    choice = Choice(since=since, drafts=True)
    given_by = [
        leaving(facts, whole.assessments, whole.alarms, choice) for facts in (lately, whole.facts)
    ]
    for name in OF_DOCUMENTS if is_kept else set(OF_DOCUMENTS) - {"lineage"}:
        assert given_by[0][f"{name}.jsonl"] == given_by[1][f"{name}.jsonl"], name
    _check_events(*(_chosen(facts, whole, choice) for facts in (lately, whole.facts)))


def _check_events(lately: Facts, whole: Facts) -> None:
    """Check that an event all of whose accounts leave is the same, and that none names a claim
    that stays.
    """
    leaving = {claim.id for claim in lately.claims}
    own = {event.id for event in lately.events}
    assert {e.id for e in whole.events if leaving.issuperset(e.claim_ids)} <= own
    assert all(leaving.issuperset(event.claim_ids) for event in lately.events)


def red(item: Kept, is_red: bool) -> Kept:
    """Return what a document led to, where that may not be passed on."""
    if not is_red or item.document is None:
        return item
    return msgspec.structs.replace(
        item, document=msgspec.structs.replace(item.document, marking="red")
    )


def _correction(item: Kept) -> Judgement:
    """Make a person's correction of the first claim of a document."""
    assert item.annotations is not None
    return Judgement(
        id="jud-1",
        record_id=item.annotations.claims[0].id,
        field="stance",
        value="denies",
        signer="A. Analyst",
        at=MOMENT - 20 * DAY,
    )


def _chosen(facts: Facts, whole: pipeline.Judged, choice: Choice) -> Facts:
    """Return the facts that leave."""
    results = Results(facts, whole.assessments, whole.alarms, MOMENT, lambda: ())
    return choose(results, choice).results.facts


def leaving(
    facts: Facts, assessments: Sequence[Any], alarms: Sequence[Any], choice: Choice
) -> dict[str, list[bytes]]:
    """Return the lines of the files that leave."""
    results = Results(facts, tuple(assessments), tuple(alarms), MOMENT, lambda: ())
    files = EXPORTERS["jsonl"](choose(results, choice).results)
    return {file.name: b"".join(file.content).splitlines() for file in files}
