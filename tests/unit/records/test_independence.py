"""Independent origins: each of another lineage, each with a speaker of its own."""

from hypothesis import given
from hypothesis import strategies as st

from tocsin.records import Bound
from tocsin.records.independence import independent_origins


def _bound(origin: str, speaker: str = "", weight: float = 1.0) -> Bound:
    return Bound(
        record_id=f"{origin} {speaker}",
        origin_id=origin,
        way="site_in_claim",
        weight=weight,
        speaks_for=speaker,
    )


def test_one_speaker_through_five_outlets_is_one_origin() -> None:
    heard = [_bound(f"outlet {n}", "serbia") for n in range(5)]
    assert independent_origins(heard) == ("outlet 0",)


def test_the_origin_bound_most_strongly_stands_for_a_speaker() -> None:
    assert independent_origins([_bound("a", "x", 0.5), _bound("b", "x", 1.0)]) == ("b",)


def test_two_speakers_in_one_document_are_one_origin() -> None:
    assert independent_origins([_bound("a", "serbia"), _bound("a", "kfor")]) == ("a",)


def test_an_origin_gives_way_to_its_other_speaker() -> None:
    both = [_bound("a", "serbia"), _bound("a", "kfor"), _bound("b", "kfor", 0.5)]
    assert independent_origins(both) == ("a", "b")


def test_whoever_is_not_named_is_nobody_elses_speaker() -> None:
    assert independent_origins([_bound("a"), _bound("b"), _bound("a", "kfor")]) == ("a", "b")


def test_the_origins_asked_for_first_are_kept() -> None:
    heard = [_bound("a", "x"), _bound("b", "x")]
    assert independent_origins(heard, first=["b"]) == ("b",)


_HEARD = st.lists(
    st.builds(
        _bound,
        st.sampled_from("abcde"),
        st.sampled_from(["", "x", "y", "z"]),
        st.sampled_from([0.25, 0.5, 1.0]),
    ),
    max_size=12,
)


@given(_HEARD, _HEARD)
def test_more_evidence_never_makes_fewer_origins(heard: list[Bound], more: list[Bound]) -> None:
    assert len(independent_origins(heard)) <= len(independent_origins([*heard, *more]))


@given(_HEARD)
def test_no_more_origins_than_lineages_or_speakers(heard: list[Bound]) -> None:
    origins = independent_origins(heard)
    speakers = {b.speaks_for or b.origin_id for b in heard}
    assert len(origins) <= min(len({b.origin_id for b in heard}), len(speakers))
    assert origins == tuple(sorted(set(origins)))
    assert origins == independent_origins(reversed(heard))


def _one_by_one(heard: list[Bound]) -> tuple[str, ...]:
    """Give origins their speakers without remembering who could not be moved before."""
    speakers: dict[str, set[str]] = {}
    weights: dict[str, float] = {}
    for bound in heard:
        name = bound.speaks_for or f"unnamed in {bound.origin_id}"
        speakers.setdefault(bound.origin_id, set()).add(name)
        weights[bound.origin_id] = max(bound.weight, weights.get(bound.origin_id, 0.0))
    owner: dict[str, str] = {}

    def gets(origin: str, tried: set[str]) -> bool:
        for speaker in sorted(speakers[origin] - tried):
            tried.add(speaker)
            if speaker not in owner or gets(owner[speaker], tried):
                owner[speaker] = origin
                return True
        return False

    for origin in sorted(speakers, key=lambda o: (-weights[o], o)):
        gets(origin, set())
    return tuple(sorted(owner.values()))


@given(_HEARD)
def test_what_could_not_be_moved_once_is_not_tried_again(heard: list[Bound]) -> None:
    assert independent_origins(heard) == _one_by_one(heard)
