"""`tocsin alerts`: what stands above its baseline, who has seen it, until when it is snoozed; the
targets of a casebook, and what was delivered to them.
"""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.casebook import load_casebook
from tocsin.cli import show
from tocsin.cli.options import (
    JsonOption,
    LanguageOption,
    LastCasebookOption,
    NoteOption,
    SignerOption,
    StoreOption,
)
from tocsin.errors import UsageError
from tocsin.language.numbers import counted
from tocsin.records import Acknowledgement, Snooze
from tocsin.report import ENGLISH, Words
from tocsin.workspace import alerting, alerts, durations
from tocsin.workspace.alerts import Alert, Cause
from tocsin.workspace.clock import clock_of, word_clock
from tocsin.workspace.opening import needs_store, open_store
from tocsin.workspace.shipped import find_casebook
from tocsin.workspace.workspace import open_workspace

app = typer.Typer(
    no_args_is_help=True,
    help="Alerts: what is open, who has seen it, whom a change of state is sent to.",
)
NamesArgument = Annotated[
    list[str], typer.Argument(metavar="PROBLEM...", help="Ids of problems, or of their alarms.")
]


@app.command("open", epilog="Example: `tocsin alerts open --store work.sqlite`")
def list_open(
    store: StoreOption, casebook: LastCasebookOption = None, json: JsonOption = False
) -> None:
    """List what stands above its baseline, those of one cause together, and what is held back."""
    with open_workspace(store, casebook, must_exist=True) as work:
        moment = clock_of(work.store)
        all_alerts = alerts.alerts_of(work.store, work.casebook, moment)
        causes = alerts.by_cause(all_alerts, work.casebook)
        held_back = alerting.held_back(work.store, work.casebook, moment)
    if json:
        show.say_json({"causes": causes, "held": held_back})
        return
    for cause in causes:
        _say_cause(cause)
    for one in held_back:
        delivery = one.delivery
        show.out.print(
            f"held back for {delivery.target_id}: {delivery.state} {delivery.problem_id}, "
            f"{one.reason}; sent after {one.until:%Y-%m-%d %H:%M}",
            markup=False,
        )
    number = sum(len(cause.open_alerts) for cause in causes)
    show.out.print(f"{counted(len(all_alerts), 'alert')}, {number} open.")


@app.command(
    "ack",
    epilog="Example: `tocsin alerts ack WP-KZ-BIO --signer 'A. Analyst' --note 'on it' "
    "--store work.sqlite`",
)
def acknowledge(
    names: NamesArgument,
    store: StoreOption,
    signer: SignerOption,
    note: NoteOption = None,
    casebook: LastCasebookOption = None,
) -> None:
    """Acknowledge alerts: you have seen them, and others need not. A rise opens them again."""
    with open_workspace(store, casebook, must_exist=True) as work:
        word = alerts.acknowledge(
            work.store,
            work.casebook,
            names,
            signer=signer,
            at=word_clock(work.store),
            note=note,
        )
    _say_word(word, "acknowledged", store)


@app.command(
    "snooze",
    epilog="Examples: `tocsin alerts snooze WP-KZ-BIO --for 4h --signer 'A. Analyst' "
    "--store work.sqlite` · `tocsin alerts snooze WP-KZ-BIO --until 2026-12-03T14:00 "
    "--signer 'A. Analyst' --store work.sqlite`",
)
def snooze(
    names: NamesArgument,
    store: StoreOption,
    signer: SignerOption,
    length: Annotated[str | None, typer.Option("--for", help="How long: 30m, 4h, 2d.")] = None,
    until: Annotated[
        str | None, typer.Option(help="When it ends; UTC where no zone is stated.")
    ] = None,
    note: NoteOption = None,
    casebook: LastCasebookOption = None,
) -> None:
    """Put alerts off until a moment: nothing is sent of them before, unless they rise."""
    written = length or until
    if written is None or (length and until):
        raise UsageError("a snooze needs one end: --for 4h, or --until 2026-12-03T14:00.")
    with open_workspace(store, casebook, must_exist=True) as work:
        at = word_clock(work.store)
        word = alerts.snooze(
            work.store,
            work.casebook,
            names,
            until=durations.end_meant(written, at),
            signer=signer,
            at=at,
            note=note,
        )
    _say_word(word, f"snoozed until {word.until:%Y-%m-%d %H:%M} UTC", store)


@app.command(
    "unsnooze",
    epilog="Example: `tocsin alerts unsnooze WP-KZ-BIO --signer 'A. Analyst' --store work.sqlite`",
)
def end_snooze(
    name: Annotated[str, typer.Argument(metavar="PROBLEM", help="Id of a problem or an alarm.")],
    store: StoreOption,
    signer: SignerOption,
    casebook: LastCasebookOption = None,
) -> None:
    """End a snooze now; what it held back is sent in the next round of `tocsin watch`."""
    with open_workspace(store, casebook, must_exist=True) as work:
        at = word_clock(work.store)
        alerts.end_snooze(work.store, work.casebook, name, signer=signer, at=at)
    show.out.print(f"{name}: the snooze has ended", markup=False)


@app.command("test", epilog="Example: `tocsin alerts test duty_mail -c my-casebook`")
def try_targets(
    casebook: Annotated[
        Path,
        typer.Option(
            "--casebook",
            "-c",
            help="Folder of a casebook, or the name of one that ships with tocsin.",
        ),
    ],
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TARGET]...", help="Ids of targets. Default: all."),
    ] = None,
    language: LanguageOption = ENGLISH,
) -> None:
    """Send a test to targets; nothing is kept."""
    failed = 0
    words, book = Words(language), load_casebook(find_casebook(casebook))
    for name, why in alerting.tried(book, targets or [], language=language):
        failed += bool(why)
        said = f"{name}: {why}" if why else words("cli-delivered", target=name)
        show.out.print(said, markup=False)
    if failed:
        raise typer.Exit(1)


@app.command("list", epilog="Example: `tocsin alerts list --store work.sqlite`")
def list_deliveries(
    store: Annotated[str, typer.Option("--store", help="The store to look at.")],
    json: Annotated[bool, typer.Option("--json", help="Print machine-readable output.")] = False,
) -> None:
    """List what was sent to whom, held back, failed or given up, oldest first."""
    needs_store(store)
    with open_store(store) as opened:
        rows = opened.words.deliveries()
    if json:
        show.say_json(rows)
        return
    for row in rows:
        again = f", again at {row.next_try:%Y-%m-%d %H:%M}" if row.next_try else ""
        why = f" ({row.detail}{again})" if row.detail else ""
        if row.held_since is not None and row.outcome != "held":
            why += f" (held back since {row.held_since:%Y-%m-%d %H:%M})"
        show.out.print(
            (
                f"{row.at:%Y-%m-%d %H:%M}  {row.outcome:9}  {row.target_id}  {row.state} "
                f"{row.problem_id}{why}"
            ),
            markup=False,
        )


def _say_cause(cause: Cause) -> None:
    """Print the alerts of one cause, the leading one first."""
    for alert in cause.alerts:
        lead = "" if alert is cause.lead else "  same cause: "
        shared = ", ".join(cause.shared.get(alert.problem_id, ()))
        show.out.print(
            f"{lead}{alert.level:8} {alert.problem_id}  since {alert.since:%Y-%m-%d %H:%M}"
            f"{_standing(alert)}{f'  (both watch {shared})' if shared else ''}",
            markup=False,
        )


def _standing(alert: Alert) -> str:
    """Return what people said of an alert."""
    said = []
    if (seen := alert.acknowledged) is not None:
        said.append(f"acknowledged by {seen.signer} {seen.at:%Y-%m-%d %H:%M}")
    if (put_off := alert.snoozed) is not None:
        said.append(f"snoozed until {put_off.until:%Y-%m-%d %H:%M} by {put_off.signer}")
    return f"  {'; '.join(said) or 'open'}"


def _say_word(word: Acknowledgement | Snooze, done: str, store: str) -> None:
    """Print what was said of alerts, and how it is taken back."""
    names = ", ".join(seen.problem_id for seen in word.alarms)
    show.out.print(f"{names}: {done} by {word.signer}", markup=False)
    show.out.print(
        f"Take it back with: tocsin withdraw {word.id} --store {store} --signer NAME", markup=False
    )
