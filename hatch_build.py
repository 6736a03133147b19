"""Building the package builds its gazetteer, from packages that carry public data and are not needed afterwards."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FILE = "src/tocsin/gazetteer/gazetteer.sqlite"


class GazetteerHook(BuildHookInterface):
    """Makes the gazetteer where it is missing or older than what it is made of."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the file and put it into the package."""
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            from tocsin.gazetteer.build import build_shipped

            self.app.display_info(build_shipped())
        finally:
            sys.path.pop(0)
        build_data["artifacts"].append(f"/{FILE}")
