"""What tests of casebooks share: a casebook of one file, read as of one day."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from tocsin.casebook import read_casebook
from tocsin.casebook.import_narratives import narratives_from
from tocsin.casebook.rows import SECTIONS
from tocsin.casebook.yaml_lines import Lines, Placed
from tocsin.gazetteer import find_gazetteer
from tocsin.records import (
    Casebook,
    Dropped,
    Entry,
    Hypothesis,
    Indicator,
    Issue,
    Narrative,
    ObserveClaim,
    Problem,
    WatchItem,
)

TODAY = dt.date(2026, 1, 1)


HEAD = "id: b\ntitle: B\n"


DATED = HEAD + "defaults: {known_from: 2020-01-01, reference: r}\n"


def read(folder: Path, text: str, head: str = DATED) -> tuple[Casebook | None, list[Issue]]:
    """Read a casebook of one file."""
    (folder / "casebook.yml").write_text(head, encoding="utf-8")
    (folder / "x.yml").write_text(text, encoding="utf-8")
    return read_casebook(folder, TODAY, find_gazetteer())


def told(folder: Path, text: str, head: str = DATED) -> str:
    """Return everything a check says."""
    return "\n".join(map(str, read(folder, text, head)[1]))


def problem(folder: Path, more: str = "") -> Casebook:
    """Load a problem of a few lines."""
    text = (
        "sources:\n"
        + "".join(
            f"  - {{id: s{n}, name: Lind Paper {n}, kind: outlet, owner: o{n}}}\n" for n in range(3)
        )
        + "groups:\n  - {id: g, name: g, members: [s0, s1, s2]}\n"
        "actors:\n  - {id: st, name: Osmia, kind: state}\n  - {id: mod, name: Osmian Guard, "
        "kind: state_body}\n"
        "sites:\n  - {id: port, name: port of Lindholm, kind: facility, operator: Lind Harbour}\n"
        "narratives:\n  - {id: n, title: The port was mined, summary: s, first_seen: f}\n"
        "problems:\n  - id: P\n    title: t\n    incident: a blast at the port\n    sites: "
        "[port]\n    narratives: [n]\n    parties: [mod]\n    host: st\n" + more
    )
    book, issues = read(folder, text)
    assert book is not None, [str(i) for i in issues]
    others = [str(i) for i in issues if "measured attention" not in i.message]
    assert others == []
    return book


REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The well was poisoned by strangers",
    "datePublished": "2021-03-04",
    "url": "https://checker.example/1",
    "author": {"@type": "Organization", "name": "Checker"},
    "reviewRating": {"@type": "Rating", "alternateName": "False"},
    "itemReviewed": {"@type": "Claim", "author": {"name": "A blog"}, "datePublished": "2021-03-01"},
}


def got(value: object) -> tuple[list[Narrative], list[str]]:
    """Return the narratives of a JSON value, and what was left out."""
    body = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
    found = list(narratives_from(body, name="f", today=dt.date(2026, 1, 1)))
    return [f for f in found if isinstance(f, Narrative)], [
        f.detail for f in found if isinstance(f, Dropped)
    ]


def rated(**rating: object) -> dict[str, object]:
    """Return a review with a rating."""
    return {**REVIEW, "reviewRating": {"@type": "Rating", **rating}}


KNOWN: dict[str, Any] = {"known_from": dt.date(2020, 1, 1), "reference": "a test"}
RIVALS = (
    Hypothesis(id="H1", kind="incident", text="an attack"),
    Hypothesis(id="H2", kind="routine", text="routine", share=0.5),
    Hypothesis(id="H3", kind="news_driven", text="interest in news", share=0.3),
    Hypothesis(id="H4", kind="not_abnormal", text="nothing abnormal", share=0.2),
)
GRADES: dict[str, Any] = {"H1": "CC", "H2": "N", "H3": "C", "H4": "I"}
WATCHED = WatchItem(item="the gate", kind="site", action="look", addressee="operator")


def placed(*entries: Entry, file: str = "x.yml") -> list[Placed]:
    """Place entries in a file, each on a line of its own."""
    sections = {kind: name for name, kind in SECTIONS.items()}
    lines = Lines(file)
    found = []
    for number, entry in enumerate(entries):
        section = sections[type(entry)]
        lines.put((section, number), number + 1)
        found.append(Placed(entry=entry, section=section, lines=lines, path=(section, number)))
    return found


def indicator(identifier: str = "I1", **fields: Any) -> Indicator:
    """Make an indicator that tells the rivals apart."""
    given: dict[str, Any] = {
        "name": "An attack is said",
        "observe": ObserveClaim(types=("accuse",)),
        "likelihoods": GRADES,
        "basis": "a test",
    }
    return Indicator(id=identifier, **(given | fields))


def sound_problem(**fields: Any) -> Problem:
    """Make a problem that nothing is wrong with, but for what is given."""
    given: dict[str, Any] = {
        "id": "P",
        "title": "The dam",
        "question": "Will the dam be attacked?",
        "incident": "the dam is attacked",
        "resolution": "two agencies report it",
        "sites": ("dam",),
        "hypotheses": RIVALS,
        "indicators": (indicator(),),
        "reference_class": "no_past_cases",
        "watch_list": (WATCHED,),
        **KNOWN,
    }
    return Problem(**(given | fields))
