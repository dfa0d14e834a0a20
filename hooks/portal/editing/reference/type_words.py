"""What may stand in a field, in words for an editor: said of its schema, so that both say the same."""

from typing import Any

from portal.editing.reference.model_schema import DATE_FORM, VOCABULARY_FILE, Schema
from portal.read.model_fields import ModelField
from portal.read.refusal import FORMS

DATE = "日期：" + DATE_FORM.removeprefix("写成 ")
LIST = "写成 [甲, 乙]，或每行一个、以 - 开头"
RUNNING = "文字，可以分段（| 开头，下一行起缩进），可用 Markdown"


def type_words(schema: Schema, field: ModelField) -> str:
    """The type of a field; `schema` is that of the field in `model_schema`."""
    items: Any = schema.get("items")
    if items is None:
        return _one(schema, field)
    each = _one(items, field)
    if field.below is not None:
        return f"列表，每项是{each}，以 - 开头"
    return f"列表，每项是{each}；{LIST}"


def _one(schema: Schema, field: ModelField) -> str:
    pattern, kind = schema.get("pattern", ""), schema.get("type")
    if "$ref" in schema:
        words = f"词表 {field.vocabulary} 里的 id"
        return words if schema["$ref"].startswith(VOCABULARY_FILE) else "一组字段"
    if schema.get("minimum"):
        return DATE
    if kind == "boolean":
        return "true（是）或 false（否）"
    if "enum" in schema:
        return "下面几个值中的一个"
    if "anyOf" in schema:
        return "数字，或一行文字"
    if kind in ("number", ["number", "null"]):
        return "数字，不加引号" + ("；空着的写 null" if isinstance(kind, list) else "")
    if form := FORMS.get(pattern):
        longest = schema.get("maxLength")
        most = f"，最多 {longest} 个字" if longest and "文字" in form else ""
        return form.removeprefix("应为") + most
    return "一条记录的 id" if field.links else RUNNING
