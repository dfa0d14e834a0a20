"""Whatever data and hand-written pages say stays text: no element, attribute or address comes of it."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.building import DATA, ROOT, publish
from helpers.hostile import ESCAPES, MARKDOWN, NAME, spoil
from helpers.kept import Keepers
from helpers.served import served
from icalendar import Calendar
from lxml import etree
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.whole_site

SITE_URL = "https://portal.example/"
WITHDRAWN = "news-2026-01-01-epc-vat-exemption-ended"

WRITTEN = f"""\
---
title: {json.dumps(ESCAPES)}
description: {json.dumps(ESCAPES)}
author: {json.dumps(ESCAPES)}
---
# 标题 `{ESCAPES}`

他说 "先查型号" 再换 `{ESCAPES}`

## 一节 `{ESCAPES}`
"""
UNTITLED = f'# 标题 `{ESCAPES}`\n\n他说 "先查型号" 再换 `{ESCAPES}`\n'

EXAMINE = """
const examine = (doc, address, own, live) => {
  const faults = [];
  const say = (one, what) => faults.push(`${address}: ${what}: ${one.outerHTML.slice(0, 200)}`);
  for (const one of doc.querySelectorAll("*")) {
    if (one.localName.includes("NAME")) say(one, "element");
    for (const { name, value } of one.attributes) {
      if (name.includes("NAME") || name.startsWith("on")) say(one, name);
      if (name === "style" && !live) say(one, name);
      if (!/^(href|src|action|formaction|data|srcset|poster|xlink:href|ping|background)$/.test(name)) continue;
      let url;
      try { url = new URL(value, address) } catch { say(one, "no address"); continue; }
      const leads = one.localName === "a" && name === "href";
      if (!/^(https?|mailto|tel|webcal):$/.test(url.protocol)) say(one, url.protocol);
      else if (!leads && !own.includes(url.origin)) say(one, url.origin);
    }
    const data = /^application\\/(ld\\+)?json$/.test(one.type); // what no browser runs
    if (one.localName === "script" && !one.src && !data) say(one, "inline");
    if (one.localName === "style" && !live) say(one, "inline");
    // The manual and the guide show pictures of their own, a page the code of its own address; no other picture
    // stands on any page.
    const at = (text) => { try { return new URL(text, address).pathname } catch { return "" } };
    const pictured = one.localName === "img" && /^\\/(manual|guide)\\//.test(at(""))
      && /^\\/(manual|guide)\\/images\\//.test(at(one.getAttribute("src")));
    const code = one.localName === "img" && /\\/code\\.svg$/.test(at(one.getAttribute("src")));
    if (/^(iframe|object|embed|base|img|video|audio)$/.test(one.localName) && !pictured && !code) say(one, "embedded");
    if (one.localName === "meta" && /refresh/i.test(one.httpEquiv) && !/^0; url=[.\\/a-z0-9#-]*$/.test(one.content))
      say(one, "refresh");
  }
  return faults;
};
""".replace("NAME", NAME)

PAGES = (
    "async ([paths, root, own]) => {"
    + EXAMINE
    + """
  const faults = [];
  let shown = 0;
  for (const path of paths) {
    const text = await (await fetch(root + path)).text();
    const doc = new DOMParser().parseFromString(text, "text/html");
    faults.push(...examine(doc, root + path, [...own, new URL(root).origin], false));
    if (doc.body.textContent.includes("<NAME onNAME=1>")) shown++;
  }
  return [faults, shown];
}""".replace("NAME", NAME)
)

PIECES = (
    "([pieces, own]) => {"
    + EXAMINE
    + """
  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
  return pieces.flatMap(([name, text]) => examine(parsed(text), own[0] + "/" + name, own, false));
}"""
)


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen data, vocabularies, hand-written pages and the site's name, all hostile; published,
    and something withdrawn."""
    folder = tmp_path_factory.mktemp("hostile")
    data, docs, site = folder / "frozen" / "data", folder / "docs", folder / "site"
    assert spoil(DATA, data) > 5_000
    publish(data, "2026-11-23T08:00+08:00", "--note", ESCAPES)
    withdrawal = ("--withdraw", WITHDRAWN, "--reason", ESCAPES, "--note", ESCAPES, "--yes")
    publish(data, "2026-11-23T09:00+08:00", *withdrawal)
    shutil.copytree(ROOT / "docs", docs)
    (docs / "about.md").write_text(WRITTEN, encoding="utf-8")
    (docs / "guide" / "index.md").write_text(UNTITLED, encoding="utf-8")
    (docs / "guide" / "hostile.md").write_text(UNTITLED, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PORTAL_DATA", str(data))
        patch.setenv("PORTAL_AS_OF", "2026-11-23T12:00+08:00")
        config = load_config(
            str(ROOT / "mkdocs.yml"),
            site_dir=str(site),
            docs_dir=str(docs),
            site_url=SITE_URL,
            site_name=ESCAPES,
            site_description=ESCAPES,
        )
        pages: list[Any] = [{ESCAPES: "laws/index.md"}, {ESCAPES: [{ESCAPES: "guide/hostile.md"}]}]
        config.nav = [*(config.nav or []), *pages, {ESCAPES: "https://example.com/"}]
        build(config)
    return site


@pytest.fixture(scope="module")
def hostile_address(hostile_site: Path) -> Iterator[str]:
    with served(hostile_site, strict=True) as address:
        yield address


@pytest.fixture
def page(keepers: Keepers, hostile_address: str) -> Iterator[Page]:
    """A page that notes what a text would have done: a dialog, a request, a refused script."""

    def mind(page: Page) -> None:
        page.on("dialog", lambda dialog: page.faults.append(dialog.message))  # type: ignore[attr-defined]

    yield from keepers.lend(hostile_address, mind)


def files(site: Path, pattern: str) -> dict[str, bytes]:
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob(pattern)}
    assert found
    return found


def test_pages_have_no_element_of_it(page: Page, hostile_site: Path, hostile_address: str) -> None:
    paths = sorted(files(hostile_site, "*.html"))
    page.goto("404.html")
    faults, shown = page.evaluate(PAGES, [paths, hostile_address, [SITE_URL.rstrip("/")]])
    assert faults == []
    assert shown > len(paths) * 0.9  # on nearly all it can be read


def test_texts_have_no_element_of_it(hostile_site: Path) -> None:
    """What somebody makes of the Markdown is not ours: it has no HTML in it, and no link to a program."""
    texts = files(hostile_site, "*.md") | files(hostile_site, "llms.txt")
    assert len(texts) > 300
    for path, content in texts.items():
        text = content.decode()
        assert not re.search(r"(?<!\\)<", text), path
        assert not re.search(
            r"(?:\]\(|^ {0,3}\[[^\]\n]+\]:)\s*(?:javascript|data):", text, re.MULTILINE
        ), path


def test_descriptions_are_whole(page: Page) -> None:
    for address in ("about/", "guide/", "updates/", "topics/", "404.html"):
        page.goto(address)
        description = page.locator("meta[name=description]").get_attribute("content") or ""
        assert f"<{NAME} on{NAME}=1>" in description, address
    page.goto("guide/")
    description = page.locator("meta[name=description]").get_attribute("content")
    assert description == f'他说 "先查型号" 再换 {ESCAPES}'


def test_feeds_have_no_element_of_it(page: Page, hostile_site: Path) -> None:
    pieces = []
    for path, content in files(hostile_site / "feeds", "*.xml").items():
        root = etree.fromstring(content)
        for one in root.iter(etree.Element):
            assert NAME not in one.tag, path
            assert not any(NAME in name for name in one.attrib), path
            for name in {"href", "src", "url"} & set(one.attrib):
                assert one.get(name).startswith(SITE_URL), path
        html = ("content", "encoded") + (("description",) if root.tag == "rss" else ())
        pieces += [
            (path, one.text)
            for one in root.iter("{*}entry", "{*}item")
            for one in one.iter(*(f"{{*}}{name}" for name in html))
        ]
    assert any(NAME in text for _, text in pieces) and len(pieces) > 1000
    for path, content in files(hostile_site / "feeds", "*.json").items():
        for item in json.loads(content)["items"]:
            assert item["url"].startswith(SITE_URL)
            pieces.append((path, item["content_html"]))
    page.goto("404.html")
    assert page.evaluate(PIECES, [pieces, [SITE_URL.rstrip("/")]]) == []


def test_rss_descriptions_read_as_they_were_written(hostile_site: Path, page: Page) -> None:
    """They are HTML for those who read RSS: what was a text in Atom has to come out as that text."""
    rss = etree.fromstring((hostile_site / "feeds/all/rss.xml").read_bytes())
    atom = etree.fromstring((hostile_site / "feeds/all/atom.xml").read_bytes())
    descriptions = [one.findtext("description") for one in rss[0].findall("item")]
    summaries = atom.xpath("//*[local-name()='entry']/*[local-name()='summary']")
    page.goto("404.html")
    shown = "(all) => all.map((one) => new DOMParser().parseFromString(one, 'text/html').body.textContent)"
    assert page.evaluate(shown, descriptions) == [one.text for one in summaries]
    assert any(f"<{NAME}" in one.text for one in summaries)


def test_lists_of_feeds_have_only_our_addresses(hostile_site: Path) -> None:
    root = etree.fromstring((hostile_site / "feeds/subscriptions.opml").read_bytes())
    assert {one.tag for one in root.iter()} == {"opml", "head", "title", "body", "outline"}
    known = {"text", "title", "type", "xmlUrl", "htmlUrl", "language"}
    for one in root.iter("outline"):
        assert set(one.attrib) <= known
        addresses = [one.get(name) for name in ("xmlUrl", "htmlUrl") if name in one.attrib]
        assert all(address.startswith(SITE_URL) for address in addresses)
    assert any(NAME in one.get("text") for one in root.iter("outline"))


def test_calendars_have_no_property_of_it(hostile_site: Path) -> None:
    told = 0
    for path, content in files(hostile_site / "calendar", "*.ics").items():
        for part in Calendar.from_ical(content).walk():
            assert part.name in {"VCALENDAR", "VEVENT", "VALARM"}, path
            for name, value in part.property_items():
                assert NAME.upper() not in name, path
                parameters = getattr(value, "params", {})
                assert not any(NAME.upper() in name.upper() for name in parameters), path
            if part.name == "VEVENT":
                told += f"<{NAME}" in part["summary"]
                assert part["url"].startswith(SITE_URL)
    assert told


def test_other_files_can_be_read(hostile_site: Path) -> None:
    for content in files(hostile_site, "*.json").values():
        json.loads(content)
    locations = etree.fromstring((hostile_site / "sitemap.xml").read_bytes()).findall(
        "{*}url/{*}loc"
    )
    assert all(
        one.text.startswith(SITE_URL)
        and NAME not in one.text.lower()
        or "guide/hostile/" in one.text
        for one in locations
    )
    for name in ("robots.txt", "_headers"):
        assert NAME not in (hostile_site / name).read_text(encoding="utf-8")


LIVE = (
    "",
    "updates/",
    "calendar/",
    "follow/",
    f"search/?q={NAME}",
    "search/?q=节能",
    "laws/?find=节能",
    f"phase-out/?find={NAME}&sort=title",
    "equipment/motor/",
    "phase-out/gaohaoneng-2-1-1/",
    "tools/equipment/?model=Y132M-4&category=motor",
    "tools/tax/?situation=special-equipment&investment=1000000",
    "tools/energy/?industry=paper",
    "tools/benchmark/",
)


@pytest.mark.parametrize("address", LIVE)
def test_scripts_make_no_element_of_it(page: Page, hostile_address: str, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    examined = f"([address, own]) => {{ {EXAMINE} return examine(document, address, own, true); }}"
    own = [hostile_address.rstrip("/"), SITE_URL.rstrip("/")]
    assert page.evaluate(examined, [hostile_address + address, own]) == []
    assert page.faults == []  # type: ignore[attr-defined]
    if "?" in address:
        expect(page.locator("main")).to_contain_text(f"<{NAME}")


def test_search_box_makes_no_element_of_it(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("about/")
    page.get_by_role("button", name="搜索", exact=True).click()
    page.get_by_placeholder("搜索").press_sequentially(NAME)
    expect(page.locator(".md-search-result__link").first).to_contain_text(
        f"<{NAME}", timeout=20_000
    )
    assert page.locator(NAME).count() == 0
    assert page.faults == []  # type: ignore[attr-defined]


def test_markdown_keeps_only_plain_links(page: Page) -> None:
    """That running text held what it may try is known by the harmless link in it."""
    page.goto("laws/energy-conservation-law/")
    kept = page.locator(f"article a[href^='https://{NAME}.example/']")
    assert kept.count() >= 1 and MARKDOWN
    assert kept.first.get_attribute("rel") == "noopener"
    assert page.locator("a[href^='javascript:'], a[href^='data:']").count() == 0
