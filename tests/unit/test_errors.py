"""Errors: a sentence for the user, an exit code, and the same in every process."""

import pickle

import pytest

from tocsin import errors
from tocsin.errors import (
    InputError,
    MissingError,
    MissingExtraError,
    PluginError,
    TocsinError,
    UsageError,
)

KINDS = [k for k in vars(errors).values() if isinstance(k, type) and issubclass(k, TocsinError)]


def made(kind: type[TocsinError]) -> TocsinError:
    """Make an error of a kind."""
    if kind is InputError:
        return InputError("a.txt: empty", reason="empty")
    if kind is PluginError:
        return PluginError("x 1 cannot be loaded")
    if kind is MissingExtraError:
        return MissingExtraError("XLSX", "xlsx")
    if kind is MissingError:
        return MissingError("{field} needs a value", option="value", code="c", field="поле")
    return kind("{name!r} is none", code="error-none", name="Алма-Ата")


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_crosses_from_one_process_to_another_as_it_is(kind: type[TocsinError]) -> None:
    error = made(kind)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert str(again) == str(error)
    assert vars(again) == vars(error)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("TocsinError", 3),
        ("InputError", 1),
        ("PluginError", 1),
        ("CasebookError", 2),
        ("UsageError", 2),
        ("MissingError", 2),
        ("StoreError", 3),
        ("OutputError", 3),
        ("GazetteerError", 3),
        ("WorkerError", 3),
        ("ModelError", 3),
        ("WordingError", 3),
    ],
)
def test_every_kind_has_its_exit_code_and_stands_in_the_list(kind: str, code: int) -> None:
    assert getattr(errors, kind).exit_code == code
    assert kind in (errors.__doc__ or "")
    assert kind in {k.__name__ for k in KINDS}


def test_braces_are_filled_only_where_there_is_something_to_fill_them() -> None:
    assert str(UsageError("{a} is not {b}", a="x", b=1)) == "x is not 1"
    assert str(UsageError("write {telegram: NAME}")) == "write {telegram: NAME}"
    error = UsageError("{a} is none", code="error-none", a="{b}")
    assert (str(error), error.text, error.values) == ("{b} is none", "{a} is none", {"a": "{b}"})


def test_what_was_left_out_or_why_it_was_refused_is_named() -> None:
    assert MissingError("a name must say who.", option="signer").option == "signer"
    assert InputError("x", reason="gzip").reason == "gzip"
    assert PluginError("x").reason == "plugin"
