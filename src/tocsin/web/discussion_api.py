"""Discussion over the JSON API: threads as they stand, and what people write in them, each act in
the name of the person whose token came with it.
"""

from typing import Annotated, Literal

import msgspec

from tocsin.errors import UsageError
from tocsin.records import Record, Remark, SubjectKind, ThreadMark
from tocsin.web.acting import Acting, Action, Short
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.openapi import Endpoint
from tocsin.web.views.discussion import threads
from tocsin.workspace import discussion
from tocsin.workspace.discussion import MOST_TEXT, Thread

_STATUS = ("open", "resolved")


class StandingThread(Record, frozen=True):
    """A thread: what it is about, its remarks, oldest first, and the mark that stands last."""

    id: str
    kind: SubjectKind
    record_id: str
    status: Literal["open", "resolved"]
    remarks: tuple[Remark, ...]
    problem_id: str | None = None
    mark: ThreadMark | None = None


class Writing(Record, frozen=True):
    """A remark at an alarm, claim, match or document, or as an answer in a `thread`; `mention` is a
    person it is meant for, beside those the text names as @Name.
    """

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_TEXT)]
    record: Short | None = None
    thread: Short | None = None
    mention: Short | None = None


class Marking(Record, frozen=True):
    """Whether a thread is resolved. `last` is the remark that was read last: where somebody has
    written since, nothing is kept.
    """

    thread: Short
    is_resolved: bool
    last: Short | None = None


def standing_threads(look: Look) -> list[StandingThread]:
    """Return the threads, the one written to last first; those at a record, of a problem, that are
    open or resolved, or in which a person is called, as far as that is asked.

    Raises:
        UsageError: `status` is neither.
    """
    query = look.query
    status, mention = query.get("status"), query.get("mention")
    if status and status not in _STATUS:
        raise UsageError("status={status!r} is neither open nor resolved.", status=status[:40])
    chosen = discussion.calling(threads(look), mention) if mention else threads(look)
    rows = [_standing(thread) for thread in chosen]
    return [
        row
        for row in rows
        if query.get("record") in (None, "", row.record_id)
        and query.get("problem") in (None, "", row.problem_id)
        and status in (None, "", row.status)
    ]


def standing_thread(look: Look, name: str) -> StandingThread:
    """Return one thread.

    Raises:
        NoSuchError: there is none.
    """
    return _standing(discussion.thread_of(threads(look), name, NoSuchError))


def _standing(thread: Thread) -> StandingThread:
    """Return a thread as it is told."""
    return StandingThread(
        id=thread.id,
        kind=thread.kind,
        record_id=thread.record_id,
        status="resolved" if thread.is_resolved else "open",
        remarks=thread.remarks,
        problem_id=thread.problem_id,
        mark=thread.mark,
    )


def _write(acting: Acting, sent: Writing) -> Remark:
    """Write a remark."""
    return discussion.write(
        acting.desk.store,
        sent.record or "",
        sent.text,
        thread=sent.thread or "",
        mention=sent.mention or "",
        **acting.who,
    )


def _mark(acting: Acting, sent: Marking) -> ThreadMark:
    """Mark a thread."""
    return discussion.mark(
        acting.desk.store,
        sent.thread,
        is_resolved=sent.is_resolved,
        last=sent.last or "",
        **acting.who,
    )


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(
        "/api/threads",
        standing_threads,
        "Discussions, the one written to last first; `mention` gives the open ones in which a "
        "person is mentioned and has not answered.",
        ("record", "problem", "status", "mention"),
    ),
    Endpoint("/api/threads/{name}", standing_thread, "One discussion."),
)
ACTIONS: tuple[Action, ...] = (
    Action(
        "/api/remarks",
        _write,
        Writing,
        "Write at a record, or in a thread. Take it back with its id as a word.",
    ),
    Action("/api/threads/marks", _mark, Marking, "Mark a thread as resolved, or open it again."),
)
