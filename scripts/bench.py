"""Measure what the portal costs, beside the same facts as Markdown pages in plain Material."""

import argparse
import contextlib
import os
import pstats
import shutil
import statistics
import sys
import tempfile
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import project
from command import Failure, Parser, run, say
from test import find_chromium

DAY = "2026-11-22"
"""What PORTAL_AS_OF is when nobody says otherwise, so that every run builds the same."""

ORDER = ("portal", "plain", "plain", "portal")
"""There and back, so that a machine that warms up or slows down favours neither."""

NAMES = {"portal": "本平台", "plain": "普通 Material"}
BOUND, AIM = 0.6, 0.2
SHOWN = 40
"""Functions that --profile lists."""


def main():
    parser = Parser(
        "用真实记录复制出 N 个条目页（记录和清单条目都算），生成本平台网站；再把同样的内容写成\n"
        "Markdown，用带搜索的普通 Material 生成一遍。比较时间、内存、页数和字节数。\n"
        "每种各生成两遍，每遍都是新进程；比值按较快的一遍计算。另外量检查、发布、预览里改一条、\n"
        "读者要取的字节和请求、慢的线路上（400 毫秒，400 kbit/s）要等几秒；没有浏览器就不量后两样。\n"
        "最后一张表可以直接粘贴（Markdown）。不联网，不改动项目里的文件。"
    )
    parser.add_argument("count", metavar="N", type=_count, help="条目页的数量，例如 5000")
    project.add_data_option(parser)
    parser.add_argument(
        "--publications",
        metavar="N",
        type=_count,
        default=1,
        help="台账里有 N 次发布，每次改一条，例如 1001；默认 1",
    )
    parser.add_argument(
        "--rounds",
        metavar="N",
        type=_count,
        default=2,
        help="各生成几遍，默认 2；十万条时写 1，一遍也要很久",
    )
    parser.add_argument(
        "--queries", metavar="N", type=_count, default=20, help="查几条，默认 20，最多 40"
    )
    parser.add_argument(
        "--edits", metavar="N", type=_count, default=5, help="在预览里改几回，取中位数，默认 5"
    )
    parser.add_argument(
        "--line",
        metavar="MS,KBIT",
        type=_line,
        default=(400, 400),
        help="慢的线路：毫秒，kbit/s；默认 400,400",
    )
    parser.add_argument(
        "--keep", metavar="DIR", help="把记录、Markdown 和两个网站留在这个目录；默认用完就删"
    )
    parser.add_argument(
        "--profile", action="store_true", help="另外生成一遍，列出时间花在哪些函数里（不计入比较）"
    )
    options = parser.parse_args()
    project.enter()
    data = project.data_folder(options.data)
    with _folder(options.keep) as folder:
        _compare(data, options, folder)
        if options.profile:
            _profile(folder)
    return 0


def _compare(data, options, folder):
    from portal.bench import measure

    count, publications = options.count, options.publications
    say(f"准备 {count} 个条目页，{publications} 次发布 …")
    prepared = _prepare(data, count, publications, folder)
    environ = _environ(prepared.data)
    sites = {side: folder / f"{side}-site" for side in NAMES}
    costs = {side: [] for side in NAMES}
    for side in ORDER if options.rounds == 2 else (*NAMES,) * options.rounds:
        say(f"生成：{NAMES[side]} …")
        shutil.rmtree(str(sites[side]), ignore_errors=True)
        costs[side].append(_run(_build(side, folder), environ))
    say("检查数据 …")
    today = {name: value for name, value in environ.items() if name != "PORTAL_AS_OF"}
    alone = {
        "check.py": _run(_command("check.py", prepared.data), environ),
        "publish.py": _run(_command("publish.py", prepared.data), today),  # writes nothing
    }
    outputs = {side: measure.output_of(sites[side], prepared.urls) for side in NAMES}
    edits = _edits(prepared, options.edits, environ)
    read = _readings(prepared, sites["portal"], options)
    _print_report(prepared, publications, costs, outputs, alone)
    _print_table(options, costs, outputs, alone, edits, read)


def _edits(prepared, times, environ):
    """Seconds from a saved edit to its text in the preview; none where there is no preview."""
    from portal.bench.edit_preview import NoPreview, waits

    say(f"在预览里改一条，{times} 回 …")
    try:
        return waits(project.ROOT, environ, prepared.data, prepared.file, prepared.page, times)
    except NoPreview as error:
        say(f"没有量成：{error}")
        return []


def _readings(prepared, site, options):
    """What readers pay, as far as a browser can be had."""
    try:
        from portal.bench.browser import chromium
        from portal.bench.readers import readings
        from portal.bench.site_server import Line
    except ModuleNotFoundError:
        say("没有装 playwright，不量读者要取的（pip install -r requirements/test.txt）。")
        return []
    latency, rate = options.line
    slow = Line(latency / 1000, rate * 1000 / 8)
    queries = prepared.queries[: options.queries]
    try:
        with chromium(find_chromium()) as browser:
            say("在浏览器里看：首页、记录、查找、工具 …")
            return list(readings(browser, site, prepared.page, queries, slow))
    except _browser_errors() as error:
        say(f"没有能用的浏览器，不量读者要取的：{str(error).splitlines()[0]}")
        return []


def _browser_errors():
    from playwright.sync_api import Error

    return Error


def _command(name, data):
    return [sys.executable, str(project.ROOT / "scripts" / name), "--data", str(data)]


def _prepare(data, count, publications, folder):
    """Prepare in a process of its own: what this one holds would count as its children's memory."""
    from portal.as_of import as_of
    from portal.bench.prepare import prepare
    from portal.portal import DataProblems

    day = as_of({"PORTAL_AS_OF": os.environ.get("PORTAL_AS_OF") or DAY}).date()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        config = project.ROOT / "mkdocs.yml"
        task = pool.submit(prepare, data, config, count, day, folder, publications)
        try:
            return task.result()
        except DataProblems as error:
            raise Failure(f"数据要先没有问题才能测量，请运行 check.py。\n{error}") from None


def _build(side, folder, *profiler):
    config = project.ROOT / "mkdocs.yml" if side == "portal" else folder / "plain" / "mkdocs.yml"
    options = ["-m", "mkdocs", "build", "--quiet", "-f", str(config)]
    return [sys.executable, *profiler, *options, "-d", str(folder / f"{side}-site")]


def _environ(data):
    """The same for both sides, and for every run."""
    fixed = {"PORTAL_DATA": str(data), "SOURCE_DATE_EPOCH": "1795305600", "PYTHONHASHSEED": "0"}
    return {"PORTAL_AS_OF": DAY, **os.environ, **fixed}


def _run(command, environ):
    from portal.bench import measure

    try:
        return measure.run(command, project.ROOT, environ)
    except measure.Failed as error:
        raise Failure(f"没有生成成功，无法比较。最后的输出：\n{error}") from None


STEPS = (
    ("读取数据", "catalogue/tree.py", "load"),
    ("检查", "checks/runner.py", "problems_of"),
    ("页面内容", "portal/portal.py", "pages"),
    ("其他文件", "portal/portal.py", "assets"),
    ("搜索索引", "portal/portal.py", "search_files"),
    ("套外壳、写页面", "commands/build.py", "_build_page"),
    ("写其他文件", "structure/files.py", "copy_static_files"),
    ("MkDocs 全部", "commands/build.py", "build"),
)
"""What a build does: its name, the end of the path of a module, and a function there."""


def _profile(folder):
    """Build the portal once more under the profiler and say where the time goes."""
    say("分析时间花在哪里 …")
    result = folder / "profile"
    shutil.rmtree(str(folder / "portal-site"), ignore_errors=True)
    _run(_build("portal", folder, "-m", "cProfile", "-o", str(result)), _environ(folder / "data"))
    stats = pstats.Stats(str(result))
    print("\n各步用时（秒，分析器使程序变慢，只看比例；“检查”包括建立目录）")
    for name, file, function in STEPS:
        print(f"  {_padded(name, 16)}{_cumulative(stats, file, function):8.2f}")
    print(f"\n用时最多的 {SHOWN} 个函数（累计）", flush=True)
    stats.sort_stats("cumulative").print_stats(SHOWN)


def _cumulative(stats, file, function):
    return max(
        (
            row[3]
            for (path, _, name), row in stats.stats.items()
            if name == function and Path(path).as_posix().endswith(f"/{file}")
        ),
        default=0,
    )


def _print_report(prepared, publications, costs, outputs, alone):
    print(f"\n条目页 {prepared.records} 个，两边都有的页面 {len(prepared.urls)} 个")
    print(f"台账 {publications} 次发布\n")
    _print_row("", *NAMES.values())
    for number in range(len(costs["portal"])):
        _print_row(f"第 {number + 1} 遍（秒）", *(_tenths(costs[s][number].seconds) for s in NAMES))
    best = {side: min(cost.seconds for cost in costs[side]) for side in NAMES}
    middle = {side: statistics.median(cost.seconds for cost in costs[side]) for side in NAMES}
    _print_row("较快一遍（秒）", *(_tenths(best[side]) for side in NAMES))
    _print_row("中位数（秒）", *(_tenths(middle[side]) for side in NAMES))
    cpu = {side: [cost.cpu for cost in costs[side]] for side in NAMES}
    memory = {side: [cost.memory for cost in costs[side]] for side in NAMES}
    _print_row("处理器时间（秒）", *(_tenths(_known(min, cpu[side])) for side in NAMES))
    _print_row("内存峰值（MB）", *(_millions(_known(max, memory[side])) for side in NAMES))
    _print_row("网页", *(str(outputs[side].pages) for side in NAMES))
    _print_row("文件", *(str(outputs[side].files) for side in NAMES))
    _print_row("网站大小（MB）", *(_millions(outputs[side].size) for side in NAMES))
    _print_row("可见文字（MB）", *(_millions(outputs[side].text, 2) for side in NAMES))
    ratio = best["portal"] / best["plain"]
    kept = "达到目标" if ratio <= AIM else "在上限内" if ratio <= BOUND else "超过上限"
    print(f"\n比值（本平台 ÷ 普通 Material）{ratio:.2f}，{kept}：上限 {BOUND}，目标 {AIM}")
    if all(cpu["portal"] + cpu["plain"]):
        print(f"按处理器时间的比值 {min(cpu['portal']) / min(cpu['plain']):.2f}")
    for name, cost in alone.items():
        print(f"{name} 单独运行 {cost.seconds:.1f} 秒，处理器时间 {_tenths(cost.cpu)} 秒")
    print("可见文字只数两边都有的页面；本平台另有主题、行业、地区、设备等页面和跳转页。")


def _print_table(options, costs, outputs, alone, edits, read):
    """The same and what readers pay, to be pasted."""
    both = [costs[side] for side in NAMES]
    best = [min(cost.seconds for cost in one) for one in both]
    cpu = [_known(min, [cost.cpu for cost in one]) for one in both]
    memory = [_known(max, [cost.memory for cost in one]) for one in both]
    latency, rate = options.line
    line = f"{latency} 毫秒、{rate} kbit/s"
    print(
        f"\n| {options.count} 个条目，{options.publications} 次发布 | 本平台 | 普通 Material | 比值 |"
    )
    print("|---|---|---|---|")
    _print_cells("生成，秒", *map(_tenths, best), f"{best[0] / best[1]:.2f}")
    ratio = f"{cpu[0] / cpu[1]:.2f}" if all(cpu) else ""
    _print_cells("生成，处理器时间，秒", *map(_tenths, cpu), ratio)
    _print_cells("生成，内存（全部进程），MB", *map(_millions, memory), "")
    _print_cells("文件", *(str(outputs[side].files) for side in NAMES), "")
    _print_cells("网站，MB", *(_millions(outputs[side].size) for side in NAMES), "")
    for name, cost in alone.items():
        _print_cells(f"{name}，秒", _tenths(cost.seconds), "", "")
    if edits:
        told = f"{statistics.median(edits):.2f}"
        _print_cells(f"预览里改一条，到看见，秒（{len(edits)} 回的中位数）", told, "", "")
    if not read:
        return
    print(f"\n| 读者要取的（gzip） | KB | 请求 | {line}，秒 |")
    print("|---|---|---|---|")
    for one in read:
        size = "" if one.size is None else f"{one.size / 1000:.0f}"
        count = "" if one.requests is None else str(one.requests)
        _print_cells(one.what, size, count, one.note or _tenths(one.slow))


def _print_cells(*cells):
    print(f"| {' | '.join(cells)} |")


def _known(choose, values):
    return None if None in values else choose(values)


def _tenths(seconds):
    return "不可测" if seconds is None else f"{seconds:.1f}"


def _millions(size, digits=0):
    return "不可测" if size is None else f"{size / 1e6:.{digits}f}"


def _print_row(name, *values):
    print("  " + _padded(name, 20) + "".join(_padded(value, 16, right=True) for value in values))


def _padded(text, width, right=False):
    """Pad to a width in columns; a Chinese character takes two."""
    taken = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
    space = " " * (width - taken)
    return space + text if right else text + space


@contextlib.contextmanager
def _folder(kept):
    """A folder for everything that is made; removed in the end unless the user asked for it."""
    if kept:
        folder = Path(kept).resolve()
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Failure(f"{folder} 已经有内容，请换一个目录或先清空。")
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        yield Path(folder)


def _line(text):
    latency, _, rate = text.partition(",")
    if latency.isdigit() and rate.isdigit() and int(rate) > 0:
        return int(latency), int(rate)
    raise argparse.ArgumentTypeError(f"写成 毫秒,kbit/s，如 400,400，不能写 {text}")


def _count(text):
    if text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"N 应为正整数，不能写 {text}")


if __name__ == "__main__":
    run(main)
