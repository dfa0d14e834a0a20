"""The annex with which the manual shows how a new edition comes in: a catalogue that no ministry has
published, printed as ministries print theirs. Its first rows are those of `vat-res-2022`, written
otherwise; the rest are made up.

    .venv/bin/python tests/helpers/example_annex.py 附件.xlsx
"""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

TITLE = "资源综合利用产品和劳务增值税优惠目录（2027年版）"
HEADING = (
    "类别", "序号", "综合利用的\n资源名称", "综合利用产品\n和劳务名称",
    "技术标准和相关条件", "退税\n比例", "执行起始日期", "备案部门",
)  # fmt: skip
WIDTHS = (12, 6, 18, 40, 30, 7, 16, 14)

DAYS = ("2027年3月1日", "2027.3.1", datetime(2027, 3, 1), "2027年3月1日起")
"""One day as four typists write it."""

MINERALS, WASTE, SCRAP, FARM, SERVICES = (
    "一、共、伴生\n矿产资源", "二、废渣、废水\n（液）、废气", "三、再生资源", "四、农林剩余物\n及其他",
    "五、资源综合\n利用劳务",
)  # fmt: skip

BRICKS = (
    "砖瓦(不含烧结普通砖)、砌块、陶粒、墙板、管材、混凝土、砂浆、井盖、护栏、防火耐火保温材料、"
    "矿(岩)棉、微晶玻璃、U型玻璃"
)
GYPSUM = (
    "墙板、砂浆、砌块、水泥添加剂、建筑石膏、α型高强石膏、Ⅱ型无水石膏、嵌缝石膏、粘结石膏、石膏模盒"
    "（现浇混凝土空心结构用）、抹灰石膏、机械喷涂抹灰石膏、土壤调理剂、喷筑墙体石膏、装饰石膏材料、磷石膏制硫酸"
)
ASHES = ("粉煤灰", "炉渣", "钢渣", "赤泥", "电石渣", "尾矿", "脱硫石膏", "气化渣")
ASH_PRODUCTS = ("加气混凝土砌块", "轻质墙板", "微粉", "路基材料", "陶瓷砖")
SALTS = ("废酸", "废碱液", "化工废液", "印染废水")
SALT_PRODUCTS = ("硫酸铵", "氯化钙", "再生水")
METALS = ("废旧锂电池", "废铅蓄电池", "废电路板", "废催化剂", "含铜污泥", "废旧光伏组件")
METAL_PRODUCTS = ("镍、钴、锰及其化合物", "铅及铅合金", "金、银、铂、钯", "铜、锡")
STUFF = ("废塑料", "废纸", "废轮胎", "废玻璃", "废旧纺织品", "废旧木材")
STUFF_PRODUCTS = ("再生颗粒", "再生板材", "再生纤维")
STRAW = ("农作物秸秆", "林业三剩物", "畜禽粪污", "餐厨垃圾")
STRAW_PRODUCTS = ("生物质压块", "沼气", "有机肥", "纤维板")
JOBS = (
    "垃圾处理",
    "污泥处理处置",
    "污水处理",
    "工业废气处理",
    "农业废弃物处理",
    "危险废物利用处置",
)


def items() -> Iterator[tuple[str, str, str, str, Any]]:
    """Class, resource, product, condition, rate."""
    yield MINERALS, "油母页岩", "页岩油", "原料 95% 以上", 0.7
    yield (
        MINERALS,
        "油田采油过程中产生的油污泥(浮渣)",
        "乳化油调和剂、防水卷材辅料产品",
        "原料70%以上",
        0.5,
    )
    yield MINERALS, "煤炭开采过程中产生的煤层气(煤矿瓦斯)", "电力", "燃料９５％以上", 1
    yield MINERALS, "煤炭开采过程中产生的煤层气(煤矿瓦斯)", "热力*", "燃料95%以上", 0.7
    yield WASTE, "废渣", BRICKS, "原料70%以上", 0.7
    yield WASTE, "磷石膏", GYPSUM, "产品原料40%以上来自磷石膏", 0.7
    yield (
        WASTE,
        "建筑垃圾、煤矸石",
        "建设用再生骨料",
        "1.产品原料90%以上来自所列资源；\n2.符合GB/T 25177-2010。",
        0.5,
    )
    for kind in ASHES:
        for product in ASH_PRODUCTS:
            yield WASTE, kind, product, f"产品原料70%以上来自{kind}", 0.7
    for kind in SALTS:
        for product in SALT_PRODUCTS:
            yield WASTE, kind, product, "1.产品原料100%来自所列资源；\n2.符合国家标准。", 0.5
    for kind in METALS:
        for product in METAL_PRODUCTS:
            yield SCRAP, kind, product, "产品原料95%以上来自所列资源①", 0.3
    for kind in STUFF:
        for product in STUFF_PRODUCTS:
            yield SCRAP, kind, product, "产品原料70%以上来自所列资源", 0.5
    for kind in STRAW:
        for product in STRAW_PRODUCTS:
            yield FARM, kind, product, "产品原料或燃料80%以上来自所列资源", 1
    for job in JOBS[:-1]:
        yield SERVICES, job, f"{job}劳务", "符合国家或地方的排放标准", 0.7
    yield SERVICES, JOBS[-1], "—", "取得危险废物经营许可证", "70%"


def annex() -> Workbook:
    """As it is printed: the class and the resource once for all their rows, a second page with the
    heading again, notes below."""
    book = Workbook()
    page = book.active
    page.title = "附件"
    for column, width in zip("ABCDEFGH", WIDTHS, strict=True):
        page.column_dimensions[column].width = width
    for text in ("附件", TITLE):
        _wide(page, text, bold=True)
    found = list(items())
    _wide(page, f"（共{len(found)}项）")
    _heading(page)
    classes = list(dict.fromkeys(one[0] for one in found))
    counts = dict.fromkeys(classes, 0)
    runs: dict[int, tuple[Any, int]] = {}
    for index, (group, *rest) in enumerate(found):
        if index == 60:
            runs = _closed(page, runs)
            _wide(page, "— 5 —")
            _heading(page)
        counts[group] += 1
        number = f"{classes.index(group) + 1}.{counts[group]}"
        row = page.max_row + 1
        values = (group, number, *rest, DAYS[index % 4], "主管税务机关")
        for column, value in enumerate(values, 1):
            cell = page.cell(row, column, value)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
        page.cell(row, 7).number_format = "yyyy/m/d"
        if not isinstance(rest[-1], str):
            page.cell(row, 6).number_format = "0%"
        for column, value in ((1, group), (3, (group, rest[0]))):
            if column in runs and runs[column][0] == value:
                page.cell(row, column).value = None
            else:
                runs |= (
                    {column: (value, row)}
                    if column not in runs
                    else _ended(page, runs, column, value, row)
                )
    _closed(page, runs)
    _wide(page, "注：1. 本目录自2027年3月1日起执行。")
    _wide(page, "* 只指利用煤矿瓦斯供热的。")
    _wide(page, "① 按重量计。")
    _lined(page)
    page.row_dimensions[4].height = 32
    for row in (6, 7, 8, 11):
        page.row_dimensions[row].height = 32
    for row in (9, 10):
        page.row_dimensions[row].height = 80
    return book


def _ended(page: Any, runs: dict[int, Any], column: int, value: Any, row: int) -> dict[int, Any]:
    _merged(page, column, runs[column][1], row - 1)
    return {column: (value, row)}


def _closed(page: Any, runs: dict[int, Any]) -> dict[int, Any]:
    for column, (_, first) in runs.items():
        _merged(page, column, first, page.max_row)
    return {}


def _merged(page: Any, column: int, first: int, last: int) -> None:
    if first < last:
        page.merge_cells(start_row=first, start_column=column, end_row=last, end_column=column)


def _wide(page: Any, text: str, bold: bool = False) -> None:
    row = page.max_row + 1 if page["A1"].value else 1
    cell = page.cell(row, 1, text)
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(horizontal="center" if bold or text[0] in "（—" else "left")
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(HEADING))


def _heading(page: Any) -> None:
    row = page.max_row + 1
    for column, text in enumerate(HEADING, 1):
        cell = page.cell(row, column, text)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")


def _lined(page: Any) -> None:
    thin = Side(style="thin")
    for row in page.iter_rows(min_row=4):
        for cell in row:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)


if __name__ == "__main__":
    annex().save(Path(sys.argv[1]))
