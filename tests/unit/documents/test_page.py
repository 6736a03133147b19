"""A saved page gives its main text, its captions apart, and what it states of itself."""

import pytest

from tocsin.documents.page import read_page
from tocsin.errors import InputError

TEXTS = {
    "ru": (
        "В мэрии сообщили, что мост через реку будет закрыт на неделю для ремонта.",
        "Инженеры нашли трещину во второй опоре, и никто из рабочих не пострадал.",
    ),
    "uk": (
        "У мерії повідомили, що міст через річку буде закрито на тиждень для ремонту.",
        "Інженери знайшли тріщину у другій опорі, і ніхто з робітників не постраждав.",
    ),
    "kk": (
        "Әкімдік өзен үстіндегі көпір жөндеу үшін бір аптаға жабылатынын хабарлады.",
        "Инженерлер екінші тіректен жарық тапты, жұмысшылардың ешқайсысы зардап шеккен жоқ.",
    ),
    "en": (
        "The city said that the bridge over the river would be closed for a week of repairs.",
        "Engineers have found a crack in the second pillar, and none of the workers was hurt.",
    ),
}


def page(paragraphs: tuple[str, ...], more: str = "", head: str = "") -> str:
    """Return a page of some paragraphs."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    menu = "<nav><a href='/'>Menu of the site</a></nav>"
    return (
        f"<html><head><title>A title of the page</title>{head}</head><body>{menu}<article>{body}"
        f"{more}</article><footer>All rights reserved, 2022</footer></body></html>"
    )


@pytest.mark.parametrize("language", TEXTS)
def test_the_main_text_is_all_that_is_read(language: str) -> None:
    found = read_page(page(TEXTS[language]))
    assert found.text == "\n\n".join(TEXTS[language])
    assert (found.title, found.captions) == ("A title of the page", ())


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "utf-16"])
def test_bytes_are_read_in_the_encoding_they_name(encoding: str) -> None:
    head = f"<meta charset='{encoding}'>" if encoding != "utf-16" else ""
    found = read_page(page(TEXTS["ru"], head=head).encode(encoding))
    assert TEXTS["ru"][1] in found.text


def test_a_caption_stands_apart_from_the_text() -> None:
    caption = "Рабочие осматривают опору моста утром в понедельник."
    figure = f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"
    found = read_page(page(tuple(f"{t} ({n})" for n in range(4) for t in TEXTS["ru"]), figure))
    assert found.captions == (caption,)
    assert caption not in found.text


def test_what_a_page_states_of_itself() -> None:
    head = (
        "<meta property='article:published_time' content='2022-01-09T23:30:00+06:00'>"
        "<meta property='og:site_name' content='Газета'>"
    )
    found = read_page(page(TEXTS["ru"], head=head), "https://paper.example/a")
    assert found.published is not None
    assert found.published.at.isoformat() == "2022-01-09T17:30:00+00:00"
    assert found.published.day.isoformat() == "2022-01-09"
    assert found.site == "Газета"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "no_text"),
        (b"\x00\x01\x02", "no_text"),
        ("<html><body></body></html>", "no_text"),
        ("<p></p>", "no_text"),
        (page(("This article has been removed.",)), "page_gone"),
    ],
)
def test_what_holds_no_text_says_why(body: bytes | str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read_page(body)
    assert caught.value.reason == reason
