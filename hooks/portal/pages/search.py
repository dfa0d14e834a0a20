"""`/search/`: one form for everything, and the ways to the same things without it.

The answers are made in the reader's browser (hooks/theme/assets/search/page.js). What stands in the
page is for readers without scripts, and for those who found nothing.
"""

from collections.abc import Iterator

from portal.catalogue.catalogue import FACET_NAMES
from portal.kinds.kinds import how_many
from portal.page import Link, Page, PageContent
from portal.view.render import Renderer
from portal.view.site import Site

URL, TITLE = "search/", "查找"

DESCRIPTION = "查文件、型号、文号、标准号：全站的记录、清单条目和页面，按栏目分组，可以按状态、行业、地区、设备类别和年份筛选。"

CHECKS = (
    Link("怎样判断设备在不在淘汰目录", "guide/is-it-phased-out/", "按铭牌一步一步查"),
    Link("按设备类别看", "equipment/", "淘汰型号、能效要求、换成什么、有什么优惠"),
)
"""Where those go who look for a machine and do not know what it is called in the lists."""

OTHERS = (
    Link("指南", "guide/"),
    Link("更新记录", "updates/"),
    Link("期限日历", "calendar/"),
    Link("数据质量", "quality/"),
    Link("订阅", "follow/"),
    Link("开放数据", "data/"),
)


def search_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """One page, the same for every query."""
    yield Page(URL, TITLE, lambda: _content(site, renderer))


def _content(site: Site, renderer: Renderer) -> PageContent:
    context = {
        "trail": [Link("首页", "")],
        "title": TITLE,
        "how_many": how_many(site.kinds),
        "checks": CHECKS,
        "catalogues": [_catalogue(kind.id, kind.name, site) for kind in site.kinds],
        "ways": [Link(f"按{name}", f"{facet}/") for facet, name in FACET_NAMES.items()],
        "others": OTHERS,
    }
    return PageContent(renderer.body("search.html", URL, context), DESCRIPTION)


def _catalogue(id: str, name: str, site: Site) -> Link:
    return Link(name, f"{id}/", f"{len(site.catalogue.of(id))} 条记录")
