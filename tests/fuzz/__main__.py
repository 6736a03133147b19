"""`make fuzz`: damaged input for hours. `python -m tests.fuzz --help` says what can be chosen."""

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.doors import Door, attempt, doors
from tests.fuzz.mutation import damaged

_SLOW = 2.0


def _options() -> argparse.Namespace:
    """Return what was chosen."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000_000, help="damaged inputs, all doors")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so many")
    parser.add_argument("--door", action="append", default=[], help="only doors so named")
    parser.add_argument("--keep", type=Path, help="folder for one input of each kind of fault")
    return parser.parse_args()


def place_of_fault(error: BaseException) -> str:
    """Return a kind of fault: the error's type, and the last line of the program that it passed."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "/tocsin/" in f.filename]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} {where} {str(error)[:120]!r}"


def _share(chosen: Sequence[Door], inputs: int, door: Door) -> int:
    """Return how many inputs a door gets."""
    return max(1, round(inputs * door.share / sum(d.share for d in chosen)))


def main() -> int:
    """Read damaged inputs; return 1 where anything was wrong."""
    options, end = _options(), time.monotonic()
    end += options.seconds
    kinds: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        chosen = [d for d in doors(Path(folder)) if not options.door or d.name in options.door]
        for door in chosen:
            begun, done, slow = time.process_time(), 0, 0.0
            for number in range(_share(chosen, options.inputs, door)):
                if time.monotonic() > end:
                    break
                body = damaged(options.seed, number, door.samples)
                since = time.process_time()
                error = attempt(door, body)
                slow, done = max(slow, time.process_time() - since), done + 1
                if error is not None and (kind := place_of_fault(error)) not in kinds:
                    kinds[kind] = f"{door.name} seed {options.seed} number {number}"
                    if options.keep:
                        options.keep.mkdir(parents=True, exist_ok=True)
                        (options.keep / f"{len(kinds)}{door.name.replace(' ', '-')}").write_bytes(
                            body
                        )
                if time.process_time() - since > _SLOW:
                    pass
            time.process_time() - begun
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
