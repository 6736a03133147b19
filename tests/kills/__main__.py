"""Kill -9 at random moments: commands, `watch` and the desk are ended anywhere, started again until
they end well, and what they leave is held against what an undisturbed run leaves.

Usage: python -m tests.kills [--count 60] [--seed 1] [--work reread]

Each kind of work begins from its own copy of what it needs, is killed some times on its way, and is
then let through. Compared are the rows of the store table by table, its records and the files of
the run (of what runs by the clock: all that does not depend on the hour), and the audit log, which
must hold. Processes are forks of one that has loaded what commands load: what is killed is the
work, and not the loading.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.kills.left import Left, differences
from tests.kills.served import Served
from tests.kills.works import Made, worked

# So many kills hit each command of one run before it is let through.
KILLS = 6

Do = Callable[[Path, Sequence[float], float], tuple[Left, int]]


def _kinds(made: Made) -> dict[str, Do]:
    """Return every kind of work by its name."""
    kinds: dict[str, Do] = {work.name: partial(worked, work) for work in made.works()}
    return {**kinds, Served.name: Served(made).worked}


def main(words: Sequence[str] | None = None) -> int:
    """Kill so often, and say what differs; return 1 where anything does."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--count", type=int, default=60, help="kills in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", action="append", help="only work so named")
    given = parser.parse_args(words)
    made = Made()
    kinds = {n: do for n, do in _kinds(made).items() if not given.work or n in given.work}
    if not kinds:
        parser.error(f"no such work; there are: {', '.join(_kinds(made))}")
    try:
        return _killed(kinds, given.count, random.Random(given.seed))
    finally:
        made.close()


def _killed(kinds: dict[str, Do], count: int, rng: random.Random) -> int:
    """Do each kind of work in turn until there were so many kills; say what came of it."""
    hits, wrong, number = Counter[str](), 0, 0
    with tempfile.TemporaryDirectory(prefix="tocsin-kills-") as folder:
        undisturbed: dict[str, tuple[Left, float]] = {}
        for name, do in kinds.items():
            start = time.monotonic()
            expected, _ = do(Path(folder) / f"{name}-0", (), 0)
            undisturbed[name] = expected, time.monotonic() - start
            _say(f"{name}: undisturbed in {undisturbed[name][1]:.1f} s")
        names = list(kinds)
        while hits.total() < count:
            name, number = names[number % len(names)], number + 1
            expected, seconds = undisturbed[name]
            place = Path(folder) / f"{name}-{number}"
            left, hit = kinds[name](place, [rng.random() for _ in range(KILLS)], seconds)
            hits[name] += hit
            found = differences(expected, left)
            wrong += bool(found)
            said = f"differs: {', '.join(found)}" if found else "the same"
            _say(f"{name}: {hit} kills, {said}")
            shutil.rmtree(place)
    _say(", ".join(f"{name} {hit}" for name, hit in hits.items()))
    _say(f"{hits.total()} kills in {number} runs, {wrong} of them left something else")
    return int(wrong > 0)


def _say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
