"""Discussion: what people write to each other at alarms, claims, matches and documents, in threads
that are open until somebody marks them as resolved.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from tocsin.errors import MissingError, UsageError
from tocsin.records import (
    Acknowledgement,
    Claim,
    Document,
    Match,
    Record,
    Remark,
    Signature,
    SubjectKind,
    ThreadMark,
    content_id,
)
from tocsin.records.persons import person
from tocsin.records.workspace_ports import OpenStore
from tocsin.workspace.corrections import signed_by
from tocsin.workspace.lengths import within
from tocsin.workspace.naming import hint, nearest

MOST_TEXT = 4_000
_EVER = dt.datetime.max.replace(tzinfo=dt.UTC)


class Thread(Record, frozen=True):
    """Remarks that answer each other, oldest first, and the mark that stands last; at least one
    remark stands.
    """

    id: str
    remarks: tuple[Remark, ...]
    mark: ThreadMark | None = None

    @property
    def kind(self) -> SubjectKind:
        """Return what kind of record it is about."""
        return self.remarks[0].kind

    @property
    def record_id(self) -> str:
        """Return the record it is about."""
        return self.remarks[0].record_id

    @property
    def problem_id(self) -> str | None:
        """Return the problem of the alarm it is about; None for other records."""
        return self.remarks[0].problem_id

    @property
    def last(self) -> Remark:
        """Return the remark that was written last."""
        return self.remarks[-1]

    @property
    def is_resolved(self) -> bool:
        """Return whether it is marked as resolved, and nobody has written since."""
        if self.mark is None or not self.mark.is_resolved:
            return False
        return {remark.id for remark in self.remarks} <= set(self.mark.seen)

    def calls(self, name: str) -> Remark | None:
        """Return the last remark that mentions a person who has written nothing since; None where
        there is none.
        """
        own = person(name)
        for remark in reversed(self.remarks):
            if person(remark.signer) == own:
                return None
            if own in map(person, remark.mentions):
                return remark
        return None


def threads_of(store: OpenStore, until: dt.datetime | None = None) -> list[Thread]:
    """Return all threads, as they stood at a moment or stand now, the one written to last first."""
    remarks: dict[str, list[Remark]] = {}
    for remark in store.duty.words(Remark, until):
        # Written anew, a thread goes to the end.
        rows = remarks.pop(remark.thread_id, [])
        remarks[remark.thread_id] = [*rows, remark]
    marks = {mark.thread_id: mark for mark in store.duty.words(ThreadMark, until)}
    return [
        Thread(id=name, remarks=tuple(rows), mark=marks.get(name))
        for name, rows in reversed(remarks.items())
    ]


def thread_of(
    threads: Iterable[Thread], name: str, missing: type[UsageError] = UsageError
) -> Thread:
    """Return one of some threads by its id.

    Raises:
        UsageError: there is none; it is raised as `missing`.
    """
    thread = next((thread for thread in threads if thread.id == name), None)
    if thread is None:
        raise missing(
            "{name!r} is no thread of this store, or all of it was taken back.",
            code="error-no-thread",
            name=name[:80],
        )
    return thread


def calling(threads: Iterable[Thread], name: str) -> list[Thread]:
    """Return the open threads in which a person is mentioned and has not answered."""
    return [thread for thread in threads if not thread.is_resolved and thread.calls(name)]


def colleagues(store: OpenStore, own: str = "") -> list[str]:
    """Return the names of those who may be mentioned, without one's own: who has an account, and
    who signed, acknowledged or wrote before.
    """
    accounts = store.accounts.accounts()
    names = [account.name for account in accounts if account.disabled_at is None]
    signers: list[str] = []
    if not accounts:
        signers += [word.signer for word in store.words.of(Signature, _EVER)]
        signers += [word.signer for word in store.duty.words(Acknowledgement)]
        signers += [word.signer for word in store.duty.words(Remark)]
    by_person = {person(own): own}
    for name in (*names, *signers):
        by_person.setdefault(person(name), name)
    del by_person[person(own)]
    return sorted(by_person.values(), key=str.casefold)


def mentioned_in(text: str, people: Sequence[str]) -> tuple[str, ...]:
    """Return the people a text mentions as @Name, in any case, each once, in the order of the text.

    The longest name counts: "@Anna Petrova" mentions no "Anna".
    """
    plain = text.casefold()
    longest_first = sorted(people, key=len, reverse=True)
    mentions = []
    place = plain.find("@")
    while place >= 0:
        rest = plain[place + 1 :]
        name = next((name for name in longest_first if _begins(rest, name.casefold())), None)
        if name is not None:
            mentions.append(name)
        place = plain.find("@", place + 1)
    return tuple(dict.fromkeys(mentions))


def write(
    store: OpenStore,
    record: str,
    text: str,
    *,
    signer: str,
    at: dt.datetime,
    thread: str = "",
    mention: str = "",
) -> Remark:
    """Keep what a person writes at a record, or as an answer in a thread; `mention` is a colleague
    it is meant for, beside those the text names as @Name.

    Raises:
        MissingError: nothing is written.
        UsageError: there is no such record, thread or colleague, the text is too long, or the same
            person wrote the very same in this thread last.
    """
    who = signed_by(signer)
    written = within("text", text.strip(), MOST_TEXT)
    if not written:
        raise MissingError("there is nothing to send.", code="error-remark-empty", option="text")
    before = thread_of(threads_of(store), thread) if thread else None
    kind, record_id, problem = _subject(store, before.record_id if before else record)
    people = colleagues(store, who)
    mentions = (*_chosen(mention, people), *mentioned_in(written, people))
    name = content_id("rem", record_id, thread, who, at, written)
    remark = Remark(
        id=name,
        thread_id=before.id if before else name,
        kind=kind,
        record_id=record_id,
        problem_id=problem,
        text=written,
        signer=who,
        at=at,
        mentions=tuple(dict.fromkeys(mentions)),
    )
    return store.duty.put(remark, _says_more(remark))


def mark(
    store: OpenStore,
    thread: str,
    *,
    is_resolved: bool,
    signer: str,
    at: dt.datetime,
    last: str = "",
) -> ThreadMark:
    """Mark a thread as resolved, or open it again. `last` is the remark the person read last: where
    somebody has written since, nothing is kept.

    Raises:
        UsageError: there is no such thread, it is resolved or open already, or somebody has written
            since.
    """
    who = signed_by(signer)
    known = thread_of(threads_of(store), thread)
    if last and last != known.last.id:
        raise UsageError(
            "{who} wrote to this thread at {moment}, after you read it. Nothing was stored; "
            "read it first.",
            code="error-thread-moved",
            who=known.last.signer,
            moment=f"{known.last.at:%H:%M}",
        )
    seen = tuple(remark.id for remark in known.remarks)
    return store.duty.put(
        ThreadMark(
            id=content_id("thr", known.id, who, at, str(is_resolved), *seen),
            thread_id=known.id,
            record_id=known.record_id,
            is_resolved=is_resolved,
            seen=seen,
            signer=who,
            at=at,
        ),
        _nobody_before(known, is_resolved=is_resolved),
    )


def _begins(text: str, name: str) -> bool:
    """Return whether a text begins with a name as whole words."""
    after = text[len(name) : len(name) + 1]
    return text.startswith(name) and not after.isalnum()


def _chosen(mention: str, people: Sequence[str]) -> tuple[str, ...]:
    """Return the colleague that was chosen, where one was.

    Raises:
        UsageError: there is none of that name.
    """
    if not mention:
        return ()
    name = next((name for name in people if person(name) == person(mention)), None)
    if name is None:
        raise UsageError(
            "{name!r} is nobody who can be mentioned here{near}.",
            code="error-no-colleague",
            name=mention[:80],
            near=hint(nearest(mention, people) or people[:3]),
        )
    return (name,)


def _subject(store: OpenStore, name: str) -> tuple[SubjectKind, str, str | None]:
    """Return what a remark is about: the kind of the record, its id, and the problem of an alarm.

    Raises:
        UsageError: nothing of that name can be discussed.
    """
    alarm = next(iter(store.lookup.alarms([name])), None)
    if alarm is not None:
        return "alarm", name, alarm.problem_id
    if store.record(Claim, name) is not None:
        return "claim", name, None
    if store.record(Match, name) is not None:
        return "match", name, None
    if store.record(Document, name) is not None or store.rereading.unread(name) is not None:
        return "document", name, None
    raise UsageError(
        "{name!r} is no alarm, claim, match or document of this store.",
        code="error-no-subject",
        name=name[:80],
    )


def _says_more(remark: Remark) -> Callable[[Sequence[Remark]], None]:
    """Return what refuses a remark that its writer sent last in the same place."""

    def check(words: Sequence[Remark]) -> None:
        here = [word for word in words if word.record_id == remark.record_id]
        last = here[-1] if here else None
        if last is None or remark.thread_id not in (last.thread_id, remark.id):
            return
        if (last.signer, last.text) == (remark.signer, remark.text):
            raise UsageError(
                "you wrote exactly this here last; nothing was sent twice.",
                code="error-remark-again",
            )

    return check


def _nobody_before(known: Thread, *, is_resolved: bool) -> Callable[[Sequence[ThreadMark]], None]:
    """Return what refuses a mark where the thread is resolved, or open, already."""

    def check(words: Sequence[ThreadMark]) -> None:
        of_thread = [word for word in words if word.thread_id == known.id]
        latest = of_thread[-1] if of_thread else None
        now = Thread(id=known.id, remarks=known.remarks, mark=latest)
        if now.is_resolved != is_resolved:
            return
        raise UsageError(
            "this thread is {state} already, by {who}; nothing would change.",
            code="error-thread-resolved" if is_resolved else "error-thread-open",
            state="resolved" if is_resolved else "open",
            who=latest.signer if latest is not None and is_resolved else known.last.signer,
        )

    return check
