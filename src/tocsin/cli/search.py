"""`tocsin search` and `tocsin reread`: the full text of everything that was captured, and the way a casebook edit reaches it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.cli import show
from tocsin.errors import UsageError
from tocsin.records import Card, Document, Record
from tocsin.store import Store
from tocsin.store.lookup import Filters, Indexed
from tocsin.store.search import Asked, asked
from tocsin.workspace import runs
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.not_read import many, reread_line, reread_lines, said
from tocsin.workspace.shipped import find_casebook
from tocsin.workspace.snippets import snippet

StoreOption = Annotated[str, typer.Option("--store", help="The store to look at.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print machine-readable output.")]
_SNIPPET = 200


class FoundText(Record, frozen=True):
    """One text a search found: its card, why it was not read for claims if it was not, and the stretch that holds the words."""

    card: Card
    not_read: str
    snippet: str


def search(
    query: Annotated[
        str, typer.Argument(help='Words, in any form; "so" as written, -so not, so OR so either, so* a beginning.')
    ],
    store: StoreOption,
    source: Annotated[str | None, typer.Option(help="Only texts of this source.")] = None,
    language: Annotated[str | None, typer.Option(help="Only texts in this language: en, ru, uk, kk ...")] = None,
    first: Annotated[
        str | None, typer.Option("--from", help="Only texts published from this day on: 2022-01-12.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", help="Only texts published up to this day.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Show so many at most.")] = 20,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Only what was known at this moment. Default: now.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Search everything that was captured, read for claims or not; what came last stands first."""
    runs.needs_store(store)
    filters = Filters(source=source, language=language, first=_day("--from", first), last=_day("--to", last))
    moment, wanted = as_of_moment(as_of), asked(query)
    with Store(store) as opened:
        rows = opened.lookup.search(wanted, moment, limit + 1, filters=filters)
        found = [_found(opened, card, wanted) for _, card in rows[:limit]]
        indexed = opened.lookup.indexed(moment)
    if json:
        show.say_json({
            "query": query, "found": found, "more": len(rows) > limit, "captures": indexed.captures,
            "searched": indexed.searched, "read": indexed.read, "not_read": indexed.unread,
        })  # fmt: skip
        return
    _say(found)
    if not found:
        for line in _hints(indexed, narrowed=filters != Filters() or as_of is not None):
            show.out.print(line, markup=False)
    elif len(rows) > limit:
        show.out.print(f"There are more; show them with --limit {limit * 5}.")


def _day(option: str, given: str | None) -> dt.date | None:
    """Read a day.

    Raises:
        UsageError: it is none.
    """
    try:
        return dt.date.fromisoformat(given) if given else None
    except ValueError:
        raise UsageError(f"{option} {given!r} is not a day; write 2022-01-12.") from None


def _found(store: Store, card: Card, wanted: Asked) -> FoundText:
    """Return what is shown of a text."""
    text = store.rereading.unread(card.id) if card.unread else store.record(Document, card.id)
    pieces = snippet(text.text, text.language, wanted, _SNIPPET) if text else []
    joined = " ".join("".join(f"[{p.text}]" if p.is_hit else p.text for p in pieces).split())
    return FoundText(card=card, not_read=said(card.unread) if card.unread else "", snippet=joined)


def _say(found: Sequence[FoundText]) -> None:
    """Print what was found."""
    for row in found:
        card = row.card
        day = f"{card.published_at:%Y-%m-%d}" if card.published_at else "not dated "
        show.out.print(f"{day}  {card.source_id or 'source not stated'}: {card.name}  ({card.id})", markup=False)
        show.out.print(f"    {row.snippet}", markup=False)
        if row.not_read:
            show.out.print(f"    not read for claims: {row.not_read}", markup=False)


def _hints(indexed: Indexed, *, narrowed: bool) -> list[str]:
    """Say what was searched where nothing was found."""
    lines = ["No text holds it."]
    spoken = ", ".join(f"{code or 'unknown'} {number:,}" for code, number in indexed.languages.items())
    lines.append(
        f"Searched: {many(indexed.searched, 'text')} of {many(indexed.captures, 'capture')}; {indexed.read:,} read for claims"
        f"{f' ({spoken})' if spoken else ''}, {indexed.unread:,} not."
    )
    if indexed.searched < indexed.captures:
        lines.append(
            f"{many(indexed.captures - indexed.searched, 'capture')} without a text here: refused, or kept by an older version "
            "(tocsin reread brings those in)."
        )
    if narrowed:
        lines.append("Without --source, --language, --from, --to and --as-of more may be found.")
    lines.append(
        "All words must be there, in any form; OR between two words asks for either, a word* for its beginning."
    )
    return lines


def reread(
    casebook: Annotated[
        Path, typer.Option("--casebook", "-c", help="Folder of a casebook, or the name of one that ships with tocsin.")
    ],
    store: StoreOption,
    everything: Annotated[bool, typer.Option("--all", help="Read everything anew, whatever changed.")] = False,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The moment to look from: 2022-01-12 or an ISO time. Default: now.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Read anew what a change of the casebook or of the program concerns. Earlier findings are kept as history."""
    runs.needs_store(store)
    book = load_casebook(find_casebook(casebook))
    with Store(store) as opened, show.progress(quiet=json, line=reread_line) as tell:
        done = pipeline.reread(opened, book, as_of_moment(as_of), tell=tell, everything=everything)
    show.say_refused(done.refused)
    if json:
        show.say_json({
            "store": store, "stored": done.stored, "read": done.read, "why": done.why, "rematched": done.rematched,
            "later": done.later, "refused": done.refused,
        })  # fmt: skip
    else:
        for line in reread_lines(done):
            show.out.print(line, markup=False)
        if done.read or done.rematched:
            show.out.print(f"Assess it with: tocsin brief --store {store} -c {casebook}", markup=False)
    raise typer.Exit(1 if done.refused else 0)
