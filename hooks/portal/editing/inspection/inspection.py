"""The whole inspection of a site: page by page, by several processes; then what only all pages show."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from portal.catalogue.vocabularies import Vocabularies
from portal.catalogue.web_hosts import WebHosts, is_official
from portal.editing.care.link_suspicion import HijackSigns
from portal.editing.inspection.access import access_faults, entry_faults, focus_faults
from portal.editing.inspection.built_site import BuiltSite
from portal.editing.inspection.columns import (
    ColumnState,
    PageDates,
    column_faults,
    columns_of,
    future_faults,
    home_faults,
    page_dates,
)
from portal.editing.inspection.finding import Fault, FoundFault, FoundFaults
from portal.editing.inspection.footers import (
    FooterFacts,
    footer_facts,
    footer_faults,
    is_site_code,
    says_no_organ,
)
from portal.editing.inspection.inner_links import (
    Anchors,
    anchor_faults,
    ids_of,
    inner_link_faults,
    orphan_faults,
    sitemap_faults,
    targets,
)
from portal.editing.inspection.markup import markup_faults, style_faults
from portal.editing.inspection.outer_links import LEAVING, OuterLinks
from portal.editing.inspection.page_wording import PageWording
from portal.editing.inspection.read_page import ReadPage, text_of
from portal.editing.inspection.rules import RULES, SEVERITIES
from portal.editing.inspection.tags import SITE_TAGS, date_faults, tag_faults
from portal.editing.texts.encoding import decoded
from portal.editing.texts.read_file import BadText
from portal.hands import Told, done_by
from portal.read.vocabulary import HIJACK_SIGNS, HijackSign

BATCH = 60
"""Pages that a process looks at before it tells."""

NO_ORGAN_SHARE = 0.9
"""Of the pages that have to say “不是政府网站”, so that the site says it."""


@dataclass(frozen=True)
class PageFacts:
    """What is compared between pages."""

    dates: PageDates
    links: frozenset[str]
    footer: FooterFacts
    site_tags: tuple[str, ...]
    no_organ: bool
    fragment: bool


@dataclass
class _Batch:
    """What several pages had. Faults that only an official site has are kept apart until that is known."""

    faults: FoundFaults = field(default_factory=FoundFaults)
    official: FoundFaults = field(default_factory=FoundFaults)
    facts: list[PageFacts] = field(default_factory=list)
    hosts: Counter[str] = field(default_factory=Counter)
    anchors: Anchors = field(default_factory=dict)


@dataclass(frozen=True)
class InspectionReport:
    """The result: what is wrong, and what was looked at."""

    site: str
    day: date
    pages: int
    official: bool
    faults: tuple[FoundFault, ...]
    hosts: tuple[tuple[str, int], ...]
    columns: tuple[ColumnState, ...]

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing that costs points; reminders may be left."""
        return all(one.rule.severity == "提醒" for one in self.faults)

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(one.rule.severity for one in self.faults)
        return {name: found[name] for name in SEVERITIES}

    @property
    def not_applied(self) -> tuple[str, ...]:
        """Titles of the rules that only an official site has to keep, where this is none."""
        return () if self.official else tuple(one.title for one in RULES.values() if one.official)


class SiteInspection:
    """`known` are outer addresses with what linkcheck.py found of them; `official` is None where the
    pages have to show it themselves; `hosts` are names of the site itself."""

    def __init__(
        self,
        root: Path,
        vocabularies: Vocabularies,
        day: date,
        official: bool | None = None,
        known: Mapping[str, tuple[str, str]] | None = None,
        hosts: Sequence[str] = (),
    ):
        self._site = BuiltSite(root, hosts)
        self._day, self._official = day, official
        self._wording = PageWording(vocabularies)
        judged = WebHosts(vocabularies)
        signs = cast(Iterable[HijackSign], vocabularies.get(HIJACK_SIGNS, {}).values())
        asks = self._asks_before_leaving()
        self._outer = OuterLinks(
            self._site, judged, known or {}, asks, HijackSigns.of(signs).common
        )

    def report(self, hands: int = 1, told: Told = lambda done, all: None) -> InspectionReport:
        pages = self._site.pages
        starts = range(0, len(pages), BATCH)
        pieces = [partial(self._batch, pages[start : start + BATCH]) for start in starts]
        whole = _joined(done_by(hands, pieces, told))
        facts = {one.dates.path: one for one in whole.facts}
        official = self._official
        if official is None:
            official = self._looks_official(whole.facts)
        faults = whole.faults
        if official:
            faults.join(whole.official)
            faults.join(FoundFaults(_compared(whole.facts)))
        columns = columns_of((one.dates for one in whole.facts), self._menu())
        asked = {path for path, _ in whole.anchors if path in facts}
        ids = {path: ids_of(_text(self._site.read(path))) for path in sorted(asked)}
        graph = {path: one.links for path, one in facts.items()}
        linked = [path for path, one in facts.items() if not one.fragment]
        for found in (
            home_faults(facts[self._site.home].dates, self._day),
            column_faults(columns, self._day),
            future_faults((one.dates for one in whole.facts), columns, self._day),
            anchor_faults(whole.anchors, ids),
            orphan_faults(self._site, graph, linked),
            sitemap_faults(self._site),
            self._style_faults(),
        ):
            faults.join(FoundFaults(found))
        return InspectionReport(
            self._site.root.as_posix(),
            self._day,
            len(pages),
            official,
            tuple(faults.in_order),
            tuple(sorted(whole.hosts.items(), key=lambda one: (-one[1], one[0]))),
            tuple(columns),
        )

    def _batch(self, paths: Sequence[str]) -> _Batch:
        batch = _Batch()
        for path in paths:
            page = ReadPage(path, self._site.read(path))
            for found in (
                markup_faults(page, self._site),
                inner_link_faults(page, self._site),
                self._outer.faults(page, batch.hosts),
                access_faults(page),
                entry_faults(page) if path == self._site.home else (),
                self._wording.faults(page),
                date_faults(page),
            ):
                for one in found:
                    batch.faults.add(one)
            for one in (*footer_faults(page), *tag_faults(page)):
                batch.official.add(one)
            links, places = targets(page, self._site)
            for place, line in places.items():
                count, first = batch.anchors.get(place, (0, []))
                batch.anchors[place] = count + 1, [*first, (path, line)][:5]
            batch.facts.append(
                PageFacts(
                    page_dates(page, self._day),
                    frozenset(links),
                    footer_facts(page),
                    tuple(page.metas.get(name, "") for name in SITE_TAGS),
                    says_no_organ(page),
                    page.is_fragment,
                )
            )
        return batch

    def _looks_official(self, facts: list[PageFacts]) -> bool:
        """Whether anything but the pages' own word speaks for an organ of the state."""
        pages = [one for one in facts if not one.fragment]
        denied = sum(one.no_organ for one in pages)
        if denied >= len(pages) * NO_ORGAN_SHARE:
            return False
        code = SITE_TAGS.index("SiteIDCode")
        return any(is_official(f"//{host}/") for host in self._site.hosts) or any(
            one.footer.code or one.site_tags[code] for one in pages
        )

    def _menu(self) -> list[tuple[str, str]]:
        """What the home page leads to: the words of the link, and the page."""
        home = ReadPage(self._site.home, self._site.read(self._site.home))
        found = []
        for one in home.all("a"):
            to = self._site.destination(home.path, one.get("href") or "")
            if to.path and to.path != home.path:
                found.append((text_of(one), to.path))
        return found

    def _asks_before_leaving(self) -> bool:
        """Whether a script of the site warns whoever leaves it."""
        scripts = sorted(one for one in self._site.files if one.endswith(".js"))
        home = self._site.read(self._site.home)
        return any(
            LEAVING.search(data.decode("utf-8", "replace"))
            for data in (home, *map(self._site.read, scripts))
        )

    def _style_faults(self):
        for path in sorted(one for one in self._site.files if one.endswith(".css")):
            style = _text(self._site.read(path))
            yield from focus_faults(path, style)
            yield from style_faults(path, style, self._site)


def _joined(batches: list[_Batch]) -> _Batch:
    whole = _Batch()
    for one in batches:
        whole.faults.join(one.faults)
        whole.official.join(one.official)
        whole.facts += one.facts
        whole.hosts.update(one.hosts)
        for place, (count, first) in one.anchors.items():
            before, places = whole.anchors.get(place, (0, []))
            whole.anchors[place] = before + count, [*places, *first][:5]
    return whole


def _compared(facts: list[PageFacts]):
    """Pages whose footer or tags are not those of most."""
    pages = [one for one in facts if not one.fragment]
    footers = Counter(_plain(one.footer.text) for one in pages if one.footer.text)
    tags = Counter(one.site_tags for one in pages if all(one.site_tags))
    for one in pages:
        path = one.dates.path
        if one.footer.text and _plain(one.footer.text) != footers.most_common(1)[0][0]:
            yield Fault("footers-differ", path, 0, "和多数网页的页脚不一样", "每页用同一个页脚")
        if all(one.site_tags) and one.site_tags != tags.most_common(1)[0][0]:
            told = "、".join(one.site_tags)
            yield Fault("site-tags-differ", path, 0, told, "、".join(tags.most_common(1)[0][0]))
        code = one.site_tags[SITE_TAGS.index("SiteIDCode")]
        if code and is_site_code(one.footer.code) and code != one.footer.code:
            told = f"SiteIDCode 是 {code}，页脚写的是 {one.footer.code}"
            yield Fault("site-tags-differ", path, 0, told, "两处一样")


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _text(data: bytes) -> str:
    try:
        return decoded(data)
    except BadText:
        return data.decode("utf-8", "replace")
