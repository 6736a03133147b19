"""Web archives made for tests: pages of our own among others, as crawlers pack them."""

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.conftest import ROOT

MOMENT = "2022-01-12"
_DULL = (
    "The league has announced the dates of the spring season. Tickets are on sale from Monday.",
    "Der Bäcker am Markt feiert sein Jubiläum mit einem großen Kuchen für alle Gäste der Stadt.",
    "Концерт камерного оркестра состоится в субботу вечером, вход для студентов свободный.",
)


def page(title: str, text: str, day: str = "2022-01-10") -> str:
    """Return a page with a title, a menu and a date."""
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n") if part.strip())
    dated = f'<meta property="article:published_time" content="{day}T08:30:00Z">'
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
    return (
        f"<html><head><title>{title}</title>{dated}</head><body>{menu}<article><h1>{title}</h1>"
        f"{paragraphs}</article></body></html>"
    )


def record(url: str, html: str, number: int = 0, status: str = "200 OK") -> bytes:
    """Return a record of an answer."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2022-01-11T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def told(most: int = 9) -> list[tuple[str, str, str]]:
    """Return address, title and text of the last texts that ship with the program: most of them
    touch something that its casebook watches.
    """
    lines = (ROOT / "demo" / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines[-most:]]
    return [(f"https://news.example/{r['id']}", r.get("title") or r["id"], r["text"]) for r in rows]


def records(most: int = 9, dull: int = 3) -> list[bytes]:
    """Return records of those texts, with `dull` pages that touch nothing watched behind each."""
    made: list[bytes] = []
    for url, title, text in told(most):
        made.append(record(url, page(title, text), len(made)))
        for other in range(dull):
            number = len(made)
            body = f"{_DULL[number % len(_DULL)]}\n{_DULL[other]} Nummer {number}."
            made.append(
                record(f"https://other.example/{number}", page(f"Notiz {number}", body), number)
            )
    made.append(record("https://other.example/gone", "gone", len(made), "404 Not Found"))
    return made


def packed(parts: Iterable[bytes]) -> bytes:
    """Return records as a packed archive, a member each."""
    return b"".join(gzip.compress(part, mtime=0) for part in parts)


def archive(folder: Path, parts: Sequence[bytes], files: int = 2) -> Path:
    """Write records into archive files, and return their listing, which also names one that is
    missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    each = -(-len(parts) // files)
    for number in range(files):
        name = f"part-{number}.warc.gz"
        (folder / name).write_bytes(packed(parts[number * each : (number + 1) * each]))
        names.append(name)
    listing = folder / "warc.paths.gz"
    lines = "\n".join([*names, "missing.warc.gz", ""])
    listing.write_bytes(gzip.compress(lines.encode(), mtime=0))
    return listing


def parquet(path: Path, texts: Sequence[str]) -> None:
    """Write texts as a Parquet file of row groups of two."""
    import pyarrow
    from pyarrow import parquet as files

    files.write_table(pyarrow.table({"text": list(texts)}), path, row_group_size=2)


def damaged_parquet(path: Path, texts: Sequence[str]) -> None:
    """Write such a file whose second row group is damaged."""
    from pyarrow import parquet as files

    parquet(path, texts)
    column = files.ParquetFile(path).metadata.row_group(1).column(0)
    body = bytearray(path.read_bytes())
    at = column.dictionary_page_offset or column.data_page_offset
    body[at : at + 30] = b"\xff" * 30
    path.write_bytes(bytes(body))
