"""Noise goes by its form, and no sentence is taken for it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.documents.noise import find_noise

PAGE = """Bridge closed.- The ministry says repairs will take a week

12-03-2021 Workers on the bridge NEWS TRANSPORT CITY AGENCY / PHOTOHOUSE
12-03-2021 Workers on the bridge NEWS TRANSPORT CITY AGENCY / PHOTOHOUSE

The ministry said on Monday that the bridge would be closed. Traffic was light.

мост зимой.jpg

Engineers found a crack in the second pillar. Nobody was hurt.

And so it goes…

Leave a reply

Your e-mail address stays private. Required fields are marked
"""


def test_noise_goes_by_form() -> None:
    kinds = {n.kind: n.span.of(PAGE) for n in find_noise(PAGE)}
    assert kinds["image_filename"] == "мост зимой.jpg"
    assert kinds["duplicate"].startswith("12-03-2021 Workers")
    assert kinds["caption_credit"] == "NEWS TRANSPORT CITY AGENCY / PHOTOHOUSE"
    assert "Required fields" in "".join(
        n.span.of(PAGE) for n in find_noise(PAGE) if n.kind == "comment_form"
    )
    assert kinds["coda"] == "And so it goes…"


@pytest.mark.parametrize(
    "line",
    [
        "MADRID, 9 (EUROPA PRESS) - Text",
        "/ТАСС/. Текст идёт",
        "SAO PAULO (AP) — Text",
        "Kazakhstan.- Troops moved",
    ],
)
def test_slugs_and_datelines_are_marked(line: str) -> None:
    assert [n.kind for n in find_noise(line + "\n\nBody text here.")] == ["agency_slug"]


@pytest.mark.parametrize(
    "text",
    [
        "Astronauts aboard the International Space Station (ISS) were safe.\nThey slept.",
        "NATO said so. It was true.\nThe end of the matter is open.",
        (
            "Please leave a comment for the mayor if you like, he said, and the crowd in the wide "
            "square laughed at it loudly."
        ),
    ],
)
def test_ordinary_sentences_are_not_noise(text: str) -> None:
    assert find_noise(text) == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", []),
        ("\n\n \n", []),
        ("https://t.example/1\n\nМост закрыт на неделю.", ["tag_line"]),
        ("#мост #новости\n\nМост закрыт на неделю.", ["tag_line"]),
        ("Фото: Агентство\n\nМост закрыт на неделю.", ["caption_credit"]),
        ("Мост закрыт.\n\nмост.JPG\n\nЕго откроют весной.", ["image_filename"]),
        ("Көпір бір аптаға жабылды деп хабарлады әкімдік.\n" * 2, ["duplicate"]),
        ("[Подписаться](https://t.example)\n\nМост закрыт.", ["tag_line"]),
        ("26.04.22 18:07 - Мост закрыт на неделю", ["agency_slug"]),
        ("Мост закрыт на неделю, сообщила мэрия | Новости", ["tag_line"]),
        ("Да.\nДа.\nДа.", []),
        ("Кто там?\n\nЭто я, почтальон.\n\nКто там?", []),
    ],
)
def test_noise_in_other_languages(text: str, kinds: list[str]) -> None:
    assert [n.kind for n in find_noise(text)] == kinds


PIECES = st.sampled_from(
    [
        "Мост закрыт на неделю, сообщили в мэрии.\n",
        "#тег\n",
        "a.jpg\n",
        "\n",
        "ФОТО: X\n",
        "And so…\n",
        "Reply\n",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_noise_lies_inside_the_text_in_order_and_never_overlaps(text: str) -> None:
    noise = find_noise(text)
    assert all(0 <= n.span.start < n.span.end <= len(text) and n.rule for n in noise)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(noise))


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("The station was shelled, the mayor said. View photo news.", "View photo news."),
        ("The bridge is closed. View video news.", "View video news."),
        ("The mayor spoke.\nWatch the video", "Watch the video"),
        ("Мост закрыт. Смотрите видео.", "Смотрите видео."),
        ("Мост закрыт, сообщил мэр. Читайте на сайте издания", "Читайте на сайте издания"),
        ("Міст закрито. Дивіться відео!", "Дивіться відео!"),
        ("Міст закрито. Детальніше за посиланням.", "Детальніше за посиланням."),
        ("Көпір жабық. Видеоны қараңыз.", "Видеоны қараңыз."),
        ("Die Brücke ist gesperrt. Jetzt weiterlesen.", "Jetzt weiterlesen."),
        ("Le pont est fermé. Lire la suite…", "Lire la suite…"),
        ("El puente está cerrado. Ver fotos.", "Ver fotos."),
        ("Most jest zamknięty. Zobacz zdjęcia.", "Zobacz zdjęcia."),
        ("Podul este închis. Citește și altele.", "Citește și altele."),
        ("Köprü kapalı. Devamını okuyun.", "Devamını okuyun."),
    ],
)
def test_a_last_sentence_that_only_leads_elsewhere_is_noise(text: str, lead: str) -> None:
    assert [noise.span.of(text).strip() for noise in find_noise(text)] == [lead]


@pytest.mark.parametrize(
    "text",
    [
        "Watch the video of the attack carefully before you judge who fired, the mayor said.",
        "The mayor asked the residents to view photos of the bridge.",
        "He said: view photos.",
        "Жителей просят: смотрите видео только из проверенных источников, сказал мэр города.",
        "View from the bridge was closed.",
    ],
)
def test_a_sentence_that_says_something_leads_nowhere(text: str) -> None:
    assert find_noise(text) == ()
