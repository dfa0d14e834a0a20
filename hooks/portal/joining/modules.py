"""All our modules together, and the files that they are joined into.

What a page names is joined at its own address with all that it takes. What that asks for later,
`import("./b.js")` in `a.js`, becomes a file beside it, `a.b.js`, with what is not there yet.

A module becomes a function that is called once in a page, whichever file brings it first: what it keeps
is kept once. Names stay the module's own; the line above each says whose they are.
"""

import json
import posixpath
from collections.abc import Iterator, Mapping
from functools import cached_property

from portal.joining.module import Module, Unjoinable
from portal.joining.shortened import shortened

SHARED = "modules$"
"""What a joined file calls the modules of the page, by path; no module has such a name of its own."""

BEGINNING = f"const {SHARED} = (globalThis.{SHARED} = globalThis.{SHARED} || {{}});\n"


class Modules:
    """The scripts of the folder of assets, by path."""

    def __init__(self, sources: Mapping[str, str]):
        self.by_path = {path: Module(path, source) for path, source in sorted(sources.items())}
        self._functions: dict[str, str] = {}
        """What modules become, by path: many files bring the same."""

    def joined(self) -> Iterator[tuple[str, str]]:
        """Path and text of each script that pages ask for; the others are their parts."""
        for path in self.roots:
            yield from self.files_of(path)

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The scripts that none of ours asks for, so a page or a worker does."""
        asked = {path for one in self.by_path.values() for path in (*one.taken, *one.later)}
        return tuple(path for path in self.by_path if path not in asked)

    def files_of(self, root: str) -> Iterator[tuple[str, str]]:
        """A script that pages ask for, and what it asks for later."""
        yield root, self._file(root, root, self.order(root))
        for path, there in self._there(root).items():
            more = [one for one in self.order(path) if one not in there]
            yield later_name(root, path), self._file(root, path, more)

    def _there(self, root: str) -> dict[str, set[str]]:
        """What a script asks for later, and which modules are there by then whoever of its files asks."""
        there: dict[str, set[str]] = {}
        waiting = [(root, set(self.order(root)))]
        while waiting:
            asking, own = waiting.pop(0)
            for path in self._later(self.order(asking)):
                known = there[path] & own if path in there else own
                if there.get(path) != known:
                    there[path] = known
                    waiting.append((path, known | set(self.order(path))))
        return there

    def order(self, path: str) -> list[str]:
        """A module and all that it takes, each after what it takes itself."""
        done: list[str] = []
        self._visit(path, done, ())
        return done

    def _visit(self, path: str, done: list[str], above: tuple[str, ...]) -> None:
        if path in done:
            return
        if path not in self.by_path:
            raise Unjoinable(f"{above[-1] if above else ''}: {path}")
        if path in above:
            raise Unjoinable(" -> ".join([*above[above.index(path) :], path]))
        for one in self.by_path[path].taken:
            self._visit(one, done, (*above, path))
        done.append(path)

    def _later(self, paths: list[str]) -> list[str]:
        return [later for path in paths for later in self.by_path[path].later]

    def _file(self, root: str, path: str, paths: list[str]) -> str:
        """One joined file: the modules at `paths`, of which `path` is what it is asked for."""
        if self.by_path[root].is_classic and path == root:
            return self._placed(root, path, shortened(self.by_path[path].source))
        parts = [self._part(root, one) for one in paths]
        module = self.by_path[path]
        given = [one[0] for one in (*module.given, *module.passed_on)]
        gift = f"export const {{ {', '.join(given)} }} = {_known(path)};\n" if given else ""
        return "".join([BEGINNING, *parts, gift])

    def _part(self, root: str, path: str) -> str:
        if path not in self._functions:
            self._functions[path] = self._function(path)
        return self._placed(root, path, self._functions[path])

    def _placed(self, root: str, path: str, text: str) -> str:
        folder = posixpath.dirname(root)
        return self.by_path[path].placed(text, lambda one: later_name(root, one), folder)

    def _function(self, path: str) -> str:
        module = self.by_path[path]
        if SHARED in module.source:
            raise Unjoinable(f"{path}: {SHARED}")
        own = [other if other == name else f"{other}: {name}" for other, name in module.given]
        passed = [f"{other}: {_known(there)}.{name}" for other, there, name in module.passed_on]
        given = ", ".join([*own, *passed])
        place, inner = _known(path), shortened(module.inner(_known))
        return f"// {path}\n{place} = {place} || (() => {{\n{inner}return {{ {given} }};\n}})();\n"


def later_name(root: str, path: str) -> str:
    """The file that a joined script asks for in place of a module. It lies where the script does."""
    folder, own = posixpath.split(path)
    if folder != posixpath.dirname(root):
        own = path.replace("/", "-")
    return f"{root.removesuffix('.js')}.{own}"


def _known(path: str) -> str:
    return f"{SHARED}[{json.dumps(path)}]"
