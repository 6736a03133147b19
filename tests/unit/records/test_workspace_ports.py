"""The store does what a person's questions and acts ask of it."""

from typing import Any

import pytest

from tests.unit.records.test_ports import check
from tocsin.records import workspace_ports as ports
from tocsin.store import Store
from tocsin.workspace.opening import open_store

OF_STORE: dict[Any, tuple[str, ...]] = {
    ports.OpenStore: (),
    ports.Consulted: (),
    ports.Timed: (),
    ports.Signing: (),
    ports.DropLog: (),
    ports.Pages: ("lookup",),
    ports.Spoken: ("spoken",),
    ports.Texts: ("rereading",),
    ports.About: ("about",),
    ports.Pulse: ("pulse",),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """An empty store."""
    return Store(str(tmp_path_factory.mktemp("ports") / "s.sqlite"))


@pytest.mark.parametrize("port", OF_STORE, ids=lambda port: port.__name__)
def test_a_store_has_every_method_of_a_port_with_its_arguments(
    port: type[object], store: Store
) -> None:
    check(port, store, OF_STORE[port])


def test_a_view_by_publication_has_all_that_a_store_has(store: Store) -> None:
    with open_store(store.url) as opened:
        view = opened.by_published()
        assert view.lookup is not opened.lookup
        assert view.words is opened.words
