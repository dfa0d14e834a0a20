"""The facts box of a record: number, bodies, the five dates, scope. What is doubted says 待核."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.catalogue import FACET_NAMES
from portal.kinds.item import Item
from portal.kinds.labels import FIELD_NAMES
from portal.page import Link, Section
from portal.read.document import Document
from portal.read.record import PENDING, Record
from portal.view.site import Site

DATES = ("issued", "published", "effective", "expires", "repealed", "target_until")


@dataclass(frozen=True)
class Fact:
    """One line of a facts box."""

    name: str
    text: str = ""
    links: tuple[Link, ...] = ()
    pending: str = ""


@dataclass(frozen=True)
class Identity:
    """The facts box: the dates side by side, so that none is taken for another, and the rest."""

    dates: tuple[Fact, ...]
    facts: tuple[Fact, ...]


def sections(item: Item, site: Site) -> Iterator[Section]:
    """The facts box, with only what this record has."""
    identity = Identity(tuple(_dates(item, site)), (*_identity(item, site), *_facets(item, site)))
    yield Section("facts", "基本信息", "identity", identity)


def _identity(item: Item, site: Site) -> Iterator[Fact]:
    document = item.value
    if isinstance(document, Document):
        standard = document.level == "national-standard"
        number = "标准号" if standard else FIELD_NAMES["doc_no"]
        yield from _value(item, site, "doc_no", number)
        yield Fact(FIELD_NAMES["level"], site.name("levels", document.level))
        if document.issuers:
            issuers = site.issuers(document)
            yield Fact(FIELD_NAMES["issuers"], issuers, pending=site.pending(item, "issuers"))
        if (mandatory := item.get("mandatory")) is not None:
            yield Fact("标准性质", "强制性" if mandatory else "推荐性")
        if document.dates_note:
            yield Fact("日期说明", document.dates_note)
        if replaces := item.get("replaces"):
            yield Fact("替代旧标准", "、".join(replaces), pending=site.pending(item, "replaces"))
        if document.supersedes_note:
            pending = site.pending(item, "supersedes_note")
            yield Fact("另外替代或废止", document.supersedes_note, pending=pending)
        yield from _value(item, site, "item_count", "公布的总项数")
        if document.amendments:
            history = "；".join(f"{x.date} {x.note or '修改'}" for x in document.amendments)
            yield Fact("历次修改", history, pending=site.pending(item, "amendments"))
        if document.guidance_items:
            items = "、".join(f"第{number}条" for number in document.guidance_items)
            yield Fact(
                "对应的173号文条款",
                f"：{items}",
                (Link("工信部办〔2010〕173号", "about/#guidance"),),
            )
    if item.parent:
        yield Fact("所在清单", links=(site.link(item.parent.id),))
        yield from _value(item, site, "item_no", "清单中的序号")
    if isinstance(document, Record) and document.aliases:
        yield Fact("又称", "、".join(document.aliases))


def _value(item: Item, site: Site, field: str, name: str) -> Iterator[Fact]:
    """A value, or 待核 in its place when it is doubted and so not written."""
    value, pending = item.get(field), site.pending(item, field)
    if value is not None:
        yield Fact(name, str(value), pending=pending)
    elif pending:
        yield Fact(name, pending=PENDING)


def _facets(item: Item, site: Site) -> Iterator[Fact]:
    for field, name in FACET_NAMES.items():
        ids = item.get(field, ())
        if ids:
            yield Fact(name, links=tuple(site.terms(field, ids)))


def _dates(item: Item, site: Site) -> Iterator[Fact]:
    """成文, 发布, 施行, 失效 or 废止, and 收录 (the list's, for a row), in the order of time."""
    if isinstance(item.value, Document):
        standard = item.value.level == "national-standard"
        for field in DATES:
            name = "实施日期" if standard and field == "effective" else FIELD_NAMES[field]
            yield from _value(item, site, field, name)
    yield Fact("收录日期", str(item.record.added))
