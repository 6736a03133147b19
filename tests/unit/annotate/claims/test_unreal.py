"""Claims of sentences that do not say that what they tell of is so."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate import Annotator
from tocsin.annotate.claims.unreal import blanked, unreal_phrases, without_unreal
from tocsin.records import Span
from tocsin.records.annotation import PHRASED

AFFIRMS = ("asserts", "reports")


@pytest.fixture(scope="module")
def annotate() -> Annotator:
    """An annotator that has the rules alone."""
    return Annotator((), (), ())


@pytest.mark.parametrize(
    ("language", "text", "stance", "why"),
    [
        ("en", "On paper the ferry sank off the mole.", "speculates", "invented_own"),
        ("en", "Tip for drivers: the road is shut on Mondays.", "speculates", "unfulfilled"),
        ("en", "The queen's cook has yet to say how many eggs were lost.", "not_said", "untold"),
        ("en", "There is no evidence at all that the ferry sank.", "not_confirmed", ""),
        ("ru", "Пошёл бы дождь, дорога раскисла бы.", "speculates", "unfulfilled_own"),
        ("ru", "Слухи о том, что паром утонул, оказались ложными.", "denies", ""),
        ("uk", "На папері міст відремонтовано.", "speculates", "invented_own"),
        ("kk", "Қағаз жүзінде көпір жөнделді.", "speculates", "invented_own"),
        ("de", "Die Ärztin ließ offen, wann die Klinik öffnet.", "not_said", "untold"),
        ("fr", "Sur le papier, le pont est réparé.", "speculates", "invented_own"),
        ("es", "De no ser por la lluvia, el granero habría ardido.", "", ""),
        ("pl", "Stodoła spłonęłaby do rana.", "speculates", "unfulfilled_own"),
        ("ro", "Nu există nicio dovadă că podul a fost aruncat în aer.", "not_confirmed", ""),
        ("tr", "Geminin battığına dair tek bir kanıt yok.", "not_confirmed", "unproven"),
    ],
)
def test_what_is_not_so_is_not_affirmed_and_says_why(
    annotate: Annotator, language: str, text: str, stance: str, why: str
) -> None:
    claims = annotate(document(text, language)).claims
    assert claims
    assert not [c for c in claims if c.stance in AFFIRMS]
    assert not stance or stance in {c.stance for c in claims}
    assert not why or any(c.rule.endswith(PHRASED + why) for c in claims)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council voted on Monday to close both libraries."),
        ("en", '"If it rains, we would have to go," said the ferryman\'s wife.'),
        ("ru", "Совет проголосовал за закрытие двух библиотек."),
        ("uk", "Ніхто не постраждав під час вибуху газу."),
        ("de", "Der Rat stimmte dafür, beide Büchereien zu schließen."),
        ("fr", "Le conseil a voté la fermeture des deux bibliothèques."),
        ("es", "Esta semana no circulan trenes entre las dos ciudades."),
        ("pl", "Nikt nie ucierpiał, gdy wybuchł gaz."),
        ("ro", "Nimeni nu a fost rănit când a explodat gazul."),
        ("tr", "Meclis iki kütüphaneyi kapatma kararı aldı."),
    ],
)
def test_what_is_so_stays_as_it_is(annotate: Annotator, language: str, text: str) -> None:
    claims = annotate(document(text, language)).claims
    assert [c for c in claims if c.stance in AFFIRMS]
    assert not [c for c in claims if PHRASED in c.rule]


def test_the_sentence_behind_takes_back_the_one_before(annotate: Annotator) -> None:
    both = "A message says that all banks of the province are shut. That is false."
    first, *_ = annotate(document(both)).claims
    assert first.stance == "denies"
    cited = "A message says that all banks are shut. That is false, the minister said."
    assert "reports" in {c.stance for c in annotate(document(cited)).claims}


def test_a_clause_is_told_by_its_rule_and_not_by_what_takes_it_back(annotate: Annotator) -> None:
    (claim,) = annotate(document("On paper the ferry sank off the mole.")).claims
    assert claim.clause_rule == "main"
    assert len(claim.chain) == 1


def test_an_unknown_language_and_no_claims_change_nothing() -> None:
    assert without_unreal(document("Nothing."), [], []) == []
    assert unreal_phrases("xx").own("On paper the ferry sank.") is None
    assert blanked("abc def", [Span(start=0, end=3)]) == "    def"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministry has not disclosed how many engineers were sent."),
        ("en", "The ministry did not say who ordered it."),
        ("en", "Officials have not revealed where the troops went."),
    ],
)
def test_a_gap_stays_what_it_is(annotate: Annotator, language: str, text: str) -> None:
    [claim] = annotate(document(text, language)).claims
    assert (claim.type, claim.stance) == ("gap", "asserts")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The dam at Orm gave way at dawn. Two hundred are missing. This was only a drill."),
        ("en", "Excerpt from the novel “Salt Road”. The dam gave way at dawn. The town slept."),
        ("ru", "Плотину прорвало на рассвете. Пропали двести человек. Это была учебная тревога."),
        ("uk", "Греблю прорвало на світанку. Зникли двісті людей. Усі імена та події вигадані."),
        ("kk", "Бөгет таң ата бұзылды. Екі жүз адам жоғалды. Бұл тек жаттығу."),
        (
            "de",
            "Der Damm brach im Morgengrauen. Zweihundert werden vermisst. Alles war anders. "
            "Das war nur eine Übung.",
        ),
        ("fr", "Extrait du roman « La Route du sel ». Le barrage a cédé à l'aube. La ville dort."),
        ("es", "La presa cedió al alba. Hay doscientos desaparecidos. Fue solo un simulacro."),
        ("pl", "Tama puściła o świcie. Zaginęło dwieście osób. To były tylko ćwiczenia."),
        ("ro", "Barajul a cedat în zori. Lipsesc două sute de oameni. A fost doar un exercițiu."),
        ("tr", "Baraj şafakta yıkıldı. İki yüz kişi kayıp. Bu sadece bir tatbikattı."),
    ],
)
def test_a_text_whose_first_or_last_sentence_calls_it_invented_affirms_nothing(
    annotate: Annotator, language: str, text: str
) -> None:
    claims = annotate(document(text, language)).claims
    assert claims
    assert not [c for c in claims if c.stance in AFFIRMS]
    assert any(c.rule.endswith(f"{PHRASED}framed") for c in claims)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The dam gave way at dawn. Two hundred are missing. This is not a drill."),
        ("en", "The novel won the city's prize. The dam gave way at dawn. The exercise is over."),
        ("ru", "Плотину прорвало на рассвете. Это не учения."),
        ("de", "Der Damm brach im Morgengrauen. Das ist keine Übung."),
        ("tr", "Baraj şafakta yıkıldı. Bu bir tatbikat değil."),
    ],
)
def test_a_text_that_only_speaks_of_stories_and_drills_affirms(
    annotate: Annotator, language: str, text: str
) -> None:
    assert [c for c in annotate(document(text, language)).claims if c.stance in AFFIRMS]
