"""The head: what it marks for content, what it says of it, and what it does with odd texts."""

import numpy as np
import pytest

from tocsin.annotate.weighing.head import (
    LABELS,
    Head,
    around,
    best_run,
    features,
    read_of,
    shipped,
)
from tocsin.encoder import SIZE, Encoder

# Of each language a sentence that was in no training, its content, and whether it was said.
HELD = [
    ("The ferryman told our reporter that the rope had snapped.", "the rope had snapped.", True),
    ("Would the ferryman ever admit that the rope had snapped?", "the rope had snapped?", False),
    ("Паромщик рассказал, что трос лопнул.", "трос лопнул.", True),
    ("Паромщик ни разу не говорил, что трос лопнул.", "трос лопнул.", False),
    ("Поромник розповів, що трос луснув.", "трос луснув.", True),
    ("Якби поромник сказав, що трос луснув, його б звільнили.", "трос луснув,", False),
    ("Der Fährmann sagte, dass das Seil gerissen ist.", "das Seil gerissen ist.", True),
    ("Der Fährmann hat nie gesagt, dass das Seil gerissen ist.", "das Seil gerissen ist.", False),
    ("Le passeur a dit que la corde avait cassé.", "la corde avait cassé.", True),
    ("Jamais le passeur n'a dit que la corde avait cassé.", "la corde avait cassé.", False),
    ("El barquero dijo que la cuerda se había roto.", "la cuerda se había roto.", True),
    ("El barquero nunca dijo que la cuerda se rompiera.", "la cuerda se rompiera.", False),
    ("Przewoźnik powiedział, że lina pękła.", "lina pękła.", True),
    ("Przewoźnik zaprzecza, jakoby lina pękła.", "lina pękła.", False),
    ("Luntrașul a spus că frânghia s-a rupt.", "frânghia s-a rupt.", True),
    ("Luntrașul nu a spus niciodată că frânghia s-a rupt.", "frânghia s-a rupt.", False),
    ("Kayıkçı halatın koptuğunu söyledi.", "halatın koptuğunu", True),
    ("Kayıkçı halatın koptuğunu yalanladı.", "halatın koptuğunu", False),
]


@pytest.fixture(scope="module")
def head(encoder: Encoder) -> Head:
    """The head that ships."""
    return Head(encoder)


@pytest.mark.parametrize(("text", "content", "said"), HELD, ids=lambda v: str(v)[:30])
def test_what_was_said_is_told_from_what_was_not(
    head: Head, text: str, content: str, said: bool
) -> None:
    (read,) = head.read([text])
    assert read is not None
    marked = head.content(read)
    start = text.index(content)
    gold = [start <= w.start < start + len(content) for w in read.words]
    assert (marked & gold).sum() >= 0.5 * (marked | gold).sum()
    assert (head.chances(read, marked)["said"] > 0.5) == said


def test_chances_are_of_all_labels_and_add_up(head: Head) -> None:
    (read,) = head.read([HELD[0][0]])
    assert read is not None
    chances = head.chances(read, head.content(read))
    assert tuple(chances) == LABELS
    assert sum(chances.values()) == pytest.approx(1, abs=0.003)
    assert all(value == round(value, 3) for value in chances.values())


def test_a_sentence_does_not_depend_on_those_beside_it(head: Head) -> None:
    texts = [text for text, _, _ in HELD]
    for text, together in zip(texts, head.read(texts), strict=True):
        (alone,) = head.read([text])
        assert alone is not None
        assert together is not None
        assert np.array_equal(alone.states, together.states)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 900,
        "слово " * 700,
        "هذا نص من اليمين",
        "👩‍👩‍👧‍👦🔥 said",
        "a\u00a0b said",
        "\ud800 lone",
        "e\u0301te",
    ],
)
def test_odd_texts_are_read_or_left_alone(head: Head, text: str) -> None:
    (read,) = head.read([text])
    if read is not None:
        assert len(read.words) == len(read.states)
        assert np.isfinite(list(head.chances(read, head.content(read)).values())).all()


def test_pieces_that_do_not_fit_the_words_are_not_read() -> None:
    states = np.zeros((5, 4), dtype=np.float32)
    assert read_of("a b", ["▁q", "▁a", "▁b"], states, 0.0) is not None
    assert read_of("a b", ["▁q", "▁a", "b"], states, 0.0) is None
    assert read_of("", ["▁q"], states[:3], 0.0) is None


def test_the_run_with_the_highest_sum_is_taken() -> None:
    mask = best_run(np.array([0.1, -1, 0.5, -0.1, 0.4, -2, 0.6], dtype=np.float32))
    assert mask.tolist() == [False, False, True, True, True, False, False]
    assert not best_run(np.array([-1.0, -0.2], dtype=np.float32)).any()


def test_shapes_are_those_of_the_weights() -> None:
    states = np.ones((3, SIZE), dtype=np.float32)
    every = np.ones(3, dtype=np.bool_)
    assert around(states).shape == (3, len(shipped().content))
    for content in (every, ~every):
        seen = features(states, content)
        assert len(seen) + 1 == shipped().labels.shape[0]
        assert np.isfinite(seen).all()
    assert shipped().labels.shape[1] == len(shipped().labels_bias) == len(LABELS)
