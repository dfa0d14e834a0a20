"""What a command costs, and what it left behind."""

import contextlib
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

OFTEN = 0.2
"""Seconds between two looks at the memory."""

_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_UNSEEN = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


class Failed(Exception):
    """A command ended with an error; the text is what it said last."""


@dataclass(frozen=True)
class Cost:
    """Wall time and processor time in seconds, largest memory in bytes of all processes together,
    what they share counted once; None where the system does not tell (Windows). Where it only tells
    of one process (macOS), it is that of the largest."""

    seconds: float
    cpu: float | None
    memory: int | None


@dataclass(frozen=True)
class Output:
    """A built site: how many pages and files, their bytes, and the bytes of what people read.

    `text` is counted on the pages that were asked for, without tags, drawings and the shell.
    """

    pages: int
    files: int
    size: int
    text: int


def run(command: Sequence[str], folder: Path, environ: Mapping[str, str]) -> Cost:
    """Run a command in `folder` and wait for it. Raises Failed when it does not end with 0."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environ, stdout=said, stderr=said)
        watch = _Watch(process.pid)
        watch.start()
        try:
            cpu, largest = _waited(process)
            memory = watch.end() or largest
        finally:
            watch.end()
            if process.returncode is None:
                process.kill()
                process.wait()
        seconds = time.perf_counter() - start
        if process.returncode:
            said.seek(0)
            raise Failed(said.read().decode("utf-8", "replace")[-3000:])
    return Cost(seconds, cpu, memory)


class _Watch(threading.Thread):
    """Looks several times a second how much memory a process and those that it started take."""

    def __init__(self, pid: int):
        super().__init__(daemon=True)
        self._pid = pid
        self._over = threading.Event()
        self._most = 0

    def run(self) -> None:
        while not self._over.wait(OFTEN):
            self._most = max(self._most, sum(map(_share_of, _family(self._pid))))

    def end(self) -> int:
        """The most that was seen; 0 where nothing is told."""
        self._over.set()
        self.join()
        return self._most


def _family(pid: int) -> Iterator[int]:
    """A process and all that come from it."""
    yield pid
    with contextlib.suppress(OSError):
        for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in tasks.read_text(encoding="ascii").split():
                yield from _family(int(child))


def _share_of(pid: int) -> int:
    """The bytes of a process, of what it shares with others its part; 0 of one that is gone."""
    with contextlib.suppress(OSError):
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        found = re.search(r"^Pss:\s+(\d+) kB", told, re.MULTILINE)
        return int(found.group(1)) * 1024 if found else 0
    return 0


def output_of(site: Path, urls: Sequence[str]) -> Output:
    """Measure a site; `urls` are the pages whose text counts."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files)
    text = sum(_visible(site / url / "index.html") for url in urls)
    return Output(pages, len(files), size, text)


def _waited(process: subprocess.Popen) -> tuple[float | None, int | None]:
    """Wait; what the process used, as the system counted it for this one alone."""
    if not hasattr(os, "wait4"):
        process.wait()
        return None, None
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, used.ru_maxrss * unit


def _visible(page: Path) -> int:
    with contextlib.suppress(FileNotFoundError):
        found = _ARTICLE.search(page.read_text(encoding="utf-8"))
        seen = _TAG.sub("", _UNSEEN.sub("", found.group() if found else ""))
        return len(_SPACE.sub(" ", seen).encode("utf-8"))
    return 0
