"""What each source of a casebook delivered, and whether that is what was expected of it."""

import datetime as dt
from collections.abc import Mapping

from tocsin.casebook import known_on
from tocsin.language.fold import fold
from tocsin.pipeline import looks_of
from tocsin.records import Casebook, Record, Silence, Source
from tocsin.records.workspace_ports import OpenStore
from tocsin.watch import Counted, Looks, Observed, find_silences, observed_of

_WEEK = 7


class SourceHealth(Record, frozen=True):
    """One source: what was observed of it in all and in the last week, how many captures have no
    date, and its state.
    """

    source_id: str
    name: str
    owner: str
    captures: int
    last: dt.date | None
    week: int
    expected_per_week: float | None
    state: str
    why: str
    undated: int = 0

    @property
    def observed(self) -> str:
        """Return how many captures there are in words: `60 in all, 12 not dated`."""
        if not self.undated:
            return f"{self.captures:,} in all"
        return (
            f"{self.captures:,} in all, "
            f"{'' if self.undated == self.captures else f'{self.undated:,} '}not dated"
        )


def health_of(store: OpenStore, casebook: Casebook, as_of: dt.datetime) -> list[SourceHealth]:
    """Return the health of every source of a casebook, and of sources in the store that it does not
    know.

    A source of which no volume is expected is never called late: its state is "no expectation".
    """
    book = known_on(casebook, as_of.date())
    volumes = store.rollups.volumes(as_of)
    looks = looks_of(store, book, as_of)
    silent = find_silences(Counted((), volumes), book.sources, as_of.date(), looks)
    silences = {s.source_id: s for s in silent}
    known = {s.id: s for s in book.sources}
    names = {
        *known,
        *(name for name, _ in volumes if name),
        *(name for name in looks.arrived if name),
    }
    history = Counted((), volumes)
    rows = [
        _health(
            name, known.get(name), history.published(name), looks, silences.get(name), as_of.date()
        )
        for name in names
    ]
    return sorted(rows, key=lambda r: (fold(r.name), r.source_id))


def _health(
    source_id: str,
    source: Source | None,
    volume: Mapping[dt.date, int],
    looks: Looks,
    silence: Silence | None,
    today: dt.date,
) -> SourceHealth:
    """Return the health of one source; one the casebook does not list goes by the name it was
    captured under.
    """
    seen = observed_of(source_id, volume, today, looks)
    first = today - dt.timedelta(days=_WEEK - 1)
    expected = source.expected_per_day if source else None
    captures = sum(seen.days.values())
    return SourceHealth(
        source_id=source_id,
        name=source.name if source else source_id,
        owner=source.owner if source else "unknown",
        captures=captures,
        last=max(seen.days, default=None),
        week=sum(number for day, number in seen.days.items() if first <= day <= today),
        expected_per_week=expected * _WEEK if expected is not None else None,
        state=silence.state if silence else _calm(source, seen, today),
        why=silence.why if silence else "",
        undated=captures - sum(volume.values()),
    )


def _calm(source: Source | None, seen: Observed, today: dt.date) -> str:
    """Return the state of a source of which nothing is amiss."""
    if source is None:
        return "not in the casebook"
    if source.expected_per_day is None:
        return "no expectation"
    return (
        "on time"
        if seen.days or seen.is_judged(source.expected_per_day, today)
        else "not watched long enough"
    )
