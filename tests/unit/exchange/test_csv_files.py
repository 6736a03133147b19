"""Tables as CSV: what is written is read again, and nothing is a formula."""

import csv
import io

import msgspec

from tests.unit.exchange.made import document, results
from tocsin.exchange.csv_files import csv_files


def test_odd_texts_are_read_again_and_none_is_a_formula() -> None:
    given = results()
    odd = ("=1+1", 'a "b", c;\nd', "\x00\x07", "Қазақстан 🙂", "@x", "a" * 10_000)
    documents = tuple(document(str(n), text) for n, text in enumerate(odd))
    facts = msgspec.structs.replace(given.facts, documents=documents)
    files = {f.name: b"".join(f.content) for f in csv_files(given._replace(facts=facts))}
    rows = list(csv.DictReader(io.StringIO(files["documents.csv"].decode(), newline="")))
    wanted = ["\ufffd\ufffd" if text == "\x00\x07" else text for text in odd]
    assert [row["text"].removeprefix("'") for row in rows] == wanted
    assert not [
        value for row in rows for value in row.values() if value[:1] in "=+-@\t\r" and value
    ]


def test_each_table_is_a_file() -> None:
    names = {file.name for file in csv_files(results())}
    assert {"documents.csv", "claims.csv", "alarms.csv", "readings.csv"} <= names
