"""The replays that the documents speak of: real streams, real outcomes, two runs each.

Usage: python -m bench.replays [ruwa] [titles] [campaigns] [--keep FOLDER]

*ruwa* reads the news of nine outlets (September 2021 to June 2022) with `bench/replay/ukraine-2022`
and replays 1 February to 16 June 2022; outcomes are geolocated harm to civilians until 30 June
2022. *titles* reads the titles of EUvsDisinfo's cases with `bench/replay/donbas-2016` and replays
2016 to 2019, one day in fourteen; outcomes are the events of UCDP. Both are run by the commands
that a user runs, the replay twice into two folders: whether the ledgers are equal to the byte,
seconds of processor and wall, and what the report says are printed. A store that is in the folder
of --keep is used again.

*campaigns* takes the announcements of `casebooks/replay` about Donbas until 2021, most of them from
EUvsDisinfo's cases, and says after how many of them UCDP lists an event there within 14 days, by
four definitions, beside how often that is so after any day of 2016 to 2021, and how likely so many
or more are by chance.

What lies later in the streams and in the tables is kept aside and not looked at.
"""

import argparse
import datetime as dt
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from bench.voxcheck import DATA, rows_of
from tocsin.casebook import load_casebook
from tocsin.records import Annotations, Capture, Kept, OutcomeRule
from tocsin.replay.days import ONE_DAY
from tocsin.replay.definition import happened
from tocsin.replay.outcomes import read_outcomes
from tocsin.replay.past import Bundle

BOOKS = Path(__file__).with_name("replay")
CAMPAIGNS = Path(__file__).resolve().parents[1] / "casebooks" / "replay"


class Study(NamedTuple):
    """A stream, the casebook it is read with, and the days and outcomes of its replay."""

    book: str
    read_as_of: str
    first: str
    last: str
    outcomes: str
    covers: str
    step: str = "1d"


STUDIES: Mapping[str, Study] = {
    "ruwa": Study(
        book="ukraine-2022",
        read_as_of="2022-06-30",
        first="2022-02-01",
        last="2022-06-16",
        outcomes="civilian_harm_2022_2024.csv",
        covers="2022-02-24..2022-06-30",
    ),
    "titles": Study(
        book="donbas-2016",
        read_as_of="2019-12-31",
        first="2016-01-01",
        last="2019-12-31",
        outcomes="ucdp_ukraine_2014_2021.csv",
        covers="2014-01-22..2021-12-31",
        step="14d",
    ),
}


PARTS = (*STUDIES, "campaigns")


def texts_of(name: str) -> Iterator[Mapping[str, Any]]:
    """Yield the documents of a stream as `tocsin run` takes them."""
    if name == "ruwa":
        for number, row in enumerate(rows_of(DATA / "streams" / "ruwa_until_2022-06.jsonl")):
            text = f"{row['title'] or ''}\n\n{row['description'] or ''}".strip()
            if text:
                yield {
                    "id": f"ruwa-{number}",
                    "text": text,
                    "title": row["title"] or None,
                    "url": row["url"],
                    "source": row["source"],
                    "published_at": row["date"],
                }
        return
    for row in rows_of(DATA / "narratives" / "euvsdisinfo_titles_until_2019.jsonl"):
        yield {
            "id": row["id"].rstrip("/").rsplit("/", 1)[1],
            "text": row["title"],
            "title": row["title"],
            "url": row["id"],
            "source": (row["outlets"] or ["not stated"])[0],
            "published_at": row["date"],
        }


def timed(*words: str) -> tuple[str, float, float]:
    """Run a command of tocsin; return what it printed, and seconds of processor and of wall."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tocsin", *words], check=True, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout, spent, time.monotonic() - began


def stored(name: str, keep: Path) -> Path:
    """Return the store of a stream, read where it is not there yet."""
    study, store = STUDIES[name], keep / f"{name}.sqlite"
    if store.exists():
        return store
    lines = keep / f"{name}.jsonl"
    with lines.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in texts_of(name))
    words = ("run", str(lines), "--casebook", str(BOOKS / study.book), "--store", str(store))
    _, spent, wall = timed(*words, "--as-of", study.read_as_of, "--out", str(keep / f"{name}-run"))
    print(f"{name}: read in {spent:.0f} s of processor, {wall:.0f} s of wall")
    return store


def as_kept(bundle: Bundle) -> Kept:
    """Return what a store is given to keep of a document that was read before."""
    document = bundle.document
    body = document.text.encode()
    capture = Capture(
        id=document.capture_id,
        origin="bench",
        external_id=document.external_id,
        body=body,
        media_type="text/plain",
        sha256=document.capture_id,
        seen_at=document.seen_at,
        published_at=document.published_at,
        source_id=document.source_id,
    )
    return Kept(
        capture=capture,
        source_id=document.source_id,
        published_at=document.published_at,
        document=document,
        text_sha256=document.capture_id,
        annotations=Annotations(
            document_id=document.id,
            mentions=bundle.mentions,
            claims=bundle.claims,
            events=bundle.events,
        ),
        matches=bundle.matches,
        watched=("stream",),
    )


def replayed(name: str, keep: Path) -> None:
    """Replay a stream twice, and print what came of it."""
    study, store = STUDIES[name], stored(name, keep)
    ledgers = []
    for number in (1, 2):
        with tempfile.TemporaryDirectory(dir=keep, prefix=f"{name}-replay-") as folder:
            summary, spent, wall = timed(
                *("replay", str(BOOKS / study.book), "--from", study.first, "--to", study.last),
                *("--store", str(store), "--outcomes", str(DATA / "outcomes" / study.outcomes)),
                *("--covers", study.covers, "--step", study.step, "--out", folder),
            )
            ledgers.append((Path(folder) / "ledger.jsonl").read_bytes())
        print(f"{name}: replay {number}: {spent:.0f} s of processor, {wall:.0f} s of wall")
    print(f"{name}: ledgers of two runs equal to the byte: {ledgers[0] == ledgers[1]}")
    print(summary)


# An event counts from so many deaths, and so many civilians among them.
_DEFINITIONS: Mapping[str, OutcomeRule] = {
    "anybody killed": OutcomeRule(within_km=120, least_deaths=1),
    "a civilian killed": OutcomeRule(within_km=120, least_civilians=1),
    "three civilians killed": OutcomeRule(within_km=120, least_civilians=3),
    "ten killed": OutcomeRule(within_km=120, least_deaths=10),
}
_ABOUT_DONBAS = ("Donbas", "Donetsk", "Mariupol", "Avdiivka")


def announced() -> list[dt.date]:
    """Return the days on which somebody announced that an incident in Donbas was being prepared."""
    (reference,) = load_casebook(CAMPAIGNS).reference_classes
    about = (r for r in reference.rows if any(place in r.place for place in _ABOUT_DONBAS))
    return sorted(r.date for r in about if r.date.year <= 2021)


def followed() -> None:
    """Print how often events followed announcements, and any day."""
    book = load_casebook(BOOKS / "donbas-2016")
    problem = next(p for p in book.problems if p.id == "WP-DONBAS")
    table = read_outcomes(DATA / "outcomes" / "ucdp_ukraine_2014_2021.csv")
    days = announced()
    first, last = dt.date(2016, 1, 1), dt.date(2021, 12, 31) - 14 * ONE_DAY
    every = [first + n * ONE_DAY for n in range((last - first).days + 1)]
    print(f"campaigns: {len(days)} announcements, {days[0]} to {days[-1]}")
    for name, rule in _DEFINITIONS.items():
        own = happened(msgspec.structs.replace(problem, outcome=rule), book, table.outcomes)
        judged = [day for day in days if day <= last]
        came = sum(own.within(day, 14) for day in judged)
        base = sum(own.within(day, 14) for day in every) / len(every)
        tail = sum(
            math.comb(len(judged), k) * base**k * (1 - base) ** (len(judged) - k)
            for k in range(came, len(judged) + 1)
        )
        print(
            f"  {name:24} after {came} of {len(judged)}, after any day {base:.3f}; so many or more "
            f"by chance: {tail:.2f}"
        )


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("what", nargs="*", choices=PARTS, default=list(PARTS))
    parser.add_argument("--keep", type=Path, help="folder for stores that are used again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        keep = given.keep or Path(folder)
        keep.mkdir(parents=True, exist_ok=True)
        for name in given.what:
            if name in STUDIES:
                replayed(name, keep)
        if "campaigns" in given.what:
            followed()
    return 0


if __name__ == "__main__":
    sys.exit(main())
