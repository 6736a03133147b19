"""The bill of materials, in CycloneDX: every package of the locks, and the digests of weights and
built scripts.

Usage: python -m supply.bill [--out build/bom.json]

The same tree gives the same bytes; it states no moment.
"""

import argparse
import hashlib
import json
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tocsin
from supply.components import ROOT, Component, components
from tocsin.encoder.folder import PINNED

BUILT = ROOT / "src" / "tocsin" / "web" / "static" / "built"
GAZETTEER = ROOT / "src" / "tocsin" / "gazetteer" / "gazetteer.sqlite"
_VERSION = "1.6"


def bill() -> dict[str, Any]:
    """Return the bill of materials."""
    listed = [*(_package(component) for component in components()), *_files()]
    digest = hashlib.sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{_VERSION}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": _VERSION,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, digest)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "tocsin",
                "name": "tocsin",
                "version": tocsin.__version__,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": listed,
    }


def _package(component: Component) -> dict[str, Any]:
    """Return a package as the bill lists it. Of a package of Python any file may be installed: the
    digests of all of them stand in its properties.
    """
    listed: dict[str, Any] = {
        "type": "library",
        "bom-ref": component.address,
        "name": component.name,
        "version": component.version,
        "purl": component.address,
        "scope": "excluded" if component.is_build_only else "required",
        "licenses": [{"license": {"name": component.licence}}],
    }
    if component.kind == "npm":
        listed["hashes"] = [{"alg": kind, "content": text} for kind, text in component.digests]
    else:
        found = component.digests
        listed["properties"] = [{"name": f"file:{kind}", "value": text} for kind, text in found]
    return listed


def _files() -> Iterator[dict[str, Any]]:
    """Yield the files the program carries or builds, as the bill lists them."""
    for name, digest in sorted(PINNED.items()):
        yield _file("machine-learning-model", f"encoder/{name}", digest)
    built = sorted(BUILT.glob("*")) if BUILT.is_dir() else []
    for path in [*built, *([GAZETTEER] if GAZETTEER.exists() else [])]:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yield _file("file", str(path.relative_to(ROOT / "src")), digest)


def _file(kind: str, name: str, digest: str) -> dict[str, Any]:
    """Return a file as the bill lists it."""
    return {
        "type": kind,
        "bom-ref": f"file:{name}",
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


def main() -> int:
    """Write the bill, or print it."""
    parser = argparse.ArgumentParser(prog="python -m supply.bill", description=__doc__)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    text = json.dumps(bill(), indent=1, ensure_ascii=False) + "\n"
    if given.out is None:
        sys.stdout.write(text)
    else:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
