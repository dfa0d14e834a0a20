"""Fields as facts: what the generic boxes of a page say of a record, from what its model says."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from portal.kinds.item import Item
from portal.kinds.lookup import Lookup
from portal.page import Fact, Link
from portal.read.markers import Is, Show
from portal.read.model_fields import ModelField, fields_of, shown
from portal.read.record import PENDING, Figure
from portal.tables import Cell, Column, Table

Told = Mapping[str, str | list[Fact]]
"""What a kind says itself of some of its fields: a text, or other facts in the place of one."""

NOTHING: list[Fact] = []
"""For a field that is told together with another."""


def particulars(item: Item, lookup: Lookup, told: Told | None = None) -> Iterator[Fact]:
    """The facts that are particular to a catalogue, its own before what it shares with others."""
    found = [one for one in shown(type(item.value), Show.PARTICULARS) if not is_prose(one)]
    yield from facts(item, sorted(found, key=lambda one: not one.own), lookup, told)


def facts(
    item: Item,
    fields: Iterable[ModelField],
    lookup: Lookup,
    told: Told | None = None,
    short: bool = False,
) -> Iterator[Fact]:
    """A fact for each of these fields that is there, or that is doubted and so not written."""
    for field in fields:
        said = (told or {}).get(field.name)
        if isinstance(said, list):
            yield from said
            continue
        value, pending = item.get(field.name), lookup.pending(item, field.name)
        text, links = (said, ()) if said is not None else words(value, field, lookup)
        if text or links or pending:
            yield Fact(field.short if short else field.label, text, tuple(links), pending)


def words(value: Any, field: ModelField, lookup: Lookup) -> tuple[str, list[Link]]:
    """A value as a text, or as links where there is something to lead to."""
    if value in (None, ()):
        return "", []
    several = value if isinstance(value, tuple) else (value,)
    if field.vocabulary:
        return "", lookup.terms(field.vocabulary, tuple(map(str, several)))
    if Is.WEB in field.traits:
        return "", [Link(one, one, outside=True) for one in several]
    between = "；" if field.below else "、"
    return between.join(_text(one, field, lookup) for one in several), []


def texts(value: Any, field: ModelField, lookup: Lookup) -> list[str]:
    """The values of a field one by one."""
    several = value if isinstance(value, tuple) else (value,)
    if field.vocabulary:
        return [link.text for link in lookup.terms(field.vocabulary, tuple(map(str, several)))]
    return [_text(one, field, lookup) for one in several]


def figures_table(figures: tuple[Figure, ...]) -> Table:
    """Figures with unit and remark, whatever record they belong to."""
    rows = [(Cell(figure.name), Cell(figure.amount), Cell(figure.note or "")) for figure in figures]
    columns = (Column("项目"), Column("数值", number=True), Column("说明"))
    return Table(columns, rows).without_empty_columns()


def figures_facts(figures: Iterable[Figure]) -> Iterator[Fact]:
    """Figures in a line each."""
    for figure in figures:
        value = figure.amount
        yield Fact(figure.name, f"{value}（{figure.note}）" if figure.note else value)


def doubted_parts(
    item: Item, parts: Mapping[tuple[str, ...], str], lookup: Lookup
) -> Iterator[str]:
    """The texts that are there, by the fields they come from; those that are doubted say so."""
    for fields, text in parts.items():
        doubt = f"（{PENDING}）" if any(lookup.pending(item, field) for field in fields) else ""
        if text:
            yield f"{text}{doubt}"


def is_prose(field: ModelField) -> bool:
    return Is.MARKDOWN in field.traits


def _text(value: Any, field: ModelField, lookup: Lookup) -> str:
    if value in field.choices:
        return field.choices[value]
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, BaseModel):
        return "，".join(_parts(value, lookup))
    return str(value)


def _parts(value: BaseModel, lookup: Lookup) -> Iterator[str]:
    """What a part of a record says: its fields that readers meet, by name."""
    for field in fields_of(type(value)).values():
        text, links = words(value.__dict__[field.name], field, lookup)
        said = text or "、".join(link.text for link in links)
        if said and not field.hidden:
            yield f"{field.label}：{said}"
