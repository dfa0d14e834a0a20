"""Compare two editions of a list or of a standard, entry by entry."""

import json

import check
import project
from command import Failure, Parser, run, say


def main():
    parser = Parser(
        "对照一份清单的两版（条目），或一项标准的两版（限额、等级、系数）：新增、删去、移动、修改。\n"
        "全角半角、括号、空格、横线、标点、序号不同不算修改。只看不写。\n"
        "例：python scripts/diff_editions.py vat-res-2015 vat-res-2022"
    )
    parser.add_argument("old", metavar="旧版", help="旧版的 id")
    parser.add_argument("new", metavar="新版", help="新版的 id")
    parser.add_argument(
        "--format",
        choices=("text", "json", "markdown"),
        default="text",
        help="text 给人看（默认）；markdown 贴进合并请求；json 供程序读取",
    )
    project.add_data_option(parser)
    options = parser.parse_args()
    project.enter()
    compared = compare(project.data_folder(options.data), options.old, options.new)
    if options.format == "json":
        print(json.dumps(compared.plain(), ensure_ascii=False, indent=2))
    else:
        lines = compared.markdown() if options.format == "markdown" else compared.text()
        for line in lines:
            print(line)
    return 0


def compare(data, old, new):
    """The report on two records of the folder `data`; Failure where one of them is not there."""
    from portal.as_of import BadAsOf, as_of
    from portal.catalogue.tree import load
    from portal.data_folder import open_data
    from portal.editing.edition_report import report
    from portal.site_info import UNPLACED
    from portal.view.site import Site

    tree = load(check.shown(data))
    try:
        moment = as_of()
    except BadAsOf as error:
        raise Failure(str(error)) from None
    catalogue = open_data(check.shown(data), moment, tree=tree).catalogue
    records = [record_of(id, catalogue) for id in (old, new)]
    return report(records[0], records[1], Site(catalogue, moment.date(), UNPLACED), tree.guides)


def record_of(id, catalogue):
    """The record that bears an id; of a row its list. Failure with the nearest id for none."""
    found = catalogue.find(id)
    if found is None and id in catalogue.unread:
        raise Failure(f"{id} 的文件读不出来：先运行 check.py，按提示改好。")
    if found is None:
        near = catalogue.likeness.nearest(id)
        likely = f"，最接近的是 {near.id}（{near.title}）" if near else ""
        raise Failure(f"没有 id 为 {id} 的记录{likely}。")
    if found.parent:
        say(f"{id} 是条目，下面对照它所在的 {found.parent.id}。")
        return found.parent
    return found


if __name__ == "__main__":
    run(main)
