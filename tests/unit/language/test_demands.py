"""What is only demanded, in every language that has words for a demand."""

import pytest

from tocsin.language.demands import is_demanded


def _is_demanded(language: str | None, text: str, word: str) -> bool:
    """Return whether a word of a text is demanded."""
    start = text.index(word)
    return is_demanded(text, start, start + len(word), language)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "The ministry demanded the withdrawal of all troops", "withdrawal"),
        ("ru", "Министерство потребовало, чтобы войска покинули город", "покинули"),
        ("uk", "Міністерство вимагає виведення військ", "виведення"),
        ("kk", "Министрлік әскерді шығаруды талап етті", "шығаруды"),
        ("de", "Das Ministerium verlangt, dass die Truppen abziehen", "abziehen"),
        ("fr", "Le ministère exige le retrait des troupes", "retrait"),
        ("es", "El ministerio pidió la retirada de las tropas", "retirada"),
        ("pl", "Ministerstwo domaga się wycofania wojsk", "wycofania"),
        ("ro", "Ministerul a cerut retragerea trupelor", "retragerea"),
        ("tr", "Bakanlık birliklerin çekilmesini talep etti", "çekilmesini"),
    ],
)
def test_what_a_demand_governs(language: str, text: str, word: str) -> None:
    assert _is_demanded(language, text, word)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "The ministry demanded talks. The withdrawal began", "withdrawal"),
        ("en", "After the ministry demanded talks, the withdrawal began", "withdrawal"),
        ("en", "The withdrawal began and the ministry demanded talks", "withdrawal"),
        ("ru", "Министерство потребовало переговоров, а вывод войск начался", "вывод"),
        ("kk", "Әскерді шығару басталды. Министрлік келіссөзді талап етті", "шығару"),
        ("tr", "Çekilme başladı, bakanlık görüşme talep etti", "Çekilme"),
        (None, "They demanded the withdrawal", "withdrawal"),
    ],
)
def test_what_stands_apart_is_not_demanded(language: str | None, text: str, word: str) -> None:
    assert not _is_demanded(language, text, word)
