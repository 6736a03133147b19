"""Narratives from other collections, entries that say the same, and what the shared catalogue
holds. Texts are our own.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.unit.casebook.conftest import REVIEW
from tocsin.casebook import read_casebook
from tocsin.casebook.import_narratives import narratives_from
from tocsin.casebook.write import as_yaml
from tocsin.records import (
    Dropped,
    Narrative,
)

MISP = {
    "Event": {
        "Object": [
            {
                "name": "narrative",
                "uuid": "u-1",
                "timestamp": "1614816000",
                "Attribute": [
                    {
                        "object_relation": "narrative-summary",
                        "value": "Колодец отравили. Так говорят.",
                    },
                    {"object_relation": "narrative-disproof", "value": "Вода чистая."},
                ],
            },
            {
                "name": "narrative",
                "uuid": "u-2",
                "Attribute": [{"object_relation": "link", "value": "https://x.example"}],
            },
            {"name": "file", "Attribute": []},
        ]
    }
}
TABLE = (
    "id;title;title_ru;wording;known_from\n"
    "n_a;The well is poisoned;Колодец отравлен;they poisoned the well | poison was put into the "
    "well;2021-02-03\n"
    ";;;;\nn_b;Bad day;;;soon\n"
)


@pytest.mark.parametrize(
    ("body", "kept", "left"),
    [
        (
            json.dumps({"@graph": [REVIEW, {"@type": "ClaimReview"}]}),
            ["The well was poisoned by strangers"],
            ["no claimReviewed"],
        ),
        (json.dumps(REVIEW) + "\n{broken\n", ["The well was poisoned by strangers"], ["no JSON"]),
        (json.dumps(MISP, ensure_ascii=False), ["Колодец отравили"], ["no narrative-summary"]),
        (TABLE, ["The well is poisoned"], ["has no title", "'soon' is no date"]),
        ("a,b\n1,2\n", [], ["no column `title`"]),
        ("{}", [], ["no ClaimReview"]),
    ],
)
def test_others_collections_come_in(
    tmp_path: Path, body: str, kept: list[str], left: list[str]
) -> None:
    found = list(narratives_from(body.encode(), name="f", today=dt.date(2026, 1, 1)))
    entries = [f for f in found if isinstance(f, Narrative)]
    assert [e.title for e in entries] == kept
    dropped = [f.detail for f in found if isinstance(f, Dropped)]
    assert len(dropped) == len(left)
    assert all(any(word in d for d in dropped) for word in left)
    assert all(e.known_from.year == 2021 for e in entries)
    (tmp_path / "casebook.yml").write_text("id: got\ntitle: Got\n", encoding="utf-8")
    (tmp_path / "narratives.yml").write_text(as_yaml("narratives", entries), encoding="utf-8")
    book, issues = read_casebook(tmp_path)
    assert [i for i in issues if i.level == "error"] == []
    assert book is not None
    assert list(book.narratives) == sorted(entries, key=lambda e: e.id)
