"""栏目: what the page of a list is a page of, as 国办发〔2017〕47号 asks every column to say."""

from collections import Counter
from dataclasses import dataclass
from itertools import takewhile

from portal.catalogue.catalogue import FACET_NAMES, FACETS
from portal.kinds.kind import Kind
from portal.kinds.kinds import BY_ID
from portal.page import Page
from portal.read.vocabulary import Term
from portal.view.site import Site

THEME = "专题"
SERVICE = "信息服务"
"""What a column is that is neither a catalogue nor a gathering of all that concerns a subject."""

_WORDS = 5
"""Keywords beside the name."""


@dataclass(frozen=True)
class SiteColumn:
    """A column. Pages that continue its list belong to it too."""

    name: str
    description: str
    keywords: tuple[str, ...]
    type: str
    above: str = ""
    """What it is one of, where its own name does not tell."""


class SiteColumns:
    """The columns of a site. A column is made once: a long list has many pages."""

    def __init__(self, site: Site):
        self.site = site
        self._made: dict[tuple[str, ...], SiteColumn] = {}

    def of(self, page: Page) -> SiteColumn:
        """The column that a generated page without a record belongs to, by the page's address."""
        steps = page.url.rstrip("/").split("/")
        path = tuple(takewhile(lambda step: not step.startswith("page-"), steps))
        if path[0] not in BY_ID and path[0] not in FACETS:
            return _service(page, self.site)
        if path[0] in BY_ID:
            path = path[:1]  # whatever stands below a record is of its catalogue
        if path not in self._made:
            self._made[path] = _made(path, self.site)
        return self._made[path]


def _made(path: tuple[str, ...], site: Site) -> SiteColumn:
    first, *rest = path
    if first in BY_ID:
        return _catalogue(BY_ID[first], site)
    term = site.catalogue.term(first, rest[0]) if rest else None
    if term is None:
        return _overview(first, site)
    return _term(first, term, BY_ID.get(rest[1]) if rest[1:] else None)


def _service(page: Page, site: Site) -> SiteColumn:
    """A page that is a column by itself."""
    description = page.description or site.info.description or page.title
    return SiteColumn(page.title, description, (page.title,), SERVICE)


def _catalogue(kind: Kind, site: Site) -> SiteColumn:
    records = site.catalogue.of(kind.id)
    topics = Counter(id for record in records for id in record.get("topics", ()))
    often = sorted(topics, key=lambda id: (-topics[id], id))[:_WORDS]
    return SiteColumn(
        kind.name,
        kind.description,
        (kind.name, *(site.name("topics", id) for id in often)),
        kind.name,
    )


def _overview(facet: str, site: Site) -> SiteColumn:
    name = FACET_NAMES[facet]
    terms = site.catalogue.vocabularies.get(facet, {}).values()
    names = [term.name for term in terms if site.catalogue.about(facet, term.id)]
    description = f"按{name}查看有关的法规、政策、标准、技术、优惠和案例"
    return SiteColumn(name, description, (name, *names[:_WORDS]), THEME)


def _term(facet: str, term: Term, kind: Kind | None) -> SiteColumn:
    """A term's page, or what one catalogue has about it."""
    return SiteColumn(
        f"{term.name}：{kind.name}" if kind else term.name,
        term.description,
        (term.name, *term.aliases[:_WORDS], *([kind.name] if kind else [])),
        THEME,
        FACET_NAMES[facet],
    )
