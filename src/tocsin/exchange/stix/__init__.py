"""STIX 2.1 as OpenCTI takes it: `objects` turns results into STIX objects one by one, and
`stix_files` writes them as a bundle.

What the standard has no place for (chains, expected values, probabilities, whole records) travels
in a property extension of ours; docs/reference/exchange.md shows which record becomes what.
"""

from tocsin.exchange.stix.objects import objects, stix_files

__all__ = ["objects", "stix_files"]
