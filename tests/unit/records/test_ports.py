"""The store does what stages ask of it: every port has an implementation with its arguments."""

import inspect
from typing import Any

import pytest

from tocsin.records import ports, state, vectors
from tocsin.store import Store

OF_STORE: dict[Any, tuple[str, ...]] = {
    ports.JudgingStore: (),
    ports.Captures: (),
    ports.Attention: (),
    ports.Documents: (),
    ports.Findings: (),
    ports.Judgements: (),
    state.FetchMemory: (),
    state.AlarmHistory: (),
    vectors.VectorMemory: (),
    ports.Words: ("words",),
    ports.Lineages: ("lookup",),
    ports.Counts: ("rollups",),
    ports.Volumes: ("rollups",),
    ports.Bases: ("rereading",),
    ports.Memory: ("about",),
    ports.FullText: ("full_text",),
}


def check(port: type[object], store: Store, place: tuple[str, ...]) -> None:
    """Hold that a part of a store has every method of a port, with its arguments."""
    part: object = store
    for name in place:
        part = getattr(part, name)
    asked = [name for name in dir(port) if not name.startswith("_")]
    assert asked
    for name in asked:
        wanted, given = inspect.getattr_static(port, name), getattr(part, name)
        if isinstance(wanted, property):
            continue
        names = [n for n in inspect.signature(wanted).parameters if n != "self"]
        assert list(inspect.signature(given).parameters)[: len(names)] == names, name


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """An empty store."""
    return Store(str(tmp_path_factory.mktemp("ports") / "s.sqlite"))


@pytest.mark.parametrize("port", OF_STORE, ids=lambda port: port.__name__)
def test_a_store_has_every_method_of_a_port_with_its_arguments(
    port: type[object], store: Store
) -> None:
    check(port, store, OF_STORE[port])
