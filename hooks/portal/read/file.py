"""One file into one model, with everything that is wrong in it."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from portal.read.problem import Problem, Unreadable
from portal.read.refusal import refusals
from portal.read.strict_yaml import EMPTY, parse
from portal.read.text import read

M = TypeVar("M", bound=BaseModel)


def read_file(
    path: Path, model: type[M], within: Path | None = None
) -> tuple[M | None, list[Problem]]:
    """The record in a file, or None and the problems that stand against it."""
    name = path.as_posix()
    text, noted = "", []
    try:
        text = read(path, within)
        value = parse(text, name)
    except Unreadable as error:
        value, noted = error.value, error.problems
    if not isinstance(value, dict):
        shape = Problem(name, 1, 1, "(文件)", "文件应是一组 字段: 内容", "从 id: 开始写")
        return None, noted or [shape]
    try:
        record = model.model_validate(value)
    except ValidationError as error:
        told = {problem.field for problem in noted if problem.message != EMPTY}
        found = [
            problem
            for problem in refusals(error, model, value, text, name)
            if problem.field not in told
        ]
        known = {problem.field for problem in found}
        noted = [one for one in noted if one.message != EMPTY or one.field not in known]
        return None, [*noted, *found]
    return (None, noted) if noted else (record, [])
