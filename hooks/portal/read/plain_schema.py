"""JSON Schemas of our models, as pydantic makes them, without what no file of ours has: a number is a
number, and what is not there is left out and not `null`."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

JsonSchema = dict[str, Any]


class PlainSchema(GenerateJsonSchema):
    """Numbers without quotes, no `null` for what is not there, no defaults."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchema:
        return {"type": "number"}

    def union_schema(self, schema: core_schema.UnionSchema) -> JsonSchema:
        found = super().union_schema(schema)
        parts = found.get("anyOf", [])
        if {"type": "number"} in parts and {"type": "integer"} in parts:
            parts.remove({"type": "integer"})
        return parts[0] if len(parts) == 1 else found

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchema:
        return self.generate_inner(schema["schema"])

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchema:
        """In a list `null` holds the place of what is not there."""
        found = super().tuple_schema(schema)
        if schema["items_schema"][0]["type"] == "nullable":
            found["items"]["type"] = [found["items"]["type"], "null"]
        return found

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchema:
        return self.generate_inner(schema["schema"])
