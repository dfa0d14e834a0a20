"""Many pieces of work, done by several processes at once: what is read and reckoned already, each has
by being forked from the one that read it.

Nothing is left behind: a process whose parent is gone ends after the piece that it is at, and the
parent ends all of them before it goes on, whatever happened.
"""

import gc
import os
import pickle
import signal
import struct
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

try:
    import resource
except ImportError:  # Windows, which cannot fork either
    resource = None  # type: ignore[assignment]

T = TypeVar("T")
Piece = Callable[[], T]
Told = Callable[[int, int], None]
"""Hears how many pieces are done, of how many."""

JOBS = "PORTAL_JOBS"
_PLACE = struct.Struct("<I")
_NO_MORE, _RELIEVED = -1, -2
SEVERAL = 20_000
"""Things that a process makes before the collector looks through them: seldom enough to cost next to
nothing, often enough that pages that are written do not stay."""

TOUCHED, LEAST_TOUCHED = 4, 100_000_000
"""A process that has made a quarter of what was read its own, by counting references if nothing else, ends;
but not for so few bytes."""

_MOST = 3000
"""Places that wait in the queue: they fit into the smallest pipe of any system."""


class BadJobs(ValueError):
    """PORTAL_JOBS says no number; the text says so."""


class HandLost(Exception):
    """A process ended before its work was done; the text says how."""


class HandFailed(Exception):
    """Something that nobody foresaw, in another process: `file` and `line` say where."""

    def __init__(self, words: str, file: str, line: int):
        super().__init__(words, file, line)
        self.words, self.file, self.line = words, file, line

    def __str__(self) -> str:
        return self.words


def how_many(environ: Mapping[str, str] = os.environ) -> int:
    """How many processes: as PORTAL_JOBS says, else one for each processor that we may use. One where
    a system cannot fork, or not without harm: beside other threads, and on macOS unless asked to."""
    said = environ.get(JOBS, "").strip()
    if said and not (said.isascii() and said.isdigit() and int(said) > 0):
        raise BadJobs(f"环境变量 {JOBS} 写成 1 或更大的整数，这里是 {said}")
    if "fork" not in get_all_start_methods() or threading.active_count() > 1:
        return 1
    if said:
        return int(said)
    if sys.platform == "darwin":
        return 1
    mine = getattr(os, "sched_getaffinity", None)
    return len(mine(0)) if mine else os.cpu_count() or 1


@contextmanager
def unswept() -> Iterator[None]:
    """Without the collector of cyclic garbage: what is read stays, and to look through it again and
    again takes a tenth of a build. Frozen, it also stays common to all processes; and it stays frozen
    until somebody begins anew, for mostly nobody does: a process that ends would look through it."""
    swept = gc.isenabled()
    if swept and gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        if swept:
            gc.freeze()
            gc.enable()


def done_by(hands: int, pieces: Sequence[Piece[T]], told: Told = lambda done, all: None) -> list[T]:
    """What the `pieces` return, in their order. They are begun in this order too, so that the largest
    had better come first. The first that fails ends all; HandLost when a process dies."""
    if hands < 2 or len(pieces) < 2:
        results = []
        for piece in pieces:
            results.append(piece())
            told(len(results), len(pieces))
        return results
    with unswept():
        return _forked(min(hands, len(pieces)), pieces, told)


def _forked(hands: int, pieces: Sequence[Piece[T]], told: Told) -> list[T]:
    context = get_context("fork")
    queue, filled = os.pipe()
    workers: dict[Connection, Any] = {}
    try:
        step = -(-len(pieces) // _MOST)
        for place in range(0, len(pieces), step):
            os.write(filled, _PLACE.pack(place))
        os.close(filled)
        parent, most = os.getpid(), _most_touched()

        def begin() -> None:
            heard, says = context.Pipe(duplex=False)
            work = (queue, step, pieces, says, parent, most)
            worker = context.Process(target=_work, args=work, daemon=True)
            workers[heard] = worker
            worker.start()
            says.close()

        for _ in range(hands):
            begin()
        return _gathered(workers, len(pieces), told, begin)
    finally:
        os.close(queue)
        for worker in workers.values():
            if worker.pid:
                worker.kill()
                worker.join()


def _gathered(
    workers: dict[Connection, Any], count: int, told: Told, begin: Callable[[], None]
) -> list[T]:
    """The results, as they come in. `begin` puts another in the place of a process that is relieved."""
    found: dict[int, T] = {}
    ended: set[Connection] = set()
    while open_ := [heard for heard in workers if heard not in ended]:
        for heard in wait(open_):
            assert isinstance(heard, Connection)
            try:
                place, result, failure = heard.recv()
            except EOFError:
                workers[heard].join()
                raise HandLost(_end(workers[heard].exitcode)) from None
            if failure:
                raise failure
            if place in (_NO_MORE, _RELIEVED):
                ended.add(heard)
                if place == _RELIEVED:
                    workers.pop(heard).join()
                    begin()
                continue
            found[place] = result
            told(len(found), count)
    return [found[place] for place in range(count)]


def _end(code: int) -> str:
    """How a process ended, in words."""
    if code == -signal.SIGKILL:
        return "一个进程被系统结束了，多半是内存不够：关掉别的程序，或设 PORTAL_JOBS=1 再试"
    if code < 0:
        return f"一个进程被信号 {-code} 结束了"
    return f"一个进程没有做完就结束了，退出码 {code}"


def _most_touched() -> int:
    """How much a process may touch before another takes its place, in pages of memory: a part of what
    the one that read everything holds."""
    if not resource:
        return sys.maxsize
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (
        1 if sys.platform == "darwin" else 1024
    )
    return max(LEAST_TOUCHED, held // TOUCHED) // resource.getpagesize()


def _touched() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt if resource else 0


def _work(
    queue: int, step: int, pieces: Sequence[Piece[T]], says: Connection, parent: int, most: int
) -> None:
    """One process: takes the next places until there are none, or until it has touched so many pages of
    memory that a new one is smaller. Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    place = 0
    gc.set_threshold(SEVERAL)
    gc.enable()  # of what it makes itself: all else is frozen
    begun = _touched()
    try:
        while token := os.read(queue, _PLACE.size):
            (first,) = _PLACE.unpack(token)
            for place in range(first, min(first + step, len(pieces))):
                if os.getppid() != parent:
                    return
                says.send((place, pieces[place](), None))
            if _touched() - begun > most:
                says.send((_RELIEVED, None, None))
                return
        says.send((_NO_MORE, None, None))
    except BrokenPipeError:
        return  # nobody hears us any more
    except BaseException as error:  # noqa: BLE001 - told to the parent, whatever it is
        says.send((place, None, _portable(error)))


def _portable(error: BaseException) -> BaseException:
    """What can be sent to another process: what has words of its own as it is, else what and where."""
    if isinstance(error, OSError | MemoryError):
        with suppress(Exception):  # anything can be in an error
            pickle.loads(pickle.dumps(error))
            return error
    where = error.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    words = " ".join(f"{type(error).__name__} {error}".split())
    file = where.tb_frame.f_code.co_filename if where else ""
    return HandFailed(words, file, where.tb_lineno if where else 0)
