"""The doors through which input comes, each with sound samples and what reads it.

A reader may refuse (`TocsinError`) where its docstring says so; a file may not: whatever goes wrong
in it is a `Dropped`. One that names an error nobody foresaw for a whole file counts as a fault,
since it loses what stands behind.
"""

import datetime as dt
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tests.conftest import NOW, ROOT, make_capture
from tests.contracts import test_readers as sound
from tocsin.annotate import Annotator
from tocsin.casebook import load_casebook, read_casebook
from tocsin.documents import Extractor
from tocsin.errors import TocsinError
from tocsin.gate import Gate, watched_reasons
from tocsin.gazetteer import find_gazetteer
from tocsin.match import Matcher
from tocsin.records import Capture, Document, Dropped
from tocsin.sources import FORMATS, Stated, read_inputs
from tocsin.sources.decode import decode
from tocsin.sources.sidecar import read_sidecar

ALMATY, DEMO = ROOT / "casebooks" / "almaty-2022", ROOT / "casebooks" / "almaty-demo"
# Files of a casebook larger than this take a second each to read.
_SMALL = 6_000
# The share of a door whose every input takes several milliseconds.
_DEAR = 0.4
BOOK = """id: small
title: Small
sources: [{id: tass, name: TASS, kind: agency, addresses: ["tass.example"], languages: [ru]}]
actors: [{id: ministry, name: {en: Ministry}, kind: organisation, aliases: {ru: [Минздрав]}}]
sites: [{id: lab, name: {en: Laboratory}, kind: laboratory, latitude: 43.2, longitude: 76.9}]
narratives: [{id: old, title: Old, summary: Words, first_seen: 1996, known_from: 2020-01-01}]
""".encode()

Read = Callable[[bytes], object]


class FaultError(Exception):
    """A file was lost whole to something nobody foresaw."""


class Door(NamedTuple):
    """A door: its name, sound input, what reads it, and what share of all tries it gets."""

    name: str
    samples: Sequence[bytes]
    read: Read
    share: float = 1.0


WORDS = sound.WORDS.encode()
TEXTS = tuple(
    text.encode()
    for text in (
        "Crews return to the laboratory\n\nThe Kazakh Ministry of Health said on Sunday, 9 January "
        "2022, that the biological laboratory in Almaty was under guard. “Nothing was seized,” the "
        "ministry told Kazinform, citing TASS. They have 10 days left to withdraw 2,500 troops.",
        "Министерство здравоохранения заявило в воскресенье, 9 января 2022 года, что лаборатория в "
        "Алматы под охраной. «Ничего не захвачено», — сообщил представитель ведомства агентству "
        "ТАСС со ссылкой на Минобороны. На вывод 2 500 военных осталось 10 дней.",
        "У неділю, 9 січня 2022 року, міністерство охорони здоров’я повідомило, що лабораторію в "
        "Алмати охороняють. «Нічого не захоплено», — сказав речник із посиланням на ТАСС.",
        "Жексенбіде, 2022 жылғы 9 қаңтарда, Денсаулық сақтау министрлігі Алматыдағы зертхана "
        "күзетте екенін мәлімдеді. «Ештеңе басып алынған жоқ», — деді ведомство өкілі.",
    )
)
MOMENTS = tuple(
    m.encode()
    for m in (
        "2022-01-09T10:00:00+06:00",
        "Sun, 09 Jan 2022 10:00:00 GMT",
        "9 января 2022 г., 10:00 МСК",
        "1641722400",
        "09.01.2022 10:00",
        "Jan 9, 2022 at 10:00 PM EST",
        "2022 жылғы 9 қаңтар",
        "20220109T100000Z",
        "вчора о 10:00",
    )
)
ADDRESSES = (
    b"https://news.example/2022/01/09/lab?id=1#top",
    b"http://user:secret@127.0.0.1:8080/a",
    "https://новости.example/статья".encode(),
    b"https://t.me/s/channel/42",
)
ATOM = (
    b'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
    b"<title>P</title>"
    b"<entry><id>1</id><title>Lab</title><updated>2022-01-09T10:00:00Z</updated>"
    b'<link href="https://'
    b'news.example/1"/><content type="html">&lt;p&gt;'
    + WORDS
    + b"&lt;/p&gt;</content></entry></feed>"
)
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "P",
        "items": [
            {
                "id": "1",
                "url": "https://news.example/1",
                "content_text": sound.WORDS,
                "date_published": "2022-01-09T10:00:00Z",
            },
            {"id": 2, "title": "T", "content_html": "<p>Words</p>", "authors": [{"name": "A"}]},
        ],
    }
).encode()
SITEMAP = (
    b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news='
    b'"http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://news.example/1</loc>'
    b"<lastmod>2022-01-09</lastmod><news:news><news:publication_date>2022-01-09T10:00:00Z"
    b"</news:publication_date><news:title>Lab</news:title></news:news></url></urlset>",
    b"<sitemapindex><sitemap><loc>https://news.example/a.xml</loc></sitemap></sitemapindex>",
)
PREVIEW = (
    '<html><body class="tgme_header_title"><section class="tgme_channel_history"><div class='
    '"tgme_widget_message" data-post="channel/42" data-view="eyJjIjotMTAwMTIzfQ"><div class='
    '"tgme_widget_message_text">' + sound.WORDS + '</div><a class="tgme_widget_message_date">'
    '<time datetime="2022-01-09T10:00:00+00:00">10:00</time></a></div></section>'
    '<a href="/s/channel?before=20"></a></body></html>'
).encode()
EXPORT_PAGE = (
    '<html><body><div class="page_header"><div class="text bold">Channel</div></div><div class='
    '"history"><div class="message default clearfix" id="message2"><div class="body"><div class='
    '"pull_right date details" title="09.01.2022 10:00:00 UTC+06:00">10:00</div><div class='
    '"from_name">Channel</div><div class="text">' + sound.WORDS + "</div></div></div></div></body>"
    "</html>"
).encode()
GEOJSON = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": "f1",
                "geometry": {"type": "Point", "coordinates": [76.9, 43.2]},
                "properties": {
                    "date": "2022-01-09T10:00:00Z",
                    "kind": "movement",
                    "text": "Trucks",
                },
            }
        ],
    }
).encode()
OUTCOMES = (
    b"event_id_cnty,event_date,latitude,longitude,event_type,fatalities,notes,location\n"
    b"KZ1,2022-01-09,43.25,76.9,Riots,2,Clash,Almaty\nKZ2,9 January 2022,1,2,Battles,,x,y\n",
    b"date_start;date_end;where_coordinates;best\n2022-01-09;2022-01-10;43.2, 76.9;3\n",
)
REVIEWS = json.dumps(
    {
        "@type": "ClaimReview",
        "claimReviewed": sound.WORDS,
        "datePublished": "2022-01-09",
        "url": "https://check.example/1",
        "author": {"name": "Checker"},
        "itemReviewed": {"author": {"name": "Channel"}, "datePublished": "2022-01-08"},
        "reviewRating": {"ratingValue": "1", "bestRating": 5, "alternateName": "False"},
    }
).encode()
MISP = json.dumps(
    {
        "Event": {
            "date": "2022-01-09",
            "timestamp": "1641722400",
            "Object": [
                {
                    "name": "narrative",
                    "uuid": "u",
                    "timestamp": "1641722400",
                    "Attribute": [
                        {"object_relation": "narrative-summary", "value": sound.WORDS},
                        {"object_relation": "link", "value": "https://a.example"},
                    ],
                }
            ],
        }
    }
).encode()
FTM = json.dumps(
    {
        "id": "a",
        "schema": "Person",
        "properties": {"name": ["A. Person"], "alias": ["B"], "country": ["kz"], "notes": ["x"]},
    }
).encode()


def _posts() -> bytes:
    """Return an export in which a damaged message stands between sound ones."""
    message = {"id": 5, "type": "message", "date": "2022-01-09T10:00:00", "text": sound.WORDS}
    more = {
        **message,
        "id": 6,
        "edited_unixtime": "1641722500",
        "forwarded_from": "Other",
        "poll": {"question": "Q?", "answers": [{"text": "A", "voters": 1}]},
        "text": [{"type": "link", "text": "https://a.example"}, "words"],
    }
    export: dict[str, Any] = dict(sound.EXPORT)
    export["messages"] = [*export["messages"], message, more]
    return json.dumps(export).encode()


def _zip() -> bytes:
    """Return a zip of several formats."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", sound.WORDS)
        archive.writestr("result.json", _posts())
        archive.writestr("feed.xml", sound.FEED)
        archive.writestr("a.jsonl", json.dumps({"text": sound.WORDS}))
    return made.getvalue()


def _wacz(archive: bytes) -> bytes:
    """Return an archive as browsers' recorders pack it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("archive/data.warc.gz", gzip.compress(archive, mtime=0))
        packed.writestr("datapackage.json", "{}")
    return made.getvalue()


def _packed(kind: int) -> bytes:
    """Return a zip packed in some way."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression=kind) as archive:
        archive.writestr("a.txt", sound.WORDS * 3)
    return made.getvalue()


def _written(suffix: str, folder: Path) -> bytes:
    """Return the sound file of a format that the contract of readers uses."""
    path = folder / f"sound{suffix}"
    sound.WRITERS[suffix](path)
    return path.read_bytes()


def file_samples(folder: Path) -> dict[str, list[bytes]]:
    """Return sound files by the end of their names; of formats without any, the words alone."""
    line = json.dumps(
        {"id": "1", "text": sound.WORDS, "published_at": "2022-01-09", "url": "https://a.example"}
    )
    lines = f"{line}\n{line.replace('1', '3')}\n".encode()
    archive = sound._warc_bytes() + sound._warc_bytes().replace(b"/lab", b"/two")
    pages = [sound.PAGE.encode(), PREVIEW, EXPORT_PAGE]
    many = {
        "json": [_posts(), JSON_FEED, GEOJSON, f"[{line}]".encode()],
        "geojson": [GEOJSON],
        "jsonl": [lines, lines + _posts()],
        "xml": [sound.FEED.encode(), ATOM, *SITEMAP],
        "rss": [sound.FEED.encode(), ATOM],
        "atom": [ATOM],
        "html": pages,
        "htm": pages,
        "xhtml": pages,
        "warc": [archive],
        "wet": [archive],
        "wacz": [_wacz(archive)],
        "zip": [_zip(), _packed(zipfile.ZIP_LZMA), _packed(zipfile.ZIP_BZIP2)],
    }
    for suffix in (".txt", ".csv", ".parquet", ".pdf", ".docx"):
        many[suffix[1:]] = [_written(suffix, folder)]
    found = {}
    for ending in FORMATS:
        plain = ending.removesuffix(".gz")
        bodies = many.get(plain, many.get(plain.partition(".")[0], [WORDS]))
        if ending.endswith(".gz"):
            bodies = [gzip.compress(body, mtime=0) for body in bodies] + bodies
        found[ending] = bodies
    return found


def file_reader(ending: str, folder: Path) -> Read:
    """Return what reads a file that ends so, and takes the texts out of it."""
    path = folder / f"file.{ending}"
    extract = Extractor(as_of=NOW, decode=decode, find_source=lambda name, url: name)

    def read(body: bytes) -> object:
        path.write_bytes(body)
        found = list(read_inputs([str(path)], seen_at=NOW, stated=Stated()))
        for item in found:
            if (
                isinstance(item, Dropped)
                and item.reason == "damaged"
                and item.record_id == str(path)
            ):
                raise FaultError(item.detail.removeprefix(str(path)))
            msgspec.json.encode(item)
            if isinstance(item, Capture):
                msgspec.json.encode(extract(item))
        return found

    return read


def as_text(body: bytes) -> str:
    """Return bytes as the text a reader would get."""
    return (
        body.decode("utf-8", "surrogateescape")
        if len(body) % 2
        else body.decode("utf-8", "replace")
    )


def _of_text(read: Callable[[str], object]) -> Read:
    """Return what reads bytes as text."""
    return lambda body: read(as_text(body))


def _kept(found: Iterable[object]) -> list[bytes]:
    """Return what was found as it would be written: what cannot be written is a fault, too."""
    return [msgspec.json.encode(item) for item in found]


def _readers() -> Iterator[Door]:
    """Yield the readers of what is fetched, stated and imported."""
    from tocsin.casebook.ftm import actors_from_ftm
    from tocsin.casebook.import_narratives import narratives_from
    from tocsin.documents.page import read_page
    from tocsin.language.moments import read_moment
    from tocsin.language.times import time_expressions
    from tocsin.replay.outcomes import table_of
    from tocsin.sources import SourceNames
    from tocsin.sources.addresses import place_of
    from tocsin.sources.entry_dates import entry_date
    from tocsin.sources.feeds import parse_feed
    from tocsin.sources.preview import parse_preview
    from tocsin.sources.sitemaps import parse_sitemap

    url, day = "https://news.example/feed", dt.date(2022, 1, 12)
    names = SourceNames(load_casebook(ALMATY).sources)
    yield Door("feed", [sound.FEED.encode(), ATOM, JSON_FEED], lambda b: parse_feed(b, url), 2)
    yield Door("sitemap", SITEMAP, lambda b: parse_sitemap(b, url), 4)
    yield Door("preview", [PREVIEW], lambda b: parse_preview(b, url))
    yield Door("page", [sound.PAGE.encode(), PREVIEW], lambda b: read_page(as_text(b), url), 0.3)
    yield Door("moment", MOMENTS, lambda b: read_moment(as_text(b)), 24)
    yield Door("entry date", MOMENTS, lambda b: entry_date(as_text(b), as_text(b[::-1])), 6)
    for language in ("en", "ru", "uk", "kk"):
        read = partial(time_expressions, language=language, anchor=day)
        yield Door(f"times {language}", (*TEXTS, *MOMENTS), _of_text(read), 0.3)
    yield Door("address", ADDRESSES, lambda b: place_of(as_text(b)), 24)
    yield Door("source name", ADDRESSES, lambda b: names.find(None, as_text(b)), 16)
    yield Door("outcomes", OUTCOMES, lambda b: table_of("o.csv", as_text(b)), 4)
    imports = [REVIEWS, MISP, b'<script type="application/ld+json">' + REVIEWS + b"</script>"]
    yield Door("narratives", imports, lambda b: _kept(narratives_from(b, name="f", today=day)), 12)
    lines = [FTM + b"\n" + FTM, b"[" + FTM + b"]"]
    entities = partial(actors_from_ftm, name="f", today=day)
    yield Door("entities", lines, lambda b: _kept(entities(b.splitlines())), 16)


def _book(folder: Path) -> Iterator[Door]:
    """Yield the doors of files that people write."""
    book, beside = folder / "book", folder / "a.txt.meta.yml"
    book.mkdir()
    yml = [file.read_bytes() for file in sorted(DEMO.glob("*.yml"))]
    (folder / "a.txt").write_bytes(WORDS)

    def read_book(body: bytes) -> object:
        (book / "casebook.yml").write_bytes(body)
        return read_casebook(book)

    def read_beside(body: bytes) -> object:
        beside.write_bytes(body)
        return read_sidecar(folder / "a.txt", Stated())

    small = [body for body in yml if len(body) < _SMALL] + [BOOK]
    yield Door("casebook", small, read_book, 0.1)
    stated = b"source: tass\npublished: 2022-01-09\nurl: https://a.example\nlanguage: en\n"
    yield Door("beside", [stated], read_beside, 0.5)


def _stages() -> Iterator[Door]:
    """Yield the stages that read texts, together: gate, names, claims, narratives."""
    book = load_casebook(ALMATY)
    annotate = Annotator(book.actors, book.sources, book.sites, find_gazetteer())
    gate, match = Gate(watched_reasons(book)), Matcher(book.narratives, book.sites)

    def read(body: bytes) -> object:
        gate(body.decode("utf-8", "replace"))
        extract = Extractor(as_of=NOW, decode=decode, find_source=lambda name, url: name)
        document = extract(make_capture(body.decode("utf-8", "replace")))
        if not isinstance(document, Document):
            return document
        found = annotate(document)
        msgspec.json.encode(found)
        return list(match(document, found))

    yield Door("stages", TEXTS, read, 0.02)


def _is_dear(ending: str) -> bool:
    """Return whether files that end so hold pages, which take longest to read."""
    return any(kind in ending for kind in ("htm", "warc", "wet"))


def doors(folder: Path) -> list[Door]:
    """Return every door; `folder` is where files are written."""
    found = [
        Door(f".{ending}", samples, file_reader(ending, folder), _DEAR if _is_dear(ending) else 1.0)
        for ending, samples in file_samples(folder).items()
    ]
    return [*found, *_readers(), *_book(folder), *_stages()]


def attempt(door: Door, body: bytes) -> Exception | None:
    """Read one input; return what nobody foresaw."""
    try:
        door.read(body)
    except TocsinError:
        return None
    except Exception as error:  # noqa: BLE001  (what is looked for)
        return error
    return None
