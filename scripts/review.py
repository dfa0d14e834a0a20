"""Say which records editors should look at, the most pressing first, and why."""

import json
import sys
from pathlib import Path

import check
import project
from command import Failure, Parser, run, say, whole_number


def main():
    parser = Parser(
        "列出编者该看的记录，最要紧的在前，每条写明为什么。只看数据，不上网，不改任何文件。\n\n"
        "分数 = 各个原因的分相加 × 重要程度。原因有：近期有日子、日子过了还没有核对、该复核了、\n"
        "是否有效待核、网址失效、只有题名、有待核字段、缺内容、没有官方网址、只有一处来源。\n"
        "重要程度看：是否有效、级别、被引用几处、有几条规定、有没有优惠。"
    )
    project.add_data_option(parser)
    parser.add_argument(
        "--limit", metavar="N", type=whole_number, default=20, help="列几条，默认 20"
    )
    parser.add_argument(
        "--days", metavar="N", type=whole_number, default=90, help="看今后多少天里的日子，默认 90"
    )
    parser.add_argument(
        "--keeper", metavar="科室", help="只列 keeper 是这个的；写“无”是没有人看管的"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text 给人看（默认）；json 供程序读取",
    )
    parser.add_argument("--csv", metavar="FILE", help="另把全部写成表格，Excel 可以打开")
    parser.add_argument(
        "--calendar",
        metavar="FILE",
        help="另写成日历（.ics）：在 --days 天里该复核的，每条一个全天日程；\n再导入一次，改了日子的会跟着改",
    )
    parser.add_argument(
        "--words",
        action="store_true",
        help="改为列出正文里没有解释的词：缩写、常弄混而没有收进术语的、有几个意思分不出的",
    )
    parser.add_argument(
        "--freshness",
        action="store_true",
        help="改为列出各栏目最近一次更新是哪天，哪天以前要有新的；过了期限的退出码为 1",
    )
    options = parser.parse_args()
    project.enter()
    data = project.data_folder(options.data)
    if options.freshness:
        return _freshness(data, options)
    if options.words:
        return _words(data, options)
    return _review(data, options)


def _review(data, options):
    from portal.editing.care.review_files import as_calendar, as_csv, as_data
    from portal.editing.care.review_queue import coming_reviews, review_queue
    from portal.view.freshness import freshness

    site = _site(data)
    queue = _kept(review_queue(site, site.as_of, options.days), options.keeper)
    shown = queue[: options.limit]
    if options.format == "json":
        print(json.dumps(as_data(shown), ensure_ascii=False, indent=2))
    else:
        for place, review in enumerate(shown, 1):
            _tell(place, review)
    sys.stdout.flush()
    say(f"共 {len(queue)} 条有可看之处，列了 {len(shown)} 条。" if queue else "没有要看的。")
    if options.csv:
        _write(options.csv, as_csv(queue, site))
    if options.calendar:
        coming = _kept(coming_reviews(site, site.as_of, options.days), options.keeper)
        columns = freshness(site)
        host = site.timeline.authority.partition(",")[0] or "example.org"
        _write(options.calendar, as_calendar(coming, host, columns))
        say(f"日历里有 {len(coming) + sum(1 for one in columns if one.until)} 个日程。")
    return 0


def _freshness(data, options):
    from portal.editing.care.stale_columns import is_stale, told
    from portal.view.freshness import freshness

    site = _site(data)
    columns = freshness(site)
    stale = [one for one in columns if is_stale(one, site.as_of)]
    if options.format == "json":
        shown = [
            {
                "name": one.link.text,
                "place": one.link.url,
                "last": one.last.isoformat() if one.last else None,
                "until": one.until.isoformat() if one.until else None,
                "days_left": one.left(site.as_of),
            }
            for one in columns
        ]
        print(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        for one in columns:
            print(told(one, site.as_of))
    sys.stdout.flush()
    say(f"{len(stale)} 个栏目过了期限。" if stale else "各栏目都在期限里。")
    return 1 if stale else 0


def _words(data, options):
    from portal.editing.care.unexplained_words import unexplained_words

    found = unexplained_words(_site(data))
    shown = found[: options.limit]
    for one in shown:
        print(one.line)
    sys.stdout.flush()
    say(f"没有解释的词 {len(found)} 个，列了 {len(shown)} 个。要解释的，写一条术语。")
    return 0


def _tell(place, review):
    item = review.item
    print(f"{place:>3}. {review.score} 分　{item.title}")
    print(f"     {item.path}" + (f"　{review.keeper}" if review.keeper else ""))
    print(f"     为什么：{review.why}")


def _site(data):
    """The data as of today. What is wrong with them is another command's matter: here it is said."""
    from portal.ledger.timeline import Timeline
    from portal.site_info import UNPLACED
    from portal.view.site import Site

    opened, _ = check.opened_with_faults(data)
    if opened.problems:
        say(f"数据里有 {len(opened.problems)} 处问题，读不出的记录不在下面；先运行 check.py。")
    check.tell_remarks(opened)
    following = opened.following
    timeline = Timeline() if following.problems else following.timeline
    return Site(opened.catalogue, following.moment.date(), UNPLACED, timeline)


def _kept(found, keeper):
    """What a keeper keeps; all where nobody is named."""
    if keeper is None:
        return found
    wanted = "" if keeper == "无" else keeper
    return [review for review in found if review.keeper == wanted]


def _write(name, content):
    from portal.editing.files.whole_file import write_whole

    path = Path(name)
    if not path.parent.is_dir():
        raise Failure(f"没有文件夹 {path.parent}，没有写 {name}。")
    if path.is_dir():
        raise Failure(f"{name} 是文件夹，写一个文件名。")
    try:
        write_whole(path, content)
    except PermissionError:
        raise Failure(f"写不进 {name}：多半在别的程序（如 Excel）里打开着，关掉再运行。") from None
    say(f"已写入 {name}。")


if __name__ == "__main__":
    run(main)
