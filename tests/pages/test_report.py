"""“这里有错”: a plain link at the foot of each page, with the page filled in."""

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from helpers.building import DATA, ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from portal.pages.report import TITLE, filled, template_of_forge, written_template
from portal.portal import Portal
from portal.site_info import SiteInfo
from portal_inputs import site_info_of

DAY = date(2026, 9, 1)
MAIL = "mailto:jiucuo@example.cn"
FORGE = "https://github.com/o/r/issues/new?title={title}&body={body}"
ADDRESS = "https://portal.example/laws/x/"


def asked(link: str) -> dict[str, str]:
    """What a program reads out of a link; by RFC 6068 as well as by forges a + is a +."""
    query = urlsplit(link).query.replace("+", "%2B")
    return {name: values[0] for name, values in parse_qs(query, strict_parsing=True).items()}


@pytest.mark.parametrize(
    "title", ["节能法", "R&D 费用加计 #1 100%", 'a?b=c+d "引号" <b>', "甲/乙\\丙"]
)
def test_a_title_arrives_as_it_is_whatever_signs_are_in_it(title: str) -> None:
    mail = asked(filled(MAIL, title, ADDRESS, "x", DAY))
    assert mail["subject"] == f"这里有错：{title}（x）"
    issue = asked(filled(FORGE, title, ADDRESS, "x", DAY))
    assert issue["title"] == mail["subject"]
    assert set(mail) == {"subject", "body"} and set(issue) == {"title", "body"}


def test_page_id_and_day_are_filled_in_and_the_rest_is_asked_for() -> None:
    lines = asked(filled(MAIL, "节能法", ADDRESS, "x", DAY))["body"].split("\r\n")
    assert lines[:3] == [f"网址：{ADDRESS}", "编号：x", "资料最近变化：2026-09-01"]
    assert [line[:4] for line in lines[3:] if line] == ["哪里错了", "应该是：", "依据（文"]


def test_a_link_is_ascii_and_short_enough_for_windows() -> None:
    link = filled(MAIL, "关于" + "节能减排" * 40, ADDRESS, "a-rather-long-id-of-a-record-2026", DAY)
    assert link.isascii() and len(link) < 2000
    assert len(asked(link)["subject"]) < TITLE + 50


def test_a_page_that_is_no_record_has_no_id() -> None:
    site = Portal.open(DATA, DAY, SiteInfo(address="https://portal.example/", report=MAIL))
    told = asked(site.report("税收优惠测算", "tools/tax/"))
    assert told["subject"] == "这里有错：税收优惠测算" and "编号" not in told["body"]
    assert "https://portal.example/tools/tax/\r\n" in told["body"]
    id = next(iter(site.site.catalogue.items.values())).id
    url = site.site.catalogue.items[id].url
    assert f"编号：{id}\r\n" in asked(site.report("某", url))["body"]


def test_the_link_is_the_same_on_a_day_without_change() -> None:
    """Pages name the last day on which something changed, and so does the link."""
    days = (date(2026, 11, 23), date(2026, 11, 24))
    sites = [Portal.open(DATA, day, SiteInfo(report=MAIL)) for day in days]
    assert sites[0].site.last_change == sites[1].site.last_change
    assert sites[0].report("某", "tools/tax/") == sites[1].report("某", "tools/tax/")


def test_where_nobody_hears_of_errors_there_is_no_link() -> None:
    assert Portal.open(DATA, DAY).report("某", "tools/tax/") == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("jiucuo@example.cn", "写成 mailto:jiucuo@example.cn"),
        ("mailto:jiucuo", "写成 mailto:邮箱"),
        ("mailto:a@example.cn?subject=x", "后面不带别的"),
        ("javascript:alert(1)", "以 https:// 开头"),
        ("https://example.cn/new?t={titel}", "不认识 {titel}，可以写 {title}"),
        ("https://example.cn/a b", "没有空格"),
    ],
)
def test_a_wrong_setting_is_refused_with_what_to_write(text: str, words: str) -> None:
    with pytest.raises(ValueError) as refused:
        written_template(text)
    assert words in str(refused.value)


def test_a_setting_may_be_written_in_chinese() -> None:
    kept = written_template("https://example.cn/纠错?题={title}&页={address}")
    link = filled(kept, "节能法", ADDRESS, "x", DAY)
    assert link.isascii() and unquote(link).endswith(f"题=这里有错：节能法（x）&页={ADDRESS}")


def test_a_repository_is_told_where_nothing_else_is_said() -> None:
    assert template_of_forge("https://github.com/o/r.git") == FORGE
    assert template_of_forge("https://gitee.com/o/r/") == "https://gitee.com/o/r/issues"
    assert template_of_forge("") == ""
    config = load_config(str(ROOT / "mkdocs.yml"), repo_url="https://github.com/o/r")
    assert site_info_of(config).report == FORGE
    config["extra"]["report"] = MAIL
    assert site_info_of(config).report == MAIL
    config["extra"]["report"] = "jiucuo@example.cn"
    with pytest.raises(PluginError, match=r"extra\.report：邮箱前面要写 mailto:"):
        site_info_of(config)


@pytest.mark.whole_site
def test_each_kind_of_page_has_the_link_and_the_missing_page_has_none(
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_DATA", str(sample_data))
    monkeypatch.setenv("PORTAL_AS_OF", "2026-09-01")
    monkeypatch.setenv("PORTAL_REPORT", MAIL)
    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    linked = set()
    for path in (tmp_path / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(tmp_path / "site").as_posix()
        within = name.startswith(
            "embed/"
        )  # stands in another site, and leads to the page that has it
        if name == "404.html" or within or 'http-equiv="refresh"' in text:
            assert "这里有错" not in text, name
            continue
        assert text.count(f'<p class="report"><a href="{MAIL}?subject=') == 1, name
        assert "portal-slot" not in text, name
        linked.add(name.split("/")[0])
    assert {"index.html", "laws", "tools", "search", "updates", "guide", "about"} <= linked
