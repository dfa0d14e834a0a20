"""A file that one command at a time can hold. The system frees it when the command dies, so a
killed one never leaves a lock that somebody has to remove by hand.

Plain syntax, as in every file of this folder.
"""

import contextlib
import os
import time


@contextlib.contextmanager
def held(path, wait, busy):
    """Hold the file `path` until the block ends. Where another command holds it, call `busy()` once
    and wait for at most so many seconds; raises TimeoutError after that."""
    file = _taken(path, wait, busy)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # on Windows an open file stays where it is
            os.unlink(str(path))
        file.close()


def locked(file):
    """Whether this process now holds an open file that no other does."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _taken(path, wait, busy):
    end = time.monotonic() + wait
    told = False
    while True:
        file = open(str(path), "a+")  # noqa: SIM115 - held beyond this function
        if locked(file) and _is(file, path):
            return file
        file.close()
        if not told:
            busy()
        told = True
        if time.monotonic() > end:
            raise TimeoutError(str(path))
        time.sleep(0.1)


def _is(file, path):
    """Whether the open file still bears its name: whoever held it before took that away."""
    with contextlib.suppress(OSError):
        return os.path.samestat(os.fstat(file.fileno()), os.stat(str(path)))
    return False
