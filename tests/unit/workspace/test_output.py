"""The folder a run leaves: the brief, whole and for the public, and a file for
each kind of record.
"""

import json
from pathlib import Path

import pytest

from tests.by_hand import MOMENT, casebook
from tocsin import pipeline
from tocsin.errors import OutputError
from tocsin.exchange.files import BY_DOCUMENT
from tocsin.pipeline.reasons import NOTHING_WATCHED
from tocsin.records import Dropped
from tocsin.store import Store
from tocsin.workspace.opened import is_small
from tocsin.workspace.output import write_out


def written(store: Store, out: Path, language: str = "en") -> set[str]:
    """Write what a store knows into a folder; return the names of the files."""
    judged = pipeline.judge(store, casebook(), MOMENT, keep=False)
    write_out(out, judged, MOMENT, store, language)
    return {p.name for p in out.iterdir()}


def lines(path: Path) -> list[dict[str, object]]:
    """Return the rows of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_folder_holds_briefs_and_records(small: Store, tmp_path: Path) -> None:
    small.drop([Dropped(stage="sources", record_id="x", reason="empty", detail="x: empty")])
    names = written(small, tmp_path / "out")
    briefs = {f"brief{public}.{kind}" for public in ("", "-public") for kind in ("html", "md")}
    assert briefs <= names
    assert not any(n.endswith((".pdf", ".part")) for n in names)
    claims = lines(tmp_path / "out" / "claims.jsonl")
    assert {c["id"] for c in claims} == {"clm-mined", "clm-denied"}
    assert [d["reason"] for d in lines(tmp_path / "out" / "dropped.jsonl")] == ["empty"]


def test_an_empty_store_leaves_a_brief_that_says_so(empty: Store, tmp_path: Path) -> None:
    written(empty, tmp_path / "out")
    assert lines(tmp_path / "out" / "claims.jsonl") == []
    page = (tmp_path / "out" / "brief.md").read_text(encoding="utf-8")
    assert "No document concerns a watched site or narrative" in page


def test_the_same_store_gives_the_same_bytes(small: Store, tmp_path: Path) -> None:
    names = written(small, tmp_path / "a")
    assert names == written(small, tmp_path / "b")
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_of_what_is_looked_up_by_need_the_records_of_documents_are_not_written_and_old_ones_go(
    small: Store, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    names = written(small, out)
    before = {name: (out / name).read_bytes() for name in names}
    judged = pipeline.judge(small, casebook(), MOMENT, keep=False, whole=False)
    write_out(out, judged, MOMENT, small)
    left = {p.name for p in out.iterdir()}
    assert names - left == {f"{name}.jsonl" for name in BY_DOCUMENT}
    assert all((out / name).read_bytes() == before[name] for name in left)


def test_of_what_is_looked_up_by_need_texts_that_name_nothing_watched_are_not_listed(
    small: Store, tmp_path: Path
) -> None:
    rows = [("gate", "a", NOTHING_WATCHED), ("gate", "b", "language"), ("read", "c", "empty")]
    small.drop([Dropped(stage=s, record_id=r, reason=why, detail=".") for s, r, why in rows])
    out, briefs = tmp_path / "out", set()
    for whole, names in ((True, {"a", "b", "c"}), (False, {"b", "c"})):
        judged = pipeline.judge(small, casebook(), MOMENT, keep=False, whole=whole)
        write_out(out, judged, MOMENT, small)
        listed = {str(d["record_id"]) for d in lines(out / "dropped.jsonl")}
        assert listed & {"a", "b", "c"} == names
        briefs.add((out / "brief.md").read_bytes())
    assert len(briefs) == 1


def test_a_small_store_has_its_records_written(
    small: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_small(small)
    monkeypatch.setattr("tocsin.workspace.opened.MOST_WRITTEN", 2)
    assert not is_small(small)


def test_a_folder_that_is_a_file_is_refused(empty: Store, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("taken", encoding="utf-8")
    with pytest.raises(OutputError, match="out"):
        written(empty, tmp_path / "out")
