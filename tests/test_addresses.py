"""Two pages never have one address: the build says which, and the last good site stays."""

from datetime import date
from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.tree import catalogue, notice
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from portal.page import Asset
from portal.portal import DataProblems, Portal

ROOT = Path(__file__).parent.parent


@pytest.fixture
def portal() -> Portal:
    return Portal(catalogue(policies=[notice("a", issued="2018-01-01")]), date(2026, 11, 22))


def test_two_pages_with_one_address_are_both_named():
    records = [notice(f"n{n:03}", issued="2018-01-01") for n in range(120)]
    records.append(notice("page-2", title="关于第二页的通知", issued="2018-01-01"))
    crowded = Portal(catalogue(policies=records), date(2026, 11, 22))
    with pytest.raises(DataProblems) as error:
        _ = crowded.pages
    [problem] = error.value.problems
    assert problem.path == "policies/page-2/"
    assert "关于第二页的通知" in problem.message and problem.message.count("页面“") == 2


def test_two_files_with_one_address_are_told(portal: Portal, monkeypatch: pytest.MonkeyPatch):
    twins = [Asset("robots.txt", b"a"), Asset("robots.txt", b"b")]
    monkeypatch.setattr("portal.portal.tool_files", lambda site: twins)
    with pytest.raises(DataProblems, match=r"robots\.txt:1:1: .*两样东西用同一个网址"):
        portal.assets()


def test_a_page_and_a_file_with_one_address_are_told(portal: Portal):
    with pytest.raises(DataProblems, match=r"policies/a/index\.html"):
        portal.check_addresses([Asset("policies/a/index.html", b"")], {})


def test_what_a_page_made_from_data_would_hide_is_named(portal: Portal):
    written = {
        "policies/a/index.html": "docs/policies/a.md",
        "calendar/index.html": "docs/calendar.md",
        "about/index.html": "docs/about.md",
        "robots.txt": "docs/robots.txt",
    }
    with pytest.raises(DataProblems) as error:
        portal.check_addresses([Asset("robots.txt", b"")], written)
    assert [problem.path for problem in error.value.problems] == [
        "docs/policies/a.md",
        "docs/calendar.md",
        "docs/robots.txt",
    ]
    assert "页面“关于a的通知”的网址" in error.value.problems[0].message


@pytest.mark.whole_site
def test_a_hidden_page_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    desk = Desk(tmp_path / "data")
    desk.put("policies", notice("a", issued="2018-01-01"))
    desk.publish("2026-11-22T08:00")
    docs = tmp_path / "docs"
    (docs / "policies").mkdir(parents=True)
    (docs / "index.md").write_text("# 首页\n", encoding="utf-8")
    (docs / "policies" / "a.md").write_text("# 手写的\n", encoding="utf-8")
    monkeypatch.setenv("PORTAL_DATA", str(desk.data))
    monkeypatch.setenv("PORTAL_AS_OF", "2026-11-23")
    settings = {"docs_dir": str(docs), "site_dir": str(tmp_path / "site")}
    with pytest.raises(Abort):
        build(load_config(str(ROOT / "mkdocs.yml"), **settings))
    assert (
        "docs/policies/a.md:1:1: (文件): policies/a/index.html 是页面“关于a的通知”的网址"
        in caplog.text
    )
    assert not (tmp_path / "site").exists()
