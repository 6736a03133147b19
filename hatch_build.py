"""Building the package builds its gazetteer, from packages that carry public data, and the desk's scripts, where Node is at hand."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

GAZETTEER = "src/tocsin/gazetteer/gazetteer.sqlite"
SCRIPTS = "src/tocsin/web/static/built"
_OLDEST_NODE = 20
_PATIENCE_SECONDS = 300


class CarriedHook(BuildHookInterface):
    """Makes what the package carries and the repository does not: where it is missing or older than what it is made of."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the files and put them into the package."""
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            from tocsin.gazetteer.build import build_shipped

            self.app.display_info(build_shipped())
        finally:
            sys.path.pop(0)
        self.app.display_info(build_scripts(Path(self.root)))
        build_data["artifacts"] += [f"/{GAZETTEER}", f"/{SCRIPTS}/*"]


def build_scripts(root: Path) -> str:
    """Bundle the desk's scripts; say what came of it. Without them every page is whole, and stands still."""
    folder, built = root / "frontend", root / SCRIPTS
    made_of = [*folder.glob("*.json"), *folder.glob("*.mjs"), *folder.glob("src/*.ts")]
    if not made_of:
        return "desk: no sources of scripts here; what is built is taken as it is"
    done = built / "desk.js"
    if done.exists() and done.stat().st_mtime >= max(f.stat().st_mtime for f in made_of):
        return "desk: the scripts are up to date"
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None or not _is_new_enough(node):
        return f"desk: Node {_OLDEST_NODE} or newer is not here; the pages are whole, without zoom, keys and live updates"
    try:
        for command in (
            [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"],
            [node, "build.mjs"],
        ):
            subprocess.run(
                command,
                cwd=folder,
                check=True,
                capture_output=True,
                text=True,
                timeout=_PATIENCE_SECONDS,
                env=os.environ | {"CI": "1"},
            )
    except (subprocess.SubprocessError, OSError) as error:
        told = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        return f"desk: the scripts could not be built ({told[-1] if told else error}); the pages are whole without them"
    return "desk: scripts built"


def _is_new_enough(node: str) -> bool:
    """Tell whether Node is one the build runs on."""
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = told.strip().removeprefix("v").partition(".")[0]
    return number.isdecimal() and int(number) >= _OLDEST_NODE


if __name__ == "__main__":
    print(build_scripts(Path(__file__).parent))
