"""How long a text takes to be read into a store, once models and word lists are loaded.

Usage: python -m bench.reading_rate STORE FILE CASEBOOK

The texts of the file are first read into a store of their own, so that everything is loaded; then
into the store that is asked about. Printed are milliseconds of the processor a text.
"""

import sys
import tempfile
import time
from pathlib import Path

from bench.gate_cost import NOW
from tocsin.workspace.workspace import open_workspace


def spent_reading(store: Path, texts: Path, casebook: Path) -> float:
    """Return the seconds of the processor in which texts are read into a store, by one process."""
    with open_workspace(store, casebook) as work:
        begun = time.process_time()
        work.read(texts, as_of=NOW, workers=1)
        return time.process_time() - begun


def main() -> None:
    """Print the figure."""
    store, texts, casebook = (Path(given) for given in sys.argv[1:])
    number = len(texts.read_text(encoding="utf-8").splitlines())
    with tempfile.TemporaryDirectory() as folder:
        spent_reading(Path(folder) / "first.sqlite", texts, casebook)
    print(f"{spent_reading(store, texts, casebook) / number * 1000:.1f}")


if __name__ == "__main__":
    main()
