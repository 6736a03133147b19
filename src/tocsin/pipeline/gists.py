"""Making the gists of documents that have none, and what ties their texts to those of others.

What is made depends on a document and on pairs alone, never on the order in which they came; so it
can be kept, and everything that depends on all documents together is worked out from it at once.
"""

import datetime as dt
import functools
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from tocsin.annotate import days_of
from tocsin.assess import OF_FORCES, is_telling
from tocsin.documents import (
    WINDOW,
    Credits,
    Held,
    Spoken,
    compared,
    digest_of,
    known_since,
    lasting,
    same_told,
    says_it_is_older,
)
from tocsin.match import is_unclaimed, labels
from tocsin.pipeline.steps import digest_of as digest_of_rooms
from tocsin.pipeline.turns import TYING, in_turn
from tocsin.records import (
    Alike,
    Annotations,
    Claim,
    Document,
    Event,
    Gist,
    Happened,
    Label,
    Loaded,
    Match,
    Mention,
    Said,
    Shelved,
    Source,
    Telling,
    Translated,
    ports,
)

_AT_ONCE = 1_000
# So many texts are held to be compared with the next ones.
_MOST_HELD = 5_000
Tell = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Tell nobody."""


@functools.lru_cache(maxsize=1)
def _program() -> str:
    """Return the digest of the rooms that gists are made by."""
    return digest_of_rooms(
        (
            "documents",
            "language",
            "match",
            "records",
            "annotate/events",
            "assess/binding.py",
            "assess/telling.py",
            "pipeline/gists.py",
        )
    )


def sources_key_of(sources: Sequence[Source]) -> str:
    """Return the digest of what credits are looked for among."""
    names = [(s.id, s.name, s.aliases, s.kind, s.owner) for s in sources]
    return f"{digest_of(msgspec.json.encode(names).decode())}"


def catch_up(store: ports.GistedStore, sources: Sequence[Source], tell: Tell = _silent) -> int:
    """Make the gists that are missing, and return how many were; `tell` hears how far it has come.

    Killed in the middle, it goes on where it was: each handful is one transaction.
    """
    store.gists.begin_anew(_program())
    sources_key = sources_key_of(sources)
    credits = Credits(sources)
    missing = store.gists.missing()
    if missing:
        _make(store, store.gists.missing, credits, sources_key, tell)
    for part in _handfuls(store.gists.unasked(sources_key)):
        documents = store.gists.of(Document, part)
        store.gists.put_credits({d.id: _credit(credits, d) for d in documents}, sources_key)
    return len(missing)


def make_gists(store: ports.GistedStore, sources: Sequence[Source], names: Sequence[str]) -> None:
    """Make the gists of documents that were kept just now, whatever others may be missing."""
    if names:
        store.gists.begin_anew(_program())
        _make(store, lambda: names, Credits(sources), sources_key_of(sources), _silent)


def _make(
    store: ports.GistedStore,
    wanted: Callable[[], Sequence[str]],
    credits: Credits,
    sources_key: str,
    tell: Tell,
) -> None:
    """Make gists, while no other program makes any: of two that come at once each would miss that
    one's text is like the other's.
    """
    maker = _Maker(store, credits, sources_key)
    with in_turn(store, (TYING,), lambda _holder: None):
        names = wanted()
        for start in range(0, len(names), _AT_ONCE):
            tell(start, len(names))
            maker.make(names[start : start + _AT_ONCE])


def _handfuls(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield names, some at a time."""
    for start in range(0, len(names), _AT_ONCE):
        yield names[start : start + _AT_ONCE]


def _credit(credits: Credits, document: Document) -> tuple[str, str, str] | None:
    """Return whom a document is taken from."""
    credit = credits.of(document)
    return (credit.source, credit.kind, credit.words) if credit else None


class _Maker:
    """Makes gists, a handful at a time."""

    def __init__(self, store: ports.GistedStore, credits: Credits, sources_key: str) -> None:
        """Begin without a text at hand."""
        self._store = store
        self._credits = credits
        self._sources_key = sources_key
        self._spoken: OrderedDict[int, Spoken] = OrderedDict()

    def make(self, names: Sequence[str]) -> None:
        """Make the gists of some documents, and everything that ties them to others."""
        gists = self._store.gists
        documents: list[Document] = gists.of(Document, names)
        records_of = _by_document(gists, names)
        shelved, numbered, texts = [], [], dict[int, str]()
        for document in documents:
            records = records_of(document.id)
            own = gist_of(document, *records)
            numbers = lasting(document)
            texts[own.text] = document.text
            shelved.append(Shelved(own, tuple(numbers), _credit(self._credits, document)))
            numbered.append((own, numbers))
        bands, alike = self._copies(texts)
        gists.put(shelved, bands, alike, self._translations(numbered), self._sources_key)

    def _copies(self, texts: Mapping[int, str]) -> tuple[dict[int, list[int]], list[Alike]]:
        """Return the bands of new texts, and which texts are copies of which."""
        known = self._store.gists.texts(list(texts))
        new = {digest: text for digest, text in texts.items() if digest not in known}
        bands = {digest: self._remember(digest, text).bands() for digest, text in new.items()}
        kept = self._store.gists.holders([key for keys in bands.values() for key in keys])
        holders: dict[int, list[int]] = defaultdict(list, kept)
        self._recall({other for texts_there in kept.values() for other in texts_there}, texts)
        copies: list[Alike] = []
        for digest, keys in bands.items():
            there = {other for key in keys for other in holders[key]} - {digest}
            ((_, spoken),) = self._spoken_of([digest], texts)
            for other, theirs in self._spoken_of(there, texts):
                alike = compared(spoken, theirs)
                if alike is not None:
                    pair = (min(digest, other), max(digest, other))
                    copies.append(Alike(*pair, alike.basis, alike.score))
            for key in keys:
                holders[key].append(digest)
            spoken.forget_words()
        return bands, copies

    def _remember(self, digest: int, text: str) -> Spoken:
        """Return a text as its words, which stay at hand for a while."""
        spoken = self._spoken[digest] = Spoken(text)
        while len(self._spoken) > _MOST_HELD:
            self._spoken.popitem(last=False)
        return spoken

    def _recall(self, digests: Iterable[int], texts: Mapping[int, str]) -> None:
        """Have kept texts at hand that new ones are compared with, all that are far at once."""
        far = sorted(d for d in digests if d not in self._spoken and d not in texts)
        where = self._store.gists.texts(far[:_MOST_HELD])
        documents = self._store.gists.of(Document, sorted(where.values()))
        own = {document.id: document.text for document in documents}
        for digest, name in sorted(where.items()):
            if name in own:
                self._remember(digest, own[name])

    def _spoken_of(
        self, digests: Iterable[int], texts: Mapping[int, str]
    ) -> Iterator[tuple[int, Spoken]]:
        """Yield some texts as their words; one that no document has any more is left out."""
        at_hand = {d: self._spoken[d] for d in digests if d in self._spoken}
        far = [d for d in digests if d not in at_hand and d not in texts]
        where = self._store.gists.texts(far) if far else {}
        own = self._store.gists.of(Document, list(where.values())) if where else []
        documents = {d.id: d.text for d in own}
        for digest in sorted(digests):
            if digest in at_hand:
                yield digest, at_hand[digest]
            elif digest in texts:
                yield digest, self._remember(digest, texts[digest])
            elif where.get(digest) in documents:
                yield digest, self._remember(digest, documents[where[digest]])

    def _translations(self, new: Sequence[tuple[Gist, frozenset[int]]]) -> list[Translated]:
        """Return the pairs of new documents and any others that agree in two languages."""
        if not new:
            return []
        holders: dict[int, list[Held[str]]] = defaultdict(list)
        for gist, numbers in new:
            for number in numbers:
                holders[number].append(Held(gist.id, gist.since, gist.language, numbers))
        translations: dict[tuple[str, str], Translated] = {}
        for own in self._near(new):
            for other in _sharing(own, holders):
                score = same_told(own.lasting, other.lasting)
                if score is not None:
                    pair = (min(own.name, other.name), max(own.name, other.name))
                    shared = len(own.lasting & other.lasting)
                    translations[pair] = Translated(*pair, score, shared)
        return list(translations.values())

    def _near(self, new: Sequence[tuple[Gist, frozenset[int]]]) -> Iterator["Held[str]"]:
        """Yield new documents, and all others that one of them could be taken from or be the source
        of, by their time.
        """
        ids = {gist.id for gist, _ in new}
        yield from (Held(g.id, g.since, g.language, numbers) for g, numbers in new)
        for first, last in spans(gist.since for gist, _ in new):
            for other in self._store.gists.around(first, last):
                if other.id not in ids:
                    yield Held(*msgspec.structs.astuple(other))


def spans(moments: Iterable[dt.datetime]) -> list[tuple[dt.datetime, dt.datetime]]:
    """Return the stretches of time within the window of some moments; none overlaps another."""
    stretches: list[tuple[dt.datetime, dt.datetime]] = []
    for moment in sorted(moments):
        if stretches and moment - WINDOW <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], moment + WINDOW)
        else:
            stretches.append((moment - WINDOW, moment + WINDOW))
    return stretches


def _sharing(own: "Held[str]", holders: Mapping[int, Sequence["Held[str]"]]) -> list["Held[str]"]:
    """Return those in another language, of about the same time, that share a few numbers or names
    with one.
    """
    times: Counter[str] = Counter()
    known: dict[str, Held[str]] = {}
    for number in own.lasting:
        for other in holders.get(number, ()):
            if other.language != own.language and abs(other.since - own.since) <= WINDOW:
                times[other.name] += 1
                known[other.name] = other
    return [known[name] for name, shared in times.items() if shared > 1]


_OfDocument = tuple[list[Mention], list[Claim], list[Event], list[Match]]


def _by_document(gists: ports.Gists, names: Sequence[str]) -> Callable[[str], _OfDocument]:
    """Return what gives everything that was found in one of some documents."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    claims: dict[str, list[Claim]] = defaultdict(list)
    matches: dict[str, list[Match]] = defaultdict(list)
    events: dict[str, list[Event]] = defaultdict(list)
    owners: dict[str, str] = {}
    for mention in gists.of(Mention, names):
        mentions[mention.document_id].append(mention)
    for claim in gists.of(Claim, names):
        claims[claim.document_id].append(claim)
        owners[claim.id] = claim.document_id
    for match in gists.of(Match, names):
        matches[match.document_id].append(match)
    for event in gists.of(Event, names):
        for owner in {owners[c] for c in event.claim_ids if c in owners}:
            events[owner].append(event)
    return lambda name: (mentions[name], claims[name], events[name], matches[name])


def gist_of(
    document: Document,
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    events: Sequence[Event],
    matches: Sequence[Match],
) -> Gist:
    """Return the gist of a document from everything that was found in it."""
    carried = {c.id for c in claims}
    own = [e for e in events if carried.issuperset(e.claim_ids)]
    of_claims = [m for m in matches if m.claim_id in carried]
    spoken = Spoken(document.text)
    return Gist(
        id=document.id,
        external_id=document.external_id,
        seen_at=document.seen_at,
        published_at=document.published_at,
        precision=document.date.precision,
        since=known_since(document),
        source_id=document.source_id,
        outlet=document.outlet,
        url=document.url,
        language=document.language,
        is_older=says_it_is_older(document),
        text=digest_of(document.text),
        is_linked=spoken.is_linked,
        claims=len(claims),
        told=sum(m.voice is not None for m in of_claims),
        is_telling=is_telling(claims, own),
        has_forces=any(c.type in OF_FORCES for c in claims),
        entities=tuple(sorted({m.entity_id for m in mentions if m.entity_id is not None})),
        actors=tuple(sorted(_actors(claims))),
        stories=tuple(_stories(of_claims)),
        said=tuple(_said(claims, of_claims)),
        loaded=tuple(_loaded(document, claims)),
        events=tuple(_happened(document, claims, own)),
    )


def _actors(claims: Iterable[Claim]) -> set[str]:
    """Return who acts or speaks in some claims."""
    names = {c.actor_id for c in claims} | {h.entity_id for c in claims for h in c.chain[:-1]}
    return {name for name in names if name is not None}


def _stories(matches: Iterable[Match]) -> list[Telling]:
    """Return which narratives are met in which voice, each once."""
    pairs = {(m.narrative_id, m.voice or "") for m in matches}
    return [Telling(narrative, voice or None) for narrative, voice in sorted(pairs)]


def _said(claims: Iterable[Claim], matches: Iterable[Match]) -> Iterator[Said]:
    """Yield the claims that may be of a story in no catalogue."""
    matched = {m.claim_id for m in matches}
    for claim in sorted(claims, key=lambda c: c.id):
        if is_unclaimed(claim, matched):
            yield Said(claim.id, digest_of(claim.text.casefold()))


def _loaded(document: Document, claims: Sequence[Claim]) -> list[Loaded]:
    """Return the judging words of a document, those of one voice together."""
    cited = {c.id: {h.surface for h in c.chain[:-1]} for c in claims}
    loaded_labels = labels(document, Annotations(document_id=document.id, claims=tuple(claims)))
    return loaded_of(loaded_labels, lambda label: label.voice in cited[label.claim_id])


def loaded_of(loaded_labels: Iterable[Label], is_cited: Callable[[Label], bool]) -> list[Loaded]:
    """Return labels counted by voice and word."""
    times = Counter((x.voice_id, x.voice, is_cited(x), x.surface.casefold()) for x in loaded_labels)
    return [Loaded(*key, number) for key, number in times.items()]


def _happened(
    document: Document, claims: Sequence[Claim], events: Iterable[Event]
) -> Iterator[Happened]:
    """Yield the events of a document with their days."""
    by_id = {c.id: c for c in claims}
    for event in events:
        days = days_of(event, by_id, {document.id: document})
        yield Happened(
            event.id,
            event.type,
            event.status,
            event.site_id,
            event.actor_id,
            days[0] if days else None,
            days[1] if days else None,
            event.claim_ids,
        )
