"""The addresses of pages elsewhere that the data name, and what is known of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.catalogue import Catalogue
from portal.kinds.body import Body
from portal.kinds.item import Item
from portal.read.markers import Is
from portal.read.model_fields import ModelField, Place, values_at, ways

_IN_PROSE = re.compile(r"\]\(\s*<?(https?://[^\s<>)\"]+)")
"""The target of a link in running text."""


@dataclass(frozen=True)
class WebAddress:
    """An address and where it is written. `shown` says whether readers get it as a link."""

    url: str
    item: Item
    place: Place
    shown: bool


def web_addresses(item: Item) -> Iterator[WebAddress]:
    """The addresses that a record or row names itself, in fields of their own and in its text."""
    for names, field in ways(type(item.value), _may_hold):
        for place, holder, value in values_at(item.value, names):
            shown = holder.__dict__.get("citable", True)
            if Is.WEB in field.traits:
                for url in value if isinstance(value, tuple) else (value,):
                    yield WebAddress(url, item, place, shown)
            elif isinstance(value, str):
                for url in _IN_PROSE.findall(value):
                    yield WebAddress(url, item, place, True)
    if isinstance(item.value, Body):
        for at, contact in enumerate(item.value.contacts):
            if contact.way == "site":
                yield WebAddress(contact.value, item, ("contacts", at, "value"), True)


def all_web_addresses(catalogue: Catalogue) -> Iterator[WebAddress]:
    """Those of everything that stands, in the order of the catalogue."""
    for item in catalogue.items.values():
        if not catalogue.is_withdrawn(item):
            yield from web_addresses(item)


def _may_hold(field: ModelField) -> bool:
    return Is.WEB in field.traits or Is.MARKDOWN in field.traits
