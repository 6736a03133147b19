"""What threads of a process share: one thread of arithmetic, and one arena of memory.

The matrices here are small, and threads that wait for each other cost more than they save.

Libraries of arithmetic read these variables once, when they are loaded, so this has to come before
any of them. Who sets a variable of their own keeps it.

glibc gives threads arenas of their own (mallopt(3)), eight for each processor, and each keeps about
the most that was ever in use in it. A desk whose pages are made by many threads grew so to gigabytes
of which it needed a tenth, and paid for every page of them.
"""

import ctypes
import os

_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
# M_ARENA_MAX of <malloc.h>, and the variable by which a user sets it.
_ARENAS, _ARENAS_SET = -8, "MALLOC_ARENA_MAX"


def hold_to_one() -> None:
    """Ask the libraries of arithmetic for one thread, where the environment does not ask for
    something else.
    """
    for variable in _VARIABLES:
        os.environ.setdefault(variable, "1")


def share_one_arena() -> bool:
    """Have all threads that are still to come share one arena of memory, where the environment does
    not ask for something else; return whether the C library was asked and agreed. Others than glibc
    have no such arenas.
    """
    if _ARENAS_SET in os.environ:
        return False
    try:
        set_option = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False
    return bool(set_option(_ARENAS, 1))
