"""Search records and rows in the terminal: what it is, whether it holds, in which file and line."""

import gc
import json
import sys

import project
from check import shown
from command import Failure, Parser, run, say, whole_number

MOST = 10


def main():
    parser = Parser(
        "查找记录和清单条目，列出 id、题名、效力、栏目、文件和行号，最像的在前。\n"
        "可以写题名、简称、文号、标准号、型号、id，也可以写正文里的字词，几个词用空格隔开；\n"
        "有全文的，条文里的字词和某一条也找得到：\n"
        "  find.py 电机 淘汰\n"
        "  find.py 节能法52条\n"
        "  find.py 财税〔2017〕71号\n"
        "  find.py --kind 淘汰目录 S9\n"
        "找到时退出码为 0，找不到为 1。"
    )
    project.add_data_option(parser)
    parser.add_argument("words", nargs="+", metavar="WORDS", help="要找的字词")
    parser.add_argument("--kind", metavar="KIND", help="只找这个栏目，如 phase-out 或 淘汰目录")
    parser.add_argument(
        "--limit", type=whole_number, default=MOST, metavar="N", help=f"最多列几条，默认 {MOST}"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text 供人看（默认）；json 供程序读取",
    )
    options = parser.parse_args()
    project.enter()
    gc.disable()  # one pass and out: collecting among a million small objects only costs time
    return find(options)


def find(options):
    """Print what is found; 0 when that is anything."""
    from portal.editing.finding.terminal_search import TerminalSearch

    data = project.data_folder(options.data)
    kind = kind_of(options.kind) if options.kind else None
    at_hand = opened(data)
    search = TerminalSearch(at_hand)
    query = " ".join(options.words)
    found = search.search(query, kind.id if kind else "")
    articles, mentions = _in_texts(query, at_hand.site, kind, options.limit)
    tell_unread(at_hand.unread_files)
    if options.format == "json":
        rows = [_of_text(line) for line in articles]
        rows += [_plain(line) for line in search.lines(found[: options.limit])]
        rows += [_of_text(line) for line in mentions]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for line in articles:
            print(line)
    if not found and (articles or mentions):
        _tell(mentions, options)
        return 0
    if not found:
        say(_nothing(query, kind, search))
        return 1
    if not found[0].is_whole and not articles:
        say(_in_part(query, search))
    if options.format == "text":
        for line in search.lines(found[: options.limit]):
            print(line)
        sys.stdout.flush()
        _tell(mentions, options)
        if len(found) > options.limit:
            say(
                f"共 {len(found)} 条，列出前 {options.limit} 条；要看更多加 --limit，或多写一个词。"
            )
    return 0


def _in_texts(query, site, kind, limit):
    """What the full texts have: the article that a query names, and the texts with its words."""
    from itertools import islice

    from portal.editing.finding.text_search import TextSearch

    texts = TextSearch(site, kind.id if kind else "")
    articles = texts.articles(query)[:limit]
    return articles, [] if articles else list(islice(texts.mentions(query), limit))


def _tell(mentions, options):
    if options.format == "text":
        for line in mentions:
            print(line)
        sys.stdout.flush()


def opened(data):
    """Return what is in a data folder today; Failure when PORTAL_AS_OF cannot be read."""
    from portal.as_of import BadAsOf, as_of
    from portal.editing.finding.data_at_hand import DataAtHand

    try:
        return DataAtHand.open(shown(data), as_of())
    except BadAsOf as error:
        raise Failure(str(error)) from None


def tell_unread(files):
    """Say which files were left out, for what stands in them is not found."""
    if files:
        more = " 等" if len(files) > 3 else ""
        say(
            f"有 {len(files)} 个文件有错或没有填完，里面的没有查：{'、'.join(files[:3])}{more}。"
            "运行 check.py 看哪里要改。"
        )


def kind_of(word):
    """Return the catalogue that somebody named; Failure where it is none."""
    from portal.editing.finding.kind_names import CHOICES, kind_called

    kind = kind_called(word)
    if kind is None:
        raise Failure(f"没有栏目 {word}。栏目有：{CHOICES}。")
    return kind


def _nothing(query, kind, search):
    items = [item for item in search.items if kind is None or item.kind is kind]
    records = sum(item.parent is None for item in items)
    where = f"{kind.name}里" if kind else ""
    near = search.nearest(query)
    return (
        f"没有找到“{query}”。查了{where} {records} 条记录、{len(items) - records} 个条目的"
        "题名、又称、文号、型号、id 和正文。"
        + (f"\n最接近的是：{'、'.join(near)}。" if near else "\n换一个说法，或少写几个字试试。")
    )


def _in_part(query, search):
    unknown = search.unknown(query)
    nowhere = f"“{'”“'.join(unknown)}”哪里都没有；" if unknown else ""
    return f"没有哪一条写着全部字词（{query}）。{nowhere}下面的只有一部分："


def _of_text(line):
    return {
        "id": line.id,
        "title": line.place,
        "kind": "text",
        "kind_name": "全文",
        "status": "",
        "list": "",
        "path": line.path,
        "line": line.line,
        "whole": True,
    }


def _plain(line):
    return {
        "id": line.id,
        "title": line.title,
        "kind": line.kind,
        "kind_name": line.kind_name,
        "status": line.status,
        "list": line.list_id,
        "path": line.path,
        "line": line.line,
        "whole": line.is_whole,
    }


if __name__ == "__main__":
    run(main)
