"""The field reference: everything that an editor asks of a field, taken from the models, their markers
and what the data show. No other place keeps a table of fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import BaseModel

from portal.catalogue.catalogue import FACET_NAMES
from portal.editing.files.field_order import in_order
from portal.editing.reference.examples import Example, Examples
from portal.editing.reference.model_schema import Schema, as_written, schemas_of
from portal.editing.reference.type_words import type_words
from portal.kinds.kinds import BY_ID
from portal.kinds.labels import with_key
from portal.ledger.substance import counts
from portal.read.markers import Is, Show
from portal.read.model_fields import ModelField, fields_of
from portal.validity.due_dates import due_dates

FIELDS = "manual/fields/"
VOCABULARIES = f"{FIELDS}vocab/"
"""Where the pages of the reference lie."""

WHERE = {
    Show.HEAD: "记录页的开头",
    Show.KEY_FACT: "记录页首屏的要点",
    Show.FACTS: "记录页的“基本信息”",
    Show.PARTICULARS: "记录页里本栏目的情况",
    Show.SECTION: "记录页的正文",
    Show.ENTRY: "订阅条目",
    Show.ABOUT: "站内查找（名称，排在前面）",
    Show.SEARCH: "站内查找（全文）",
}

Names = tuple[str, ...]


@dataclass(frozen=True)
class FieldGuide:
    """One field. `parts` is the anchor of what it is made of, '' where it has none."""

    names: Names
    label: str
    required: bool
    description: str
    type: str
    values: tuple[tuple[str, str], ...]
    vocabulary: str
    parts: str
    on_site: str
    rules: tuple[str, ...]
    minor: str
    example: Example | None = None

    @property
    def name(self) -> str:
        return self.names[-1]

    @property
    def anchor(self) -> str:
        return anchor(self.names)


@dataclass(frozen=True)
class ModelGuide:
    """The fields of a record, or of one of its parts; `names` lead to the part, () to the record."""

    names: Names
    title: str
    fields: tuple[FieldGuide, ...]

    @property
    def anchor(self) -> str:
        return parts_anchor(self.names)


def anchor(names: Names) -> str:
    return "field-" + "-".join(names)


def parts_anchor(names: Names) -> str:
    return "parts-" + "-".join(names) if names else "record"


def guides(catalogue: str, examples: Examples) -> list[ModelGuide]:
    """The record of a catalogue and all its parts, each where it is met first."""
    return [
        replace(
            guide,
            fields=tuple(
                replace(one, example=examples.of(owner, one.name)) for one in guide.fields
            ),
        )
        for owner, guide in _guides(BY_ID[catalogue].model, catalogue)
    ]


def term_guide(term: type[BaseModel], examples: Examples) -> ModelGuide:
    """The fields of the terms of a vocabulary, those of their parts behind them."""
    guides = _guides(term, "")
    fields = (
        replace(one, example=examples.of(owner, one.name))
        for owner, guide in guides
        for one in guide.fields
    )
    return replace(guides[0][1], fields=tuple(fields))


def address(catalogue: str, place: tuple[str | int, ...]) -> str:
    """Where the field at a place in a record is told of, below the root of the site; the page of the
    catalogue for what is no field; '' for what is in no catalogue."""
    kind = BY_ID.get(catalogue)
    if kind is None:
        return ""
    page, here = f"{FIELDS}{catalogue}/", None
    model: type[BaseModel] | None = kind.model
    homes = {owner: guide.names for owner, guide in _guides(kind.model, catalogue)}
    for step in place:
        if isinstance(step, int):
            continue
        field = fields_of(model).get(step) if model else None
        if model is None or field is None:
            break
        here = anchor((*homes[model], step))
        model = field.below
    return f"{page}#{here}" if here else page


@cache
def _guides(
    model: type[BaseModel], catalogue: str
) -> tuple[tuple[type[BaseModel], ModelGuide], ...]:
    schemas = schemas_of([model])
    homes = {owner: names for owner, names, _ in _parts(model, (), {})}
    found = []
    for owner, names, ours in _parts(model, (), {}):
        told = tuple(
            _field(owner, (*names, name), schemas[owner.__name__], catalogue, homes, ours)
            for name in in_order(fields_of(owner), owner)
        )
        found.append((owner, ModelGuide(names, _title(model, names), told)))
    return tuple(found)


def _parts(
    model: type[BaseModel], names: Names, met: dict[type[BaseModel], Names], ours: bool = False
) -> Iterator[tuple[type[BaseModel], Names, bool]]:
    """Each model once, with the way to it, and whether what holds it tells of our own work."""
    met[model] = names
    yield model, names, ours
    for name, field in fields_of(model).items():
        if field.below is not None and field.below not in met:
            inner = ours or Is.OURS in field.traits
            yield from _parts(field.below, (*names, name), met, inner)


def _title(model: type[BaseModel], names: Names) -> str:
    labels, holder = [], model
    for name in names:
        field = fields_of(holder)[name]
        labels.append(field.label)
        holder = field.below or holder
    return " › ".join(labels) or "记录"


def _field(
    owner: type[BaseModel],
    names: Names,
    schema: Schema,
    catalogue: str,
    homes: Mapping[type[BaseModel], Names],
    ours: bool,
) -> FieldGuide:
    field = fields_of(owner)[names[-1]]
    held = schema["properties"][field.name]
    values = held.get("items", held)
    words = zip(values.get("enum", ()), values.get("enumDescriptions", ()), strict=True)
    default = owner.model_fields[field.name].default
    unless = f"；不写就是 {as_written(default)}" if isinstance(default, bool) else ""
    return FieldGuide(
        names=names,
        label=field.label,
        required=field.required,
        description=field.description,
        type=type_words(held, field) + unless,
        values=tuple((as_written(value), str(said)) for value, said in words),
        vocabulary=field.vocabulary or "",
        parts=parts_anchor(homes[field.below]) if field.below else "",
        on_site="；".join(_on_site(field, names, catalogue)),
        rules=tuple(_rules(owner, field)),
        minor=_minor(field, ours),
    )


def _on_site(field: ModelField, names: Names, catalogue: str) -> Iterator[str]:
    if field.hidden:
        yield f"读者看不到：{field.hidden}"
    if places := [words for where, words in WHERE.items() if where & field.show]:
        yield "、".join(places)
    if field.vocabulary in FACET_NAMES and len(names) == 1:
        yield f"{FACET_NAMES[field.vocabulary]}页和按{FACET_NAMES[field.vocabulary]}的订阅"
    if field.is_date and catalogue and _falls_due(BY_ID[catalogue].model, names, catalogue):
        yield "日历、到期提醒和到期那天的订阅"
    if field.links and not field.links.mirrored:
        relation = field.links.relation
        yield f"本页写“{relation.forward}”，对方的页面写“{relation.backward}”"
    if Is.ROWS in field.traits:
        yield "每条有自己的页面"
    if Is.PARTS in field.traits:
        yield "每项有自己的网址（记录的网址加 # 和它的 id）"


def _falls_due(model: type[BaseModel], names: Names, catalogue: str) -> bool:
    """Whether a date at the end of a way falls due: asked of what decides it."""
    return bool(due_dates({**_holding(model, names), "catalogue": catalogue}))


def _holding(model: type[BaseModel], names: Names) -> dict[str, Any]:
    """As little of a record as has a date at the end of a way."""
    name, *rest = names
    field = fields_of(model)[name]
    value: Any = "2030-01-01"
    if rest and field.below is not None:
        value = _holding(field.below, tuple(rest))
        value = [value] if field.several else value
    needed = {
        one.name: "甲"
        for one in fields_of(model).values()
        if one.required and one.below is None and not one.is_date
    }
    return {**needed, name: value}


def _rules(owner: type[BaseModel], field: ModelField) -> Iterator[str]:
    for order in field.not_after:
        later = "、".join(with_key(owner, name) for name in order.fields)
        unless = f"；写了 {with_key(owner, order.unless)}的除外" if order.unless else ""
        yield f"不能晚于 {later}{unless}"
    if Is.PAST in field.traits:
        yield "不能晚于今天"
    if Is.EXACT in field.traits:
        yield "没有核实的留空，把字段名写进 verification.unverified"


def _minor(field: ModelField, ours: bool) -> str:
    if field.name == "id":
        return "改 id 用 publish.py --rename 旧id 新id"
    if ours or Is.OURS in field.traits:
        return "可以用 --minor（说的是本站的工作）"
    if Is.ROWS in field.traits:
        return "增减条目不能用 --minor；条目里看各个字段"
    if field.below is not None:
        return "看它的各个字段"
    if counts(field):
        return "不能用 --minor：读者照它去做"
    if field.vocabulary is not None or field.links:
        return "可以用 --minor"
    return "改错字可以用 --minor；里面的数变了不能"
