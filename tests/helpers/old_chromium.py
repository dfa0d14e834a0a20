"""A Chromium of the floor, driven by its own protocol: Playwright speaks to none so old.

How to get one: `sh tests/helpers/old_chromium.sh FOLDER` (needs npm and node) prints the path that
PORTAL_OLD_CHROMIUM wants.
"""

import base64
import json
import os
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 30
"""Seconds that a page has for what is waited for."""

CLOCK = """
const Real = Date, now = Real.parse("2026-11-22T12:00:00+08:00");
window.Date = class extends Real {
  constructor(...given) { given.length ? super(...given) : super(now); }
  static now() { return now; }
};
"""
"""What is today changes no answer of a test."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--no-zygote",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


class OldChromium:
    """One page; what it complains about is kept in `faults`."""

    def __init__(self, asked: int, answers: int) -> None:
        self.asked, self.answers = asked, answers
        self.rest = b""
        self.last = 0
        self.session: str | None = None
        self.faults: list[str] = []

    def send(self, method: str, **values: Any) -> dict[str, Any]:
        """The answer to a command; what the page tells meanwhile is noted."""
        self.last += 1
        command = {"id": self.last, "method": method, "params": values}
        if self.session:
            command["sessionId"] = self.session
        os.write(self.asked, json.dumps(command).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") != self.last:
                self._note(told)
            elif "error" in told:
                raise RuntimeError(f"{method}: {told['error']['message']}")
            else:
                return told["result"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            more = os.read(self.answers, 1 << 16)
            if not more:
                raise RuntimeError("the old browser is gone")
            self.rest += more
        told, self.rest = self.rest.split(b"\0", 1)
        return json.loads(told)

    def _note(self, told: dict[str, Any]) -> None:
        values = told.get("params", {})
        if told.get("method") == "Runtime.exceptionThrown":
            details = values["exceptionDetails"]
            thrown = details.get("exception", {}).get("description", "")
            self.faults.append(f"{details.get('url', '')} {details['text']} {thrown}")
        elif told.get("method") == "Log.entryAdded" and values["entry"]["level"] == "error":
            self.faults.append(f"{values['entry'].get('url', '')} {values['entry']['text']}")

    def attach(self) -> None:
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        answer = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self.session = answer["sessionId"]
        for part in ("Page", "Runtime", "Log", "DOM"):
            self.send(f"{part}.enable")
        self.send("Page.addScriptToEvaluateOnNewDocument", source=CLOCK)

    def open(self, url: str, width: int = 390, height: int = 844) -> None:
        """Go to an address, and wait until it is loaded."""
        self.faults.clear()
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        self.run("window.left = true")
        self.send("Page.navigate", url=url)
        self.until("!window.left && document.readyState === 'complete'")

    def run(self, script: str) -> Any:
        """The value of an expression; of a promise, what it comes to."""
        told = self.send(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in told:
            raise RuntimeError(f"{script}: {told['exceptionDetails']}")
        return told["result"].get("value")

    def until(self, script: str) -> Any:
        """Wait for an expression to be true; its value."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                if value := self.run(script):
                    return value
            except RuntimeError:  # between two pages, or what is asked for is not there yet
                pass
            if time.monotonic() > end:
                text = self.run("document.body.innerText.slice(0, 2000)")
                raise AssertionError(f"never came: {script}\n{self.faults}\n{text}")
            time.sleep(0.1)

    def fill(self, selector: str, text: str) -> None:
        """Put a text into a box, as one that is pasted."""
        self.run(
            f"{{const box = document.querySelector({json.dumps(selector)}); box.focus(); "
            f"box.value = {json.dumps(text)}; "
            "box.dispatchEvent(new Event('input', { bubbles: true }))}"
        )

    def hand(self, selector: str, file: Path) -> None:
        """Hand over a file to an input of files."""
        root = self.send("DOM.getDocument")["root"]["nodeId"]
        node = self.send("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.send("DOM.setFileInputFiles", files=[str(file)], nodeId=node)

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot")["data"]))


@contextmanager
def old_chromium(executable: Path) -> Iterator[OldChromium]:
    """The browser at a path, until the block ends."""
    (there, asked), (answers, back) = os.pipe(), os.pipe()
    libraries = {"LD_LIBRARY_PATH": str(executable.parent / "lib")}

    silent = ((os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2))
    spoken = ((os.POSIX_SPAWN_DUP2, there, 3), (os.POSIX_SPAWN_DUP2, back, 4))  # what it talks on

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = os.posix_spawn(
            executable,
            [str(executable), *FLAGS, f"--user-data-dir={profile}"],
            {**os.environ, **libraries},
            file_actions=[*silent, *spoken],
        )
        os.close(there)
        os.close(back)
        try:
            browser = OldChromium(asked, answers)
            browser.attach()
            yield browser
        finally:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            os.close(asked)
            os.close(answers)
