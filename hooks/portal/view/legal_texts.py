"""The operator's own full texts on the site: which version holds on a day, and where it is read."""

from datetime import date

from portal.catalogue.content import text_address
from portal.catalogue.text_versions import TextVersion, version_on
from portal.kinds.item import Item
from portal.read.dates import PartialDate
from portal.view.site import Site


def versions_of(item: Item, site: Site) -> tuple[TextVersion, ...]:
    """The texts of a record that are at hand, the oldest first; none of what is withdrawn."""
    if item.parent or site.catalogue.is_withdrawn(item):
        return ()
    return site.catalogue.texts.get(item.id, ())


def lacking_since(item: Item, site: Site) -> PartialDate | None:
    """The last day by now from which a record says something else than the newest text at hand; None
    where that is the text in force, and for what has no text."""
    versions = versions_of(item, site)
    days = [one.begins for one in item.get("amendments", ())]
    begun = [day for day in days if day.begun(site.as_of)]
    last = max(begun, key=lambda day: day.first, default=None)
    return last if versions and last and versions[-1].day < last.first else None


def shown_version(item: Item, site: Site) -> TextVersion | None:
    """What the address without a day shows: the text as it is today, else the first that will come."""
    return shown_on(versions_of(item, site), site.as_of)


def shown_on(versions: tuple[TextVersion, ...], day: date) -> TextVersion | None:
    """The same of some versions."""
    return version_on(versions, day) or next(iter(versions), None)


def text_url(item: Item, version: TextVersion, site: Site) -> str:
    """`laws/<id>/text/`, of another version than the one shown there `laws/<id>/text/<day>/`."""
    shown = version == shown_version(item, site)
    return text_address(item.url, "" if shown else version.day.isoformat())


def place_url(item: Item, version: TextVersion, key: str, site: Site) -> str:
    """The address of a place (texts/structure.py) in a version: it holds also where the page is parted
    by chapters, for the first page has an anchor of every article."""
    return f"{text_url(item, version, site)}#{key}"
