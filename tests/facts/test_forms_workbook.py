"""Forms: the workbook has each cell with its mark, and says whose form holds."""

import io
from typing import Any

import openpyxl
from helpers.filled_forms import YEAR, Made, table
from playwright.sync_api import Page

from portal.kinds.form import AS_ISSUED


def workbook(modules: Page, form: str, **given: Any) -> tuple[Any, list[dict[str, Any]]]:
    code = """async ({ form, given }) => {
      const tables = await made({ form, rows: [], ...given });
      const bytes = forms.bookOf(data[`tools/forms/${form}.json`], tables, [["网站", "=1+1"]], await forms.workbooks());
      return [Array.from(bytes), tables];
    }"""
    content, tables = modules.evaluate(code, {"form": form, "given": given})
    return openpyxl.load_workbook(io.BytesIO(bytes(content))), tables


def test_the_workbook_has_each_cell_with_its_mark_and_says_its_edition(
    made: Made, modules: Page
) -> None:
    assert made
    book, tables = workbook(modules, "audit-sh-2026", rows=table(), entries=YEAR, equal=0.3)
    words = {"own": "表", "check": "查", "grade": "级", "reckoned": "算", "estimated": "估"}
    inks = set()
    for sheet, one in zip(book.worksheets[1:], tables, strict=True):
        lines = [
            [cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()
        ]
        assert AS_ISSUED in lines[1][0] and "2026-04" in lines[1][0]
        assert all(f"{word}：" in lines[2][0] for word in (*words.values(), "写"))
        body = list(sheet.iter_rows())[-len(one["rows"]) :] if one["rows"] else []
        for row, cells_of in zip(body, one["rows"], strict=True):
            for cell, told in zip(row, cells_of, strict=False):
                if told["mark"] in words:
                    assert cell.value == told["value"]
                    assert f"［{words[told['mark']]}］" in cell.number_format
                    inks.add((told["mark"], cell.fill.fgColor.rgb))
                elif told["mark"] == "typed":
                    assert cell.value == "［写］"
                    inks.add(("typed", cell.fill.fgColor.rgb))
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert len(inks) == len({ink for _, ink in inks}) == 6  # a colour for each mark
    about = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows() if row[0].value}
    assert about["网站"] == "'=1+1"  # no formula
    assert about["版本"] == "2026-04"


def test_a_draft_of_ours_says_so_on_its_sheet(made: Made, modules: Page) -> None:
    assert made
    book, _ = workbook(modules, "inspection-motor-system-2024", rows=table())
    assert "不是官方表" in book["自查用设备表"]["A2"].value
    about = [row[1].value for row in book.worksheets[0].iter_rows()]
    assert any("附件1 企业自查报告模板" in str(words) and "栏目未见" in words for words in about)
