"""The store does what sharing asks of it."""

from pathlib import Path
from typing import Any

import pytest

from tests.unit.records.test_ports import check
from tocsin.records import sharing_ports as ports
from tocsin.store import Store


@pytest.mark.parametrize(
    ("port", "place"), [(ports.Access, ("access",)), (ports.Leaving, ("leaving",))]
)
def test_a_store_has_every_method_of_a_port(tmp_path: Path, port: Any, place: tuple[str]) -> None:
    with Store(str(tmp_path / "s.sqlite")) as store:
        check(port, store, place)
