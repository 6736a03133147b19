"""The version of stored records: what a program reads that another one wrote.

`RECORDS` is major and minor. A minor one more means that fields were added or renamed: an older
program leaves out what it does not know, and counts it. A major one more means that an older
program would misread what is there, and it refuses the store.
"""

from collections.abc import Mapping

RECORDS = (1, 4)
# Old names of fields, by record and by their new names' places; each is accepted for one version.
RENAMED: Mapping[str, Mapping[str, str]] = {}
