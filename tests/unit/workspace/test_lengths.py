"""What is too long is refused with its name and both numbers."""

import pytest

from tocsin.errors import UsageError
from tocsin.workspace.lengths import within


def test_what_fits_comes_back_and_what_is_longer_is_named() -> None:
    assert within("note", "слово", 5) == "слово"
    with pytest.raises(UsageError, match=r"note: 5 characters are too many; 4 is the most\."):
        within("note", "слово", 4)
