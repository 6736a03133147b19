"""What the store asks of a database: each kind answers all of it."""

import inspect

from tocsin.store.dialects import DIALECTS, dialect_named
from tocsin.store.dialects.base import Dialect, Holder


def test_each_kind_of_database_answers_everything_that_is_asked() -> None:
    asked = {name: said for name, said in vars(Dialect).items() if inspect.isfunction(said)}
    wanted = {name: said for name, said in asked.items() if not name.startswith("_")}
    assert len(wanted) > 10
    for dialect in map(dialect_named, DIALECTS):
        for name, said in wanted.items():
            own = inspect.signature(getattr(type(dialect), name))
            assert own.parameters.keys() == inspect.signature(said).parameters.keys(), name


def test_a_holder_says_who_it_is() -> None:
    assert str(Holder(machine="desk-1", process=7)) == "process 7 on desk-1"
