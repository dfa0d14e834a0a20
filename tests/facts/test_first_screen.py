"""Who sees only the first screen of a phone knows what it is, whether it holds, and what to do next.

For each record: words that the screen shows. They come from data of all catalogues, and were read
beside the records.
"""

import pytest
from playwright.sync_api import Page

SCREENS = {
    "laws/ecological-environment-code/": (
        "现行有效，自2026-08-15起施行",
        "看与企业有关的 62 条规定",
    ),
    "laws/energy-conservation-law/": ("现行有效，自2008-04-01起施行", "看与企业有关的"),
    "laws/cleaner-production-promotion-law/": (
        "已废止，自2026-08-15起",
        "中华人民共和国生态环境法典",
    ),
    "policies/miit2010-173/": ("是否有效待核", "看相关的文件"),
    "policies/key-industry-retrofit-2026/": ("现行有效（2026年6月成文", "看相关的文件"),
    "policies/soc2010-25/": ("是否有效待核", "看还缺什么证据"),
    "standards/gb-18613-2020/": ("现行有效，自2021-06-01起实施", "按铭牌参数查能效等级"),
    "standards/gb-28381-2026/": ("尚未实施，自2027-04-01起实施", "怎样对标"),
    "standards/gb-21351-2023/": ("现行有效，自2024-06-01起实施", "对照自己的产品"),
    "standards/gbt-2589-2020/": ("推荐性标准", "查折标准煤系数"),
    "technologies/tech-001/": ("目标期已满", "20 kWh"),
    "technologies/collected/": ("未见列入国家目录", "在条目里找"),
    "phase-out/gaohaoneng-1/": ("现行有效（2009年成文", "怎样判断设备是否列入淘汰"),
    "phase-out/gaohaoneng-2-1-1/": ("有条件列入淘汰", "核对铭牌型号"),
    "phase-out/gaohaoneng-3-1-1/": ("2003年及以前生产的，最迟2015-12-31停止使用", "核对铭牌型号"),
    "phase-out/cyjg-2024-e12/": ("有条件列入淘汰", "燃煤，≤10t/h"),
    "tax/eit-art34-credit/": ("投资额的10%抵免当年应纳税额", "看签合同、购买以前要先做什么"),
    "tax/vat-epc/": ("已失效，自2026-01-01起不再执行", "增值税法施行后"),
    "cases/case-015/": ("12.55 万tce", "看投入和效果"),
    "news/news-2026-08-15-code-in-force/": ("十部法律同时废止", "自2026年8月15日起施行"),
}


@pytest.mark.parametrize("record", SCREENS)
def test_first_screen_answers(page: Page, record: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(record)
    for words in SCREENS[record]:
        box = page.locator("article").get_by_text(words).first.bounding_box()
        assert box and box["y"] + box["height"] <= 844, words
