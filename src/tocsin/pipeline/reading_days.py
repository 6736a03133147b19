"""Readings of every day, as a judgement looks at them."""

import datetime as dt

from tocsin.records import Casebook, Reading
from tocsin.watch import Counted, Looks, out_of_reach, read_all


def read_days(
    casebook: Casebook, history: Counted, looks: Looks, as_of: dt.datetime
) -> list[Reading]:
    """Return the readings of every day; sources that could not be reached are not taken for
    quiet.
    """
    lost = out_of_reach(casebook.sources, looks)
    return read_all(history, casebook.groups, as_of.date(), casebook.sources, unheard=lost)
