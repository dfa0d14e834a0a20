"""An inspector who sees only pages finds what is wrong on them, and nothing on those that are good."""

import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from portal.catalogue.vocabularies import Vocabularies, by_id, load_vocabularies
from portal.editing.inspection.built_site import NoSite
from portal.editing.inspection.inspection import InspectionReport, SiteInspection
from portal.editing.inspection.report_forms import as_page, as_text
from portal.editing.inspection.rules import RULES

HERE = Path(__file__).parent
GOOD = HERE / "inspected_site"
"""A site of a bureau, written by hand."""

DAY = date(2026, 12, 2)
ARTICLE, NOTICE = "news/2026-11-24.html", "notices/2026-10-12.html"


@cache
def words() -> Vocabularies:
    """Those that are shipped: the command looks for them too."""
    files, problems = load_vocabularies(HERE.parent.parent / "data" / "vocab")
    assert not problems
    return by_id(files)


def inspected(site: Path, day: date = DAY, **options) -> InspectionReport:
    return SiteInspection(site, words(), day, **options).report()


def found(report: InspectionReport) -> set[tuple[str, str]]:
    return {(one.kind, page) for one in report.faults for page, _ in one.places}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return shutil.copytree(GOOD, tmp_path / "site")


@pytest.fixture
def edit(site: Path) -> Callable[..., None]:
    def edit(page: str, old: str, new: str) -> None:
        path = site / page
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def test_a_good_site_is_clean() -> None:
    report = inspected(GOOD)
    assert report.official and report.pages == 6
    assert [one.as_data for one in report.faults] == []


P = "</p>"
PLANTED = (
    ("no-title", ARTICLE, "<title>全市节能监察工作会议召开 - 某某市工业和信息化局", "<title>"),
    ("no-language", ARTICLE, ' lang="zh-CN"', ""),
    ("unclosed", NOTICE, "</table>", ""),
    ("unclosed", ARTICLE, P, "</p></div>"),
    ("duplicate-id", NOTICE, '<h2 id="how">', '<h2 id="how"><span id="how"></span>'),
    ("mixed-content", ARTICLE, "<p>会议", '<img alt="" src="http://gxj.example.gov.cn/logo.png"><p>会议'),
    ("outer-resource", "index.html", "</head>", '<script src="https://cdn.example.com/a.js"></script></head>'),
    ("dead-page", "index.html", "/notices/2026-10-12.html", "/notices/2026-10-21.html"),
    ("dead-anchor", ARTICLE, "2026-10-12.html#how", "2026-10-12.html#who"),
    ("missing-file", NOTICE, 'href="form.docx"', 'href="form2.docx"'),
    ("missing-file", "index.html", "/style.css", "/styles.css"),
    ("missing-file", NOTICE, 'href="form.docx"', 'href="file:///C:/form.docx"'),
    ("missing-file", NOTICE, 'href="form.docx"', 'href="D:\\form.docx"'),
    ("outer-resource", ARTICLE, "</head>", "<style>@import url(//fonts.example.com/a.css);</style></head>"),
    ("outer-resource", "style.css", "outline: 2px", "background: url(https://img.example.com/a.png); outline: 2px"),
    ("letter-case", NOTICE, 'href="form.docx"', 'href="Form.docx"'),
    ("empty-link", ARTICLE, '<a href="/contact/">', '<a href="">'),
    ("script-link", NOTICE, 'href="form.docx"', 'href="javascript:void(0)"'),
    ("sitemap-dead", "sitemap.xml", "/news/<", "/old-news/<"),
    ("bare-address", NOTICE, "https://www.miit.gov.cn/", "http://202.96.128.10/login"),
    ("bare-address", NOTICE, "的系统。", "的系统 http://10.1.2.3:8080/ 。"),
    ("unmarked", ARTICLE, "（不是政府网站）", ""),
    ("bad-words", ARTICLE, "某某公司的网站</a>", "澳门百家乐</a>"),
    ("bad-words", ARTICLE, "<title>全市节能监察工作会议召开", "<title>澳门新葡京"),
    ("bad-words", ARTICLE, "</head>", '<meta name="keywords" content="百家乐,时时彩"></head>'),
    ("unmarked", ARTICLE, "</head>", '<meta http-equiv="refresh" content="0; url=https://x.example.com/"></head>'),
    ("unmarked", ARTICLE, "<p>会议", '<form action="https://x.example.com/in"></form><p>会议'),
    ("dead-page", "contact/index.html", "</head>", '<meta http-equiv="refresh" content="0;URL=\'/nws/\'"></head>'),
    ("bare-address", NOTICE, "https://www.miit.gov.cn/", "http://3395304458/login"),
    ("home-stale", "index.html", "<span>2026-11-24</span>", "<span>2026-11-17</span>"),
    ("column-stale", "news/index.html", "<span>2026-11-24</span>", "<span>2026-11-17</span>"),
    ("column-stale", "notices/index.html", "<span>2026-10-12</span>", "<span>2026-05-12</span>"),
    ("future-date", ARTICLE, 'content="2026-11-24 09:30"', 'content="2027-11-24 09:30"'),
    ("future-date", "news/index.html", "<span>2026-11-24</span>", "<span>2027-11-24</span>"),
    ("footer-missing", ARTICLE, "<footer>", "<div>"),
    ("footer-owner", ARTICLE, "主办单位：某某市工业和信息化局", ""),
    ("footer-contact", ARTICLE, "联系电话：0571-88880000", ""),
    ("site-code", ARTICLE, "网站标识码：3300000099", "网站标识码：330000009"),
    ("icp-number", ARTICLE, "浙ICP备12345678号-1", "ICP12345678"),
    ("police-number", ARTICLE, "浙公网安备33010202000001号", "浙公网安备3301号"),
    ("police-number", ARTICLE, "浙公网安备33010202000001号", "浙公网安备11010202000001号"),
    ("emblem", ARTICLE, '<a href="https://bszs.conac.cn/sitename?method=show&amp;id=1"><img src="/mark.png" alt="党政机关网站标识"></a>', ""),
    ("error-report", ARTICLE, "site_code=3300000099", "site_code=3300000098"),
    ("footers-differ", ARTICLE, "0571-88880000　", "0571-88880001　"),
    ("site-tags", ARTICLE, '<meta name="SiteIDCode" content="3300000099">', ""),
    ("site-tags-differ", ARTICLE, 'name="SiteName" content="某某市', 'name="SiteName" content="某某'),
    ("column-tags", "news/index.html", '<meta name="ColumnType" content="工作动态">', ""),
    ("article-tags", NOTICE, '<meta name="ContentSource" content="某某市工业和信息化局">', ""),
    ("date-form", NOTICE, 'content="2026-10-12"', 'content="2026/10/12"'),
    ("date-form", NOTICE, 'content="2026-10-12"', 'content="2026-02-30"'),
    ("doc-number", NOTICE, "某工信发〔2026〕12号", "某工信发[2026]12号"),
    ("former-organ", ARTICLE, "会议部署了", "会议按国家质量监督检验检疫总局的要求部署了"),
    ("misprint", ARTICLE, "500 万 kWh", "500 万 Kwh"),
    ("standard-number", ARTICLE, "GB 19153-2019", "GB19153—2019"),
    ("one-heading", ARTICLE, "<h1>", "<h1>工作动态</h1>\n<h1>"),
    ("heading-order", ARTICLE, "<h2>下一步</h2>", "<h4>下一步</h4>"),
    ("image-alt", ARTICLE, ' alt="某某市工业和信息化局"', ""),
    ("control-name", ARTICLE, '<button type="submit">搜</button>', '<button type="submit"></button>'),
    ("control-name", ARTICLE, "<p>会议", '<div role="button" tabindex="0"></div><p>会议'),
    ("input-label", ARTICLE, '<label for="q">搜索</label>', ""),
    ("table-header", NOTICE, '<th scope="col">材料</th><th scope="col">份数</th>', "<td>材料</td><td>份数</td>"),
    ("aids-entry", "index.html", "无障碍", "背景"),
    ("skip-link", "index.html", '<a class="skip" href="#main">跳到正文</a>', ""),
    ("map-entry", "index.html", ">网站地图<", ">全部栏目<"),
    ("feed-entry", "index.html", '<link rel="alternate"', '<link rel="next"'),
    ("focus-hidden", "style.css", "outline: 2px solid", "outline: none"),
    ("no-viewport", ARTICLE, 'name="viewport"', 'name="view"'),
)  # fmt: skip
"""Kind, page, and what an editor, a builder or a break-in does to it."""

BESIDE = {
    ("footer-missing", "unclosed"),
    ("map-entry", "footers-differ"),
    ("site-tags-differ", "footers-differ"),
    ("image-alt", "control-name"),
    ("bad-words", "unmarked"),
}
"""What the same change is a second fault of."""


@pytest.mark.parametrize(("kind", "page", "old", "new"), PLANTED)
def test_a_planted_fault_is_found_where_it_is(site, edit, kind, page, old, new) -> None:
    edit(page, old, new)
    report = inspected(site)
    assert (kind, page) in found(report)
    footers = "footers-differ" if RULES[kind].group == "footer" else kind
    others = {one.kind for one in report.faults} - {kind, footers}
    assert all((kind, other) in BESIDE for other in others), others


def test_words_that_a_manual_shows_how_to_write_are_no_break_in(site, edit) -> None:
    words = "百家乐\n真人荷官\n时时彩"
    edit(ARTICLE, "<p>会议", f"<pre><code>{words}</code></pre><p>会议")
    assert inspected(site).faults == ()
    edit(ARTICLE, "<p>会议", f"<p hidden>{words}</p><p>会议")
    assert ("bad-words", ARTICLE) in found(inspected(site))


def test_a_page_that_nobody_leads_to(site) -> None:
    shutil.copy(site / ARTICLE, site / "news" / "forgotten.html")
    assert ("orphan", "news/forgotten.html") in found(inspected(site))


def test_what_only_an_editor_can_do_is_told_with_the_days() -> None:
    report = inspected(GOOD, date(2027, 3, 11))
    assert found(report) == {("home-stale", "index.html"), ("column-stale", "news/index.html")}
    assert "最近一条 2026-11-24，到 2027-03-11 过了 107 天" in as_text(report)
    assert {one.rule.whose for one in report.faults} == {"编者"}


def test_an_empty_column(site, edit) -> None:
    item = (
        '<li><a href="2026-10-12.html">关于组织申报绿色工厂的通知</a> <span>2026-10-12</span></li>'
    )
    edit("notices/index.html", item, "暂无内容")
    (site / NOTICE).write_text(
        (site / NOTICE).read_text("utf-8").replace('content="通知公告"', 'content="其他"'), "utf-8"
    )
    assert ("column-empty", "notices/index.html") in found(inspected(site))


def test_a_column_that_says_it_is_empty_is_so_whatever_articles_there_are(site, edit) -> None:
    item = (
        '<li><a href="2026-10-12.html">关于组织申报绿色工厂的通知</a> <span>2026-10-12</span></li>'
    )
    edit("notices/index.html", item, "暂无内容")
    assert ("column-empty", "notices/index.html") in found(inspected(site))


def test_five_stale_columns_are_a_veto(site, edit) -> None:
    for name in "甲乙丙丁戊":
        page = (site / "news/index.html").read_text("utf-8")
        page = page.replace('content="工作动态"', f'content="{name}地动态"', 1)
        (site / f"{name}.html").write_text(
            page.replace("<span>2026-11-24", "<span>2025-11-24"), "utf-8"
        )
        edit("index.html", "</ul></nav>", f'<li><a href="/{name}.html">{name}</a></li></ul></nav>')
    report = inspected(site)
    assert "columns-stale" in {one.kind for one in report.faults}
    assert report.counts["否决"] == 1


def test_the_same_fault_on_many_pages_is_told_once(site) -> None:
    for page in site.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace('href="/news/"', 'href="/nws/"'), "utf-8")
    dead = [one for one in inspected(site).faults if one.kind == "dead-page"]
    assert [(one.what, one.pages) for one in dead] == [("nws", 6)]


def test_a_site_that_is_none_of_government_needs_no_footer(site) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        start, end = text.index("<footer>"), text.index("</footer>")
        foot = '<footer>不是政府网站。<a href="/contact/#map">网站地图</a>'
        page.write_text(text[:start] + foot + text[end:], "utf-8")
    report = inspected(site)
    assert report.faults == () and "网站标识码" in "".join(report.not_applied)
    demanded = {one.kind for one in inspected(site, official=True).faults}
    assert {"site-code", "icp-number", "police-number", "emblem", "error-report"} <= demanded


def test_what_linkcheck_knows_is_joined_in() -> None:
    known = {
        "https://www.example.com/air": ("hijacked", "换成了别人的网页"),
        "https://www.miit.gov.cn/": ("dead-outside", "404"),
    }
    report = inspected(GOOD, known=known)
    assert found(report) == {("hijacked", ARTICLE), ("dead-outside", NOTICE)}


def test_pages_in_gbk_are_read(site) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8").replace('charset="utf-8"', 'charset="gb2312"')
        page.write_bytes(text.encode("gb18030"))
    assert inspected(site).faults == ()


def test_pages_that_are_broken_are_still_inspected(site) -> None:
    (site / "empty.html").write_bytes(b"")
    (site / "half.html").write_bytes("<!doctype html><p>没有存完".encode()[:-1])
    (site / "deep.html").write_bytes(b"<div>" * 5000)
    (site / "odd.html").write_bytes(
        b'<a href="http://[::1">x</a><a href="//">y</a><a href="%ff">z</a>'
    )
    kinds = found(inspected(site))
    assert {
        ("no-title", "empty.html"),
        ("encoding", "half.html"),
        ("unclosed", "deep.html"),
    } <= kinds
    assert ("dead-page", "odd.html") in kinds


def test_a_folder_without_a_site(tmp_path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(NoSite):
            inspected(folder)


def test_the_page_of_the_report_shows_what_pages_say_as_text(site, edit) -> None:
    edit(NOTICE, 'href="form.docx"', 'href="&lt;script&gt;x.docx"')
    page = as_page(inspected(site))
    assert "&lt;script&gt;x.docx" in page and "<script" not in page


def test_the_manual_explains_every_rule() -> None:
    manual = (HERE.parent.parent / "docs/manual/inspect.md").read_text("utf-8")
    assert [rule.title for rule in RULES.values() if rule.title not in manual] == []
