"""The browser button in Chromium: the bookmark on a page elsewhere, and the extension really
loaded, each against a desk that runs.
"""

import io
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from tests.browser.conftest import _CHROMIUM, Served
from tocsin.records import Document, Remark
from tocsin.store import Store
from tocsin.workspace import access

_PAGE = """<!doctype html><html lang="ru"><head><meta charset="windows-1251">
<title>Обстановка на заводе</title></head><body><nav>menu menu menu</nav><article>
<h1>Обстановка на заводе</h1><p id="said">Химический завод Сумыхимпром в Сумах работает под охраной,
сообщил Дмитрий Живицкий в понедельник вечером.</p><p>Жителей просят сохранять спокойствие и следить
за сообщениями областной администрации, которая обещает новые сведения утром.</p></article>
<script>document.title += " · новости"</script></body></html>"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page on another server."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "news.html").write_bytes(_PAGE.encode("cp1251"))
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/news.html"
    server.shutdown()
    server.server_close()


@pytest.fixture
def extended(served: Served, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser with the extension as the desk hands it out."""
    packed = httpx.get(f"{served.base}/button.zip").content
    zipfile.ZipFile(io.BytesIO(packed)).extractall(tmp_path)
    folder = tmp_path / "tocsin-button"
    flags = [
        "--no-sandbox",
        "--headless=new",
        f"--disable-extensions-except={folder}",
        f"--load-extension={folder}",
        "--disable-features=DisableLoadExtensionCommandLineSwitch",
    ]
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path / "profile"),
            executable_path=_CHROMIUM,
            args=flags,
            headless=True,
            ignore_default_args=["--disable-extensions", "--headless"],
        )
        yield context
        context.close()


def own_id(context: BrowserContext) -> str:
    """Return the id that the browser gave the extension."""
    page = context.new_page()
    page.goto("chrome://extensions")
    found = page.evaluate(
        "chrome.developerPrivate.getExtensionsInfo({})"
        ".then(all => all.find(one => one.name.includes('Tocsin')).id)"
    )
    page.close()
    return str(found)


def documents(served: Served) -> dict[str, Document]:
    with Store(served.store) as store:
        return {one.id: one for one in store.records(Document)}


def popup_on(context: BrowserContext, own: str, news: Page) -> Page:
    """Open the popup as a page, beside the page one is reading."""
    popup = context.new_page()
    popup.goto(f"chrome-extension://{own}/options.html")
    tabs = popup.evaluate("chrome.tabs.query({})")
    popup.goto(f"chrome-extension://{own}/popup.html?tab={tabs[tab_index(context, news)]['id']}")
    return popup


def tab_index(context: BrowserContext, page: Page) -> int:
    return context.pages.index(page)


def test_the_extension_captures_the_page_with_the_selection_as_a_note(
    served: Served, extended: BrowserContext, elsewhere: str
) -> None:
    with Store(served.store) as store:
        token = access.new_token(store, "A. Reader", "analyst", by="test").secret
        revoked = access.new_token(store, "A. Gone", "reader", by="test").secret
    own = own_id(extended)
    options = extended.pages[0]
    options.goto(f"chrome-extension://{own}/options.html")
    expect(options.locator("#desk")).to_have_value(served.base)
    options.fill("#desk", "http://example.org")
    options.fill("#token", revoked)
    options.click("button")
    options.locator("#wrong:not([hidden])").wait_for()
    options.fill("#desk", served.base)
    options.click("button")
    options.locator("#done:not([hidden])").wait_for()
    before = documents(served)
    news = extended.new_page()
    news.goto(elsewhere)
    news.evaluate("getSelection().selectAllChildren(document.getElementById('said'))")
    popup = popup_on(extended, own, news)
    popup.locator("form[data-ready]").wait_for()
    assert "Живицкий" in popup.input_value("#note")
    popup.click("button")
    popup.locator("#wrong:not([hidden])").wait_for()
    assert "role analyst" in popup.inner_text("#wrong")
    assert documents(served) == before
    popup.evaluate("token => chrome.storage.local.set({token})", token)
    popup.click("button")
    popup.locator("#done:not([hidden])").wait_for()
    (found,) = [one for key, one in documents(served).items() if key not in before]
    assert found.url == elsewhere
    assert "Химический завод Сумыхимпром" in found.text
    assert popup.get_attribute("#done a", "href") == f"{served.base}/document/{found.id}"
    with Store(served.store) as store:
        (note,) = store.duty.words(Remark)
    assert (note.record_id, note.signer) == (found.id, "A. Reader")
    assert "Живицкий" in note.text


def test_the_bookmark_opens_the_desk_with_the_page_filled_in(
    served: Served, extended: BrowserContext, elsewhere: str
) -> None:
    page = extended.new_page()
    page.goto(f"{served.base}/button")
    code = unquote(page.get_attribute("#bookmarklet", "href") or "").removeprefix("javascript:")
    before = documents(served)
    page.goto(elsewhere)
    page.evaluate("getSelection().selectAllChildren(document.getElementById('said'))")
    with extended.expect_page() as opened:
        page.evaluate(code)
    added = opened.value
    added.wait_for_load_state()
    assert added.input_value("input[name=url]") == elsewhere
    assert added.input_value("input[name=title]") == "Обстановка на заводе · новости"
    assert "Живицкий" in added.input_value("textarea[name=note]")
    assert documents(served) == before
    added.click("main form button")
    assert "/act/add" in added.url or "/add" in added.url


def test_another_page_can_neither_read_the_desk_nor_write_to_it(
    served: Served, extended: BrowserContext, elsewhere: str
) -> None:
    page = extended.new_page()
    page.goto(elsewhere)
    before = documents(served)
    script = """([base, method]) => fetch(base + "/api/documents", {method,
        headers: {"Authorization": "Bearer x", "Content-Type": "application/json"},
        body: method === "POST" ? "{}" : undefined}).then(() => "answered", () => "blocked")"""
    for method in ("GET", "POST"):
        assert page.evaluate(script, [served.base, method]) == "blocked"
    assert documents(served) == before
