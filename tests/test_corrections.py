"""A person's word outranks the rule, survives re-runs, counts since its moment, and cannot be
nonsense.
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from tests import said as corrections
from tests import said as words
from tests.conftest import make_document, tocsin_here
from tocsin.annotate import Annotator
from tocsin.errors import UsageError
from tocsin.pipeline.corrections import corrected
from tocsin.records import Judgement
from tocsin.report.marking import parts_of

MOMENT = dt.datetime(2022, 1, 11, tzinfo=dt.UTC)

TEXT = (
    "Officials deny rumours in Almaty\n\n"
    "The health ministry denied on Sunday that the biological laboratory in Almaty had been "
    "seized. "
    "The laboratory works as usual, the ministry said. Russian reporters have filmed the "
    "building twice this week."
)


def run(folder: Path, *more: str) -> list[dict[str, Any]]:
    """Run on one text with a store that lasts; return the claims."""
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    what = (
        *(more or ("run", str(folder / "report.txt"))),
        "-c",
        "almaty-2022",
        "--as-of",
        "2022-01-12",
    )
    assert (
        tocsin_here(
            *what, "--store", str(folder / "w.sqlite"), "-o", str(folder / "out")
        ).returncode
        == 0
    )
    return [
        json.loads(line)
        for line in (folder / "out" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a run in it."""
    made = tmp_path_factory.mktemp("corrections")
    run(made)
    return made


def word(folder: Path, record: str, field: str, value: str, day: int = 11) -> None:
    """Correct something."""
    at = dt.datetime(2022, 1, day, tzinfo=dt.UTC)
    corrections.correct(
        str(folder / "w.sqlite"), record, field, value, signer="A. Analyst", note="checked", at=at
    )


def test_a_correction_outranks_the_rule_and_survives_a_re_run(folder: Path) -> None:
    claim = next(c for c in run(folder) if "seized" in str(c["text"]))
    assert claim["stance"] == "denies"
    word(folder, str(claim["id"]), "stance", "doubts")
    word(folder, str(claim["id"]), "originator", "tass")
    for _ in range(2):
        after = next(c for c in run(folder) if c["id"] == claim["id"])
        assert (after["stance"], after["flags"], after["rule"]) == (
            "doubts",
            ["corrected"],
            "A. Analyst: checked",
        )
        assert after["chain"][0]["entity_id"] == "tass"
    judged = (folder / "out" / "judgements.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(judged) == 2


def test_a_later_word_outranks_an_earlier_one_and_one_after_as_of_is_not_known_yet(
    folder: Path,
) -> None:
    claim = next(c for c in run(folder) if "works as usual" in str(c["text"]))
    word(folder, str(claim["id"]), "type", "accuse", day=9)
    word(folder, str(claim["id"]), "type", "explain", day=10)
    word(folder, str(claim["id"]), "type", "threaten", day=20)
    assert next(c for c in run(folder, "brief") if c["id"] == claim["id"])["type"] == "explain"


def test_a_claim_that_is_none_is_taken_out_with_what_rests_on_it(folder: Path) -> None:
    claim = next(c for c in run(folder) if "filmed" in str(c["text"]))
    word(folder, str(claim["id"]), "claim", "none")
    assert claim["id"] not in [c["id"] for c in run(folder, "brief")]
    for name in ("matches", "events"):
        assert str(claim["id"]) not in (folder / "out" / f"{name}.jsonl").read_text(
            encoding="utf-8"
        )


def test_what_cannot_be_corrected_is_said(folder: Path) -> None:
    claim = str(run(folder)[0]["id"])
    for record, field, value in (
        (claim, "stance", "nonsense"),
        (claim, "span", "0"),
        ("clm-none", "stance", "denies"),
    ):
        with pytest.raises(UsageError):
            word(folder, record, field, value)


def test_a_claim_explains_itself(folder: Path) -> None:
    claim = next(c for c in run(folder) if "seized" in str(c["text"]))
    found = corrections.explain(str(folder / "w.sqlite"), str(claim["id"]))
    assert "*denied*" in found.sentence
    assert "[the biological laboratory in Almaty had been seized]" in found.sentence
    assert any(line.startswith("found by") for line in found.lines)
    with pytest.raises(UsageError):
        corrections.explain(str(folder / "w.sqlite"), "clm-none")


def test_a_whole_chain_can_be_corrected_and_keeps_the_words_that_were_there(
    annotator: Annotator,
) -> None:
    (claim,) = annotator(make_document("The mayor told Reuters that the bridge was closed.")).claims
    judged = Judgement(
        id="jdg-1",
        record_id=claim.id,
        field="chain",
        value="The mayor < new:an agency",
        signer="A",
        at=MOMENT,
    )
    (after,) = corrected([claim], [judged])
    assert [h.surface for h in after.chain[:-1]] == ["The mayor", "an agency"]
    assert after.chain[0].cue == claim.chain[0].cue
    assert after.flags == ("corrected",)


def test_a_chain_with_a_hole_is_refused(annotator: Annotator) -> None:
    (claim,) = annotator(make_document("The mayor said that the bridge was closed.")).claims
    judged = Judgement(
        id="jdg-1", record_id=claim.id, field="chain", value="a < < b", signer="A", at=MOMENT
    )
    with pytest.raises(UsageError, match="originator first"):
        corrected([claim], [judged])


def test_every_part_of_a_sentence_is_shown_once(annotator: Annotator) -> None:
    document = make_document("The mayor told Reuters that the bridge was closed.")
    (claim,) = annotator(document).claims
    parts = parts_of(document, claim)
    assert "".join(p.text for p in parts) == document.text
    assert [(p.role, p.text.strip()) for p in parts if p.role != "plain"] == [
        ("source", "The mayor"),
        ("cue", "told"),
        ("source", "Reuters"),
        ("claim", "the bridge was closed"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "ru_mod -> tass",
        "Минобороны России > ТАСС",
        "ru_mod, TASS",
        "Russian Ministry of Defence via TASS",
    ],
)
def test_a_chain_is_typed_as_people_write_it_and_kept_by_ids(folder: Path, written: str) -> None:
    claim = next(c for c in run(folder, "brief") if "works as usual" in str(c["text"]))
    at = dt.datetime(2022, 1, 11, 12, tzinfo=dt.UTC)
    kept = corrections.correct(
        str(folder / "w.sqlite"), str(claim["id"]), "chain", written, signer="A", note=None, at=at
    )
    assert kept.value == "ru_mod < tass"
    words.withdraw(str(folder / "w.sqlite"), kept.id, signer="B", at=at)


def test_a_withdrawn_correction_is_listed_no_more_and_the_claim_returns(folder: Path) -> None:
    store = str(folder / "w.sqlite")
    before = next(c for c in run(folder, "brief") if "works as usual" in str(c["text"]))
    kept = corrections.correct(
        store, str(before["id"]), "chain", "new:A Guard -> tass", signer="A", note=None, at=MOMENT
    )
    changed = next(c for c in run(folder, "brief") if c["id"] == before["id"])
    assert [h["surface"] for h in changed["chain"][:2]] == ["A Guard", "tass"]
    assert changed["chain"][0]["entity_id"] is None
    words.withdraw(store, kept.id, signer="B. Two", at=MOMENT)
    assert next(c for c in run(folder, "brief") if c["id"] == before["id"]) == before
    assert kept.id not in [j.id for j in corrections.listed(store, until=MOMENT)]
    with pytest.raises(UsageError, match="was withdrawn before"):
        words.withdraw(store, kept.id, signer="B. Two", at=MOMENT)
    with pytest.raises(UsageError, match=f"near it: {kept.id}"):
        words.withdraw(store, kept.id[:11], signer="B. Two", at=MOMENT)


def test_the_command_line_refuses_what_nobody_meant(folder: Path) -> None:
    claim, store = str(run(folder, "brief")[0]["id"]), str(folder / "w.sqlite")
    cases = (
        ((claim, "chain", "xqzw -> tass"), "A", "'xqzw' is no actor or source of the casebook"),
        ((claim, "stance", ""), "A", "stance needs a value"),
        ((claim, "stance", "denies"), "  ", "a name must say who. Use --signer."),
        ((claim[:14], "stance", "denies"), "A", f"near it: {claim}"),
        ((claim, "stanse", "denies"), "A", "near it: stance"),
        (("", "stance", "denies"), "A", "must be named by its id"),
    )
    for what, signer, told in cases:
        done = tocsin_here("correct", *what, "--signer", signer, "--store", store)
        assert (done.returncode, told in done.stderr.decode()) == (2, True), done.stderr


def test_a_document_that_lies_after_as_of_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "late.txt").write_text(TEXT, encoding="utf-8")
    what = ("run", str(tmp_path / "late.txt"), "-c", "almaty-2022", "--as-of", "2022-01-12")
    done = tocsin_here(*what, "--published", "2022-02-01", "-o", str(tmp_path / "out"))
    assert "1 input  later than as-of" in done.stdout.decode()
