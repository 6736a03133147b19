"""The measure of what is affirmed though nobody said it."""

import json
from pathlib import Path

from bench.factuality import FOLDER, Finding, affirming, contents, counted

from tests.unit.annotate.reading import document
from tocsin.annotate import Annotator

SAID = {"source": "Ann", "content": "the dam broke", "factuality": "said", "stance": "holds"}


def found(path: Path, text: str, gold: list[dict[str, str]]) -> list[Finding]:
    """Return what the rules make of the contents of one text."""
    row = {"id": "a", "lang": "en", "text": text, "gold": gold}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    annotations = Annotator((), (), ())(document(text))
    return [Finding(m, affirming(m, annotations)) for _, m in contents(path)]


def test_what_was_not_said_counts_where_it_is_affirmed(tmp_path: Path) -> None:
    unsaid = SAID | {"factuality": "hypothetical"}
    text = "Ann said the dam broke."
    values = counted(found(tmp_path / "a.jsonl", text, [unsaid]))
    assert (values["not said"], values["not said, affirmed"]) == (1, 1)
    values = counted(found(tmp_path / "a.jsonl", "If the dam broke, Ann ran.", [unsaid]))
    assert values["not said, affirmed"] == 0


def test_a_content_that_another_said_is_wrong_only_of_its_own_source(tmp_path: Path) -> None:
    text = "Not Bob but Ann said the dam broke."
    gold = [SAID, SAID | {"source": "Bob", "factuality": "negated"}]
    findings = found(tmp_path / "a.jsonl", text, gold)
    assert [f.is_wrong for f in findings if f.marked.kind == "unsaid"] == [False]


def test_the_sets_hold_contents_that_stand_in_their_texts() -> None:
    for name, texts, languages in (("first", 300, 10), ("second", 128, 12)):
        listed = list(contents(FOLDER / f"{name}.jsonl"))
        assert len({number for number, _ in listed}) == texts
        assert len({m.language for _, m in listed}) == languages
    for path in sorted((FOLDER.parent / "unreal").glob("*.txt")):
        kinds = [m.kind for _, m in contents(path)]
        assert kinds.count("unsaid") >= 40
        assert kinds.count("said") >= 6
