"""Style sheets joined into one: ours as they follow one another, the theme's before them.

`@import "../tools.css";` at the beginning of one of ours puts another in its place, as a browser would.
"""

import posixpath
import re
from collections.abc import Callable, Iterable

IMPORTED = re.compile(r'@import "(?P<path>[^"]+)";\s*')
COMMENT = re.compile(r'("(?:[^"\\\n]|\\.)*")|/\*[\s\S]*?\*/')
TEXT = re.compile(r'("(?:[^"\\\n]|\\.)*")')
SIGN = re.compile(r"\s*([{};,])\s*")
ADDRESS = re.compile(r"\burl\(\s*(?![\"']?data:)")


class AddressInStyles(Exception):
    """A sheet names a file: joined elsewhere, it would name another."""


def joined(paths: Iterable[str], read: Callable[[str], str]) -> str:
    """The sheets at `paths` as one, each once; a line above each says which it is."""
    done: list[str] = []
    return "".join(text for path in paths for text in _with_imports(path, read, done))


def _with_imports(path: str, read: Callable[[str], str], done: list[str]) -> Iterable[str]:
    if path in done:
        return
    done.append(path)
    text = COMMENT.sub(lambda found: found[1] or "", read(path)).strip()
    while found := IMPORTED.match(text):
        beside = posixpath.join(posixpath.dirname(path), found["path"])
        yield from _with_imports(posixpath.normpath(beside), read, done)
        text = text[found.end() :]
    if ADDRESS.search(text):
        raise AddressInStyles(path)
    parts = TEXT.split(text)
    tight = "".join(part if at % 2 else SIGN.sub(r"\1", part) for at, part in enumerate(parts))
    yield f"/* {path} */\n{tight}\n"
