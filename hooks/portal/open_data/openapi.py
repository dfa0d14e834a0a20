"""`/api/v1/openapi.json`: all of it as OpenAPI 3.1 describes interfaces. Nothing is asked of a server
but files, so that there is nothing but GET."""

from typing import Any

from portal.kinds.kinds import KINDS
from portal.open_data import schema_names
from portal.open_data.descriptions import FACTS_ARE_FREE, FILES, NAME, TEXTS
from portal.open_data.json_text import json_bytes
from portal.open_data.open_catalogue import OpenCatalogue
from portal.open_data.promise import ROOT, VERSION, promises
from portal.open_data.published_vocabularies import PUBLISHED
from portal.open_data.tables import LICENCE, models_of
from portal.page import Asset
from portal.site_info import Imprint
from portal.view.legal_texts import versions_of

JSON, CSV, XML = "application/json", "text/csv", "application/akn+xml"
SCHEMAS = {
    "events.json": schema_names.EVENTS,
    "moved.json": schema_names.MOVED,
    "vocab/link-kinds.json": schema_names.LINK_KINDS,
    "tools.json": schema_names.TOOLS,
}
TYPES = {
    "py": "text/plain",
    "mjs": "text/javascript",
    "csv": CSV,
    "zip": "application/zip",
    "jsonld": "application/ld+json",
    "json": JSON,
}


def openapi_file(open_: OpenCatalogue) -> Asset:
    """The description; its schemas are the files beside it."""
    return Asset(f"{ROOT}openapi.json", json_bytes(_document(open_)))


def _document(open_: OpenCatalogue) -> dict[str, Any]:
    info = open_.site.info
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{info.name}开放数据",
            "version": VERSION,
            "description": "\n".join(f"- {words}" for words in promises(open_.has_texts)),
            **({"contact": _contact(info.imprint)} if info.imprint else {}),
            "license": {"name": f"{NAME}（{FACTS_ARE_FREE}）", "url": LICENCE},
        },
        "servers": [{"url": open_.address(ROOT).rstrip("/") if info.address else "."}],
        "paths": _paths(open_) | (_text_paths(open_) if open_.has_texts else {}),
    }


def _contact(imprint: Imprint) -> dict[str, str]:
    email = {"email": imprint.email} if imprint.email else {}
    return {"name": imprint.organiser, **email}


def _paths(open_: OpenCatalogue) -> dict[str, Any]:
    paths = {"/index.json": _get("index", "有什么", JSON, schema_names.INDEX)}
    for kind in KINDS:
        name = kind.id
        schema = schema_names.of_list(name)
        paths[f"/{name}.json"] = _get(f"list-{name}", f"{kind.name}，全部", JSON, schema)
        paths[f"/{name}.csv"] = _get(f"table-{name}", f"{kind.name}，全部，表格", CSV)
        paths[f"/{name}.csv-metadata.json"] = _get(f"columns-{name}", "表格各列的说明", JSON)
        names = [*map(schema_names.of_model, models_of(kind)), schema_names.DEPARTED]
        item = _get(f"item-{name}", f"{kind.name}，一条", JSON, *names)
        item["get"]["parameters"] = [_parameter("id", "编号，区分大小写，见栏目的文件")]
        item["get"]["responses"]["404"] = {"description": "从来没有过这个编号"}
        if open_.by_catalogue.get(name) or not kind.if_any:
            paths[f"/{name}/{{id}}.json"] = item
    for name in PUBLISHED:
        schema = schema_names.of_vocabulary(name)
        paths[f"/vocab/{name}.json"] = _get(f"vocab-{name}", f"词表 {name}", JSON, schema)
    year = _get("events-of-year", "一年里发生过什么", JSON, schema_names.EVENTS)
    year["get"]["parameters"] = [_parameter("year", "四位的年份，见 events.json 的 years")]
    year["get"]["responses"]["404"] = {"description": "这一年没有"}
    paths["/events/{year}.json"] = year
    schema_file = _get("schema", "一种文件的 JSON Schema", JSON)
    schema_file["get"]["parameters"] = [_parameter("name", "文件里 $schema 的名字")]
    paths["/schema/{name}.schema.json"] = schema_file
    for path, words in FILES.items():
        stem, _, ending = path.rpartition(".")
        named = [SCHEMAS[path]] if path in SCHEMAS else []
        id = f"{stem.replace('/', '-')}-{ending}"
        paths[f"/{path}"] = _get(id, words, TYPES[ending], *named)
        if ending == "csv":
            paths[f"/{path}-metadata.json"] = _get(f"columns-{stem}", "表格各列的说明", JSON)
    return paths


def _text_paths(open_: OpenCatalogue) -> dict[str, Any]:
    """Of full texts, in the catalogues that have some: the form of a path has the name of one, so that
    no two forms could be meant by one address."""
    paths = {}
    for kind in KINDS:
        if not any(versions_of(item, open_.site) for item in open_.by_catalogue.get(kind.id, ())):
            continue
        for path, words in TEXTS.items():
            type = XML if path.endswith("xml") else JSON
            schema = schema_names.TEXT if "{day}" in path else schema_names.TEXTS
            id = (
                f"text-{kind.id}-{path.rpartition('.')[2]}"
                if "{day}" in path
                else f"texts-{kind.id}"
            )
            one = _get(id, f"{kind.name}：{words}", type, *([schema] if type == JSON else ()))
            one["get"]["parameters"] = [_parameter("id", "编号，见 index.json 的 texts")]
            if "{day}" in path:
                day = _parameter("day", "这一版施行的第一天，见 text.json 的 versions")
                one["get"]["parameters"].append(day)
            one["get"]["responses"]["404"] = {"description": "手上没有"}
            paths[f"/{path.replace('{catalogue}', kind.id)}"] = one
    return paths


def _get(id: str, words: str, type: str, *schemas: str) -> dict[str, Any]:
    refs = [{"$ref": f"schema/{name}"} for name in schemas]
    schema = {} if not refs else refs[0] if len(refs) == 1 else {"anyOf": refs}
    content = {type: {"schema": schema}} if schema else {type: {}}
    answer = {"description": words, "content": content}
    return {"get": {"operationId": id, "summary": words, "responses": {"200": answer}}}


def _parameter(name: str, words: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": words,
        "schema": {"type": "string"},
    }
