"""Who speaks where a comma sets him off from his verb, or his office from his name."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.annotator import Annotator

ANNOTATOR = Annotator((), (), ())


def speakers(language: str, text: str) -> list[str]:
    """Return who says each claim first; nothing where its voice does."""
    found = ANNOTATOR(document(text, language)).claims
    return [c.chain[0].surface if len(c.chain) > 1 else "" for c in found]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("tr", "Bölge valisi Ahmet Kaya, köprünün kapatıldığını söyledi.", "Ahmet Kaya"),
        ("tr", "Köy ağası Kemal Tan, suyun kesildiğini söyledi.", "Kemal Tan"),
        ("tr", "Yerel emini Hasan Er, iki kişinin öldüğünü belirtti.", "Hasan Er"),
        ("tr", "Bölge beyi Murat Öz, seferlerin iptal edildiğini duyurdu.", "Murat Öz"),
        ("tr", "Genel işletmeci Deniz Uz, limanın açılacağını açıkladı.", "Deniz Uz"),
        ("tr", "Osmia Dışişleri Bakanlığı, elçiliğin boşaltıldığını duyurdu.", "Bakanlığı"),
        ("uk", "Голова району, Іван Петренко, повідомив, що міст закрито.", "Іван Петренко"),
        ("ru", "Иван Петров, глава района, сообщил, что мост закрыт.", "Иван Петров"),
        ("ru", "Глава района, Иван Петров, сообщил, что мост закрыт.", "Иван Петров"),
        ("kk", "Облыс әкімі, Асан Серік, көпір жабылды деп хабарлады.", "Асан Серік"),
        ("de", "Hans Keller, Gouverneur der Region, sagte, die Brücke sei gesperrt.", "Keller"),
        ("pl", "Jan Nowak, wojewoda lubelski, powiedział, że most jest zamknięty.", "Nowak"),
        ("fr", "Jean Roux, préfet de la région, a déclaré que le pont est fermé.", "Roux"),
        ("en", "The governor of the region, Ann Lane, said that the bridge is closed.", "Ann Lane"),
    ],
)
def test_a_name_before_a_comma_speaks(language: str, text: str, said: str) -> None:
    assert any(said in s for s in speakers(language, text))


def test_it_is_not_whoever_spoke_before() -> None:
    text = (
        "İçişleri Bakanlığı saldırıyı doğruladı. Bölge emini Ahmet Kaya, iki kişinin öldüğünü "
        "söyledi."
    )
    assert "Ahmet Kaya" in speakers("tr", text)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Dün akşam, köprünün kapatıldığını söyledi.",
        "Cuma günü, limanın açılacağını açıkladı.",
        "Bugün sabah, suyun kesildiğini belirtti.",
    ],
)
def test_a_time_before_a_comma_says_nothing(text: str) -> None:
    assert not {"Dün akşam", "Cuma günü", "Bugün sabah"} & set(speakers("tr", text))
