"""What is new about a narrative this time, beside its nearest precedent."""

import datetime as dt

from tests.conftest import make_document, narrative
from tests.unit.match.made import claim_of
from tocsin.match.novelty import novelties
from tocsin.records import Match, Precedent


def test_what_is_new_stands_beside_the_nearest_precedent() -> None:
    before = [
        Precedent(
            date=dt.date(2015, 5, 1),
            place="Northtown",
            who="the ministry",
            what="said that the dam was mined",
            followed="nothing",
            known_from=dt.date(2015, 6, 1),
            reference="t",
        ),
        Precedent(
            date=dt.date(2018, 5, 1),
            place="Southtown",
            who="the mayor",
            what="said that grain was poisoned",
            followed="a trial",
            known_from=dt.date(2018, 6, 1),
            reference="t",
        ),
    ]
    story = narrative(
        "n_dam",
        "The dam is mined",
        precedents=tuple(before),
        pretexts=("to justify an evacuation",),
    )
    document = make_document("The dam was mined to justify an evacuation, the governor said.")
    claim = claim_of(1, "the dam was mined to justify an evacuation", document, "the governor")
    match = Match(
        id="m",
        claim_id=claim.id,
        document_id=document.id,
        narrative_id="n_dam",
        score=0.9,
        features=(),
        method="t",
        voice="relays",
    )
    (found,) = novelties([story], [match], {claim.id: claim}, [], {})
    assert found.nearest is not None
    assert "Northtown" in found.nearest
    assert found.followed == "nothing"
    assert found.new == {"actor": ("the governor",), "pretext": ("to justify an evacuation",)}
    assert "Northtown" in found.sentence
    assert "the governor" in found.sentence


def test_without_a_precedent_or_a_telling_nothing_is_compared() -> None:
    story = narrative("n_dam", "The dam is mined")
    document = make_document("The dam was mined.")
    claim = claim_of(1, "the dam was mined", document)

    def told(voice: str | None) -> Match:
        return Match(
            id="m",
            claim_id=claim.id,
            document_id=document.id,
            narrative_id="n_dam",
            score=0.9,
            features=(),
            method="t",
            voice=voice,  # type: ignore[arg-type]
        )

    (found,) = novelties([story], [told("promotes")], {claim.id: claim}, [], {})
    assert (found.nearest, found.followed, found.new) == (None, None, {})
    assert "no precedent" in found.sentence
    for voice in ("exposes", None):
        assert novelties([story], [told(voice)], {claim.id: claim}, [], {}) == []
    assert novelties([], [told("promotes")], {claim.id: claim}, [], {}) == []
