"""A store is opened for what is asked of it, and made where there is none."""

from pathlib import Path

import pytest

from tocsin.errors import StoreError
from tocsin.workspace.opening import open_store


def test_a_store_is_made_and_opened_again(tmp_path: Path) -> None:
    url = str(tmp_path / "s.sqlite")
    for _ in range(2):
        with open_store(url) as store:
            assert store.about.captures() == 0
            assert store.health().read == 0


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "s.sqlite").write_text("no store " * 400)
    with pytest.raises(StoreError):
        open_store(str(tmp_path / "s.sqlite"))
