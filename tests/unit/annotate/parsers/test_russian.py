"""The Russian parser: trees with exact offsets, names with labels."""

from tests.unit.annotate.reading import document, russian_sentence, russian_word
from tocsin.annotate.parsers.russian import is_installed, named_entities, parse_russian


def test_words_know_their_place_and_their_head() -> None:
    text = "Министр Иванов заявил, что мост закрыт."
    sentence = russian_sentence(text)
    assert all(text[word.start : word.end] == word.text for word in sentence.words)
    minister = russian_word(sentence, "Министр")
    verb = russian_word(sentence, "заявил")
    assert minister.head == verb.number
    assert minister.relation == "nsubj"


def test_children_and_subtrees() -> None:
    sentence = russian_sentence("Министр Иванов заявил, что мост закрыт.")
    verb = russian_word(sentence, "заявил")
    assert [word.text for word in sentence.children(verb, "nsubj")] == ["Министр"]
    assert len(sentence.subtree(verb)) == len(sentence.words)
    below = [word.text for word in sentence.subtree(verb, "ccomp")]
    assert "мост" not in below
    assert "Иванов" in below


def test_offsets_count_from_the_beginning_of_the_document() -> None:
    page = document("Мост закрыт. Дорога открыта.", "ru")
    second = parse_russian(page)[1]
    road = russian_word(second, "Дорога")
    assert page.text[road.start : road.end] == "Дорога"
    assert second.span == page.sentences[1]


def test_names_have_labels() -> None:
    text = "В Москве выступил Владимир Зеленин."
    read = {text[start:end]: label for start, end, label in named_entities(text)}
    assert read == {"Москве": "LOC", "Владимир Зеленин": "PER"}
    assert named_entities("мост закрыт") == ()
    assert is_installed()
