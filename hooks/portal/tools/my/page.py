"""`/my/`: the form of a firm's facts. What is filled in stays in the browser."""

from collections.abc import Iterator

from portal.page import HOME, Link, Page, PageContent
from portal.read.vocabulary import Region
from portal.tools.equipment.data import data as equipment
from portal.tools.equipment.page import FUELS, ratings_asked
from portal.tools.my.small import small_limits, small_sales
from portal.tools.tax.data import data as tax
from portal.view.render import Renderer
from portal.view.site import Site

URL, TITLE = "my/", "我的企业"
DESCRIPTION = "填上行业、地区、规模、能耗和设备，一页看到有哪些义务、哪些设备要换、能享受什么：只存在这个浏览器里。"

SECTIONS = (("facts", "我的情况"), ("answers", "对我的企业说什么"), ("keeping", "存在哪里"))


def page(site: Site, renderer: Renderer) -> Page:
    """The page with its form; everything else on it is made in the browser."""
    return Page(URL, TITLE, lambda: _content(site, renderer))


def _content(site: Site, renderer: Renderer) -> PageContent:
    industries = site.catalogue.vocabularies.get("industries", {}).values()
    jobs = [item for item in site.catalogue.of("jobs") if not site.catalogue.is_withdrawn(item)]
    context = {
        "trail": [HOME],
        "title": TITLE,
        "industries": [(term.id, term.name) for term in industries],
        "provinces": [(id, name) for id, name, _ in _regions(site, inner=False)],
        "cities": _regions(site, inner=True),
        "categories": list(site.catalogue.vocabularies.get("equipment", {}).values()),
        "ratings": ratings_asked(equipment(site)),
        "fuels": FUELS,
        "jobs": [(item.id, item.title) for item in jobs],
        "had": list(_had(site)),
        "small": small_limits(site),
        "small_sales": small_sales(site),
        "without": WITHOUT,
        "day": site.last_change,
    }
    return PageContent(renderer.body("my.html", URL, context), DESCRIPTION, SECTIONS)


def _had(site: Site) -> Iterator[tuple[str, str]]:
    """The reliefs of which days after are recorded: a saving once, however many documents give it."""
    for id, relief in tax(site)["reliefs"].items():
        if relief["saving"] == id and relief.get("life", {}).get("days"):
            yield id, relief["title"]


WITHOUT = (
    Link("设备淘汰目录", "phase-out/"),
    Link("税收优惠", "tax/"),
    Link("全部期限", "calendar/"),
    Link("按行业看", "industries/"),
    Link("按地区看", "regions/"),
)
"""What is there to read where no script runs."""


def _regions(site: Site, inner: bool) -> list[tuple[str, str, str]]:
    """Id, name and province: the provinces, or the places within them."""
    terms = site.catalogue.vocabularies.get("regions", {}).values()
    found = [(term, term.parent if isinstance(term, Region) else None) for term in terms]
    return [(term.id, term.name, parent or "") for term, parent in found if bool(parent) == inner]
