"""A desk on the judged reports on Sumy, in which some matches wait for a person."""

import pytest

from tests.desk.conftest import BOOK, fill, leave_open
from tocsin.web.desk import Desk


@pytest.fixture(scope="session")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on a judged store in which three matches wait for a person."""
    folder = tmp_path_factory.mktemp("queue")
    url = str(folder / "s.sqlite")
    fill(url, folder)
    leave_open(url, 3)
    return Desk(url, BOOK, "A. One")
