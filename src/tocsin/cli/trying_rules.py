"""`tocsin casebook test`: the rules of a casebook on their texts, and on the past of a store."""

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.casebook.label import write_label
from tocsin.casebook.rule_texts import read_rule_texts
from tocsin.cli import show
from tocsin.cli.replay import CoversOption, day_of, table_for
from tocsin.errors import UsageError
from tocsin.language.numbers import counted
from tocsin.records import Casebook
from tocsin.records.workspace_ports import OpenStore
from tocsin.replay.days import end_of
from tocsin.replay.firing import Fired, FiredDay, Rule, fired, rules_of
from tocsin.replay.outcomes import Table
from tocsin.replay.past import Past
from tocsin.replay.rehearsing import Trial, rehearse
from tocsin.workspace.clock import now as clock
from tocsin.workspace.opening import copy as copy_store
from tocsin.workspace.opening import needs_store, open_store
from tocsin.workspace.shipped import find_casebook

# So many days, and so many sentences of a day, are printed; --all and --json give all of them.
_DAYS, _HITS = 10, 3


def try_rules(
    casebook: Annotated[
        Path,
        typer.Argument(help="Folder of a casebook, or the name of one that ships with tocsin."),
    ],
    narrative: Annotated[str | None, typer.Option(help="Only this narrative.")] = None,
    indicator: Annotated[
        str | None, typer.Option(help="Only this indicator; --problem says of which problem.")
    ] = None,
    problem: Annotated[str | None, typer.Option(help="Only this problem.")] = None,
    store: Annotated[
        str | None, typer.Option("--store", help="The store whose past the rules are tried on.")
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", help="The first day. Default: that of the store.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", help="The last day. Default: that of the store.")
    ] = None,
    outcomes: Annotated[
        Path | None,
        typer.Option(help="CSV of what happened, by which false alarms of a problem are told."),
    ] = None,
    covers: CoversOption = None,
    save_label: Annotated[
        bool,
        typer.Option(
            "--save-label", help="Write the measured rate into the casebook, on the rule's label."
        ),
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Show every day and sentence.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print machine-readable output.")] = False,
) -> None:
    """Try the rules of a casebook: on the texts that stand beside it, and with --store on the past:
    on which days each would have fired, how often a month, and on what.
    """
    folder = find_casebook(casebook)
    book = load_casebook(folder)
    if store is None and (save_label or outcomes or first or last):
        raise UsageError("the past of a store is asked for; name it, as in --store work.sqlite.")
    rule = narrative or indicator
    trials = [] if problem and not rule else _trials(folder, book, rule)
    fired: list[Fired] = []
    if store is not None:
        rules = rules_of(book, narrative, indicator, problem)
        table = table_for(outcomes, book, covers)
        with _as_read_now(store, book, quiet=json) as past_store:
            fired = _past(past_store, book, rules, first, last, table, quiet=json)
    if json:
        show.say_json({"texts": trials, "past": [_as_json(row) for row in fired]})
    else:
        _say(trials, fired, everything=everything, named=rule is not None)
    if save_label and store is not None:
        _save(folder, fired, store)
    raise typer.Exit(0 if all(t.is_right for t in trials) else 1)


def _trials(folder: Path, book: Casebook, rule: str | None) -> list[Trial]:
    """Run the texts of a casebook, or those of one rule; of that also where it is included."""
    files = read_rule_texts(folder, with_included=rule is not None)
    return rehearse(book, files, clock(), rule)


@contextmanager
def _as_read_now(url: str, book: Casebook, *, quiet: bool) -> Iterator[OpenStore]:
    """Open a store as if it had been read with this casebook: where it was read with another one, a
    copy is read anew. The store itself stays as it is.

    Raises:
        UsageError: there is no such store.
    """
    needs_store(url)
    with open_store(url) as store:
        if not pipeline.is_stale(store, book, clock()):
            yield store
            return
        if not quiet:
            show.err.print(
                "Read with other entries or by another program: a copy is read anew first."
            )
        with tempfile.TemporaryDirectory(prefix="tocsin-test-") as place:
            copy = Path(place) / "copy.sqlite"
            _copy(url, copy)
            with open_store(str(copy)) as other, show.progress(quiet=quiet) as tell:
                pipeline.reread(other, book, clock(), tell=tell)
                yield other


def _copy(url: str, to: Path) -> None:
    """Copy a store as it stands at one moment; a file with its full text, as it is."""
    if url.startswith("postgresql"):
        copy_store(url, str(to), lambda _: None)
        return
    source = sqlite3.connect(url.removeprefix("sqlite:///"))
    target = sqlite3.connect(to)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()


def _past(
    store: OpenStore,
    book: Casebook,
    rules: Sequence[Rule],
    first: str | None,
    last: str | None,
    table: Table | None,
    *,
    quiet: bool,
) -> list[Fired]:
    """Try rules on the past of a store.

    Raises:
        UsageError: it holds no document with a date.
    """
    end = day_of(last, "--to") if last else None
    past = Past.of(store, end_of(end or clock().date()))
    begins, ends = past.first_day(), past.last_day()
    if begins is None or ends is None:
        raise UsageError(
            "the store holds no document with a date by then; read some with: tocsin run INPUT "
            "--store {store}.",
            store=store.url,
        )
    span = (day_of(first, "--from") if first else begins, end or ends)
    tell = (lambda _: None) if quiet else show.counting("days tried")
    return fired(past, book, rules, span, table, tell)


def _say(trials: Sequence[Trial], fired: Sequence[Fired], *, everything: bool, named: bool) -> None:
    """Print what texts and the past came to."""
    for line in _text_lines(trials):
        show.out.print(line, markup=False)
    for row in fired:
        detailed = everything or named or len(fired) == 1
        for line in _past_lines(row, everything=everything, detailed=detailed):
            show.out.print(line, markup=False)


def _text_lines(trials: Sequence[Trial]) -> Iterator[str]:
    """Yield what the texts came to: those that went wrong, then how many."""
    if not trials:
        yield "Texts: none stand in the folder `tests` of the casebook for this."
        return
    wrong = [t for t in trials if not t.is_right]
    for trial in wrong:
        did = "stays silent, and must fire" if trial.must_fire else "fires, and must stay silent"
        twin = " (names changed places)" if trial.is_twin else ""
        yield f"{trial.rule} {did}{twin}: “{trial.text}”"
    rules = len({t.rule for t in trials})
    yield (
        f"Texts: {len(trials) - len(wrong)} of {len(trials)} behave as they must "
        f"({counted(rules, 'rule')}; every second one is a twin with the names changed)."
    )


def _past_lines(row: Fired, *, everything: bool, detailed: bool) -> Iterator[str]:
    """Yield what one rule came to on the past."""
    status = f" [{row.status}]" if row.status else ""
    name = f"{row.problem}/{row.id}" if row.kind == "indicator" else row.id
    yield f"{row.kind} {name}{status}: {row.title}"
    yield (
        f"  fired on {len(row.days)} of {counted(row.number, 'day')} ({row.first} to {row.last}), "
        f"{row.a_month:.1f} a month; {_false(row)}"
    )
    shown = row.days if everything else row.days[:_DAYS]
    for day in shown if detailed else ():
        yield from _day_lines(day, len(day.hits) if everything else _HITS)
    if detailed and len(row.days) > len(shown):
        yield f"  {counted(len(row.days) - len(shown), 'more day')}; --all shows them"


def _false(row: Fired) -> str:
    """Say how many of its days were false, as far as that can be told."""
    if row.false_a_month is None:
        why = "no corrections of its matches" if row.kind == "narrative" else "no outcomes for it"
        return f"false alarms not known ({why}), {row.a_month:.1f} a month at most"
    judged = counted(row.judged, "day")
    by = "people looked at" if row.basis == "corrections" else "can be judged by outcomes"
    return f"false: {row.false_a_month:.1f} a month ({judged} {by})"


def _day_lines(day: FiredDay, most: int) -> Iterator[str]:
    """Yield a day with what the rule fired on."""
    yield f"  {day.day}" + ("  false" if day.false else "")
    for hit in day.hits[:most]:
        where = f"{hit.document}: " if hit.document else ""
        note = f"{hit.note}  " if hit.note else ""
        yield f"    {note}{where}“{hit.words}”"
    if len(day.hits) > most:
        yield f"    and {len(day.hits) - most} more"


def _as_json(row: Fired) -> dict[str, object]:
    """Return what other programs read of a rule's past."""
    return {
        "kind": row.kind,
        "id": row.id,
        "problem": row.problem,
        "status": row.status,
        "first": row.first,
        "last": row.last,
        "fired_a_month": row.a_month,
        "false_a_month": row.false_a_month,
        "judged": row.judged,
        "basis": row.basis,
        "days": row.days,
    }


def _save(folder: Path, fired: Sequence[Fired], store: str) -> None:
    """Write the labels of rules into the files of the casebook, and say where each stands."""
    over = Path(store.removeprefix("sqlite:///")).name
    for row in fired:
        if row.kind != "problem":
            where = write_label(folder, row.kind, row.id, row.problem, row.label(over))
            show.out.print(f"Label of {row.id} written: {where}", markup=False)
