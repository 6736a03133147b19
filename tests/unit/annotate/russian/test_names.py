"""Names in Russian: persons told again by surname, and bodies named by a common noun."""

from tocsin.annotate.russian.names import names_of


def labelled(text: str) -> dict[str, str]:
    """Return the names of a text with their labels."""
    return {text[start:end]: label for start, end, label in names_of(text)}


def test_a_surname_that_stands_alone_is_told_again() -> None:
    read = labelled("Приехал Владимир Зеленин. Зеленин уехал.")
    assert read == {"Владимир Зеленин": "PER", "Зеленин": "PER"}


def test_an_embassy_is_a_body_and_no_state() -> None:
    read = labelled("В Москве посольство США закрыто.")
    assert read["Москве"] == "LOC"
    assert read["посольство США"] == "ORG"
    assert "США" not in read


def test_a_text_without_names_has_none() -> None:
    assert names_of("Мост закрыт.") == []
    assert names_of("") == []
