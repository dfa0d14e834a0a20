"""待复核: duties and steps whose article became another one in the full text at hand, after somebody last
looked at the record that tells of it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from portal.catalogue.cited_articles import ArticleFates, cited_articles
from portal.kinds.item import Item
from portal.page import Link
from portal.texts.citation import spoken_place
from portal.view.article_links import nearest_place
from portal.view.legal_texts import place_url
from portal.view.site import Site


@dataclass(frozen=True)
class ChangedProvision:
    """What a record rests on and what became of it: the article as it was, with the words `fate`, the ways
    to it then and now, since when, and when the record was last checked."""

    named: str
    fate: str
    then: Link
    now: tuple[Link, ...]
    since: str
    checked: str


def changed_provisions(item: Item, site: Site) -> tuple[ChangedProvision, ...]:
    """Those of a record; none where no text is at hand."""
    if not site.catalogue.texts:
        return ()
    if "changed_provisions" not in site.known:
        site.known["changed_provisions"] = _all(site)
    found: Mapping[str, tuple[ChangedProvision, ...]] = site.known["changed_provisions"]
    return found.get(item.id, ())


def _all(site: Site) -> dict[str, tuple[ChangedProvision, ...]]:
    found: dict[str, dict[ChangedProvision, None]] = defaultdict(dict)
    fates = ArticleFates(site.catalogue, site.as_of)
    for one in cited_articles(site.catalogue):
        if not one.stated or site.validities.has_ended(one.item):
            continue
        checked = one.item.value.verification.checked
        if fate := fates.since(one, checked.last):
            then = nearest_place(fate.before.text, one.key)
            law = one.law.kind.quoted(one.law.title) if one.law is not one.item else ""
            told = ChangedProvision(
                f"{law}{one.words}",
                "删去了" if not fate.now else "改过" if fate.changed else "改了号",
                Link(
                    spoken_place(fate.before.text, then),
                    place_url(one.law, fate.before, then, site),
                ),
                tuple(
                    Link(
                        spoken_place(fate.since.text, key),
                        place_url(one.law, fate.since, key, site),
                    )
                    for key in fate.now
                ),
                fate.since.day.isoformat(),
                checked.text,
            )
            found[one.item.id].setdefault(told)
    return {id: tuple(ones) for id, ones in found.items()}
