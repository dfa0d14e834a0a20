"""What the button 无障碍 gives works by keyboard, stays between visits, and sends nothing: high contrast, a large
pointer, a simple view, reading aloud by voices of the device."""

import json

import pytest
from helpers.addresses import KINDS
from helpers.axe import faults_of
from playwright.sync_api import Browser, Locator, Page, expect

LAW = "laws/ecological-environment-code/"
KEPT = "/.portal-aids"
ALL = "contrast pointer simple"

VOICES = """
window.said = [];
window.voices = [];
const speech = {
  getVoices: () => window.voices,
  speak(one) {
    speech.now = one;
    said.push([one.text, one.voice.name]);
    if (!window.held) setTimeout(() => speech.now === one && one.onend());
  },
  cancel() {
    const { now } = speech;
    speech.now = null;
    if (now) setTimeout(() => now.onerror({ error: "canceled" }));
  },
};
Object.defineProperty(window, "speechSynthesis", { value: speech });
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
window.comes = (...voices) => {
  window.voices = voices.map(([lang, localService]) => ({ name: lang, lang, localService }));
  if (speech.onvoiceschanged) speech.onvoiceschanged();
};
"""
"""A browser's voices: `comes(["zh-CN", true])` is a Chinese one of the device. Each says at once what it is given,
unless `held`. One that is cancelled says so later, as in Chromium."""


def opened(page: Page) -> Locator:
    page.locator(".aids").click()
    panel = page.get_by_role("group", name="无障碍")
    expect(panel).to_be_visible()
    return panel


def aids(page: Page) -> set[str]:
    return set(page.evaluate("document.documentElement.dataset.aids").split())


def tab_to(page: Page, name: str, limit: int = 12) -> None:
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == name:
            return
    raise AssertionError(f"not reached by keyboard: {name}")


# --- switching ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
def test_by_keyboard_alone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(LAW)
    button = page.get_by_role("button", name="无障碍")
    expect(button).to_have_attribute("aria-expanded", "false")
    tab_to(page, "无障碍")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    for name, aid in (("高对比度", "contrast"), ("大鼠标", "pointer"), ("简洁版", "simple")):
        tab_to(page, name, limit=1)
        before = aids(page)
        page.keyboard.press("Space")
        assert aids(page) == before | {aid}
        pressed = page.get_by_role("button", name=name)
        expect(pressed).to_have_attribute("aria-pressed", "true")
        expect(pressed).to_have_css("border-top-width", "1px")  # it is still seen to be a button
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(page.get_by_role("group", name="无障碍")).to_be_hidden()

    page.goto("tax/eq-ee-2017/", wait_until="commit")
    page.wait_for_function("document.body")  # nothing is drawn before
    assert aids(page) == set(ALL.split())
    expect(page.locator(".md-sidebar--secondary")).to_be_hidden()
    panel = opened(page)
    panel.get_by_role("button", name="高对比度").press("Enter")
    assert aids(page) == {"pointer", "simple"}
    page.get_by_role("button", name="大字版").click()
    panel.get_by_role("button", name="恢复默认").press("Enter")
    assert aids(page) == set()
    assert panel.locator("[aria-pressed=true]").count() == 0
    assert page.evaluate("document.documentElement.hasAttribute('data-elder')") is False
    page.reload()
    assert aids(page) == set()


def test_a_link_that_keys_have_left_keeps_its_line(page: Page) -> None:
    page.goto(LAW)
    page.keyboard.press("Tab")
    page.wait_for_selector(".js-focus-visible")  # the theme's script has come
    page.keyboard.press("Tab")
    link = page.locator("article p a:not([class]) >> visible=true").first
    place = link.element_handle()
    assert place is not None
    link.focus()
    page.wait_for_function("(one) => one.classList.contains('focus-visible')", arg=place)
    page.keyboard.press("Tab")
    page.wait_for_function("(one) => !one.hasAttribute('class')", arg=place)
    line = "(one) => getComputedStyle(one).textDecorationLine"
    assert place.evaluate(line) == "underline"


@pytest.mark.parametrize(("scheme", "chosen"), [("light", ""), ("dark", ""), ("dark", "contrast")])
def test_axe_finds_nothing_in_the_panel(page: Page, scheme: str, chosen: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.add_init_script(VOICES)
    page.add_init_script("comes(['zh-CN', true]); held = true")
    page.goto(LAW)
    panel = opened(page)
    if chosen:
        panel.get_by_role("button", name="高对比度").click()
    panel.get_by_role("button", name="朗读").click()
    expect(page.get_by_role("region", name="朗读")).to_be_visible()
    assert [one["id"] for one in faults_of(page)] == []


def test_a_system_that_asks_for_contrast_gets_it_until_it_is_switched_off(page: Page) -> None:
    page.emulate_media(contrast="more")
    page.goto(LAW)
    assert aids(page) == {"contrast"}
    opened(page).get_by_role("button", name="高对比度").click()
    page.reload()
    assert aids(page) == set()
    opened(page).get_by_role("button", name="恢复默认").click()
    assert aids(page) == {"contrast"}


@pytest.mark.parametrize("kept", ["forbidden", "[1]", "{", '"nothing known"'])
def test_what_cannot_be_kept_lasts_for_the_page(page: Page, kept: str) -> None:
    if kept == "forbidden":
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
        )
    else:
        page.add_init_script(f"localStorage.setItem('{KEPT}', {json.dumps(kept)})")
    page.goto(LAW)
    opened(page).get_by_role("button", name="简洁版").click()
    assert "simple" in aids(page)
    expect(page.locator(".md-sidebar--secondary")).to_be_hidden()
    assert page.faults == []  # type: ignore[attr-defined]


def test_a_finger_is_offered_no_pointer_and_a_page_without_scripts_no_button(
    chromium: Browser, address: str
) -> None:
    phone = chromium.new_context(base_url=address, is_mobile=True, has_touch=True)
    page = phone.new_page()
    page.goto(LAW)
    panel = opened(page)
    expect(panel.get_by_role("button", name="简洁版")).to_be_visible()
    expect(panel.get_by_role("button", name="大鼠标")).to_be_hidden()
    phone.close()
    plain = chromium.new_context(base_url=address, java_script_enabled=False)
    page = plain.new_page()
    page.goto(LAW)
    assert page.locator(".aids").count() == 0
    plain.close()


def test_nothing_moves_when_the_button_comes(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    place = "document.querySelector('.elder').getBoundingClientRect().x"
    page.route("**/assets/portal.js", lambda route: route.abort())
    page.goto(LAW)
    before = page.evaluate(place)
    page.unroute_all()
    page.goto(LAW)
    expect(page.locator(".aids")).to_be_visible()
    assert abs(page.evaluate(place) - before) < 0.5


# --- what the aids do -------------------------------------------------------------------------------------


def test_nothing_is_cut_off_with_all_at_once(page: Page) -> None:
    """On a phone, on a desk, and there at 200 %; with large type besides."""
    page.add_init_script(
        f"localStorage.setItem('{KEPT}', '\"{ALL}\"'); localStorage.setItem('portal-elder', 'on')"
    )
    page.emulate_media(
        reduced_motion="reduce"
    )  # the theme's search box takes its time to become narrow
    wide = {}
    for kind, path in KINDS.items():
        page.goto(path)
        opened(page)
        for width in (1280, 640, 390):
            page.set_viewport_size({"width": width, "height": 844})
            if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
                wide[kind, width] = needed
    assert wide == {}


def test_the_pointer_is_large_and_a_hand_on_what_is_pressed(page: Page) -> None:
    page.add_init_script(f"localStorage.setItem('{KEPT}', '\"pointer\"')")
    page.goto(LAW)
    cursor = "(place) => getComputedStyle(document.querySelector(place)).cursor"
    text, link, button = (page.evaluate(cursor, one) for one in ("h1", "article li a", ".elder"))
    assert text.startswith('url("data:image/svg+xml') and text.endswith(", auto")
    assert link == button != text and link.endswith(", pointer")
    drawn = page.evaluate(
        "(cursor) => new Promise((done) => { const image = new Image();"
        " image.onload = () => done(image.width); image.onerror = () => done(0);"
        " image.src = cursor.slice(5, cursor.indexOf('\")')); })",
        link,
    )
    assert drawn == 48  # beyond 32 browsers draw it within the page only, beyond 128 not at all


def test_simple_is_one_column_and_in_the_order_of_the_page(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.add_init_script(f"localStorage.setItem('{KEPT}', '\"simple\"')")
    lefts = "(all) => new Set(all.map((one) => one.getBoundingClientRect().left)).size"
    tops = "(all) => all.map((one) => one.getBoundingClientRect().top)"
    for path, places in (
        (LAW, "article > h1, article > .answer, article h2"),
        ("", ".doors > li, .columns > section"),
    ):
        page.goto(path)
        found = page.locator(places)
        assert found.count() > 4 and found.evaluate_all(lefts) == 1
        assert (down := found.evaluate_all(tops)) == sorted(down)
        expect(page.locator(".md-sidebar").first).to_be_hidden()
        expect(page.locator(".md-tabs")).to_be_visible()  # it is what leads elsewhere


def test_paper_knows_none_of_them(page: Page) -> None:
    page.goto(LAW)
    page.wait_for_selector(".aids", state="attached")
    page.emulate_media(media="print")
    page.evaluate("document.fonts.ready")
    before = page.screenshot()
    page.evaluate("(all) => (document.documentElement.dataset.aids = all)", ALL)
    assert page.screenshot() == before


def test_in_another_s_page_they_are_not_offered(page: Page) -> None:
    page.add_init_script(f"localStorage.setItem('{KEPT}', '\"{ALL}\"')")
    page.goto("embed/tool/equipment/")
    assert page.locator(".aids").count() == 0
    assert page.evaluate("document.documentElement.dataset.aids || ''") == ""
    page.emulate_media(contrast="more")
    page.reload()
    assert aids(page) == {"contrast"}


# --- reading aloud ----------------------------------------------------------------------------------------


def test_without_a_chinese_voice_of_the_device_it_is_not_offered(page: Page) -> None:
    page.goto(LAW)
    expect(opened(page).get_by_role("button", name="朗读")).to_be_hidden()  # it has none
    page.add_init_script(
        "Object.defineProperty(window, 'speechSynthesis', { writable: true, configurable: true })"
    )
    page.goto(LAW)
    expect(opened(page).get_by_role("button", name="简洁版")).to_be_visible()
    page.add_init_script(VOICES)
    page.goto(LAW)
    reading = opened(page).get_by_role("button", name="朗读")
    page.evaluate("comes(['zh-CN', false], ['en-US', true], ['zha', true])")
    expect(reading).to_be_hidden()
    page.evaluate("comes(['zh-HK', true], ['zh_CN', true])")
    expect(reading).to_be_visible()
    reading.click()
    page.wait_for_function("said.length > 3")
    assert page.evaluate("said[0][1]") == "zh_CN"


PAGE = """
<nav>上一页</nav><h1>甲</h1><p>能耗 <b>5,000</b> tce。<span hidden>不读</span>第二句！</p><form><label>填</label></form>
<table><caption>表</caption><thead><tr><th rowspan=2>机型</th><th colspan=2>效率</th></tr><tr><th>2极</th><th>4极</th>
</tr></thead><tbody><tr><th scope=row rowspan=2>YE3</th><td>90%</td><td></td></tr><tr><td>91%</td><td>92%</td></tr>
</tbody></table><dl><div><dt>施行</dt><dd>2026-08-15</dd></div></dl><ul><li>一<ul><li>二</li></ul></li></ul>
<details><summary>另有</summary><p>折着的</p></details><button>复制</button><p class=do>打印</p>
<div class="chips"><p>按功率查：</p><ul><li><a href="#a">0.12</a></li></ul></div><label>排序</label>
<div class="result--told"><p class="result__said">说过</p></div>
"""


@pytest.fixture
def voiced(page: Page) -> Page:
    """A page with a voice, its panel open, and PAGE for its text."""
    page.add_init_script(VOICES)
    page.add_init_script("comes(['zh-CN', true])")
    page.goto(LAW)
    opened(page)
    page.evaluate("(html) => (document.querySelector('article').innerHTML = html)", PAGE)
    return page


def said(page: Page) -> list[str]:
    return [words for words, _ in page.evaluate("said")]


WHOLE = [
    "甲",
    "能耗 5000吨标准煤。",
    "第二句！",
    "表",
    "YE3；",
    "效率 2极：百分之90",
    "YE3；",
    "效率 2极：百分之91；",
    "效率 4极：百分之92",
    "施行：",
    "二零二六年8月15日",
    "一",
    "二",
    "另有",
]


def test_the_text_is_read_in_its_order_and_nothing_is_asked_for(voiced: Page) -> None:
    asked: list[str] = []
    voiced.on("request", lambda request: asked.append(request.url))
    voiced.get_by_role("button", name="朗读").click()
    bar = voiced.get_by_role("region", name="朗读")
    expect(bar).to_be_hidden()  # it has ended
    assert said(voiced) == WHOLE
    assert voiced.locator(".aids__now").count() == 0
    expect(voiced.get_by_role("button", name="朗读")).to_be_focused()
    assert asked == []


@pytest.mark.parametrize("width", [390, 1280])
def test_it_rests_goes_on_and_stops_by_keyboard(voiced: Page, width: int) -> None:
    voiced.set_viewport_size({"width": width, "height": 844})
    voiced.evaluate("held = true")
    voiced.get_by_role("button", name="朗读").press("Enter")
    expect(voiced.get_by_role("button", name="暂停")).to_be_focused()
    voiced.evaluate("speechSynthesis.now.onend()")
    expect(voiced.locator(".aids__now")).to_have_text("能耗 5,000 tce。不读第二句！")
    voiced.keyboard.press("Enter")
    assert voiced.evaluate("speechSynthesis.now") is None
    expect(voiced.get_by_role("button", name="继续")).to_be_focused()
    voiced.keyboard.press("Enter")
    assert said(voiced) == [WHOLE[0], WHOLE[1], WHOLE[1]]  # phones cannot rest within a sentence
    voiced.keyboard.press("Tab")
    expect(voiced.get_by_role("button", name="停止")).to_be_focused()
    voiced.keyboard.press("Enter")
    assert voiced.evaluate("speechSynthesis.now") is None
    expect(voiced.get_by_role("region", name="朗读")).to_be_hidden()
    expect(voiced.get_by_role("button", name="朗读")).to_be_focused()
    assert voiced.locator(".aids__now").count() == 0


def test_it_begins_where_the_reader_is(voiced: Page) -> None:
    voiced.evaluate("getSelection().selectAllChildren(document.querySelector('article dt'))")
    voiced.get_by_role("button", name="朗读").press("Enter")
    voiced.wait_for_function("said.length === 5")
    assert said(voiced) == WHOLE[9:]
    voiced.evaluate("said.length = 0; getSelection().removeAllRanges()")
    voiced.locator("article td").last.click()
    voiced.get_by_role("button", name="朗读").press("Enter")
    voiced.wait_for_function("said.length === 8")
    assert said(voiced) == WHOLE[6:]


def test_a_voice_that_fails_is_told_and_leaving_ends_it(voiced: Page) -> None:
    voiced.evaluate("held = true")
    voiced.get_by_role("button", name="朗读").click()
    voiced.evaluate("speechSynthesis.now.onerror({ error: 'audio-busy' })")
    expect(voiced.get_by_role("region", name="朗读")).to_contain_text("朗读中断了")
    voiced.evaluate("comes()")
    voiced.get_by_role("button", name="继续").click()
    expect(voiced.get_by_role("region", name="朗读")).to_contain_text("中文语音没有了")
    voiced.evaluate("comes(['zh-CN', true])")
    voiced.get_by_role("button", name="继续").click()
    assert voiced.evaluate("speechSynthesis.now !== null")
    voiced.evaluate("dispatchEvent(new Event('pagehide'))")
    assert voiced.evaluate("speechSynthesis.now") is None


SPOKEN = {
    "工信部办〔2010〕173号": "工信部办二零一零年第173号",
    "财税[2017]71 号": "财税二零一七年第71号",
    "GB 18613-2020": "GB 一八六一三，二零二零年版",
    "GB/T 2589—2020 的": "GB T 二五八九，二零二零年版 的",
    "GB/T 32151.10-2023": "GB T 三二一五一点10，二零二三年版",
    "2026年8月15日，2026-08-15": "二零二六年8月15日，二零二六年8月15日",
    "到2027-12止": "到二零二七年12月止",
    "5,000-10,000 tce": "5000至10000吨标准煤",
    "12.5%～20%": "百分之12.5至百分之20",
    "≤ 0.35 kgce/kg": "小于等于 0.35千克标准煤每千克",
    "35 t/h，75kW，1.25 MPa": "35吨每小时，75千瓦，1.25兆帕",
    "50 mg/m³，170℃": "50毫克每立方米，170摄氏度",
    "单位 kgce/t": "单位 千克标准煤每吨",
    "YE3-160M-4、S9-M-1000/10": "YE3-160M-4、S9-M-1000/10",
    "见 https://example.org/a?b=1。": "见 网址。",
    "4a 级、3D 打印": "4a 级、3D 打印",
    "Y315L-6、Y2-315L、0.55～315kW": "Y315L-6、Y2-315L、0.55至315千瓦",
    "（第三批） 1-2；只到 6-102": "（第三批） 1杠2；只到 6杠102",
    "3-5年，罚1-5万元，2026-2030": "3至5年，罚1至5万元，2026至2030",
    "电话 0571-87654321，拨 12345": "电话 零五七一，八七六五四三二一，拨 一二三四五",
    "12345 吨，12366 网站": "12345 吨，一二三六六 网站",
    "待核[1]": "待核 来源1 ",
    "看 GB 18613 的等级": "看 GB 一八六一三 的等级",
    "额定功率（kW）；0.6元/kWh": "额定功率（千瓦）；0.6元每千瓦时",
}


def test_numbers_units_and_documents_are_said_as_people_say_them(modules: Page) -> None:
    found = modules.evaluate(
        "(all) => import('./assets/aids/spoken.js').then(({ spoken }) => all.map(spoken))",
        list(SPOKEN),
    )
    assert dict(zip(SPOKEN, found, strict=True)) == SPOKEN


def test_a_long_sentence_is_said_in_parts(modules: Page) -> None:
    """Some voices fall silent after a quarter of a minute."""
    long = "，".join(["本条所称的设备" * 5] * 6) + "。短句；——。"
    parts = modules.evaluate(
        "(text) => import('./assets/aids/spoken.js').then(({ breaths }) => breaths(text))", long
    )
    assert "".join(parts) == long.removesuffix("——。")
    assert max(map(len, parts)) < 60 and len(parts) == 7
