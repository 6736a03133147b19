"""The labels of factuality: sound, in ten languages, and swapped without a change of label."""

from bench.factuality_labels import Sentence, every_sentence, further_sentences, swapped

from tocsin.annotate.weighing.head import LABELS

OWN = [s for s in every_sentence() if s.origin == "own"]
TEN = {"en", "ru", "uk", "kk", "de", "fr", "es", "pl", "ro", "tr"}


def test_contents_stand_in_their_sentences() -> None:
    for item in every_sentence():
        for part in item.content:
            assert 0 <= part.start < part.end <= len(item.text)
        assert item.label in LABELS
        assert not any(mark in item.text for mark in "{}") or item.origin == "stretches"


def test_ten_languages_hold_every_label() -> None:
    found = {(s.language, s.label) for s in OWN}
    assert found == {(code, label) for code in TEN for label in LABELS}
    assert len(OWN) > 1_400


def test_no_sentence_stands_in_twice() -> None:
    texts = [s.text for s in OWN]
    assert len(set(texts)) == len(texts)


def test_a_swap_keeps_all_but_the_content() -> None:
    said = Sentence("A said b.", "en", "a-plain", "said", (OWN[0].content[0],), "own")
    made = swapped(OWN)
    assert made == swapped(OWN)
    assert {s.origin for s in made} == {"swapped"}
    known = {(s.construction, s.language, s.label) for s in OWN}
    assert {(s.construction, s.language, s.label) for s in made} <= known
    assert swapped([said._replace(content=())]) == []


def test_each_way_of_telling_that_was_not_said_stands_beside_what_was() -> None:
    tellings = [s for s in further_sentences() if s.origin == "tellings"]
    assert {s.language for s in tellings} == TEN
    assert len({s.construction for s in tellings}) > 200
    by_heading: dict[tuple[str, str], set[str]] = {}
    for item in tellings:
        assert item.content
        by_heading.setdefault((item.construction, item.language), set()).add(item.label)
    alone = [key for key, labels in by_heading.items() if "said" not in labels]
    assert not alone
