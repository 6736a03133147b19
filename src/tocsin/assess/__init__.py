"""Readings and claims become indicators, indicators become coherent probabilities."""

from tocsin.assess.assessor import Assessor
from tocsin.assess.grades import item_grades, source_grades
from tocsin.assess.pool import coherent
from tocsin.assess.ratios import ratio_table

__all__ = ["Assessor", "coherent", "item_grades", "ratio_table", "source_grades"]
