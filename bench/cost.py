"""What a run costs: of the gate as shipped, and of every stage as a casebook grows.

Usage: python -m bench.cost gate|growth [options of bench.gate_cost or bench.growth]
"""

import sys

from bench import gate_cost, growth

PARTS = {"gate": gate_cost.main, "growth": growth.main}


def main() -> None:
    """Print the figures of the part that is asked for."""
    part, *options = sys.argv[1:] or [""]
    if part not in PARTS:
        raise SystemExit(f"bench.cost: {part!r} is no part; name one of {', '.join(PARTS)}.")
    PARTS[part](options)


if __name__ == "__main__":
    main()
