"""A stream of a harbour town made by hand: documents with claims about its bridge, day by day."""

import datetime as dt
import random
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from tests import by_hand
from tocsin.records import Casebook, Frozen, Outcome, OutcomeRule, Signals
from tocsin.replay.days import Days
from tocsin.replay.past import Bundle, Past
from tocsin.store import Store

FIRST = dt.date(2022, 1, 1)
DAY = dt.timedelta(days=1)
RULE = OutcomeRule(within_km=20, least_deaths=1)
# Sentences about the bridge, and one about nothing that is watched.
SAYINGS = (
    "The ministry said that the bridge at Port Lumen had been mined on pier {n}.",
    "The mayor accused a crew of {n} men of mining the bridge at Port Lumen.",
    "The courier reported that {n} boats passed the bridge at Port Lumen at night.",
)
ELSEWHERE = "The council planted {n} lime trees along the canal of the upper town."


def book(**stated: Any) -> Casebook:
    """Return the casebook of the town, with an outcome of its problem."""
    return by_hand.casebook(**({"problems": (by_hand.problem(outcome=RULE),)} | stated))


def bundle(number: int, day: dt.date, source: str = "courier", **stated: Any) -> Bundle:
    """Make a document of a day that accuses somebody over the bridge, with its claim and match."""
    text = SAYINGS[number % len(SAYINGS)].format(n=number)
    at = dt.datetime.combine(day, dt.time(9 + number % 9), dt.UTC)
    fields = {"published_at": at, "source_id": source, "seen_at": at, "language": "en"}
    document = by_hand.document(f"n{number}", text, **(fields | stated))
    claim = by_hand.claim(document, text[:-1], flags=("preclaim",))
    match = by_hand.match(claim, voice="promotes")
    mention = by_hand.mention(document, "bridge", "bridge")
    return Bundle(document, (mention,), (claim,), (), (match,))


def calm(number: int, day: dt.date, source: str = "wire") -> Bundle:
    """Make a document of a day that touches nothing watched."""
    at = dt.datetime.combine(day, dt.time(7), dt.UTC)
    text = ELSEWHERE.format(n=number)
    stated: dict[str, Any] = {"published_at": at, "seen_at": at, "source_id": source}
    return Bundle(by_hand.document(f"c{number}", text, **stated))


def stream(days: int, seed: int = 0, first: dt.date = FIRST) -> list[Bundle]:
    """Return some days of documents, a few a day, drawn with a seed."""
    random_ = random.Random(seed)
    found: list[Bundle] = []
    for offset in range(days):
        for _ in range(random_.randrange(4)):
            number = 10_000 * seed + len(found)
            make = random_.choice((bundle, bundle, calm))
            found.append(make(number, first + offset * DAY, random_.choice(("courier", "wire"))))
    return found


def frozen(
    past: Past, casebook: Casebook, until: dt.date, first: dt.date = FIRST
) -> dict[dt.date, list[Frozen]]:
    """Return what is frozen on every day up to one."""
    days, found = Days(past, casebook), {}
    for offset in range((until - first).days + 1):
        day = first + offset * DAY
        days.take(day)
        found[day] = days.judge(day)
        days.remember(found[day])
    return found


def row(day: dt.date, p: float = 0.1, problem: str = "WP-BRIDGE", **stated: Any) -> Frozen:
    """Make a frozen alarm by hand."""
    fields: dict[str, Any] = {
        "id": f"frz-{problem}-{day}",
        "problem_id": problem,
        "day": day,
        "as_of": dt.datetime.combine(day, dt.time(23, 59, 59), dt.UTC),
        "sites": ("bridge",),
        "reference_class": "bridges",
        "state": "NOTE",
        "p": p,
        "low": p / 2,
        "high": min(1.0, p * 2),
        "horizon": day + 14 * DAY,
        "horizon_days": 14,
        "alarm_id": f"alm-{day}",
        "origins": 1,
        "entered": day,
        "expired": None,
        "known": 10,
        "heard": 5,
        "signals": Signals(),
        "evidence": ("clm-n1",),
        "rests_on": "rst-1",
    }
    return Frozen(**(fields | stated))


def outcome(day: dt.date, number: int = 1, **stated: Any) -> Outcome:
    """Make an outcome at the port, by hand."""
    fields: dict[str, Any] = {
        "id": f"out-{number}",
        "row": number + 1,
        "start": day,
        "end": day,
        "who": "a register",
        "text": "A pier fell",
        "latitude": 46.5,
        "longitude": 30.75,
        "deaths": 1,
    }
    return Outcome(**(fields | stated))


def encoded(rows: Iterable[Frozen]) -> bytes:
    """Return frozen alarms byte by byte."""
    return msgspec.json.encode(list(rows), order="sorted")


def shuffled(bundles: Sequence[Bundle], seed: int) -> list[Bundle]:
    """Return documents in another order."""
    found = list(bundles)
    random.Random(seed).shuffle(found)
    return found


def put(store: Store, bundles: Iterable[Bundle]) -> None:
    """Keep documents with what was found in them, as intake does."""
    kept = []
    for item in bundles:
        own = by_hand.kept(item.document, *item.claims, matches=item.matches)
        assert own.annotations is not None
        notes = msgspec.structs.replace(own.annotations, mentions=item.mentions)
        kept.append(msgspec.structs.replace(own, annotations=notes))
    store.keep(kept, "by hand", by_hand.MOMENT)
    store.about.remember(by_hand.casebook(), by_hand.MOMENT)
