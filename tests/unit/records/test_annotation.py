"""What was found in a document keeps its spans and its chain, and refuses words that are none."""

import msgspec
import pytest

from tocsin.records.annotation import (
    NO_EVIDENCE,
    UNSTATED,
    Attribution,
    Claim,
    Cue,
    Hop,
    Mention,
    SourceMention,
    Stance,
)
from tocsin.records.base import Span

TEXT = "Посол сообщил ТАСС: лаборатория закрыта."
CLAIM = Claim(
    id="c",
    document_id="d",
    span=Span(start=20, end=39),
    text="лаборатория закрыта",
    chain=(Hop(surface="Посол", cue="сообщил"), Hop(surface="ТАСС"), Hop(surface="s", voice=True)),
    stance="reports",
    modality="certain",
    type="state",
    position="body",
    method="m",
    rule="r",
)


def test_a_claim_comes_back_with_its_chain_in_order() -> None:
    back = msgspec.json.decode(msgspec.json.encode(CLAIM), type=Claim)
    assert back == CLAIM
    assert back.span.of(TEXT) == back.text
    assert [hop.voice for hop in back.chain] == [False, False, True]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("stance", "believes"),
        ("modality", "sure"),
        ("type", "rumour"),
        ("position", "footnote"),
        ("adopt", True),
        ("chain", "Посол"),
        ("span", [20, 39]),
    ],
)
def test_a_word_that_is_none_of_ours_is_refused(field: str, value: object) -> None:
    raw = msgspec.to_builtins(CLAIM) | {field: value}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(raw, Claim)


def test_what_nobody_put_forward_is_a_stance_of_its_own() -> None:
    stances = set(Stance.__args__)  # type: ignore[attr-defined]
    assert stances > UNSTATED
    assert not UNSTATED & {"asserts", "reports", "denies"}
    assert {"opinion", "satire"} <= NO_EVIDENCE


def test_an_attribution_nests_and_may_have_nobody_named() -> None:
    inner = Attribution(
        id="a",
        document_id="d",
        source=None,
        cue=Cue(span=Span(start=6, end=13), surface="сообщил"),
        content=(Span(start=20, end=31), Span(start=32, end=39)),
        factuality="said",
        method="m",
        rule="r",
        nested_in="b",
    )
    named = SourceMention(span=Span(start=0, end=5), surface="Посол")
    outer = msgspec.structs.replace(inner, id="b", source=named, nested_in=None)
    for made in (inner, outer):
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=Attribution) == made
    assert [part.of(TEXT) for part in inner.content] == ["лаборатория", "закрыта"]


@pytest.mark.parametrize(
    ("rule", "counted", "clause"),
    [
        ("counted object (said) + main", True, "main"),
        ("clause_complement (said) + reported", False, "reported"),
        ("voice + headline", False, "headline"),
        ("sentence", False, "sentence"),
    ],
)
def test_a_claim_knows_how_it_was_found(rule: str, counted: bool, clause: str) -> None:
    claim = msgspec.structs.replace(CLAIM, rule=rule)
    assert (claim.is_counted, claim.clause_rule) == (counted, clause)


@pytest.mark.parametrize(
    ("rule", "by_name", "by_role"),
    [
        ("name: ТАСС", True, False),
        ("name in another spelling: TASS", True, False),
        ("role: посол", False, True),
        ("refers back to 'Посол'", False, False),
    ],
)
def test_a_mention_knows_whether_a_name_or_a_role_led_to_it(
    rule: str, by_name: bool, by_role: bool
) -> None:
    mention = Mention(
        id="m",
        document_id="d",
        span=Span(start=0, end=5),
        kind="person",
        surface="Посол",
        method="m",
        rule=rule,
    )
    assert (mention.is_by_name, mention.is_by_role) == (by_name, by_role)
