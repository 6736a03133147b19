"""What came of damaged input: counted by door, kept in a file, so that a stopped run goes on."""

import itertools
import math
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import msgspec

_MIB = 2**20
# What a process loads once (models, casebooks, tables of letters) lies in its first so many inputs:
# memory is measured behind them. With 8,000 what `stages` loads late was taken for a slope of 30 to
# 90 MiB; processes that read on stood still for a hundred thousand inputs.
LOADED = 50_000
# Inputs shorter than this cost what the call costs, whatever their length.
_SHORTEST = 200


class DoorTally(msgspec.Struct):
    """What was read at one door, and the processor seconds it took."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_number: int = 0
    # Bytes by which memory grew while this door was open, and the inputs it was open for then.
    grown: int = 0
    grown_over: int = 0
    # Sums for the slope of log seconds over log length.
    points: int = 0
    sum_x: float = 0.0
    sum_y: float = 0.0
    sum_xx: float = 0.0
    sum_xy: float = 0.0

    def add(self, number: int, length: int, taken: float) -> None:
        """Count one input of so many bytes."""
        self.inputs = max(self.inputs, number + 1)
        self.seconds += taken
        if taken > self.slowest:
            self.slowest, self.slowest_number = taken, number
        if length >= _SHORTEST and taken > 0:
            x, y = math.log(length), math.log(taken)
            self.points += 1
            self.sum_x += x
            self.sum_y += y
            self.sum_xx += x * x
            self.sum_xy += x * y

    @property
    def exponent(self) -> float:
        """Return how time grows with length: 1 is linear, 2 quadratic; below 1 the call costs
        more than the bytes. Least squares over all inputs; nan for fewer than ten.
        """
        spread = self.points * self.sum_xx - self.sum_x**2
        if self.points < 10 or spread <= 0:
            return math.nan
        return (self.points * self.sum_xy - self.sum_x * self.sum_y) / spread

    @property
    def growth(self) -> float:
        """Return by how many KiB memory grew for each 1,000 inputs of this door."""
        return self.grown / 1_024 / self.grown_over * 1_000 if self.grown_over else 0.0

    def __add__(self, other: "DoorTally") -> "DoorTally":
        """Return both together."""
        slow = self if self.slowest >= other.slowest else other
        sums = {n: getattr(self, n) + getattr(other, n) for n in self.__struct_fields__}
        sums |= {"slowest": slow.slowest, "slowest_number": slow.slowest_number}
        return DoorTally(**sums)


class Life(msgspec.Struct):
    """One process of a run: how many inputs it had read, and the bytes of memory it held then."""

    weighed: list[tuple[int, int]] = []

    def growth(self) -> float | None:
        """Return by how many MiB memory grew for each 100,000 inputs: the median slope between any
        two weighings (Theil and Sen) behind what is loaded once, which one late step does not move;
        None where there are fewer than three.
        """
        rows = [(n, held) for n, held in self.weighed if n >= LOADED]
        if len(rows) < 3:
            return None
        pairs = itertools.combinations(rows, 2)
        slopes = ((late - early) / (n - m) for (m, early), (n, late) in pairs if n > m)
        return statistics.median(slopes) / _MIB * 100_000


class Tally(msgspec.Struct):
    """A run: its seed, its doors, the kinds of fault with an input of each, its processes."""

    seed: int
    doors: dict[str, DoorTally] = {}
    kinds: dict[str, str] = {}
    lives: list[Life] = []

    @classmethod
    def read(cls, place: Path, seed: int) -> Self:
        """Return the tally of a file, or a new one where there is none."""
        if not place.exists():
            return cls(seed)
        return msgspec.json.decode(place.read_bytes(), type=cls)

    def write(self, place: Path) -> None:
        """Write the tally; a kill leaves the one before."""
        new = place.with_suffix(".new")
        new.write_bytes(msgspec.json.encode(self))
        new.replace(place)

    @property
    def inputs(self) -> int:
        """How many inputs were read."""
        return sum(door.inputs for door in self.doors.values())

    def report(self) -> Iterator[str]:
        """Yield what was found, line by line."""
        yield "| door | inputs | ms mean | s most (number) | time by length | KiB a 1,000 |"
        yield "|---|---|---|---|---|---|"
        for name, door in sorted(self.doors.items()):
            mean = 1_000 * door.seconds / max(1, door.inputs)
            yield (
                f"| {name} | {door.inputs:,} | {mean:.2f} | {door.slowest:.3f} "
                f"({door.slowest_number}) | {door.exponent:.2f} | {door.growth:.1f} |"
            )
        for life in self.lives:
            held = [f"{b / _MIB:,.0f}" for _, b in life.weighed[:: -(-len(life.weighed) // 12)]]
            growth = life.growth()
            slope = "too short to say" if growth is None else f"{growth:+.1f} MiB a 100,000 inputs"
            yield f"memory in MiB: {' '.join(held)}; {slope}"
        total = sum(door.seconds for door in self.doors.values())
        yield f"{self.inputs:,} inputs at {len(self.doors)} doors in {total:,.0f} s of a processor"
        yield f"{len(self.kinds)} kinds of fault (seed {self.seed})"


def together(tallies: Sequence[Tally]) -> Tally:
    """Return several runs as one; a kind that several met is one."""
    whole = Tally(tallies[0].seed)
    for tally in tallies:
        whole.kinds = tally.kinds | whole.kinds
        whole.lives += tally.lives
        for name, door in tally.doors.items():
            whole.doors[name] = whole.doors.get(name, DoorTally()) + door
    return whole
