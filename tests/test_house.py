"""The house: records are what everybody imports, rooms keep apart, files and functions stay small,
nothing private leaks in.
"""

import ast
import subprocess
from collections import Counter
from pathlib import Path

from tests.conftest import ROOT, SHARED, needs_shared

SOURCE = ROOT / "src" / "tocsin"
MODULES = sorted(SOURCE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Return the rooms of ours that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tocsin."):
            found.add((node.module or "").split(".")[1])
    return found


def test_records_are_the_most_imported_room() -> None:
    fan_in: Counter[str] = Counter()
    for path in MODULES:
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        fan_in.update(imports(path) - {room})
    (first, most), (_, next_most) = fan_in.most_common(2)
    assert first == "records"
    assert most > next_most


def test_files_and_functions_stay_small() -> None:
    long_files = {
        str(p.relative_to(ROOT))
        for p in MODULES
        if len(p.read_text(encoding="utf-8").splitlines()) > 500
    }
    assert long_files == set()
    long_functions = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 60:
                long_functions.append(f"{path.name}:{node.name}")
    assert long_functions == []


def test_no_record_has_a_field_for_a_private_life() -> None:
    forbidden = {"home", "address", "family", "phone", "device", "location", "birthday"}
    for path in sorted((SOURCE / "records").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                assert node.target.id not in forbidden, (path.name, node.target.id)


def _tracked() -> list[Path]:
    """Return the files git tracks."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).is_file()]


@needs_shared
def test_no_sentence_of_the_seeds_stands_in_the_repository() -> None:
    """Eight words in a row would be a copy, wherever they stood."""
    runs = set()
    for seed in sorted((SHARED / "seeds").glob("*.txt")):
        text = seed.read_text(encoding="utf-8").casefold().split()
        runs |= {" ".join(text[i : i + 8]) for i in range(len(text) - 7)}
    for path in _tracked():
        if path.suffix in (".py", ".yml", ".yaml", ".md", ".jsonl", ".html", ".toml"):
            words = path.read_text(encoding="utf-8").casefold().split()
            shared = {" ".join(words[i : i + 8]) for i in range(len(words) - 7)} & runs
            assert not shared, (path, sorted(shared)[:2])


_WORLD = ("parties.yml", "peoples.yml")


@needs_shared
def test_no_name_of_the_case_stands_in_code() -> None:
    """Names, places and stories live in casebooks, never in code or in word lists."""
    names = (
        "almaty",
        "alma-ata",
        "алмат",
        "pegov",
        "пегов",
        "kots",
        "borodavkin",
        "бородавкин",
        "kazakh",
        "казах",
        "tokayev",
        "токаев",
    )
    # The gazetteer's own lists, and those of sides and peoples, name peoples and states of the
    # world; none is picked out.
    lists = [
        p
        for p in sorted(SOURCE.rglob("*.yml"))
        if p.parent.name != "gazetteer" and p.name not in _WORLD
    ]
    for path in [*MODULES, *lists, *sorted(SOURCE.rglob("*.html"))]:
        text = path.read_text(encoding="utf-8").casefold()
        found = [n for n in names if n in text]
        in_help = path.parent.name == "cli"  # examples in the help name the casebooks that ship
        assert not found or in_help or set(found) <= {"kazakh"}, (path, found)
