"""What a room offers, loaded when it is first asked for: who needs one thing of a room does not
wait for everything in it.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any


def by_need(package: str, places: Mapping[str, Iterable[str]]) -> Callable[[str], Any]:
    """Return what a package gives as its `__getattr__` (PEP 562).

    What is offered may not have the name of a module of the package: who loads that module would
    find it in place of what is offered.

    Args:
        package: The package's name.
        places: Names that are offered, by the module of the package in which they lie.
    """
    homes = {name: module for module, names in places.items() for name in names}

    def load(name: str) -> Any:
        """Load what is offered, and keep it.

        Raises:
            AttributeError: nothing of that name is offered.
        """
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        offered = getattr(import_module(f"{package}.{homes[name]}"), name)
        setattr(sys.modules[package], name, offered)
        return offered

    return load
