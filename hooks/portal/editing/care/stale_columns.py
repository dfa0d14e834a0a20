"""What editors are told of columns that are not fresh any more, or soon will not be."""

from collections.abc import Iterator
from datetime import date

from portal.read.problem import Problem
from portal.view.freshness import ColumnFreshness, freshness
from portal.view.site import Site


def told(column: ColumnFreshness, day: date) -> str:
    """One line: when something came last, by when something new has to come, how many days are left."""
    left = column.left(day)
    name = column.link.text
    if column.until is None or left is None:
        words = f"{name}：还没有内容"
    elif left < 0:
        words = f"{name}：{column.last} 以后没有更新，超过 {column.days} 天的期限 {-left} 天"
    else:
        words = f"{name}：最近一次更新 {column.last}，{column.until} 以前要有新的，还有 {left} 天"
    return words


def is_stale(column: ColumnFreshness, day: date) -> bool:
    left = column.left(day)
    return left is None or left < 0


def stale_columns(site: Site, data: str) -> Iterator[Problem]:
    """The columns of an official site that an inspection would find empty or old, as problems of their
    folders below `data`."""
    for column in freshness(site):
        if is_stale(column, site.as_of):
            path = f"{data}/{column.link.url}".rstrip("/")
            hint = "收录新的内容并发布；没有新的，把栏目并到别处"
            yield Problem(path, 1, 1, "(栏目)", told(column, site.as_of), hint)
