"""What `run` and `demo` do: read, judge, write the folder a run leaves behind."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

from tocsin import pipeline, plugins
from tocsin.casebook import load_casebook
from tocsin.errors import OutputError, TocsinError, UsageError
from tocsin.exchange.files import write_whole
from tocsin.records import Casebook
from tocsin.report import ENGLISH, Words
from tocsin.sources import Stated
from tocsin.workspace.done import Done
from tocsin.workspace.opening import open_store
from tocsin.workspace.output import write_out
from tocsin.workspace.shipped import find_casebook
from tocsin.workspace.workspace import Workspace

RUN_STORE = "run.sqlite"
_RUN_MARK = "run.mark"


def run(
    inputs: Sequence[str],
    *,
    casebook: Path,
    as_of: dt.datetime,
    out: Path,
    store: str | None,
    stated: Stated,
    tell: pipeline.Tell = pipeline.silent,
    allowed: Sequence[str] = (),
    language: str = ENGLISH,
    pdf: bool = False,
    read_all: bool = False,
    workers: int | None = None,
    records: bool | None = None,
) -> Done:
    """Read inputs, judge, and write `out`.

    Without a store of the user's own, the run keeps its work in `out` and starts anew when inputs,
    casebook or as-of change, and all records are written; else with `records`, by default of a
    small store.
    """
    words = Words(language)  # refused before any work is done, where there is none
    if inputs.count("-") > 1:
        raise UsageError("standard input (-) can be read only once.")
    book = load_casebook(find_casebook(casebook))
    _needs_something_to_watch(book, as_of)
    url = store or _own_store(out, book, as_of, inputs, stated)
    with Workspace(open_store(url), find_casebook(casebook)) as work:
        added = work.read(
            *inputs,
            as_of=as_of,
            source=stated.source,
            published=stated.published,
            read_all=read_all,
            allowed=allowed,
            workers=workers,
            tell=tell,
        )
        judged = work.assess(as_of=as_of, keep=True, whole=True if store is None else records)
        write_out(out, judged, as_of, work.store, language, pdf=pdf)
    left_out = words("cli-records-left-out") if judged.facts.beyond is not None else ""
    notes = [pipeline.embedder_at_hand().note or "", *map(str, plugins.faults()), left_out]
    return Done(
        judged=judged,
        refused=added.refused,
        read=added.read,
        out=out,
        store=url,
        read_all=read_all,
        note="\n".join(note for note in notes if note),
    )


def _needs_something_to_watch(book: Casebook, as_of: dt.datetime) -> None:
    """Refuse a casebook that watches nothing, or watched nothing then.

    Raises:
        TocsinError: it has neither problem nor site, or none that was known then.
    """
    if not book.problems and not book.sites:
        raise TocsinError(
            f"casebook {book.id} has neither a problem nor a site: there is nothing to watch for. "
            "Add one, or include this casebook in one that has."
        )
    if not any(p.known_from <= as_of.date() for p in book.problems) and not any(
        s.known_from <= as_of.date() for s in book.sites
    ):
        raise TocsinError(
            f"as-of {as_of:%Y-%m-%d} lies before everything in casebook {book.id}; nothing was "
            "known to watch for then."
        )


def _own_store(
    out: Path, book: Casebook, as_of: dt.datetime, inputs: Sequence[str], stated: Stated
) -> str:
    """Return the run's own store inside `out`, emptied unless it was begun with the very same
    question.
    """
    question = "\n".join(
        [book.digest, as_of.isoformat(), str(stated), *map(str, inputs), *_stamps(inputs)]
    )
    mark = hashlib.sha256(question.encode()).hexdigest().encode()
    path = out / RUN_STORE
    try:
        same = (out / _RUN_MARK).exists() and (out / _RUN_MARK).read_bytes() == mark
        if not same:
            for file in (
                path,
                path.with_name(f"{RUN_STORE}-wal"),
                path.with_name(f"{RUN_STORE}-shm"),
            ):
                file.unlink(missing_ok=True)
            write_whole(out / _RUN_MARK, [mark])
    except OSError as error:
        raise OutputError(
            f"{out}: cannot be written ({error.strerror}); choose another --out."
        ) from None
    return str(path)


def _stamps(inputs: Sequence[str]) -> list[str]:
    """Return name, size and time of every file among the inputs: a file that was changed is another
    question.
    """
    files = [
        f
        for i in inputs
        if Path(i).exists()
        for f in ([Path(i)] if Path(i).is_file() else sorted(Path(i).rglob("*")))
    ]
    return [f"{f} {f.stat().st_size} {f.stat().st_mtime_ns}" for f in files if f.is_file()]
