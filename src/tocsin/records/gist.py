"""What is kept of one document so that everything can be looked at together without its text."""

import datetime as dt
import sys

import msgspec

from tocsin.records.reading import Touch


class Part(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A part of a gist: written without the names of its fields, since there are many; none holds
    another of its kind in a circle, so that nothing looks for one among them.
    """


class Loaded(Part, frozen=True):
    """A judging word of a document: whose it is, whether a claim cites that voice, how often."""

    voice_id: str | None
    voice: str
    is_cited: bool
    surface: str
    number: int


class Telling(Part, frozen=True):
    """A narrative that a document meets, in a voice or in none."""

    narrative_id: str
    voice: str | None


class Said(Part, frozen=True):
    """A claim that might be of a story in no catalogue, with the digest of its folded words."""

    claim_id: str
    words: int


class Happened(Part, frozen=True):
    """An event of a document: what it is joined with others by, and the days it lies on."""

    id: str
    type: str
    status: str
    site_id: str | None
    actor_id: str | None
    first: dt.date | None
    last: dt.date | None
    claim_ids: tuple[str, ...]


class Gist(Part, frozen=True):
    """What is kept of one document.

    `text` is the digest of its text, `is_linked` whether the same text is a copy (a few words are
    none); `since` the earliest moment it is known to have been public. `entities` are what it
    names, `actors` who acts or speaks in it, `is_telling` whether a claim of it says when, tells of
    an ability, advises, explains, denies, or leaves something open.
    """

    id: str
    external_id: str
    seen_at: dt.datetime
    published_at: dt.datetime | None
    precision: str
    since: dt.datetime
    source_id: str | None
    outlet: str | None
    url: str | None
    language: str | None
    is_older: bool
    text: int
    is_linked: bool
    claims: int
    told: int
    is_telling: bool
    has_forces: bool
    entities: tuple[str, ...]
    actors: tuple[str, ...]
    stories: tuple[Telling, ...]
    said: tuple[Said, ...]
    loaded: tuple[Loaded, ...]
    events: tuple[Happened, ...]

    def touch(self, origin: str, watched: frozenset[str]) -> Touch | None:
        """Return what the document counts for; None where it has no date, no source, or touches
        nothing watched.
        """
        sites = sorted(map(sys.intern, watched.intersection(self.entities)))
        stories = sorted({sys.intern(t.narrative_id) for t in self.stories if t.voice is not None})
        if self.published_at is None or self.source_id is None or not (sites or stories):
            return None
        return Touch(
            document_id=origin if origin == self.id else self.id,  # one text, not two
            origin_id=origin,
            source_id=sys.intern(self.source_id),
            day=self.published_at.date(),
            sites=tuple(sites),
            narratives=tuple(stories),
            seen_at=self.seen_at,
            at=self.published_at if self.precision == "instant" else None,
        )


class Alike(Part, frozen=True):
    """Two texts of which one is a copy of the other, by their digests."""

    one: int
    other: int
    basis: str
    score: float


class Translated(Part, frozen=True):
    """Two documents in two languages that agree in numbers and names."""

    one: str
    other: str
    score: float
    shared: int


class Lasting(Part, frozen=True):
    """A document with since when it is known, and the numbers and names a translation keeps."""

    id: str
    since: dt.datetime
    language: str | None
    numbers: frozenset[int]


class Shelved(Part, frozen=True):
    """A gist with what new documents are compared by, and whom its text credits."""

    gist: Gist
    lasting: tuple[int, ...]
    credit: tuple[str, str, str] | None
