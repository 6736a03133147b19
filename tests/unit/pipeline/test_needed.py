"""Only the documents that something rests on are at hand; the others are counted."""

import msgspec

from tests import by_hand
from tests.by_hand import BRIDGE, MOMENT, QUIET, casebook
from tocsin.pipeline.judging import gather, judge
from tocsin.pipeline.needed import look_at
from tocsin.records import Claim
from tocsin.report import render_markdown
from tocsin.store import Store

BOOK = casebook()
FAR = "The harvest in Ostrava was good this year, the farmers of the valley said on number {}."


def filled(store: Store, far: int) -> None:
    """Keep two documents about the bridge, and many about something else, each with a claim."""
    texts = {"mined": BRIDGE, "denied": QUIET}
    texts |= {f"far-{number:03}": FAR.format(number) for number in range(far)}
    items = []
    for name, text in texts.items():
        document = by_hand.document(name, text)
        site = "bridge" if "bridge" in text else None
        claims = [by_hand.claim(document, text, site_id=site)]
        if not site:
            claims = [
                by_hand.claim(document, text, id=f"clm-{name}-{n}", site_id=None) for n in range(2)
            ]
        named = [by_hand.mention(document, "the bridge", "bridge")] if site else []
        item = by_hand.kept(document, *claims)
        assert item.annotations is not None
        found = msgspec.structs.replace(item.annotations, mentions=tuple(named))
        items.append(msgspec.structs.replace(item, annotations=found))
    store.keep(items, "read")


def test_documents_that_nothing_rests_on_are_counted_and_not_read(empty: Store) -> None:
    filled(empty, 70)
    facts = look_at(empty, BOOK, MOMENT).evidence().facts
    named = {d.id for d in facts.documents}
    assert {"doc-mined", "doc-denied"} <= named
    assert len(named) == 62  # those about the bridge, and the sixty that the brief lists
    assert (facts.document_total, facts.claim_total) == (72, 142)
    assert facts.by_source() == {"courier": 72}
    assert {c.document_id for c in facts.claims} == named


def test_what_is_judged_and_written_is_what_looking_at_everything_gives(empty: Store) -> None:
    filled(empty, 70)
    whole = judge(empty, BOOK, MOMENT, keep=False)
    needed = judge(empty, BOOK, MOMENT, keep=False, whole=False)
    assert (needed.assessments, needed.alarms) == (whole.assessments, whole.alarms)
    pages = [
        render_markdown(j.alarms, j.assessments, j.facts, MOMENT, j.before) for j in (whole, needed)
    ]
    assert pages[0] == pages[1]
    lineage = {row.document_id: row for row in gather(empty, BOOK, MOMENT).lineage}
    assert all(lineage[row.document_id] == row for row in needed.facts.lineage)


def test_nothing_is_at_hand_before_anything_was_seen(small: Store) -> None:
    facts = look_at(small, BOOK, MOMENT - by_hand.DAY).evidence().facts
    assert (facts.documents, facts.document_total) == ((), 0)
    assert len(look_at(small, BOOK, MOMENT).evidence().facts.claims) == len(small.records(Claim))
