"""What was measured for the indicators of one problem: readings and silences, and how much was read
at all, by which an absence is told from not having looked.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from tocsin.assess.binding import bound
from tocsin.assess.origins import SOURCE_HEALTH, measured_origin
from tocsin.records import (
    Bound,
    Casebook,
    Indicator,
    Message,
    ObserveReading,
    ObserveSilence,
    Problem,
    Reading,
    Seen,
    Silence,
    message,
)

# A group counts as heard when this share of its sources published in the week.
_HEARD = 0.5
# A crossing counts for so many days at most.
_MOST_DAYS = 14


class Measured:
    """The readings and silences of one moment, as one problem looks at them."""

    def __init__(
        self,
        problem: Problem,
        sites: frozenset[str],
        casebook: Casebook,
        readings: Sequence[Reading],
        silences: Sequence[Silence],
        as_of: dt.datetime,
    ) -> None:
        """Keep what was measured; `sites` are those of the problem with all that lie in them."""
        self._problem, self._sites, self._casebook = problem, sites, casebook
        self._readings, self._silences, self._as_of = readings, silences, as_of

    def bounds(self, want: ObserveReading | ObserveSilence) -> Iterator[Bound]:
        """Yield the readings or silences that an indicator is observed in."""
        if isinstance(want, ObserveReading):
            yield from self._in_readings(want)
        else:
            yield from self._in_silences(want)

    def absence(self, indicator: Indicator) -> tuple[Seen, Message]:
        """Tell an indicator that is absent from one nobody could have observed."""
        groups = self._problem.groups
        attention = [r for r in self._readings if r.measure == "attention"]
        heard = any(r.coverage >= _HEARD for r in attention if not groups or r.group in groups)
        want = indicator.observe
        if isinstance(want, ObserveReading):
            measured = [r for r in self._readings if r.measure == want.measure]
            ready = any(r.ready and r.site_id in self._sites for r in measured)
            if ready:
                return "absent", message("indicator-within-baseline")
            return "unknown", message("indicator-no-baseline")
        absent: Seen = "absent_expected" if indicator.expected else "absent"
        if isinstance(want, ObserveSilence):
            return absent, message("indicator-published")
        if not heard:
            return "unknown", message("indicator-not-read")
        return absent, message("indicator-not-found")

    def _in_readings(self, want: ObserveReading) -> Iterator[Bound]:
        """Look in ready readings; only the crossing counts, never the statistic itself."""
        first = (self._as_of - dt.timedelta(days=want.days)).date()
        oldest = max(first, self._as_of.date() - dt.timedelta(days=_MOST_DAYS))
        for reading in self._readings:
            if reading.ready and reading.day >= oldest and self._reading_fits(reading, want):
                yield bound(reading.id, measured_origin(reading.group), "measured")

    def _reading_fits(self, reading: Reading, want: ObserveReading) -> bool:
        """Check the conditions on one reading."""
        sites = self._sites if "problem" in want.sites else frozenset(want.sites)
        names = frozenset(
            self._problem.narratives if "problem" in want.narratives else want.narratives
        )
        if reading.measure != want.measure:
            return False
        in_group = (
            reading.measure == "tempo"
            or not self._problem.groups
            or reading.group in self._problem.groups
        )
        at_site = not sites or reading.site_id in sites
        tells = not names or reading.narrative_id in names
        return in_group and at_site and tells and (reading.crossed or not want.crossed)

    def _in_silences(self, want: ObserveSilence) -> Iterator[Bound]:
        """Look at the health of sources.

        All that fell silent are one origin, since one cause can silence many.
        """
        groups = self._problem.groups
        members = {
            m for g in self._casebook.groups if not groups or g.id in groups for m in g.members
        }
        for silence in self._silences:
            if silence.source_id in (want.sources or members) and (
                not want.statuses or silence.state in want.statuses
            ):
                yield bound(silence.id, SOURCE_HEALTH, "measured")
