"""Pages that are no text: gone, walled; what changes by itself; captions. All pages here are
written for the tests.
"""

import pytest

from tocsin.documents.faults import page_fault, parsed
from tocsin.documents.page import read_page
from tocsin.documents.volatile import same_but_for_counters
from tocsin.errors import InputError

STORY = (
    "The laboratory in Zarechny was under guard on Sunday, the ministry said.",
    "Nobody was hurt, and the road to the town stays open, the press office added.",
    "Engineers are looking at the second pillar of the bridge, which has a crack in it.",
    "The governor asked the people of the district to keep calm and to wait for news.",
)


def page(title: str, *paragraphs: str, heading: str = "", more: str = "") -> str:
    """Return a page with a title, a heading and paragraphs."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    head = f"<h1>{heading}</h1>" if heading else ""
    menu = "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
    return f"<html><head><title>{title}</title></head><body>{menu}<main><article>{head}{body}{more}</article></main></body></html>"


GONE = [
    page("404 Not Found", "The requested URL was not found on this server.", heading="Not Found"),
    page(
        "Page not found - The Paper",
        "Sorry, the page you are looking for does not exist.",
        heading="Page not found",
    ),
    page(
        "The Paper",
        "We can't find that page. Try the search.",
        heading="Oops! This page could not be found.",
    ),
    page("The Paper", "This article has been removed."),
    page(
        "Страница не найдена | Газета",
        "К сожалению, запрашиваемая страница не существует.",
        heading="404",
    ),
    page("Газета", "Извините, эта статья удалена.", heading="Ошибка 404"),
    page("Газета", "Материал удалён. Читайте другие новости на главной странице."),
    page("Газета", *STORY, heading="Страница не найдена"),
    page(
        "Сторінку не знайдено — Часопис", "На жаль, такої сторінки не існує.", heading="Помилка 404"
    ),
    page(
        "Часопис",
        "Цю сторінку видалено. Публікацію видалено автором.",
        heading="Публікацію видалено",
    ),
    page("Бет табылмады", "Сіз іздеген бет табылмады.", heading="404"),
    page("Газет", "Бұл мақала жойылды."),
    page(
        "Seite nicht gefunden", "Die angeforderte Seite wurde nicht gefunden.", heading="Fehler 404"
    ),
    page("Page introuvable - Le Journal", "Cette page n'existe plus.", heading="Page introuvable"),
    page("Página no encontrada", "La página solicitada no existe.", heading="Página no encontrada"),
    page("Strona nie istnieje", "Nie znaleziono strony.", heading="404"),
]

UNREADABLE = [
    page(
        "Before you continue to Search",
        "We use cookies and data to deliver services.",
        "Accept all",
        "Reject all",
    ),
    page(
        "The Paper",
        "We and our 842 partners store and access information on a device, such as cookies.",
        "You can withdraw consent at any time.",
        "Accept all",
        "Manage options",
    ),
    page(
        "Газета",
        "Мы используем файлы cookie, чтобы сайт работал лучше.",
        "Оставаясь на сайте, вы даёте согласие на обработку персональных данных.",
        "Принять все",
    ),
    page(
        "Часопис",
        "Ми використовуємо файли cookie та подібні технології.",
        "Прийняти всі",
        "Політика конфіденційності",
    ),
    page(
        "Zeitung",
        "Wir verwenden Cookies und ähnliche Verfahren.",
        "Alle akzeptieren",
        "Datenschutzerklärung",
    ),
    page("Log in", "Please log in to continue reading.", heading="Log in"),
    page(
        "Вход на сайт", "Необходимо авторизоваться для просмотра.", "Забыли пароль?", heading="Вход"
    ),
    page("Увійти", "Увійдіть, щоб продовжити читання.", heading="Авторизація"),
    page("Кіру", "Жүйеге кіріңіз.", heading="Кіру"),
    page("Just a moment...", "Checking your browser before accessing the site.", "Please wait."),
    page(
        "Attention Required! | Cloudflare",
        "Sorry, you have been blocked",
        heading="Sorry, you have been blocked",
    ),
    page("Ой, Captcha!", "Подтвердите, что запросы отправляли вы, а не робот.", "Я не робот"),
    page("Доступ обмежено", "Підтвердьте, що ви не робот.", heading="Доступ обмежено"),
    page(
        "The Paper",
        "Please enable JavaScript to view this site.",
        "Your browser does not support JavaScript.",
    ),
    page(
        "Газета", "Включите JavaScript в вашем браузере.", "Для работы сайта необходим JavaScript."
    ),
    page("Часопис", "Увімкніть JavaScript, щоб переглянути сторінку."),
    page("Газет", "JavaScript қосыңыз."),
]

TEXTS = [
    page(
        "404 families left without water - The Paper",
        *STORY,
        heading="404 families left without water",
    ),
    page(
        "Page not found: how an archive loses its past",
        *STORY,
        heading="Page not found: how an archive loses its past",
    ),
    page(
        "Ministry removes page",
        "The ministry said that the page about the laboratory could not be found since Sunday.",
        *STORY,
    ),
    page(
        "Удалённая страница",
        (
            "Пресс-служба сообщила, что страница министерства не найдена в поиске с "
            "воскресенья, и "
            "обещала её вернуть."
        ),
        *STORY,
    ),
    page(
        "Cookies explained",
        (
            "A cookie is a small file. The court ruled on consent, cookies and privacy settings "
            "on "
            "Monday."
        ),
        *STORY,
        *STORY,
        *STORY,
    ),
    page(
        "Вход в туннель закрыт",
        "Вход в туннель закрыт до пятницы, сообщили в администрации района. " * 3,
        heading="Вход в туннель закрыт",
    ),
    page(
        "Robot",
        "I'm not a robot, the minister told the deputies, and the hall laughed. " + STORY[0],
        *STORY,
    ),
    page(
        "Доступ к мосту ограничен",
        "Доступ к мосту ограничен из-за ремонта, сообщили в мэрии города в понедельник утром.",
        *STORY,
    ),
    page(
        "JavaScript",
        "The new law requires JavaScript courses in schools, the minister said on Sunday.",
        *STORY,
    ),
    page("Short", STORY[0]),
]


@pytest.mark.parametrize("body", GONE)
def test_a_page_that_says_it_is_gone_is_no_text(body: str) -> None:
    with pytest.raises(InputError) as caught:
        read_page(body)
    assert caught.value.reason == "page_gone"


@pytest.mark.parametrize("body", UNREADABLE)
def test_a_wall_is_unreadable_and_says_why(body: str) -> None:
    with pytest.raises(InputError) as caught:
        read_page(body)
    assert caught.value.reason == "unreadable"
    assert str(caught.value).startswith("it ")


@pytest.mark.parametrize("body", TEXTS)
def test_texts_about_such_pages_are_texts(body: str) -> None:
    assert read_page(body).text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Просмотров: 117", "Просмотров: 1 204"),
        ("117 просмотров", "118 просмотров"),
        ("Views: 5,304 | Comments: 12", "Views: 5,377 | Comments: 14"),
        ("12 comments · 3 shares", "13 comments · 3 shares"),
        ("Комментарии (4)", "Комментарии (5)"),
        ("Переглядів: 44", "Переглядів: 45"),
        ("Қаралым: 30", "Қаралым: 31"),
        ("Обновлено 5 минут назад", "Обновлено 2 часа назад"),
        ("Updated 3 minutes ago", "Updated just now"),
        ("Last updated: 12:45", "Last updated: 13:45"),
        ("Оновлено: 12.01.2022, 14:05", "Оновлено: 12.01.2022, 14:15"),
        ("Среда, 12 января 2022, 14:05", "Четверг, 13 января 2022, 09:10"),
        ("14:05", "14:06"),
        ("Погода в городе: −5 °C", "Погода в городе: −7 °C"),
        ("USD 76,04 EUR 86,20", "USD 75,88 EUR 86,01"),
        ("$ 76.04 +0.12", "$ 75.90 -0.14"),
        ("Сейчас на сайте: 35", "Сейчас на сайте: 41"),
        ("Автор: А. Петров | Просмотров: 10", "Автор: А. Петров | Просмотров: 11"),
        (
            "- Bridge closed\n- Road open\n- Port quiet",
            "- Port quiet\n- Bridge closed\n- Road open",
        ),
        ("1. Bridge closed\n2. Road open", "1. Road open\n2. Bridge closed"),
        ("Bridge closed 5 minutes ago", "Bridge closed 1 hour ago"),
        ("Взрыв в порту, 5 минут назад", "Взрыв в порту, 20 минут назад"),
        ("Пікір: 3", "Пікір: 4"),
        ("Text.", "Text.\n17 likes"),
    ],
)
def test_counters_clocks_and_order_are_no_edit(old: str, new: str) -> None:
    assert same_but_for_counters(
        f"{STORY[0]}\n\n{old}\n\n{STORY[1]}", f"{STORY[0]}\n\n{new}\n\n{STORY[1]}"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Погибли 117 человек", "Погибли 118 человек"),
        ("Killed: 12", "Killed: 15"),
        ("Троих ранили в 14:05 у моста.", "Троих ранили в 15:05 у моста."),
        ("The curfew ends on 12 January.", "The curfew ends on 13 January."),
        (
            "In comments to the paper 3 officers agreed.",
            "In comments to the paper 4 officers agreed.",
        ),
        ("Deployed: 500 soldiers", "Deployed: 700 soldiers"),
        ("- Bridge closed\n- Road open", "- Bridge closed\n- Road shut"),
        (
            "Цена газа выросла до 117 рублей, сообщили в ведомстве.",
            "Цена газа выросла до 119 рублей, сообщили в ведомстве.",
        ),
        ("The guard stays.", "The guard leaves."),
        ("Загинуло 5", "Загинуло 6"),
        (
            "Temperatures in the reactor reached 300 degrees, he said.",
            "Temperatures in the reactor reached 400 degrees, he said.",
        ),
        ("Bridge closed", "Bridge closed\nBridge closed again"),
    ],
)
def test_figures_of_the_text_itself_are_an_edit(old: str, new: str) -> None:
    assert not same_but_for_counters(f"{STORY[0]}\n{old}", f"{STORY[0]}\n{new}")


CAPTION = "Guards at the gate of the laboratory"
CAPTIONED = [
    f"<figure><img src='a.jpg'><figcaption>{CAPTION}</figcaption></figure>",
    f"<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>{CAPTION}</p></div>",
    f"<div class='photo'><img src='a.jpg'><div class='photo__caption'>{CAPTION}</div></div>",
    f"<div class='pic'><img src='a.jpg'><div class='caption'>{CAPTION}</div></div>",
    f"<div><img src='a.jpg'><span class='image-caption'>{CAPTION}</span></div>",
    f"<div><img src='a.jpg'><div class='article__photo-desc'>{CAPTION}</div></div>",
    f"<div><img src='a.jpg'><div class='img_title'>{CAPTION}</div></div>",
    f"<div><img src='a.jpg'><p class='podpis'>{CAPTION}</p></div>",
    f"<div><img src='a.jpg'><div class='credit'>{CAPTION}</div></div>",
    f"<figure><img src='a.jpg'><small>{CAPTION}</small></figure>",
    f"<figure><img src='a.jpg'><span>{CAPTION}</span></figure>",
    f"<p><img src='a.jpg'><br><em>{CAPTION}</em></p>",
    f"<p><img src='a.jpg'><i>{CAPTION}</i></p>",
    f"<a href='a.jpg' data-caption='{CAPTION}'><img src='a.jpg'></a>",
    (
        f"<div class='gallery'><a data-sub-html='&lt;b&gt;{CAPTION}&lt;/b&gt;'><img "
        "src='a.jpg'></a></div>"
    ),
    f"<img src='a.jpg' alt='{CAPTION}'>",
    f"<img src='a.jpg' title='{CAPTION}'>",
    f"<div itemprop='image'><img src='a.jpg'><span itemprop='caption'>{CAPTION}</span></div>",
    (
        "<dl class='wp-caption'><dt><img src='a.jpg'></dt><dd class='wp-caption-dd "
        f"gallery-caption'>{CAPTION}</dd></dl>"
    ),
]


@pytest.mark.parametrize("picture", CAPTIONED)
def test_captions_stand_apart_in_all_their_forms(picture: str) -> None:
    read = read_page(
        page(
            "Under guard",
            *STORY[:2],
            heading="Under guard",
            more=picture + "".join(f"<p>{p}</p>" for p in STORY[2:]),
        )
    )
    assert read.captions == (CAPTION,)
    assert CAPTION not in read.text


@pytest.mark.parametrize(
    "other",
    [
        "<button class='caption-button'>Turn the captions on or off</button>",
        "<img src='a.jpg' alt='IMG_20220109.jpg'>",
        "<img src='logo.png' alt='Logo'>",
        "<img src='a.jpg' alt='Under guard'>",
        (
            "<aside><figure><img src='b.jpg'><figcaption>Another text that readers "
            "liked</figcaption></figure></aside>"
        ),
        "<div class='author-credit-card'>Written by the desk of the paper</div>",
    ],
)
def test_what_is_no_caption(other: str) -> None:
    assert read_page(page("Under guard", *STORY, heading="Under guard", more=other)).captions == ()


@pytest.mark.parametrize(
    ("body", "text", "reason"),
    [
        ("<html><title>Page not found</title><body>x</body></html>", "", "page_gone"),
        ("<html><title>Газета</title><body>x</body></html>", "Материал удалён.", "page_gone"),
        ("<html><title>Газета</title><body>x</body></html>", " ".join(STORY), None),
        ("<html><body></body></html>", "", None),
    ],
)
def test_a_fault_is_told_by_titles_and_by_the_text(
    body: str, text: str, reason: str | None
) -> None:
    tree = parsed(body)
    assert tree is not None
    fault = page_fault(tree, text)
    assert (fault.reason if fault else None) == reason


@pytest.mark.parametrize("body", ["", b"", " ", "<?xml version='1.0'?>"])
def test_what_holds_no_html_has_no_tree(body: bytes | str) -> None:
    assert parsed(body) is None


def test_a_decoded_page_may_name_an_encoding_of_its_own() -> None:
    tree = parsed("<?xml version='1.0' encoding='cp1251'?><html><body>Мост</body></html>")
    assert tree is not None
    assert tree.text_content() == "Мост"
