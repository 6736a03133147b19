"""Where the encoder runs changes nothing in what it gives."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest

from tocsin.encoder import Encoder, find_encoder
from tocsin.engines import ahead
from tocsin.match.vectors import SETTING
from tocsin.pipeline.elsewhere import EncoderAtHand, load_works, where_it_is_loaded

TEXTS = ["The dam was not blown up.", "Плотину никто не взрывал.", ""]


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[ahead.Ahead]:
    """A process that loads the parser and the encoder."""
    if find_encoder().state != "ready":
        pytest.skip("the encoder is not built here")
    monkeypatch.delenv(SETTING, raising=False)
    ahead.begin(lambda: load_works([]))
    begun = ahead.begun()
    if begun is None:
        pytest.skip("this machine has one core, or cannot fork")
    yield begun
    ahead.end()


class Refusing(Encoder):
    """An encoder that must not be asked."""

    def _model(self) -> NoReturn:
        raise AssertionError("asked here")


def test_vectors_states_and_pieces_are_the_same_there_and_here(elsewhere: ahead.Ahead) -> None:
    there, here = EncoderAtHand(Refusing()), Encoder()
    assert np.array_equal(there(TEXTS), here(TEXTS))
    for theirs, ours in zip(there.states(TEXTS), here.states(TEXTS), strict=True):
        assert np.array_equal(theirs, ours)
    assert [there.cut(text) for text in TEXTS] == [here.cut(text) for text in TEXTS]


def test_when_the_process_is_gone_this_one_goes_on(elsewhere: ahead.Ahead) -> None:
    at_hand = EncoderAtHand(Encoder())
    before = at_hand(TEXTS)
    elsewhere.end()
    assert np.array_equal(at_hand(TEXTS), before)


def test_nothing_is_loaded_that_the_user_has_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "none")
    assert set(load_works([])) == {"english", "russian", "names"}


def test_without_the_encoder_on_disk_only_the_parsers_are_loaded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert set(load_works([])) == {"english", "russian", "names"}


def test_nothing_is_asked_for_nothing(elsewhere: ahead.Ahead) -> None:
    here = where_it_is_loaded("no such work", lambda items: [os.getpid() for _ in items])
    assert here([]) == []
    assert here([1]) == [os.getpid()]
