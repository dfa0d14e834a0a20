"""yaml-language-server without an editor: what VS Code would mark, offer and show in a file."""

import json
import queue
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

PATIENCE = 30
"""Seconds for an answer; it takes a tenth of one."""


class LanguageServer:
    """A server that has a workspace open, with the settings in its .vscode/. `program` is the
    bin/yaml-language-server of the npm package."""

    def __init__(self, program: str, workspace: Path):
        self.workspace = workspace
        self.settings = json.loads((workspace / ".vscode/settings.json").read_text("utf-8"))
        self.marked: dict[str, list[Any]] = {}
        self._answers: queue.Queue[Any] = queue.Queue()
        self._asked = 0
        self._process = subprocess.Popen(
            ["node", program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        threading.Thread(target=self._listen, daemon=True).start()
        root = workspace.as_uri()
        client = {
            "workspace": {"configuration": True, "didChangeWatchedFiles": {}},
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
            },
        }
        folders = [{"uri": root, "name": "portal"}]
        hello = {"processId": None, "rootUri": root, "workspaceFolders": folders}
        self.ask("initialize", {**hello, "capabilities": client})
        self.tell("initialized", {})

    def open(self, path: str, text: str) -> list[str]:
        """Open a file; what is marked in it."""
        uri = self._uri(path)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        return self._after(uri, "textDocument/didOpen", {"textDocument": document})

    def changed(self, path: str, of: str) -> list[str]:
        """Say that a file was written; what is then marked in the open file `of`."""
        changes = [{"uri": self._uri(path), "type": 2}]
        return self._after(self._uri(of), "workspace/didChangeWatchedFiles", {"changes": changes})

    def offered(self, path: str, line: int, column: int) -> dict[str, str]:
        """What can be completed at a place, with what is said of it."""
        found = self.ask("textDocument/completion", self._place(path, line, column))
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: str(item.get("documentation", "")) for item in items}

    def shown(self, path: str, line: int, column: int) -> str:
        """What is shown over a place."""
        found = self.ask("textDocument/hover", self._place(path, line, column))
        return str(found["contents"]["value"]) if found else ""

    def ask(self, method: str, params: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while (answer := self._answers.get(timeout=PATIENCE))["id"] != self._asked:
            pass
        return answer.get("result")

    def tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _after(self, uri: str, method: str, params: Any) -> list[str]:
        self.marked.pop(uri, None)
        self.tell(method, params)
        until = time.monotonic() + PATIENCE
        while uri not in self.marked and time.monotonic() < until:
            time.sleep(0.05)
        return [one["message"] for one in self.marked[uri]]

    def _uri(self, path: str) -> str:
        return (self.workspace / path).as_uri()

    def _place(self, path: str, line: int, column: int) -> Any:
        position = {"line": line, "character": column}
        return {"textDocument": {"uri": self._uri(path)}, "position": position}

    def _send(self, message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout
        while head := self._process.stdout.readline():
            if head.lower().startswith(b"content-length:"):
                length = int(head.split(b":")[1])
            elif not head.strip():
                self._take(json.loads(self._process.stdout.read(length)))

    def _take(self, message: Any) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            self.marked[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            items = message["params"].get("items", []) if message.get("params") else []
            result = [self._settings(one.get("section", "")) for one in items]
            self._send({"id": message["id"], "result": result})
        elif "id" in message:
            self._answers.put(message)

    def _settings(self, section: str) -> Any:
        found: dict[str, Any] = {}
        for name, value in self.settings.items():
            first, *rest = name.split(".")
            if first == section and rest:
                holder = found
                for step in rest[:-1]:
                    holder = holder.setdefault(step, {})
                holder[rest[-1]] = value
        return found or self.settings.get(section)
