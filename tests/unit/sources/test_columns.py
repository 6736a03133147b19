"""One table of names for every file that holds a document a row.

What a row means does not depend on the door it comes through.
"""

import csv
import io
import json
from typing import Any

import pytest

from tests.conftest import NOW, SHARED, needs_shared
from tocsin.errors import InputError
from tocsin.records import Capture
from tocsin.sources import Reading, Stated
from tocsin.sources.columns import fields_of_columns, row_in_our_names
from tocsin.sources.json_file import read_json
from tocsin.sources.tables import read_csv, read_jsonl, read_parquet

READING = Reading(name="a.table", seen_at=NOW, stated=Stated())
WORDS = "На заводе тихо, сообщили в МЧС."
DAY, LINK = "2022-03-20", "https://a.example/1"
VALUES = (WORDS, DAY, "s", "t", LINK)
NAMES = (
    ("text", "published_at", "source", "title", "url"),
    ("text", "date", "source", "title", "url"),
    ("Description", "Pub Date", "Outlet", "Headline", "Link"),
    ("content_text", "date_published", "domain", "title", "external-url"),
    ("summary", "created_at", "channel", "web_title", "permalink"),
)
ROWS = [dict(zip(names, VALUES, strict=True)) for names in NAMES]


def of_jsonl(row: dict[str, str]) -> Any:
    """Read a row as a line of JSON."""
    return list(read_jsonl(READING, io.BytesIO(json.dumps(row).encode())))


def of_json(row: dict[str, str]) -> Any:
    """Read a row inside a saved answer."""
    return list(read_json(READING, io.BytesIO(json.dumps({"articles": [row]}).encode())))


def of_csv(row: dict[str, str]) -> Any:
    """Read a row of a table."""
    written = io.StringIO()
    table = csv.DictWriter(written, list(row))
    table.writeheader()
    table.writerow(row)
    return list(read_csv(READING, io.BytesIO(written.getvalue().encode())))


def of_parquet(row: dict[str, str]) -> Any:
    """Read a row of a Parquet file."""
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    stream = io.BytesIO()
    parquet.write_table(pyarrow.table({key: [value] for key, value in row.items()}), stream)
    stream.seek(0)
    return list(read_parquet(READING, stream))


@pytest.mark.parametrize("door", [of_jsonl, of_json, of_csv, of_parquet])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: "+".join(row))
def test_a_row_means_the_same_through_every_door(door: Any, row: dict[str, str]) -> None:
    (capture,) = door(row)
    assert isinstance(capture, Capture), capture
    assert capture.body.decode() == WORDS
    assert f"{capture.published_at:%Y-%m-%d}" == DAY
    assert (capture.source_id, capture.title, capture.url) == ("s", "t", LINK)


def test_the_text_by_its_own_name_comes_first_and_keeps_every_character() -> None:
    row = {"description": "short", "text": "a < b &amp; <b>c</b>"}
    assert row_in_our_names("f#1", row)["text"] == "a < b &amp; <b>c</b>"
    pasted = {"description": "<p>Сирена &amp; дым</p><p>над портом</p>"}
    assert row_in_our_names("f#1", pasted)["text"] == "Сирена & дым\n\nнад портом"


def test_an_empty_field_gives_way_to_another_name() -> None:
    row = {"text": "", "body": "words", "published_at": None, "date": "2022-03-20"}
    assert row_in_our_names("f#1", row) == {"text": "words", "published_at": "2022-03-20"}


def test_what_a_service_wraps_is_unwrapped() -> None:
    row = {
        "content": {"rendered": "<p>words</p>"},
        "title": {"rendered": "<em>Port</em> &#8211; closed"},
        "source": {"id": None, "name": "Agency"},
    }
    assert row_in_our_names("f#1", row) == {
        "text": "words",
        "title": "Port – closed",
        "source": "Agency",
    }


def test_a_row_without_a_text_is_told_its_columns() -> None:
    with pytest.raises(InputError, match=r"f#1: no column holds the text.*only: date, views\.$"):
        row_in_our_names("f#1", {"views": 3, "date": "2022-03-20"})
    with pytest.raises(InputError, match="only: nothing"):
        row_in_our_names("f#1", {})


@pytest.mark.parametrize("text", ["", None, [], {}])
def test_an_empty_text_is_said_to_be_empty(text: object) -> None:
    with pytest.raises(InputError, match=r"f#1: the text \(Description\) is empty"):
        row_in_our_names("f#1", {"Description": text, "title": "t"})


def test_columns_are_compared_without_case_blanks_and_lines() -> None:
    columns = fields_of_columns(["Full Text", "PUBLISHED-AT", "Lang", "views"])
    assert columns == {"text": "Full Text", "published_at": "PUBLISHED-AT", "language": "Lang"}


@needs_shared
def test_news_rows_of_a_real_stream_are_read() -> None:
    with (SHARED / "data" / "streams" / "ruwa_until_2022-06.jsonl").open("rb") as stream:
        lines = b"".join(line for line, _ in zip(stream, range(200), strict=False))
    captures = list(read_jsonl(READING, io.BytesIO(lines)))
    assert len(captures) == 200
    dated = [c for c in captures if isinstance(c, Capture) and c.published_at and c.title]
    assert len(dated) > 150
