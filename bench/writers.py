"""Several programs that read the same texts into one store: how fast, and at what cost.

Each is a process of its own that reads with one worker; what they read together is counted in the
store afterwards. The clock begins when all have loaded their models, and a few texts are read.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tocsin.store import Store

ROOT = Path(__file__).resolve().parent.parent
READ = """
import datetime as dt
import sys
from pathlib import Path
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.records import Capture
from tocsin.sources import Stated, read_inputs
from tocsin.store import Store

url, book, texts, warm, moment = sys.argv[1:]
at = dt.datetime.fromisoformat(moment)
casebook = load_casebook(Path(book))
with Store(url) as store:
    pipeline.read_into(store, casebook, [warm], as_of=at, stated=Stated(), tell=pipeline.silent)
    pipeline.Reader(casebook, at, store, read_all=True).carry_all(
        [i for i in read_inputs([warm], seen_at=at, stated=Stated()) if isinstance(i, Capture)]
    )
    print("ready", flush=True)
    sys.stdin.readline()
    pipeline.read_into(store, casebook, [texts], as_of=at, stated=Stated(), tell=pipeline.silent)
"""


class Intake(NamedTuple):
    """What reading came to: texts, seconds on the clock, and seconds of processors."""

    texts: int
    seconds: float
    cpu: float

    @property
    def rate(self) -> float:
        """Return texts a second."""
        return self.texts / self.seconds


def written(corpus: Path, folder: Path, number: int) -> tuple[Path, Path]:
    """Write so many texts, each with a number in it, and a few to load models with."""
    lines = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    texts, warm = folder / "texts.jsonl", folder / "warm.jsonl"
    with texts.open("w", encoding="utf-8") as file:
        for index in range(number):
            own = lines[index % len(lines)]
            changed = {"id": f"{own['id']}-{index}", "text": f"{own['text']} {index}."}
            file.write(json.dumps(own | changed) + "\n")
    warm.write_text("\n".join(map(json.dumps, lines[:4])), encoding="utf-8")
    return texts, warm


def intake(url: str, book: Path, texts: Path, warm: Path, moment: str, programs: int) -> Intake:
    """Let so many programs read the same texts into a store at once."""
    words = [sys.executable, "-c", READ, url, str(book), str(texts), str(warm), moment]
    running = [
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for _ in range(programs)
    ]
    for program in running:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    loaded = _busy_of(running)
    with Store(url) as store:
        already = store.about.captures()
    begun = time.perf_counter()
    for program in running:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    before = _children()
    for program in running:
        program.communicate()
        assert program.returncode == 0
    seconds = time.perf_counter() - begun
    with Store(url) as store:
        kept = store.about.captures() - already
    return Intake(kept, seconds, _children() - before - loaded)


def _children() -> float:
    """Return the seconds of processors of all processes that have ended here."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _busy_of(running: "list[subprocess.Popen[str]]") -> float:
    """Return the seconds of processors that running processes have taken until now."""
    ticks = 0
    for program in running:
        fields = Path(f"/proc/{program.pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / _TICKS


_TICKS = 100  # a second, on Linux
