"""The four questions that people come with, each with the tool that answers it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal.page import Link
from portal.view.site import Site


@dataclass(frozen=True)
class EntryPoint:
    """A question, where it leads, and what helps on the way."""

    link: Link
    words: str
    aside: tuple[Link, ...]

    @property
    def phrases(self) -> list[str]:
        """The question in pieces between which a line may break."""
        return re.findall("[^、]+、?", self.link.text)


ENTRY_POINTS = (
    EntryPoint(
        Link("我的设备要淘汰吗", "tools/equipment/"),
        "拿铭牌上的型号和年份，对照淘汰目录。",
        (
            Link("看全部目录", "phase-out/"),
            Link("要淘汰了怎么办", "guide/what-if-phased-out/"),
        ),
    ),
    EntryPoint(
        Link("我的能耗算多不算多、有什么义务", "tools/energy/"),
        "折成标准煤，看够不够重点用能单位的门槛。",
        (
            Link("谁是重点用能单位", "guide/key-energy-user/"),
            Link("清洁生产审核", "guide/cleaner-production-audit/"),
        ),
    ),
    EntryPoint(
        Link("我能得到什么优惠", "tools/tax/"),
        "减免、抵免、贴息、补助和政府采购。",
        (
            Link("买设备怎样抵税", "guide/tax-for-equipment/"),
            Link("看全部优惠", "tax/"),
        ),
    ),
    EntryPoint(
        Link("我比同行怎样", "tools/benchmark/"),
        "单位产品能耗和设备能效，对照限定、准入和先进值。",
        (Link("怎样对标", "guide/benchmarking/"), Link("看全部限额和标准", "standards/")),
    ),
)


def entry_points(site: Site) -> Iterator[EntryPoint]:
    """The doors without links to topics on which there is nothing."""
    for door in ENTRY_POINTS:
        yield replace(door, aside=tuple(link for link in door.aside if _leads(link, site)))


def called_at_home(site: Site) -> dict[str, list[str]]:
    """What the home page calls the tools and the guides: by address."""
    found: dict[str, list[str]] = {}
    for door in entry_points(site):
        for link in (door.link, *door.aside):
            found.setdefault(link.url, []).append(link.text)
    return found


def _leads(link: Link, site: Site) -> bool:
    facet, _, id = link.url.rstrip("/").partition("/")
    return facet != "topics" or bool(site.catalogue.about(facet, id))
