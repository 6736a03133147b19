"""People who log in at a desk in tests: their accounts, and what their browsers send."""

import re
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from tests.desk.conftest import BOOK, HERE
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.workspace import accounts
from tocsin.workspace.reach import HERE as ON_THIS_MACHINE
from tocsin.workspace.reach import Reach

# Words that do not belong together.
PASSWORDS = {
    "A. One": "harbour violin seventeen moss",
    "B. Two": "lantern gravel 41 pelican soup",
    "R. Reader": "copper tulip orchard ninety two",
}
ROLES = {"A. One": "admin", "B. Two": "analyst", "R. Reader": "reader"}


def with_accounts(url: str) -> None:
    """Give a store three accounts: of an admin, an analyst and a reader."""
    with Store(url) as store:
        for name, password in PASSWORDS.items():
            accounts.new_account(store, name, ROLES[name], password, by="test")


def browser_at(
    url: str, book: Path = BOOK, reach: Reach = ON_THIS_MACHINE, base: str = HERE
) -> TestClient:
    """Return a browser that nobody has logged in with, at a desk of its own on a store."""
    app = make_app(url, book, has_accounts=True, reach=reach)
    return TestClient(app, base_url=base, follow_redirects=False)


def another_browser(browser: TestClient) -> TestClient:
    """Return another browser at the same desk."""
    return TestClient(browser.app, base_url=str(browser.base_url), follow_redirects=False)


def log_in(browser: TestClient, name: str, password: str = "", **more: str) -> Any:
    """Log in as a person does."""
    fields = {"name": name, "password": password or PASSWORDS[name], **more}
    return browser.post("/login", data=fields, headers={"origin": origin_of(browser)})


def origin_of(browser: TestClient) -> str:
    """Return what a browser says of where its forms come from."""
    return str(browser.base_url).rstrip("/")


def token_of(browser: TestClient) -> str:
    """Return what the forms of a browser's pages carry."""
    found = re.search(r'name="token" value="([^"]+)"', browser.get("/account").text)
    assert found is not None
    return found[1]


def post(browser: TestClient, path: str, **fields: str) -> Any:
    """Send a form as a page of the desk does."""
    data = {"token": token_of(browser), "page": "/", **fields}
    return browser.post(path, data=data, headers={"origin": origin_of(browser)})
