"""Files without a name."""

from pathlib import Path

import pytest

from tocsin.pipeline.nameless import nameless


def test_each_has_its_tables_alone_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one, other = (nameless("CREATE TABLE t (word TEXT);", 64) for _ in range(2))
    one.executemany("INSERT INTO t VALUES (?)", [("слово",)] * 5_000)
    assert one.execute("SELECT count(*) FROM t").fetchone() == (5_000,)
    assert other.execute("SELECT count(*) FROM t").fetchone() == (0,)
    assert list(tmp_path.iterdir()) == []
