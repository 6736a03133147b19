"""What each source of a casebook delivered, and whether that is what was expected of it."""

import datetime as dt
from pathlib import Path

from tocsin.casebook import known_on, load_casebook
from tocsin.desk.moment import looking
from tocsin.language.fold import fold
from tocsin.pipeline import looks_of
from tocsin.records import Casebook, Change, Record
from tocsin.store import Store
from tocsin.watch import Counted, find_silences

_WEEK = 7


class Health(Record, frozen=True):
    """One source: what it delivered in all and in the last week, and its state."""

    source_id: str
    name: str
    owner: str
    captures: int
    last: dt.date | None
    week: int
    expected_per_week: float | None
    state: str
    why: str


def source_health(store: str, *, casebook: Path, as_of: dt.datetime) -> list[Health]:
    """Return the health of every source of a casebook, and of sources in the store that it does not know.

    A source of which no volume is expected is never called late: its state is "no expectation".
    """
    with Store(store) as opened:
        return health_of(looking(opened, as_of), load_casebook(casebook), as_of)


def health_of(store: Store, casebook: Casebook, as_of: dt.datetime) -> list[Health]:
    """Return the health of the sources of an open store."""
    book = known_on(casebook, as_of.date())
    volumes = store.rollups.volumes(as_of)
    looks = looks_of(store, book, as_of)
    found = find_silences(Counted((), volumes), book.sources, as_of.date(), looks)
    silences = {s.source_id: s for s in found}
    first = as_of.date() - dt.timedelta(days=_WEEK - 1)
    known = {s.id: s for s in book.sources}
    rows = []
    for source_id in sorted({*known, *(name for name, _ in volumes if name)}):
        days = {day: number for (name, day), number in volumes.items() if name == source_id}
        source, silence = known.get(source_id), silences.get(source_id)
        expected = source.expected_per_day if source else None
        calm = "on time" if expected is not None else "no expectation"
        rows.append(
            Health(
                source_id=source_id,
                name=source.name if source else source_id,
                owner=source.owner if source else "not in the casebook",
                captures=sum(days.values()),
                last=max(days, default=None),
                week=sum(number for day, number in days.items() if day >= first),
                expected_per_week=expected * _WEEK if expected is not None else None,
                state=silence.state if silence else calm if source else "unknown source",
                why=silence.why if silence else "",
            )
        )
    return sorted(rows, key=lambda r: (fold(r.name), r.source_id))


def changes(store: str, *, as_of: dt.datetime) -> list[Change]:
    """Return what sources edited or deleted up to a moment, oldest first."""
    with Store(store) as opened:
        return opened.changes(as_of)
