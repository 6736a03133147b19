"""Words for acts: phrases in which such a word is no event, in four languages, and the words of
every type.
"""

import pytest

from tocsin.annotate.acts.words import event_words

# Our own sentences; none names an act.
NOTHING = {
    "en": (
        "The former mayor died of a heart attack at home.",
        "The campaign paid for an attack ad on television.",
        "The senator launched a verbal attack on his rival.",
        "The companies are expected to strike a deal next week.",
        "Drivers were urged to exercise caution on icy roads.",
        "The ministry announced the release of the report.",
        "She joined a support group after the accident.",
        "Officials deployed 300 polling stations across the region.",
        "The carmaker is withdrawing from the Brazilian market.",
        "The candidate withdrew from the race on Friday.",
        "The negotiators had reached an impasse by midnight.",
        "The country saw an explosion of interest in chess.",
        "The singer blew up on social media last year.",
        "He withdrew his savings from the bank.",
        "The leaked documents name three firms.",
        "Lightning struck the tower twice.",
        "The striker landed a job in Madrid.",
        "Stocks rallied after the vote.",
    ),
    "ru": (
        "Санкции стали ударом по репутации банка.",
        "Попытки подорвать глобальную безопасность недопустимы.",
        "Эти слова могут подорвать доверие к суду.",
        "Он призвал не подорвать усилия посредников.",
        "Подрыв доверия к выборам опасен.",
        "Спор может подорвать единство союза.",
        "У режиссёра случился сердечный приступ.",
        "Вывод средств из банка занял неделю.",
        "Компания объявила об уходе с рынка, вывод активов продолжается.",
        "Суд наложил арест на имущество фирмы.",
        "В области развернули избирательные участки.",
        "Учёный пришёл к выводу, что расчёты верны.",
        "Клип взорвал интернет.",
        "Служба поддержки ответит завтра.",
        "Министр прибыл с визитом в столицу.",
        "Боксёр провёл бой за титул чемпиона.",
        "Рост прибыли банка составил пять процентов.",
    ),
    "uk": (
        "Спроби підірвати глобальну безпеку неприпустимі.",
        "Ці слова можуть підірвати довіру до суду.",
        "Підрив довіри до виборів небезпечний.",
        "Суперечка може підірвати єдність союзу.",
        "Вони хочуть підірвати економіку громади.",
        "Санкції стали ударом по репутації банку.",
        "У режисера стався серцевий напад.",
        "Виведення коштів із банку тривало тиждень.",
        "Суд наклав арешт на майно фірми.",
        "В області розгорнули виборчі дільниці.",
        "Кліп підірвав інтернет.",
        "Служба підтримки відповість завтра.",
        "Міністр прибув з візитом до столиці.",
        "Дистанційне навчання триватиме до червня.",
        "Боксер провів бій за титул чемпіона.",
        "Демографічний вибух триває десятиліттями.",
        "Автор дійшли висновку про витік мізків.",
    ),
    "kk": (
        "Ол жүрек соққысынан қайтыс болды.",
        "Сайлау учаскелері орналастырылды.",
        "Компания нарықтан шығару туралы шешім қабылдады.",
        "Заң күшіне кірді.",
        "Тараптар келісімге келді.",
        "Депутаттар заң жобасын қолдады.",
    ),
}

# One sentence of our own for each type that was added, and for those whose words were made
# narrower.
ACTS = {
    "en": (
        ("Thousands of protesters marched through the capital.", "protest"),
        ("The country closed its airspace to civilian flights.", "airspace_closure"),
        ("A surveillance balloon flew over the coast.", "overflight"),
        ("Officers had plotted a coup.", "coup_plot"),
        ("Saboteurs cut the cables under the sea.", "sabotage"),
        ("Schools received anonymous bomb threats.", "hoax_call"),
        ("Hackers took down the site with a DDoS attack.", "cyber_attack"),
        ("The government pledged military aid.", "support"),
        ("The strikers blocked the road to the port.", "protest"),
        ("Drones were seen over the power plant.", "overflight"),
        ("A gas leak was found at the plant.", "leak"),
        ("Peacekeepers arrived at the airport.", "force_arrival"),
        ("At least nine people were killed in the riots.", "unrest_with_deaths"),
        ("Gunmen opened fire on a bus.", "attack"),
    ),
    "ru": (
        ("Тысячи человек вышли на улицы столицы.", "protest"),
        ("Страна закрыла воздушное пространство.", "airspace_closure"),
        ("Беспилотник нарушил воздушное пространство.", "overflight"),
        ("Готовился государственный переворот.", "coup_plot"),
        ("Диверсанты пустили под откос поезд.", "sabotage"),
        ("В школы поступили сообщения о минировании.", "hoax_call"),
        ("Хакеры взломали сайт парламента.", "cyber_attack"),
        ("Министр заявил о поддержке соседей.", "support"),
        ("На заводе произошла утечка аммиака.", "leak"),
        ("Боевики обстреляли блокпост.", "attack"),
    ),
    "uk": (
        ("Тисячі людей вийшли на вулиці столиці.", "protest"),
        ("Країна закрила повітряний простір.", "airspace_closure"),
        ("Безпілотник порушив повітряний простір.", "overflight"),
        ("Готувався державний переворот.", "coup_plot"),
        ("Диверсанти пустили під укіс потяг.", "sabotage"),
        ("До шкіл надійшли повідомлення про мінування.", "hoax_call"),
        ("Хакери зламали сайт парламенту.", "cyber_attack"),
        ("Міністр заявив про підтримку сусідів.", "support"),
        ("На заводі стався витік аміаку.", "leak"),
        ("Бойовики обстріляли блокпост.", "attack"),
    ),
    "kk": (
        ("Мыңдаған адам көшеге шықты.", "protest"),
        ("Ел әуе кеңістігін жапты.", "airspace_closure"),
        ("Дрон әуе кеңістігін бұзды.", "overflight"),
        ("Мемлекеттік төңкеріс әзірленген.", "coup_plot"),
        ("Диверсант құбырды жарып жіберді.", "sabotage"),
        ("Мектепке бомба қойылды деген хабар түсті.", "hoax_call"),
        ("Хакерлер сайтты бұзды.", "cyber_attack"),
        ("Үкімет әскери көмек жіберді.", "support"),
    ),
}


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in NOTHING.items() for t in texts])
def test_a_word_for_an_act_is_none_where_its_phrase_says_something_else(
    code: str, text: str
) -> None:
    assert not event_words(code).find(text), list(event_words(code).find(text))


@pytest.mark.parametrize(
    ("code", "text", "name"), [(c, t, n) for c, rows in ACTS.items() for t, n in rows]
)
def test_the_words_of_a_type_name_it(code: str, text: str, name: str) -> None:
    assert name in event_words(code).find(text)


def test_the_longer_phrase_says_which_act_it_is() -> None:
    words = event_words("en")
    assert list(words.find("A cyber attack hit the bank.")) == ["cyber_attack"]
    assert list(words.find("An arson attack damaged the depot.")) == ["sabotage"]
    assert list(words.find("The bomb threat was false.")) == ["hoax_call"]


def test_what_a_false_story_tells_is_no_act() -> None:
    found = event_words("en").find("Channels circulated disinformation about a chemical attack.")
    assert list(found) == ["narrative_campaign"]
    assert "attack" in event_words("en").find("The attack was followed by disinformation.")
