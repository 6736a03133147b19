"""Lists of the JSON API: page by page, narrowed by problem, site, narrative, document or day."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from tocsin import pipeline
from tocsin.errors import UsageError
from tocsin.records import (
    Actor,
    Alarm,
    Assessment,
    Attribution,
    AuditEntry,
    Card,
    Change,
    Claim,
    Estimate,
    Event,
    Group,
    Judgement,
    Lineage,
    Match,
    Mention,
    Narrative,
    Problem,
    Quote,
    Reading,
    Record,
    Resolution,
    Signature,
    Silence,
    Site,
    Source,
    Withdrawal,
)
from tocsin.records.asking import Cursor, Narrowing, written
from tocsin.web.answers import Page
from tocsin.web.desk import MOST_NUMBER, Look, NoSuchError
from tocsin.web.openapi import MOST_RECORDS
from tocsin.web.signing import EVER, signed_off
from tocsin.web.views.attention import day_asked, readings_since
from tocsin.web.views.search import filters_of, results
from tocsin.workspace.naming import Names, hint

Row = TypeVar("Row")
Item = TypeVar("Item", bound=Record)
_LIMIT, _SHOWN = 50, 80
_MOST_READ_DAYS = 92
_DAY = dt.timedelta(days=1)
LISTED: Mapping[str, type[Any]] = {
    "claims": Claim,
    "events": Event,
    "matches": Match,
    "mentions": Mention,
    "quotes": Quote,
    "attributions": Attribution,
}
# What people said, by the kind of word.
WORDS: Mapping[str, type[Any]] = {
    "judgements": Judgement,
    "signatures": Signature,
    "resolutions": Resolution,
    "estimates": Estimate,
}
# What the casebook lists.
ENTRIES: Mapping[str, type[Any]] = {
    "sources": Source,
    "actors": Actor,
    "sites": Site,
    "narratives": Narrative,
    "groups": Group,
}
NARROWED = ("document", "site", "story", "problem", "day")
_OF_ANOTHER = "cursor {cursor!r} is none of this list; take it from `next` of the page before."
# What stands between the place a page ended at and the mark of what was asked.
_BETWEEN, _MARK_LENGTH = ".", 10


def opened(look: Look, path: str) -> Look:
    """Return a look with the place its cursor names.

    Raises:
        UsageError: the cursor was given for another list, or for other filters.
    """
    written = look.query.get("cursor")
    if not written:
        return look
    place, mark = written.rpartition(_BETWEEN)[::2]
    if not place or mark != _mark(look, path):
        raise UsageError(_OF_ANOTHER, cursor=written[:_SHOWN])
    return look._replace(query={**look.query, "cursor": place})


def closed(look: Look, path: str, answer: Row) -> Row:
    """Return an answer whose cursor says of which list it is; what is no page, as it is."""
    if not isinstance(answer, Page) or answer.next is None:
        return answer
    after = f"{answer.next}{_BETWEEN}{_mark(look, path)}"
    return msgspec.structs.replace(answer, next=after)


def _mark(look: Look, path: str) -> str:
    """Return what tells a list, with its filters, from any other."""
    filters = sorted((k, v) for k, v in look.query.items() if k not in ("cursor", "limit"))
    return hashlib.sha256(msgspec.json.encode([path, filters])).hexdigest()[:_MARK_LENGTH]


def _limit(look: Look) -> int:
    """Return how many records a page is to hold.

    Raises:
        UsageError: it is no number, or too large a one.
    """
    return look.number("limit", 1, MOST_RECORDS, "no number of records") or _LIMIT


def _cursor(look: Look) -> Cursor | None:
    """Return where the page before ended.

    Raises:
        UsageError: the cursor is none this list gave.
    """
    written = look.query.get("cursor")
    cursor = Cursor.read(written)
    if written and cursor is None:
        raise UsageError(_OF_ANOTHER, cursor=written[:_SHOWN])
    return cursor


def _paged(rows: Sequence[Row], limit: int, place: Callable[[Row], str]) -> Page[Row]:
    """Return a page of rows, of which one more than fits was asked for."""
    return Page(items=rows[:limit], next=place(rows[limit - 1]) if len(rows) > limit else None)


def _page_of(look: Look, rows: Iterable[Row], place: Callable[[Row], str]) -> Page[Row]:
    """Return a page of rows that are all at hand, in order of the words for their places."""
    limit, after = _limit(look), look.query.get("cursor") or ""
    left = sorted((r for r in rows if place(r) > after), key=place)
    return _paged(left[: limit + 1], limit, place)


def id_of(record: Record) -> str:
    """Return the id by which a list is in order."""
    return str(getattr(record, "id"))  # noqa: B009  (not every record has one; those listed do)


def _said_at(record: Record) -> str:
    """Return the place of a word in a list in order of the moments they were said."""
    moment: dt.datetime = getattr(record, "at")  # noqa: B009  (every word has one)
    return str(Cursor(written(moment), id_of(record)))


def there(row: Row | None, name: str, near: Sequence[str] = ()) -> Row:
    """Return what was found.

    Raises:
        NoSuchError: nothing was.
    """
    if row is None:
        raise NoSuchError(
            "{name!r} is not there{near}.",
            code="error-no-record",
            name=name[:_SHOWN],
            near=hint(near),
        )
    return row


def problem_named(look: Look, name: str) -> Problem:
    """Return a problem of the casebook.

    Raises:
        NoSuchError: it has none of that name.
    """
    problem: Problem = _entry(name, "problem", look.book.problems)
    return problem


def _entry(name: str, what: str, entries: Sequence[Any]) -> Any:
    """Return an entry of the casebook.

    Raises:
        NoSuchError: it has none of that name.
    """
    entry = next((e for e in entries if e.id == name), None)
    return there(entry, name, Names(what, entries).near(name))


def _touching(look: Look) -> tuple[str, ...] | None:
    """Return the sites and narratives of the problem that is asked for; None where none is."""
    if not (name := look.query.get("problem")):
        return None
    problem = problem_named(look, name)
    return (*problem.sites, *problem.narratives)


def narrowing(look: Look) -> Narrowing:
    """Return what a list of records is narrowed to.

    Raises:
        NoSuchError: the casebook has no such problem, site or narrative.
        UsageError: the day is none.
    """
    site, story = look.query.get("site") or None, look.query.get("story") or None
    if story is not None:
        _entry(story, "narrative", look.book.narratives)
    return Narrowing(
        document=look.query.get("document") or None,
        site=site,
        narrative=story,
        touching_any=_touching(look),
        day=day_asked(look),
    )


def list_of(kind: type[Item]) -> Callable[[Look], Page[Item]]:
    """Return the reader of a list in order of ids."""

    def read(look: Look) -> Page[Item]:
        limit, until = _limit(look), look.as_of if look.has_moment else None
        after, wanted = look.query.get("cursor"), narrowing(look)
        rows = look.store.lookup.listed(kind, limit + 1, after, until, wanted)
        return _paged(rows, limit, id_of)

    return read


def words_of(kind: type[Item]) -> Callable[[Look], Page[Item]]:
    """Return the reader of the words of one kind that count, in order of their moments."""
    wanted: Any = kind

    def read(look: Look) -> Page[Item]:
        problem = look.query.get("problem")
        if problem:
            problem_named(look, problem)
        until = look.as_of if look.has_moment else EVER
        rows = look.store.words.of(wanted, until)
        of = [r for r in rows if not problem or getattr(r, "problem_id", problem) == problem]
        return _page_of(look, of, _said_at)

    return read


def entries_of(name: str, _kind: type[Item]) -> Callable[[Look], Page[Item]]:
    """Return the reader of what the casebook lists under a name, of the kind that is given."""

    def read(look: Look) -> Page[Item]:
        return _page_of(look, getattr(look.book, name), id_of)

    return read


def alarms(look: Look) -> Page[Alarm]:
    """Return alarms, the latest first."""
    limit, problem = _limit(look), look.query.get("problem")
    if problem is not None:
        problem_named(look, problem)
    rows = look.store.lookup.past_alarms(problem, look.as_of, limit + 1, _cursor(look))
    return _paged(signed_off(look, rows), limit, lambda a: str(Cursor(a.as_of.isoformat(), a.id)))


def assessments(look: Look) -> Page[Assessment]:
    """Return assessments, the latest first."""
    limit, problem = _limit(look), look.query.get("problem")
    if problem is not None:
        problem_named(look, problem)
    rows = look.store.lookup.assessments(problem, look.as_of, limit + 1, _cursor(look))
    return _paged(rows, limit, lambda a: str(Cursor(a.as_of.isoformat(), a.problem_id)))


def documents(look: Look) -> Page[Card]:
    """Return documents without their text, the last seen first."""
    limit, day = _limit(look), day_asked(look)
    filters = filters_of(look.query)._replace(touching_any=_touching(look))
    if day is not None:
        filters = filters._replace(first=day, last=day)
    rows = look.store.lookup.documents(look.as_of, limit + 1, filters=filters, after=_cursor(look))
    return _paged(rows, limit, lambda c: str(Cursor(written(c.seen_at), c.id)))


def lineages(look: Look) -> Page[Lineage]:
    """Return where documents came from, in order of their ids."""
    limit = _limit(look)
    rows = look.store.lookup.lineages(limit + 1, look.query.get("cursor"))
    return _paged(rows, limit, lambda r: r.document_id)


def changes(look: Look) -> Page[Change]:
    """Return what sources edited or deleted, in order of the moments that showed."""
    return _page_of(look, look.store.changes(look.as_of), _said_at)


def withdrawals(look: Look) -> Page[Withdrawal]:
    """Return the words that were taken back, in order of the moments that was said."""
    until = look.as_of if look.has_moment else None
    return _page_of(look, look.store.words.withdrawals(until).values(), _said_at)


def silences(look: Look) -> Page[Silence]:
    """Return the sources that should have published in the last week and did not."""
    rows = look.once(
        "silences",
        lambda: pipeline.silences(look.store, look.known(), look.as_of),
        basis="read",
    )
    return _page_of(look, rows, id_of)


def readings(look: Look) -> Page[Reading]:
    """Return every reading of some days, in order of their ids.

    Raises:
        UsageError: a day is none, or there are too many between them.
    """
    filters, day = filters_of(look.query), day_asked(look)
    last = day or filters.last or look.as_of.date()
    first = day or filters.first or last
    if not dt.timedelta(0) <= last - first < _MOST_READ_DAYS * _DAY:
        raise UsageError("give at most {most} days, the first of them first.", most=_MOST_READ_DAYS)
    wanted, around = narrowing(look), _touching(look)
    group = look.query.get("group") or None
    every = readings_since(look, first)
    rows = [
        r
        for r in every
        if first <= r.day <= last
        and group in (None, r.group)
        and wanted.site in (None, r.site_id)
        and wanted.narrative in (None, r.narrative_id)
        and (around is None or r.site_id in around or r.narrative_id in around)
    ]
    return _page_of(look, rows, lambda r: f"{r.id}/{r.measure}")


def audit(look: Look) -> Page[AuditEntry]:
    """Return the lines of the audit log, the latest first."""
    limit = _limit(look)
    before = look.number("cursor", 0, MOST_NUMBER, "no line of the log")
    rows = look.store.lookup.audit(limit + 1, before, look.query.get("actor") or None)
    return _paged(rows, limit, lambda e: str(e.number))


def search(look: Look) -> Page[Card]:
    """Return the texts that hold what is asked, the last taken in first."""
    parameters = dict(look.query)
    if cursor := parameters.pop("cursor", None):
        parameters["before"] = cursor
    rows, after = results(look._replace(query=parameters), parameters.get("q", ""), _limit(look))
    return Page(items=[c for _, c in rows], next=str(after) if after is not None else None)


def waiting(look: Look) -> list[Match]:
    """Return the matches that wait for a person's decision, the likeliest first."""
    story = look.query.get("story") or None
    return look.store.lookup.matches(story, _limit(look), is_open=True)
