"""What a form comes to before anything is written: what is wrong with it, or what it changes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import unified_diff
from typing import Any

from portal.data_folder import open_data
from portal.data_layers import Data
from portal.editing.files.yaml_text import Uneditable, with_changes, written
from portal.editing.forms.brought_problems import problems_brought
from portal.editing.forms.form_fields import FormField, form_fields
from portal.editing.forms.form_target import Target, used_ids
from portal.editing.forms.form_values import BoxChange, Typed, changes, new_record, told
from portal.read.positions import position_in
from portal.read.problem import Problem, Unreadable, field_name
from portal.read.strict_yaml import places
from portal.read.text import decode, unwanted

_RUN = re.compile("@@ -[0-9,]+ [+]([0-9]+)")
"""What stands above a run of lines in a comparison."""


@dataclass(frozen=True)
class FormReview:
    """The problems that the form would bring; else the file's new text and what is different in it,
    each with its line."""

    text: str
    problems: list[Problem]
    told: list[tuple[BoxChange, int]]
    diff: list[str]


def review(data: Data, target: Target, typed: dict[str, Typed], moment: datetime) -> FormReview:
    """Look at what was typed into the form of a file."""
    fields, name = form_fields(target.kind.model), target.name
    problems, values = list(_hidden(fields, typed, name)), _without_hidden(typed)
    if target.text is None:
        problems += _of_new_id(data, target, moment)
    try:
        before, text = _new_text(fields, target, values)
    except Unreadable as error:
        problems += (replace(problem, path=name) for problem in error.problems)
        return FormReview(target.text or "", problems, [], [])
    except Uneditable as error:
        hint = "在编辑器里打开这个文件，直接改"
        problems.append(Problem(name, 1, 1, "(文件)", str(error), hint))
        return FormReview(target.text or "", problems, [], [])
    if text != target.text:
        known = {problem.field for problem in problems}
        brought = problems_brought(data, moment, target.kind, target.path, text)
        problems += (one for one in brought if one.path != name or one.field not in known)
    lines = places(decode(text.encode("utf-8"), name))
    by_name = {field_name(place): place for place in lines}
    said = [
        (one, position_in(lines, by_name.get(one.name, ()))[0])
        for one in told(fields, before, values)
    ]
    return FormReview(text, sorted(problems), said, _diff(target.text or "", text, name))


def _new_text(
    fields: tuple[FormField, ...], target: Target, values: dict[str, Typed]
) -> tuple[dict[str, Any], str]:
    """The record before, and the text of the file after."""
    model = target.kind.model
    if target.text is None:
        return {}, written({"id": target.id, **new_record(fields, values)}, model)
    before = target.record
    found = [change for _, change in changes(fields, before, values)]
    return before, with_changes(target.text, found, model) if found else target.text


def _of_new_id(data: Data, target: Target, moment: datetime) -> Iterator[Problem]:
    if target.path.exists() or target.id in used_ids(open_data(data, moment)):
        yield Problem(target.name, 1, 1, "id", f"{target.id} 已经用过", "换一个没有用过的编号")


def _hidden(
    fields: tuple[FormField, ...], values: Mapping[str, Typed], path: str
) -> Iterator[Problem]:
    """What nobody sees in what was typed, told of the box: in the file it may not even be writable."""
    for field in fields:
        for name, text in _texts(field.name, values.get(field.name, "")):
            if found := next(unwanted(text), None):
                yield Problem(path, 1, 1, name, f"含有{found.what}", found.hint)


def _texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """All texts in what was typed, with the names of their boxes."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(f"{name}.{key}", one)
    elif isinstance(value, list):
        for index, one in enumerate(value):
            group = isinstance(one, dict)
            yield from _texts(f"{name}[{index + 1}]", one["values"] if group else one)


def _without_hidden(value: Any) -> Any:
    """The same without it, so that all else that is wrong shows in one run."""
    if isinstance(value, str):
        for one in reversed(list(unwanted(value))):
            value = value[: one.start] + value[one.end :]
        return value
    if isinstance(value, dict):
        return {key: _without_hidden(one) for key, one in value.items()}
    return [_without_hidden(one) for one in value] if isinstance(value, list) else value


def _diff(before: str, after: str, name: str) -> list[str]:
    """The lines that are different, with a line around them; above each run of them its first line."""
    old, new = (decode(text.encode("utf-8"), name).splitlines() for text in (before, after))
    lines = list(unified_diff(old, new, lineterm="", n=1))[2:]
    return [f"第 {found[1]} 行起" if (found := _RUN.match(line)) else line for line in lines]
