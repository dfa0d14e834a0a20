"""Data of somebody who means harm: hostile text in every field that takes any text."""

import json
import re
import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError, create_model

from portal.catalogue.tree import load
from portal.checks.runner import problems_of
from portal.kinds.kinds import KINDS
from portal.read.fields import Many, Model
from portal.read.markers import Is
from portal.read.model_fields import ModelField, Place, field_at
from portal.read.strict_yaml import parse
from portal.read.vocabulary import VOCABULARIES

NAME = "hostile"
"""What every element, attribute, address and host is called that a text tries to make."""

ESCAPES = (
    f"'\"><{NAME} on{NAME}=1></title></script><script src=//{NAME}.example>"
    f"</script>]]>{{{{{NAME}}}}}&lt;{NAME}&gt;"
)
"""Ends an attribute, a title, a script, a CDATA section, and begins what it wants."""

MARKDOWN = (
    f"\n\n[a](javascript:{NAME}()) [b](https://{NAME}.example/'on{NAME}='1) <{NAME} on{NAME}=1>"
    f" ![c](https://{NAME}.example/c.png) <a href=data:text/html,{NAME}>d</a>"
    f"\n\n<script>{NAME}()</script>\n\n[e]: javascript:{NAME}"
)
"""What running text may try beside."""

IN_ADDRESS = f"?'on{NAME}='1'&amp;{NAME}"
"""An address takes no space, bracket or double quote."""


def spoil(source: Path, data: Path) -> int:
    """Copy a data folder with hostile text wherever models and checks let it in; how many fields
    have some."""
    shutil.copytree(source, data)
    files = {
        path.as_posix(): SpoiledFile(path, model)
        for folder, model in _folders()
        for path in sorted(data.glob(folder))
    }
    problems, changed = [], set(files)
    while changed:
        for path in changed:
            files[path].write()
        _, problems = problems_of(load(data))
        changed = {one.path for one in problems if files[one.path].refuse(_place(one.field))}
    assert not problems, list(map(str, problems))[:5]
    return sum(file.spoiled for file in files.values())


def _folders() -> Iterator[tuple[str, type[BaseModel]]]:
    for kind in KINDS:
        yield f"{kind.id}/*.yaml", kind.model
    for name, model in VOCABULARIES.items():
        yield f"vocab/{name}.yaml", create_model(name, __base__=Model, terms=(Many[model], ...))  # type: ignore[valid-type]


class SpoiledFile:
    """A file of the data with as much hostile text as it may have."""

    def __init__(self, path: Path, model: type[BaseModel]):
        self.path, self.model = path, model
        self.value = parse(path.read_text(encoding="utf-8"), path.as_posix())
        self.left = {
            place: list(_attempts(text, field))
            for place, text in _texts(self.value)
            if _says_something(field := field_at(model, _steps(place)))
        }
        """What can still be tried at each place; the first is there now."""

    @property
    def spoiled(self) -> int:
        return sum(map(bool, self.left.values()))

    def write(self) -> None:
        while faults := self._faults(made := self._made()):
            refused = [self.refuse(location) for location in faults]
            assert any(refused), (self.path, faults)
        text = json.dumps(made, ensure_ascii=False, indent=1, default=float)  # JSON is YAML
        self.path.write_text(text, encoding="utf-8")

    def refuse(self, location: Place) -> bool:
        """Try something else at a place of which somebody found fault; whether there was something
        hostile, and not beside it what made it wrong."""
        near = [one for one in self.left if self.left[one] and one == location[: len(one)]]
        if near:
            del self.left[max(near, key=len)][0]
        return bool(near)

    def _made(self) -> Any:
        made = deepcopy(self.value)
        for place, attempts in self.left.items():
            if attempts:
                _put(made, place, attempts[0])
        return made

    def _faults(self, made: Any) -> set[Place]:
        try:
            self.model.model_validate(made)
        except ValidationError as error:
            # Models of several forms put their own names in between.
            return {
                tuple(step for step in one["loc"] if isinstance(step, int) or step.isidentifier())
                for one in error.errors()
            }
        return set()


def _attempts(text: str, field: ModelField | None) -> Iterator[str]:
    """From the most that can be tried to the least."""
    if field and Is.MARKDOWN in field.traits:
        yield text + ESCAPES + MARKDOWN
    yield text + ESCAPES
    yield f"{text}（{ESCAPES}）"
    yield ESCAPES
    yield text + IN_ADDRESS


def _says_something(field: ModelField | None) -> bool:
    """Whether it is of its own, and names nothing that is elsewhere."""
    return not (field and (field.vocabulary is not None or field.links or field.name == "id"))


def _steps(place: Place) -> list[str]:
    return [step if isinstance(step, str) else f"[{step}]" for step in place]


def _place(field: str) -> Place:
    """`rows[2].models[1]` -> what stands there in the value."""
    steps = re.findall(r"[^.\[\]]+", field)
    return tuple(int(step) - 1 if step.isdigit() else step for step in steps)


def _texts(value: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*place, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*place, index))


def _put(value: Any, place: Place, text: str) -> None:
    for step in place[:-1]:
        value = value[step]
    value[place[-1]] = text
