"""What captures are read under, and what was found under an earlier one."""

import datetime as dt

from tocsin.records.base import Record
from tocsin.records.watched import Actor, Narrative, Site, Source


class Basis(Record, frozen=True):
    """What a capture was read under: the program with its models, whether every text is read whole,
    and the casebook's entries.

    `countries` are those watched as places. `fingerprint` is the digest of it all. Two bases of one
    `program` differ only in their entries.
    """

    fingerprint: str
    program: str
    read_all: bool = False
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    sites: tuple[Site, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    countries: tuple[str, ...] = ()


class Superseded(Record, frozen=True):
    """A finding that is no longer made: its kind, its record as JSON, and the moment another
    reading took its place.
    """

    id: str
    kind: str
    document_id: str
    at: dt.datetime
    record: str
