"""Readings and claims become indicators, indicators become coherent probabilities."""

from tocsin.assess.assessor import Assessor
from tocsin.assess.ratios import ratio_table

__all__ = ["Assessor", "ratio_table"]
