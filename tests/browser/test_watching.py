"""Watching in Chromium: notifications only once a person has turned them on, from this desk alone;
the pages of alerts, collecting and people fit, and everybody can use them.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import AXE, Served
from tocsin.records import Acknowledgement
from tocsin.store import Store

_RULES = "['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']"
# What the browser's own interface is replaced by: a notification of a browser without a screen
# cannot be looked at.
_LISTEN = """
window.raised = [];
window.Notification = class {
  static permission = "default";
  static async requestPermission() { return (this.permission = "granted"); }
  constructor(title, options) { window.raised.push([title, options.body, options.tag]); }
  close() {}
};
"""
# In quarters of a second.
_PATIENCE = 120


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    context = browser.new_context(base_url=served.base, viewport={"width": 1280, "height": 900})
    context.add_init_script(_LISTEN)
    yield context.new_page()
    context.close()


def _raised(page: Page) -> list[list[str]]:
    """Return what a page has shown, once there is anything."""
    for _ in range(_PATIENCE):
        raised: list[list[str]] = page.evaluate("window.raised")
        if raised:
            return raised
        page.wait_for_timeout(250)
    return []


def test_a_notification_comes_only_once_turned_on_and_for_what_is_new(
    page: Page, served: Served
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/alerts")
    page.wait_for_selector("[data-notify-on]:visible")
    assert not [url for url in asked if url.endswith("/notes.json")]
    page.click("[data-notify-on]")
    page.wait_for_selector("[data-notify-off]:visible")
    (said,) = page.evaluate("window.raised")
    assert said[1] == "Notifications are on."
    page.fill("form[action='/act/acknowledge'] input[name=note]", "on it")
    page.click("form[action='/act/acknowledge'] button")
    page.wait_for_url("**/alerts*")
    page.evaluate("Notification.permission = 'granted'")
    page.wait_for_selector("text=on it")
    with Store(served.store) as store:
        (word,) = store.duty.words(Acknowledgement)
        page.evaluate("localStorage.setItem('tocsin-notes-shown', '[]')")
        store.words.withdraw(word.id, "B. Two", word.at)
    title, body, tag = _raised(page)[-1]
    assert "NOTE" in title or "WATCH" in title
    assert (bool(body), tag.startswith("/alerts#")) == (True, True)
    page.click("[data-notify-off]")
    assert page.evaluate("localStorage.getItem('tocsin-notes')") is None
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(served.base).netloc}


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/alerts", "/collecting"])
def test_the_pages_fit_and_everybody_can_use_them(
    browser: Browser, served: Served, path: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        base_url=served.base,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="ru" if width == 320 else "en",
    )
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    opened.goto(path)
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert opened.evaluate(wider) <= 0
    opened.evaluate(AXE.read_text(encoding="utf-8"))
    ran = opened.evaluate(f"axe.run({{runOnly: {{type: 'tag', values: {_RULES}}}}})")
    assert [rule["id"] for rule in ran["violations"]] == []
    assert faults == []
    context.close()


def test_without_scripts_an_alert_is_acknowledged_and_undone(
    browser: Browser, served: Served
) -> None:
    context = browser.new_context(base_url=served.base, java_script_enabled=False)
    opened = context.new_page()
    opened.goto("/alerts")
    opened.click("form[action='/act/acknowledge'] button")
    assert "Acknowledged:" in opened.inner_text("main")
    opened.click("text=Undo")
    opened.goto("/alerts")
    assert "Acknowledged:" not in opened.inner_text("main")
    context.close()
