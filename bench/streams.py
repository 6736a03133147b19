"""The watch on real streams, replayed without looking ahead: is the stated rate of alarms kept, and
on which day are onsets found?

Usage: python -m bench.streams [--json]

Keys are the countries and cities of `bench/places_book`, counted as the program counts them: by the
documents that name them (copies folded), in groups of outlets, against the group's own output.
Streams: RUWA (nine outlets, September 2021 to June 2022; it was collected by event keywords, so its
baselines are biased) and three sets of Telegram channels.

*Rate.* Alarms of quiet keys, for each key and month of 30.44 days, on days on which the key's
reading is ready; an alarm is a day on which a reading crosses. A key of RUWA is *quiet* where no
event of the worked list is about it or the place it lies in or beside: all keys but Bucha, Irpin,
Kramatorsk, Mariupol and Azovstal. Nothing was looked at to choose them, so whatever else happened
is counted as false: the fall of Kherson, the missiles on Lviv and Kremenchuk. In the Telegram sets
all keys count as quiet. The stated rate is one day in 1,000. The program was tuned on RUWA until
April 2022, with the other figures in sight (decision 0020): none of them is a clean test.

*Onsets.* Days from the first day of an event (as the worked list has it) to the alarm of its key;
nan: none within four days. "chemical" is a word, not a place.

Beside the primary detector stand a moving z-score and EARS C3, with the same counts, offsets and
rule for the level. Cases of EUvsDisinfo by weeks follow: onsets at the level by theory.
"""

import argparse
import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.tables import print_tables
from bench.voxcheck import DATA, rows_of
from tocsin.annotate.names.sites import SiteFinder
from tocsin.casebook import load_casebook
from tocsin.records import Casebook, Group, Reading, Touch
from tocsin.watch import PRIMARY, Counted, count_touches, first_days, read_all
from tocsin.watch.detectors import DETECTORS
from tocsin.watch.level import DAYS_A_MONTH, RUN_LENGTH

BOOK = Path(__file__).with_name("places_book")
# The key of each event, its first day, and what lies beside it.
EVENTS = {
    "bucha": dt.date(2022, 4, 2),
    "kramatorsk": dt.date(2022, 4, 8),
    "azovstal": dt.date(2022, 4, 18),
    "chemical": dt.date(2022, 4, 11),
}
LOUD = (*EVENTS, "irpin", "mariupol")
PERIODS = {
    "until April": (dt.date(2021, 9, 1), dt.date(2022, 4, 30)),
    "May and June": (dt.date(2022, 5, 1), dt.date(2022, 6, 30)),
}
SHOWN = (PRIMARY, "moving z-score", "EARS C3")
_WITHIN = 4
_TELEGRAM = ("informnapalm", "ru_channels_2024", "spravdi")
_OUTLETS = {
    "ukrinform.net": "ukrinform",
    "censor.net": "censor",
    "reuters.com": "reuters",
    "aljazeera.com": "aljazeera",
    "www.msnbc.com": "msnbc",
    "bbc.co.uk": "bbc",
    "rt.com": "rt",
    "en.news-front.info": "newsfront",
    "tass.com": "tass",
}
_CHEMICAL = re.compile(r"chemical", re.I)
# Words of the key, and the week of the event.
WEEKLY = {
    "Douma": (r"Douma", dt.date(2018, 4, 9)),
    "Idlib": (r"Idlib", dt.date(2018, 9, 3)),
    "Salisbury": (r"Salisbury|Skripal|Novichok", dt.date(2018, 3, 12)),
    "Minsk": (r"Minsk", dt.date(2015, 2, 9)),
}
_WEEK, _LEARN = 7, 28


class Post(NamedTuple):
    """One document: when, by whom, and its text."""

    day: dt.date
    source: str
    text: str


def ruwa() -> Iterator[Post]:
    """Yield the documents of RUWA: title and description."""
    for row in rows_of(DATA / "streams" / "ruwa_until_2022-06.jsonl"):
        text = f"{row['title'] or ''}\n\n{row['description'] or ''}".strip()
        yield Post(dt.date.fromisoformat(row["date"][:10]), _OUTLETS[row["source"]], text)


def telegram(name: str) -> Iterator[Post]:
    """Yield the posts of a set of channels that have a text."""
    for row in rows_of(DATA / "telegram" / f"{name}.jsonl.gz"):
        if row.get("text"):
            yield Post(
                dt.date.fromisoformat(row["date"][:10]), row.get("channel") or name, row["text"]
            )


def touches(
    posts: Iterable[Post], finder: SiteFinder
) -> tuple[list[Touch], Counter[tuple[str, dt.date]]]:
    """Return what each post touches, and how much each source published each day."""
    listed: list[Touch] = []
    volumes: Counter[tuple[str, dt.date]] = Counter()
    for number, post in enumerate(posts):
        volumes[post.source, post.day] += 1
        named = {f.key for f in finder.names_in(post.text)}
        if _CHEMICAL.search(post.text):
            named.add("chemical")
        if named:
            listed.append(
                Touch(
                    document_id=str(number),
                    origin_id=post.text,
                    source_id=post.source,
                    day=post.day,
                    sites=tuple(sorted(named)),
                    narratives=(),
                    seen_at=dt.datetime.combine(post.day, dt.time(), dt.UTC),
                )
            )
    return listed, volumes


def read(
    posts: Iterable[Post], groups: Sequence[Group], book: Casebook
) -> dict[str, list[Reading]]:
    """Return the readings of all keys by each detector that is shown."""
    touched, volumes = touches(posts, SiteFinder(book.sites))
    history = Counted(count_touches(touched, groups, first_days(volumes)), volumes)
    last = max(day for _, day in volumes)
    return {name: read_all(history, groups, last, detector=name) for name in SHOWN}


def rate(readings: Iterable[Reading], loud: Sequence[str] = ()) -> float:
    """Return the alarms of quiet keys, for each key and month."""
    ready = [r for r in readings if r.ready and r.site_id not in loud]
    return sum(r.crossed for r in ready) / max(1, len(ready)) * DAYS_A_MONTH


def delays(readings: Sequence[Reading]) -> dict[str, float]:
    """Return the days from each event to its first alarm (nan: none within four)."""
    rows = {}
    for key, day in EVENTS.items():
        after = [(r.day - day).days for r in readings if r.site_id == key and r.crossed]
        rows[f"{key} +days"] = float(min((a for a in after if 0 <= a <= _WITHIN), default=math.nan))
    return rows


def measure() -> dict[str, dict[str, dict[str, float]]]:
    """Return rates and onsets of every stream, group and detector."""
    book = load_casebook(BOOK)
    tables: dict[str, dict[str, dict[str, float]]] = {}
    stated = {"stated": DAYS_A_MONTH / RUN_LENGTH}
    for name, readings in read(ruwa(), book.groups, book).items():
        for group in book.groups:
            own = [r for r in readings if r.group == group.id]
            rates = {
                p: rate((r for r in own if a <= r.day <= b), LOUD) for p, (a, b) in PERIODS.items()
            }
            tables.setdefault(f"RUWA, {group.name}", {})[name] = stated | rates | delays(own)
    for stream in _TELEGRAM:
        posts = list(telegram(stream))
        members = tuple(sorted({p.source for p in posts}))
        group = Group(
            id=stream,
            name=stream,
            members=members,
            known_from=dt.date(1992, 1, 1),
            reference="bench",
        )
        tables[f"Telegram, {stream}"] = {
            name: stated
            | {"whole": rate(readings), "key-days": float(sum(r.ready for r in readings))}
            for name, readings in read(posts, [group], book).items()
        }
    return tables | {"EUvsDisinfo, weeks": weekly()}


def weekly() -> dict[str, dict[str, float]]:
    """Return weeks from the events among cases of EUvsDisinfo to the alarm of the primary detector
    at the theory's level.
    """
    cases = [
        (dt.date.fromisoformat(r["date"][:10]), f"{r['title']} {' '.join(r['keywords'] or ())}")
        for r in rows_of(DATA / "narratives" / "euvsdisinfo_titles_until_2019.jsonl")
    ]
    first = min(day for day, _ in cases)
    patterns = {name: re.compile(pattern, re.I) for name, (pattern, _) in WEEKLY.items()}
    weeks = (max(day for day, _ in cases) - first).days // _WEEK + 1
    counts, volume = np.zeros((weeks, len(patterns))), np.zeros(weeks)
    for day, text in cases:
        index = (day - first).days // _WEEK
        volume[index] += 1
        counts[index] += [bool(p.search(text)) for p in patterns.values()]
    return {
        PRIMARY: _weeks_to_alarm(
            counts, volume, {n: (d - first).days // _WEEK for n, (_, d) in WEEKLY.items()}
        )
    }


def _weeks_to_alarm(
    counts: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    volume: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    events: Mapping[str, int],
) -> dict[str, float]:
    """Replay the weeks; a key that rings begins anew, as in the program."""
    detector, usual = DETECTORS[PRIMARY](counts.shape[1]), float(volume[0])
    rang = np.zeros(counts.shape, dtype=bool)
    for index, row in enumerate(counts):
        statistic = detector.update(row, np.full(len(row), (volume[index] + 2) / (usual + 2)))
        rang[index] = (statistic >= math.log(RUN_LENGTH)) & (row > 0) & (index >= _LEARN)
        detector.reset(rang[index] | (index < _LEARN))
        usual = usual * 0.98 + float(volume[index]) * 0.02
    rows = {}
    for column, (name, week) in enumerate(events.items()):
        after = np.flatnonzero(rang[week : week + _WITHIN + 1, column])
        rows[f"{name} +weeks"] = float(after[0]) if len(after) else math.nan
    return rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    print_tables(measure(), as_json=args.json)


if __name__ == "__main__":
    main()
