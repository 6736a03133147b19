"""The matrix of competing hypotheses (Heuer 1999), a view for people.

Which indicators distinguish the hypotheses. It decides nothing.
"""

import math
from collections.abc import Sequence

from tocsin.assess.ratios import likelihood, ratio_table
from tocsin.records import AchRow, Indicator, Likelihood, Observation, Seen, six

_LETTERS = ("CC", "C", "N", "I", "II")


def matrix(indicators: Sequence[Indicator], observations: Sequence[Observation]) -> list[AchRow]:
    """Return a row for every indicator; one that was not looked for is unknown.

    Those that distinguish the hypotheses most come first among those that were observed.
    """
    states: dict[str, Seen] = {o.indicator_id: o.state for o in observations}
    rows = []
    for item in indicators:
        state = states.get(item.id, "unknown")
        absent = state in ("absent", "absent_expected")
        figures = {h: likelihood(v).p for h, v in item.likelihoods.items()}
        chances = {h: 1 - p if absent else p for h, p in figures.items()}
        spread = math.log(max(chances.values()) / min(chances.values()))
        rows.append(
            AchRow(
                indicator_id=item.id,
                name=item.name,
                state=state,
                diagnosticity=six(item.dependence * spread),
                grades={h: _letter(v) for h, v in item.likelihoods.items()},
            )
        )
    order = {"observed": 0, "absent_expected": 1, "absent": 2, "unknown": 3}
    return sorted(rows, key=lambda r: (order[r.state], -r.diagnosticity, r.indicator_id))


def _letter(value: str | Likelihood) -> str:
    """Return the grade of a likelihood: its own, or the one whose figure lies nearest."""
    if isinstance(value, str) and value in _LETTERS:
        return value
    p, table = likelihood(value).p, ratio_table()
    return min(_LETTERS, key=lambda g: (abs(_logit(table[g].p) - _logit(p)), _LETTERS.index(g)))


def _logit(p: float) -> float:
    """Return the log odds."""
    return math.log(p / (1 - p))
