"""What is kept of a casebook's file is what parsing it gives."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tocsin.casebook.parsed import parsed_values
from tocsin.language.yaml_text import DuplicateKeyError, placed_values

FILES = sorted((ROOT / "casebooks").rglob("*.yml"))
# So that a text is long enough to be kept.
FILLING = f"filling: {'x' * 2_000}\n"
# Each is read otherwise than as text, or is hard to keep.
ODD = (
    "2022-01-12",
    "2022-01-12T10:00:00Z",
    "2022-01-12 10:00:00.5 +06:00",
    "12:30",
    "2022-13-45",
    "no",
    "null",
    "-0",
    "1e400",
    ".nan",
    "123456789012345678901234567890",
    "[]",
    "{}",
    "{day: 2022-01-12}",
    "{moment: x}",
    "Алматы",
)


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return where things are kept, in a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "tocsin" / "made"


@pytest.mark.parametrize("file", FILES, ids=lambda file: "-".join(file.parts[-2:]))
def test_every_shipped_file_is_the_same_the_first_and_the_second_time(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    expected = list(placed_values(text))
    assert list(parsed_values(text)) == expected
    assert list(parsed_values(text)) == expected


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(st.sampled_from(ODD), min_size=1, max_size=8))
def test_odd_values_keep_their_kinds(values: list[str]) -> None:
    text = FILLING + "".join(f"k{number}: {value}\n" for number, value in enumerate(values))
    expected = repr(list(placed_values(text)))
    assert repr(list(parsed_values(text))) == expected
    assert repr(list(parsed_values(text))) == expected


def test_a_change_is_seen_and_a_short_text_is_not_kept(kept: Path) -> None:
    assert list(parsed_values("a: 1"))[1] == (("a",), 1, 1)
    assert not kept.exists()
    assert list(parsed_values(FILLING + "a: 1"))[-1] == (("a",), 2, 1)
    assert list(parsed_values(FILLING + "a: 2"))[-1] == (("a",), 2, 2)
    assert len(list(kept.iterdir())) == 2


def test_only_the_latest_are_kept(kept: Path) -> None:
    for number in range(65):
        list(parsed_values(f"{FILLING}a: {number}"))
    assert len(list(kept.iterdir())) == 60


def test_a_text_with_a_fault_is_refused_each_time(kept: Path) -> None:
    for _ in range(2):
        with pytest.raises(DuplicateKeyError):
            list(parsed_values(FILLING + "a: 1\na: 2"))
        with pytest.raises(yaml.YAMLError):
            list(parsed_values(FILLING + "a: [1"))
