"""Logging in, in Chromium: the pages fit and everybody can use them, what was typed survives the
end of a session, and an open page says that it has ended.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import AXE, _free_port
from tests.desk.conftest import BOOK, fill
from tests.desk.people import PASSWORDS, with_accounts
from tocsin.store import Store
from tocsin.workspace import accounts
from tocsin.workspace.clock import now

_RULES = "['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']"
_SECONDS = 60.0


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a desk where people log in, started as anybody would, and its store."""
    folder = tmp_path_factory.mktemp("served")
    store = str(folder / "s.sqlite")
    fill(store, folder)
    with_accounts(store)
    book = shutil.copytree(BOOK, folder / "sumy-2022")
    port = _free_port()
    command = [sys.executable, "-m", "tocsin", "desk", "--store", store, "-c", str(book)]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen([*command, "--port", str(port), "--accounts"], stderr=log)
    base, end = f"http://127.0.0.1:{port}", time.monotonic() + _SECONDS
    while time.monotonic() < end:
        try:
            httpx.get(f"{base}/healthz", timeout=5)
            break
        except httpx.TransportError:
            time.sleep(0.2)
    yield base, store
    running.terminate()
    running.wait(15)


@pytest.fixture
def page(browser: Browser, at: tuple[str, str]) -> Iterator[Page]:
    context = browser.new_context(base_url=at[0], viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def log_in(page: Page, name: str, password: str = "") -> None:
    page.fill("input[name=name]", name)
    page.fill("input[name=password]", password or PASSWORDS[name])
    page.click("main button")


def is_fit_and_usable(page: Page) -> None:
    page.wait_for_load_state()  # words may be there before the style sheet, and are wider then
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
        page.evaluate("scrollTo(0, 0)")  # elsewhere the head of the page covers what it may
        page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
        told = page.evaluate(f"axe.run(document, {{runOnly: {_RULES}}})")
        assert [(found["id"], page.url) for found in told["violations"]] == []


@pytest.mark.parametrize("language", ["en", "kk"])  # the shortest words, and the longest
def test_the_pages_of_people_fit_and_everybody_can_use_them(
    browser: Browser, at: tuple[str, str], language: str
) -> None:
    context = browser.new_context(base_url=at[0], locale=language, bypass_csp=True)
    page = context.new_page()
    page.goto("/queue")
    is_fit_and_usable(page)
    log_in(page, "A. One", "no")
    assert page.locator('[role="alert"]').is_visible()
    is_fit_and_usable(page)
    log_in(page, "A. One")
    page.goto("/account")
    is_fit_and_usable(page)
    for path in ("/casebook", "/people"):
        page.goto(path)
        is_fit_and_usable(page)
    page.goto("/casebook/problems/WP-SUMY-CHEM?view=yaml")
    text = page.locator("textarea[name=text]")
    text.fill(
        text.input_value().replace("narratives: [n_ammonia_plant,", "narratives: [nobody,", 1)
    )
    page.click("button[value=save]")
    assert page.locator('[role="alert"]').is_visible()
    is_fit_and_usable(page)
    text.fill(
        text.input_value().replace("narratives: [nobody,", "narratives: [n_ammonia_plant, ", 1)
    )
    page.click("button[value=look]")
    page.click("a[href*='past=1']")
    page.locator("#past table").wait_for()
    is_fit_and_usable(page)
    page.click("form[action='/act/entry-drop'] button")
    page.goto("/add")
    page.fill("textarea[name=text]", "a text of two words " * 40)
    page.fill("input[name=title]", "щука")
    context.clear_cookies()
    page.click("main form button")
    is_fit_and_usable(page)
    log_in(page, "A. One")
    is_fit_and_usable(page)
    assert page.locator("textarea[name=title]").input_value() == "щука"
    context.close()


def test_without_scripts_what_was_typed_survives_the_end_of_a_session(
    browser: Browser, at: tuple[str, str]
) -> None:
    context = browser.new_context(base_url=at[0], java_script_enabled=False)
    page = context.new_page()
    page.goto("/problem/WP-SUMY-CHEM")
    log_in(page, "B. Two")
    page.fill("textarea[name=note], input[name=note]", "far too early")
    context.clear_cookies()
    page.click("button[value=dissent]")
    log_in(page, "B. Two")
    assert page.locator("textarea[name=note]").input_value() == "far too early"
    page.click("main form button")
    assert "/problem/WP-SUMY-CHEM?done=dissent" in page.url
    assert "far too early" in page.inner_text("main")
    context.close()


def test_an_open_page_says_that_its_session_has_ended_and_keeps_what_is_typed(
    page: Page, at: tuple[str, str]
) -> None:
    page.goto("/add")
    log_in(page, "R. Reader")
    page.goto("/problem/WP-SUMY-CHEM")
    page.wait_for_timeout(1_500)
    with Store(at[1]) as store:
        store.accounts.remove("R. Reader", "test", now())
        accounts.new_account(store, "R. Reader", "reader", PASSWORDS["R. Reader"], by="test")
    link = page.locator("#live a")
    link.wait_for(timeout=30_000)
    assert "Your session has ended" in page.inner_text("#live")
    assert "Sumykhimprom" in page.inner_text("main")
    link.click()
    log_in(page, "R. Reader")
    assert page.url.endswith("/problem/WP-SUMY-CHEM")
