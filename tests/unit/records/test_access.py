"""Roles: each may do what those below it may."""

import datetime as dt

import pytest

from tocsin.records.access import ROLES, AccessToken, Role


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("least", ROLES)
def test_a_role_may_do_what_those_below_it_may(role: Role, least: Role) -> None:
    made = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    token = AccessToken(id="tok-1", name="A. One", role=role, made_at=made)
    assert token.allows(least) == (ROLES.index(role) >= ROLES.index(least))
