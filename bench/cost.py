"""What a run costs: of the gate as shipped, of every stage as a casebook grows, and of the commands
as a store grows, and from a post's arrival to the board.

Usage: python -m bench.cost gate|growth|stored|arrival [options of bench.gate_cost, growth, stored
or arrival]
"""

import sys

from bench import arrival, gate_cost, growth, stored

PARTS = {
    "gate": gate_cost.main,
    "growth": growth.main,
    "stored": stored.main,
    "arrival": arrival.main,
}


def main() -> None:
    """Print the figures of the part that is asked for."""
    part, *options = sys.argv[1:] or [""]
    if part not in PARTS:
        raise SystemExit(f"bench.cost: {part!r} is no part; name one of {', '.join(PARTS)}.")
    PARTS[part](options)


if __name__ == "__main__":
    main()
