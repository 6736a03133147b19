"""A minute of damaged input for every door: nothing is raised that nobody foresaw, and no file is
lost whole to it. `make fuzz` does the same for hours.
"""

from pathlib import Path

import pytest

from tests.fuzz.__main__ import Fuzzing, main, place_of_fault, turns
from tests.fuzz.doors import Door, attempt, doors
from tests.fuzz.inside import inner_doors
from tests.fuzz.mutation import damaged
from tests.fuzz.tally import LOADED, DoorTally, Life, Tally, together

SEED, INPUTS = 2022, 80


@pytest.fixture(scope="module")
def every_door(tmp_path_factory: pytest.TempPathFactory) -> list[Door]:
    """All doors, with a folder for their files."""
    folder = tmp_path_factory.mktemp("fuzz")
    return [*doors(folder), *inner_doors(folder)]


def test_damage_is_the_same_for_the_same_seed() -> None:
    samples = [b"The ministry said so.", b'{"id": 1}']
    first = [damaged(SEED, number, samples) for number in range(50)]
    assert first == [damaged(SEED, number, samples) for number in range(50)]
    assert len(set(first)) > 40


def test_sound_input_passes_every_door(every_door: list[Door]) -> None:
    for door in every_door:
        for body in door.samples:
            error = attempt(door, body)
            assert error is None, f"{door.name}: {error!r}"


def test_no_damage_is_uncaught(every_door: list[Door]) -> None:
    kinds: dict[str, str] = {}
    for door in every_door:
        for number in range(max(3, round(INPUTS * door.share))):
            error = attempt(door, damaged(SEED, number, door.samples))
            if error is not None:
                kinds.setdefault(place_of_fault(error), f"{door.name} seed {SEED} number {number}")
    assert not kinds


def _number() -> Door:
    """Return a door that most damage does not pass."""
    return Door("number", [b"12"], lambda body: int(body))


def test_a_fault_is_said_once_with_its_input_and_everything_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tally = Tally(SEED)
    fuzzing = Fuzzing(tally, tmp_path)
    for first in range(0, 40, 10):
        fuzzing.turn(_number(), range(first, first + 10))
        fuzzing.weigh()
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(tally.kinds) == len(list(tmp_path.iterdir())) > 0
    assert f"number seed {SEED} number " in said[0]
    assert "ValueError" in said[0]
    report = list(tally.report())
    assert "40 inputs at 1 doors" in report[-2]
    assert report[-1] == f"{len(said)} kinds of fault (seed {SEED})"


def test_every_door_gets_its_share_of_every_round_and_a_stopped_run_goes_on() -> None:
    doors_of = [Door("often", [b""], bytes, 2), Door("seldom", [b""], bytes, 0.01)]
    first, second = list(turns(doors_of, 100, {}))
    assert [(door.name, numbers) for door, numbers in first] == [
        ("often", range(80)),
        ("seldom", range(1)),
    ]
    again = list(turns(doors_of, 100, {"often": 80, "seldom": 1}))
    assert again == [second]


def test_a_run_that_was_stopped_counts_no_input_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fuzz.__main__.doors", lambda folder: [_number()])
    monkeypatch.setattr("tests.fuzz.__main__.inner_doors", lambda folder: [])
    words = ["--seed", str(SEED), "--tally", str(tmp_path / "tally.json")]
    main([*words, "--inputs", "40"])
    main([*words, "--inputs", "120"])
    apart = Tally.read(tmp_path / "tally.json", 0)
    main(["--seed", str(SEED), "--tally", str(tmp_path / "whole.json"), "--inputs", "120"])
    whole = Tally.read(tmp_path / "whole.json", 0)
    assert apart.inputs == whole.inputs == 120
    assert apart.kinds == whole.kinds
    assert [len(apart.lives), len(whole.lives)] == [2, 1]
    assert together([apart, whole]).inputs == 240
    assert len(together([apart, whole]).kinds) == len(whole.kinds)


@pytest.mark.parametrize(("power", "low", "high"), [(1, 0.95, 1.05), (2, 1.95, 2.05)])
def test_how_time_grows_with_length_is_told(power: int, low: float, high: float) -> None:
    door = DoorTally()
    for number, length in enumerate(range(300, 30_000, 700)):
        door.add(number, length, 1e-6 * length**power)
    assert low < door.exponent < high


def test_memory_that_grows_is_told_and_what_is_loaded_once_is_not() -> None:
    loaded = [(number, 100 * number) for number in range(0, LOADED, 1_000)]
    flat = Life([*loaded, *((LOADED + number, 10**6) for number in range(0, 9_000, 1_000))])
    assert flat.growth() == pytest.approx(0)
    leaking = Life([(LOADED + number, 1_024 * number) for number in range(0, 9_000, 1_000)])
    assert leaking.growth() == pytest.approx(100_000 / 1_024)
    late = [
        *leaking.weighed[:1],
        *((LOADED + n, 10**6 + n // 10**3) for n in range(1_000, 9_000, 1_000)),
    ]
    assert Life(late).growth() == pytest.approx(0, abs=0.2)
    assert Life(loaded).growth() is None
