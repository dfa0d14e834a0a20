"""A reader hands over a whole table of machines at /tools/equipment/ and gets a line for every one."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from helpers.axe import faults_of
from playwright.sync_api import FilePayload, Page, expect

HEAD = "序号,设备类别,规格型号,设备名称,额定功率(kW),出厂日期,投用日期,台数,安装地点,备注"
MACHINES = [
    "1,电动机,Y2-132S-4,三相异步电动机,5.5kW,2002年5月,2003-06-01,2,一车间,=cmd|'/c calc'!A0",
    "2,变压器,S9-400/10,配电变压器,,1996,1997,1,配电房,<script>alert(1)</script>",
    "3,电动机,YE3-132S-4,电动机,5.5,2018,2019,3,三车间,",
    "4,电动机,Y2-160M-4,电动机,11,02年,,1,三车间,",
    "5,,Y132M-4,循环水泵电机,7.5,2001,2001,1,泵房,",
    "6,电动机,,电动机,7.5,2001,,1,,没有铭牌",
]
SAID = ".machines__said"


def table(lines: list[str] | None = None, encoding: str = "gbk") -> FilePayload:
    text = "\r\n".join([HEAD, *(MACHINES if lines is None else lines)])
    return {"name": "台账.csv", "mimeType": "text/csv", "buffer": text.encode(encoding)}


def hand_over(page: Page, file: FilePayload) -> None:
    page.goto("tools/equipment/")
    page.get_by_label("选一个文件").set_input_files(file)


def verdicts(page: Page) -> list[tuple[str | None, str | None]]:
    lines = page.locator(".machines__body tbody tr").all()
    return [(line.get_attribute("data-row"), line.get_attribute("data-verdict")) for line in lines]


def test_a_gbk_table_gives_a_line_for_every_machine(page: Page) -> None:
    hand_over(page, table())
    expect(page.locator(SAID)).to_contain_text("查完 6 行：列入淘汰 3 行（4 台），有条件列入 1 行")
    assert verdicts(page) == [
        ("2", "listed"),
        ("3", "listed"),
        ("6", "listed"),
        ("5", "conditional"),
        ("7", "unreadable"),
        ("4", "none"),
    ]
    first = page.locator(".machines__body tbody tr").first
    expect(first).to_contain_text("最迟2015-12-31停止使用，期限已过")
    expect(page.locator("[data-row='6']")).to_contain_text("类别按名称推定：电动机")
    expect(page.locator("[data-row='5']")).to_contain_text("缺生产年份")
    expect(page.locator("[data-row='5']")).to_contain_text("“02年”只有两位数")
    first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Y2系列")
    assert page.faults == []  # type: ignore[attr-defined]


def test_nothing_of_the_table_gets_into_the_address(page: Page) -> None:
    hand_over(page, table())
    expect(page.locator(SAID)).not_to_be_empty()
    page.get_by_role("button", name="列入淘汰 3").click()
    assert page.url.endswith("/tools/equipment/")


def test_one_verdict_alone_and_all_again(page: Page) -> None:
    hand_over(page, table())
    button = page.get_by_role("button", name="列入淘汰 3")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert [verdict for _, verdict in verdicts(page)] == ["listed"] * 3
    page.get_by_role("button", name="有格子读不懂 1").click()
    assert verdicts(page) == [("5", "conditional")]
    page.get_by_role("button", name="全部 6").click()
    assert len(verdicts(page)) == 6


def test_the_reader_corrects_a_column(page: Page) -> None:
    file = table()
    file["buffer"] = "编,代号,启\n1,Y2-132S-4,2002\n2,Y2-160M-4,2002".encode()
    hand_over(page, file)
    expect(page.locator(".machines__recognised")).to_contain_text("代号 → 型号")
    expect(page.locator(SAID)).to_contain_text("查完 2 行：有条件列入 2 行")
    page.locator(".machines__correct summary").click()
    page.get_by_label("没有写类别的行，都当作").select_option("电动机")
    expect(page.locator("[data-row='2']")).to_contain_text("缺生产年份")
    expect(page.locator(".machines__boxes")).to_contain_text("像年份，请选是生产还是投运")
    page.get_by_label("启").select_option("生产年份")
    expect(page.locator(SAID)).to_contain_text("查完 2 行：列入淘汰 2 行")
    page.get_by_label("标题在第几行").fill("2")
    page.get_by_label("标题在第几行").press("Tab")
    expect(page.locator(SAID)).to_contain_text("查完 1 行")


def test_no_model_is_asked_for(page: Page) -> None:
    page.goto("tools/equipment/")
    page.get_by_label("或者从 Excel、WPS 里复制").fill("姓名\t电话\n张三\t13800000000")
    page.get_by_role("button", name="查这张表").click()
    expect(page.get_by_role("alert")).to_contain_text("没有认出型号是哪一列")
    expect(page.locator(".machines__correct")).to_have_attribute("open", "")
    page.get_by_label("姓名").select_option("型号")
    expect(page.locator(SAID)).to_contain_text("查完 1 行：没有可查的型号 1 行")
    expect(page.get_by_role("alert")).to_be_hidden()


def test_a_pasted_table_and_a_second_one(page: Page) -> None:
    page.goto("tools/equipment/")
    box = page.get_by_label("或者从 Excel、WPS 里复制")
    box.fill("型号\t类别\nY132M-4\t电动机")
    page.get_by_role("button", name="查这张表").click()
    expect(page.locator(SAID)).to_contain_text("查完 1 行：列入淘汰 1 行")
    box.fill("YE3-132S-4\nYE4-132S-4")
    page.get_by_role("button", name="查这张表").click()
    expect(page.locator(SAID)).to_contain_text("查完 2 行：未收录 2 行")
    page.locator(".machines__form").get_by_role("button", name="清空").click()
    expect(page.locator(".machines__result")).to_be_hidden()


def test_a_workbook_is_dropped_and_all_its_sheets_are_checked(page: Page) -> None:
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active["A1"] = "填表说明"
    for name, model in (("一车间", "Y132M-4"), ("二车间", "YE3-132S-4")):
        sheet = book.create_sheet(name)
        sheet.append(["型号", "类别"])
        sheet.append([model, "电动机"])
    file = io.BytesIO()
    book.save(file)
    page.goto("tools/equipment/")
    page.evaluate(
        """(bytes) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([Uint8Array.from(bytes)], "台账.xlsx"));
            const event = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
            document.body.dispatchEvent(event);
        }""",
        list(file.getvalue()),
    )
    said = page.locator(SAID)
    expect(said).to_contain_text(
        "查完 2 张工作表、2 行：列入淘汰 1 行，未收录 1 行。还有 1 张工作表没有查。"
    )
    expect(page.locator(".machines__unsaid")).to_contain_text("说明（没有认出型号是哪一列）")
    page.get_by_label("一车间", exact=True).uncheck()
    expect(said).to_contain_text("查完 1 行：未收录 1 行。还有 2 张工作表没有查。")
    expect(page.locator(".machines__unsaid")).to_contain_text("一车间（没有选）")
    page.locator(".machines__correct summary").click()
    sheets = page.get_by_label("核对哪张工作表")
    expect(sheets.locator("option:checked")).to_have_text("一车间")
    sheets.select_option("二车间")
    expect(page.locator(".machines__recognised")).to_contain_text("二车间：认出 2 列")
    assert page.faults == []  # type: ignore[attr-defined]


def sheets_of(*sheets: tuple[str, list[list[Any]], str]) -> FilePayload:
    """A workbook of sheets with their names, rows and states."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines, state in sheets:
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
        sheet.sheet_state = state
    file = io.BytesIO()
    book.save(file)
    return {"name": "台账.xlsx", "mimeType": "", "buffer": file.getvalue()}


OLD = [["型号", "类别", "备注"], ["JO2-41-4", "电动机", "配Y160M-4"]]


def test_a_hidden_sheet_is_asked_about(page: Page) -> None:
    new = [["型号", "类别"], ["YE3-132S-4", "电动机"]]
    hand_over(page, sheets_of(("新", new, "visible"), ("旧", OLD, "hidden"), ("空", [], "visible")))
    said, unsaid = page.locator(SAID), page.locator(".machines__unsaid")
    expect(said).to_contain_text("查完 1 行：未收录 1 行。还有 1 张工作表没有查。")
    expect(unsaid).to_contain_text("没有查的工作表：旧（隐藏的）")
    expect(unsaid).to_contain_text("空的工作表：空")
    page.get_by_role("button", name="隐藏的工作表“旧”（2 行）也查").click()
    expect(said).to_contain_text("查完 2 张工作表、2 行：列入淘汰 1 行，未收录 1 行。")
    expect(unsaid).not_to_contain_text("隐藏的")
    expect(page.locator("[data-sheet='旧'][data-row='2']")).to_contain_text("旧 2")


def test_a_file_of_hidden_sheets_only_is_asked_about(page: Page) -> None:
    hand_over(page, sheets_of(("封面", [["说明"]], "visible"), ("旧", OLD, "hidden")))
    expect(page.get_by_role("alert")).to_contain_text("没有认出型号是哪一列")
    page.get_by_role("button", name="也查").click()
    expect(page.locator(SAID)).to_contain_text("查完 1 行：列入淘汰 1 行")
    expect(page.get_by_role("alert")).to_be_hidden()


def test_what_was_not_looked_at_is_on_paper_and_in_the_download(page: Page, tmp_path: Path) -> None:
    hand_over(page, sheets_of(("旧", OLD, "visible"), ("更旧", OLD, "hidden")))
    notes = ["没有查的工作表：更旧（隐藏的）", "“备注”列里有 1 个像型号的没有查，如 Y160M-4"]
    for words in notes:
        expect(page.locator(".machines__unsaid")).to_contain_text(words)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载结果").click()
    download.value.save_as(tmp_path / "found.csv")
    text = (tmp_path / "found.csv").read_text("utf-8-sig")
    assert all(words in text for words in notes)
    page.emulate_media(media="print")
    for words in notes:
        expect(page.locator(".machines__unsaid")).to_contain_text(words)
    expect(page.locator(".machines__unsaid")).to_be_visible()
    expect(page.locator(".machines__asked")).to_contain_text("还有 1 张工作表没有查")


def test_a_pump_and_its_motor_have_a_line_each(page: Page) -> None:
    lines = [
        ["位号", "设备名称", "泵型号", "电机型号", "电机功率(kW)", "投用日期"],
        ["P-101", "循环水泵", "IS150-125-315", "Y200L-4", 30, "2001-05"],
    ]
    hand_over(page, sheets_of(("泵", lines, "visible")))
    expect(page.locator(SAID)).to_contain_text(
        "查完 1 行里的 2 项设备：列入淘汰 1 项，未收录 1 项。"
    )
    assert verdicts(page) == [("2", "listed"), ("2", "none")]
    expect(page.locator("[data-verdict='listed']")).to_contain_text("电机型号")


STRAYS = {
    "empty lines": HEAD + "\n" + MACHINES[0] + "\n" * 200_000,
    "a cell of 4 MB": HEAD + "\n" + MACHINES[0] + "x" * (4 << 20),
    "a model of 4 MB": HEAD
    + "\n"
    + MACHINES[0]
    + "\n9,电动机,"
    + "Y132M-4 " * (1 << 19)
    + ",,,,,,,",
}


@pytest.mark.parametrize("name", STRAYS)
def test_what_strays_neither_stops_the_page_nor_blames_the_network(name: str, page: Page) -> None:
    file: FilePayload = {"name": "t.csv", "mimeType": "", "buffer": STRAYS[name].encode()}
    hand_over(page, file)
    expect(page.locator(SAID)).to_contain_text("列入淘汰", timeout=20_000)
    expect(page.locator("[data-row='2']").first).to_have_attribute("data-verdict", "listed")
    if "4 MB" in name:
        expect(page.locator(".machines__unsaid")).to_contain_text(
            "1 个格子超过 2000 字，只读了开头"
        )
    expect(page.get_by_role("alert")).to_be_hidden()


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("**/tools/equipment.json", "查表用的数据没有载入，可能是网络断了"),
        ("**/sheetjs/*.js", "读表格的程序没有载入，可能是网络断了"),
        ("**/table/worker.js", "读表格的程序没有载入，可能是网络断了"),
    ],
)
def test_the_network_is_blamed_only_where_a_file_did_not_come(
    missing: str, words: str, page: Page
) -> None:
    page.route(missing, lambda route: route.abort())
    hand_over(page, sheets_of(("旧", OLD, "visible")))
    expect(page.get_by_role("alert")).to_contain_text(words)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_old_browser_reads_the_table_on_the_page(kind: str, page: Page) -> None:
    """No modules in workers (Safari 13), no DecompressionStream (Chrome 80)."""
    worker = "self.onmessage = () => self.postMessage({ unable: true });"
    page.route(
        "**/table/worker.js",
        lambda route: route.fulfill(body=worker, content_type="text/javascript"),
    )
    page.add_init_script("delete window.DecompressionStream")
    hand_over(page, sheets_of(("旧", OLD, "visible")) if kind == "xlsx" else table())
    expect(page.locator(SAID)).to_contain_text("列入淘汰")
    assert page.faults == []  # type: ignore[attr-defined]


def test_a_fault_of_ours_is_no_fault_of_the_network(page: Page) -> None:
    page.route("**/tools/equipment.json", lambda route: route.fulfill(json={"categories": 1}))
    hand_over(page, table())
    expect(page.get_by_role("alert")).to_contain_text("程序出了错")
    expect(page.get_by_role("alert")).not_to_contain_text("网络")


def test_a_refused_file_leaves_the_page_usable(page: Page) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    hand_over(page, {"name": "旧.xls", "mimeType": "", "buffer": old})
    expect(page.get_by_role("alert")).to_contain_text("这个工作簿损坏了")
    page.evaluate(
        """() => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(50 * 1024 * 1024)], "大.xlsx"));
            const box = document.querySelector("#machines-file");
            box.files = transfer.files;
            box.dispatchEvent(new Event("change", { bubbles: true }));
        }"""
    )
    expect(page.get_by_role("alert")).to_contain_text("文件有 50 MB，最多 10 MB")
    page.get_by_label("选一个文件").set_input_files(table())
    expect(page.locator(SAID)).to_contain_text("查完 6 行")
    expect(page.get_by_role("alert")).to_be_hidden()
    assert page.faults == []  # type: ignore[attr-defined]


def test_the_limits_are_said_on_the_page(page: Page) -> None:
    page.goto("tools/equipment/")
    limits = page.evaluate(
        'async () => (await import("/assets/tools/equipment/table/limits.js")).LIMITS'
    )
    hint = page.locator("#machines-file-hint")
    expect(hint).to_contain_text(f"最大 {limits['bytes'] // 2**20} MB、{limits['rows']:,} 行")


def test_the_download_has_all_columns_and_the_verdicts(page: Page, tmp_path: Path) -> None:
    hand_over(page, table())
    expect(page.locator(SAID)).not_to_be_empty()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载结果").click()
    assert download.value.suggested_filename == "台账-淘汰查询.csv"
    download.value.save_as(tmp_path / "found.csv")
    text = (tmp_path / "found.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    head, *lines, last = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    assert head[:10] == HEAD.split(",")
    assert head[10:16] == ["结论", "清单", "条目", "期限", "缺什么", "依据网址"]
    assert [line[0] for line in lines] == list("123456"), "in the order of the reader's table"
    assert lines[0][9] == "'=cmd|'/c calc'!A0" and lines[1][9] == "<script>alert(1)</script>"
    assert lines[0][10] == "列入淘汰" and lines[0][15].endswith("/phase-out/gaohaoneng-3-1-2/")
    assert "资料最近变化：2026-11-22" in last[0] and "未收录不等于未淘汰" in last[0]


def many(count: int) -> list[str]:
    return [f"{at},电动机,Y132M{at}-4X,电动机,7.5,2001,,1,," for at in range(count)]


def test_a_long_result_comes_in_steps_and_is_printed_whole(page: Page) -> None:
    hand_over(page, table(many(250)))
    expect(page.locator(SAID)).to_contain_text("查完 250 行")
    lines = page.locator(".machines__body tbody tr")
    expect(lines).to_have_count(100)
    page.get_by_role("button", name="再显示 100 行").click()
    expect(lines).to_have_count(200)
    assert page.evaluate("document.activeElement.dataset.row") == "102"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(lines).to_have_count(250)
    expect(page.locator(".machines__asked")).to_contain_text("台账.csv")
    expect(page.locator(".machines__asked")).to_contain_text("资料最近变化2026-11-22")
    expect(page.locator(".machines__asked")).to_contain_text("规格型号 → 型号")
    expect(page.locator(".machines__form")).to_be_hidden()
    expect(page.locator(".rule")).to_be_hidden()


def test_each_button_prints_its_own_sheet(page: Page) -> None:
    page.add_init_script("window.print = () => {}")
    page.goto("tools/equipment/#model=Y132M-4&category=motor")
    page.get_by_label("选一个文件").set_input_files(table())
    expect(page.locator(SAID)).not_to_be_empty()
    page.emulate_media(media="print")
    for button, here, there in (
        ("[data-do=print]", ".machines__body", ".result__body"),
        ("[data-print]", ".result__body", ".machines__body"),
    ):
        page.evaluate("(name) => document.querySelector(name).click()", button)
        expect(page.locator(here)).to_be_visible()
        expect(page.locator(there)).to_be_hidden()


def test_without_a_table_paper_has_nothing_of_it(page: Page) -> None:
    page.goto("tools/equipment/#model=Y132M-4&category=motor")
    expect(page.locator(".result__body")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".machines")).to_be_hidden()


def test_by_keyboard(page: Page) -> None:
    page.goto("tools/equipment/")
    page.get_by_label("选一个文件").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("Y132M-4")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("查完 1 行")


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_axe_finds_nothing_in_a_result(page: Page, scheme: Any, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    hand_over(
        page, sheets_of(("旧", OLD, "visible"), ("更旧", OLD, "hidden"), ("二", OLD, "visible"))
    )
    expect(page.locator(SAID)).to_contain_text("还有 1 张工作表没有查")
    page.locator(".machines__correct summary").click()
    found = faults_of(page)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert [f"{one['id']}: {node['html'][:150]}" for one in found for node in one["nodes"]] == []
    assert wide <= 0
