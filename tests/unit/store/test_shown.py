"""No password of an address is shown."""

import pytest

from tocsin.store.shown import without_password


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("work.sqlite", "work.sqlite"),
        ("postgresql://desk@host/base", "postgresql://desk@host/base"),
        ("postgresql://desk:geheim@host/base", "postgresql://desk:***@host/base"),
        ("postgresql://desk:a@b@host/base", "postgresql://desk:***@host/base"),
        ("postgresql://host/base?password=geheim&x=1", "postgresql://host/base?password=***&x=1"),
    ],
)
def test_a_password_is_masked(url: str, shown: str) -> None:
    assert without_password(url) == shown
