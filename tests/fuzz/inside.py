"""Doors whose damage stands inside of something sound: packed files whose checksums hold, records
of archives whose lengths are right, files that programs give each other.

Damage to a packed file's own bytes seldom passes its checksum, so that what lies behind is met only
when it was damaged before it was packed.
"""

import datetime as dt
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
from protego import Protego

from tests.contracts import test_readers as sound
from tests.fuzz.doors import JSON_FEED, MISP, Door, as_text, file_reader, file_samples
from tests.unit.exchange.made import results
from tocsin.cli.json_lines import without_secrets
from tocsin.documents.page_glance import date_at_a_glance, words_at_a_glance
from tocsin.exchange.stamps import authority, calendars
from tocsin.exchange.stix import stix_files
from tocsin.sources.archive_listing import files_of
from tocsin.sources.http_body import media_type, plain_body, read_answer
from tocsin.workspace.importing import proposed
from tocsin.workspace.keys import read_keys, read_proof

Wrap = Callable[[bytes], bytes]
_DAY = dt.date(2022, 1, 12)
_ANSWERS = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n"
    b"\r\n5\r\nHello\r\n6\r\n there\r\n0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, deflate\r\n\r\n" + gzip.compress(b"Hello"),
    b"HTTP/1.0 404 Not Found\nContent-Type: text/plain\n\nNothing here",
)
_ROBOTS = (
    b"User-agent: *\nDisallow: /a*b$\nAllow: /\nCrawl-delay: 5\nSitemap: https://a.example/s\n"
)
_KEYS = b'"A. Analyst",b@c.example namespaces="tocsin" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA== x\n'
_HEADERS = b"# height header\n870001 " + b"00" * 80 + b"\n"
_PROOF = b"-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAADM=\n-----END SSH SIGNATURE-----\n"
_SECRETS = (
    b"could not ask postgresql://desk:s3cret@db.example/tocsin?password=other Bearer abc\n",
    b'{"level": "info", "token=": "x", "message": "https://u:p@h.example/"}',
)


def _zipped(member: str, around: Path | None = None) -> Wrap:
    """Return what puts bytes into a zip, in the place of a member of another one where given."""
    others: dict[str, bytes] = {}
    if around:
        with zipfile.ZipFile(around) as sound_file:
            others = {n: sound_file.read(n) for n in sound_file.namelist() if n != member}

    def wrap(body: bytes) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as target:
            for name, content in [*others.items(), (member, body)]:
                target.writestr(name, content)
        return made.getvalue()

    return wrap


def _recorded(body: bytes) -> bytes:
    """Return bytes as the block of an archive's record, of the right length."""
    head = sound._warc_bytes().partition(b"Content-Length")[0]
    return head + b"Content-Length: %d\r\n\r\n" % len(body) + body + b"\r\n\r\n"


def _wrapped(
    name: str, samples: Sequence[bytes], wrap: Wrap, ending: str, folder: Path, share: float = 0.5
) -> Door:
    """Return the door of a file whose inside is damaged."""
    read = file_reader(ending, folder)
    return Door(name, samples, lambda body: read(wrap(body)), share)


def _packed(folder: Path) -> Iterator[Door]:
    """Yield the doors of packed files."""
    samples = file_samples(folder)
    document = folder / "sound.docx"
    with zipfile.ZipFile(document) as packed:
        words = [packed.read(n) for n in ("word/document.xml", "[Content_Types].xml")]
    page = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b for b in samples["html"]]
    inside = _zipped("word/document.xml", document)
    yield _wrapped("in .docx", words[:1], inside, "docx", folder, 0.2)
    yield _wrapped("in .jsonl.gz", samples["jsonl"], gzip.compress, "jsonl.gz", folder)
    yield _wrapped("in .zip", samples["json"], _zipped("result.json"), "zip", folder)
    yield _wrapped("in .warc", [*page, *_ANSWERS], _recorded, "warc", folder)
    again = _zipped("archive/data.warc")
    yield _wrapped("in .wacz", page, lambda body: again(_recorded(body)), "wacz", folder)


def _bundles(folder: Path) -> Iterator[Door]:
    """Yield the doors of bundles: as texts, and as proposals for a casebook."""
    (file,) = stix_files(results())
    whole = json.loads(b"".join(file.content))
    # A bundle of a page, so that most of the damage hits something that is read.
    kinds = {item["type"]: item for item in whole["objects"]}
    small = msgspec.json.encode({**whole, "objects": list(kinds.values())})
    path = folder / "bundle.json"
    yield Door("bundle", [small], file_reader("json", folder), 0.3)

    def read(body: bytes) -> object:
        path.write_bytes(body)
        return proposed(path, _DAY).as_yaml

    yield Door("proposals", [small, MISP], read, 0.3)


def _between_programs(folder: Path) -> Iterator[Door]:
    """Yield the doors of what other programs and servers answer."""
    keys, listing = folder / "keys", folder / "warc.paths"

    def read_answered(body: bytes) -> object:
        answer = read_answer(body)
        if answer is None:
            return None
        plain = plain_body(answer.body, answer.headers, "a.warc")
        return media_type(answer.headers.get("content-type", ""), plain)

    def read_key_file(body: bytes) -> object:
        keys.write_bytes(body)
        return read_keys(keys)

    def read_listing(body: bytes) -> object:
        listing.write_bytes(body)
        return files_of(str(listing))

    def glance(body: bytes) -> object:
        page = as_text(body)
        return words_at_a_glance(page), date_at_a_glance(page, page[:90])

    paths = [b"# listing\na/b.warc.gz\nhttps://u:p@x.example/c.warc\n"]
    yield Door("answer", _ANSWERS, read_answered, 12)
    yield Door("glance", [sound.PAGE.encode(), *file_samples(folder)["html"]], glance)
    yield Door("robots", [_ROBOTS], lambda b: Protego.parse(b.decode("utf-8", "replace")), 6)
    yield Door("listing", [*paths, gzip.compress(paths[0])], read_listing)
    yield Door("keys", [_KEYS], read_key_file)
    yield Door("proof", [_PROOF], lambda b: read_proof(as_text(b), b"message"), 6)
    yield Door("stamp", [b"0\x82\x01\x00" + JSON_FEED], lambda b: authority.look(b, b"m"), 4)
    yield Door(
        "roots",
        [b"-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n"],
        authority.read_roots,
    )
    yield Door("calendar", [_calendar()], lambda b: calendars.look(b, b"message"), 6)
    yield Door("headers", [_HEADERS], lambda b: calendars.read_headers(as_text(b)), 6)
    yield Door("secrets", _SECRETS, lambda b: without_secrets(as_text(b)), 4)


def _calendar() -> bytes:
    """Return a stamp as a calendar begins it."""
    whole, end = calendars.begun(b"message")
    calendars.witness(end, b"\xf0\x04abcd\x08\x00\x83\xdf\xe3\x0d\x2e\xf9\x0c\x8e\x08\x07https:/")
    return calendars.written(whole)


def inner_doors(folder: Path) -> list[Door]:
    """Return the doors of this module; `folder` is where files are written."""
    return [*_packed(folder), *_bundles(folder), *_between_programs(folder)]
