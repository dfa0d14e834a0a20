"""How long an editor waits: from saving a record to its new text in the preview."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_TITLE = re.compile(r"^title: (?P<title>[^'\"\n|>]+)$", re.MULTILINE)
_ANNOUNCED = re.compile(r"预览地址：(http://\S+)")

START, WAIT, OFTEN = 3_600.0, 600.0, 0.02
"""Seconds for the first build, for one edit, and between two looks."""


class NoPreview(Exception):
    """The preview did not come, or did not show the edit; the text says what it said last."""


def waits(
    root: Path, environ: Mapping[str, str], data: Path, file: Path, page: str, times: int
) -> list[float]:
    """Seconds from saving a new title to the page at `page` having it, so many times. The file is in
    the end as it was. Raises NoPreview."""
    text = file.read_text(encoding="utf-8")
    if not _TITLE.search(text):
        raise NoPreview(f"{file.name} 的题名不能这样改")
    with _preview(root, environ, data) as address:
        try:
            return [_edit(file, text, f"{address}{page}", number) for number in range(times)]
        finally:
            file.write_text(text, encoding="utf-8", newline="\n")


def _edit(file: Path, text: str, address: str, number: int) -> float:
    mark = f"改第{number + 1}回"
    _until(address, "", START)
    file.write_text(
        _TITLE.sub(lambda found: f"{found.group()}{mark}", text, count=1),
        encoding="utf-8",
        newline="\n",
    )
    start = time.perf_counter()
    _until(address, mark, WAIT)
    return time.perf_counter() - start


def _until(address: str, words: str, patience: float) -> None:
    end = time.perf_counter() + patience
    while time.perf_counter() < end:
        try:
            with urllib.request.urlopen(address, timeout=patience) as answer:
                if words in answer.read().decode("utf-8", "replace"):
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(OFTEN)
    raise NoPreview(f"{address} 一直没有出现“{words}”")


@contextmanager
def _preview(root: Path, environ: Mapping[str, str], data: Path) -> Iterator[str]:
    """A preview of the data; its address."""
    command = [sys.executable, str(root / "scripts" / "serve.py"), "--data", str(data)]
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        said = Path(folder) / "said.txt"
        with said.open("wb") as file:
            process = subprocess.Popen(
                [*command, "--port", "8700"], cwd=root, env=environ, stdout=file, stderr=file
            )
            try:
                yield _announced(process, said)
            finally:
                _end(process)


def _announced(process: "subprocess.Popen[bytes]", said: Path) -> str:
    end = time.perf_counter() + START
    while time.perf_counter() < end and process.poll() is None:
        if found := _ANNOUNCED.search(said.read_text(encoding="utf-8", errors="replace")):
            return found.group(1)
        time.sleep(OFTEN)
    last = said.read_text(encoding="utf-8", errors="replace")[-500:]
    raise NoPreview(f"预览没有开始：{last}")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """As Ctrl-C would, so that it clears up behind itself."""
    process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
