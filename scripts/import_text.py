"""Take the full text of a document from a file of others: show what was found, write it on a second word."""

import datetime
import sys
from pathlib import Path

import project
from check import shown
from command import Failure, Parser, run, say, words_of

ABOUT = """把一份文件的全文（国家法律法规数据库下载的 Word、存下的网页、文本文件）导入成 texts/编号/施行第一天.md。
先说读到了什么、哪里不对，什么也不写；看过以后加 --yes 才写入。已经有的从不盖掉。

  import_text.py energy-conservation-law 节约能源法.docx --from 2018-10-26
  import_text.py energy-conservation-law 节约能源法.docx --from 2018-10-26 --source 国家法律法规数据库 --yes
"""

PASTED = "粘贴的文字"


def main():
    options = asked()
    project.enter()
    return take(options, project.data_folder(options.data))


def asked():
    """Return the options as they were typed."""
    parser = Parser(ABOUT)
    project.add_data_option(parser)
    parser.add_argument("id", metavar="编号", help="记录的 id，如 energy-conservation-law")
    parser.add_argument(
        "file", metavar="文件", nargs="?", help=".docx、.html、.txt（UTF-8 或 GBK）；粘贴的不写"
    )
    parser.add_argument(
        "--from",
        dest="day",
        metavar="日期",
        type=_day,
        required=True,
        help="这一版施行的第一天，如 2018-10-26；要是记录知道的一天",
    )
    parser.add_argument(
        "--paste",
        action="store_true",
        help="从键盘读粘贴的文字：粘贴以后按 Ctrl-D（Windows 是 Ctrl-Z 再回车）结束",
    )
    parser.add_argument("--source", metavar="名称", default="", help="全文从哪里来，读者会看到")
    parser.add_argument("--url", metavar="网址", default="", help="来源的网址")
    parser.add_argument("--seen", metavar="日期", type=_day, help="哪天见到的，默认今天")
    parser.add_argument(
        "--absent",
        metavar="条号",
        action="append",
        default=[],
        help="原文就没有的条，如 第一百九十九条；几条写几次",
    )
    parser.add_argument(
        "--note", metavar="文字", default="", help="给读者的说明，如 附表是图片，没有录入"
    )
    parser.add_argument("--output", metavar="文件", help="写到别处，不放进数据里")
    parser.add_argument("--yes", action="store_true", help="写入")
    options = parser.parse_intermixed_args()  # the file may stand behind options
    if options.paste == bool(options.file):
        parser.error("写一个文件，或者用 --paste 粘贴")
    return options


def take(options, data):
    """Plan, tell, write; 0 when there was nothing wrong."""
    from portal.as_of import now
    from portal.editing.finding.data_at_hand import DataAtHand
    from portal.editing.texts.read_file import BadText
    from portal.editing.texts.text_import import TextChoices, plan_text, text_item

    moment = now()
    if options.seen and options.seen > moment.date():
        raise Failure(f"没有导入：--seen {options.seen} 还没有到，写见到全文的那一天。")
    try:
        at_hand = DataAtHand.open(shown(data), moment)
        item = text_item(at_hand, options.id)
        _is_whole(at_hand, item)
        file, name = _file(options)
        choices = TextChoices(
            day=options.day,
            source=options.source.strip(),
            seen=options.seen or moment.date(),
            url=options.url.strip(),
            absent=tuple(one.strip() for one in options.absent),
            note=options.note.strip(),
        )
        plan = plan_text(at_hand, item, file, name, choices)
    except BadText as error:
        raise Failure(f"没有导入。{error}") from None
    for line in plan.told:
        print(line)
    sys.stdout.flush()
    if options.output:  # beside the data, nothing is overwritten there
        plan.path = Path(options.output)
        plan.problems = [one for one in plan.problems if not one.startswith("这一天的全文已经有了")]
    if plan.problems:
        print()
        for problem in plan.problems:
            print(f"问题：{problem}。")
        sys.stdout.flush()
        raise Failure(f"没有导入，有 {len(plan.problems)} 处要先改正。")
    return finish(plan, options)


def _is_whole(at_hand, item):
    if item.path in at_hand.half_read:
        raise Failure(f"没有导入。{item.path} 有错，先改好它：运行 check.py。")


def _file(options):
    """What was read, and what it is called."""
    from portal.editing.texts.file_type import LARGEST, type_of
    from portal.editing.texts.plain_text import plain_text
    from portal.editing.texts.text_import import read_parts, read_source

    if not options.paste:
        path = Path(options.file)
        return read_parts(read_source(path)), path.name
    if sys.stdin is None:
        raise Failure("没有导入：没有键盘可读。在终端里运行，或者把文字存成 .txt 再导入。")
    if sys.stdin.isatty():
        say("把全文粘贴在这里，再按 Ctrl-D 结束（Windows 按 Ctrl-Z 再回车）：")
    data = sys.stdin.buffer.read(LARGEST + 1)
    type_of(data)  # refuses what is too long or no text
    return plain_text(data), PASTED


def finish(plan, options):
    """Write the file, where somebody said so."""
    from portal.editing.files.whole_file import write_new_whole

    where = plan.path.as_posix()
    if not options.yes:
        say(f"没有写入。看过没有不对的，在同一条命令后面加 --yes，写到 {where}。")
        return 0
    try:
        plan.path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        taken = isinstance(error, (FileExistsError, NotADirectoryError))
        why = "文件夹的地方有一个文件" if taken else words_of(error) or error.strerror
        raise Failure(f"没有写入：写不进 {where}（{why}）。") from None
    try:
        write_new_whole(plan.path, plan.content.encode("utf-8"))
    except FileExistsError:
        raise Failure(f"没有写入：{where} 已经有了，不会盖掉。") from None
    except OSError as error:
        raise Failure(
            f"没有写入：写不进 {where}（{words_of(error) or error.strerror}）。"
        ) from None
    say(f"已写入 {where}")
    if not options.output:
        say(f"下一步：check.py 检查，serve.py 看页面，publish.py {options.id} 发布。")
    return 0


def _day(text):
    import argparse

    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise argparse.ArgumentTypeError(f"应为 2018-10-26 这样的日期，不能写 {text}") from None


if __name__ == "__main__":
    run(main)
