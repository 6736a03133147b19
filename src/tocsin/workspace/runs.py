"""What `run`, `demo` and `brief` do: read, judge, write the folder a run leaves behind."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.errors import OutputError, TocsinError, UsageError
from tocsin.exchange import write_geojson, write_jsonl
from tocsin.exchange.jsonl import write_whole
from tocsin.records import Casebook, Dropped, Record
from tocsin.report import ENGLISH, render_html, render_markdown, translator
from tocsin.report.pdf import as_pdf
from tocsin.sources import Fetcher, FetchSettings, Stated, addresses_of
from tocsin.store import Store
from tocsin.workspace.clock import looking
from tocsin.workspace.shipped import find_casebook

RUN_STORE = "run.sqlite"
_RUN_MARK = "run.mark"


class Done(Record, frozen=True):
    """What a run came to; `note` says what it had to do without."""

    judged: pipeline.Judged
    refused: tuple[Dropped, ...]
    read: int
    out: Path
    store: str
    read_all: bool = False
    note: str = ""

    @property
    def exit_code(self) -> int:
        """0 done; 1 done with inputs refused; 3 nothing could be done."""
        if self.refused:
            return 3 if self.read == 0 else 1
        return 0


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
) -> Done:
    """Read inputs, judge, and write `out`.

    Without a store of the user's own, the run keeps its work in `out` and starts anew when inputs, casebook or as-of change.
    """
    translator(language)  # refused before any work is done, where there is none
    if inputs.count("-") > 1:
        raise UsageError("standard input (-) can be read only once.")
    book = load_casebook(find_casebook(casebook))
    if not any(p.known_from <= as_of.date() for p in book.problems) and not any(
        s.known_from <= as_of.date() for s in book.sites
    ):
        raise TocsinError(
            f"as-of {as_of:%Y-%m-%d} lies before everything in casebook {book.id}; nothing was known to watch for then."
        )
    url = store or _own_store(out, book, as_of, inputs, stated)
    with Store(url) as opened:
        settings = FetchSettings(allowed_hosts=frozenset(allowed))
        read, refused = pipeline.read_into(
            opened, book, inputs, as_of=as_of, stated=stated, tell=tell, settings=settings, read_all=read_all
        )
        judged = pipeline.judge(opened, book, as_of)
        write_out(out, judged, as_of, opened, language, pdf=pdf)
    note = pipeline.embedder_at_hand().note
    return Done(judged=judged, refused=tuple(refused), read=read, out=out, store=url, read_all=read_all, note=note)


def write_out(
    out: Path, judged: pipeline.Judged, as_of: dt.datetime, store: Store, language: str = ENGLISH, *, pdf: bool = False
) -> None:  # fmt: skip
    """Write the JSONL files and the brief, whole and for the public; the drop log comes straight from the store."""
    write_jsonl(out, judged.facts, judged.assessments, judged.alarms, store.dropped())
    write_geojson(out, judged.facts.chart)
    parts = (judged.alarms, judged.assessments, judged.facts, as_of, judged.before)
    for name, public in (("brief", False), ("brief-public", True)):
        page = render_html(*parts, public=public, language=language)
        write_whole(out / f"{name}.html", [page.encode()])
        if pdf:
            write_whole(out / f"{name}.pdf", [as_pdf(page)])
        write_whole(out / f"{name}.md", [render_markdown(*parts, public=public, language=language).encode()])


def _own_store(out: Path, book: Casebook, as_of: dt.datetime, inputs: Sequence[str], stated: Stated) -> str:
    """Return the run's own store inside `out`, emptied unless it was begun with the very same question."""
    question = "\n".join([book.digest, as_of.isoformat(), str(stated), *map(str, inputs), *_stamps(inputs)])
    mark = hashlib.sha256(question.encode()).hexdigest().encode()
    path = out / RUN_STORE
    try:
        same = (out / _RUN_MARK).exists() and (out / _RUN_MARK).read_bytes() == mark
        if not same:
            for file in (path, path.with_name(f"{RUN_STORE}-wal"), path.with_name(f"{RUN_STORE}-shm")):
                file.unlink(missing_ok=True)
            write_whole(out / _RUN_MARK, [mark])
    except OSError as error:
        raise OutputError(f"{out}: cannot be written ({error.strerror}); choose another --out.") from None
    return str(path)


def _stamps(inputs: Sequence[str]) -> list[str]:
    """Return name, size and time of every file among the inputs: a file that was changed is another question."""
    files = [
        f for i in inputs if Path(i).exists() for f in ([Path(i)] if Path(i).is_file() else sorted(Path(i).rglob("*")))
    ]
    return [f"{f} {f.stat().st_size} {f.stat().st_mtime_ns}" for f in files if f.is_file()]


def needs_store(store: str) -> None:
    """Refuse a store that is not there.

    Raises:
        UsageError: no such file.
    """
    if "://" not in store and not Path(store).exists():
        raise UsageError(f"{store}: no such store; make one with: tocsin run INPUT --store {store}")


class Collected(Record, frozen=True):
    """What a round of fetching came to."""

    read: int
    refused: tuple[Dropped, ...]


def collectable(casebook: Path, only: Sequence[str]) -> Casebook:
    """Load a casebook that is to be collected for.

    Raises:
        UsageError: no source of it has an address to look at, or a named source is none.
    """
    book = load_casebook(casebook)
    unknown = sorted(set(only) - {s.id for s in book.sources})
    if unknown:
        raise UsageError(f"unknown source {', '.join(unknown)}; see: tocsin casebook list {casebook}")
    if not any(addresses_of(s) for s in book.sources if not only or s.id in only):
        raise UsageError(
            f"no source of {book.id} has anything to look at yet; write `feeds:`, `sitemaps:`, `pages:` or "
            "`handles: {telegram: NAME}` into its sources.yml."
        )
    return book


def collect(
    store: str,
    *,
    casebook: Path,
    only: Sequence[str],
    allowed: Sequence[str],
    back: int = 0,
    tell: pipeline.Tell = pipeline.silent,
) -> Collected:
    """Fetch what is due into a store, and `back` pages further back than the newest."""
    book = collectable(casebook, only)
    opened = Store(store)
    settings = FetchSettings(allowed_hosts=frozenset(allowed))
    try:
        with Fetcher(settings, now=lambda: dt.datetime.now(dt.UTC)) as fetcher:
            now = dt.datetime.now(dt.UTC).replace(microsecond=0)
            read, refused = pipeline.collect_into(opened, book, fetcher, only=only, now=now, tell=tell, back=back)
    finally:
        opened.close()
    return Collected(read=read, refused=tuple(refused))


def brief(
    store: str, *, casebook: Path, as_of: dt.datetime, out: Path, language: str = ENGLISH, pdf: bool = False
) -> Done:
    """Judge what a store knows, and write `out`; nothing new is read and no alarm is added to the store."""
    translator(language)  # refused before any work is done, where there is none
    with Store(store) as opened:
        judged = pipeline.judge(looking(opened, as_of), load_casebook(casebook), as_of, keep=False)
        write_out(out, judged, as_of, opened, language, pdf=pdf)
    return Done(judged=judged, refused=(), read=0, out=out, store=store)
