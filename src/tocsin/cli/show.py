"""What the command line prints: progress on a terminal, plain lines elsewhere, JSON where it is
asked for.
"""

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import msgspec
from rich.console import Console

from tocsin.records import Alarm, Dropped, Message, message

if TYPE_CHECKING:
    from rich.progress import Progress

    from tocsin.exchange.stamps import Stamped
    from tocsin.pipeline import Progress as Reached
    from tocsin.report import Words

# On something that is no terminal, a line is printed this often at most, in seconds.
_EVERY = 5.0
# Refusals that differ only in their place are all printed up to this many.
_MOST_ALIKE = 3

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


def reading_line(state: "Reached", words: "Words") -> str:
    """Write how far reading has come, or who is waited for."""
    if state.waits_for:
        return words("cli-waits-for", holder=state.waits_for)
    parts = [message("cli-read", n=state.read), message("cli-touching", n=state.touched)]
    parts += [message("cli-refused", n=state.refused)] if state.refused else []
    return words.listed(parts)


@contextmanager
def progress(
    *,
    quiet: bool,
    words: "Words | None" = None,
    line: Callable[["Reached", "Words"], str] = reading_line,
) -> Iterator[Callable[["Reached"], None]]:
    """Show how far reading has come: a bar on a terminal, a line now and then elsewhere; `line`
    words it, in English where no language is asked for.
    """
    from tocsin.report import Words

    tongue = words or Words()
    if quiet:
        yield lambda _: None
    elif err.is_terminal:
        with _bar() as bar:
            task = bar.add_task("reading", total=None)
            yield lambda p: bar.update(task, description=line(p, tongue))
    else:
        yield _plain(lambda state: line(state, tongue))


def _bar() -> "Progress":
    """Return a bar that is gone when the work is done."""
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=err,
        transient=True,
    )


def counting(what: str) -> Callable[[int], None]:
    """Return a teller of how many of something are done: a line every few seconds."""
    last = [time.monotonic()]

    def tell(number: int) -> None:
        if time.monotonic() - last[0] >= _EVERY:
            last[0] = time.monotonic()
            err.print(f"{number:,} {what}")

    return tell


def _plain(line: Callable[["Reached"], str]) -> Callable[["Reached"], None]:
    """Return a teller that prints a plain line every few seconds."""
    last = [time.monotonic()]

    def tell(state: "Reached") -> None:
        if time.monotonic() - last[0] >= _EVERY:
            last[0] = time.monotonic()
            err.print(line(state))

    return tell


def say_refused(refused: Sequence[Dropped]) -> None:
    """Name every input that could not be used, with its reason.

    Many that fail alike are counted after the first few, from which to which: a table with a column
    too few is one fault, not a thousand.
    """
    alike: dict[tuple[str, str], list[Dropped]] = {}
    for item in refused:
        alike.setdefault((item.reason, item.detail.replace(item.record_id, "")), []).append(item)
    for items in alike.values():
        shown = items if len(items) <= _MOST_ALIKE else items[:1]
        for item in shown:
            err.print(f"[yellow]refused[/yellow] ({item.reason}): ", end="")
            err.print(item.detail, markup=False)
        if rest := items[len(shown) :]:
            line = f"  the same of {len(rest):,} more: {rest[0].record_id} to {rest[-1].record_id}"
            err.print(line, markup=False)


def say_stamps(stamps: Sequence["Stamped"]) -> None:
    """Print stamps, a line each."""
    for stamp in stamps:
        out.print(f"Stamped: {stamp}", markup=False, soft_wrap=True)


def say_alarms(
    alarms: Sequence[Alarm],
    words: "Words",
    moved: Mapping[str, Sequence[Message]] | None = None,
) -> None:
    """Print the upshot of a run: each alarm, and what moved since the assessment before, by
    problem.
    """
    if not alarms:
        out.print(words("cli-no-alarm"), markup=False)
    for alarm in alarms:
        out.print(f"[bold]{alarm.state}[/bold] {alarm.problem_id}", end="")
        out.print(f" ({words(alarm.sign_off)})", markup=False)
        for line in _upshot(alarm, (moved or {}).get(alarm.problem_id, ()), words):
            out.print(f"  {line}", markup=False)


def _upshot(alarm: Alarm, moved: Sequence[Message], words: "Words") -> list[str]:
    """Return the lines about one alarm."""
    sentences = [
        words.of(alarm.likelihood_message, alarm.likelihood_sentence),
        words.of(alarm.range_message, alarm.range_sentence),
        words.of(alarm.confidence_message, alarm.confidence_sentence),
    ]
    sides = words(
        "cli-sides",
        n=len(alarm.evidence_for),
        against=len(alarm.evidence_against),
        gaps=len(alarm.gaps),
    )
    shown = [sentence for sentence in sentences if sentence]
    return [*shown, *map(words, moved), words(_days(alarm)), sides]


def _days(alarm: Alarm) -> Message:
    """Return the days that documents name, and the horizon."""
    horizon = f"{alarm.horizon.end}"
    if alarm.imminent is None:
        return message("cli-horizon", horizon=horizon)
    start, end = f"{alarm.imminent.start}", f"{alarm.imminent.end}"
    return message("cli-named-days", start=start, end=end, horizon=horizon)
