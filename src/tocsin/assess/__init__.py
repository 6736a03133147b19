"""Readings and claims become indicators, indicators become coherent probabilities."""

from tocsin.assess.assessor import Assessor
from tocsin.assess.grades import grade_of, item_grades, said_by_source, source_grades
from tocsin.assess.pool import coherent
from tocsin.assess.ratios import ratio_table

__all__ = [
    "Assessor",
    "coherent",
    "grade_of",
    "item_grades",
    "ratio_table",
    "said_by_source",
    "source_grades",
]
