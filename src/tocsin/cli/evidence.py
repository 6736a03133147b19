"""`tocsin evidence`: one archive for an alarm, and its check."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.cli.options import (
    AuthorityOption,
    CalendarOption,
    HeadersOption,
    LastCasebookOption,
    RootsOption,
)
from tocsin.errors import MissingError, UsageError
from tocsin.language.numbers import counted
from tocsin.records import label_of, marking_of
from tocsin.workspace.evidence import keep_evidence, stamp, verify
from tocsin.workspace.stamping import Services, Trusted, services, trusted
from tocsin.workspace.workspace import open_workspace

_VERIFY, _STAMP = "verify", "stamp"


def evidence(
    alarm: Annotated[
        str,
        typer.Argument(help="Id of an alarm or of its problem; or a word: verify, stamp."),
    ],
    file: Annotated[Path | None, typer.Argument(help="With verify or stamp: the archive.")] = None,
    store: Annotated[str | None, typer.Option("--store", help="The store that keeps it.")] = None,
    casebook: LastCasebookOption = None,
    marking: Annotated[
        str, typer.Option(help="The strictest marking (TLP) that is archived.")
    ] = "amber+strict",
    digest: Annotated[
        str | None,
        typer.Option(help="With verify: the digest of the archive that was noted elsewhere."),
    ] = None,
    tsa: AuthorityOption = None,
    calendar: CalendarOption = None,
    roots: RootsOption = None,
    headers: HeadersOption = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File for the archive.")] = None,
) -> None:
    """Archive everything an alarm rests on in one file that can be checked without a network:
    captures, records, brief, digests, its part of the audit log.

    With --tsa and --calendar third parties vouch that the archive was there: their stamps lie
    beside it and are checked with it. `stamp` has one stamped that is there already, and gives
    calendars the occasion to keep what they promised.
    """
    stamping = services(tsa, calendar or [])
    if alarm == _VERIFY:
        _verify(file, digest, trusted(roots, headers))
        return
    if alarm == _STAMP:
        _stamp(file, stamping)
        return
    highest = marking_of(marking)
    if highest is None:
        raise UsageError(f"{marking!r} is no marking.")
    if store is None or out is None:
        missing = "store" if store is None else "out"
        raise MissingError(f"this needs --{missing}.", option=missing)
    with open_workspace(store, casebook, must_exist=True) as work:
        archived = keep_evidence(work, alarm, out, highest)
    show.out.print(
        f"{out}: {archived.alarm.id}, {counted(len(archived.captures), 'capture')}, "
        f"{counted(len(archived.records['claims']), 'claim')}, {label_of(archived.marking)}.",
        markup=False,
    )
    if stamping != Services():
        _stamp(out, stamping)
    show.out.print(f"Note its digest elsewhere: {verify(out).sha256}", markup=False)


def _stamp(file: Path | None, stamping: Services) -> None:
    """Have an archive stamped; every stamp is a line."""
    if file is None:
        raise UsageError("name the archive: tocsin evidence stamp FILE --tsa ADDRESS.")
    for path in stamp(file, stamping):
        show.out.print(f"Stamped: {path}", markup=False)


def _verify(file: Path | None, digest: str | None, known: Trusted) -> None:
    """Check an archive; every fault and every stamp is a line."""
    if file is None:
        raise UsageError("name the archive: tocsin evidence verify FILE.")
    checked = verify(file, digest, known)
    for fault in checked.faults:
        show.err.print(f"{file}: {fault}", markup=False)
    if checked.faults:
        raise typer.Exit(1)
    name = checked.alarm.id if checked.alarm else "no alarm"
    show.out.print(f"{file}: {name}, nothing was altered. sha256 {checked.sha256}", markup=False)
    show.say_stamps(checked.stamps)


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    app.command(
        epilog="Examples: `tocsin evidence WP-1 --store work.sqlite -o evidence.wacz` · "
        "`tocsin evidence verify evidence.wacz` · "
        "`tocsin evidence stamp evidence.wacz --tsa https://tsa.example/`"
    )(evidence)
