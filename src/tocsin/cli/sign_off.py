"""`tocsin sign`, `resolve`, `estimate`, and `tocsin audit`: the words of people, and the log of all
of them.
"""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.cli.options import AuthorityOption, CalendarOption, HeadersOption, RootsOption
from tocsin.errors import MissingError, UsageError
from tocsin.exchange.stamps import Looked
from tocsin.language.numbers import counted
from tocsin.workspace.anchors import (
    anchor_faults,
    head_of,
    look_at_stamps,
    stamp_anchor,
    write_anchor,
)
from tocsin.workspace.keys import key_faults, read_keys
from tocsin.workspace.stamping import Services, services, trusted
from tocsin.workspace.workspace import open_workspace

audit = typer.Typer(
    no_args_is_help=True,
    help="The append-only log of everything that was signed, corrected, resolved or changed state.",
)
StoreArgument = Annotated[str, typer.Option("--store", help="The store that keeps it.")]
AtOption = Annotated[
    str | None,
    typer.Option(
        help=(
            "The moment it counts from. Default: now, or where a case is replayed, the moment "
            "at which it stands."
        )
    ),
]
SignerOption = Annotated[str, typer.Option(help="Who says so.")]
CasebookOption = Annotated[
    Path,
    typer.Option(
        "--casebook", "-c", help="Folder of a casebook, or the name of one that ships with tocsin."
    ),
]


def sign(
    alarm: Annotated[
        str, typer.Argument(help="Id of an alarm, or of a problem: then its latest alarm.")
    ],
    store: StoreArgument,
    signer: SignerOption,
    dissent: Annotated[
        bool,
        typer.Option("--dissent", help="Hold another view; it stands in the brief with its note."),
    ] = False,
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
    at: AtOption = None,
    key: Annotated[
        Path | None,
        typer.Option(help="File of your ed25519 key, as ssh-keygen makes it: proves it was you."),
    ] = None,
) -> None:
    """Sign an alarm, or dissent from it. WARNING and above are a proposal until two people have
    signed.
    """
    with open_workspace(store, user=signer, must_exist=True) as work:
        work.key = key
        kept = work.dissent(alarm, note, at=at) if dissent else work.sign(alarm, note=note, at=at)
        state = work.alarm(kept.alarm_id).proposed_state
    show.out.print(
        (
            f"kept as {kept.id}: {kept.signer}, {kept.word}, on {state} of {kept.problem_id} "
            f"({kept.alarm_id})"
        ),
        markup=False,
    )


def withdraw(
    word: Annotated[
        str,
        typer.Argument(
            help=(
                "Id of a correction, signature, outcome, estimate or saved search, as the log "
                "names it."
            )
        ),
    ],
    store: StoreArgument,
    signer: SignerOption,
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
    at: AtOption = None,
) -> None:
    """Withdraw a statement: what it had changed returns to what the rules say. The statement and
    its withdrawal both stay in the log.
    """
    with open_workspace(store, user=signer, must_exist=True) as work:
        kept = work.undo(word, note=note, at=at)
    show.out.print(
        f"kept as {kept.id}: {kept.kind} {kept.word_id} is withdrawn, by {kept.signer}",
        markup=False,
    )


def resolve(
    problem: Annotated[str, typer.Argument(help="Id of a warning problem.")],
    outcome: Annotated[
        str,
        typer.Argument(help="incident or no-incident, by the problem's own rule of resolution."),
    ],
    store: StoreArgument,
    casebook: CasebookOption,
    signer: SignerOption,
    reference: Annotated[str, typer.Option(help="Where the outcome stands.")],
    at: AtOption = None,
) -> None:
    """Say how a problem came out; its alarm is RESOLVED from then on."""
    if outcome not in ("incident", "no-incident"):
        raise UsageError(f"{outcome!r} is no outcome; say incident or no-incident.")
    with open_workspace(store, casebook, user=signer, must_exist=True) as work:
        kept = work.resolve(problem, incident=outcome == "incident", reference=reference, at=at)
    show.out.print(
        (
            f"kept as {kept.id}: {problem} resolved {'with' if kept.incident else 'without'} the "
            f"incident, by {kept.signer}"
        ),
        markup=False,
    )


def estimate(
    problem: Annotated[str, typer.Argument(help="Id of a warning problem.")],
    figures: Annotated[
        list[str],
        typer.Argument(
            metavar="H=P...", help="A probability for each hypothesis: H1=0.05 H2=0.6 ..."
        ),
    ],
    store: StoreArgument,
    casebook: CasebookOption,
    analyst: Annotated[str, typer.Option(help="Whose figures these are.")],
    at: AtOption = None,
) -> None:
    """Keep your own probabilities. They are made coherent, pooled with other analysts', and shown
    beside the program's.
    """
    with open_workspace(store, casebook, user=analyst, must_exist=True) as work:
        estimated, coherent = work.estimate(problem, figures, at=at)
    show.out.print(
        (
            f"kept as {estimated.id} for {estimated.analyst}: "
            f"{', '.join(f'{h} {p:.3f}' for h, p in coherent.items())}"
        ),
        markup=False,
    )


@audit.command("list", epilog="Example: `tocsin audit list --store work.sqlite`")
def list_audit(
    store: StoreArgument,
    json: Annotated[bool, typer.Option("--json", help="Print machine-readable output.")] = False,
) -> None:
    """List the log, oldest first."""
    with open_workspace(store, must_exist=True) as work:
        lines = work.audit()
    if json:
        show.say_json(lines)
        return
    for line in lines:
        show.out.print(
            (
                f"{line.number:>5}  {line.at:%Y-%m-%d %H:%M}  {line.actor:20} {line.action:10} "
                f"{line.subject}"
            ),
            markup=False,
        )


@audit.command("verify", epilog="Example: `tocsin audit verify --store work.sqlite --head 1f0c…`")
def verify_audit(
    store: StoreArgument,
    head: Annotated[
        str | None, typer.Option(help="A digest noted earlier: it must still stand in the log.")
    ] = None,
    anchors: Annotated[
        Path | None,
        typer.Option(help="A file of heads noted by `audit head`: each must still stand."),
    ] = None,
    keys: Annotated[
        Path | None,
        typer.Option(help="The keys of persons (ssh's allowed_signers): each must have signed."),
    ] = None,
    roots: RootsOption = None,
    headers: HeadersOption = None,
) -> None:
    """Check that no line was altered or taken out, that every word kept stands in the log as it
    was given, and that signed and delivered alarms rest on the claims and bytes they rested on.

    Note the last digest somewhere else: with --head, or --anchors and the file that `audit head`
    writes, it shows that nothing was cut off at the end, and that the log was not written anew.
    Proofs of signatures are checked; with --keys, each must be by its signer's own key. Stamps that
    lie beside the file of heads are traced to --roots and --headers.
    """
    known, looked = trusted(roots, headers), Looked()
    with open_workspace(store, must_exist=True) as work:
        faults, lines = work.store.words.verify(), work.audit()
    faults += key_faults(lines, read_keys(keys) if keys is not None else {})
    if anchors is not None:
        looked = look_at_stamps(anchors, known)
        faults += [*anchor_faults(anchors, lines), *looked.faults]
    if head is not None and all(not line.sha256.startswith(head) for line in lines):
        faults.append(f"no line has the digest {head}: what was noted then is no longer there")
    for fault in faults:
        show.err.print(fault, markup=False)
    if faults:
        raise typer.Exit(1)
    last = f", the last is {lines[-1].sha256}" if lines else ""
    show.out.print(f"{counted(len(lines), 'line')}, all in order{last}", markup=False)
    show.say_stamps(looked.stamps)


@audit.command("head", epilog="Example: `tocsin audit head --store work.sqlite --append heads.txt`")
def show_head(
    store: StoreArgument,
    append: Annotated[
        Path | None, typer.Option(help="A file outside the store to which the head is added.")
    ] = None,
    tsa: AuthorityOption = None,
    calendar: CalendarOption = None,
) -> None:
    """Print number, digest and moment of the log's last line, and add them to a file of yours.

    Keep the file where whoever writes the store cannot: `audit verify --anchors FILE` checks it.
    With --tsa and --calendar third parties vouch that the head stood there then; their stamps lie
    beside the file.
    """
    stamping = services(tsa, calendar or [])
    if stamping != Services() and append is None:
        raise MissingError("stamps lie beside the file of heads: name it.", option="append")
    with open_workspace(store, must_exist=True) as work:
        head = head_of(work.audit())
    if head is None:
        show.err.print("the log has no line yet", markup=False)
        raise typer.Exit(1)
    if append is not None:
        write_anchor(append, head)
    show.out.print(str(head), markup=False, soft_wrap=True)
    if append is not None and stamping != Services():
        for path in stamp_anchor(append, head, stamping):
            show.out.print(f"Stamped: {path}", markup=False)


def add_to(app: typer.Typer) -> None:
    """Add the commands by which people speak to the program's own."""
    app.command(
        epilog="Examples: `tocsin sign WP-1 --signer 'A. Analyst' --store work.sqlite` · "
        "`tocsin sign WP-1 --signer 'B. Analyst' --dissent --note 'one origin only' --store "
        "work.sqlite`"
    )(sign)
    app.command(
        epilog="Example: `tocsin resolve WP-1 no-incident -c my-casebook --signer 'A. Analyst' "
        "--reference 'report of 2 March' "
        "--store work.sqlite`"
    )(resolve)
    app.command(
        epilog=(
            "Example: `tocsin estimate WP-1 H1=0.05 H2=0.6 H3=0.2 H4=0.15 -c my-casebook "
            "--analyst 'A. Analyst' --store work.sqlite`"
        )
    )(estimate)
    app.command(
        epilog="Example: `tocsin withdraw jdg-1a2b3c --signer 'A. Analyst' --store work.sqlite`"
    )(withdraw)
