"""`make fuzz`: damaged input for hours. `python -m tests.fuzz --help` says what can be chosen.

Doors take turns, a handful of inputs each, so that whatever time there is is shared among all. Said
at the end: the inputs, the kinds of fault with an input of each, the slowest input of every door,
and how the memory of this process went, and whether it still grew in the second half.
"""

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.fuzz.doors import Door, attempt, doors
from tests.fuzz.mutation import damaged

# So many inputs a door of share 1 reads in one turn.
_A_TURN = 40
# What takes longer than so many seconds of the processor is a fault of its own kind.
SLOW = 2.0
_MIB = 2**20


def _options(given: Sequence[str] | None) -> argparse.Namespace:
    """Return what was chosen."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000_000, help="damaged inputs, all doors")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so many")
    parser.add_argument("--door", action="append", default=[], help="only doors so named")
    parser.add_argument("--keep", type=Path, help="folder for one input of each kind of fault")
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
    """Inputs that were read, what went wrong, and what it took."""

    def __init__(self, seed: int, keep: Path | None) -> None:
        """`keep` is the folder for one input of each kind of fault."""
        self._seed, self._keep = seed, keep
        self.kinds: dict[str, str] = {}
        self.read: dict[str, int] = {}
        self.seconds: dict[str, float] = {}
        self.slowest: dict[str, tuple[float, int]] = {}
        self.memory: list[tuple[int, int]] = []

    @property
    def inputs(self) -> int:
        """How many inputs were read."""
        return sum(self.read.values())

    def turn(self, door: Door, number: int) -> None:
        """Read one damaged input at a door."""
        body = damaged(self._seed, number, door.samples)
        since = time.process_time()
        error = attempt(door, body)
        taken = time.process_time() - since
        self.read[door.name] = number + 1
        self.seconds[door.name] = self.seconds.get(door.name, 0.0) + taken
        self.slowest[door.name] = max(self.slowest.get(door.name, (0.0, 0)), (taken, number))
        if error is not None:
            self._note(place_of_fault(error), door, number, body)
        elif taken > SLOW:
            self._note(f"slow at {door.name}", door, number, body)

    def _note(self, kind: str, door: Door, number: int, body: bytes) -> None:
        """Note a fault, and keep its input where it is the first of its kind."""
        if kind in self.kinds:
            return
        self.kinds[kind] = f"{door.name} seed {self._seed} number {number}"
        sys.stdout.write(f"fault: {self.kinds[kind]}: {kind}\n")
        sys.stdout.flush()
        if self._keep:
            self._keep.mkdir(parents=True, exist_ok=True)
            kept = self._keep / f"{len(self.kinds)}{door.name.replace(' ', '-')}"
            kept.write_bytes(body)

    def weigh(self) -> None:
        """Note what memory is held now."""
        self.memory.append((self.inputs, resident()))

    def growth(self) -> float:
        """Return by how many MiB memory grew for each 100,000 inputs in the second half: what is
        loaded once lies before.
        """
        settled = [row for row in self.memory if row[0] >= self.inputs / 2]
        if len(settled) < 2:
            return 0.0
        (first, before), (last, after) = settled[0], settled[-1]
        return (after - before) / _MIB / (last - first) * 100_000

    def report(self) -> Iterator[str]:
        """Yield what was found, line by line."""
        for name, number in sorted(self.read.items()):
            slowest, at = self.slowest[name]
            mean = 1_000 * self.seconds[name] / number
            yield f"{name:20} {number:8,} inputs {mean:9.2f} ms mean {slowest:7.3f} s most ({at})"
        held = [f"{memory / _MIB:,.0f}" for _, memory in self.memory[:: -(-len(self.memory) // 8)]]
        yield f"memory held on the way, in MiB: {' '.join(held)}"
        yield f"memory grew by {self.growth():.1f} MiB for each 100,000 inputs"
        total = sum(self.seconds.values())
        yield f"{self.inputs:,} inputs at {len(self.read)} doors in {total:,.0f} s of a processor"
        yield f"{len(self.kinds)} kinds of fault (seed {self._seed})"


def turns(chosen: Sequence[Door], inputs: int) -> Iterator[list[tuple[Door, int]]]:
    """Yield rounds of inputs, as doors and numbers, until there are about so many; each door gets
    its share of every round.
    """
    begun, done = dict.fromkeys((door.name for door in chosen), 0), 0
    while done < inputs:
        given = []
        for door in chosen:
            number = max(1, round(_A_TURN * door.share))
            first = begun[door.name]
            begun[door.name] = first + number
            given += [(door, at) for at in range(first, first + number)]
        done += len(given)
        yield given


def main(given: Sequence[str] | None = None) -> int:
    """Read damaged inputs; return 1 where anything was wrong."""
    options = _options(given)
    end = time.monotonic() + options.seconds
    fuzzing = Fuzzing(options.seed, options.keep)
    with tempfile.TemporaryDirectory() as folder:
        chosen = [d for d in doors(Path(folder)) if not options.door or d.name in options.door]
        for given_turn in turns(chosen, options.inputs):
            for door, number in given_turn:
                if time.monotonic() > end:
                    break
                fuzzing.turn(door, number)
            fuzzing.weigh()
            if time.monotonic() > end:
                break
    sys.stdout.writelines(f"{line}\n" for line in fuzzing.report())
    return int(bool(fuzzing.kinds))


if __name__ == "__main__":
    sys.exit(main())
