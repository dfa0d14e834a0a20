"""海报: one sheet on a job or a document of importance, to be printed, pinned up, or sent to a group:
its title, three lines, the code of its page, its day and its source."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.kinds.job import Job
from portal.page import HOME, Link, Page, PageContent
from portal.pages.drawings.glance import Glance, glance
from portal.pages.drawings.page_code import is_placed
from portal.pages.job.opening import OpeningLine, opening
from portal.view.glance import (
    AMOUNT,
    CONDITIONS,
    FIRST,
    HELP,
    HOLDS,
    REFUSED,
    GlanceAnswer,
    glance_of,
    is_important,
)
from portal.view.render import Renderer
from portal.view.site import Site

LINES = 4
"""Of a document; a relief has one more than three where it says who is refused."""

NO_ADDRESS = "这个网站还没有正式的网址，海报上没有二维码。"


@dataclass(frozen=True)
class Poster:
    """What stands on it. `sheet` is the picture that goes with a document."""

    title: str
    lines: tuple[GlanceAnswer, ...]
    holds: str
    """From when to when; '' for a job."""
    address: str
    code: str
    """Where the code of the address stands; '' while the site has no real address."""
    lacking: str
    source: str
    checked: str
    sheet: Glance | None


def poster_url(item: Item) -> str:
    return f"{item.url}poster/"


def code_url(item: Item) -> str:
    """Where the code of its page stands as a file."""
    return f"{item.url}code.svg"


def has_poster(item: Item, site: Site) -> bool:
    """Whether it is a job, or a document of importance."""
    if isinstance(item.value, Job):
        return not site.catalogue.is_withdrawn(item)
    return is_important(item, site) and bool(glance_of(item, site))


def poster_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    for item in site.catalogue.records:
        if has_poster(item, site):
            yield _page(item, site, renderer)


def poster_of(item: Item, site: Site) -> Poster:
    """The poster of one item."""
    is_job = isinstance(item.value, Job)
    answers = _job_lines(item, site) if is_job else glance_of(item, site)
    holds = next((one.text for one in answers if one.question == HOLDS), "")
    placed = is_placed(site.info)
    return Poster(
        title=item.title,
        lines=answers if is_job else _leading(answers),
        holds=holds,
        address=site.info.absolute(item.url),
        code=code_url(item) if placed else "",
        lacking="" if placed else NO_ADDRESS,
        source=next((one.title for one in item.value.sources), ""),
        checked=str(item.value.verification.checked),
        sheet=None if is_job else glance(item, answers, site),
    )


def _leading(answers: tuple[GlanceAnswer, ...]) -> tuple[GlanceAnswer, ...]:
    """What cannot be undone, and no amount without its conditions; whether it holds stands below."""
    told = [one for one in answers if one.question not in (HOLDS, HELP)]
    amounts = [one for one in told if one.question in (FIRST, AMOUNT, CONDITIONS, REFUSED)]
    return tuple(dict.fromkeys((*amounts, *told)))[:LINES]


def _job_lines(item: Item, site: Site) -> tuple[GlanceAnswer, ...]:
    """What the first screen of a job answers, the first step before all else."""
    lines = {one.id: one for one in opening(item, site, set()).lines}
    return tuple(_answer(lines[id]) for id in ON_PAPER)


ON_PAPER = ("first", "must", "by")
"""What stays true on a wall: what money there is today does not."""


def _answer(line: OpeningLine) -> GlanceAnswer:
    said = line.text.rstrip("；。")
    return GlanceAnswer(line.name, f"{line.badge.name}：{said}" if line.badge else said)


def _page(item: Item, site: Site, renderer: Renderer) -> Page:
    url = poster_url(item)
    title = f"海报：{item.title}"

    def make() -> PageContent:
        trail = (HOME, Link(item.kind.name, f"{item.kind.id}/"), Link(item.title, item.url))
        context = {
            "data": poster_of(item, site),
            "trail": trail,
            "page": Link(item.title, item.url),
            "day": site.last_change,
            "name": site.info.name,
            "standing": site.info.standing,
        }
        return PageContent(
            renderer.body("poster.html", url, context),
            f"{item.title}：打印张贴、发群用的一页。",
            trail=trail,
        )

    return Page(url, title, make, site.last_changed(item) or item.value.verification.checked.last)
