"""Attention, day by day."""

import datetime as dt
from typing import Literal

from tocsin.records.base import Record, Score


class Key(Record, frozen=True, order=True):
    """What is counted: a source group, and the site or narrative (or both) its texts touch."""

    group: str
    site_id: str | None = None
    narrative_id: str | None = None


class Count(Record, frozen=True):
    """One key on one day: documents that touch it, independent origins among them, and the group's whole output."""

    day: dt.date
    key: Key
    documents: int
    origins: int
    volume: int


class Reading(Record, frozen=True):
    """What one day showed against what the group's own habit leads one to expect.

    `log_e` is an alarm statistic, not an evidence ratio. `coverage` is the share of the group's sources that published
    in the week before. A reading that is not `ready` says nothing. `measure` tells what is counted: documents about something
    (attention), or events that a data set lists in an area (tempo).
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
    measure: Literal["attention", "tempo"] = "attention"

    @property
    def id(self) -> str:
        """Return what names this reading among all others."""
        return "/".join((self.group, self.site_id or "-", self.narrative_id or "-", self.day.isoformat()))


SilenceState = Literal["late", "thin", "gone", "unreachable", "changed_identity"]


class Silence(Record, frozen=True):
    """A source that should have published and did not, or of which nothing could be had. No data is not quiet.

    States: `late`, `thin`, `gone` against the expected volume; `unreachable` when its listings failed each time;
    `changed_identity` when another number stands behind its handle, so that nothing is taken for its own.
    """

    source_id: str
    start: dt.date
    end: dt.date
    state: SilenceState
    expected: Score
    observed: int
    why: str


class Follower(Record, frozen=True):
    """A source that published on something after the first one did, and how many hours later."""

    source_id: str
    hours: Score


class FirstMover(Record, frozen=True):
    """Who was earliest seen with a story or a site, and who followed; the earliest seen is not the origin."""

    source_id: str
    at: dt.datetime
    followers: tuple[Follower, ...]
    site_id: str | None = None
    narrative_id: str | None = None


class PairNovelty(Record, frozen=True):
    """A source that writes of a site it never wrote of before; `surprise` is -ln of the chance of it, in nats."""

    source_id: str
    site_id: str
    day: dt.date
    surprise: Score
    why: str


class Copublished(Record, frozen=True):
    """Two sources that published on one thing within an hour of each other more often than chance; it says nothing of who arranged it."""

    sources: tuple[str, str]
    seen: int
    expected: Score
    chance: Score
    why: str
    site_id: str | None = None
    narrative_id: str | None = None
