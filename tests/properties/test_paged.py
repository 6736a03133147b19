"""What leaves is looked up as it is kept, page by page: of each document the same that looking at
everything gives, whatever documents there are and in whatever order they came.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.by_hand import DAY, MOMENT
from tests.properties.test_facts_by_need import BOOK, POSTS, Post, capture
from tocsin import pipeline
from tocsin.exchange import EXPORTERS, Choice, Results, choose
from tocsin.records import Facts, Judgement, Kept
from tocsin.store import Store
from tocsin.workspace.clock import looking
from tocsin.workspace.exporting import kept
from tocsin.workspace.opened import Opened

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
    since = seen_at[late % len(seen_at)] if late else None
    with TemporaryDirectory() as folder, Store(str(Path(folder) / "s.sqlite")) as store:
        store.keep(items, "read")
        if is_corrected:
            store.words.put(_correction(items[0]))
        whole = pipeline.judge(looking(store, moment), BOOK, moment)
        store.about.remember(BOOK, moment)
        choice = Choice(since=since, drafts=True)
        found = kept(Opened(store), choice, moment)
        lately, own = lines(found.results), found.results.facts
        everything = Results(whole.facts, whole.assessments, whole.alarms, moment, lambda: ())
        by_all = choose(everything, choice)
        is_kept = pipeline.is_latest(store, moment)
        hidden = {item.document.id for item in items if item.document and is_red(item)}
        _check_events(own, by_all.results.facts, hidden)
        expected = lines(by_all.results)
        for name in OF_DOCUMENTS if is_kept else set(OF_DOCUMENTS) - {"lineage"}:
            assert lately[f"{name}.jsonl"] == expected[f"{name}.jsonl"], name
        if since is None:
            assert lately["events.jsonl"] == expected["events.jsonl"]
            assert found.documents == by_all.documents
        if since is None and is_kept:
            assert lately["origins.jsonl"] == expected["origins.jsonl"]
            for form in ("stix", "csv", "ftm", "geojson"):
                assert written(found.results, form) == written(by_all.results, form), form


def _check_events(lately: Facts, whole: Facts, hidden: set[str]) -> None:
    """Check that an event all of whose accounts leave is the same, and that none names a claim of a
    document that may not leave; one that left before may be named.
    """
    leaving = {claim.id for claim in lately.claims}
    own = {event.id for event in lately.events}
    assert {e.id for e in whole.events if leaving.issuperset(e.claim_ids)} <= own
    named = {name for event in lately.events for name in event.claim_ids}
    assert not any(name.startswith(f"clm-{document}-") for name in named for document in hidden)


def is_red(item: Kept) -> bool:
    """Return whether what a document led to may not be passed on."""
    return item.document is not None and item.document.marking == "red"


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


def lines(results: Results) -> dict[str, list[bytes]]:
    """Return the lines of the files that leave."""
    return {name: body.splitlines() for name, body in written(results, "jsonl").items()}


def written(results: Results, form: str) -> dict[str, bytes]:
    """Return the files that leave in a format."""
    return {file.name: b"".join(file.content) for file in EXPORTERS[form](results)}
