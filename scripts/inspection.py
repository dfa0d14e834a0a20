"""Inspect a built site as an inspector would, from its pages alone. Run as inspect.py."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

import project
from command import Failure, Parser, say, words_of


def main():
    parser = Parser(
        "检查生成好的网站：像检查政府网站的人那样，只看网页，不看数据，不上网，不改任何文件。\n"
        "看更新、站外和站内的链接、页脚、网页标签、写法、无障碍、网页代码。\n"
        "别的静态网站的文件夹也能检查，GBK 的也行。\n\n"
        "否决、扣分的算问题；提醒的不算，也列出来。\n"
        "退出码：0 没有问题；1 有问题；2 没有检查成。"
    )
    parser.add_argument(
        "site", nargs="?", default="site", help="网站的文件夹，里面有 index.html，默认 site"
    )
    parser.add_argument(
        "--day", metavar="日子", type=_day, help="按哪一天检查，如 2026-11-30，默认今天（北京时间）"
    )
    parser.add_argument(
        "--official",
        action="store_true",
        help="按政府网站检查，不管网页上怎样说；\n不加的，没有网站标识码、不是 gov.cn 的，每页都写着“不是政府网站”的，不查页脚和网站标签",
    )
    parser.add_argument(
        "--host",
        metavar="域名",
        action="append",
        default=[],
        help="网站自己的域名，网页里没有写（canonical、SiteDomain）的时候用，可以写几个",
    )
    parser.add_argument(
        "--links", metavar="FILE", help="linkcheck.py 的结果，如 data/links/report.json"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "html"),
        default="text",
        help="text 给人看（默认）；json 供程序读取；html 是一个网页",
    )
    parser.add_argument("--out", metavar="FILE", help="写到文件里，不显示")
    options = parser.parse_args()
    try:
        project.enter()
        return _inspect(options)
    except Failure as failure:
        say(str(failure))
    except OSError as error:
        if not words_of(error):
            raise
        say(f"没有检查成：{words_of(error)}。")
    return 2


def _inspect(options):
    known = _known(options.links) if options.links else {}
    out = _writable(options.out) if options.out else None

    from portal.as_of import BadAsOf, as_of
    from portal.catalogue.vocabularies import by_id, load_vocabularies
    from portal.editing.inspection.built_site import NoSite
    from portal.editing.inspection.inspection import SiteInspection
    from portal.editing.inspection.report_forms import as_json, as_page, as_text
    from portal.hands import BadJobs, HandFailed, HandLost, how_many

    files, _ = load_vocabularies(project.ROOT / "data" / "vocab")  # the words it looks for
    try:
        inspection = SiteInspection(
            Path(options.site),
            by_id(files),
            options.day or as_of().date(),
            True if options.official else None,
            known,
            options.host,
        )
        report = inspection.report(how_many())
    except BadAsOf as error:
        raise Failure(f"没有检查：{error}") from None
    except NoSite as error:
        raise Failure(f"没有检查：{error}。先生成网站，或者写对文件夹。") from None
    except (BadJobs, HandLost) as error:
        raise Failure(f"没有检查：{error}。") from None
    except HandFailed as error:
        where = f"{error.file} 第 {error.line} 行"
        raise Failure(f"没有检查成：程序出了错，在 {where}：{error}。") from None
    text = {"text": as_text, "json": as_json, "html": as_page}[options.format](report)
    if out:
        from portal.editing.files.whole_file import write_whole

        write_whole(out, text.encode("utf-8"))
        say(f"已写入 {options.out}。")
    else:
        sys.stdout.write(text)
        sys.stdout.flush()
    return 0 if report.is_clean else 1


def _day(text):
    try:
        return date(*map(int, text.split("-")))
    except (TypeError, ValueError):
        raise argparse.ArgumentTypeError(f"应为日期，如 2026-11-30，不能写 {text}") from None


def _writable(name):
    path = Path(name)
    if not path.parent.is_dir():
        raise Failure(f"没有文件夹 {path.parent}，没有检查。")
    if path.is_dir():
        raise Failure(f"{name} 是文件夹，写一个文件名。")
    return path


STATES = {"dead": "dead-outside", "hijacked": "hijacked"}


def _known(name):
    """Addresses that linkcheck.py found dead or taken over, with why."""
    try:
        found = json.loads(Path(name).read_text(encoding="utf-8"))["links"]
        return {
            one["url"]: (STATES[one["state"]], one.get("why") or f"{one['checked']} 看的")
            for one in found
            if one["state"] in STATES
        }
    except OSError:
        raise Failure(f"没有 {name}，或者读不了。") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Failure(f"{name} 不是 linkcheck.py 写的结果。") from None
