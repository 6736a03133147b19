"""What the head of events looks at: which act comes first, how many, and what
stands beside them.
"""

from tests.unit.annotate.reading import claim
from tocsin.annotate.events.features import ActFeatures, head_input
from tocsin.records import Hop

FEATURES = ActFeatures("en")


def test_the_first_act_and_its_neighbours_are_features() -> None:
    features = FEATURES(claim("Yesterday rebels attacked the station"))
    assert "firstact=attack" in features
    assert "sole=attack" in features
    assert any(feature.startswith("post=") and feature.endswith("/attack") for feature in features)


def test_a_claim_without_acts_has_its_type_and_rule_alone() -> None:
    features = FEATURES(claim("The bridge is closed", rule="clause + that"))
    assert {"type=state", "rule=that"} <= set(features)
    assert not any(feature.startswith(("firstact", "acts=", "sole")) for feature in features)


def test_a_judgement_does_not_change_with_a_name() -> None:
    one, other = (FEATURES(claim(f"{name} attacked the station")) for name in ("Orban", "Kolya"))
    assert one == other


def test_each_feature_stands_once_and_in_order() -> None:
    features = FEATURES(claim("Rebels attacked and attacked the station"))
    assert features == sorted(set(features))


def test_what_a_head_is_told_of_a_claim() -> None:
    chain = (Hop(surface="the mayor", cue="warned"), Hop(surface="paper", voice=True))
    told = head_input(claim("The bridge is closed", chain=chain))
    assert (told.attributed, told.cue) == (True, "warned")
    assert not head_input(claim("The bridge is closed")).attributed
