"""`/api/v1/schema/`: a schema for each sort of file, whole by itself."""

from collections.abc import Iterator
from typing import Annotated, Any, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from portal.kinds.kind import Kind
from portal.kinds.kinds import KINDS
from portal.kinds.rows import row_fields
from portal.open_data import schema_names
from portal.open_data.json_text import json_bytes
from portal.open_data.promise import ROOT
from portal.open_data.published_schemas import (
    DEFS,
    Schema,
    fields_schema,
    file_schema,
    list_fields_schema,
    shape_schema,
)
from portal.open_data.published_vocabularies import PUBLISHED
from portal.open_data.shapes import (
    DAY,
    DepartedData,
    EventData,
    FileHead,
    FormerData,
    Id,
    LinksData,
    NoteData,
)
from portal.open_data.tables import models_of
from portal.open_data.text_shapes import TextData, TextsData, TextSpan
from portal.page import Asset

FOLDER = f"{ROOT}schema/"
TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}
OWN = {"$schema": {"type": "string", "description": "这个文件的 JSON Schema"}}


class ItemTail(TypedDict):
    """What follows the fields of an item."""

    rows: NotRequired[list[Id]]
    links: LinksData
    former: list[FormerData]
    annotations: NotRequired[
        Annotated[
            list[NoteData],
            Field(description="这个门户在国家的这一条旁边说的话；不改这一条的内容和状态"),
        ]
    ]


class RecordTail(ItemTail):
    """The same of a record, where somebody holds full texts."""

    texts: NotRequired[
        Annotated[list[TextSpan], Field(description="手上有的全文，旧的在前，一版接一版")]
    ]


def schema_files(with_texts: bool = False, published: bool = False) -> Iterator[Asset]:
    """All of them, the same whatever the data; those of full texts where somebody holds some."""
    for name, schema in dict(
        _schemas(with_texts, published)
    ).items():  # two catalogues have the same rows
        yield Asset(f"{FOLDER}{name}", json_bytes(schema))


def _schemas(with_texts: bool, published: bool) -> Iterator[tuple[str, Schema]]:
    for kind in KINDS:
        for place, model in enumerate(models_of(kind)):
            what = "条目" if place else "记录"
            tail = ItemTail if place or not with_texts else RecordTail
            yield schema_names.of_model(model), _item(model, f"{kind.name}：{what}", what, tail)
        yield schema_names.of_list(kind.id), _list(kind)
    for name, term in PUBLISHED.items():
        yield schema_names.of_vocabulary(name), _vocabulary(name, term)
    yield schema_names.DEPARTED, _departed()
    yield schema_names.MOVED, _moved()
    yield schema_names.EVENTS, _events()
    yield schema_names.INDEX, _index(with_texts, published)
    yield schema_names.TOOLS, _tools()
    yield schema_names.LINK_KINDS, _link_kinds()
    if with_texts:
        yield schema_names.TEXTS, _shaped(TextsData, "全文的各版", "一条记录手上有的全文。")
        yield schema_names.TEXT, _shaped(TextData, "全文", "一版全文，一条一条的。")


def _shaped(shape: Any, title: str, words: str) -> Schema:
    body, parts = shape_schema(shape)
    body = _closed({**OWN, **body["properties"]}, [*OWN, *body["required"]])
    return file_schema(title, words, body, parts)


def _item(model: Any, title: str, what: str, tail_shape: Any) -> Schema:
    fields, parts = fields_schema(model)
    head, of_head = shape_schema(FileHead)
    tail, of_tail = shape_schema(tail_shape)
    name = model.__name__
    body = _closed(
        {
            **OWN,
            **head["properties"],
            "fields": {
                "$ref": f"{DEFS}{name}",
                "description": "数据文件里写的；没有写的字段没有，条目没有写 sources 的用清单的",
            },
            **tail["properties"],
        },
        [*OWN, *head["required"], "fields", *tail["required"]],
    )
    defs = {name: fields, **parts, **of_head, **of_tail}
    return file_schema(title, f"一条{what}的文件。", body, defs)


def _list(kind: Kind) -> Schema:
    fields, parts = list_fields_schema(models_of(kind))
    head, of_head = shape_schema(FileHead)
    entry = _closed(
        {
            **head["properties"],
            "path": {**TEXT, "description": "整条的文件，从 /api/v1/ 算起"},
            "fields": {"$ref": f"{DEFS}fields"},
        },
        [*head["required"], "path", "fields"],
    )
    rows = "和清单的条目" if row_fields(kind.id) else ""
    body = _closed(
        {
            **OWN,
            "catalogue": {"const": kind.id},
            "name": TEXT,
            "count": {"type": "integer"},
            "items": {"type": "array", "items": {"$ref": f"{DEFS}entry"}},
        }
    )
    defs = {"fields": fields, "entry": entry, **parts, **of_head}
    return file_schema(f"栏目：{kind.name}", f"全部记录{rows}，只有筛选要用的字段。", body, defs)


def _vocabulary(name: str, term: Any) -> Schema:
    fields, parts = fields_schema(term)
    body = _closed(
        {
            **OWN,
            "vocabulary": {"const": name},
            "terms": {"type": "array", "items": {"$ref": f"{DEFS}{term.__name__}"}},
        }
    )
    return file_schema(f"词表 {name}", "全部词条。", body, {term.__name__: fields, **parts})


def _departed() -> Schema:
    return _shaped(DepartedData, "不在了的", "撤回、改名、合并的编号，在原来的网址上。")


def _moved() -> Schema:
    one, parts = shape_schema(DepartedData)
    body = _closed({**OWN, "moved": {"type": "array", "items": {"$ref": f"{DEFS}DepartedData"}}})
    return file_schema("不在了的", "全部。", body, {"DepartedData": one, **parts})


def _events() -> Schema:
    """Of the newest and of one year."""
    one, parts = shape_schema(EventData)
    events = {"type": "array", "items": {"$ref": f"{DEFS}EventData"}}
    year = {"type": "string", "pattern": r"^\d{4}$"}
    years = _closed({"year": year, "count": {"type": "integer"}, "path": TEXT})
    newest = _closed(
        {
            **OWN,
            "authority": {**TEXT, "description": "tag: 网址里的机构和日期"},
            "years": {"type": "array", "items": years},
            "complete": {"type": "boolean", "description": "events 是不是全部"},
            "events": events,
        }
    )
    body: Schema = {"oneOf": [newest, _closed({**OWN, "year": year, "events": events})]}
    return file_schema("发生过什么", "新的在前。", body, {"EventData": one, **parts})


def _index(with_texts: bool, published: bool) -> Schema:
    day = {"type": "string", "pattern": DAY}
    number = {"type": "integer", "minimum": 0}
    catalogue = _closed(
        {
            **{name: TEXT for name in ("id", "name", "description")},
            **{name: number for name in ("records", "rows")},
            **{name: TEXT for name in ("json", "csv", "item", "schema")},
            "item_schemas": TEXTS,
        }
    )
    change = _closed({"version": TEXT, "day": day, "words": TEXT})
    vocabulary, file = (
        _closed({"id": TEXT, "json": TEXT}),
        _closed({"path": TEXT, "description": TEXT}),
    )
    forms = {"type": "array", "items": file}
    texts = _closed(
        {"records": number, "versions": number, "paths": forms, "schemas": TEXTS, "items": TEXTS}
    )
    body = _closed(
        {
            **OWN,
            "name": TEXT,
            "version": TEXT,
            "site": TEXT,
            "page": TEXT,
            "last_change": {**day, "description": "最近一次有变化的日子"},
            "licence": _closed({"name": TEXT, "url": TEXT, "note": TEXT}),
            "cite": TEXT,
            **({"publisher": {**TEXT, "description": "主办单位"}} if published else {}),
            "promises": TEXTS,
            "changes": {"type": "array", "items": change},
            "catalogues": {"type": "array", "items": catalogue},
            "vocabularies": {"type": "array", "items": vocabulary},
            "files": forms,
            **({"texts": texts} if with_texts else {}),
        }
    )
    return file_schema("有什么", "从这里开始。", body, {})


def _tools() -> Schema:
    keys = {"type": "object", "additionalProperties": TEXT}
    names = ("path", "page", "title", "description")
    file = _closed({**{name: TEXT for name in names}, "keys": keys})
    body = _closed({**OWN, "note": TEXT, "files": {"type": "array", "items": file}})
    return file_schema("工具的数据", "各个工具用的文件和里面的字段。", body, {})


def _link_kinds() -> Schema:
    kind = _closed({"id": TEXT, "out": TEXT, "in": TEXT})
    body = _closed({**OWN, "kinds": {"type": "array", "items": kind}})
    return file_schema("联系的种类", "out 是说的一方怎样说，in 是另一方怎样说。", body, {})


def _closed(properties: dict[str, Schema], required: list[str] | None = None) -> Schema:
    """An object with these properties and no others; all are there unless said."""
    wanted = list(properties) if required is None else required
    return {
        "type": "object",
        "properties": properties,
        "required": wanted,
        "additionalProperties": False,
    }
