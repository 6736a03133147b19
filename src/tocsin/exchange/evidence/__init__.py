"""Evidence that lasts: one archive for an alarm, with the captures it rests on, its records, the
brief, and a digest of each. It is a WACZ file, which web archives' own viewers open.
"""

from tocsin.exchange.evidence.archive import Evidence, archive
from tocsin.exchange.evidence.check import Checked, check

__all__ = ["Checked", "Evidence", "archive", "check"]
