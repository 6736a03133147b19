"""What the command line prints: progress on a terminal, plain lines elsewhere, JSON where it is
asked for.
"""

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from tocsin import pipeline
from tocsin.language.plurals import by_number
from tocsin.records import Alarm, Dropped
from tocsin.warn.wording import counted

# On something that is no terminal, a line is printed this often at most, in seconds.
_EVERY = 5.0

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def say_json(value: Any) -> None:
    """Print a value as one JSON line."""
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")


def say_row(*fields: object) -> None:
    """Print fields with tabs between them, for other programs; blanks in a field
    become one space.
    """
    sys.stdout.write("\t".join(" ".join(str(f).split()) for f in fields) + "\n")


@contextmanager
def progress(
    *, quiet: bool, line: Callable[[pipeline.Progress], str] | None = None
) -> Iterator[Callable[[pipeline.Progress], None]]:
    """Show how far reading has come: a bar on a terminal, a line now and then elsewhere; `line`
    words it.
    """
    line = line or _line
    if quiet:
        yield lambda _: None
    elif err.is_terminal:
        with Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            console=err,
            transient=True,
        ) as bar:
            task = bar.add_task("reading", total=None)
            yield lambda p: bar.update(task, description=line(p))
    else:
        yield _plain(line)


def counting(what: str) -> Callable[[int], None]:
    """Return a teller of how many of something are done: a line every few seconds."""
    last = [time.monotonic()]

    def tell(number: int) -> None:
        if time.monotonic() - last[0] >= _EVERY:
            last[0] = time.monotonic()
            err.print(f"{number:,} {what}")

    return tell


def _plain(line: Callable[[pipeline.Progress], str]) -> Callable[[pipeline.Progress], None]:
    """Return a teller that prints a plain line every few seconds."""
    last = [time.monotonic()]

    def tell(state: pipeline.Progress) -> None:
        if time.monotonic() - last[0] >= _EVERY:
            last[0] = time.monotonic()
            err.print(line(state))

    return tell


def _line(state: pipeline.Progress) -> str:
    """Write a state of progress."""
    refused = f", {state.refused} refused" if state.refused else ""
    return by_number(
        f"read {state.read} document(s), {state.touched} touch something watched{refused}"
    )


def say_refused(refused: Sequence[Dropped]) -> None:
    """Name every input that could not be used, with its reason."""
    for item in refused:
        err.print(f"[yellow]refused[/yellow] ({item.reason}): ", end="")
        err.print(item.detail, markup=False)


def say_alarms(alarms: Sequence[Alarm], moved: Mapping[str, Sequence[str]] | None = None) -> None:
    """Print the upshot of a run: each alarm, and what moved since the assessment before, by
    problem.
    """
    if not alarms:
        out.print("No document concerns a watched site or narrative.")
    for alarm in alarms:
        form, who = alarm.sign_off
        draft = f" ({form.format(**who)})"
        out.print(f"[bold]{alarm.state}[/bold] {alarm.problem_id}", end="")
        out.print(draft, markup=False)
        for line in _upshot(alarm, (moved or {}).get(alarm.problem_id, ())):
            out.print(f"  {line}", markup=False)


def _upshot(alarm: Alarm, moved: Sequence[str]) -> list[str]:
    """Return the lines about one alarm."""
    days = (
        f"documents name {alarm.imminent.start} to {alarm.imminent.end}; " if alarm.imminent else ""
    )
    gaps, pro, contra = (
        len(rows) for rows in (alarm.gaps, alarm.evidence_for, alarm.evidence_against)
    )
    sides = f"{counted(pro, 'line')} of evidence for, {contra} against, {counted(gaps, 'gap')}"
    sentences = [alarm.likelihood_sentence, alarm.range_sentence, alarm.confidence_sentence]
    return [*(s for s in sentences if s), *moved, f"{days}horizon until {alarm.horizon.end}", sides]
