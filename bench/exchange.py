"""How fast and in how much memory a million claims leave: as STIX and as Parquet, beside msgspec's
bare encoding of the same claims.

    python -m bench.exchange RUN_STORE CASEBOOK AS_OF [CLAIMS]

The claims are those of a store, again and again under ids of their own.
"""

import datetime as dt
import itertools
import resource
import sys
import time
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


def main() -> None:
    """Measure."""
    store, book, day = sys.argv[1:4]
    number = int(sys.argv[4]) if len(sys.argv) > 4 else 100_000
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
