"""What may stand in a record, as JSON Schema says it: made from the models and nothing else.

The form is draft-07, which editors of text know (yaml-language-server). A vocabulary is a reference into
`VOCABULARY_FILE`, so that a new term changes one file; ids of other records are a pattern, for they
change with each record.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotated_types import MinLen
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from pydantic_core import core_schema

from portal.kinds.kinds import KINDS
from portal.read.fields import digits_as_text
from portal.read.model_fields import ModelField, fields_of
from portal.read.plain_schema import PlainSchema
from portal.read.refusal import FORMS

Schema = dict[str, Any]

VOCABULARY_FILE = "vocabularies.schema.json"
DEFINITIONS = "#/definitions/"
DATE_FORM = "写成 2026-08-15、2026-08 或 2026"


class _Generator(PlainSchema):
    """What our reader takes: beside plain values ids of digits also without quotes."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> Schema:
        found = super().function_before_schema(schema)
        if schema["function"]["function"] is digits_as_text:
            found["type"] = ["string", "integer"]
        return found


def schemas_of(models: Iterable[type[BaseModel]]) -> dict[str, Schema]:
    """The schemas of models and of their parts, by the names of the models."""
    known = list(dict.fromkeys(_with_parts(models)))
    _, whole = models_json_schema(
        [(model, "validation") for model in known],
        ref_template=DEFINITIONS + "{model}",
        schema_generator=_Generator,
    )
    found: dict[str, Schema] = whole["$defs"]
    for model in known:
        _complete(model, found[model.__name__])
    return {name: found[name] for name in sorted(found)}


def _with_parts(models: Iterable[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    for model in models:
        yield model
        yield from _with_parts(
            field.below for field in fields_of(model).values() if field.below is not None
        )


def _complete(model: type[BaseModel], schema: Schema) -> None:
    """Give a model's schema what only our markers say, in words for an editor."""
    schema["title"] = model.__name__
    schema.pop("description", None)
    for name, field in fields_of(model).items():
        held = schema["properties"][name]
        described = held.pop("description", "")
        required = name in schema.get("required", ())
        inner = _values(held)
        if field.vocabulary is not None:
            _refer(inner, field)
        elif words := value_words(field, _permitted(inner, field)):
            inner["enum"] = list(words)
            inner["enumDescriptions"] = list(words.values())
            inner["errorMessage"] = "可选：" + "、".join(map(as_written, words))
        elif form := FORMS.get(inner.get("pattern", "")):
            inner["patternErrorMessage"] = form
        elif inner.get("minimum"):
            inner["errorMessage"] = inner["patternErrorMessage"] = DATE_FORM
        for said in model.model_fields[name].metadata:
            if (
                isinstance(said, MinLen) and "items" in held
            ):  # pydantic asks it of the tuple, unseen
                held["minItems"] = said.min_length
        held["title"] = field.label
        held["description"] = ("必填。" if required else "") + described


def _values(schema: Schema) -> Schema:
    """The schema of the values themselves: of those in a list, where it is one."""
    items: Schema | None = schema.get("items")
    return schema if items is None else items


def _permitted(schema: Schema, field: ModelField) -> Iterable[Any]:
    return schema.get("enum", field.choices)


def value_words(field: ModelField, permitted: Iterable[Any]) -> Mapping[Any, str]:
    """What each value that a field may have means: from its description, where these stand as
    `exact 逐型号，series 整个系列`, or from its marker. Values in Chinese say it themselves."""
    return {value: _said(field, value) or field.choices.get(value, value) for value in permitted}


def as_written(value: Any) -> str:
    """A value as it stands in a file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _said(field: ModelField, value: Any) -> str:
    found = re.search(rf"(?<![a-z-]){re.escape(str(value))} ([^，；。]+)", field.description)
    return found.group(1) if found else ""


def _refer(schema: Schema, field: ModelField) -> None:
    """In the place of any id, those that are there."""
    number = schema.get("type") == "number"
    schema.clear()
    if field.vocabulary:
        schema["$ref"] = f"{VOCABULARY_FILE}{DEFINITIONS}{field.vocabulary}"
        if number:
            schema["$ref"] += "-number"
    else:
        schema.update(enum=[k.id for k in KINDS], enumDescriptions=[k.name for k in KINDS])
