"""How well the search of a site found what people look for, when somebody last measured it:
`data/search/score.json`.

scripts/relevance.py writes it. It is dated data like the report on addresses, and never made by a build.
"""

import json
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from portal.read.dates import PartialDate
from portal.read.fields import Model
from portal.read.problem import Problem, Unreadable
from portal.read.text import read

FOLDER, SCORE = "search", "score.json"


class SearchScore(Model):
    """What a set of queries with known answers came to on a day."""

    day: PartialDate
    """哪一天测的"""
    items: Annotated[int, Field(ge=0)]
    """那天有多少记录和条目"""
    queries: Annotated[int, Field(ge=1)]
    """问了多少条"""
    met: Annotated[int, Field(ge=0)]
    """其中多少条达到要求：正确的排在要求的名次以内，不该有的没有"""
    mrr: Annotated[float, Field(ge=0, le=1)]
    """正确结果名次倒数的平均值（mean reciprocal rank），全部排第一时为 1"""

    @property
    def text(self) -> str:
        """As it is written down."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def read_search_score(data: Path) -> tuple[SearchScore | None, list[Problem]]:
    """The score of a data folder, None where nobody has measured, and what is wrong with it."""
    path = data / FOLDER / SCORE
    if not path.exists() and not path.is_symlink():
        return None, []
    try:
        score = SearchScore.model_validate(json.loads(read(path, data)))
        if score.met > score.queries:
            raise ValueError(score.met)
    except Unreadable as error:
        return None, error.problems
    except json.JSONDecodeError as error:
        return None, [_broken(path, error.lineno, error.colno)]
    except (ValidationError, ValueError, RecursionError):
        return None, [_broken(path, 1, 1)]
    return score, []


def _broken(path: Path, line: int, column: int) -> Problem:
    told = "查找的得分读不出来"
    hint = "它由 relevance.py --keep 写：从版本库恢复，或者删去它，再测一次"
    return Problem(path.as_posix(), line, column, "(文件)", told, hint)
