"""The areas of a store that are written to apart from each other: what was worked out from some
stays good while nothing is written in these.
"""

from typing import Literal, get_args

Area = Literal["read", "judged", "corrected", "signed", "duty", "discussed", "searched"]
AREAS: tuple[Area, ...] = get_args(Area)
"""Every area: documents and what was read in them; assessments, alarms, and where documents come
from; corrections; signatures, outcomes and estimates; what people on duty say; discussions; and
searches that are kept.
"""
