"""What a catalogue's texts come to is the same from the cache as made anew."""

from pathlib import Path

import pytest

from tocsin.cached import cache_folder
from tocsin.match.prepared import prepared

ENTRIES = [f"The dam number {n} was mined by the guards" for n in range(60)]
TELLINGS = ["Плотину заминировали", "Бөген миналанды", ""]


def test_what_is_kept_is_what_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made = prepared(ENTRIES, TELLINGS)
    assert [f.name.partition("-")[0] for f in (cache_folder() / "made").iterdir()] == ["narratives"]
    assert prepared(ENTRIES, TELLINGS) == made
    assert prepared(ENTRIES[:-1], TELLINGS).words != made.words


def test_a_short_catalogue_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert prepared(ENTRIES[:5], TELLINGS).words.size == 5
    assert not cache_folder().exists()
