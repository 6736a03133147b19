"""What exchange costs: how fast and in how much memory a million claims leave, as Parquet and as
STIX, beside msgspec's bare encoding of the same claims; how soon an export of what is new begins;
what a large bundle takes to come in.

    python -m bench.exchange claims RUN_STORE CASEBOOK AS_OF [CLAIMS]
    python -m bench.exchange since STORE CASEBOOK DAY [FORMAT]
    python -m bench.exchange import MEGABYTES CASEBOOK

The claims are those of a store, again and again under ids of their own. The others are run as a
person runs them, start of the program and all: seconds are those of the wall clock and, behind
them, of the processor. A store of 100,000 documents is made by `python -m bench.desk`.
"""

import datetime as dt
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.exchange import EXPORTERS, Results
from tocsin.records import Claim, Document
from tocsin.store import Store


class Again:
    """Records made anew each time they are asked for."""

    def __init__(self, make: Callable[[], Iterator[Any]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Any]:
        return self._make()


def repeated(results: Results, number: int) -> Results:
    """Return results with so many claims; documents are repeated with their claims."""
    own = {d.id: d for d in results.facts.documents}
    claims = results.facts.claims
    rounds = -(-number // len(claims))

    def documents() -> Iterator[Document]:
        for turn in range(rounds):
            for document in own.values():
                yield msgspec.structs.replace(document, id=f"{document.id}-{turn}", url=None)

    def all_claims() -> Iterator[Claim]:
        for turn in range(rounds):
            for claim in claims:
                yield msgspec.structs.replace(
                    claim, id=f"{claim.id}-{turn}", document_id=f"{claim.document_id}-{turn}"
                )

    facts: Any = msgspec.structs.replace(
        results.facts,
        documents=Again(documents),
        claims=Again(lambda: itertools.islice(all_claims(), number)),
        mentions=(),
        quotes=(),
        attributions=(),
        matches=(),
        lineage=(),
        events=(),
        readings=(),
    )
    return results._replace(facts=facts)


def timed(name: str, number: int, pieces: Iterable[bytes]) -> None:
    """Go through some bytes and print what that took."""
    began = time.process_time()
    size = sum(map(len, pieces))
    took = time.process_time() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = number / took
    print(f"{name}: {size / 1e6:.0f} MB, {rate:,.0f} claims/s, highest memory {most:.0f} MB")


def run(*arguments: str) -> None:
    """Run a command as a person does; print when its first byte came, and what it took."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "tocsin", *arguments], stdout=subprocess.PIPE)
    assert process.stdout is not None
    size = len(process.stdout.read(1))
    first = time.perf_counter() - begun
    while piece := process.stdout.read(1_000_000):
        size += len(piece)
    _, status, used = os.wait4(process.pid, 0)
    spent = used.ru_utime + used.ru_stime
    most = used.ru_maxrss / 1024
    print(
        f"{' '.join(arguments[:2])}: first byte {first:.2f} s, all {size / 1e6:.1f} MB in "
        f"{time.perf_counter() - begun:.2f} s ({spent:.2f} of the processor), highest memory "
        f"{most:.0f} MB, exit status {os.waitstatus_to_exitcode(status)}"
    )


def bundle(path: Path, size: int) -> None:
    """Write a bundle of so many bytes: texts with their channels."""
    began = "2022-01-10T10:00:00.000Z"
    with path.open("w", encoding="utf-8") as out:
        out.write('{"type":"bundle","id":"bundle--1","objects":[')
        for number in itertools.count():
            name = uuid.uuid5(uuid.NAMESPACE_URL, str(number))
            text = f"Report {number}. The weather in town {number} stays fine all week. "
            media = {"type": "media-content", "id": f"media-content--{name}"}
            media |= {"title": f"Report {number}", "content": text * 30, "created": began}
            channel = {"type": "channel", "id": f"channel--{name}", "name": f"Channel {number}"}
            tie = {"type": "relationship", "id": f"relationship--{name}"}
            tie |= {"relationship_type": "publishes", "source_ref": channel["id"]}
            tie |= {"target_ref": media["id"]}
            out.write(",".join(json.dumps(each) for each in (media, channel, tie)))
            if out.tell() >= size:
                break
            out.write(",")
        out.write("]}")


def taken_in(megabytes: int, book: str) -> None:
    """Import a bundle: for its proposals alone, and with its texts into a store."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.json"
        bundle(path, megabytes * 1_000_000)
        run("import", str(path), "-c", book)
        run("import", str(path), "-c", book, "--store", str(Path(folder) / "s.sqlite"))


def main() -> None:
    """Measure what is asked for."""
    what, *rest = sys.argv[1:]
    if what == "since":
        store, book, day, *form = rest
        run("export", *(form or ["stix"]), "--store", store, "-c", book, "--since", day)
    elif what == "import":
        taken_in(int(rest[0]), rest[1])
    else:
        claims(*rest)


def claims(store: str, book: str, day: str, wanted: str = "1_000_000") -> None:
    """Measure how claims leave."""
    number = int(wanted)
    moment = dt.datetime.fromisoformat(f"{day}T23:59:59+00:00")
    with Store(store) as opened:
        judged = pipeline.judge(opened, load_casebook(Path(book)), moment, keep=False)
    results = Results(judged.facts, (), (), moment, lambda: ())
    many = repeated(results, number)
    timed("made", number, (b"" for _ in many.facts.claims))
    timed("msgspec", number, (msgspec.json.encode(claim) for claim in many.facts.claims))
    for form, wanted in (("parquet", "claims.parquet"), ("stix", "tocsin.stix.json")):
        for file in EXPORTERS[form](many):
            if file.name == wanted:
                timed(form, number, file.content)


if __name__ == "__main__":
    main()
