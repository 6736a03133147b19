"""The browser button: what the bookmark holds, and what is in the extension."""

import io
import json
import re
import zipfile
from urllib.parse import unquote

from starlette.requests import Request

from tocsin.language.catalogues import LANGUAGES
from tocsin.web.browser_button import bookmarklet, button_zip


def packed() -> zipfile.ZipFile:
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "https",
        "server": ("desk.example.org", 443),
        "path": "/button.zip",
        "query_string": b"",
        "headers": [(b"host", b"desk.example.org")],
    }
    return zipfile.ZipFile(io.BytesIO(bytes(button_zip(Request(scope)).body)))


def read(name: str) -> str:
    return packed().read(f"tocsin-button/{name}").decode()


def test_the_bookmark_leads_to_its_desk_and_holds_no_token() -> None:
    code = unquote(bookmarklet('http://127.0.0.1:8330/"x'))
    assert code.startswith("javascript:(()=>{")
    assert 'open("http://127.0.0.1:8330/\\"x"+"/add?"' in code
    assert "fetch" not in code
    assert "oken" not in code


def test_the_extension_asks_for_little_and_loads_nothing_from_elsewhere() -> None:
    manifest = json.loads(read("manifest.json"))
    assert manifest["manifest_version"] == 3
    assert manifest["permissions"] == ["activeTab", "scripting", "storage"]
    assert all(
        host.startswith(("http://127.0.0.1/", "http://localhost/"))
        for host in manifest["host_permissions"]
    )
    assert "script-src 'self'" in manifest["content_security_policy"]["extension_pages"]
    assert json.loads(read("desk.json")) == {"address": "https://desk.example.org"}
    for name in packed().namelist():
        if name.endswith((".js", ".html", ".css")):
            text = packed().read(name).decode()
            assert not re.search(r"https?://(?!127\.0\.0\.1|localhost)[a-z]", text), name
            assert "innerHTML" not in text, name
            assert "eval(" not in text, name


def test_its_texts_are_in_every_language() -> None:
    english = json.loads(read("_locales/en/messages.json"))
    for language in LANGUAGES:
        assert set(json.loads(read(f"_locales/{language}/messages.json"))) == set(english)
    used = set(re.findall(r'data-text="(\w+)"', read("popup.html") + read("options.html")))
    used |= set(re.findall(r'text\("(\w+)"', read("popup.js") + read("options.js")))
    assert used <= set(english)


def test_the_same_files_give_the_same_bytes() -> None:
    assert packed().namelist() == packed().namelist()
    assert {info.date_time for info in packed().infolist()} == {(2026, 1, 1, 0, 0, 0)}
