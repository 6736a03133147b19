"""Discussion as pages show it: the threads at a record, those that wait for whoever looks, and the
form to write.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from tocsin.records import Claim, Document, Match, Remark
from tocsin.web.desk import Look
from tocsin.web.render import address
from tocsin.workspace.discussion import Thread, calling, colleagues, threads_of

_NAMED, _LISTED = 120, 30


class Place(NamedTuple):
    """Where a thread is: what it is about, and the address of its page."""

    name: str
    page: str


class Listed(NamedTuple):
    """A thread in a list: where it is, and the remark that is shown of it."""

    thread: Thread
    place: Place
    remark: Remark


def threads(look: Look) -> list[Thread]:
    """Return all threads, the one written to last first."""
    until = look.as_of if look.has_moment else None
    return look.once("threads", lambda: threads_of(look.desk.store, until), basis="discussed")


def discussion_at(
    look: Look, subjects: Mapping[str, str], *, problem: str | None = None
) -> dict[str, Any]:
    """Return the threads at some records, open ones first, and what the form to write needs.

    `subjects` are the records one may write at, with what each is called; `problem` is the one
    whose alarms, earlier ones too, are discussed here.
    """
    here = [
        thread
        for thread in threads(look)
        if thread.record_id in subjects or (problem is not None and thread.problem_id == problem)
    ]
    signer = look.signer
    return {
        "threads": sorted(here, key=lambda thread: thread.is_resolved),
        "subjects": subjects,
        "open": sum(not thread.is_resolved for thread in here),
        "colleagues": colleagues(look.desk.store, signer) if signer else [],
        "calling": {thread.id for thread in mentions_of(look)},
    }


def mentions_of(look: Look) -> list[Thread]:
    """Return the open threads in which whoever looks is mentioned and has not answered."""
    return calling(threads(look), look.signer) if look.signer else []


def waiting_threads(look: Look) -> dict[str, list[Listed]]:
    """Return the threads that wait for whoever looks, and the other open ones."""
    mine = mentions_of(look)
    known = {thread.id for thread in mine}
    others = [t for t in threads(look) if not t.is_resolved and t.id not in known]
    return {
        "mentions": [
            Listed(thread, place_of(look, thread), thread.calls(look.signer or "") or thread.last)
            for thread in mine[:_LISTED]
        ],
        "others": [
            Listed(thread, place_of(look, thread), thread.last) for thread in others[:_LISTED]
        ],
    }


def open_by_problem(look: Look) -> dict[str, int]:
    """Return how many open threads there are at the alarms of each problem that has any."""
    return _counted(t.problem_id for t in threads(look) if not t.is_resolved)


def place_of(look: Look, thread: Thread) -> Place:
    """Return where a thread is: the page of its problem, claim or document; of a match, the page of
    its claim.
    """
    names, record = look.names(), thread.record_id
    anchor = f"#{thread.id}"
    if thread.problem_id is not None:
        name = names.get(thread.problem_id, thread.problem_id)
        return Place(name, address("problem", thread.problem_id) + anchor)
    if thread.kind == "document":
        document = look.desk.store.record(Document, record)
        name = document.name[:_NAMED] if document is not None else record
        return Place(name, address("document", record) + anchor)
    match = look.desk.store.record(Match, record) if thread.kind == "match" else None
    claim = look.desk.store.record(Claim, match.claim_id if match is not None else record)
    text = claim.text[:_NAMED] if claim is not None else record
    if match is not None:
        text = f"{names.get(match.narrative_id, match.narrative_id)}: {text}"
    return Place(text, address("claim", claim.id if claim is not None else record) + anchor)


def subjects_of_claim(look: Look, claim: str, matches: Sequence[Match]) -> dict[str, str]:
    """Return what may be discussed on the page of a claim: itself, and the narratives it may
    tell.
    """
    names = look.names()
    of_matches = {m.id: names.get(m.narrative_id, m.narrative_id) for m in matches}
    return {claim: look.words("desk-claim"), **of_matches}


def _counted(names: Iterable[str | None]) -> dict[str, int]:
    """Return how often each name comes, without those that are none."""
    counts: dict[str, int] = {}
    for name in names:
        if name is not None:
            counts[name] = counts.get(name, 0) + 1
    return counts
