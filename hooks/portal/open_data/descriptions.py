"""What there is, for people and for catalogues of data: the index, a Frictionless data package, DCAT."""

from collections.abc import Iterator
from typing import Any

from portal.kinds.kinds import KINDS
from portal.open_data import schema_names
from portal.open_data.data_table import SEVERAL, DataColumn, DataTable
from portal.open_data.json_text import json_bytes
from portal.open_data.open_catalogue import OpenCatalogue
from portal.open_data.promise import CHANGES, ROOT, VERSION, promises
from portal.open_data.published_vocabularies import PUBLISHED
from portal.open_data.schema_names import INDEX, of_list, of_model
from portal.open_data.tables import LICENCE, described_tables, models_of
from portal.page import Asset
from portal.site_info import SiteInfo
from portal.view.legal_texts import versions_of

ZIP = f"{ROOT}portal-data.zip"
PACKAGE = f"{ROOT}datapackage.json"
CATALOG = f"{ROOT}catalog.jsonld"
PAGE = "data/"

NAME = "CC BY 4.0"

FACTS_ARE_FREE = (
    "法律法规、文号、标准号、日期、数值、型号这类官方的事实不设限制；我们写的文字和编排按 CC BY 4.0"
)

FILES = {
    "events.json": "发生过什么，和订阅者听到的一样；每年一个文件在 events/",
    "moved.json": "撤回、改名、合并了的编号，各是怎么回事",
    "validity.csv": "哪天是什么状态，一段日子一行",
    "due.csv": "哪天有什么到期，一件事一行",
    "attachments.csv": "附件：名称、格式、大小、网址，一个附件一行",
    "vocab/link-kinds.json": "联系有哪几种，两边各怎样说",
    "tools.json": "四个工具用的数据在哪里，里面是什么",
    "examples/ask.py": "问三件事的 Python 程序",
    "examples/ask.mjs": "同一件事的 JavaScript",
    "openapi.json": "OpenAPI 3.1 的说明",
    "datapackage.json": "Frictionless 的说明",
    "catalog.jsonld": "DCAT 的说明",
    "portal-data.zip": "以上全部，一个压缩包",
}
"""What stands beside the catalogues, by its path below the root of the data."""

TEXTS = {
    "{catalogue}/{id}/text.json": "一条记录手上有的全文：各版，各管到哪天",
    "{catalogue}/{id}/text/{day}.json": "一版全文，编、章、节、条、款、项、目，各有位置和引用的写法",
    "{catalogue}/{id}/text/{day}.xml": "同一版，Akoma Ntoso 3.0（LegalDocML）",
}
"""The full texts that an operator holds, by the forms of their paths; named only where there are some."""


def description_files(open_: OpenCatalogue) -> Iterator[Asset]:
    """The index, the data package and the catalogue for catalogues."""
    yield Asset(f"{ROOT}index.json", json_bytes(_index(open_)))
    yield Asset(PACKAGE, json_bytes(_package(open_)))
    yield Asset(CATALOG, json_bytes(_catalog(open_)))


def citation(open_: OpenCatalogue) -> str:
    """How to name the data where they are used."""
    info = open_.site.info
    address = open_.address(PAGE)
    return (
        f"{info.name}开放数据，版本 {VERSION}，数据截至 {open_.site.last_change}，{address}，{NAME}"
    )


def _index(open_: OpenCatalogue) -> dict[str, Any]:
    site = open_.site
    return {
        "$schema": f"schema/{INDEX}",
        "name": f"{site.info.name}开放数据",
        "version": VERSION,
        "site": open_.address(""),
        "page": open_.address(PAGE),
        "last_change": site.last_change.isoformat(),
        "licence": {"name": NAME, "url": LICENCE, "note": FACTS_ARE_FREE},
        "cite": citation(open_),
        **({"publisher": site.info.publisher} if site.info.imprint else {}),
        "promises": list(promises(open_.has_texts)),
        "changes": [
            {"version": one.version, "day": one.day, "words": one.words} for one in CHANGES
        ],
        "catalogues": [
            {
                "id": kind.id,
                "name": kind.name,
                "description": kind.description,
                "records": len(site.catalogue.of(kind.id)),
                "rows": sum(1 for item in open_.by_catalogue.get(kind.id, ()) if item.parent),
                "json": f"{kind.id}.json",
                "csv": f"{kind.id}.csv",
                "item": f"{kind.id}/{{id}}.json",
                "schema": f"schema/{of_list(kind.id)}",
                "item_schemas": [f"schema/{of_model(model)}" for model in models_of(kind)],
            }
            for kind in KINDS
        ],
        "vocabularies": [{"id": name, "json": f"vocab/{name}.json"} for name in PUBLISHED],
        "files": [{"path": path, "description": words} for path, words in FILES.items()],
        **({"texts": _texts(open_)} if open_.has_texts else {}),
    }


def _texts(open_: OpenCatalogue) -> dict[str, Any]:
    """Of which records full texts are at hand, and where."""
    records = [item for item in open_.items if versions_of(item, open_.site)]
    return {
        "records": len(records),
        "versions": sum(len(versions_of(item, open_.site)) for item in records),
        "paths": [{"path": path, "description": words} for path, words in TEXTS.items()],
        "schemas": [f"schema/{name}" for name in (schema_names.TEXTS, schema_names.TEXT)],
        "items": [f"{item.kind.id}/{item.id}/text.json" for item in records],
    }


def _package(open_: OpenCatalogue) -> dict[str, Any]:
    """Frictionless Data Package (v1): the tables; all else is named in the index."""
    info = open_.site.info
    return {
        "name": "sme-green-portal-data",
        "title": f"{info.name}开放数据",
        "homepage": open_.address(PAGE),
        "version": VERSION,
        "licenses": [{"name": "CC-BY-4.0", "title": NAME, "path": LICENCE}],
        **({"contributors": [_contributor(info)]} if info.imprint else {}),
        "resources": [_resource(table) for table in described_tables()],
    }


def _contributor(info: SiteInfo) -> dict[str, str]:
    return {"title": info.publisher, "role": "publisher", "path": info.address or "."}


def _resource(table: DataTable) -> dict[str, Any]:
    return {
        "name": table.name.removesuffix(".csv"),
        "path": table.name,
        "profile": "tabular-data-resource",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            **({"primaryKey": list(table.key)} if table.key else {}),
            "missingValues": [""],
        },
    }


def _field(column: DataColumn) -> dict[str, Any]:
    """Several values are a text there: the format knows lists only as JSON."""
    type = {"decimal": "number"}.get(column.type, column.type)
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.form:
        constraints["pattern"] = column.form
    several = f"；几个值之间是 {SEVERAL}" if column.several else ""
    return {
        "name": column.name,
        "type": "string" if column.several else type,
        "title": column.title,
        "description": column.description + several,
        **({"constraints": constraints} if constraints else {}),
    }


def _catalog(open_: OpenCatalogue) -> dict[str, Any]:
    """DCAT 3: one data set, in each of the forms in which it can be had."""
    info, root = open_.site.info, open_.address(ROOT)
    tables = [table.path for table in described_tables()]
    files = [
        (ZIP, "application/zip"),
        (f"{ROOT}index.json", "application/json"),
        *((f"{ROOT}{kind.id}.json", "application/json") for kind in KINDS),
        (f"{ROOT}events.json", "application/json"),
        *((path, "text/csv") for path in tables),
    ]
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": open_.address(CATALOG),
        "@type": "dcat:Catalog",
        "dct:title": {"@value": info.name, "@language": "zh"},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": info.publisher},
        "foaf:homepage": {"@id": open_.address("") or "./"},
        "dcat:dataset": {
            "@id": root,
            "@type": "dcat:Dataset",
            "dct:title": {"@value": f"{info.name}开放数据", "@language": "zh"},
            "dct:description": {
                "@value": "、".join(kind.name for kind in KINDS),
                "@language": "zh",
            },
            "dct:license": {"@id": LICENCE},
            "dct:language": "zh",
            "dcat:version": VERSION,
            "dct:modified": {
                "@value": open_.site.last_change.isoformat(),
                "@type": "xsd:date",
            },
            "dcat:landingPage": {"@id": open_.address(PAGE)},
            "dcat:distribution": [
                {
                    "@id": open_.address(path),
                    "@type": "dcat:Distribution",
                    "dcat:downloadURL": {"@id": open_.address(path)},
                    "dcat:mediaType": type,
                    "dct:license": {"@id": LICENCE},
                }
                for path, type in files
            ],
        },
    }
