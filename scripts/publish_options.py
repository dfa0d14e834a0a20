"""What can be asked of publish.py, and what of it goes together.

Plain syntax, as in every file of this folder.
"""

import project
from command import Parser


def asked():
    """The options that somebody typed; ends with the usage where they make no sense."""
    parser = Parser(
        "比较数据和台账，列出还没有发布的改动，以及订阅者会读到什么。\n"
        "不加选项时只看，不写入；下面的选项一次用一种。台账写在 data/ledger/，和数据一起提交。"
    )
    project.add_data_option(parser)
    parser.add_argument(
        "ids", nargs="*", metavar="ID", help="只发布这几条记录；不写就是全部没有发布的"
    )
    parser.add_argument("--note", metavar="TEXT", help="发布；TEXT 是给订阅者看的一句话")
    parser.add_argument(
        "--minor", action="store_true", help="订正错字、核对日期等，订阅者看不到；不能用于新记录"
    )
    parser.add_argument(
        "--misprint",
        action="store_true",
        help="原来是本站抄错了：与 --note 同用，订阅者读到“更正”而不是“更新”；"
        "与 --minor 同用，不通知，日期、比例、数额、限值、型号也可以改",
    )
    parser.add_argument("--withdraw", metavar="ID", help="撤回一条记录或条目，网页保留并说明原因")
    parser.add_argument("--reason", metavar="TEXT", help="撤回的原因，与 --withdraw 同用")
    parser.add_argument("--restore", metavar="ID", help="恢复撤回的记录或条目，与 --note 同用")
    parser.add_argument(
        "--rename",
        nargs=2,
        metavar=("OLD", "NEW"),
        help="改了 id 之后登记，旧网址会引到新网址，订阅者看不到",
    )
    parser.add_argument(
        "--merge",
        nargs=2,
        metavar=("OLD", "INTO"),
        help="两条其实是一件：删去 OLD 之后登记，旧网址引到 INTO，与 --note 同用",
    )
    parser.add_argument(
        "--again", metavar="FILE", help="合并带来两次发布时，把还没有上线的那份重新发布"
    )
    parser.add_argument("--undo", action="store_true", help="撤销最后一次发布，只限还没有推送的")
    parser.add_argument(
        "--authority",
        metavar="HOST",
        help="用别的站的台账起步时，给自己的站换一个名，订阅条目的编号从此以它开头",
    )
    parser.add_argument("--show", action="store_true", help="只看，连同上面的选项一起看，不写入")
    parser.add_argument(
        "--yes",
        action="store_true",
        help="看过了，写入；--withdraw、--restore、--merge、--undo、--authority 要它",
    )
    options = parser.parse_args()
    refuse_mixtures(parser, options)
    return options


def refuse_mixtures(parser, options):
    """End with the usage when options are given that do not go together."""
    ways = ("minor", "withdraw", "restore", "rename", "merge", "again", "undo", "authority")
    used = [f"--{name}" for name in ways if getattr(options, name)]
    if len(used) > 1:
        parser.error(f"{'、'.join(used)} 一次只能用一个")
    if bool(options.withdraw) != bool(options.reason):
        parser.error("--withdraw 和 --reason 要一起用")
    if options.misprint and not options.minor and (used or options.note is None):
        parser.error("--misprint 和 --note 或 --minor 一起用")
    if (options.restore or options.merge) and options.note is None:
        parser.error(f"{used[0]} 要加 --note，告诉订阅者为什么")
    if options.again and options.note:
        parser.error("--again 沿用原来的 --note")
    if (options.undo or options.authority) and options.note:
        parser.error(f"{used[0]} 不用 --note")
    if options.ids and used and not options.minor:
        parser.error(f"{used[0]} 不能再写别的 ID：{' '.join(options.ids)}")
    if options.note is not None and not options.note.strip():
        parser.error("--note 要写一句话")


def writes(options):
    """Whether anything may be written this time."""
    return not options.show and is_asked(options)


def is_asked(options):
    """Whether the options ask for something to be written, were it not for --show."""
    asked = (options.note, options.minor, options.withdraw, options.rename)
    more = (options.again, options.undo, options.authority)
    return any(asked + more)


def needs_word(options):
    """Whether what is asked for is seldom meant and hard to mend, so that it is shown first."""
    return bool(
        options.withdraw or options.restore or options.merge or options.undo or options.authority
    )
