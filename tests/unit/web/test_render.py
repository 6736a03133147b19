"""Pages from templates: addresses, marks of posts, and every template in every language."""

import pytest

from tocsin.language.catalogues import LANGUAGES
from tocsin.web.render import address, own_address, page, unmarked

BARE = {"status": 503, "sentence": "<script>", "token": "", "here": "/", "signer": None}


def test_an_address_is_quoted_and_leaves_out_what_is_not_asked() -> None:
    assert address("site", "a b/c") == "/site/a%20b%2Fc"
    assert address("map", from_="2022-01-01", to=None, as_of="") == "/map?from=2022-01-01"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**Sirens** in Sumy", "Sirens in Sumy"),
        ("[here](https://a.example/x)", "here"),
        ("## Title", "Title"),
        ("__a **b** c__", "a b c"),
        ("2 * 3 ** 4", "2 * 3  4"),
        ("nothing marked", "nothing marked"),
    ],
)
def test_marks_of_markdown_are_left_out(marked: str, plain: str) -> None:
    assert unmarked(marked) == plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bare_page_is_in_the_readers_language_and_escapes(language: str) -> None:
    text = page("bare.html", language, BARE)
    assert f'<html lang="{language}">' in text
    assert "&lt;script&gt;" in text
    assert "desk-" not in text.replace("desk.css", "")


@pytest.mark.parametrize(
    "written", ["//evil.example", "/\\evil.example", "https://evil.example", ""]
)
def test_an_address_that_leads_elsewhere_leads_to_the_first_page(written: str) -> None:
    assert own_address(written) == "/"
    assert own_address("/queue?x=//y") == "/queue?x=//y"
