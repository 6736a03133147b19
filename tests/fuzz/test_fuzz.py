"""A minute of damaged input for every door: nothing is raised that nobody foresaw, and no file is
lost whole to it. `make fuzz` does the same for hours.
"""

from pathlib import Path

import pytest

from tests.fuzz.__main__ import Fuzzing, place_of_fault, turns
from tests.fuzz.doors import Door, attempt, doors
from tests.fuzz.mutation import damaged

SEED, INPUTS = 2022, 80


@pytest.fixture(scope="module")
def every_door(tmp_path_factory: pytest.TempPathFactory) -> list[Door]:
    """All doors, with a folder for their files."""
    return doors(tmp_path_factory.mktemp("fuzz"))


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


def test_a_fault_is_said_once_with_its_input_and_everything_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(body: bytes) -> object:
        return int(body)

    door, fuzzing = Door("number", [b"12"], read), Fuzzing(SEED, tmp_path)
    for number in range(40):
        fuzzing.turn(door, number)
        fuzzing.weigh()
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(fuzzing.kinds) == len(list(tmp_path.iterdir())) > 0
    assert f"number seed {SEED} number " in said[0]
    assert "ValueError" in said[0]
    report = list(fuzzing.report())
    assert "40 inputs at 1 doors" in report[-2]
    assert report[-1] == f"{len(said)} kinds of fault (seed {SEED})"


def test_every_door_gets_its_share_of_every_round() -> None:
    doors_of = [Door("often", [b""], bytes, 2), Door("seldom", [b""], bytes, 0.01)]
    first, second = list(turns(doors_of, 100))
    assert len(first) == len(second) == 81
    assert len({(door.name, number) for door, number in (*first, *second)}) == 162
