"""The parts the program is made of, read from the locks: packages of Python with the digests that
are installed, and packages of scripts with the digests that are bundled.
"""

import base64
import importlib.metadata
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
LOCK, SCRIPTS_LOCK = ROOT / "requirements.lock", ROOT / "frontend" / "package-lock.json"
UNKNOWN = "not stated"
_PINNED = re.compile(r"(?P<name>[a-z0-9._-]+)(\[[^]]*\])?==(?P<version>[^\s;\\]+)")
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ASKER = re.compile(r"\s+#\s+(?:via )?(?P<name>[a-z0-9._-]+)(?P<where> \(.*\))?$")
# Who asks for what the built package needs, as the lock writes it.
_PROGRAM = "tocsin (pyproject.toml)"


class Pinned(NamedTuple):
    """One package of the lock: its version, the digests of its files, and who asks for it."""

    name: str
    version: str
    digests: tuple[str, ...]
    askers: frozenset[str]


class Component(NamedTuple):
    """One package: where it comes from, its version, licence and digests (algorithm, hex), and
    whether only the build needs it.
    """

    kind: str
    name: str
    version: str
    licence: str
    digests: tuple[tuple[str, str], ...]
    is_build_only: bool = False

    @property
    def address(self) -> str:
        """Return how the component is named everywhere (package URL)."""
        return f"pkg:{self.kind}/{self.name.replace('@', '%40')}@{self.version}"


def components() -> list[Component]:
    """Return everything that is pinned, packages of Python first."""
    return [*python_components(), *script_components()]


def python_components() -> Iterator[Component]:
    """Yield what is pinned of Python; what only the build needs is marked so."""
    pinned = list(read_lock(LOCK.read_text(encoding="utf-8").splitlines()))
    needed = _needed(pinned)
    for package in pinned:
        digests = tuple(("SHA-256", digest) for digest in package.digests)
        licence, is_extra = licence_of(package.name), package.name not in needed
        yield Component("pypi", package.name, package.version, licence, digests, is_extra)


def script_components() -> Iterator[Component]:
    """Yield what is pinned of the desk's scripts; what only the build needs is marked so."""
    lock = json.loads(SCRIPTS_LOCK.read_text(encoding="utf-8"))
    for place, package in sorted(lock["packages"].items()):
        if not place:
            continue
        kind, _, digest = str(package["integrity"]).partition("-")
        yield Component(
            kind="npm",
            name=place.rpartition("node_modules/")[2],
            version=package["version"],
            licence=package.get("license", UNKNOWN).strip("()"),
            digests=((kind.upper().replace("SHA", "SHA-"), base64.b64decode(digest).hex()),),
            is_build_only=bool(package.get("dev")),
        )


def read_lock(lines: Sequence[str]) -> Iterator[Pinned]:
    """Yield the packages of a lock."""
    heads = [at for at, line in enumerate(lines) if _PINNED.match(line)]
    for head, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        found = _PINNED.match(lines[head])
        if found is None:
            continue
        own = lines[head:end]
        asked = [match for line in own if (match := _ASKER.match(line)) is not None]
        yield Pinned(
            name=found["name"],
            version=found["version"],
            digests=tuple(digest for line in own for digest in _DIGEST.findall(line)),
            askers=frozenset(f"{match['name']}{match['where'] or ''}" for match in asked),
        )


def _needed(pinned: Sequence[Pinned]) -> set[str]:
    """Return the names of what the built program needs, directly or in turn."""
    needed = {package.name for package in pinned if _PROGRAM in package.askers}
    while True:
        more = {package.name for package in pinned if package.askers & needed} - needed
        if not more:
            return needed
        needed |= more


def licence_of(name: str) -> str:
    """Return the licence that an installed package states; what is not installed states none."""
    try:
        return _licence(importlib.metadata.metadata(name))
    except importlib.metadata.PackageNotFoundError:
        return UNKNOWN


def _licence(stated: Any) -> str:
    """Return the licence in a package's metadata: its expression, its words, its classifiers."""
    if expression := stated.get("License-Expression"):
        return str(expression)
    classifiers = [c for c in stated.get_all("Classifier") or [] if c.startswith("License :: ")]
    if classifiers:
        return " AND ".join(sorted({c.rpartition(" :: ")[2] for c in classifiers}))
    return (stated.get("License") or "").strip().partition("\n")[0] or UNKNOWN
