"""Who is credited without a verb that governs a clause: by a label, behind a dash, in a last clause
that points back, above a short text; and what only looks like somebody who speaks.
"""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.annotator import Annotator
from tocsin.records import Actor, Claim

OSMIA = Actor(id="osmia", name="Osmia", kind="state", aliases=("Осмия", "Осмія"))
ANNOTATOR = Annotator((OSMIA,), (), ())
UNNAMED = "an unnamed source"


def claims(text: str, language: str, title: str | None = None) -> tuple[Claim, ...]:
    """Return the claims of a text."""
    stated = {} if title is None else {"title": title}
    return ANNOTATOR(document(text, language, **stated)).claims


def speakers(claim: Claim) -> list[str]:
    """Return who says a claim before its voice, originator first."""
    return [hop.surface for hop in claim.chain[:-1]]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ru", "❗️Правительство Осмии заявило, что порт закрыт.", "Правительство Осмии"),
        ("ru", "⚡️⚡️Мэр Ковалёв сообщил, что мост закрыт на неделю.", "Мэр Ковалёв"),
        ("ru", "🇴🇲Минобороны заявило, что учения завершены.", "Минобороны"),
        ("ru", "🔴Полиция сообщила, что площадь оцеплена с утра.", "Полиция"),
        ("ru", "✅Губернатор заявил, что вода отступает.", "Губернатор"),
        ("uk", "❗️Уряд заявив, що порт закрито на тиждень.", "Уряд"),
        ("uk", "⚡️Мер Коваленко повідомив, що міст закрито.", "Мер Коваленко"),
        ("uk", "🔵Поліція повідомила, що площу оточено.", "Поліція"),
        ("en", "🔴Police said that the square was cleared at noon.", "Police"),
        ("en", "⚠️Mayor Ann Lane said that the bridge was closed.", "Ann Lane"),
        ("kk", "❗️Полиция жол жабылды деп хабарлады.", "Полиция"),
    ],
)
def test_a_picture_before_a_word_hides_nobody(language: str, text: str, said: str) -> None:
    (claim,) = claims(text, language)
    assert said in " ".join(speakers(claim))
    assert claim.text in text


@pytest.mark.parametrize(
    ("language", "text", "said", "content"),
    [
        (
            "ru",
            "Дорога к перевалу закрыта, об этом сообщил глава района Сергей Лапин.",
            "глава района Сергей Лапин",
            "Дорога к перевалу закрыта",
        ),
        (
            "ru",
            "Уровень воды растёт, о чём предупредил гидролог Николай Демин.",
            "гидролог Николай Демин",
            "Уровень воды растёт",
        ),
        (
            "ru",
            "Рейсы отменены до утра, об этом говорится в сообщении аэропорта.",
            "аэропорта",
            "Рейсы отменены до утра",
        ),
        (
            "ru",
            "Завод остановлен на ремонт – об этом заявили в профсоюзе.",
            "профсоюзе",
            "Завод остановлен на ремонт",
        ),
        (
            "uk",
            "Школи закрито на карантин, про це повідомила мерія.",
            "мерія",
            "Школи закрито на карантин",
        ),
        (
            "uk",
            "Потяги затримуються на годину, про що попередила Укрзалізниця.",
            "Укрзалізниця",
            "Потяги затримуються на годину",
        ),
        (
            "uk",
            "Двоє рибалок зникли вночі, про це заявили в поліції.",
            "поліції",
            "Двоє рибалок зникли вночі",
        ),
        (
            "kk",
            "Тау жолы бүгін жабылды, бұл туралы полиция хабарлады.",
            "полиция",
            "Тау жолы бүгін жабылды",
        ),
    ],
)
def test_a_last_clause_points_back(language: str, text: str, said: str, content: str) -> None:
    (claim,) = claims(text, language)
    assert speakers(claim) == [said]
    assert claim.text == content


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        (
            "ru",
            "Колонна попала в засаду, солдаты ответили огнём, сообщает Минобороны.",
            "Минобороны",
        ),
        ("ru", "Толпа бросает камни, полиция отвечает применением газа, — МВД.", "МВД"),
        (
            "ru",
            "Форт обстреляли ночью, гарнизон ответил ударами, сообщает Минобороны.",
            "Минобороны",
        ),
        (
            "ru",
            "Пост забросали бутылками, охрана ответила выстрелами, сообщает полиция.",
            "полиция",
        ),
        ("uk", "Пост обстріляли, прикордонники відповіли вогнем, повідомляє штаб.", "штаб"),
        ("uk", "Натовп кидає каміння, поліція відповідає застосуванням газу, — МВС.", "МВС"),
    ],
)
def test_whoever_answers_with_a_deed_says_nothing(language: str, text: str, said: str) -> None:
    assert [speakers(c) for c in claims(text, language)] == [[said]]


def test_whoever_answers_in_words_speaks() -> None:
    (claim,) = claims("«Мы готовы к переговорам», — ответил министр Ковалёв.", "ru")
    assert speakers(claim)[0].startswith("министр")


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ru", "Мост перекрыли машинами и, как сообщают СМИ, бетонными блоками.", []),
        ("ru", "Суд отпустил рыбаков, но, как утверждает прокурор, ненадолго и под залог.", []),
        ("uk", "Площу оточили автобусами і, як повідомляє поліція, вантажівками.", []),
        ("ru", "Порт, как сообщают СМИ, закрыт на неделю.", ["СМИ"]),
        ("uk", "Порт, як повідомляє поліція, закрито на тиждень.", ["поліція"]),
    ],
)
def test_what_is_added_is_no_source_of_the_rest(language: str, text: str, said: list[str]) -> None:
    assert [speakers(c) for c in claims(text, language)] == [said]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        (
            "ru",
            "Власти Осмии заявили, что порт закрыт, сообщило издание Вестник "
            "со ссылкой на источники.",
            ["Власти Осмии", UNNAMED, "издание Вестник"],
        ),
        (
            "ru",
            "Издание Вестник сообщило, что порт закрыт, со ссылкой на полицию.",
            ["полицию", "Издание Вестник"],
        ),
    ],
)
def test_who_is_cited_for_what_another_said(language: str, text: str, said: list[str]) -> None:
    (claim,) = claims(text, language)
    assert speakers(claim) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Правительство Осмии проголосовало за роспуск палаты — Ламонт", ["Ламонт"]),
        ("Автобус пойдёт по новому маршруту Ламонт — Вестау", []),
        ("Столица острова стоит на трёх холмах — Вестау.", ["Вестау"]),
    ],
)
def test_an_unknown_name_ends_a_headline(text: str, said: list[str]) -> None:
    assert [speakers(c) for c in claims(text, "ru")] == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dam gates to open on Sunday - regulator", ["regulator"]),
        ("Two men were held after the blast near the embassy -report", ["report"]),
        ("Rebels plan to block the road, - Harlow.", ["Rebels", "Harlow"]),
        ("Army to quit the pass - Osmia’s Border Service", ["Osmia’s Border Service"]),
        ("Ombudsman Ann Lane: the prison is overcrowded again", ["Ann Lane"]),
        ("the Coast Guard: Three boats sank in the night", ["Coast Guard"]),
        ("Vote will be postponed – Osmian intel", ["Osmian intel"]),
        ("No talks are planned - foreign ministry spokeswoman", ["foreign ministry spokeswoman"]),
        ("Ferry hits the pier in a storm, casualties reported", []),
        ("Trains stopped after the landslide, losses are being clarified", []),
        ("Bridge reopens after the storm - live updates", []),
        ("Bridge was closed for the winter - analysis", []),
    ],
)
def test_who_is_credited_in_a_headline(text: str, said: list[str]) -> None:
    found = claims(text, "en")
    assert found
    assert [speakers(c) for c in found] == [said] * len(found)


def test_the_state_of_an_office_is_not_who_speaks() -> None:
    (claim,) = claims("Army to quit the pass - Osmia’s Border Service", "en")
    assert claim.chain[0].entity_id is None


SHORT = [
    (
        "en",
        "Reservoir falls below the safe mark - Water Authority",
        "The level at the upper gate has dropped by two metres in a week.",
        "Water Authority",
    ),
    (
        "en",
        "Harbour police: Two boats were stopped in the strait",
        "The crews carried fuel and spare parts hidden under nets.",
        "Harbour police",
    ),
    (
        "en",
        "Grain ships will sail on Friday – port chief",
        "Four vessels are loaded and wait for pilots at the outer pier.",
        "port chief",
    ),
    (
        "ru",
        "Мост закроют на месяц — мэрия",
        "Рабочие заменят опоры и подвесные тросы с северной стороны.",
        "мэрия",
    ),
    (
        "ru",
        "Губернатор Ковалёв: паводок прошёл пик",
        "Вода отступает от жилых кварталов второй день подряд.",
        "Губернатор Ковалёв",
    ),
    ("ru", "На заводе нет утечки, — МЧС", "Приборы у проходной показывают обычный уровень.", "МЧС"),
    (
        "uk",
        "Дамбу зміцнюють мішками з піском, — ДСНС",
        "Рятувальники працюють на трьох ділянках біля села.",
        "ДСНС",
    ),
    (
        "uk",
        "Міноборони: навчання завершено за планом",
        "Підрозділи повернулися до місць постійної дислокації.",
        "Міноборони",
    ),
    (
        "uk",
        "Світло повернуть до вечора — Укренерго",
        "Три бригади працюють на підстанції з ночі.",
        "Укренерго",
    ),
    (
        "kk",
        "Әкімдік: көпір бір айға жабылды",
        "Жұмысшылар көпірдің тіректерін ауыстырып жатыр.",
        "Әкімдік",
    ),
]


@pytest.mark.parametrize(("language", "title", "body", "said"), SHORT)
def test_a_short_text_is_its_headline_s_source_s(
    language: str, title: str, body: str, said: str
) -> None:
    found = claims(f"{title}\n\n{body}", language, title)
    last = found[-1]
    assert last.text in body
    assert speakers(last) == [said]
    assert last.chain[0].inherited


@pytest.mark.parametrize(
    ("language", "title", "body"),
    [
        (
            "en",
            "Harbour police: Two boats were stopped in the strait",
            "Earlier, the strait had been closed for a week.",
        ),
        (
            "en",
            "Ferries stopped for the night - Harlow",
            "Harlow became mayor of the town two years ago.",
        ),
        (
            "ru",
            "Мост закроют на месяц — мэрия",
            "Ранее движение по мосту уже останавливали на неделю.",
        ),
        (
            "uk",
            "Світло повернуть до вечора — Укренерго",
            "Нагадаємо, підстанція постраждала від негоди.",
        ),
        ("kk", "Әкімдік: көпір бір айға жабылды", "Бұған дейін көпір екі рет жөнделген болатын."),
    ],
)
def test_a_reminder_is_the_voice_s_own(language: str, title: str, body: str) -> None:
    assert speakers(claims(f"{title}\n\n{body}", language, title)[-1]) == []


def test_a_long_text_is_more_than_its_headline_s_source_s() -> None:
    title = "Harbour police: Two boats were stopped in the strait"
    body = "The old pier was painted green.\n\n" + "Nobody on the island minds the colour. " * 4
    assert speakers(claims(f"{title}\n\n{body}", "en", title)[-1]) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that boats had left. Prices rose in the port, the Harbour Office said.",
        "The mayor warned that floods would come. The bridge will be closed, the Harbour Office said.",
        "The mayor told reporters that the dam holds. Two roads are shut, the Harbour Office says.",
        "The mayor denied that guards had left. The gate was locked, the Harbour Office said.",
        "Boats left, the mayor said. The port stays open on Sunday, the Harbour Office said.",
    ],
)
def test_who_closes_a_paragraph_says_its_last_sentence_alone(text: str) -> None:
    claims = Annotator((), (), ())(document(text)).claims
    said = {c.chain[0].surface: [h.surface for h in c.chain[:-1]] for c in claims}
    assert "the mayor" in {s.casefold() for s in said}
    assert all(len(hops) == 1 for hops in said.values()), said
