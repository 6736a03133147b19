"""An open store with a casebook and a clock, before anything else is loaded."""

from pathlib import Path

import pytest

from tests import by_hand
from tests.by_hand import MOMENT
from tests.conftest import ROOT
from tocsin.errors import UsageError
from tocsin.store import Store
from tocsin.workspace.opened import Opened, is_small, open_case


def test_the_casebook_is_that_of_the_folder_or_the_one_read_with_last(small: Store) -> None:
    with open_case(small.url, ROOT / "casebooks" / "sumy-2022") as case:
        assert case.casebook.id == "sumy-2022"
    small.about.remember(by_hand.casebook(), MOMENT)
    assert Opened(small).casebook.id == by_hand.casebook().id
    assert Opened(small).moment("2022-01-12").day == 12
    assert is_small(small)


def test_a_store_that_must_be_there_and_a_casebook_that_is_needed_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such store"):
        open_case(tmp_path / "none.sqlite", must_exist=True)
    with (
        open_case(tmp_path / "s.sqlite") as case,
        pytest.raises(UsageError, match="needs a casebook"),
    ):
        assert case.casebook
