"""What reports propose for a casebook: whom and what they name, with the kind each probably has,
and where they come from.

Everything is for a person to review. Persons are proposed where a text gives them a public role or
cites them; others are only counted.
"""

import datetime as dt
import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
import msgspec

from tocsin import pipeline
from tocsin.casebook.check_names import is_ordinary
from tocsin.casebook.expand import LIBRARY
from tocsin.casebook.write import Proposal
from tocsin.gazetteer import find_gazetteer
from tocsin.language.fold import fold
from tocsin.language.lexicon import TOGETHER, lexicon, word_set
from tocsin.language.patterns import TermIndex
from tocsin.language.stems import stem
from tocsin.language.words import word_list
from tocsin.language.yaml_text import read_text
from tocsin.records import (
    HTML,
    Annotations,
    Capture,
    Casebook,
    Document,
    Dropped,
    Mention,
    Occurrence,
    Place,
)
from tocsin.sources import Stated, read_inputs
from tocsin.workspace.entry_ids import with_ids

# A role stands so many characters before or behind the name it belongs to.
_ROLE_REACH = 40
_SITE_KINDS = {
    "country": "country",
    "city": "city",
    "airport": "facility",
    "facility": "facility",
    "region": "region",
    "district": "region",
    "area": "region",
    "continent": "region",
}


class Named(msgspec.Struct):
    """One name of the reports: its forms with how often they stand there, its kinds, and the first
    document that gives it.
    """

    forms: Counter[str]
    kinds: Counter[str]
    first: dt.date
    reference: str
    place: Place | None = None
    role: str | None = None
    cited: bool = False
    joined: bool = False

    @property
    def name(self) -> str:
        """Return the form that stands there most often, the shortest where several do: a name in
        other cases is longer.
        """
        return min(self.forms, key=lambda f: (-self.forms[f], len(f), f))


class Proposals(msgspec.Struct, frozen=True):
    """What reports propose; `refused` says which inputs could not be read.

    `unnamed` counts the persons that were left out, `catalogued` the names that a casebook has
    already.
    """

    entries: tuple[Proposal, ...]
    refused: tuple[Dropped, ...]
    read: int
    unnamed: int
    catalogued: int = 0


def propose(
    inputs: Sequence[str], *, used: Iterable[str], catalogued: Iterable[str] = (), now: dt.datetime
) -> Proposals:
    """Return what inputs of any kind that can be read propose.

    Ids in `used` are not given again, and what goes by a name in `catalogued` is in a casebook
    already.
    """
    reader = pipeline.Reader(Casebook(id="new", title="new", digest=""), now)
    read: list[tuple[Document, Annotations]] = []
    captures: list[Capture] = []
    refused: list[Dropped] = []
    for item in read_inputs(inputs, seen_at=now, stated=Stated()):
        if isinstance(item, Occurrence):
            continue
        reading = item if isinstance(item, Dropped) else reader.annotate(item)
        if isinstance(reading, Dropped):
            refused.append(reading)
        elif isinstance(item, Capture):
            read.append(reading)
            captures.append(item)
    sources = list(
        _sources([(d, _house(d, c)) for (d, _), c in zip(read, captures, strict=True)], now)
    )
    called = {fold(str(p.fields["name"])) for p in sources}
    known = {_key(h) for h in catalogued} | {fold(h) for h in catalogued}
    named = [
        n
        for n in _names(read, now).values()
        if not n.joined and fold(n.name) not in called and not is_ordinary(n.name)
    ]
    kept = [n for n in named if not _is_held(n, known)]
    unnamed = sum(_main(n) == "person" and not (n.role or n.cited) for n in kept)
    entries = [
        *sources,
        *(p for n in sorted(kept, key=lambda n: fold(n.name)) for p in _entries(n)),
    ]
    entries = sorted(entries, key=lambda p: p.section)
    return Proposals(
        entries=tuple(with_ids(entries, set(used))),
        refused=tuple(refused),
        read=len(read),
        unnamed=unnamed,
        catalogued=len(named) - len(kept),
    )


def _is_held(named: Named, known: set[str]) -> bool:
    """Return whether a casebook has an entry under one of the forms of a name, or under the name of
    its place.
    """
    names = (*named.forms, *((named.place.name,) if named.place is not None else ()))
    return any(fold(n) in known or _key(n) in known for n in names)


def _names(read: Sequence[tuple[Document, Annotations]], now: dt.datetime) -> dict[str, Named]:
    """Return the names of all documents; forms of one name are counted together."""
    by_key: dict[str, Named] = {}
    for document, annotations in read:
        noise = [n.span for n in document.noise]
        cited = [a.source.span for a in annotations.attributions if a.source is not None]
        for mention in annotations.mentions:
            name = _clean(mention.surface)
            if len(name) < 2 or any(n.overlaps(mention.span) for n in noise):
                continue
            first, reference = _dated(document, now)
            named = by_key.setdefault(
                mention.entity_id or _key(name),
                Named(forms=Counter(), kinds=Counter(), first=first, reference=reference),
            )
            named.forms[name] += 1
            named.kinds[_kind_of(mention, document)] += 1
            named.place = named.place or _place(mention)
            named.role = named.role or _role(mention, document)
            named.cited = named.cited or any(c.covers(mention.span) for c in cited)
            if first < named.first:
                named.first, named.reference = first, reference
    _join_surnames(by_key)
    return by_key


def _clean(surface: str) -> str:
    """Return a name without articles, possessives and line breaks."""
    name = " ".join(surface.split()).strip("«»\"“”'‘’.,;:()[]")
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return name.removeprefix("the ").removeprefix("The ")


def _key(name: str) -> str:
    """Return what the forms of a name share."""
    return " ".join(stem(w) for w in word_list(name)) or fold(name)


def _kind_of(mention: Mention, document: Document) -> str:
    """Return person, organisation, place or site; a title right before a name makes it a person's,
    whatever a model says.
    """
    if mention.kind in ("place", "state"):
        return "place"
    words = word_list(mention.surface)
    before = word_list(
        document.text[max(0, mention.span.start - _ROLE_REACH) : mention.span.start]
    )[-1:]
    if (
        len(words) in (2, 3)
        and before
        and stem(before[0]) in _roles()
        and not _says(mention.surface, "state_body")
    ):
        return "person"
    return mention.kind if mention.kind in ("person", "site") else "organisation"


def _join_surnames(by_key: dict[str, Named]) -> None:
    """Make a surname that stands alone a form of the full name the reports give."""
    full = {
        k.split()[-1]: n for k, n in by_key.items() if _main(n) == "person" and len(k.split()) > 1
    }
    for key, named in by_key.items():
        whole = full.get(key)
        if whole is not None and whole is not named and _main(named) in ("person", "organisation"):
            whole.role, whole.cited = whole.role or named.role, whole.cited or named.cited
            named.joined = True


def _main(named: Named) -> str:
    """Return what a name mostly names."""
    return named.kinds.most_common(1)[0][0]


def _dated(document: Document, now: dt.datetime) -> tuple[dt.date, str]:
    """Return since when what a document says was known, and where it stands."""
    where = document.url or document.title or document.external_id
    if document.published_at is None:
        return (
            document.seen_at.date() if document.seen_at <= now else now.date(),
            f"{where} (not dated)",
        )
    day = document.published_at.date()
    return day, f"{where}, {day}"


def _place(mention: Mention) -> Place | None:
    """Return the place of the gazetteer that a mention is linked to."""
    return find_place(mention.entity_id) if mention.entity_id else None


@functools.lru_cache(maxsize=4096)
def find_place(place_id: str) -> Place | None:
    """Return a place of the gazetteer in use."""
    return find_gazetteer().place(place_id)


def _role(mention: Mention, document: Document) -> str | None:
    """Return the word for a public role that stands beside a name."""
    text, span = document.text, mention.span
    before = text[max(0, span.start - _ROLE_REACH) : span.start].rpartition("\n")[2]
    behind = text[span.end : span.end + _ROLE_REACH].partition("\n")[0]
    before, behind = before.rpartition(". ")[2], behind.partition(". ")[0]
    return next(
        (w for w in (*word_list(before)[::-1], *word_list(behind)) if stem(w) in _roles()), None
    )


@functools.cache
def _roles() -> frozenset[str]:
    """Return the stems of words for roles."""
    pronouns = word_set("pronoun") | {"он", "она", "він", "вона", "ол"}
    return frozenset(
        stem(w)
        for code in TOGETHER
        for w in lexicon(code).get("role_noun", ())
        if w not in pronouns
    )


@functools.cache
def _words(name: str) -> TermIndex:
    """Return the words that tell a kind."""
    listed = read_text((LIBRARY / "kinds.yml").read_text(encoding="utf-8"))[name]
    return TermIndex([(str(w), name) for w in listed])


def _says(name: str, kind: str) -> bool:
    """Return whether a name holds a word for a kind."""
    return bool(_words(kind).find(name))


def _entries(named: Named) -> Iterator[Proposal]:
    """Yield what one name is proposed as."""
    main = _main(named)
    if main == "person":
        if named.role or named.cited:
            kind = (
                "public_correspondent"
                if named.role and _says(named.role, "correspondent")
                else "public_official"
            )
            yield _proposal(
                "actors",
                named,
                {"kind": kind},
                named.role or "cited; keep only who speaks in a public role",
            )
    elif named.place is not None and named.place.kind == "country":
        own = {"name": named.place.name, "aliases": _aliases(named, named.place.name)}
        yield _proposal(
            "actors",
            named,
            {"kind": "state", **own},
            "a state; name its ministries and officials beside it",
        )
        where = _where(named.place)
        land = {"kind": "country", **own, **where}
        yield _proposal(
            "sites",
            named,
            land,
            "only as the place that other sites lie in (parent)",
            key=f"{named.place.name} land",
        )
    elif main in ("place", "site") or _says(named.name, "facility"):
        yield _site(named)
    elif _says(named.name, "agency") and not _says(named.name, "state_body"):
        fields = {"kind": "agency", "owner": f"owner of {named.name} (not known yet)"}
        yield _proposal("sources", named, fields, "cited by what was read; write who owns it")
    else:
        kind = next(
            (k for k in ("state_body", "military_contingent") if _says(named.name, k)),
            "organisation",
        )
        yield _proposal("actors", named, {"kind": kind})


def _site(named: Named) -> Proposal:
    """Return a site: of the gazetteer with its point, or one that a person has to place."""
    place = named.place
    if place is None:
        facility = _says(named.name, "facility") or _main(named) == "site"
        kind = "facility" if facility else "region"
        type_ = _type(named.name) if facility else None
        fields = {"kind": kind, **({"type": type_} if type_ else {})}
        return _proposal(
            "sites",
            named,
            fields,
            "not in the gazetteer: check the kind, add country and coordinates",
        )
    more = {"type": "airport"} if place.kind == "airport" else {}
    own = {"name": place.name, "aliases": _aliases(named, place.name)}
    return _proposal(
        "sites", named, {"kind": _SITE_KINDS[place.kind], **more, **own, **_where(place)}
    )


def _type(name: str) -> str | None:
    """Return the type of a facility, by the words its kind is called by."""
    for code in TOGETHER:
        for key, terms in sorted(lexicon(code).items()):
            if key.startswith("site_") and TermIndex([(t, t) for t in terms]).find(name):
                return key.removeprefix("site_")
    return None


def _where(place: Place) -> dict[str, Any]:
    """Return country and point of a place."""
    fields = {"country": place.country, "latitude": place.latitude, "longitude": place.longitude}
    return {
        k: (round(v, 4) if isinstance(v, float) else v) for k, v in fields.items() if v is not None
    }


def _aliases(named: Named, name: str) -> list[str]:
    """Return the forms of a name beside the name itself, the most frequent first."""
    forms = sorted(
        (f for f in named.forms if fold(f) != fold(name) and f[:1].isupper()),
        key=lambda f: (-named.forms[f], f),
    )
    by_key = {_key(f): f for f in reversed(forms)}
    return [f for f in forms if by_key.get(_key(f)) == f][:6]


def _proposal(
    section: str,
    named: Named,
    fields: Mapping[str, Any],
    note: str | None = None,
    *,
    key: str | None = None,
) -> Proposal:
    """Make a proposal of a name."""
    own = {"name": named.name, **fields}
    dated = {"known_from": named.first, "reference": named.reference}
    return Proposal(
        section=section,
        key=key or own["name"],
        fields={k: v for k, v in {**own, **dated}.items() if v != []},
        note=note,
    )


def _house(document: Document, capture: Capture) -> str | None:
    """Return the source a document is of: as stated, as its page or feed calls itself, or the site
    it lies at.
    """
    return (
        document.source_id
        or _site_name(capture)
        or _feed_title(capture.origin.partition("#")[0])
        or _host(document.url)
    )


_SITE_NAME = re.compile(
    rb"""<meta[^>]+(?:og:site_name|application-name)["'][^>]*content=["']([^"']{2,80})["']|"""
    rb"""<meta[^>]+content=["']([^"']{2,80})["'][^>]*(?:og:site_name|application-name)["']""",
    re.IGNORECASE,
)


def _site_name(capture: Capture) -> str | None:
    """Return how a page calls the site it is of."""
    match = _SITE_NAME.search(capture.body) if capture.media_type == HTML else None
    name = (match.group(1) or match.group(2)).decode("utf-8", "replace") if match else ""
    return _clean(name) or None


@functools.lru_cache(maxsize=64)
def _feed_title(origin: str) -> str | None:
    """Return how a saved feed calls itself."""
    if not origin.casefold().endswith((".xml", ".rss", ".atom")) or not Path(origin).is_file():
        return None
    title = feedparser.parse(Path(origin).read_bytes()).feed.get("title", "")
    return _clean(str(title)) or None


def _sources(
    documents: Sequence[tuple[Document, str | None]], now: dt.datetime
) -> Iterator[Proposal]:
    """Yield the sources of documents, each once, since the day of its first one."""
    earliest: dict[str, tuple[str, dt.date, Document]] = {}
    for document, name in documents:
        if name and len(name) > 1:
            day = _dated(document, now)[0]
            before = earliest.get(fold(name))
            if before is None or day < before[1]:
                earliest[fold(name)] = (name, day, document)
    for name, day, document in sorted(earliest.values(), key=lambda f: fold(f[0])):
        host = _host(document.url)
        fields = {
            "name": name,
            "kind": _source_kind(name, document),
            "owner": f"owner of {name} (not known yet)",
            "languages": [document.language] if document.language else [],
            "aliases": [host] if host and fold(host) != fold(name) else [],
            "known_from": day,
            "reference": _dated(document, now)[1],
        }
        filled = {k: v for k, v in fields.items() if v != []}
        yield Proposal(section="sources", key=name, fields=filled, note="write who owns it")


def _source_kind(name: str, document: Document) -> str:
    """Return what kind of source a name probably is."""
    if document.external_id.startswith("telegram") or "t.me" in (document.url or ""):
        return "channel"
    return next((k for k in ("agency", "official") if _says(name, k)), "outlet")


def _host(url: str | None) -> str | None:
    """Return the site a document lies at."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None
