"""What is said of a matter that is done online stands in a material; a platform has one address, and
what holds in one place says in which."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.body import Body
from portal.kinds.item import Item
from portal.kinds.service import OnlineService, service_of
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "在线办理的网址、编码、时间没有出处",
    "网址、编码、各地说的时间都要指明写在本记录的哪个来源里；平台已经收录在“找谁问”里的，网址以那里为准，只写一次。",
    "给那份材料的来源写 key，source 写同一个 key；平台在“找谁问”里有的写 body，网址照那里写。只讲一个地方的，of 和 regions（地区）都要写。",
    (
        "promised[〈1〉].source: 来源里没有代号 〈notcie〉 (可写的是：〈notice〉)",
        "portals[〈2〉]: 网址没有出处 (写 source，来源的 key；“找谁问”里收录了的，写 body)",
        "portals[〈4〉].url: 和“找谁问”里 〈a-fallback〉 的网址不一样 (照那里写；那里旧了，先改那里)",
        "portals[〈3〉].body: 〈neighbour-law〉 不在“找谁问”里 (写“找谁问”里的 id，或删去)",
        "of: 写了全国的哪一件，却没有写 regions（地区） (写它管的地区；全国都这样办的，写进那一件里)",
        "of: 〈neighbour-law〉 不是一件在线办理的事 (写全国那一件的 id)",
        "jobs[〈1〉]: 〈neighbour-law〉 不是一件要做的事 (写“我要做的事”里的 id；文件、优惠写在 records 里)",
    ),
)

KEYED = ("codes", "promised", "thresholds", "portals")


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("services"):
        yield from _keys(item)
        yield from _portals(item, catalogue)
        yield from _links(item, catalogue)


def _keys(item: Item) -> Iterator[Violation]:
    keys = [source.key for source in item.value.sources if source.key]
    hint = f"可写的是：{'、'.join(keys)}" if keys else "先给那份材料的来源写上 key"
    for field in KEYED:
        for index, one in enumerate(item.get(field, ())):
            if one.source and one.source not in keys:
                message = f"来源里没有代号 {one.source}"
                yield Violation.of(item, (field, index, "source"), message, hint)


def _portals(item: Item, catalogue: Catalogue) -> Iterator[Violation]:
    for index, one in enumerate(service_of(item).portals):
        body = catalogue.find(one.body) if one.body else None
        if one.url and not (one.source or one.body):
            hint = "写 source，来源的 key；“找谁问”里收录了的，写 body"
            yield Violation.of(item, ("portals", index), "网址没有出处", hint)
        if body is None:  # a link to nothing is told already
            continue
        if not isinstance(body.value, Body):
            message = f"{one.body} 不在“找谁问”里"
            hint = "写“找谁问”里的 id，或删去"
            yield Violation.of(item, ("portals", index, "body"), message, hint)
        elif one.url and one.url not in [x.value for x in body.value.contacts if x.way == "site"]:
            message = f"和“找谁问”里 {one.body} 的网址不一样"
            yield Violation.of(
                item, ("portals", index, "url"), message, "照那里写；那里旧了，先改那里"
            )


def _links(item: Item, catalogue: Catalogue) -> Iterator[Violation]:
    service = service_of(item)
    national = catalogue.find(service.of) if service.of else None
    if service.of and not service.regions:
        message = "写了全国的哪一件，却没有写 regions（地区）"
        yield Violation.of(item, ("of",), message, "写它管的地区；全国都这样办的，写进那一件里")
    elif national and not isinstance(national.value, OnlineService):
        message = f"{service.of} 不是一件在线办理的事"
        yield Violation.of(item, ("of",), message, "写全国那一件的 id")
    for index, id in enumerate(service.jobs):
        job = catalogue.find(id)
        if job and job.kind.id != "jobs":
            message = f"{id} 不是一件要做的事"
            hint = "写“我要做的事”里的 id；文件、优惠写在 records 里"
            yield Violation.of(item, ("jobs", index), message, hint)
