"""The statements that make the roles of a store; what they come to, tests/test_roles.py says."""

import pytest

from tocsin.errors import UsageError
from tocsin.store.migrations.casebooks import LABELLED
from tocsin.store.roles import EVERY, Grant, apply_roles, grant_of, needs_server, roles_of


def test_a_grant_names_a_person_a_right_and_perhaps_a_casebook() -> None:
    assert grant_of("anna=reader:almaty-2022") == Grant(
        person="anna", right="reader", casebook="almaty-2022"
    )
    assert grant_of("anna=admin").casebook == EVERY


@pytest.mark.parametrize(
    "said", ["", "anna", "anna=", "anna=owner", "a b=reader", "anna=reader:x y", 'a"b=reader']
)
def test_what_grants_nothing_is_refused(said: str) -> None:
    with pytest.raises(UsageError, match="grants nothing"):
        grant_of(said)


def test_every_labelled_table_is_limited_and_the_log_is_nobodys() -> None:
    statements = list(roles_of("team"))
    for table in LABELLED.split():
        assert f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY" in statements
    assert "ALTER TABLE audit OWNER TO team_log" in statements
    assert statements[-1] == "REVOKE team_log FROM CURRENT_USER"
    assert not any("GRANT team_log TO" in s and "CURRENT_USER" not in s for s in statements)


def test_a_grant_to_one_casebook_is_its_users_setting() -> None:
    own = list(roles_of("team", [grant_of("anna=reader:a")], ["olga"]))
    assert any("tocsin.casebook" in statement and "'anna'" in statement for statement in own)
    assert "DELETE FROM rights WHERE role = 'olga'" in own
    every = list(roles_of("team", [grant_of("anna=reader")]))
    assert not any("SET tocsin.casebook" in statement for statement in every)


def test_a_file_has_no_roles() -> None:
    assert needs_server("postgresql://h/team") == "team"
    with pytest.raises(UsageError, match="a file has no roles"):
        apply_roles("work.sqlite", "team", [], [])
