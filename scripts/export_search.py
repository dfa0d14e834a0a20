"""Write the search documents for an existing engine, OpenSearch or Elasticsearch."""

import gc
import json
from pathlib import Path

import project
from command import Failure, Parser, run, say

EXPLAINED = """把查找用的文档写到 DIR，给已经有的搜索引擎用（OpenSearch、Elasticsearch）：
  index.json        建索引用的设置和字段
  documents.ndjson  批量写入（_bulk）的内容，词已经切好，引擎只按空格分开
  words.json        查询时要用的：繁体字对照和同义词
例：export_search.py out
    curl -X PUT  -H 'Content-Type: application/json' --data @out/index.json 引擎/portal
    curl -X POST -H 'Content-Type: application/x-ndjson' --data-binary @out/documents.ndjson 引擎/_bulk

查的时候也要用同样的切法：--query 把一句话变成查询，写到屏幕上，交给 引擎/portal/_search。
不连任何网络；没有发布的改动不影响导出，数据有错先改好。指南和手册的网页不在里面。"""

NAME = "portal"


def main():
    parser = Parser(EXPLAINED)
    parser.add_argument("folder", metavar="DIR", help="写到（--query 时：读自）哪个目录")
    parser.add_argument("--index", metavar="NAME", default=NAME, help=f"索引名，默认 {NAME}")
    parser.add_argument("--query", metavar="TEXT", help="不导出，把这句话变成查询")
    parser.add_argument("--yes", action="store_true", help="文件已经有了也写")
    project.add_data_option(parser)
    options = parser.parse_args()
    project.enter()
    folder = Path(options.folder)
    if options.query is not None:
        return ask(folder, options.query)
    gc.disable()  # one pass and out, as in check.py
    return export(project.data_folder(options.data), folder, options)


def ask(folder, text):
    """Print the query for a text, as the words of an export have it."""
    from portal.search.bulk_export import QueryWords, query_body

    try:
        known = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        words = QueryWords(known["simplify"], known["synonyms"])
    except FileNotFoundError:
        raise Failure(f"{folder} 里没有 words.json，先导出一次。") from None
    except (ValueError, KeyError, TypeError):
        raise Failure(f"{folder / 'words.json'} 读不出来，重新导出一次。") from None
    print(json.dumps(query_body(text, words), ensure_ascii=False))
    return 0


def export(data, folder, options):
    """Write the three files; 0 when all went well."""
    from portal.as_of import as_of
    from portal.pages.home.entry_points import called_at_home
    from portal.portal import DataProblems, Portal
    from portal.search import bulk_export
    from portal.search.documents import documents
    from portal.search.index import Index

    names = ("index.json", "documents.ndjson", "words.json")
    there = [name for name in names if (folder / name).exists()]
    if there and not options.yes:
        raise Failure("{} 里已经有 {}，没有写。要换掉就加 --yes。".format(folder, "、".join(there)))
    try:
        site = Portal.open(data, as_of(), preview=True).site
    except DataProblems as error:
        raise Failure(str(error).replace("没有生成网站", "没有导出")) from None
    vocabularies = site.catalogue.vocabularies
    index = Index(documents(site, (), called_at_home(site)), vocabularies)
    words = bulk_export.QueryWords.of(index, vocabularies)
    folder.mkdir(parents=True, exist_ok=True)
    lines = bulk_export.bulk(index.documents, words, options.index)
    _write(folder / "index.json", [_json(bulk_export.index_body())])
    _write(folder / "documents.ndjson", lines)
    _write(folder / "words.json", [_json({"simplify": words.simplify, "synonyms": words.synonyms})])
    say(f"{len(index.documents)} 个文档，写在 {folder}。")
    return 0


def _json(value):
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _write(path, lines):
    """Whole or not at all."""
    half = path.with_name(f".{path.name}.tmp")
    try:
        with half.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


if __name__ == "__main__":
    run(main)
