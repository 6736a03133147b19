"""The casebook of the bench of the desk: many problems of the shape of a real one, sites, stories
and sources without a meaning, and the made-up words its documents are written in.
"""

import datetime as dt
import itertools
import json
import tempfile
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML

from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.records import Alarm, Assessment, Problem
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.workspace.clock import as_of_moment

ROOT = Path(__file__).parents[1]
# The case whose problem all others of the bench are made from; its indicators name its actors.
_REAL = ROOT / "casebooks" / "sumy-2022"
SOURCES, SITES, STORIES, PROBLEMS = 60, 40, 60, 200
SYLLABLES = {
    "en": "ba co di fu ga ho ki lo ma ne pu ri so ta ve wo",
    "ru": "ба ко ди фу га хо ки ло ма не пу ри со та ве жо",
}


def made_up_words(language: str) -> list[str]:
    """Return the made-up words of a language, the first of them the most used."""
    parts = SYLLABLES[language].split()
    return ["".join(p) for p in itertools.islice(itertools.product(parts, parts, parts), 4_000)]


def write_casebook(folder: Path, problem: Problem) -> None:
    """Write a casebook with many problems of one shape, so many sites, stories and sources."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {"known_from": dt.date(2020, 1, 1), "reference": "bench"}
    shape = json.loads(msgspec.json.encode(problem))
    shape = {k: v for k, v in shape.items() if v not in (None, [], {})}
    problems = [
        shape
        | known
        | {
            "id": f"P{n}",
            "title": f"Problem {n}",
            "sites": [f"site{n % SITES}"],
            "narratives": [f"story{n % STORIES}"],
            "reference_class": "class",
            "groups": ["g0"],
            "parties": [],
        }
        for n in range(PROBLEMS)
    ]
    members = [[f"s{m}" for m in range(n, SOURCES, 3)] for n in range(3)]
    past = {
        "place": "x",
        "what": "x",
        "incident": False,
        "resolved": dt.date(2019, 2, 1),
        "reference": "x",
        "date": dt.date(2019, 1, 1),
    }
    yaml = YAML(typ="safe")
    files: dict[str, Any] = {
        "casebook": {"id": "bench-desk", "title": "Bench of the desk", "include": ["common"]},
        "sources": {
            "sources": [
                {
                    "id": f"s{n}",
                    "name": f"Outlet {n}",
                    "kind": "outlet",
                    "owner": f"Owner {n % 20}",
                    "expected_per_day": 5,
                    **known,
                }
                for n in range(SOURCES)
            ],
            "groups": [
                {"id": f"g{n}", "name": f"Group {n}", "members": members[n], **known}
                for n in range(3)
            ],
        },
        "actors": yaml.load(_REAL / "actors.yml"),
        "sites": {
            "sites": [
                {
                    "id": f"site{n}",
                    "name": f"Site {n}",
                    "kind": "facility",
                    "latitude": 43 + n % 8,
                    "longitude": 25 + n,
                    **known,
                }
                for n in range(SITES)
            ]
        },
        "narratives": {
            "narratives": [
                {
                    "id": f"story{n}",
                    "title": f"Story {n}",
                    "summary": "made up",
                    "first_seen": "2020",
                    **known,
                }
                for n in range(STORIES)
            ]
        },
        "problems": {
            "reference_classes": [
                {
                    "id": "class",
                    "name": "class",
                    "selection": "made up",
                    **known,
                    "rows": [past] * 5,
                }
            ],
            "problems": problems,
        },
    }
    for name, content in files.items():
        with (folder / f"{name}.yml").open("w", encoding="utf-8") as file:
            yaml.dump(content, file)


def real_case() -> tuple[Problem, Alarm, Assessment]:
    """Return a problem, an alarm and an assessment of a real case, from which all others of the
    bench are made.
    """
    book = load_casebook(_REAL)
    moment = as_of_moment("2022-03-21")
    with tempfile.TemporaryDirectory() as folder, Store(str(Path(folder) / "s.sqlite")) as store:
        inputs = [str(ROOT / "demo" / "sumy-2022.jsonl")]
        pipeline.read_into(store, book, inputs, as_of=moment, stated=Stated(), tell=lambda _: None)
        judged = pipeline.judge(store, book, moment)
    return book.problems[0], judged.alarms[0], judged.assessments[0]
