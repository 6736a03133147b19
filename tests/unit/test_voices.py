"""Whose story it is: voices, tags, judging words, what is new this time, what recurs. Texts are our
own.
"""

import datetime as dt
from collections.abc import Sequence

from tests.conftest import NOW, make_document, narrative
from tocsin.annotate import Annotator
from tocsin.match import Matcher, labels, novelties, proposals
from tocsin.records import (
    Casebook,
    Claim,
    Document,
    Embedder,
    Hop,
    Match,
    Precedent,
    Span,
)


def test_a_refutation_never_promotes_what_it_refutes(
    common: Casebook, annotator: Annotator, embedder: Embedder
) -> None:
    text = (
        "There is no evidence that the dam was mined. In reality engineers inspected the dam on "
        "Monday and found no explosives. "
        "The claim that the dam will be blown up has been refuted by the operator. "
        "Earlier stories about a mined dam were not confirmed either."
    )
    document = make_document(text)
    found = Matcher(common.narratives, common.sites, embedder)(document, annotator(document))
    assert "n_dam_blow_up" in {m.narrative_id for m in found}
    assert not [m for m in found if m.voice == "promotes"]


def test_tags_come_with_the_rule_and_only_where_a_story_is_promoted(
    common: Casebook, annotator: Annotator, embedder: Embedder
) -> None:
    document = make_document(
        "The puppet regime has secretly mined the dam and will blow up the dam to drown its "
        "own "
        "people."
    )
    found = Matcher(common.narratives, common.sites, embedder)(document, annotator(document))
    tagged = [m for m in found if m.tags]
    assert tagged
    assert all(m.voice == "promotes" and all(m.tags.values()) for m in tagged)
    assert "T0049" not in {t for m in tagged for t in m.tags}


def test_judging_words_are_labelled_with_whose_they_are(
    almaty: Casebook, annotator: Annotator
) -> None:
    document = make_document(
        "Sergei Shoigu said that the puppet regime is preparing a provocation. The talks go "
        "on, "
        "the ministry said."
    )
    found = labels(document, annotator(document))
    assert {x.surface for x in found} >= {"puppet regime", "provocation"}
    assert all(document.text[x.span.start : x.span.end] == x.surface for x in found)
    assert {x.voice for x in found} == {"Sergei Shoigu"}


def claim_of(number: int, text: str, document: Document, originator: str | None = None) -> Claim:
    """Make a claim."""
    own = Hop(surface="the text", voice=True)
    return Claim(
        id=f"clm-{number}",
        document_id=document.id,
        span=Span(start=0, end=len(document.text)),
        text=text,
        chain=(Hop(surface=originator), own) if originator else (own,),
        stance="asserts",
        modality="certain",
        type="state",
        position="body",
        method="test",
        rule="test",
    )


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


def recurring(sources: Sequence[str], embedder: Embedder | None = None) -> list[tuple[int, int]]:
    """Return (claims, origins) of what is proposed where each of some sources tells one story in
    its own words, among others.
    """
    told = [
        "A blue convoy without plates was seen at night near the old quarry",
        "Near the old quarry a blue convoy without plates was seen at night",
        "At night people saw a blue convoy without plates near the old quarry",
        "A blue convoy with no plates was seen near the old quarry at night",
    ]
    other = [
        "The bakery on the square now opens at six in the morning",
        "Two cyclists won medals at the race held in the hills",
        "Rain is expected in the west of the country until Friday",
    ]
    documents: dict[str, Document] = {}
    claims = []
    for number, text in enumerate([*told[: len(sources)], *other]):
        source = sources[number] if number < len(sources) else f"other{number}"
        document = make_document(
            text + ".", external_id=f"d{number}", source_id=source, published_at=NOW
        )
        documents[document.id] = document
        claims.append(claim_of(number, text, document))
    found = proposals(claims, [], documents, {}, embedder)
    return [(len(p.claim_ids), p.origins) for p in found]


def test_a_story_that_recurs_is_proposed_with_examples_and_one_source_alone_is_not(
    embedder: Embedder,
) -> None:
    for model in (None, embedder):
        assert recurring(["a", "b", "c", "d"], model) == [(4, 4)]
        assert recurring(["a", "a", "a", "a"], model) == []
        assert recurring(["a", "b"], model) == []
