"""From assessments to alarms."""

from typing import TYPE_CHECKING

from tocsin.offered import by_need

if TYPE_CHECKING:
    from tocsin.warn.decide import Decider
    from tocsin.warn.states import ORDER

__all__ = ["ORDER", "Decider"]

__getattr__ = by_need(
    __name__,
    {
        "decide": ("Decider",),
        "states": ("ORDER",),
    },
)
