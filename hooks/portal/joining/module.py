"""One ES module as the joiner reads it: what it takes from others, what it gives, what is left.

Our modules have a strict shape: imports and exports begin a line, imports come first and name a file
with `./` or `../`, nothing is exported by default and nothing that is exported changes. What has another
shape is refused with its name, never joined by guess.
"""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

IMPORT = re.compile(
    r'^import (?:(?:\* as (?P<whole>\w+)|\{(?P<names>[^}]*)\}) from )?"(?P<path>\.[^"\n]+)";[^\n]*\n',
    re.MULTILINE,
)
PASSED_ON = re.compile(
    r'^export \{(?P<names>[^}]*)\} from "(?P<path>\.[^"\n]+)";[^\n]*\n', re.MULTILINE
)
GIVEN = re.compile(r"^export \{(?P<names>[^}]*)\};[^\n]*\n", re.MULTILINE)
DECLARED = re.compile(
    r"^export (?P<what>(?:async )?function\*? ?|const |class )(?P<name>\w+)\b", re.MULTILINE
)
LATER = re.compile(r'\bimport\("(?P<path>\.[^"\n]+)"\)')
OTHER = re.compile(r"^(?:import|export)\b(?!\().*$", re.MULTILINE)


class Unjoinable(Exception):
    """A module has a shape that the joiner does not know."""


@dataclass(frozen=True)
class Module:
    """A script below the folder of assets. `path` is `tools/tax/page.js`, say."""

    path: str
    source: str

    @cached_property
    def taken(self) -> tuple[str, ...]:
        """The modules that have to be there before it, in the order in which it names them."""
        found = [*IMPORT.finditer(self.source), *PASSED_ON.finditer(self.source)]
        return tuple(dict.fromkeys(self.beside(one["path"]) for one in found))

    @cached_property
    def later(self) -> tuple[str, ...]:
        """The modules that it asks for when it needs them."""
        return tuple(self.beside(one["path"]) for one in LATER.finditer(self.source))

    @cached_property
    def given(self) -> tuple[tuple[str, str], ...]:
        """What of its own it exports: the name for others and its own."""
        declared = [(one["name"], one["name"]) for one in DECLARED.finditer(self.source)]
        listed = [pair for one in GIVEN.finditer(self.source) for pair in _renamed(one["names"])]
        return (*declared, *((other, own) for own, other in listed))  # of `a as b` others see b

    @cached_property
    def passed_on(self) -> tuple[tuple[str, str, str], ...]:
        """What it exports of others: the name, the module, the name there."""
        return tuple(
            (other, self.beside(one["path"]), name)
            for one in PASSED_ON.finditer(self.source)
            for name, other in _renamed(one["names"])
        )

    @cached_property
    def is_classic(self) -> bool:
        """Whether it is no module: it stands in a page or a worker as it is."""
        return not (OTHER.search(self.source) or "import.meta" in self.source)

    def inner(self, take: Callable[[str], str]) -> str:
        """Its own lines for the inside of a function. `take` says where there another module is found."""

        def taken(found: re.Match[str]) -> str:
            there = take(self.beside(found["path"]))
            if found["whole"]:
                return f"const {found['whole']} = {there};\n"
            pairs = _renamed(found["names"] or "")
            names = ", ".join(a if a == b else f"{a}: {b}" for a, b in pairs)
            return f"const {{ {names} }} = {there};\n" if names else ""

        text = PASSED_ON.sub("", IMPORT.sub(taken, self.source))
        text = DECLARED.sub(r"\g<what>\g<name>", GIVEN.sub("", text))
        if wrong := OTHER.search(text):
            raise Unjoinable(f"{self.path}: {wrong.group()}")
        for _, name in self.given:
            if changing := re.search(rf"^let [^;\n]*\b{name}\b[^;\n]*", self.source, re.MULTILINE):
                raise Unjoinable(f"{self.path}: {changing.group()}")
        return text

    def placed(self, text: str, later: Callable[[str], str], folder: str) -> str:
        """Its text as it stands in a joined file that lies in `folder`. `later` says which files are
        asked for there in place of the modules that it asks for later."""

        def asked(found: re.Match[str]) -> str:
            return f'import("{relative(later(self.beside(found["path"])), folder)}")'

        own = relative(self.path, folder)
        text = text.replace("import.meta.url", f'new URL("{own}", import.meta.url).href')
        return LATER.sub(asked, text)

    def beside(self, path: str) -> str:
        """The path of a module that it names."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))


def relative(path: str, folder: str) -> str:
    """How a script in `folder` names another."""
    way = posixpath.relpath(path, folder or ".")
    return way if way.startswith(".") else f"./{way}"


def _renamed(names: str) -> list[tuple[str, str]]:
    """`a, b as c` -> (a, a), (b, c)."""
    pairs = (one.split(" as ") for one in (part.strip() for part in names.split(",")) if one)
    return [(pair[0].strip(), pair[-1].strip()) for pair in pairs]
