"""In Chromium 80, the oldest that is promised, tools, tables, search and finders answer the same.

Run when asked for: `sh tests/helpers/old_chromium.sh FOLDER` brings one and prints the
PORTAL_OLD_CHROMIUM that these tests want.
"""

import base64
import io
import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from helpers.old_chromium import OldChromium, old_chromium
from playwright.sync_api import Page

GIVEN = os.environ.get("PORTAL_OLD_CHROMIUM", "")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not GIVEN, reason="PORTAL_OLD_CHROMIUM names no browser"),
]

READY = "!!document.querySelector('form[data-ready]')"
ANSWERED = (
    "!document.querySelector('.result').hidden && !document.querySelector('[aria-busy=true]')"
)
FILL = """(async values => {
  const form = document.querySelector("form.tool__form:not(.machines__form)");
  for (const [name, value] of Object.entries(values)) {
    const there = () => {
      const box = form.elements[name];
      return box && (!box.options || [...box.options].some(one => one.value === value));
    };
    for (let left = 500; left && !there(); left--) // some come with the data, after the form is ready
      await new Promise(resolve => setTimeout(resolve, 20));
    const box = form.elements[name];
    if (box.type === "checkbox") box.checked = value; else box.value = value;
    for (const one of box.length && !box.options ? box : [box])
      if (box === one || one.checked)
        for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  form.querySelector(".tool__go").click();
})"""
TOOLS: dict[str, dict[str, Any]] = {
    "equipment": {"category": "motor", "model": "Y2-132S-4", "made": "2002"},
    "tax": {"situation": "replace-phased-out", "date": "2025-06-01", "investment": "100000"},
    "energy": {"e1": "原煤", "a1": "20000", "u1": "吨"},
    "benchmark": {"kind": "machine", "machine": "motor", "p0": "7.5", "p1": "4", "v0": "88"},
}
TABLE = "设备类别,型号,额定功率(kW),出厂日期\n电动机,Y2-132S-4,5.5,2002年\n变压器,S9-400/10,,1996\n"
TOLD = ".machines__said"


@pytest.fixture(scope="module")
def browser() -> Iterator[OldChromium]:
    with old_chromium(Path(GIVEN)) as browser:
        yield browser


@pytest.fixture
def old(browser: OldChromium, address: str) -> Iterator[OldChromium]:
    yield browser
    assert browser.faults == []


def said(selector: str) -> str:
    """A script for what stands in a place, less what time it took."""
    text = f"document.querySelector({json.dumps(selector)}).textContent"
    return rf"{text}.replace(/用时 [\d.]+ 毫秒|\s+/g, '')"


def test_it_is_as_old_as_promised(browser: OldChromium) -> None:
    version = re.search(r"Chrome/(\d+)", browser.run("navigator.userAgent"))
    assert version and int(version[1]) <= 92, "not old enough to tell anything"


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_gives_the_same_answer(
    tool: str, old: OldChromium, page: Page, address: str
) -> None:
    fill = f"{FILL}({json.dumps(TOOLS[tool])})"
    old.open(f"{address}tools/{tool}/")
    old.until(READY)
    old.run(fill)
    old.until(ANSWERED)
    page.goto(f"tools/{tool}/")
    page.wait_for_function(READY)
    page.evaluate(fill)
    page.wait_for_function(ANSWERED)
    answer = old.run(said(".result"))
    assert len(answer) > 100 and answer == page.evaluate(said(".result"))


def tables(folder: Path) -> dict[str, Path]:
    (folder / "csv.csv").write_bytes(TABLE.encode("gbk"))
    book = openpyxl.Workbook()
    for line in TABLE.splitlines():
        book.active.append(line.split(","))
    book.save(folder / "xlsx.xlsx")
    return {"csv": folder / "csv.csv", "xlsx": folder / "xlsx.xlsx"}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_table_gives_the_same_answer(
    kind: str, old: OldChromium, page: Page, address: str, tmp_path: Path
) -> None:
    file = tables(tmp_path)[kind]
    done = f"document.querySelector('{TOLD}').textContent.includes('查完')"
    old.open(f"{address}tools/equipment/")
    old.until(READY)
    old.hand("#machines-file", file)
    old.until(done)
    page.goto("tools/equipment/")
    page.get_by_label("选一个文件").set_input_files(file)
    page.wait_for_function(done)
    for place in (TOLD, ".machines__body"):
        assert old.run(said(place)) == page.evaluate(said(place))
    assert "列入" in old.run(said(".machines__body"))


def test_a_packed_bomb_is_counted_not_believed(old: OldChromium, address: str) -> None:
    """Chrome before 103 has no deflate-raw: what is packed is counted all the same."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (81 * 1024 * 1024))
    data = bytearray(packed.getvalue())
    told = data.rindex((81 * 1024 * 1024).to_bytes(4, "little"))
    data[told : told + 4] = (1000).to_bytes(4, "little")  # the archive says that it is small
    old.open(f"{address}tools/equipment/")
    unpacked = f"""
        import("{address}assets/tools/equipment/table/archive.js")
            .then(({{ unpacked }}) => unpacked(Uint8Array.from(atob(
                "{base64.b64encode(data).decode()}"), (char) => char.charCodeAt(0))))
            .then(() => "believed", (refusal) => refusal.name)"""
    assert old.run(unpacked) == "Refusal"


@pytest.mark.parametrize("where", ["search/", "laws/", "phase-out/"])
def test_what_is_searched_is_found(where: str, old: OldChromium, page: Page, address: str) -> None:
    box, words = ("#q", "电动机") if where == "search/" else ("#find", "2")
    shown = "document.querySelector('.found') && !document.querySelector('.found').hidden"
    done = f"{shown} && /找到|条/.test(document.querySelector('.found__said').textContent)"
    old.open(f"{address}{where}")
    old.until("!document.querySelector('.finder') || !document.querySelector('.finder').hidden")
    old.fill(box, words)
    old.until(done)
    page.goto(where)
    page.locator(box).fill(words)
    page.wait_for_function(done)
    place = ".found__items"
    page.wait_for_timeout(500)  # what things say is loaded after what they are called
    assert old.run(said(place)) == page.evaluate(said(place)) != ""


def test_the_box_of_the_header_answers(old: OldChromium, address: str) -> None:
    old.open(address, width=1280)
    old.fill(".md-search__input", "Y2-132S-4")
    found = "document.querySelector('.md-search-result__list').textContent"
    assert "Y2" in old.until(f"{found}.includes('Y2') && {found}")


def test_every_kind_of_page_opens_without_a_fault(old: OldChromium, address: str) -> None:
    for where in (
        "",
        "tools/",
        "laws/",
        "follow/",
        "updates/",
        "calendar/",
        "quality/",
        "404.html",
    ):
        old.open(f"{address}{where}")
        assert old.faults == [], where
