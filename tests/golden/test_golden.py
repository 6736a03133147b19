"""Golden cases: a folder each, with the input, the frozen moment and what must be found. All texts
are ours.
"""

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.match import Matcher
from tocsin.records import Annotations, Casebook, Claim

CASES = sorted(p for p in (Path(__file__).parent / "cases").iterdir() if p.is_dir())


@pytest.mark.parametrize("folder", CASES, ids=lambda p: p.name)
def test_a_case(folder: Path, almaty: Casebook, annotator: Annotator) -> None:
    case: dict[str, Any] = YAML(typ="safe").load((folder / "case.yml").read_text(encoding="utf-8"))
    seen = dt.datetime.combine(case["as_of"], dt.time(23, 59, 59), dt.UTC)
    document = make_document((folder / "input.txt").read_text(encoding="utf-8"), seen_at=seen)
    found = annotator(document)
    for wanted in case["claims"]:
        check_claim(wanted, found)
    for wanted in case.get("quotes", []):
        assert any(
            wanted["text"] in q.span.of(document.text) and q.kind == wanted["kind"]
            for q in found.quotes
        ), wanted
    for part in case.get("no_claim_holds", []):
        assert not any(part in c.text for c in found.claims), part
    if "noise" in case:
        assert Counter(n.kind for n in document.noise) == Counter(case["noise"])
    if "date" in case:
        assert document.date.resolved == case["date"]
    told = {
        m.narrative_id: m.voice
        for m in Matcher(almaty.narratives, almaty.sites)(document, found)
        if m.voice
    }
    assert told == case.get("narratives", {})


def check_claim(wanted: dict[str, Any], found: Annotations) -> None:
    """Check that some claim holds the words and is what it should be."""
    fitting = [c for c in found.claims if wanted["text"] in " ".join(c.text.split())]
    assert fitting, (wanted, [c.text for c in found.claims])
    claim: Claim = min(fitting, key=lambda c: len(c.text))
    assert [h.entity_id or h.surface for h in claim.chain[:-1]] == wanted["chain"], (
        wanted,
        claim.chain,
    )
    for field in ("stance", "type", "position"):
        assert getattr(claim, field) == wanted.get(field, getattr(claim, field)), (wanted, claim)
    if "days" in wanted:
        assert claim.when is not None
        assert [claim.when.start_days, claim.when.end_days] == wanted["days"]
