"""JSON lines: a record a line, a file for each kind, in the order in which records are kept."""

import json

from tocsin.contracts.exporters import full_results
from tocsin.exchange.jsonl import FILES, jsonl_files


def test_every_record_is_a_line_of_its_file() -> None:
    results = full_results()
    written = {file.name: b"".join(file.content) for file in jsonl_files(results)}
    assert list(written) == [f"{name}.jsonl" for name in FILES]
    claims = [json.loads(line) for line in written["claims.jsonl"].splitlines()]
    assert [claim["id"] for claim in claims] == [claim.id for claim in results.facts.claims]
    assert claims
    (dropped,) = written["dropped.jsonl"].splitlines()
    assert json.loads(dropped)["reason"] == "empty"
    (document,) = written["documents.jsonl"].splitlines()
    assert json.loads(document)["text"] == results.facts.documents[0].text
