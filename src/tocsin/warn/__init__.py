"""From assessments to alarms."""

from tocsin.warn.decide import Decider
from tocsin.warn.states import ORDER

__all__ = ["ORDER", "Decider"]
