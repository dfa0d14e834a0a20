"""An editor writes a news item and corrects a date in the browser, on a small tree."""

import json
import re
import threading
import wsgiref.simple_server
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.scripts import command
from helpers.tree import folder, law
from playwright.sync_api import Browser, Page, expect

from portal.as_of import as_of
from portal.data_folder import open_data

admin, server = command("admin"), command("preview_server")

WAIT = 20_000


class Quiet(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def data(tmp_path: Path) -> Path:
    record = law("a-law", title="甲法", effective="2016-01-01", repealed="2027-12-31")
    text = "# 李：核对过公报\n" + "".join(
        f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in record.items()
    )
    return folder(tmp_path / "data", {"laws/a-law.yaml": text})


@pytest.fixture
def form(chromium: Browser, data: Path) -> Iterator[Page]:
    """The form of a preview that has no site yet; faults of the page end the test."""
    routes = {"/admin/": admin.Admin(data, "/").answer}
    app = server.application("127.0.0.1", lambda environ: server.missing(), routes)
    with wsgiref.simple_server.make_server("127.0.0.1", 0, app, handler_class=Quiet) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        page = chromium.new_page(base_url=f"http://127.0.0.1:{httpd.server_port}/admin/")
        page.set_default_timeout(WAIT)
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        yield page
        page.close()
        httpd.shutdown()
    assert faults == []


def check(page: Page) -> None:
    page.get_by_role("button", name="检查").click()


def test_a_date_is_corrected(form: Page, data: Path) -> None:
    before = (data / "laws/a-law.yaml").read_text(encoding="utf-8")
    form.goto("")
    form.get_by_label("写题名里的几个字").fill("甲 法")
    form.get_by_role("link", name="甲法").click()
    date = form.get_by_label("废止日期")
    expect(date).to_have_value("2027-12-31")
    date.fill("2026年12月31日")
    check(form)
    alert = form.get_by_role("alert").filter(has_text="有 1 处要改")
    expect(alert).to_contain_text("写成 2026-12-31")
    expect(date).to_have_attribute("aria-invalid", "true")
    described = (date.get_attribute("aria-describedby") or "").split()
    told = [form.locator(f"#{id}").text_content() for id in described if id]
    assert any("写成 2026-12-31" in (text or "") for text in told)
    alert.get_by_role("link").click()
    expect(date).to_be_focused()
    assert (data / "laws/a-law.yaml").read_text(encoding="utf-8") == before
    date.fill("2026-12-31")
    check(form)
    expect(form.get_by_text("没有问题，将改动")).to_be_focused()
    expect(form.locator(".changes")).to_contain_text("废止日期：2027-12-31 → 2026-12-31")
    form.get_by_role("button", name="写入文件").click()
    expect(form.get_by_text("已写入")).to_be_focused()
    expect(form.get_by_text("publish.py a-law")).to_be_visible()
    after = (data / "laws/a-law.yaml").read_text(encoding="utf-8")
    assert after == before.replace('repealed: "2027-12-31"', "repealed: 2026-12-31")


def test_a_news_item_is_written_and_a_reload_loses_nothing(form: Page, data: Path) -> None:
    title = 'GB 1 </script><b>no</b>: "一" # 🙂'
    form.goto("#/new")
    form.get_by_label("日期（必填）").first.fill("2026-01-02")
    form.get_by_label("题名").fill(title)
    form.get_by_label("内容").fill("第一段。\n\n第二段。")
    form.get_by_label("添一个：主题").fill("节能")
    form.get_by_label("添一个：主题").press("Enter")
    form.get_by_label("添一个：涉及的记录").fill("没有这一条")
    check(form)
    alert = form.get_by_role("alert").filter(has_text="没有写入")
    expect(alert).to_contain_text("还没有选定")
    expect(alert).to_contain_text("可信度：缺少必填字段")
    form.get_by_label("添一个：涉及的记录").fill("")
    form.wait_for_timeout(400)
    form.reload()
    expect(form.get_by_text("已经放回来")).to_be_visible()
    expect(form.get_by_label("题名")).to_have_value(title)
    expect(form.locator(".chosen")).to_contain_text(["", "", "节能"])
    form.get_by_label("可信度").select_option("medium")
    form.get_by_label("核对日期").fill("2026-01-02")
    form.get_by_label("来源的名称").fill("公报")
    form.get_by_label("查看日期").fill("2026-01-02")
    check(form)
    form.get_by_role("button", name="写入文件").click()
    expect(form.get_by_text("已写入")).to_be_focused()
    (path,) = (data / "news").iterdir()
    assert path.name.startswith("news-2026-01-02-gb-1")
    opened = open_data(data, as_of())
    assert opened.problems == []
    item = opened.catalogue.items[path.stem]
    assert item.title == title and item.get("topics") == ("energy-saving",)
    form.goto("#/")
    form.get_by_label("写题名里的几个字").fill("gb")
    expect(form.get_by_role("link", name=re.compile("GB 1"))).to_be_visible()


def test_two_tabs_lose_nothing_and_the_page_fits_a_phone(form: Page, data: Path) -> None:
    form.set_viewport_size({"width": 390, "height": 800})
    form.goto("#/edit/laws/a-law")
    form.get_by_label("日期说明").fill("我写的")
    path = data / "laws/a-law.yaml"
    text = path.read_text(encoding="utf-8").replace("2016-01-01", "2016-02-01")
    path.write_text(text, encoding="utf-8")
    check(form)
    expect(form.get_by_role("alert").filter(has_text="别处改过这个文件")).to_be_visible()
    expect(form.get_by_label("施行日期", exact=True)).to_have_value("2016-02-01")
    expect(form.get_by_label("日期说明")).to_have_value("我写的")
    assert path.read_text(encoding="utf-8") == text
    check(form)
    form.get_by_role("button", name="写入文件").click()
    expect(form.get_by_text("已写入")).to_be_focused()
    assert "我写的" in path.read_text(encoding="utf-8")
    assert "2016-02-01" in path.read_text(encoding="utf-8")
    for part in form.locator("details.part").all():
        part.evaluate("part => { part.open = true; }")
    assert form.evaluate("document.documentElement.scrollWidth") <= 390
    unnamed = form.evaluate(
        "[...document.querySelectorAll('input, select, textarea')].filter("
        "(box) => !(box.labels || []).length && !box.getAttribute('aria-label')).length"
    )
    assert unnamed == 0
