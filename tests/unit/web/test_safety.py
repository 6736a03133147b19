"""What keeps a desk to this machine: its own names alone, and headers that let nothing else run."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from tocsin.errors import TocsinError
from tocsin.language.catalogues import LANGUAGES
from tocsin.web.safety import Safe, wrong


@pytest.fixture(scope="module")
def client() -> TestClient:
    routes = [Route("/", lambda _: PlainTextResponse("here"))]
    return TestClient(Safe(Starlette(routes=routes)), base_url="http://127.0.0.1:8330")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:1", "[::1]:8330"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).text == "here"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil"])
def test_another_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


def test_every_answer_says_what_may_run(client: TestClient) -> None:
    headers = client.get("/").headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_said_in_the_readers_language(language: str) -> None:
    error = TocsinError("There is no such page.", code="error-no-page")
    page = bytes(wrong(error, 404, language).body).decode()
    assert f'lang="{language}"' in page
    assert ("There is no such page." in page) == (language == "en")
