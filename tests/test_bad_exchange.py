"""Bad records leave in every format as files that its own readers read; bad bundles come in as far
as they can.
"""

import csv
import io
import json
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pyarrow.parquet
import pytest
from lxml import etree
from stix2validator import ValidationOptions, validate_instance

from tests.conftest import ROOT
from tests.unit.exchange.made import AT, alarm, claim, document, results, signature
from tocsin.exchange import EXPORTERS, Results
from tocsin.store import Store
from tocsin.workspace.importing import proposed, take_in
from tocsin.workspace.workspace import Workspace

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1")


def _texts(*odd: str) -> Results:
    """Return results whose texts, titles and names are odd."""
    given = results()
    docs = [document(f"o{n}", text or "x", title=text) for n, text in enumerate(odd)]
    claims = [claim(f"o{n}", f"doc-o{n}", text=text) for n, text in enumerate(odd)]
    facts = msgspec.structs.replace(given.facts, documents=tuple(docs), claims=tuple(claims))
    return given._replace(facts=facts, alarms=(alarm("A", "B", reasons=odd),))


def _nothing_known() -> Results:
    """Return results of documents of which nothing is known but their text."""
    given = results()
    bare: dict[str, Any] = dict.fromkeys(("source_id", "language", "published_at", "url", "title"))
    docs = tuple(document(name, **bare) for name in "ab")
    claims = tuple(msgspec.structs.replace(c, site_id=None) for c in given.facts.claims)
    facts = msgspec.structs.replace(given.facts, documents=docs, claims=claims)
    return given._replace(facts=facts)


def _of_another_casebook() -> Results:
    """Return results whose records name entries that the casebook does not hold."""
    given = results()
    facts = given.facts
    strange = {"site_id": "s_elsewhere", "actor_id": "a_elsewhere"}
    return given._replace(
        facts=msgspec.structs.replace(
            facts,
            documents=tuple(
                msgspec.structs.replace(d, source_id="src_elsewhere") for d in facts.documents
            ),
            claims=tuple(msgspec.structs.replace(c, **strange) for c in facts.claims),
            matches=tuple(
                msgspec.structs.replace(m, narrative_id="n_elsewhere") for m in facts.matches
            ),
            readings=tuple(
                msgspec.structs.replace(r, site_id="s_elsewhere", group="g_elsewhere")
                for r in facts.readings
            ),
            mentions=tuple(
                msgspec.structs.replace(m, entity_id="s_elsewhere") for m in facts.mentions
            ),
        )
    )


def _two_of_one_name() -> Results:
    """Return results with two narratives and two sources of one name."""
    given = results()
    book = given.facts.casebook
    narratives = tuple(msgspec.structs.replace(n, title="One story") for n in book.narratives)
    sources = tuple(msgspec.structs.replace(s, name="One wire") for s in book.sources)
    book = msgspec.structs.replace(book, narratives=narratives, sources=sources)
    return given._replace(facts=msgspec.structs.replace(given.facts, casebook=book))


def _signed_in_one_instant() -> Results:
    """Return results that two persons signed, with the same words, in the same instant."""
    given = results()
    words = tuple(signature(name) for name in ("A. First", "B. Second"))
    return given._replace(facts=msgspec.structs.replace(given.facts, signatures=words))


BAD: Mapping[str, Callable[[], Results]] = {
    "nothing known": _nothing_known,
    "10,000 characters": lambda: _texts("a" * 10_000, "я" * 10_000),
    "control characters": lambda: _texts("\x00\x01\x1f", "\u202e\ufeff", "a\r\nb\x0b"),
    "formulas": lambda: _texts(*FORMULAS),
    "another casebook": _of_another_casebook,
    "one name": _two_of_one_name,
    "one instant": _signed_in_one_instant,
}


def _read_json_lines(body: bytes, _: str) -> None:
    for line in body.splitlines():
        json.loads(line)


def _read_json(body: bytes, _: str) -> None:
    json.loads(body)


def _read_stix(body: bytes, _: str) -> None:
    bundle = json.loads(body)
    ids = {each["id"] for each in bundle["objects"]}
    for each in bundle["objects"]:
        refs = [each[n] for n in ("source_ref", "target_ref", "sighting_of_ref") if n in each]
        assert ids.issuperset([*refs, *each.get("object_refs", ())]), each["id"]
    found = validate_instance(bundle, ValidationOptions(version="2.1"))
    assert [str(error) for error in found.errors or ()] == []


def _read_xml(body: bytes, _: str) -> None:
    etree.fromstring(body)


def _read_csv(body: bytes, _: str) -> None:
    head, *rows = csv.reader(io.StringIO(body.decode("utf-8"), newline=""))
    for row in rows:
        assert len(row) == len(head)
        assert not any(cell.startswith(FORMULAS) for cell in row)


def _read_parquet(body: bytes, _: str) -> None:
    pyarrow.parquet.read_table(io.BytesIO(body)).validate(full=True)


def _read_xlsx(body: bytes, _: str) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(body)):
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


READERS: Mapping[str, Callable[[bytes, str], None]] = {
    "jsonl": _read_json_lines,
    "geojson": _read_json,
    "stix": _read_stix,
    "misp": _read_json,
    "cap": _read_xml,
    "ftm": _read_json_lines,
    "csv": _read_csv,
    "parquet": _read_parquet,
    "xlsx": _read_xlsx,
}


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("form", READERS)
def test_bad_records_leave_as_files_that_are_read(form: str, bad: str) -> None:
    files = {file.name: b"".join(file.content) for file in EXPORTERS[form](BAD[bad]())}
    assert files
    for name, body in files.items():
        READERS[form](body, name)


def _object(kind: str, number: int, **fields: object) -> dict[str, Any]:
    """Make an object of a bundle."""
    own = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {number}")
    moment = "2022-01-10T10:00:00.000Z"
    known = {"type": kind, "spec_version": "2.1", "id": f"{kind}--{own}", "created": moment}
    return known | {"modified": moment} | fields


def _media(number: int, **fields: object) -> dict[str, Any]:
    """Make a text of a bundle."""
    text = f"Sumy, report {number}: the plant in Sumy is guarded, the governor said on Monday."
    known: dict[str, object] = {
        "title": f"Report {number}",
        "content": text,
        "url": f"https://wire.example/{number}",
        "publication_date": "2022-01-10T10:00:00Z",
    }
    return _object("media-content", number, **(known | fields))


def _tie(relation: str, source: dict[str, Any], target: dict[str, Any]) -> dict[str, Any]:
    """Make a tie of a bundle."""
    refs = {"source_ref": source["id"], "target_ref": target["id"], "relationship_type": relation}
    return _object("relationship", hash((source["id"], target["id"])), **refs)


def test_a_bundle_with_cycles_comes_in_whole_and_ends(tmp_path: Path) -> None:
    texts = [_media(number) for number in range(3)]
    owners = [_object("identity", n, name=f"House {n}") for n in range(2)]
    channels = [_object("channel", n, name=f"Channel {n}") for n in range(2)]
    ties = [_tie("derived-from", texts[n], texts[(n + 1) % 3]) for n in range(3)]
    ties += [_tie("belongs-to", channels[n], owners[n]) for n in range(2)]
    ties += [_tie("related-to", owners[n], owners[1 - n]) for n in range(2)]
    ties += [_tie("amplifies", channels[n], channels[1 - n]) for n in range(2)]
    assert _came_in(tmp_path, *texts, *owners, *channels, *ties) == 3


def test_null_fields_cost_nothing_else(tmp_path: Path) -> None:
    names = ("title", "url", "publication_date", "created", "labels", "object_marking_refs")
    texts = [_media(number, **{name: None}) for number, name in enumerate(names)]
    assert _came_in(tmp_path, *texts, _media(99, content=None, title=None)) == len(texts)


def _came_in(folder: Path, *objects: dict[str, Any]) -> int:
    """Import a bundle; return how many texts came in."""
    bundle = {"type": "bundle", "id": f"bundle--{uuid.uuid4()}", "objects": list(objects)}
    path = folder / "b.json"
    path.write_text(json.dumps(bundle), encoding="utf-8")
    proposed(path, AT.date())
    book = ROOT / "casebooks" / "sumy-2022"
    with Workspace(Store(str(folder / "s.sqlite")), book) as work:
        return take_in(work, path, as_of=AT, marking="clear").read
