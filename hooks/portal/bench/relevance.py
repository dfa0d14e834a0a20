"""How well a search finds what people look for: queries with known answers, ranks, and what they
come to. Knows nothing of browsers; an answer is a list of addresses, the best first."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from pydantic import Field, ValidationError

from portal.catalogue.catalogue import Catalogue
from portal.kinds.kinds import BY_ID
from portal.read.fields import Line, Many, Model, Slug
from portal.read.problem import Unreadable
from portal.read.strict_yaml import parse
from portal.read.text import read


class BadQueries(Exception):
    """Query files cannot be used; the text says in Chinese which and why."""


class Query(Model):
    """What somebody types, and the records that one of should come among the first `top`."""

    query: Line
    """所键入的文字"""
    expect: Many[Slug]
    """应找到的记录 id，找到任一条即可；空表示应当什么也找不到"""
    top: int = Field(default=1, ge=1)
    """应在前几条之内"""
    note: Line | None = None
    """说明"""


@dataclass(frozen=True)
class Asked:
    """A query and the file that it is from."""

    file: str
    query: Query


def read_queries(paths: Iterable[Path], known: Collection[str]) -> list[Asked]:
    """The queries of some files. Raises BadQueries when one cannot be read, or expects an id that
    is not among the `known`."""
    asked: list[Asked] = []
    faults: list[str] = []
    for path in paths:
        try:
            entries = parse(read(path), path.as_posix())
        except Unreadable as error:
            faults += map(str, error.problems)
            continue
        if not isinstance(entries, list):
            faults.append(f"{path.as_posix()}: 文件应是一列查询，每条写 query 和 expect")
            continue
        for number, entry in enumerate(entries, 1):
            where = f"{path.as_posix()}: 第 {number} 条"
            try:
                query = Query.model_validate(entry)
            except ValidationError as error:
                fields = {".".join(map(str, fault["loc"])) or "整条" for fault in error.errors()}
                faults.append(f"{where}: 写法不对：{'、'.join(sorted(fields))}")
                continue
            lost = [id for id in query.expect if id not in known]
            faults += [f"{where}（{query.query}）: 没有记录 {id}" for id in lost]
            asked.append(Asked(path.name, query))
    if faults:
        raise BadQueries("\n".join(faults))
    return asked


def lists_of(catalogue: Catalogue) -> dict[str, str]:
    """The list of each row, by id."""
    return {item.id: item.parent.id for item in catalogue.items.values() if item.parent}


def id_at(address: str) -> str:
    """The id of the record or row at an address; any other page is called by its address."""
    kind, _, rest = address.partition("#")[0].strip("/").partition("/")
    return rest if kind in BY_ID and rest else address


def is_same(found: str, expected: str, lists: Mapping[str, str]) -> bool:
    """Whether two ids stand for one record: the same, or a list and one of its rows."""
    return found == expected or lists.get(found) == expected or lists.get(expected) == found


def rank(found: Sequence[str], expect: Sequence[str], lists: Mapping[str, str]) -> int | None:
    """The place, from 1, of the first of the ids `found` that is one of the expected."""
    for place, id in enumerate(found, 1):
        if any(is_same(id, expected, lists) for expected in expect):
            return place
    return None


def falls_short(query: Query, found: Sequence[str], place: int | None) -> bool:
    """Whether an answer is not what the query asks for."""
    if not query.expect:
        return bool(found)
    return place is None or place > query.top


def mean_reciprocal_rank(places: Sequence[int | None]) -> float:
    """1 when every answer comes first, 0 when none is found; 0 as well when nothing was asked."""
    return sum(1 / place for place in places if place) / len(places) if places else 0.0


@dataclass(frozen=True)
class Outcome:
    """What one search made of one query: ids in their order, and where the first right one is."""

    asked: Asked
    found: tuple[str, ...]
    place: int | None

    @property
    def short(self) -> bool:
        return falls_short(self.asked.query, self.found, self.place)


def outcomes(
    asked: Sequence[Asked], answers: Sequence[Sequence[str]], lists: Mapping[str, str]
) -> list[Outcome]:
    """What came of each query; `answers` are the addresses found, in the order of `asked`."""
    results = []
    for one, addresses in zip(asked, answers, strict=True):
        found = tuple(map(id_at, addresses))
        results.append(Outcome(one, found, rank(found, one.query.expect, lists)))
    return results


def score(results: Iterable[Outcome]) -> float:
    """The mean reciprocal rank over the queries that have an answer."""
    return mean_reciprocal_rank([one.place for one in results if one.asked.query.expect])


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that at least the given share of them do not exceed; 0 of none."""
    return sorted(values)[max(0, ceil(len(values) * share) - 1)] if values else 0.0
