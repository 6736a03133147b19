"""Where batches run: in this process, or in worker processes beside it. What runs is the same
function, and so is what comes out.
"""

from tocsin.engines.local import in_order, workers_at_hand

__all__ = ["in_order", "workers_at_hand"]
