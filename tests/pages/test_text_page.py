"""An operator's full texts: the page of each version, what can be cited on it, what became of each article,
and what leads there. All texts are our own."""

import gzip
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from helpers.axe import faults_of
from helpers.building import build
from helpers.desk import Desk
from helpers.heard import faults_heard
from helpers.links import dead_links
from helpers.served import served
from helpers.tree import law
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.page import Page as Promise
from portal.pages.text.parting import LONGEST, runs_of
from portal.read.numerals import numeral_of
from portal.texts.citation import spoken_place
from portal.texts.light_markdown import parse_text

AT = "2026-11-22T08:00"

HEAD = """---
title: 中华人民共和国样例节能法
history:
  - 1997年11月1日 某会议通过
sources:
  - {title: "样例库", url: "https://texts.example/1", seen: 2026-11-20}
note: 附表照原文录入
---

"""

MADE = {
    "2010-07-01": "2010年5月1日 某会议修订",
    "2018-10-26": "2018年10月26日 某会议修正",
    "2027-03-01": "2026年10月1日 某会议修正",
}
"""What the history of a text says besides, by the first day on which it holds."""

FIRST = """# 第一章　总则

**第一条**　为了试一试，制定本法。

**第二条**　本法所称样例，是指写给测试看的一段话。

**第三条**　用能的单位每年报一次用了多少，写在纸上交给管样例的部门。

# 第二章　责任

**第四条**　不报的，由管样例的部门催一次；再不报的，罚一千元。
"""

SECOND = """# 第一章　总则

**第一条**　为了试一试，制定本法。

**第二条**　本法所称样例，是指写给测试看的一段话，也包括一张表。

县以上的部门管样例：

（一）看；

1.先看名称；

（二）<script>alert(1)</script>&*记*。

**第二条之一**　新来的一条，说的是怎样把旧的灯一盏一盏换成新的。

# 第二章　责任

**第三条**　不报的，由管样例的部门催一次；再不报的，罚一千元。

> 第九条改为第十条。

| 名称 | 限值 |
| --- | --- |
| 灯 | 9 瓦 |

# 附件1　清单

**第一条**　附件里的一条。

***

某部门

2010年5月1日
"""

THIRD = SECOND.replace("罚一千元", "罚两千元")

LAW = law(
    "sample",
    title="中华人民共和国样例节能法",
    issued="1997-11-01",
    effective="1998-01-01",
    amendments=[
        {"date": "2010-05-01", "effective": "2010-07-01", "note": "修订"},
        {"date": "2014-03-01", "note": "第一次修正"},
        {"date": "2018-10-26", "note": "第二次修正"},
    ],
)

TEXTS = {"1998-01-01": FIRST, "2010-07-01": SECOND, "2018-10-26": THIRD}


def long_text(articles: int = 12) -> str:
    """Three divisions that together are too long for a page."""
    words = "这一条很长，" * (LONGEST // articles // 6)
    lines = []
    for number in range(1, articles + 1):
        if number % 4 == 1:
            lines.append(f"# 第{numeral_of(1 + number // 4)}章　从{number}起")
        lines += [f"**第{numeral_of(number)}条**　{words}", "再有一款。"]
    return "\n\n".join(lines) + "\n"


def put_text(desk: Desk, id: str, day: str, body: str, head: str = HEAD) -> None:
    path = desk.data / "texts" / id / f"{day}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    told = [f"\n  - {line}" for first, line in MADE.items() if first <= day]
    head = head.replace("某会议通过", f"某会议通过{''.join(told)}")
    path.write_text(head + body, encoding="utf-8")


def filled(root: Path) -> Desk:
    desk = Desk(root)
    plain = law("plain", title="朴素法", effective="2020-01-01")
    large = law("large", title="很长的法", effective="2020-01-01")
    desk.put("laws", LAW, plain, large)
    for day, body in TEXTS.items():
        put_text(desk, "sample", day, body)
    put_text(
        desk,
        "large",
        "2020-01-01",
        long_text(),
        HEAD.replace("中华人民共和国样例节能法", "很长的法"),
    )
    desk.publish(AT, "首次收录")
    return desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return filled(tmp_path_factory.mktemp("texts") / "data")


def plain(html: str) -> str:
    return unescape(" ".join(re.sub("<.*?>", " ", html).split()))


def page(desk: Desk, url: str, at: str = AT) -> Promise:
    return desk.portal(at).pages[url]


def part(body: str, key: str) -> str:
    """The article with this key."""
    start = body.index(f'id="{key}"')
    return re.split('<div class="lawtext__(?:article|closing)"|<h2', str(body)[start:])[0]


# --- which pages there are ----------------------------------------------------------------------------


def test_each_version_has_its_address_and_what_holds_today_the_shortest(desk: Desk) -> None:
    urls = [url for url in desk.portal(AT).pages if "/text/" in url and "sample" in url]
    assert urls == [
        "laws/sample/text/1998-01-01/",
        "laws/sample/text/2010-07-01/",
        "laws/sample/text/",
    ]
    assert page(desk, "laws/sample/text/").title == "中华人民共和国样例节能法（全文）"


def test_a_site_without_texts_has_nothing_of_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", LAW)
    desk.publish(AT)
    portal = desk.portal(AT)
    assert not [url for url in portal.pages if "/text/" in url]
    assert "全文" not in portal.pages["laws/sample/"].body


def test_the_day_of_a_page_is_the_last_one_on_which_it_changed(desk: Desk) -> None:
    assert str(page(desk, "laws/sample/text/").updated) == "2026-11-22"  # when it was published


# --- what stands at its head -----------------------------------------------------------------------------


def test_the_head_says_which_text_it_is_and_who_put_it_here(desk: Desk) -> None:
    words = plain(page(desk, "laws/sample/text/").body)
    assert "现行有效" in words and "2018年修正 · 施行日期 2018-10-26" in words
    assert "1997年11月1日 某会议通过" in words
    assert "这份全文由平台收录，不是官方发布的文本" in words
    assert "样例库 ，2026-11-20 见到" in words and "附表照原文录入" in words
    assert 'href="../../../laws/sample/"' in page(desk, "laws/sample/text/").body


def test_an_old_text_says_so_and_leads_to_the_one_of_today(desk: Desk) -> None:
    body = page(desk, "laws/sample/text/2010-07-01/").body
    words = plain(body)
    assert "旧文本" in words and "answer--superseded" in body
    assert "这不是现在的文本：2014-03-01 起已经修改，那一次修改后的全文本站没有" in words
    assert '<a href="../../../../laws/sample/text/">2018年修正，2018-10-26 起施行</a>' in body


def amended(tmp_path: Path, **amendment: str) -> Desk:
    desk = Desk(tmp_path / "data")
    desk.put("laws", {**LAW, "amendments": [*LAW["amendments"], amendment]})
    for day, body in TEXTS.items():
        put_text(desk, "sample", day, body)
    desk.publish(AT)
    return desk


def test_an_amendment_without_its_text_is_told(tmp_path: Path) -> None:
    desk = amended(tmp_path, date="2026-10-01", effective="2027-03-01", note="修正")
    before = page(desk, "laws/sample/text/", "2027-02-28T08:00")
    assert "2027-03-01 起修改，本站没有修改后的全文。" in plain(before.body)
    assert "answer--in-force" in before.body
    assert str(before.updated) == "2027-01-30", "thirty days before, the coming rules were told"
    after = page(desk, "laws/sample/text/", "2027-03-01T08:00")
    assert "此后 2027-03-01 修改过，本站没有修改后的全文" in plain(after.body)
    assert "answer--unverified" in after.body and str(after.updated) == "2027-03-01"


def test_a_text_to_come_stands_beside_the_one_of_today_until_its_day(tmp_path: Path) -> None:
    desk = amended(tmp_path, date="2026-10-01", effective="2027-03-01", note="修正")
    put_text(desk, "sample", "2027-03-01", THIRD.replace("罚两千元", "罚三千元"))
    desk.publish(AT, "收录将要施行的全文")
    before = desk.portal("2027-02-28T08:00")
    assert "2027-03-01 起施行修改后的文本" in plain(before.pages["laws/sample/text/"].body)
    coming = plain(before.pages["laws/sample/text/2027-03-01/"].body)
    assert "尚未施行的文本" in coming and "现在还没有施行" in coming
    after = desk.portal("2027-03-01T08:00")
    assert "罚三千元" in after.pages["laws/sample/text/"].body
    assert "旧文本" in after.pages["laws/sample/text/2018-10-26/"].body


def test_no_text_is_called_that_of_today_where_that_is_not_at_hand(tmp_path: Path) -> None:
    """2019 amended the law once more, and nobody has that text."""
    desk = amended(tmp_path, date="2019-06-01", note="修正")
    old = plain(page(desk, "laws/sample/text/1998-01-01/").body)
    assert "现在的文本本站没有，最近的一份：" in old and "。现在的文本：" not in old
    compared = plain(page(desk, "laws/sample/compare/").body)
    assert "后来又修改过，本站没有那时的全文" in compared


def test_the_text_of_a_law_that_ended_says_so(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", {**LAW, "repealed": "2020-01-01"})
    for day, body in TEXTS.items():
        put_text(desk, "sample", day, body)
    desk.publish(AT)
    words = plain(page(desk, "laws/sample/text/").body)
    assert "已废止" in words and "现在的文本" not in words
    assert "这不是最后的文本" in plain(page(desk, "laws/sample/text/1998-01-01/").body)


def test_all_versions_are_listed_with_what_is_missing_between(desk: Desk) -> None:
    body = page(desk, "laws/sample/text/").body
    listed = plain(body[body.index("lawtext__versions") :].split("</nav>")[0])
    assert "2018-10-26 起 2018年10月26日修正" in listed or "2018-10-26 起 2018年修正" in listed
    assert "2014-03-01 修改，本站没有修改后的全文" in listed
    assert "2010-07-01 至 2014-02-28" in listed and "1998-01-01 至 2010-06-30 1997年" in listed


# --- places ----------------------------------------------------------------------------------------------


def places(body: str) -> dict[str, str]:
    """How each place with an address is cited."""
    found = re.findall(
        r'<a class="place[^"]*" href="#([^"]+)"(?: aria-label="([^"]*)")?>([^<]*)<', body
    )
    return {key: label or words for key, label, words in found}


def test_every_place_has_an_anchor_and_is_cited_as_people_do(desk: Desk) -> None:
    body = page(desk, "laws/sample/text/").body
    text, problems = parse_text(THIRD, "x", "样例")
    assert not problems
    for key in text.keys:
        assert body.count(f'id="{key}"') == 1, key
    found = places(body)
    assert found["a2-k2-x1-m1"] == "第二条第二款第（一）项第1目"
    assert found["a2-1"] == "第二条之一" and found["f1-a1"] == "附件1第一条"
    assert found == {key: spoken_place(text, key) for key in found}
    assert 'data-cited="《样例节能法》（2018年修正）"' in body


def test_a_text_is_text_and_nothing_in_it_is_markup(desk: Desk) -> None:
    body = page(desk, "laws/sample/text/").body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;*记*。" in body
    assert "<blockquote><p>第九条改为第十条。</p></blockquote>" in body
    assert '<th scope="col">限值</th>' in body and "<td>9 瓦</td>" in body
    assert "lawtext__closing" in body and 'id="k1"' not in body


def test_the_contents_name_the_divisions_with_their_articles(desk: Desk) -> None:
    made = page(desk, "laws/sample/text/").make()
    listed = made.body[made.body.index("lawtext__contents") :].split("</details>")[0]
    assert "第一章　总则</a> <small>第一条至第二条之一</small>" in listed
    assert [anchor for anchor, _ in made.sections] == ["z1", "z2", "f1"]


# --- what became of each article ---------------------------------------------------------------------------


def history(desk: Desk, url: str, key: str) -> str:
    found = part(page(desk, url).body, key)
    return plain(found[found.index("沿革") :]) if "沿革" in found else ""


def test_each_article_tells_what_became_of_it(desk: Desk) -> None:
    url = "laws/sample/text/"
    assert history(desk, url, "a1") == ""
    assert history(desk, url, "a2").startswith(
        "沿革： 1998-01-01 制定；2010-07-01 修改 （ 原来的第二条 ）"
    )
    assert history(desk, url, "a2-1") == "沿革： 2010-07-01 增加"
    moved = history(desk, url, "a3")
    assert "2010-07-01 由第四条改为本条" in moved
    assert "2014-03-01 或 2018-10-26 修改" in moved, "one of the two is not at hand"


def test_what_was_deleted_stands_where_it_was(desk: Desk) -> None:
    body = page(desk, "laws/sample/text/").body
    gone = body[body.index("lawtext__gone") :].split("</p>")[0]
    assert "2010-07-01" in plain(gone) and "删去" in plain(gone)
    assert '/laws/sample/text/1998-01-01/#a3"' in gone
    assert body.index('id="a2"') < body.index("lawtext__gone") < body.index('id="z2"')


def test_the_history_leads_to_the_row_of_the_article(desk: Desk) -> None:
    """Of what was deleted too; an article of which only the number changed has no row."""
    body = page(desk, "laws/sample/text/").body
    leading = re.findall(r'href="[./]*(/laws/sample/compare/[^"#]*)#([^"]+)"', body)
    assert {"a2", "a2-1", "old-a3"} <= {anchor for _, anchor in leading}
    for url, anchor in leading:
        assert f'id="{anchor}"' in page(desk, url.lstrip("/")).body


def test_an_old_article_tells_what_comes_after_it(desk: Desk) -> None:
    url = "laws/sample/text/1998-01-01/"
    assert "2010-07-01 起已经删去" in history(desk, url, "a3")
    assert "2010-07-01 起改为第三条" in history(desk, url, "a4")


def test_the_oldest_at_hand_is_not_called_made_unless_it_is(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", LAW)
    put_text(desk, "sample", "2010-07-01", FIRST)
    put_text(desk, "sample", "2018-10-26", FIRST.replace("罚一千元", "罚两千元"))
    desk.publish(AT)
    assert "制定；" not in page(desk, "laws/sample/text/").body
    assert "沿革" in page(desk, "laws/sample/text/").body


# --- long texts -----------------------------------------------------------------------------------------


def test_a_long_text_comes_by_chapter_and_no_page_is_too_heavy(desk: Desk) -> None:
    pages = desk.portal(AT).pages
    parts = [url for url in pages if url.startswith("laws/large/text/")]
    assert parts == ["laws/large/text/", *(f"laws/large/text/z{n}/" for n in (1, 2, 3))]
    first = pages["laws/large/text/"].body
    for number in range(1, 13):
        line = re.search(rf'<li id="a{number}"><a href="([^"]+)"', first)
        assert line and line[1].endswith(f"#a{number}")
        url = line[1].split("#")[0].replace("../", "")
        assert f'id="a{number}-k2"' in pages[url].body
    assert "上一部分：第一章" in pages["laws/large/text/z2/"].body
    assert "下一部分：" not in pages["laws/large/text/z3/"].body


def test_a_division_that_is_too_long_is_parted_by_its_own(desk: Desk) -> None:
    text, _ = parse_text(
        "# 第一编　甲\n\n引言。\n\n" + long_text().replace("# 第", "## 第"), "x", "t"
    )
    runs = runs_of(text)
    assert [one.key for one in runs] == ["b1-z1", "b1-z2", "b1-z3"]
    assert [part.key for part, _ in runs[0].parts][:2] == ["b1", "b1-z1"]
    flat, _ = parse_text(re.sub("# .*", "", long_text()), "x", "t")
    keys = [part.key for run in runs_of(flat) for part, _ in run.parts]
    assert keys == list(flat.articles) and len(runs_of(flat)) > 1


# --- what leads there -------------------------------------------------------------------------------------


def test_the_record_leads_to_its_text(desk: Desk) -> None:
    portal = desk.portal(AT)
    made = portal.pages["laws/sample/"].make()
    assert ("text", "全文（3 个日期的文本）") in made.sections
    words = plain(made.body)
    assert "看全文" in words and "2018-10-26 起" in words and "现在的文本" in words
    (copy,) = made.beside()
    assert "/laws/sample/text/)" in copy.content.decode() and "全文" in copy.content.decode()
    assert "全文" not in portal.pages["laws/plain/"].body


# --- in the browser ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def text_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("built")
    filled(root / "data")
    site = build(root / "site", "2026-11-22T12:00+08:00", PORTAL_DATA=str(root / "data"))
    assert [one for one in dead_links(site) if one[0].startswith("laws/")] == []
    for path in (site / "laws").glob("*/text/**/index.html"):
        assert len(gzip.compress(path.read_bytes())) < 60_000
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/laws/large/text/z2/</loc>" in sitemap
    with served(site) as address:
        yield address


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


def opened(reader: BrowserContext, url: str, **size: Any) -> Page:
    page = reader.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    if size:
        page.set_viewport_size({"width": size["width"], "height": 800})
    page.goto(url)
    return page


@pytest.mark.whole_site
def test_a_place_is_copied_as_it_is_cited_by_keyboard_alone(
    reader: BrowserContext, text_address: str
) -> None:
    page = opened(reader, f"{text_address}laws/sample/text/")
    page.locator('a.place[href="#a2-k2-x1"]').focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#a2-k2-x1")
    bar = page.locator(".lawtext__bar")
    expect(bar).to_contain_text("《样例节能法》（2018年修正）第二条第二款第（一）项")
    bar.get_by_text("复制引用").focus()
    page.keyboard.press("Enter")
    expect(bar).to_contain_text("已复制")
    said = page.evaluate("navigator.clipboard.readText()")
    assert said == "《样例节能法》（2018年修正）第二条第二款第（一）项"
    bar.get_by_text("复制网址").click()
    expect(bar.locator("[role=status]")).to_have_text("已复制")
    said = page.evaluate("navigator.clipboard.readText()")
    assert said == f"{text_address}laws/sample/text/#from=2018-10-26&a=a2-k2-x1"
    page.goto("about:blank")
    page.goto(said)
    expect(page.locator(".lawtext__bar")).to_contain_text("第二条第二款第（一）项")


@pytest.mark.whole_site
@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("#from=2012-01-01&a=a3", "2010-07-01/#a3"),
        ("#from=1998-01-01", "1998-01-01/"),
        ("#from=2026-01-01&a=a3", "#from=2026-01-01&a=a3"),
    ],
)
def test_an_address_with_a_day_leads_to_the_text_of_that_day(
    reader: BrowserContext, text_address: str, asked: str, place: str
) -> None:
    page = opened(reader, f"{text_address}laws/sample/text/{asked}")
    page.wait_for_url(f"{text_address}laws/sample/text/{place}")
    if "a=" in asked:
        expect(page.locator(".lawtext__bar")).to_contain_text("第三条")


@pytest.mark.whole_site
def test_a_day_before_all_texts_is_told(reader: BrowserContext, text_address: str) -> None:
    page = opened(reader, f"{text_address}laws/sample/text/#from=1990-01-01")
    expect(page.locator("[data-lawtext]")).to_contain_text(
        "本站没有 1990-01-01 的文本，最早的从 1998-01-01 起"
    )


@pytest.mark.whole_site
def test_a_place_of_a_long_text_leads_straight_on_and_without_scripts_to_its_line(
    reader: BrowserContext, chromium: Browser, text_address: str
) -> None:
    page = opened(reader, f"{text_address}laws/large/text/#a6-k2")
    page.wait_for_url(f"{text_address}laws/large/text/z2/#a6-k2")
    expect(page.locator(".lawtext__bar")).to_contain_text("《很长的法》第六条第二款")
    page = opened(reader, f"{text_address}laws/large/text/z2/#a12")
    page.wait_for_url(f"{text_address}laws/large/text/z3/#a12")  # it is in another part
    page = opened(reader, f"{text_address}laws/large/text/z2/#a99")
    page.wait_for_url(f"{text_address}laws/large/text/#a99")
    expect(page.locator("[data-lawtext]")).to_contain_text("没有地址所指的那一条")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{text_address}laws/large/text/#a6")
    line = page.locator("li#a6")
    expect(line).to_be_in_viewport()
    line.locator("a").click()
    expect(page.locator("div#a6")).to_be_in_viewport()
    context.close()


@pytest.mark.whole_site
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "url", ["sample/text/#a2", "sample/text/2010-07-01/", "large/text/", "sample/"]
)
def test_no_fault_of_access_and_nothing_is_wider_than_the_screen(
    chromium: Browser, text_address: str, width: int, scheme: Any, url: str
) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    context.add_init_script("try { localStorage.setItem('portal-elder', 'on') } catch {}")
    page = context.new_page()
    page.goto(f"{text_address}laws/{url}")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults_of(page) == []
    if "/text/" in url:  # records are heard in test_accessibility_tree.py
        assert faults_heard(page) == []
    context.close()


@pytest.mark.whole_site
def test_paper_has_the_citation_and_the_address_first_and_no_navigation(
    reader: BrowserContext, text_address: str
) -> None:
    page = opened(reader, f"{text_address}laws/sample/text/#a2")
    page.emulate_media(media="print")
    shown = page.locator(".printed")
    expect(shown.first).to_be_visible()
    expect(shown.nth(1)).to_contain_text("《样例节能法》（2018年修正），2018-10-26起施行的文本")
    for hidden in (
        ".lawtext__contents",
        ".lawtext__bar",
        ".trail",
        ".place--part",
        "[data-lawtext]",
    ):
        expect(page.locator(hidden).first).to_be_hidden()
