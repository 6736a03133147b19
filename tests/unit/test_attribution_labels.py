"""The labels of attributions: sound, split by document, and counted as they stand."""

from bench.attribution_labels import (
    AGAIN,
    LABELS,
    Label,
    Stretch,
    agreement,
    counted,
    faults_of,
    stretches,
    texts,
)

from tests.unit.annotate.reading import document
from tocsin.annotate import Annotator


def test_the_labels_are_sound_where_their_texts_are() -> None:
    known = {row.id: row.text for row in texts(stretches())}
    here = [s for s in stretches() if s.text in known]
    assert [f for s in here for f in faults_of(s, known[s.text])] == []
    assert {s.language for s in here} >= {"kk"}


def test_a_document_is_in_one_part_in_every_language() -> None:
    parts: dict[str, set[str]] = {}
    for stretch in stretches():
        parts.setdefault(stretch.text.split("/")[0], set()).add(stretch.part)
    voxcheck = {name: found for name, found in parts.items() if name.startswith("voxcheck")}
    assert all(len(found) == 1 for found in voxcheck.values())
    assert {s.part for s in stretches()} == {"train", "dev", "test"}


def test_a_tenth_is_labelled_again() -> None:
    first = {(s.text, s.start) for s in stretches(LABELS)}
    second = {(s.text, s.start) for s in stretches(AGAIN)}
    assert second <= first
    assert 10 * len(second) >= len(first)
    assert agreement()["content F1"] < 1


def told(text: str, source: str, cue: str, content: str) -> Label:
    """Return a label of a text."""
    spans = [(text.index(part), text.index(part) + len(part)) for part in (source, cue, content)]
    return Label(spans[0], spans[1], (spans[2],), None, False, "said", "holds", False)


def test_a_finding_is_paired_with_its_label() -> None:
    text = "Әкімдік өкілі көпірдің жабылғанын айтты."
    label = told(text, "Әкімдік өкілі", "айтты", "көпірдің жабылғанын")
    stretch = Stretch("kk:0", 0, len(text), "kk", (label,))
    found = Annotator((), (), ())(document(text, "kk")).attributions
    total, missed, wrong = counted(stretch, found)
    assert (total["hit"], total["full"], missed, wrong) == (1, 1, [], [])
    none, missed, _ = counted(stretch, ())
    assert (none["hit"], missed) == (0, [label])


def test_a_label_outside_its_stretch_is_a_fault() -> None:
    text = "Әкім бардың бәрін айтты."
    label = told(text, "Әкім", "айтты", "бардың бәрін")
    assert list(faults_of(Stretch("kk:0", 0, 10, "kk", (label,)), text)) != []
    assert list(faults_of(Stretch("kk:0", 0, len(text), "kk", (label,)), text)) == []
