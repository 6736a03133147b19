"""A provider of identities: what its file may say, and what its words say of groups."""

from pathlib import Path
from typing import Any

import pytest

from tests.identities import CLIENT, SECRET, Identities, serving
from tocsin.errors import UsageError
from tocsin.workspace.oidc import Provider, ProviderError, Settings, claim_at, read_settings

WHOLE = """
issuer: https://login.example.org/realms/desk
client_id: tocsin-desk
title: Вход редакции
roles_claim: realm_access.roles
roles:
  аналитики: analyst
  admins: admin
"""


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "oidc.yml").write_text(WHOLE, encoding="utf-8")
    settings = read_settings(tmp_path / "oidc.yml")
    assert settings.roles == {"аналитики": "analyst", "admins": "admin"}
    assert (settings.title, settings.name_claim) == ("Вход редакции", "name")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (("https://", "http://"), "https://"),
        (("https://", "file://"), "https://"),
        (("https://login", "http://[login"), "https://"),
        (("analyst", "boss"), "boss"),
        (("client_id", "client"), "client"),
        (("title", "titel"), "titel"),
        (("roles:\n  аналитики: analyst\n  admins: admin", "roles: {}"), "at least one group"),
        (("roles_claim", "scopes: [profile]\nroles_claim"), "openid is missing"),
        (("issuer:", "issuer: ["), "oidc.yml"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(
    tmp_path: Path, changed: tuple[str, str], told: str
) -> None:
    (tmp_path / "oidc.yml").write_text(WHOLE.replace(*changed), encoding="utf-8")
    with pytest.raises(UsageError, match=told) as raised:
        read_settings(tmp_path / "oidc.yml")
    assert str(tmp_path / "oidc.yml") in str(raised.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_settings(tmp_path / "none.yml")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("groups", ["a"]),
        ("realm_access.roles", ["b"]),
        ("https://example.org/roles", ["c"]),
        ("realm_access.none", None),
        ("groups.roles", None),
        ("none", None),
        ("", None),
    ],
)
def test_a_claim_is_looked_up_within_others(path: str, said: object) -> None:
    claims = {
        "groups": ["a"],
        "realm_access": {"roles": ["b"]},
        "https://example.org/roles": ["c"],
    }
    assert claim_at(claims, path) == said


def test_a_description_of_another_provider_is_not_used() -> None:
    pytest.importorskip("joserfc")
    roles: Any = {"a": "reader"}
    with serving() as identities:
        own = identities.address
        for wrong in ("https://elsewhere.example", ""):
            identities.address = wrong
            provider = Provider(Settings(issuer=own, client_id=CLIENT, roles=roles), SECRET)
            with pytest.raises(ProviderError, match="cannot be used"):
                provider.entry("http://127.0.0.1/back", "s", "n", "c")


def test_the_role_that_may_do_most_counts() -> None:
    pytest.importorskip("joserfc")
    roles: Any = {"all": "reader", "some": "admin", "more": "analyst"}
    settings = Settings(issuer="http://127.0.0.1:9", client_id=CLIENT, roles=roles)
    provider = Provider(settings, SECRET)
    claims = {"sub": "7f3", "name": "Әсел"}
    identity = provider._identity({**claims, "groups": ["all", "more", "some", "none"]})
    assert identity == ("http://127.0.0.1:9|7f3", "Әсел", "admin")
    assert provider._identity({**claims, "groups": []}).role is None


def test_a_provider_knows_the_desk_by_its_secret() -> None:
    pytest.importorskip("joserfc")
    roles: Any = {"a": "reader"}
    with serving() as identities:
        settings = Settings(issuer=identities.address, client_id=CLIENT, roles=roles)
        refused = Provider(settings, "another secret")
        with pytest.raises(ProviderError, match="answers 400"):
            refused.identity("code", "http://127.0.0.1/back", "n", "v")
        assert isinstance(identities, Identities)
