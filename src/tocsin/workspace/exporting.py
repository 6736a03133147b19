"""What `tocsin export` does: assess, choose what may leave, and write it in one format."""

import datetime as dt
import functools
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

import msgspec

from tocsin import pipeline
from tocsin.casebook import known_on
from tocsin.errors import OutputError, UsageError
from tocsin.exchange import EXPORTERS, UNMARKED, Choice, Chosen, File, Results, choose, write_whole
from tocsin.exchange.choosing import leaves, readings_asked, touching
from tocsin.exchange.resting import Resting, cited
from tocsin.records import Alarm, Casebook, Marking, Reading, Signature
from tocsin.records.paging import Paged
from tocsin.records.workspace_ports import OpenStore
from tocsin.workspace.clock import looking
from tocsin.workspace.opened import Opened
from tocsin.workspace.signed import as_signed_off

# Formats that carry the brief.
_WITH_BRIEF = ("stix", "misp")
# Formats that have no map; those of plug-ins may.
_WITHOUT_MAP = ("stix", "misp", "cap", "ftm", "csv", "parquet", "xlsx", "jsonl")
# A file in an archive has the earliest moment there is: the same results give the same bytes.
_NO_MOMENT = (1980, 1, 1, 0, 0, 0)
# A store of more documents is read page by page; a long page has hundreds of claims and mentions.
_MOST_HELD = 1_000
_IN_MEMORY, _PIECE = 16_000_000, 65_536


def is_held_whole(store: OpenStore) -> bool:
    """Return whether everything in a store is assessed and held at once for an export."""
    return store.lookup.document_total() <= _MOST_HELD


class Parcel(NamedTuple):
    """One file to be sent: its name, and its bytes piece by piece."""

    name: str
    content: Iterator[bytes]


def chosen(
    work: Opened,
    choice: Choice,
    *,
    as_of: dt.datetime,
    unmarked: Marking = UNMARKED,
    briefs: bool = False,
    charted: bool = True,
) -> Chosen:
    """Return what may leave a workspace at a moment; the map of a large store only where it is to
    be `charted`.

    Raises:
        UsageError: there is no such problem, or nothing unmarked may leave.
    """
    if choice.since is not None or not is_held_whole(work.store):
        leaving = kept(work, choice, as_of, unmarked, charted=charted)
        if not (briefs and leaving.results.alarms):
            return leaving
        from tocsin.workspace.briefs import LateBriefs

        late = LateBriefs(work, leaving.results.alarms, choice.highest)
        return leaving._replace(results=leaving.results._replace(briefs=late))
    judged = work.assess(as_of=as_of, whole=True)
    results = Results(
        judged.facts,
        tuple(judged.assessments),
        tuple(judged.alarms),
        as_of,
        lambda: (),
        unmarked,
    )
    leaving = choose(results, choice)
    if not briefs:
        return leaving
    from tocsin.workspace.briefs import briefs_of

    return leaving._replace(
        results=leaving.results._replace(briefs=briefs_of(judged, leaving.results))
    )


def kept(
    work: Opened,
    choice: Choice,
    as_of: dt.datetime,
    unmarked: Marking = UNMARKED,
    *,
    charted: bool = True,
) -> Chosen:
    """Return what leaves as it is kept, its records read page by page: everything, or what was
    captured since a moment, with the latest alarm of each problem that was assessed since then.
    Nothing is assessed anew, and what drafts rest on is looked up only where they leave.
    """
    store, book = looking(work.store, as_of), known_on(work.casebook, as_of.date())
    alarms = _kept_alarms(store, book, choice, as_of)
    leaving = [alarm for alarm in alarms if choice.drafts or not alarm.is_draft]
    judged_then = (store.assessment(alarm.problem_id, alarm.as_of) for alarm in leaving)
    assessments = tuple(assessment for assessment in judged_then if assessment is not None)
    facts = pipeline.gather_words(store, book, as_of, choice.since)
    behind = pipeline.gather_behind(store, book, as_of, sorted(cited(leaving, assessments)))
    rest_on = msgspec.structs.replace(
        facts, documents=behind.documents, claims=behind.claims, matches=behind.matches
    )
    results = Results(rest_on, assessments, tuple(alarms), as_of, lambda: (), unmarked)
    chosen = choose(results, choice)
    resting = Resting(results)
    wanted = pipeline.Slice(
        is_hidden=lambda document: not leaves(results.marking(document), choice),
        since=choice.since,
        touching=touching(chosen.results.facts) if choice.problem is not None else None,
        needed=frozenset(d.id for a in chosen.results.alarms for d in resting.of_alarm(a)),
        beside=frozenset(document.id for document in behind.documents),
    )
    own = pipeline.Leaving(store, book, as_of, wanted)
    readings = _Readings(
        lambda: pipeline.kept_readings(store, book, as_of, choice.since), chosen, choice
    )
    about: dict[str, Any] = {"readings": Paged(readings.pages)}
    own_facts = msgspec.structs.replace(own.facts(chosen.results.facts), **about)
    if charted:
        own_facts = msgspec.structs.replace(own_facts, chart=own.chart(readings.every))
    left = chosen.results._replace(facts=own_facts, at_hand=own)
    return chosen._replace(results=left, documents=own.hidden)


class _Readings:
    """The readings that leave: they are made when they are first asked for, since an export begins
    with other records.
    """

    def __init__(self, read: Callable[[], list[Reading]], chosen: Chosen, choice: Choice) -> None:
        """Take what reads them, and what else leaves."""
        self._read, self._facts, self._choice = read, chosen.results.facts, choice

    @functools.cached_property
    def every(self) -> tuple[Reading, ...]:
        """Return those of every problem."""
        return tuple(self._read())

    def pages(self) -> Iterator[Sequence[Reading]]:
        """Yield those that are asked for, at once."""
        yield tuple(readings_asked(self.every, self._facts.casebook.problems, self._choice))


def _kept_alarms(
    store: OpenStore, book: Casebook, choice: Choice, as_of: dt.datetime
) -> list[Alarm]:
    """Return the latest kept alarm of each problem that was assessed since a moment, or ever, as
    they are signed.
    """
    kept = {each.problem_id: each for each in store.lookup.latest_alarms(as_of, choice.since)}
    latest = [kept[problem.id] for problem in book.problems if problem.id in kept]
    return as_signed_off(store.lookup, latest, store.words.of(Signature, as_of))


def export(
    work: Opened,
    form: str,
    choice: Choice,
    *,
    as_of: dt.datetime,
    unmarked: Marking = UNMARKED,
    out: Path | None = None,
) -> tuple[Chosen, list[Path]]:
    """Write what may leave a workspace in one format; return it, and the files. Without `out`, the
    only file goes to standard output.

    Raises:
        UsageError: there is no such format or problem, or it has several files and no folder.
        OutputError: a file cannot be written.
    """
    _check(form)
    left = chosen(work, choice, as_of=as_of, unmarked=unmarked, **_parts(form))
    return left, _written(EXPORTERS[form](left.results), form, out)


def _parts(form: str) -> dict[str, bool]:
    """Return what a format has beside records: briefs, or the map."""
    return {"briefs": form in _WITH_BRIEF, "charted": form not in _WITHOUT_MAP}


def _check(form: str) -> None:
    """Refuse a format that there is not.

    Raises:
        UsageError: there is no such format.
    """
    if form not in EXPORTERS:
        raise UsageError(
            "there is no format {form!r}; known: {known}.",
            code="error-no-format",
            form=form,
            known=", ".join(EXPORTERS),
        )


def parcel(
    work: Opened,
    form: str,
    choice: Choice,
    *,
    as_of: dt.datetime,
    unmarked: Marking = UNMARKED,
) -> Parcel:
    """Return what may leave a workspace in one format as one file: an archive where the format has
    several.

    Raises:
        UsageError: there is no such format or problem, or nothing leaves.
    """
    _check(form)
    left = chosen(work, choice, as_of=as_of, unmarked=unmarked, **_parts(form))
    files = iter(EXPORTERS[form](left.results))
    first, second = next(files, None), next(files, None)
    if first is None:
        raise UsageError(
            "nothing leaves as {form}: {drafts} drafts were left out, and {hidden} alarms are "
            "marked too strictly.",
            code="error-nothing-leaves",
            form=form,
            drafts=left.drafts,
            hidden=left.alarms,
        )
    stem = "-".join(("tocsin", *([choice.problem] if choice.problem else []), f"{as_of:%Y-%m-%d}"))
    if second is None:
        return Parcel(_named(stem, first.name), iter(first.content))
    return Parcel(f"{stem}-{form}.zip", _archive([first, second], files))


def _named(stem: str, name: str) -> str:
    """Return the name that a file is sent by: `stem.xlsx` of `tocsin.xlsx`, `stem-map.geojson` of
    `map.geojson`.
    """
    kind = name.removeprefix("tocsin.")
    return f"{stem}.{kind}" if "." not in kind else f"{stem}-{kind}"


def _archive(begun: Iterable[File], rest: Iterable[File]) -> Iterator[bytes]:
    """Yield an archive of some files."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as place:
        with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
            for files in (begun, rest):
                for file in files:
                    _put(archive, file)
        place.seek(0)
        yield from _pieces(place)


def _put(archive: zipfile.ZipFile, file: File) -> None:
    """Write a file into an archive."""
    entry = zipfile.ZipInfo(file.name, _NO_MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as into:
        for piece in file.content:
            into.write(piece)


def _pieces(place: IO[bytes]) -> Iterator[bytes]:
    """Yield what a file holds, piece by piece."""
    while piece := place.read(_PIECE):
        yield piece


def _written(files: Iterable[File], form: str, out: Path | None) -> list[Path]:
    """Write files: one to a file or to standard output, several into a folder."""
    waiting = iter(files)
    first, second = next(waiting, None), next(waiting, None)
    if first is None:
        return []
    if second is None and out is not None and not out.is_dir():
        return [write_whole(out, first.content)]
    if second is None and out is None:
        _print(first)
        return []
    if out is None:
        raise UsageError(f"{form} is several files; name a folder for them with -o FOLDER.")
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out}: {form} is several files; name a folder, not a file.")
    rest = [first, *([second] if second else []), *waiting]
    return [write_whole(out / file.name, file.content) for file in rest]


def _print(file: File) -> None:
    """Write a file to standard output."""
    for piece in file.content:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
