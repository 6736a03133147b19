"""Annotation on sentences of ours: who said what, through whom, and how the voice stands to it."""

from collections.abc import Callable

import pytest

from tocsin.annotate.text.quotes import find_quoted
from tocsin.records import Annotations, Claim

Annotate = Callable[[str], Annotations]


def names(claim: Claim) -> list[str]:
    """Return the hops before the document's voice."""
    return [h.entity_id or h.surface for h in claim.chain[:-1]]


def one(found: Annotations, part: str) -> Claim:
    """Return the claim that holds some words."""
    fitting = [c for c in found.claims if part in c.text]
    assert fitting, [c.text for c in found.claims]
    return min(fitting, key=lambda c: len(c.text))


@pytest.mark.parametrize(
    ("text", "part", "chain"),
    [
        (
            "The Russian Defense Ministry said that the bridge was safe.",
            "bridge was safe",
            ["ru_mod"],
        ),
        (
            (
                "“The bridge is perfectly safe today,” said Sergei Shoigu, according to the "
                "agency "
                "TASS."
            ),
            "perfectly",
            ["shoigu", "tass"],
        ),
        (
            "According to Reuters, the bridge was closed on Monday.",
            "bridge was closed",
            ["reuters"],
        ),
        (
            "Sergei Shoigu told Interfax that the bridge would reopen soon.",
            "would reopen",
            ["shoigu", "interfax"],
        ),
        ("As Vladimir Putin said, the bridge must be rebuilt.", "must be rebuilt", ["putin"]),
        ("The bridge was closed on Monday.", "bridge was closed", []),
        ("It was reported that the bridge was closed.", "bridge was closed", ["an unnamed source"]),
    ],
)
def test_chains(annotate: Annotate, text: str, part: str, chain: list[str]) -> None:
    assert names(one(annotate(text), part)) == chain


def test_a_pronoun_and_a_role_are_who_spoke_last(annotate: Annotate) -> None:
    text = (
        "The Russian ambassador to Kazakhstan, Alexei Borodavkin, said that the road was open. "
        "He added that trains were running.\n\n"
        "The border is calm, according to the diplomat. Borodavkin stressed that nobody was hurt."
    )
    found = annotate(text)
    for part in ("trains were running", "border is calm", "nobody was hurt"):
        assert names(one(found, part)) == ["borodavkin"]


def test_a_role_without_anybody_named_stays_open(annotate: Annotate) -> None:
    assert names(one(annotate("The diplomat said that the road was open."), "road was open")) == [
        "The diplomat"
    ]


def test_a_rejected_story_is_kept_as_denied(annotate: Annotate) -> None:
    found = annotate(
        "For years Russia has spread fake stories about the dam, in which it claims the dam "
        "is "
        "being mined."
    )
    assert one(found, "being mined").stance == "denies"
    assert names(one(found, "being mined")) == ["russia"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Why would anybody go to that bridge at night?", "asks"),
        ("In my opinion, the bridge will be closed for a long time.", "speculates"),
        ("The bridge could become a target.", "speculates"),
        ("The bridge stands.", "asserts"),
        ("The Health Ministry of Kazakhstan said the hospital was open.", "reports"),
    ],
)
def test_stance(annotate: Annotate, text: str, stance: str) -> None:
    assert {c.stance for c in annotate(text).claims} == {stance}


def test_what_is_not_told_is_a_gap_of_the_voice(annotate: Annotate) -> None:
    claim = one(
        annotate("The Russian Defense Ministry has not specified the number of trucks."),
        "not specified",
    )
    assert (claim.type, names(claim)) == ("gap", [])
    assert claim.missing is not None


def test_advice_to_watch_persons_is_not_adopted(annotate: Annotate) -> None:
    claim = one(
        annotate("The KNB should keep a close eye on those visitors from abroad."), "close eye"
    )
    assert (claim.type, claim.adopt, claim.addressee) == ("recommend", "no", "knb")


def test_common_words_are_no_names(annotate: Annotate) -> None:
    linked = {
        m.entity_id
        for m in annotate(
            "The ambassador told us about it. The cots were new. Russian tea."
        ).mentions
    }
    assert linked == {None} or not linked


def test_a_site_is_linked_by_kind_only_beside_its_place(annotate: Annotate) -> None:
    near = annotate("Crews filmed a biological laboratory here in Almaty on Sunday.")
    far = annotate("Crews filmed a biological laboratory in Lisbon on Sunday.")
    assert "almaty_biolabs" in {m.entity_id for m in near.mentions}
    assert "almaty_biolabs" not in {m.entity_id for m in far.mentions}


@pytest.mark.parametrize(
    ("text", "inner", "rule"),
    [
        ("He said “no way” and left.", "no way", "closed"),
        ("«Нет», — сказал он.", "Нет", "closed"),
        ("“We go home now, “he said.", "We go home now, ", "reversed_closing_mark"),
        ('He said "stop" twice.', "stop", "closed"),
        ("„Nein“, sagte er.", "Nein", "closed"),
        ("He said “we are not done", "we are not done", "never_closed"),
    ],
)
def test_quotation_marks(text: str, inner: str, rule: str) -> None:
    (found,) = find_quoted(text)
    assert (found.inner.of(text), found.rule) == (inner, rule)


def test_kinds_of_quotation(annotate: Annotate) -> None:
    text = (
        "“Look, a bridge, what more do you need, right?” I smiled at the “experts”. "
        "Sergei Shoigu called the report “nonsense”. “The bridge is in good order,” Shoigu said."
    )
    kinds = [q.kind for q in annotate(text).quotes]
    assert kinds == ["ventriloquised", "scare", "fragment", "direct"]


def test_russian_is_read_by_punctuation_and_lists(annotate: Annotate) -> None:
    found = annotate(
        "Минобороны России сообщило, что мост открыт. Минздрав Казахстана опроверг "
        "сообщения о "
        "закрытии больницы."
    )
    assert names(found.claims[0]) == ["ru_mod"]
    assert found.claims[0].stance == "reports"
    assert (names(found.claims[1]), found.claims[1].stance) == (["kz_health_ministry"], "denies")


def test_a_language_without_lists_gives_names_and_no_claims(annotate: Annotate) -> None:
    found = annotate(
        "Il portavoce della TASS ha parlato ieri con i giornalisti della situazione in "
        "Kazakhstan e "
        "ad Almaty."
    )
    assert found.claims == ()
    assert "tass" in {m.entity_id for m in found.mentions}


def test_a_russian_source_and_the_agency_it_spoke_to(annotate: Annotate) -> None:
    found = annotate(
        "Посол России в Казахстане Алексей Бородавкин заявил ТАСС, что дорога открыта. По его "
        "словам, поезда ходят. "
        "«Слухи о закрытии — ложь», — подчеркнул дипломат. По данным Рейтер, мост закрыт."
    )
    assert [names(c) for c in found.claims] == [
        ["borodavkin", "tass"],
        ["borodavkin"],
        ["borodavkin"],
        ["reuters"],
    ]


def test_a_claim_without_evidence_is_doubted(annotate: Annotate) -> None:
    assert (
        one(
            annotate("Some channels claimed, without evidence, that the bridge was mined."),
            "bridge was mined",
        ).stance
        == "doubts"
    )


def test_what_is_denied_is_never_reported_of_who_denies_it(annotate: Annotate) -> None:
    claim = one(
        annotate(
            "The Kazakh Health Ministry denied that the hospital had been seized by armed men."
        ),
        "had been seized",
    )
    assert (names(claim), claim.stance) == (["kz_health_ministry"], "denies")


def test_a_quotation_that_goes_on_after_its_tag_keeps_its_speaker(annotate: Annotate) -> None:
    found = annotate(
        "“The bridge is safe for everybody,” Sergei Shoigu said. “We checked every pillar of "
        "it. Nothing was found at all.”"
    )
    for part in ("bridge is safe", "every pillar", "Nothing was found"):
        assert names(one(found, part)) == ["shoigu"]


def test_a_quotation_after_a_colon_has_the_speaker_before_it(annotate: Annotate) -> None:
    found = annotate(
        "Sergei Shoigu continued:\n\n“The bridge is safe for everybody now.”\n\nThe road is open."
    )
    assert names(one(found, "bridge is safe")) == ["shoigu"]
    assert names(one(found, "road is open")) == []


def test_a_name_and_a_colon_make_a_source_and_other_words_do_not(annotate: Annotate) -> None:
    assert names(one(annotate("TASS: the bridge is closed for a week"), "closed for a week")) == [
        "tass"
    ]
    assert (
        names(one(annotate("Update: the bridge is closed for a week."), "closed for a week")) == []
    )


def test_what_somebody_pledges_wants_or_refuses_is_typed_by_its_cue(annotate: Annotate) -> None:
    found = annotate(
        "Paulo Reis pledged to publish the measurements. Maria Lopes wants the old bridge "
        "to be "
        "inspected."
    ).claims
    assert [(c.chain[0].surface, c.type, c.stance) for c in found] == [
        ("Paulo Reis", "intent", "reports"),
        ("Maria Lopes", "request", "reports"),
    ]


def test_a_tag_behind_a_question_names_its_speaker(annotate: Annotate) -> None:
    found = annotate(
        '"Who has seen the guards leave the bridge?" Maria Lopes asked on Sunday. The street '
        "was empty."
    ).claims
    assert [(c.text, [h.surface for h in c.chain if not h.voice]) for c in found][:1] == [
        ("Who has seen the guards leave the bridge?", ["Maria Lopes"])
    ]
