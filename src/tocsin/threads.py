"""One thread of arithmetic a process: the matrices here are small, and threads that wait for each
other cost more than they save.

Libraries of arithmetic read these variables once, when they are loaded, so this has to come before
any of them. Who sets a variable of their own keeps it.
"""

import os

_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


def hold_to_one() -> None:
    """Ask the libraries of arithmetic for one thread, where the environment does not ask for
    something else.
    """
    for variable in _VARIABLES:
        os.environ.setdefault(variable, "1")
