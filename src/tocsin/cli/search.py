"""`tocsin search` and `tocsin reread`: the full text of everything that was captured, and the way a
casebook edit reaches it.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.cli.options import LanguageOption
from tocsin.errors import UsageError
from tocsin.language.numbers import counted
from tocsin.records.asking import Filters, Indexed
from tocsin.report import ENGLISH, Words
from tocsin.workspace.not_read import reread_line, reread_lines
from tocsin.workspace.searching import FoundText
from tocsin.workspace.workspace import open_workspace

StoreOption = Annotated[str, typer.Option("--store", help="The store to look at.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print machine-readable output.")]


def search(
    query: Annotated[
        str,
        typer.Argument(
            help='Words, in any form; "so" as written, -so not, so OR so either, so* a beginning.'
        ),
    ],
    store: StoreOption,
    source: Annotated[str | None, typer.Option(help="Only texts of this source.")] = None,
    language: Annotated[
        str | None, typer.Option(help="Only texts in this language: en, ru, uk, kk ...")
    ] = None,
    first: Annotated[
        str | None,
        typer.Option("--from", help="Only texts published from this day on: 2022-01-12."),
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", help="Only texts published up to this day.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Show so many at most.")] = 20,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help="Only what was known at this moment. Default: now."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Search everything that was captured, read for claims or not; what came last stands first."""
    filters = Filters(
        source=source, language=language, first=_day("--from", first), last=_day("--to", last)
    )
    with open_workspace(store, must_exist=True) as work:
        results = work.search(query, as_of=as_of, filters=filters, limit=limit)
    indexed = results.indexed
    if json:
        show.say_json(
            {
                "query": query,
                "found": results.texts,
                "more": results.has_more,
                "captures": indexed.captures,
                "searched": indexed.searched,
                "read": indexed.read,
                "not_read": indexed.unread,
            }
        )
        return
    _say(results.texts)
    if not results.texts:
        for line in _hints(indexed, narrowed=filters != Filters() or as_of is not None):
            show.out.print(line, markup=False)
    elif results.has_more:
        show.out.print(f"There are more; show them with --limit {limit * 5}.")


def _day(option: str, written: str | None) -> dt.date | None:
    """Read a day.

    Raises:
        UsageError: it is none.
    """
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError:
        raise UsageError(f"{option} {written!r} is not a day; write 2022-01-12.") from None


def _say(hits: Sequence[FoundText]) -> None:
    """Print what was found."""
    for row in hits:
        card = row.card
        day = f"{card.published_at:%Y-%m-%d}" if card.published_at else "not dated "
        show.out.print(
            f"{day}  {card.source_id or 'source not stated'}: {card.name}  ({card.id})",
            markup=False,
        )
        show.out.print(f"    {row.snippet}", markup=False)
        if row.not_read:
            show.out.print(f"    not read for claims: {row.not_read}", markup=False)


def _hints(indexed: Indexed, *, narrowed: bool) -> list[str]:
    """Say what was searched where nothing was found."""
    lines = ["No text holds it."]
    spoken = ", ".join(
        f"{code or 'unknown'} {number:,}" for code, number in indexed.languages.items()
    )
    lines.append(
        f"Searched: {counted(indexed.searched, 'text')} of {counted(indexed.captures, 'capture')}; "
        f"{indexed.read:,} read for claims"
        f"{f' ({spoken})' if spoken else ''}, {indexed.unread:,} not."
    )
    if indexed.searched < indexed.captures:
        lines.append(
            f"{counted(indexed.captures - indexed.searched, 'capture')} without a text here: "
            "refused, or kept by an older version "
            "(tocsin reread brings those in)."
        )
    if narrowed:
        lines.append("Without --source, --language, --from, --to and --as-of more may be found.")
    lines.append(
        "All words must be there, in any form; OR between two words asks for either, a word* "
        "for its beginning."
    )
    return lines


def reread(
    casebook: Annotated[
        Path,
        typer.Option(
            "--casebook",
            "-c",
            help="Folder of a casebook, or the name of one that ships with tocsin.",
        ),
    ],
    store: StoreOption,
    everything: Annotated[
        bool, typer.Option("--all", help="Read everything anew, whatever changed.")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", help="The moment to look from: 2022-01-12 or an ISO time. Default: now."
        ),
    ] = None,
    language: LanguageOption = ENGLISH,
    json: JsonOption = False,
) -> None:
    """Read anew what a change of the casebook or of the program concerns. Earlier findings are kept
    as history.
    """
    words = Words(language)
    with (
        open_workspace(store, casebook, must_exist=True) as work,
        show.progress(quiet=json, words=words, line=reread_line) as tell,
    ):
        done = work.reread(as_of=as_of, everything=everything, tell=tell)
    show.say_refused(done.refused)
    if json:
        show.say_json(
            {
                "store": store,
                "stored": done.stored,
                "read": done.read,
                "why": done.why,
                "rematched": done.rematched,
                "later": done.later,
                "refused": done.refused,
            }
        )
    else:
        for line in reread_lines(done, words):
            show.out.print(line, markup=False)
        if done.read or done.rematched:
            show.out.print(
                f"Assess it with: tocsin brief --store {store} -c {casebook}", markup=False
            )
    raise typer.Exit(1 if done.refused else 0)
