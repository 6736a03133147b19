"""No sentence of the program's own mixes likelihood with confidence, or accuses,
in any language.
"""

import pytest

from tocsin.errors import WordingError
from tocsin.language.catalogues import LANGUAGES, Catalogue, codes_of
from tocsin.warn.rules import check_own_words

_BANDS = (
    "almost-no-chance",
    "very-unlikely",
    "unlikely",
    "roughly-even-chance",
    "likely",
    "very-likely",
    "almost-certain",
)
_ACCUSATIONS = {
    "en": ("The ministry is behind this.", "The state is guilty.", "This proves that they did it."),
    "ru": ("Министерство стоит за этим.", "Государство виновно, они виновны.", "Доказано, что он."),
    "uk": ("Міністерство стоїть за цим.", "Вони винні.", "Доведено, що вона."),
    "kk": ("Министрлік осының артында тұр.", "Олар кінәлі.", "Кінәсі дәлелденді."),
}
_FAIR = {
    "en": ("The ministry says that the state is behind schedule.", "It is likely that rain falls."),
    "ru": ("Ведомство сообщает о вине водителя.", "Вероятность низка, уверенность низкая."),
    "uk": ("Відомство повідомляє про затримку.", "Імовірність низька, упевненість низька."),
    "kk": ("Министрлік кешігу туралы хабарлайды.", "Ықтималдық төмен, сенімділік төмен."),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("band", _BANDS)
def test_a_sentence_with_likelihood_and_confidence_is_refused(language: str, band: str) -> None:
    own = Catalogue(language)
    likely = own.say(f"likelihood-word-{band}")
    sure = own.say("confidence-sentence", level="x", parts="y")
    check_own_words([f"{likely}.", sure], language)
    with pytest.raises(WordingError, match="likelihood and confidence"):
        check_own_words([f"{likely}, {sure}"], language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("band", _BANDS)
def test_the_sentence_of_each_band_has_the_words_of_a_likelihood(language: str, band: str) -> None:
    own = Catalogue(language)
    sentence = own.say(f"likelihood-{band}", incident="X", end="2022-01-22", figures="2 %")
    sure = own.say("confidence-sentence", level="x", parts="y").rstrip(".")
    with pytest.raises(WordingError):
        check_own_words([f"{sure}; {sentence}"], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_accusations_are_refused_and_fair_sentences_are_not(language: str) -> None:
    check_own_words(_FAIR[language], language)
    for sentence in _ACCUSATIONS[language]:
        with pytest.raises(WordingError, match="accuses"):
            check_own_words([sentence], language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", ["likelihood", "confidence", "state", "evidence", "change"])
def test_no_message_of_the_catalogues_breaks_a_rule(language: str, subject: str) -> None:
    own = Catalogue(language)
    for code in codes_of(language, subject):
        text = own._bundle(code).get_message(code).value
        words = "".join(str(getattr(part, "value", part)) for part in getattr(text, "elements", ()))
        check_own_words([words], language)
