"""What stands in the files, as JSON Schema (2020-12): of the fields of records by their models, as they
are published and not only as they are written; of what stands around them by its types."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import models_json_schema

from portal.open_data.published_fields import IN_HEAD, columns, dated_parts, is_published
from portal.read.dates import WRITTEN
from portal.read.markers import Is
from portal.read.model_fields import ModelField, fields_of
from portal.read.plain_schema import PlainSchema

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DEFS = "#/$defs/"


def meaning(field: ModelField) -> str:
    """What a field is: the first sentence of what editors read. The rest tells them how to write it."""
    return field.description.split("。")[0]


@cache
def fields_schema(model: type[BaseModel]) -> tuple[Schema, dict[str, Schema]]:
    """The schema of what a record or row says, and those of its parts, by the names of the models."""
    parts = _schemas_of([model])
    return parts.pop(model.__name__), parts


def property_schema(model: type[BaseModel], field: ModelField) -> Schema:
    """The schema of one field of a record or row."""
    found: Schema = fields_schema(model)[0]["properties"][field.name]
    return found


def list_fields_schema(models: Iterable[type[BaseModel]]) -> tuple[Schema, dict[str, Schema]]:
    """The schema of the fields that stand in the list of a catalogue."""
    choices: list[Schema] = []
    parts: dict[str, Schema] = {}
    for model in models:
        whole, below = fields_schema(model)
        names = [field.name for field in columns(model) if field.name not in IN_HEAD]
        wanted = {*names, *dated_parts(model)}
        kept = {name: held for name, held in whole["properties"].items() if name in wanted}
        required = [name for name in whole.get("required", ()) if name in kept]
        choices.append(_object(kept, required))
        parts |= below
    return (choices[0] if len(choices) == 1 else {"anyOf": choices}), parts


def shape_schema(shape: Any) -> tuple[Schema, dict[str, Schema]]:
    """The schema of one of our types, and those of its parts."""
    schema = TypeAdapter(shape).json_schema(ref_template=DEFS + "{model}")
    parts = schema.pop("$defs", {})
    return _told(schema), {name: _told(one) for name, one in parts.items()}


def file_schema(title: str, description: str, body: Schema, parts: dict[str, Schema]) -> Schema:
    """A whole schema, for a file of its own."""
    found: Schema = {"$schema": DIALECT, "title": title, "description": description, **body}
    return {**found, "$defs": dict(sorted(parts.items()))} if parts else found


def _object(properties: dict[str, Schema], required: list[str]) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**found, "required": required} if required else found


def _schemas_of(models: Iterable[type[BaseModel]]) -> dict[str, Schema]:
    """The schemas of models and of their parts, as far as they are published."""
    known = list(dict.fromkeys(_with_parts(models)))
    _, whole = models_json_schema(
        [(model, "validation") for model in known],
        ref_template=DEFS + "{model}",
        schema_generator=PlainSchema,
    )
    return {model.__name__: _published(model, whole["$defs"][model.__name__]) for model in known}


def _with_parts(models: Iterable[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    for model in models:
        yield model
        yield from _with_parts(
            field.below for field in fields_of(model).values() if field.below and _stands(field)
        )


def _stands(field: ModelField) -> bool:
    """Whether a field is in the files: rows have their own."""
    return is_published(field) and Is.ROWS not in field.traits


def _published(model: type[BaseModel], schema: Schema) -> Schema:
    """A model's schema without what is not published, in words for who reads the data."""
    properties = {
        field.name: _field(field, schema["properties"][field.name])
        for field in fields_of(model).values()
        if _stands(field)
    }
    required = [name for name in schema.get("required", ()) if name in properties]
    return _object(properties, required)


def _field(field: ModelField, held: Schema) -> Schema:
    inner: Schema = held.get("items", held)
    if field.is_date:
        for word in ("type", "pattern", "minimum", "maximum"):
            inner.pop(word, None)
        inner |= {"type": "string", "pattern": WRITTEN}
    if field.choices and inner.get("enum"):
        inner["x-words"] = {str(value): words for value, words in field.choices.items()}
    if field.vocabulary is not None:
        inner["x-vocabulary"] = field.vocabulary or "catalogues"
    held.pop("description", None)
    return {"title": field.label, "description": meaning(field), **_untitled(held)}


def _untitled(schema: Schema) -> Schema:
    return {name: value for name, value in schema.items() if name != "title"}


def _told(schema: Schema) -> Schema:
    """A schema of one of our types without what only programmers read."""
    schema = {name: value for name, value in schema.items() if name not in ("title", "description")}
    if "properties" in schema:
        schema["properties"] = {
            name: _untitled(held) for name, held in schema["properties"].items()
        }
        schema["additionalProperties"] = False
    return schema
