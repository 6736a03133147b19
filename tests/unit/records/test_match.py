"""A match keeps its reasons, and a voice is one of three or none."""

import msgspec
import pytest

from tocsin.records.match import Feature, Match

MATCH = Match(
    id="m",
    claim_id="c",
    document_id="d",
    narrative_id="n",
    score=0.5,
    features=(Feature(name="terms", value=0.2, weight=1.5, why="слова «лаборатория»"),),
    method="v",
    tags={"T0001": "rule"},
)


def test_an_abstention_has_no_voice_and_is_not_lost() -> None:
    back = msgspec.json.decode(msgspec.json.encode(MATCH), type=Match)
    assert back == MATCH
    assert back.voice is None
    assert back.features[0].why == "слова «лаборатория»"


@pytest.mark.parametrize("voice", ["", "mocks", "PROMOTES", 5])
def test_another_voice_is_refused(voice: object) -> None:
    raw = msgspec.to_builtins(MATCH) | {"voice": voice}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(raw, Match)
