"""Importing: texts keep their marking in the store, entries are proposed, and files of other kinds
are told what reads them.
"""

import datetime as dt
import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT
from tests.unit.exchange.made import results
from tocsin.errors import UsageError
from tocsin.exchange.stix import stix_files
from tocsin.records import Document
from tocsin.store import Store
from tocsin.workspace import importing
from tocsin.workspace.workspace import Workspace

NOW = dt.datetime(2022, 2, 1, tzinfo=dt.UTC)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Return a bundle of ours with a text that is red."""
    (file,) = stix_files(results(red=True))
    path = tmp_path / "bundle.json"
    path.write_bytes(b"".join(file.content))
    return path


def test_proposals_are_yaml_of_a_casebook(bundle: Path) -> None:
    found = importing.proposed(bundle, NOW.date())
    assert found.refused == ()
    read = YAML(typ="safe").load(found.as_yaml())
    assert set(read) == {"sources", "actors", "sites", "narratives"}
    assert {entry["id"] for entry in read["actors"]} == {"ministry"}


def test_texts_keep_their_marking_again_and_again(bundle: Path, tmp_path: Path) -> None:
    with Workspace(Store(str(tmp_path / "s.sqlite")), ROOT / "casebooks" / "sumy-2022") as work:
        for claimed in ("clear", None, "green"):
            importing.take_in(work, bundle, as_of=NOW, marking=claimed)
        kept = {d.external_id: d.marking for d in work.rows(Document)}
        unread = work.store.marks()
    assert len(unread) == 3
    assert kept.get("r", "red") == "red"
    assert set(kept.values()) <= {"amber", "red"}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty|not JSON"),
        (b"\x00\x01", "not JSON"),
        (b"[" * 100_000, "nested too deeply|not JSON"),
        (b'{"a": 1}', "neither a STIX bundle nor a MISP event"),
        (b'{"type": "bundle", "objects": [7}', "not JSON"),
    ],
)
def test_other_files_are_refused_with_a_word(body: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(body)
    with pytest.raises(UsageError, match=said):
        importing.proposed(path, NOW.date())


def test_a_file_that_is_not_there_or_too_large(
    tmp_path: Path, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match="No such file"):
        importing.proposed(tmp_path / "none.json", NOW.date())
    monkeypatch.setattr(importing, "MAX_BUNDLE_BYTES", 10)
    with pytest.raises(UsageError, match="export it in parts"):
        importing.proposed(bundle, NOW.date())


def test_narratives_of_misp_are_proposed(tmp_path: Path) -> None:
    summary = {"object_relation": "narrative-summary", "type": "text", "value": "It is told."}
    held = {"name": "narrative", "uuid": "u", "Attribute": [summary]}
    path = tmp_path / "event.json"
    path.write_text(json.dumps({"Event": {"info": "x", "date": "2021-05-01", "Object": [held]}}))
    found = importing.proposed(path, NOW.date())
    assert [type(entry).__name__ for entry in found.entries] == ["Narrative"]
    path.write_text(json.dumps({"Event": {"info": "x", "Object": []}}))
    assert importing.proposed(path, NOW.date()) == importing.Proposed(entries=(), refused=())
