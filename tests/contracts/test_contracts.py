"""The contract of each kind of plug-in, kept by every part that comes with the program."""

import gzip
import io
import json
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from tests.contracts.test_readers import EXPORT, FEED, PAGE, WORDS, WRITERS, _warc_bytes
from tests.unit.workspace.test_alerting import Desk
from tocsin import plugins
from tocsin.contracts import (
    Contract,
    DetectorContract,
    ExporterContract,
    FormatContract,
    LanguageContract,
    NotifierContract,
    SourceContract,
    promises,
)

LINE = json.dumps({"text": WORDS, "published_at": "2022-01-09"}).encode() + b"\n"
POINT = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [76.9, 43.2]},
    "properties": {"date": "2022-01-09", "title": WORDS},
}
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://news.example/1</loc><news:news>
<news:publication_date>2022-01-09T10:00:00Z</news:publication_date><news:title>Laboratory</news:title></news:news></url>
<url><loc>https://news.example/2</loc><lastmod>2022-01-10</lastmod></url></urlset>"""
PREVIEW = f"""<html><body><div class="tgme_channel_info_header_title">Channel</div>
<div class="tgme_channel_history"><div class="tgme_widget_message" data-post="channel/7"><div class="tgme_widget_message_text">{WORDS}
</div><a class="tgme_widget_message_date" href="https://t.me/channel/7"><time datetime="2022-01-09T10:00:00+00:00"></time></a></div>
</div></body></html>""".encode()


def _written(ending: str) -> bytes:
    """Return a sound file of a format, as the readers' tests write it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sample{ending}"
        WRITERS[ending](path)
        return path.read_bytes()


def _zipped(**members: bytes) -> bytes:
    """Return a zip of some files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, body in members.items():
            archive.writestr(name.replace("_", "."), body)
    return packed.getvalue()


_FEED = FEED.encode()
_WARC = _warc_bytes()
_ODD_WARC = _WARC.replace(b"2022-01-10", b"2022-99-10").replace(b"utf-8", b"idna")
_TWO_ITEMS = _FEED.replace(
    b"</channel>",
    b"<item><guid>2</guid><link>http://[</link><title>&#xD800; &#99999999999;</title></item>"
    b"<item><guid>3</guid><title>Third</title><description>A third text of the feed.</description></item></channel>",
)
_GEOJSON = json.dumps({"type": "FeatureCollection", "features": [POINT]}).encode()
_CHAT = json.dumps(EXPORT).encode()

FORMAT_CASES: dict[str, Callable[[], FormatContract]] = {
    "txt": lambda: FormatContract("txt", WORDS.encode(), WORDS),
    **{
        name: partial(FormatContract, name, PAGE.encode(), WORDS)
        for name in ("html", "htm", "xhtml")
    },
    "jsonl": lambda: FormatContract(
        "jsonl", LINE, WORDS, damaged=LINE + b'{"text": \n' + LINE.replace(b"The", b"A"), sound=2
    ),
    "jsonl.gz": lambda: FormatContract(
        "jsonl.gz",
        gzip.compress(LINE, mtime=0),
        WORDS,
        damaged=gzip.compress(LINE + b"[]\n" + LINE.replace(b"The", b"A"), mtime=0),
        sound=2,
    ),
    "csv": lambda: FormatContract(
        "csv",
        f'date,text\n2022-01-09,"{WORDS}"\n'.encode(),
        WORDS,
        damaged=f'date,text\n2022-01-09,"{WORDS}"\n99999999999-01-01,"{WORDS}"\n2022-01-08,"{WORDS}"\n'.encode(),
        sound=2,
    ),
    "parquet": lambda: FormatContract("parquet", _written(".parquet"), WORDS),
    "json": lambda: FormatContract(
        "json",
        _CHAT,
        WORDS,
        damaged=_CHAT.replace(
            b'"messages": [',
            b'"messages": [7, {"id": 9, "text": "A date of no year.", "date_unixtime": "9e9"}, ',
        ),
        sound=1,
    ),
    "geojson": lambda: FormatContract(
        "geojson",
        _GEOJSON,
        damaged=json.dumps(
            {"type": "FeatureCollection", "features": [POINT, 3, {"geometry": []}]}
        ).encode(),
        sound=1,
    ),
    **{
        name: partial(FormatContract, name, _FEED, WORDS, damaged=_TWO_ITEMS, sound=3)
        for name in ("xml", "rss", "atom")
    },
    **{
        name: partial(
            FormatContract,
            name,
            _WARC,
            WORDS,
            damaged=_WARC + _ODD_WARC + _WARC.replace(b"/lab", b"/two"),
            sound=3,
        )
        for name in ("warc", "warc.wet")
    },
    **{
        name: partial(FormatContract, name, gzip.compress(_WARC, mtime=0), WORDS)
        for name in ("warc.gz", "warc.wet.gz", "wet.gz")
    },
    "pdf": lambda: FormatContract("pdf", _written(".pdf")),
    "docx": lambda: FormatContract("docx", _written(".docx")),
    **{
        name: partial(
            FormatContract,
            name,
            _zipped(a_txt=WORDS.encode()),
            WORDS,
            damaged=_zipped(a_txt=WORDS.encode(), b_json=b"{", c_txt=b"Another text."),
            sound=2,
        )
        for name in ("zip", "wacz")
    },
}
SOURCE_CASES = {
    "feeds": lambda: SourceContract("feeds", _FEED, 1),
    "sitemaps": lambda: SourceContract("sitemaps", SITEMAP, 2),
    "pages": lambda: SourceContract("pages", PAGE.encode(), 1),
    "telegram": lambda: SourceContract("telegram", PREVIEW, 1),
}
EXPORTER_CASES = {
    "jsonl": lambda: ExporterContract("jsonl", files=("claims.jsonl", "dropped.jsonl")),
    "geojson": lambda: ExporterContract("geojson", files=("map.geojson",)),
    "stix": lambda: ExporterContract("stix", files=("tocsin.stix.json",)),
    "misp": lambda: ExporterContract("misp", files=("tocsin.misp.json",)),
    "cap": lambda: ExporterContract("cap"),
    "ftm": lambda: ExporterContract("ftm", files=("entities.ftm.json",)),
    "csv": lambda: ExporterContract("csv", files=("claims.csv", "documents.csv")),
    "parquet": lambda: ExporterContract("parquet", files=("claims.parquet",)),
    "xlsx": lambda: ExporterContract("xlsx", files=("tocsin.xlsx",)),
}
LANGUAGE_CASES = {
    "en": lambda: LanguageContract(
        "en", "The ministry of defence said that the bridge was closed.", "ministry"
    ),
    "ru": lambda: LanguageContract(
        "ru", "Министерство обороны сообщило, что мост закрыт. Об этом пишут все.", "Министерство"
    ),
    "uk": lambda: LanguageContract(
        "uk", "Міністерство оборони повідомило, що міст закрито.", "Міністерство"
    ),
    "kk": lambda: LanguageContract(
        "kk", "«Көпір жабылды», — деді қорғаныс министрлігі.", "министрлігі"
    ),
    "de": lambda: LanguageContract(
        "de", "Das Innenministerium teilte mit, dass die Brücke gesperrt ist.", "Innenministerium"
    ),
    "es": lambda: LanguageContract(
        "es", "El Ministerio de Defensa anunció que el puente está cerrado.", "Ministerio"
    ),
    "ro": lambda: LanguageContract(
        "ro", "Ministerul Apărării a anunțat că podul este închis.", "Ministerul"
    ),
    "pl": lambda: LanguageContract(
        "pl", "Ministerstwo Obrony poinformowało, że most jest zamknięty.", "Ministerstwo"
    ),
    "tr": lambda: LanguageContract(
        "tr", "Savunma Bakanlığı, köprünün kapalı olduğunu açıkladı.", "Bakanlığı"
    ),
    "fr": lambda: LanguageContract(
        "fr", "« Le pont est fermé », a déclaré le ministre de la Défense.", "ministre"
    ),
}
DETECTOR_CASES = {
    name: partial(DetectorContract, name) for name in plugins.BUILT_IN[plugins.DETECTORS]
}


def _cases(
    cases: Mapping[str, Callable[[], Contract]], contract: type[Contract]
) -> list[tuple[str, str]]:
    """Return every promise of every part."""
    return [(name, promise) for name in cases for promise in promises(contract)]


@pytest.mark.parametrize(("name", "promise"), _cases(FORMAT_CASES, FormatContract))
def test_formats(name: str, promise: str) -> None:
    getattr(FORMAT_CASES[name](), promise)()


@pytest.mark.parametrize(("name", "promise"), _cases(SOURCE_CASES, SourceContract))
def test_sources(name: str, promise: str) -> None:
    getattr(SOURCE_CASES[name](), promise)()


@pytest.mark.parametrize(("name", "promise"), _cases(EXPORTER_CASES, ExporterContract))
def test_exporters(name: str, promise: str) -> None:
    getattr(EXPORTER_CASES[name](), promise)()


@pytest.mark.parametrize(("name", "promise"), _cases(LANGUAGE_CASES, LanguageContract))
def test_languages(name: str, promise: str) -> None:
    getattr(LANGUAGE_CASES[name](), promise)()


@pytest.mark.parametrize(("name", "promise"), _cases(DETECTOR_CASES, DetectorContract))
def test_detectors(name: str, promise: str) -> None:
    getattr(DETECTOR_CASES[name](), promise)()


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """A desk on this machine that takes messages."""
    server = Desk()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("promise", promises(NotifierContract))
def test_notifiers(promise: str, desk: Desk) -> None:
    address = f"json://127.0.0.1:{desk.server_port}"
    getattr(NotifierContract("apprise", address, "json://127.0.0.1:9"), promise)()


def test_every_part_of_the_program_has_a_case() -> None:
    cases: dict[str, Mapping[str, object]] = {
        plugins.SOURCES: SOURCE_CASES,
        plugins.FORMATS: FORMAT_CASES,
        plugins.EXPORTERS: EXPORTER_CASES,
        plugins.LANGUAGES: LANGUAGE_CASES,
        plugins.DETECTORS: DETECTOR_CASES,
        # Webhooks hold the same promises in tests/unit/workspace/test_webhooks.py.
        plugins.NOTIFIERS: dict.fromkeys(("apprise", "webhook+https", "webhook+http")),
    }
    assert {group: set(parts) for group, parts in plugins.BUILT_IN.items()} == {
        group: set(parts) for group, parts in cases.items()
    }
