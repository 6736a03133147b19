"""Readings and claims become indicators, indicators become coherent probabilities."""

from typing import TYPE_CHECKING

from tocsin.offered import by_need

if TYPE_CHECKING:
    from tocsin.assess.assessor import Assessor
    from tocsin.assess.binding import OF_FORCES
    from tocsin.assess.concerns import Concerns
    from tocsin.assess.grades import grade_of, item_grades, said_by_source, source_grades
    from tocsin.assess.pool import coherent
    from tocsin.assess.ratios import ratio_table
    from tocsin.assess.telling import is_telling

__all__ = [
    "OF_FORCES",
    "Assessor",
    "Concerns",
    "coherent",
    "grade_of",
    "is_telling",
    "item_grades",
    "ratio_table",
    "said_by_source",
    "source_grades",
]

__getattr__ = by_need(
    __name__,
    {
        "assessor": ("Assessor",),
        "binding": ("OF_FORCES",),
        "concerns": ("Concerns",),
        "grades": ("grade_of", "item_grades", "said_by_source", "source_grades"),
        "pool": ("coherent",),
        "ratios": ("ratio_table",),
        "telling": ("is_telling",),
    },
)
