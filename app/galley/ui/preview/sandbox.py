"""Whether this system lets the web engine build its sandbox; without one Chromium ends the whole program."""

import ctypes
import os
import sys
import warnings
from functools import cache

_NEW_USER = 0x10000000
_NEW_NETWORK = 0x40000000


@cache
def namespaces_work() -> bool:
    """Whether a process of this user may make a user namespace and act as its owner.

    Tried in a child process, which makes one as Chromium does and ends. Ubuntu 23.10 and newer grants
    the namespace to every program but the owner's rights only to those with an AppArmor profile, so
    the second step is what tells. True on other systems, whose sandboxes are built otherwise.
    """
    if not sys.platform.startswith("linux"):
        return True
    try:
        unshare = ctypes.CDLL(None).unshare
    except (OSError, AttributeError):
        return True  # it can't be tried: the web engine shall
    with warnings.catch_warnings():
        # The child calls nothing but the system, so threads of this process don't matter.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os._exit(0 if unshare(_NEW_USER) == 0 and unshare(_NEW_NETWORK) == 0 else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
