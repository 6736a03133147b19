"""Attention, day by day."""

import datetime as dt
from typing import Literal

from tocsin.records.base import Record, Score
from tocsin.records.message import Message

# What stands between the parts of a reading's id, and for a part that it has not.
_BETWEEN, _NONE = "/", "-"


class Key(Record, frozen=True, order=True):
    """What is counted: a source group, and the site or narrative (or both) its texts touch."""

    group: str
    site_id: str | None = None
    narrative_id: str | None = None

    def named(self, when: str) -> str:
        """Return the id of this key's reading of a day or an hour."""
        return _BETWEEN.join((self.group, self.site_id or _NONE, self.narrative_id or _NONE, when))

    @classmethod
    def of_reading(cls, reading_id: str) -> "Key | None":
        """Return the key that the id of a reading names; None where it is none of a key."""
        parts = reading_id.split(_BETWEEN)
        if len(parts) != len(("group", "site", "narrative", "when")):
            return None
        group, site, narrative, _ = parts
        known = {_NONE: None}
        return cls(
            group=group,
            site_id=known.get(site, site),
            narrative_id=known.get(narrative, narrative),
        )


class Touch(Record, frozen=True):
    """One document that touches something watched, on its publication day (UTC).

    `at` only where the time of day is known.
    """

    document_id: str
    origin_id: str
    source_id: str
    day: dt.date
    sites: tuple[str, ...]
    narratives: tuple[str, ...]
    seen_at: dt.datetime
    at: dt.datetime | None = None


class Count(Record, frozen=True):
    """One key on one day: documents that touch it, and independent origins among them.

    `newcomers` are the origins brought by nobody but sources that were first heard less than four
    weeks before.
    """

    day: dt.date
    key: Key
    documents: int
    origins: int
    newcomers: int = 0


class Reading(Record, frozen=True):
    """What one day showed against what the group's own baseline leads one to expect.

    `log_e` is an alarm statistic, not an evidence ratio. `coverage` is the share of the group's
    sources that published while they were due. A reading that is not `ready` says nothing.
    `crossed` means that a change was found on this day: the statistic begins anew after it, so that
    a rate that has risen for good crosses once. `level` is where the statistic becomes an alarm.
    `measure` tells what is counted: documents about something (attention, or hourly, then with its
    `hour`), or events that a data set lists in an area (tempo).
    """

    day: dt.date
    group: str
    site_id: str | None
    narrative_id: str | None
    observed: int
    expected: Score | None
    low: Score | None
    high: Score | None
    log_e: Score | None
    ready: bool
    crossed: bool
    coverage: Score
    why: str
    measure: Literal["attention", "hourly", "tempo"] = "attention"
    level: Score | None = None
    hour: int | None = None
    why_message: Message | None = None

    @property
    def id(self) -> str:
        """Return what names this reading among all others."""
        when = self.day.isoformat() + (f"T{self.hour:02}" if self.hour is not None else "")
        return self.key.named(when)

    @property
    def key(self) -> Key:
        """Return what is counted."""
        return Key(group=self.group, site_id=self.site_id, narrative_id=self.narrative_id)


class GroupDay(Record, frozen=True):
    """What all keys of a group share on one day.

    With it, the series of any one key is replayed without looking at the others. `elsewhere` is the
    group's own output against its baseline, `exposure` the same with the day of the week; None on a
    day on which the group was not heard. `written` is how much it published that day; where that is
    nothing, nothing can be said of attention. `levels` are those of the three strata; `crossed` are
    the keys that stood at their level, `held` those of which newcomers bring a good part.
    """

    group: str
    day: dt.date
    elsewhere: float | None
    exposure: float | None
    coverage: Score
    active: int
    levels: tuple[float, ...]
    length: float
    written: int = 0
    crossed: tuple[Key, ...] = ()
    held: tuple[Key, ...] = ()


class WatchState(Record, frozen=True):
    """Everything the watch over one group knows at the end of a day, restored exactly.

    What the next day goes on from. Byte fields are arrays of doubles: `bank` the detector's rows
    (the first is that of a key never touched), `recent` what newcomers and all brought of late,
    `lifts` how far the levels stand above those by theory.
    """

    group: str
    day: dt.date
    first: dt.date
    keys: tuple[Key, ...]
    bank: bytes
    recent: bytes
    lifts: bytes
    week_seen: tuple[float, ...]
    week_due: tuple[float, ...]
    usual: float | None
    weight: float
    active: int
    heard: dict[str, dt.date]


SilenceState = Literal["late", "thin", "gone", "unreachable", "changed_identity"]


class Silence(Record, frozen=True):
    """A source that should have published and did not, or of which nothing could be had.

    No data is not quiet. States: `late`, `thin`, `gone` against the expected volume; `unreachable`
    when its listings failed each time; `changed_identity` when another number stands behind its
    handle, so that nothing is taken for its own.
    """

    source_id: str
    start: dt.date
    end: dt.date
    state: SilenceState
    expected: Score
    observed: int
    why: str
    why_message: Message | None = None

    @property
    def id(self) -> str:
        """Return what names this silence among all others."""
        return f"{self.source_id}/{self.state}/{self.start.isoformat()}"


class Follower(Record, frozen=True):
    """A source that published on something after the first one did, and how many hours later."""

    source_id: str
    hours: Score


class FirstMover(Record, frozen=True):
    """Who was earliest seen with a narrative or a site, and who followed.

    The earliest seen is not the origin.
    """

    source_id: str
    at: dt.datetime
    followers: tuple[Follower, ...]
    site_id: str | None = None
    narrative_id: str | None = None


class PairNovelty(Record, frozen=True):
    """A source that writes of a site it never wrote of before.

    `surprise` is -ln of the chance of it, in nats.
    """

    source_id: str
    site_id: str
    day: dt.date
    surprise: Score
    why: str
    why_message: Message | None = None


class Copublished(Record, frozen=True):
    """Two sources that published on one thing within an hour of each other more often than chance.

    It says nothing of who arranged it.
    """

    sources: tuple[str, str]
    seen: int
    expected: Score
    chance: Score
    why: str
    site_id: str | None = None
    narrative_id: str | None = None
    why_message: Message | None = None
