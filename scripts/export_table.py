"""Write the tables of a record as a workbook, or as CSV, to edit them in Excel."""

from pathlib import Path

import project
from command import Failure, Parser, run, say

EXPLAINED = """把一条记录里的表（清单的条目、标准的限额和等级）写成 Excel 工作簿，改好再用 import_table.py 收回。
例：export_table.py gaohaoneng-4

工作簿里每个字段一列，能选的词有下拉，没有核实的有标记，型号不会变成日期，“说明”一页写着怎样填。
CSV 给别的程序用：用 Excel 打开 CSV 再保存，1-2 会变成日期，所以要在 Excel 里改的，请用 xlsx。"""


def main():
    parser = Parser(EXPLAINED)
    parser.add_argument("list", metavar="LIST", help="记录的编号（文件名），如 gaohaoneng-4")
    parser.add_argument(
        "--format", choices=("xlsx", "csv"), help="xlsx 工作簿（默认），或 csv，一张表一个文件"
    )
    parser.add_argument(
        "--output", metavar="FILE", help="写到哪里；默认是当前目录的 编号.xlsx 或 编号.csv"
    )
    parser.add_argument("--yes", action="store_true", help="文件已经有了也写，原来的就没有了")
    project.add_data_option(parser)
    options = parser.parse_args()
    project.enter()
    written = export(project.data_folder(options.data), options)
    for path, rows in written:
        print(path)
        say(f"{path.name}：{rows} 行。")
    say(f"改好以后：import_table.py {options.list} {written[0][0]} 先看，加 --yes 写入。")
    return 0


def export(data, options):
    """Write what was asked for; the paths with how many rows they hold. Failure when it cannot be."""
    from portal.editing.tables.own_workbook import TooLong, csv_of, workbook_of
    from portal.editing.tables.record_file import NoSuchTable, find_record, words_of
    from portal.read.problem import Unreadable

    try:
        file = find_record(data, options.list)
    except NoSuchTable as error:
        raise Failure(str(error)) from None
    except Unreadable as error:
        raise Failure(f"文件有错，先改好再导出：\n{error}") from None
    tables = file.tables
    if not tables:
        raise Failure(f"{options.list} 里没有表：只有清单的条目、标准的限额和等级可以导出。")
    words = words_of(data)
    form = options.format or _form_of(options.output)
    target = Path(options.output or "{}.{}".format(file.record["id"], form))
    try:
        if form == "csv":
            files = [
                (_csv_name(target, one, len(tables)), csv_of(one, words), len(one.rows))
                for one in tables
            ]
        else:
            files = [(target, workbook_of(tables, words), sum(len(one.rows) for one in tables))]
    except TooLong as error:
        raise Failure(f"{error}。用 --format csv 导出。") from None
    there = [path for path, _, _ in files if path.exists()]
    if there and not options.yes:
        raise Failure(
            "已经有 {}，没有写：里面可能有改了还没有收回的内容。\n"
            "不要了就加 --yes，或用 --output 换一个名字。".format("、".join(map(str, there)))
        )
    for path, content, _ in files:
        _write(path, content)
    return [(path, rows) for path, _, rows in files]


def _form_of(output):
    return "csv" if output and output.lower().endswith(".csv") else "xlsx"


def _csv_name(target, table, count):
    """One file for each table: the name says which, where there are several."""
    return target if count == 1 else target.with_name(f"{target.stem}.{table.code}{target.suffix}")


def _write(path, content):
    """The whole file or nothing: one that is open in Excel stays as it is."""
    from portal.editing.files.whole_file import write_whole

    if not path.parent.is_dir():
        raise Failure(f"没有目录 {path.parent}。")
    try:
        write_whole(path, content)
    except PermissionError:
        raise Failure(
            f"写不了 {path}：正在 Excel 里打开，或者没有写的权限。关掉 Excel 里的这个文件再试。"
        ) from None


if __name__ == "__main__":
    run(main)
