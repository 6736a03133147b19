"""What must be seen for an indicator to count as observed: one record for each kind of record that
is looked at, with the conditions that go together there. `record` in a casebook says which kind.

All the conditions that are given must hold; lists are alternatives. `sites` and `narratives` are
ids, or `problem` for those the problem itself watches.
"""

from typing import Annotated, Literal, TypeAlias

import msgspec

from tocsin.records.base import Record, Wordings

RecordKind = Literal["claim", "event", "match", "reading", "silence"]
SpeakerRole = Literal["official", "party", "host", "operator", "watched_group", "observer"]
Days = Annotated[int, msgspec.Meta(description="so many days before the assessment are looked at")]


class _Looks(Record, frozen=True, tag_field="record"):
    """What every kind of observation shares: the kind of record it looks at."""

    @property
    def record(self) -> RecordKind:
        """Return the kind of record that is looked at."""
        kind: RecordKind = self.__struct_config__.tag  # type: ignore[assignment]
        return kind


class ObserveSaid(_Looks, frozen=True):
    """What is asked of words in a text, in claims and events alike.

    `originators` are those a claim begins with, `speakers` what they must be towards the problem
    (an official of any state, one of its parties, the host of its sites, their operator, a source
    of its watched groups, or an observer who is none of these).
    """

    types: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    originators: tuple[str, ...] = ()
    speakers: tuple[SpeakerRole, ...] = ()
    sites: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    terms: Wordings = {}
    flags: tuple[str, ...] = ()
    days: Days = 60


class ObserveClaim(ObserveSaid, frozen=True, tag="claim"):
    """What is looked for in claims. `deadline` asks for a claim that gives one."""

    deadline: bool = False


class ObserveEvent(ObserveSaid, frozen=True, tag="event"):
    """What is looked for in events, through the claims that carry them.

    Events of any status count where no `statuses` are given, but for those of earlier years, and
    acts of force or secrecy that are only planned.
    """

    statuses: tuple[str, ...] = ()


class ObserveMatch(_Looks, frozen=True, tag="match"):
    """What is looked for in matches of claims with catalogued narratives."""

    narratives: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    days: Days = 60


class ObserveReading(_Looks, frozen=True, tag="reading"):
    """What is looked for in readings.

    `crossed` asks a ready reading to have crossed its alarm level; `measure` says of what:
    documents about a site, or events that data sets list in its area.
    """

    sites: tuple[str, ...] = ()
    narratives: tuple[str, ...] = ()
    crossed: bool = False
    measure: Literal["attention", "tempo"] = "attention"
    days: Days = 60


class ObserveSilence(_Looks, frozen=True, tag="silence"):
    """What is looked for in the health of `sources`, or of those of the problem's groups; its
    `statuses` are late, thin, gone, unreachable, changed_identity.
    """

    sources: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


Observe: TypeAlias = ObserveClaim | ObserveEvent | ObserveMatch | ObserveReading | ObserveSilence
# By the word that a casebook writes after `record:`.
OBSERVED_KINDS: dict[str, type[Observe]] = {
    "claim": ObserveClaim,
    "event": ObserveEvent,
    "match": ObserveMatch,
    "reading": ObserveReading,
    "silence": ObserveSilence,
}
