"""`make fuzz`: damaged input for hours. `python -m tests.fuzz --help` says what can be chosen.

Doors take turns, a handful of inputs each, so that whatever time there is is shared among all. With
`--tally FILE` a run that was stopped, or killed, goes on where it stood, and `--report FILE...`
shows one or several runs as one table: the inputs, the slowest of every door, how time grows with
length there, by how much memory grew; and the kinds of fault with an input of each.
"""

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.fuzz.doors import Door, attempt, doors
from tests.fuzz.inside import inner_doors
from tests.fuzz.mutation import damaged
from tests.fuzz.tally import LOADED, DoorTally, Life, Tally, together

# So many inputs a door of share 1 reads in one turn.
_A_TURN = 40
# What takes longer than so many seconds of the processor is a fault of its own kind.
SLOW = 2.0
# So many seconds pass between two lines of progress, and between two tallies.
_TELLING = 30.0


def _options(given: Sequence[str] | None) -> argparse.Namespace:
    """Return what was chosen."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000_000, help="damaged inputs, all doors")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so many")
    parser.add_argument("--door", action="append", default=[], help="only doors so named")
    parser.add_argument("--keep", type=Path, help="folder for one input of each kind of fault")
    parser.add_argument("--tally", type=Path, help="file a stopped run goes on from")
    parser.add_argument("--report", type=Path, nargs="+", help="only show what these tallies say")
    return parser.parse_args(given)


def place_of_fault(error: BaseException) -> str:
    """Return a kind of fault: the error's type, and the last line of the program that it passed."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "/tocsin/" in f.filename]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} {where} {str(error)[:120]!r}"


def resident() -> int:
    """Return the bytes of memory this process holds; zero where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4_096
    except OSError:
        return 0


class Fuzzing:
    """One process of a run: reads inputs, and counts into the run's tally."""

    def __init__(self, tally: Tally, keep: Path | None) -> None:
        """`keep` is the folder for one input of each kind of fault."""
        self.tally, self._keep = tally, keep
        self._life = Life()
        self._read = 0
        tally.lives.append(self._life)

    def turn(self, door: Door, numbers: Sequence[int]) -> None:
        """Read damaged inputs at a door, and note by how much memory grew."""
        before = resident()
        for number in numbers:
            self._one(door, number)
        self._read += len(numbers)
        if self._read >= LOADED:
            own = self.tally.doors[door.name]
            own.grown += resident() - before
            own.grown_over += len(numbers)

    def _one(self, door: Door, number: int) -> None:
        """Read one damaged input."""
        body = damaged(self.tally.seed, number, door.samples)
        since = time.process_time()
        error = attempt(door, body)
        taken = time.process_time() - since
        self.tally.doors.setdefault(door.name, DoorTally()).add(number, len(body), taken)
        if error is not None:
            self._note(place_of_fault(error), door, number, body)
        elif taken > SLOW:
            self._note(f"slow at {door.name}", door, number, body)

    def _note(self, kind: str, door: Door, number: int, body: bytes) -> None:
        """Note a fault, and keep its input where it is the first of its kind."""
        kinds = self.tally.kinds
        if kind in kinds:
            return
        kinds[kind] = f"{door.name} seed {self.tally.seed} number {number}"
        _say(f"fault: {kinds[kind]}: {kind}")
        if self._keep:
            self._keep.mkdir(parents=True, exist_ok=True)
            kept = self._keep / f"{len(kinds)}{door.name.replace(' ', '-')}"
            kept.write_bytes(body)

    def weigh(self) -> None:
        """Note what memory is held now."""
        self._life.weighed.append((self._read, resident()))


def _say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def turns(
    chosen: Sequence[Door], inputs: int, read: Mapping[str, int]
) -> Iterator[list[tuple[Door, range]]]:
    """Yield rounds of doors with the numbers of their next inputs, until there are about so many in
    all; each door gets its share of every round. `read` says how many were read before.
    """
    begun = {door.name: read.get(door.name, 0) for door in chosen}
    while sum(begun.values()) < inputs:
        given = []
        for door in chosen:
            first = begun[door.name]
            begun[door.name] = end = first + max(1, round(_A_TURN * door.share))
            given.append((door, range(first, end)))
        yield given


def fuzz(options: argparse.Namespace, tally: Tally) -> None:
    """Read damaged inputs into a tally until there are enough, or the time is over."""
    begun = told = time.monotonic()
    fuzzing = Fuzzing(tally, options.keep)
    with tempfile.TemporaryDirectory() as folder:
        every = [*doors(Path(folder)), *inner_doors(Path(folder))]
        chosen = [door for door in every if not options.door or door.name in options.door]
        read = {name: door.inputs for name, door in tally.doors.items()}
        for given in turns(chosen, options.inputs, read):
            for door, numbers in given:
                if time.monotonic() - begun < options.seconds:
                    fuzzing.turn(door, numbers)
            fuzzing.weigh()
            now = time.monotonic()
            if now - told > _TELLING:
                told = now
                _say(f"{tally.inputs:,} inputs, {len(tally.kinds)} kinds of fault")
                if options.tally:
                    tally.write(options.tally)
            if now - begun >= options.seconds:
                break


def main(given: Sequence[str] | None = None) -> int:
    """Read damaged inputs; return 1 where anything was wrong."""
    options = _options(given)
    if options.report:
        tally = together([Tally.read(place, 0) for place in options.report])
    else:
        tally = Tally.read(options.tally, options.seed) if options.tally else Tally(options.seed)
        try:
            fuzz(options, tally)
        finally:
            if options.tally:
                tally.write(options.tally)
    for line in tally.report():
        _say(line)
    for kind, where in tally.kinds.items():
        _say(f"  {where}: {kind}")
    return int(bool(tally.kinds))


if __name__ == "__main__":
    sys.exit(main())
