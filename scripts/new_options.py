"""What can be said to new.py when it is started.

Plain syntax, as in every file of this folder.
"""

import project
from command import Parser

OPTIONS = (
    ("title", "title", "题名，按原文"),
    ("number", "doc_no", "文号或标准号"),
    ("level", "level", "效力级别，id 或名称"),
    ("issuer", "issuers", "发布机关，id 或名称，几个用、隔开"),
    ("issued", "issued", "成文日期"),
    ("published", "published", "发布日期"),
    ("effective", "effective", "施行日期"),
    ("topic", "topics", "主题，id 或名称，几个用、隔开"),
    ("industry", "industries", "行业，同上"),
    ("region", "regions", "地区，同上"),
    ("equipment", "equipment", "设备类别，同上"),
    ("date", "date", "工作动态的日期"),
)
"""Options with the fields that they fill in; all others go through --set."""


def asked():
    """The options that somebody typed."""
    parser = Parser(
        "新建一条记录：先看是不是已经有了，再写一个带说明的文件，空着的照说明填。\n"
        "在终端里运行会一项一项地问；写了选项的不再问。例如：\n"
        "  new.py standards --number 'GB 18613-2030' --edition-of gb-18613-2020\n"
        "  new.py 工作动态 --title 某办法施行 --date 2026-12-01\n"
        "在国家的数据上写自己的（--data data:my-data）时，编号带自己的开头；在国家的一条记录旁边说话：\n"
        "  new.py 批注 --id energy-conservation-law\n"
        "不会覆盖已有的文件；中途按 Ctrl-C，什么都不写。"
    )
    project.add_data_option(parser)
    parser.add_argument("kind", metavar="KIND", help="栏目，如 laws 或 法律法规；或者 批注")
    parser.add_argument("--id", metavar="ID", help="id：小写字母、数字、连字符；不写就提议一个")
    for name, _field, told in OPTIONS:
        parser.add_argument(f"--{name}", metavar="TEXT", help=told)
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="别的字段，可以写几次，如 --set organization=某公司 --set sources.title=公报",
    )
    parser.add_argument(
        "--edition-of", metavar="ID", help="是这条记录的新一版：抄来不变的内容，写好替代关系"
    )
    parser.add_argument("--anyway", action="store_true", help="看过已经有的，仍然要新建")
    return parser.parse_args()
