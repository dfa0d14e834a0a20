"""The options of import_table.py, and what they mean for the import."""

import argparse

from command import Parser, whole_number
from project import add_data_option

ABOUT = """把一张表格里的条目导入一份清单：公布的附件（.xlsx、.csv、从 Word 复制的表格），或者 export_table.py 导出、改过的表。
先说明每一行会变成什么，什么也不写；看过以后加 --yes 才写入。

  import_table.py gaohaoneng-5 附件.xlsx
  import_table.py gaohaoneng-5 附件.xlsx --map "停用时间=deadline" --set 12.match=series --yes

怎样对应，写入时记在 data/mappings/清单.yaml，下一次照用。原来的表格从不改动；有问题时另存一份，多一列“问题”。
"""


def asked():
    """Return the options as they were typed."""
    parser = Parser(ABOUT)
    add_data_option(parser)
    parser.add_argument("list", metavar="清单", help="清单的 id，如 gaohaoneng-4")
    parser.add_argument("file", metavar="文件", nargs="?", help="表格文件；粘贴的不写")
    parser.add_argument(
        "--paste",
        action="store_true",
        help="从键盘读粘贴的表格：粘贴以后按 Ctrl-D（Windows 是 Ctrl-Z 再回车）结束",
    )
    parser.add_argument("--sheet", metavar="名称", default="", help="附件在哪一张工作表上")
    parser.add_argument("--heading", metavar="行号", type=whole_number, help="表头从第几行开始")
    pair = {"action": "append", "default": []}
    parser.add_argument(
        "--map",
        metavar="列=字段",
        help="某一列（列名或 C 这样的列号）对应哪个字段；不取的写 列=不要",
        type=_pair,
        **pair,
    )
    parser.add_argument(
        "--set",
        metavar="[序号.]字段=值",
        help="每一条都一样的值，如 action=淘汰；只管一条的前面写序号，如 12.match=series\n"
        "（没有序号的写 行37.字段=值）；只管一条的算编者定下的，以后导入不再改",
        type=_pair,
        **pair,
    )
    parser.add_argument(
        "--value",
        metavar="列:原文=值",
        help="表里的一种写法是什么意思，如 淘汰期限:即日起=immediate、类别:电机类=motor；\n"
        "分类标题的列名写“分类”；不取的写 =空",
        type=_value,
        **pair,
    )
    parser.add_argument(
        "--same",
        metavar="id=行号",
        help="表里的第几行是清单里的哪一条",
        type=_numbered,
        **pair,
    )
    numbers = {"action": "append", "default": [], "type": _numbers, "metavar": "行号"}
    parser.add_argument("--new", help="这些行是新的条目，如 12,15-18", **numbers)
    parser.add_argument("--no-row", help="这些行不是条目", **numbers)
    parser.add_argument("--further", help="这些行接着上一条", **numbers)
    parser.add_argument(
        "--note",
        metavar="记号=注",
        help="注释记号的意思，如 *=只指1997年前投运的；没有注的写 *=空",
        type=_pair,
        **pair,
    )
    parser.add_argument(
        "--settle",
        metavar="id.字段",
        help="编者定下的字段：从此导入时不改",
        type=_field,
        **pair,
    )
    parser.add_argument("--count", metavar="项数", type=whole_number, help="公布的总项数")
    parser.add_argument(
        "--coverage", metavar="文字", default="", help="只收录一部分时，缺什么、为什么"
    )
    parser.add_argument(
        "--checked",
        metavar="日期",
        type=_day,
        help="条目已经有人逐条和原文核对过，哪一天，如 2026-11-29；不写时，条目里注明没有核对",
    )
    parser.add_argument(
        "--remove",
        metavar="id",
        action="append",
        default=[],
        help="表里没有、也没有发布过的条目，从清单里删去",
    )
    parser.add_argument(
        "--problems", metavar="文件", help="带“问题”一列的表写到哪里（默认在原表旁边）"
    )
    parser.add_argument("--yes", action="store_true", help="写入")
    options = parser.parse_intermixed_args()  # the file may stand behind options
    if options.paste == bool(options.file):
        parser.error("写一个表格文件，或者用 --paste 粘贴")
    return options


def choices_of(options):
    """Return what the options decide, as the import takes it."""
    from portal.editing.tables.import_choices import ImportChoices

    values = {}
    for column, written, value in options.value:
        values.setdefault(column, {})[written] = value
    settle = {}
    for row, field in options.settle:
        settle[row] = settle.get(row, ()) + (field,)
    of_rows = {tuple(key.rsplit(".", 1)): value for key, value in options.set if "." in key}
    return ImportChoices(
        sheet=options.sheet,
        heading=options.heading,
        columns=dict(options.map),
        constants={key: value for key, value in options.set if "." not in key},
        row_values=of_rows,
        values=values,
        same={row: id for id, row in options.same},
        new=_all(options.new),
        left_rows=_all(options.no_row),
        further=_all(options.further),
        notes=dict(options.note),
        checked=options.checked or "",
        coverage=options.coverage.strip(),
        count=options.count,
        settle=settle,
    )


def _all(found):
    return frozenset(number for one in found for number in one)


def _pair(text):
    key, sign, value = text.partition("=")
    if not (sign and key.strip() and value.strip()):
        raise argparse.ArgumentTypeError(f"应写成 名称=值，不能写 {text}")
    return key.strip(), value.strip()


def _value(text):
    key, value = _pair(text)
    column, sign, written = key.replace("：", ":").partition(":")
    if not (sign and column.strip() and written.strip()):
        raise argparse.ArgumentTypeError(f"应写成 列:原文=值，不能写 {text}")
    return column.strip(), written.strip(), value


def _numbered(text):
    id, row = _pair(text)
    return id, whole_number(row)


def _field(text):
    id, sign, field = text.partition(".")
    if not (sign and id and field):
        raise argparse.ArgumentTypeError(f"应写成 条目的id.字段，不能写 {text}")
    return id, field


def _numbers(text):
    found = set()
    for part in text.replace("，", ",").replace("、", ",").replace("–", "-").split(","):
        first, sign, last = part.strip().partition("-")
        begin = whole_number(first.strip())
        end = whole_number(last.strip()) if sign else begin
        if end - begin > 10000:
            raise argparse.ArgumentTypeError(f"行号的范围太大：{text}")
        found |= set(range(begin, end + 1))
    return found


def _day(text):
    import datetime

    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date().isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"应为 2026-11-29 这样的日期，不能写 {text}") from None
