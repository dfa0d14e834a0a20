"""A Chromium of the floor, driven by its own protocol: Playwright speaks to none so old.

How to get one: `sh tests/helpers/old_chromium.sh FOLDER` (needs npm and node) prints the path that
PORTAL_OLD_CHROMIUM wants.
"""

import base64
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 30
"""Seconds that a page has for what is waited for."""

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

    def type(self, selector: str, text: str) -> None:
        """Fill a box as a reader does, with the keys that the theme listens to."""
        box = f"document.querySelector({json.dumps(selector)})"
        self.run(f"{box}.value = ''; {box}.focus()")
        self.send("Input.insertText", text=text)

    def press(self, selector: str) -> None:
        self.run(f"document.querySelector({json.dumps(selector)}).click()")

    def choose(self, selector: str, value: str) -> None:
        self.run(
            f"{{const one = document.querySelector({json.dumps(selector)}); one.value = "
            f"{json.dumps(value)}; one.dispatchEvent(new Event('change', {{bubbles: true}}))}}"
        )

    def hand(self, selector: str, file: Path) -> None:
        """Hand over a file to an input of files."""
        root = self.send("DOM.getDocument")["root"]["nodeId"]
        node = self.send("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.send("DOM.setFileInputFiles", files=[str(file)], nodeId=node)

    def text(self, selector: str = "body") -> str:
        return self.run(f"document.querySelector({json.dumps(selector)}).innerText")

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot")["data"]))


@contextmanager
def old_chromium(executable: Path) -> Iterator[OldChromium]:
    """The browser at a path, until the block ends."""
    (there, asked), (answers, back) = os.pipe(), os.pipe()
    libraries = {"LD_LIBRARY_PATH": str(executable.parent / "lib")}

    def pipes() -> None:  # the protocol is spoken on 3 and 4
        held = os.dup(there), os.dup(back)
        for source, place in zip(held, (3, 4), strict=True):
            os.dup2(source, place)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [str(executable), *FLAGS, f"--user-data-dir={profile}"],
            env={**os.environ, **libraries},
            preexec_fn=pipes,
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(there)
        os.close(back)
        try:
            browser = OldChromium(asked, answers)
            browser.attach()
            yield browser
        finally:
            process.kill()
            process.wait()
            os.close(asked)
            os.close(answers)
