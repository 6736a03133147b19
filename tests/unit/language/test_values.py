"""Every value that records can have has a name for readers, in every language."""

from typing import Any, get_args

import pytest

from tocsin.language.catalogues import LANGUAGES, Catalogue
from tocsin.language.values import named_value
from tocsin.records import Claim, Message
from tocsin.records.alarm import State
from tocsin.records.annotation import (
    ClaimType,
    EventName,
    EventStatus,
    MentionKind,
    Modality,
    Stance,
)
from tocsin.records.document import NoiseKind
from tocsin.records.match import Voice
from tocsin.records.place import PlaceKind
from tocsin.records.time import TimeRole

_CLOSED: dict[str, Any] = {
    "stance": Stance,
    "type": ClaimType,
    "modality": Modality,
    "event": EventName,
    "status": EventStatus,
    "mention": MentionKind,
    "voice": Voice,
    "noise": NoiseKind,
    "place": PlaceKind,
    "role": TimeRole,
    "alarm": State,
    "position": Claim.__annotations__["position"],
}


@pytest.mark.parametrize("kind", _CLOSED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_closed_set_has_a_name(kind: str, language: str) -> None:
    catalogue = Catalogue(language)
    values = get_args(_CLOSED[kind])
    named = {value: named_value(kind, value) for value in values}
    assert [value for value, name in named.items() if not isinstance(name, Message)] == []
    codes = [name.code for name in named.values() if isinstance(name, Message)]
    assert [code for code in codes if not catalogue.has(code)] == []


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("event", "never_heard_of", "never heard of"),
        ("nothing", "x_y", "x y"),
        ("reason", "too_large", "too large"),
        ("voice", "", ""),
    ],
)
def test_a_value_without_a_name_is_shown_as_it_is(kind: str, value: str, shown: str) -> None:
    assert named_value(kind, value) == shown
