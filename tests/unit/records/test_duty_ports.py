"""The store does what is asked of the words of people on duty."""

from pathlib import Path

from tests.unit.records.test_ports import check
from tocsin.records import duty_ports as ports
from tocsin.store import Store


def test_a_store_has_every_method_with_its_arguments(tmp_path: Path) -> None:
    check(ports.Duty, Store(str(tmp_path / "s.sqlite")), ("duty",))
