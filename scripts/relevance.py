"""Ask the search what small enterprises would ask, and say what rank the right answers have."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import project
import relevance_report
from command import Failure, Parser, run, say, whole_number
from test import find_chromium

DAY = "2026-11-22"
"""What PORTAL_AS_OF is when nobody says otherwise, so that every run asks the same site."""

QUERIES = "tests/facts/search"
SLOWDOWNS = (1, 4)
"""This machine as it is, and the processor of a cheap phone."""


def main():
    parser = Parser(
        "在无界面的 Chromium 里用网站自己的搜索模块逐条查询，列出正确结果排在第几，\n"
        "并与 Material 自带的搜索在同样记录上的结果并排。有一条没有达到要求时退出码为 1。\n\n"
        "查询文件是 YAML，一列这样的条目：\n"
        '  - {query: "所键入的文字", expect: [记录 id, ...], top: 3, note: "说明"}\n'
        "找到 expect 里任一条、且在前 top 条（默认 1）之内为达到；expect 为空表示应当查无结果。\n"
        "清单和它的条目视为同一记录。MRR 是正确结果名次倒数的平均值，全部排第一时为 1。"
    )
    parser.add_argument(
        "files", metavar="文件", nargs="*", help=f"查询文件；默认 {QUERIES}/ 里的全部"
    )
    project.add_data_option(parser)
    parser.add_argument(
        "--site", metavar="DIR", help="已由同样数据生成的网站；默认临时生成一个，用完就删"
    )
    parser.add_argument("--no-stock", action="store_true", help="不与 Material 自带的搜索比较")
    parser.add_argument("--json", metavar="FILE", help="把全部结果另写成 JSON")
    parser.add_argument(
        "--keep",
        action="store_true",
        help="把得分和今天的日子写进 data/search/score.json，网站的“数据质量”页上有；和数据一起提交",
    )
    parser.add_argument(
        "--speed",
        action="store_true",
        help="另外测量字节数、时间和内存：本机原速，以及处理器放慢到四分之一",
    )
    parser.add_argument(
        "--corpus",
        metavar="FILE",
        help="法律文本（.jsonl.gz，每行 title、category、history、articles），\n"
        "用它添加记录，看规模变大后怎样；要与 --records 一起用",
    )
    parser.add_argument(
        "--records",
        metavar="N",
        type=whole_number,
        help="添加到共有 N 个条目（记录和清单条目都算）",
    )
    options = parser.parse_args()
    if bool(options.corpus) != bool(options.records):
        parser.error("--corpus 和 --records 要一起写")
    if options.corpus and options.site:
        parser.error("--corpus 要生成新的网站，不能与 --site 一起写")
    if options.keep and (options.corpus or options.files):
        parser.error("--keep 记的是现有数据、全部查询的得分，不能与 --corpus、查询文件一起写")
    project.enter(extras=("test",))
    return _measure(options)


def _measure(options):
    from portal.bench import relevance
    from portal.catalogue.catalogue import Catalogue
    from portal.catalogue.tree import load

    data = project.data_folder(options.data)
    with tempfile.TemporaryDirectory(prefix="portal-relevance-") as temporary:
        folder = Path(temporary)
        if options.corpus:
            data = _enlarged(data, Path(options.corpus), options.records, folder)
        catalogue = Catalogue(load(data))
        asked = _queries(options.files, catalogue)
        site = _site(options.site, data, folder)
        stock = None if options.no_stock else _stock(data, folder)
        with _browser() as browser:
            report = _ask(browser, site, stock, asked, relevance.lists_of(catalogue), options)
    report["records"] = len(catalogue.items)
    relevance_report.show(report)
    if options.json:
        text = json.dumps(report, ensure_ascii=False, indent=1)
        Path(options.json).write_text(text + "\n", encoding="utf-8")
    if options.keep:
        _keep(report, data)
    return 1 if report["short"] else 0


def _keep(report, data):
    """Write down what the queries came to, for the page on the quality of the data."""
    from portal.as_of import now
    from portal.catalogue.search_score import FOLDER, SCORE, SearchScore
    from portal.data_layers import own_of
    from portal.editing.files.whole_file import write_whole
    from portal.read.dates import PartialDate

    count = len(report["queries"])
    score = SearchScore(
        day=PartialDate(now().date().isoformat()),
        items=report["records"],
        queries=count,
        met=count - report["short"],
        mrr=round(report["mrr"], 4),
    )
    path = own_of(data) / FOLDER / SCORE
    path.parent.mkdir(exist_ok=True)
    write_whole(path, score.text.encode("utf-8"))
    say(f"已写入 {path}，和数据一起提交。")


def _enlarged(data, texts, count, folder):
    from portal.bench import corpus

    if not texts.is_file():
        raise Failure(f"没有文件 {texts}。")
    say(f"添加记录，直到有 {count} 个条目 …")
    target = folder / "data"
    try:
        added = corpus.make(data, texts, target, count)
    except (corpus.TooSmall, OSError, ValueError, KeyError) as error:
        raise Failure(f"不能用 {texts} 添加记录：{error}") from None
    say(f"添加了 {added} 条。")
    return target


def _queries(files, catalogue):
    from portal.bench import relevance

    paths = [Path(name) for name in files] or sorted((project.ROOT / QUERIES).glob("*.yaml"))
    try:
        return relevance.read_queries(paths, catalogue.items)
    except relevance.BadQueries as error:
        raise Failure(f"查询文件有问题：\n{error}") from None


def _site(given, data, folder):
    if given:
        site = Path(given).resolve()
        if not (site / "assets" / "search" / "engine.js").is_file():
            raise Failure(f"{site} 不是生成好的网站，里面没有搜索模块。")
        return site
    say("生成网站 …")
    script = str(project.ROOT / "scripts" / "build.py")
    _run([sys.executable, script, "--data", str(data), "--site", str(folder / "site")], data)
    return folder / "site"


def _stock(data, folder):
    """Build the same records as plain Material with its own search."""
    from portal.as_of import as_of
    from portal.bench import plain
    from portal.portal import DataProblems, Portal

    say("生成对照用的普通 Material 网站 …")
    moment = as_of({"PORTAL_AS_OF": os.environ.get("PORTAL_AS_OF") or DAY})
    try:
        pages = Portal.open(data, moment, preview=True).pages
    except DataProblems as error:
        raise Failure(f"数据要先没有问题，请运行 check.py。\n{error}") from None
    source, target = folder / "plain", folder / "plain-site"
    source.mkdir()
    plain.write(pages, project.ROOT / "mkdocs.yml", source)
    config = str(source / "mkdocs.yml")
    _run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", str(target)], data)
    return target


def _run(command, data):
    environ = {"PORTAL_AS_OF": DAY, **os.environ, "PORTAL_DATA": str(data)}
    done = subprocess.run(
        command,
        cwd=str(project.ROOT),
        env=environ,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        last = done.stdout.decode("utf-8", "replace")[-3000:]
        raise Failure(f"没有生成成功：\n{last}")


@contextlib.contextmanager
def _browser():
    from playwright.sync_api import Error

    from portal.bench import browser

    try:
        with browser.chromium(find_chromium()) as opened:
            yield opened
    except Error as error:
        raise Failure(f"浏览器里出错：{error}") from None


def _ask(browser, site, stock, asked, lists, options):
    """Ask both searches; return all that was found out, ready for JSON."""
    from portal.bench import browser as asking
    from portal.bench import relevance

    texts = [one.query.query for one in asked]
    say(f"查询 {len(texts)} 条 …")
    answers = asking.ask(browser, site, texts)
    results = relevance.outcomes(asked, [one.addresses for one in answers], lists)
    report = {
        "queries": [_entry(one, said) for one, said in zip(results, answers)],
        "mrr": relevance.score(results),
        "short": sum(one.short for one in results),
    }
    if stock:
        say("用 Material 自带的搜索查询 …")
        answers, ready = asking.ask_stock(browser, stock, texts)
        results = relevance.outcomes(asked, [one.addresses for one in answers], lists)
        for entry, one, said in zip(report["queries"], results, answers):
            entry["stock"] = _found(one, said)
        report["stock"] = {
            "mrr": relevance.score(results),
            "short": sum(one.short for one in results),
            "bytes": asking.stock_bytes(stock),
            "ready_ms": ready,
            "query_ms": relevance.percentile([said.ms for said in answers], 0.95),
        }
    if options.speed:
        say("测量速度 …")
        report["speed"] = [asdict(asking.speed(browser, site, texts, rate)) for rate in SLOWDOWNS]
    return report


def _entry(result, answer):
    query = result.asked.query
    return {
        "file": result.asked.file,
        "query": query.query,
        "expect": list(query.expect),
        "top": query.top,
        "note": query.note,
        "ours": _found(result, answer),
    }


def _found(result, answer):
    return {
        "rank": result.place,
        "short": result.short,
        "total": answer.total,
        "first": list(result.found[:10]),
        "tiers": list(answer.tiers),
        "also": list(answer.also),
        "ms": answer.ms,
    }


if __name__ == "__main__":
    run(main)
