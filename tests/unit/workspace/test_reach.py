"""From where a desk is reached: beyond this machine only by people who log in over TLS."""

from pathlib import Path

import pytest

from tocsin.errors import UsageError
from tocsin.workspace.reach import HERE, Reach, checked_reach


@pytest.fixture
def pem(tmp_path: Path) -> Path:
    (tmp_path / "c.pem").write_text("x")
    return tmp_path / "c.pem"


def test_this_machine_is_reached_without_anything() -> None:
    assert checked_reach(HERE, has_accounts=False) == HERE
    assert checked_reach(Reach("::1"), has_accounts=False).goes_beyond is False
    assert not HERE.is_secret


@pytest.mark.parametrize(
    ("reach", "has_accounts", "told"),
    [
        (Reach("0.0.0.0"), False, "needs people to log in"),
        (Reach("0.0.0.0"), True, "needs TLS"),
        (Reach("::"), True, "needs TLS"),
        (Reach("192.0.2.7", name="desk.example.org"), True, "needs TLS"),
        (Reach(name="desk.example.org"), True, "needs TLS"),
        (Reach(name="desk.example.org", proxy="127.0.0.1"), False, "needs people to log in"),
        (Reach("0.0.0.0", proxy="10.0.0.2"), True, "by which name"),
        (Reach("0.0.0.0", name="desk.example.org:443", proxy="10.0.0.2"), True, "host's name"),
        (Reach("0.0.0.0", name="https://desk", proxy="10.0.0.2"), True, "host's name"),
        (Reach("localhost"), True, "give an address"),
        (Reach("everywhere"), True, "give an address"),
        (Reach(proxy="proxy.example.org"), True, "address the proxy asks from"),
        (Reach(proxy="*"), True, "address the proxy asks from"),
        (Reach(certificate=Path("none.pem")), True, "belong together"),
        (Reach(certificate=Path("none.pem"), key=Path("none.key")), True, "no such file"),
    ],
)
def test_what_is_not_safe_is_refused_with_what_to_do(
    reach: Reach, has_accounts: bool, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        checked_reach(reach, has_accounts=has_accounts)


def test_with_accounts_and_tls_a_name_is_enough(pem: Path) -> None:
    own = Reach("0.0.0.0", "Desk.Example.org", pem, pem)
    assert checked_reach(own, has_accounts=True).name == "desk.example.org"
    proxied = Reach(name="desk.example.org", proxy="127.0.0.1")
    assert checked_reach(proxied, has_accounts=True).is_secret
    both = own._replace(proxy="127.0.0.1")
    with pytest.raises(UsageError, match="either"):
        checked_reach(both, has_accounts=True)
