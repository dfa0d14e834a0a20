"""Work of several processes: the same results whatever their number, and nothing left behind."""

import errno
import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from helpers.building import ROOT
from helpers.scripts import command as module_of

from portal.hands import BadJobs, HandFailed, HandLost, done_by, how_many

build = module_of("build")
Failure = module_of("command").Failure

FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")

ORPHANS = """
import os, sys, time
from functools import partial
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from portal.hands import done_by
folder = Path(sys.argv[2])
def piece(number):
    (folder / str(os.getpid())).touch()
    time.sleep(0.1)
done_by(2, [partial(piece, number) for number in range(10000)])
"""


def children() -> list[int]:
    """The processes that this one has begun and that are still there."""
    found = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())], check=False, capture_output=True)  # fmt: skip
    lines = found.stdout.decode().splitlines()
    return [int(line.split()[0]) for line in lines if "ps -o" not in line]


@pytest.fixture(autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    """Whatever happened: no process of ours is left, and the collector is at work again."""
    before = children()
    gc.enable()  # a command that another test ran in this process may have left it off
    yield
    assert set(children()) <= set(before) and gc.isenabled()


def squares(hands: int, count: int) -> list[int]:
    return done_by(hands, [partial(pow, number, 2) for number in range(count)])


@pytest.mark.parametrize("hands", [1, 2, 4])
@pytest.mark.parametrize("count", [0, 1, 7, 9001])
def test_results_come_in_the_order_of_the_pieces(hands: int, count: int) -> None:
    assert squares(hands, count) == [number * number for number in range(count)]


@FORKS
def test_several_processes_take_part_and_all_is_told() -> None:
    def piece() -> int:
        time.sleep(0.02)
        return os.getpid()

    told: list[tuple[int, int]] = []
    found = done_by(3, [piece] * 12, lambda done, all: told.append((done, all)))
    assert len(set(found)) > 1 and os.getpid() not in found
    assert told == [(done, 12) for done in range(1, 13)]


def ending(number: int) -> Callable[[], None]:
    return lambda: os.kill(os.getpid(), number)


@FORKS
@pytest.mark.parametrize(
    ("last", "words"),
    [
        (ending(signal.SIGKILL), "多半是内存不够"),
        (ending(signal.SIGTERM), "被信号 15 结束"),
        (lambda: os._exit(3), "退出码 3"),
        (lambda: os._exit(0), "没有做完"),
    ],
)
def test_a_process_that_dies_is_told_and_the_others_end(last, words: str) -> None:
    begun = time.monotonic()
    with pytest.raises(HandLost, match=words):
        done_by(2, [last, *[partial(time.sleep, 0.01)] * 3, partial(time.sleep, 60)])
    assert time.monotonic() - begun < 50


@FORKS
def test_an_error_of_the_system_comes_back_as_it_is() -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/site/a.html")

    with pytest.raises(OSError) as error:
        done_by(2, [full, partial(time.sleep, 60)])
    assert (error.value.errno, error.value.filename) == (errno.ENOSPC, "/site/a.html")
    with pytest.raises(MemoryError):
        done_by(2, [partial(bytes, 1 << 60), partial(time.sleep, 60)])


@FORKS
def test_what_nobody_foresaw_says_where_it_was() -> None:
    def wrong() -> None:
        raise KeyError("gone")

    with pytest.raises(HandFailed) as error:
        done_by(2, [wrong, partial(time.sleep, 60)])
    assert error.value.file == __file__ and "KeyError 'gone'" in str(error.value)
    assert "tests/test_hands.py 第" in build.told(error.value)


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        (OSError(errno.ENOSPC, "full", "a.html"), "磁盘满了。原来的网站没有动"),
        (OSError(errno.EROFS, "read only", "a.html"), "磁盘是只读的：a.html"),
        (MemoryError(), "内存不够"),
    ],
)
def test_what_stops_a_build_is_said(raised: Exception, words: str) -> None:
    with pytest.raises(Failure, match=words), build.reasons(verbose=False):
        raise raised


@FORKS
def test_processes_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    line = [sys.executable, "-c", ORPHANS, str(ROOT / "hooks"), str(tmp_path)]
    with subprocess.Popen(line) as process:
        while len(list(tmp_path.iterdir())) < 2:
            time.sleep(0.02)
        process.kill()
    workers = [int(path.name) for path in tmp_path.iterdir()]
    for _ in range(500):
        if not any(map(alive, workers)):
            return
        time.sleep(0.02)
    raise AssertionError("still at work")


def alive(number: int) -> bool:
    """Whether a process runs; one that has ended and waits to be noticed does not."""
    found = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(number)], check=False, capture_output=True
    )
    return found.stdout.strip()[:1] not in (b"", b"Z")


def test_the_number_of_processes() -> None:
    assert how_many({}) >= 1
    assert how_many({"PORTAL_JOBS": "3"}) in (1, 3)
    for said in ("0", "-1", "two", "²"):
        with pytest.raises(BadJobs, match="PORTAL_JOBS"):
            how_many({"PORTAL_JOBS": said})


@FORKS
def test_a_process_that_has_touched_much_gives_way_to_a_new_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def piece(number: int) -> tuple[int, int]:
        return number, os.getpid() if bytearray(2_000_000) else 0

    pieces = [partial(piece, number) for number in range(20)]
    monkeypatch.setattr("portal.hands.TOUCHED", sys.maxsize)
    few = done_by(2, pieces)
    monkeypatch.setattr("portal.hands.LEAST_TOUCHED", 1_000_000)
    many = done_by(2, pieces)
    assert [number for number, _ in few] == [number for number, _ in many] == list(range(20))
    assert len({process for _, process in few}) <= 2 < len({process for _, process in many})
