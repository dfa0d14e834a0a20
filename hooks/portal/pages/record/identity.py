"""The facts box of a record: number, bodies, the five dates, scope. What is doubted says 待核."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.catalogue import FACETS
from portal.kinds.facts import Told, facts
from portal.kinds.item import Item
from portal.page import Fact, Link, Section
from portal.read.document import Amendment, Document
from portal.read.markers import Show
from portal.read.model_fields import ModelField, shown
from portal.view.site import Site

LAST = ("amendments", "guidance_items", "aliases")
"""What is told after what a catalogue adds, for it may be long."""


@dataclass(frozen=True)
class Identity:
    """The facts box: the dates side by side, so that none is taken for another, and the rest."""

    dates: tuple[Fact, ...]
    facts: tuple[Fact, ...]


def sections(item: Item, site: Site) -> Iterator[Section]:
    """The facts box, with only what this record has."""
    fields = [one for one in shown(type(item.value), Show.FACTS) if one.name != "added"]
    dates = [one for one in fields if one.is_date]
    of_list = [Fact("所在清单", links=(site.link(item.parent.id),))] if item.parent else []
    rest = sorted((one for one in fields if not one.is_date), key=_place)
    # 收录 is a date of the list where the item is a row of one
    added = Fact("收录日期", str(item.record.added))
    identity = Identity(
        (*facts(item, dates, site), added),
        (*of_list, *facts(item, rest, site, _told(item, site))),
    )
    yield Section("facts", "基本信息", "identity", identity)


def _place(field: ModelField) -> tuple[int, int]:
    """The order of the box: what all documents have, what the catalogue adds, long lists, and what
    has pages of its own."""
    if field.vocabulary in FACETS:
        return 3, FACETS.index(field.vocabulary)
    if field.name in LAST:
        return 2, LAST.index(field.name)
    return int(field.own), 0


def _amended(one: Amendment) -> str:
    """2020-10-28 修正（2021-01-01 起施行）."""
    since = f"（{one.effective} 起施行）" if one.effective and one.effective != one.date else ""
    return f"{one.date} {one.note or '修改'}{since}"


def _told(item: Item, site: Site) -> Told:
    """What takes more than one field to say, or is said otherwise than it is written."""
    document = item.value
    if not isinstance(document, Document):
        return {}
    history = "；".join(map(_amended, document.amendments))
    articles = "、".join(f"第{number}条" for number in document.guidance_items)
    guidance = Fact(
        item.label("guidance_items"),
        f"：{articles}",
        (Link("工信部办〔2010〕173号", "about/#guidance"),),
    )
    return {
        "issuers": site.issuers(document) if document.issuers else "",
        "issuers_note": [],
        "amendments": history,
        "guidance_items": [guidance] if articles else [],
    }
