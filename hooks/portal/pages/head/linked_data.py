"""What a page says of itself as JSON-LD in the words of schema.org: where it stands in the site, and
what it is about.

Status is said as the page says it, as of the day that all is reckoned for, and only where it is known.
What was withdrawn, and what nobody has seen a source for, is named and no more. Full addresses alone:
while nobody has said where the site stands there are none.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from portal.catalogue.attachment_files import copy_address
from portal.kinds.item import Item
from portal.kinds.kinds import BY_ID
from portal.kinds.linked_data import Property, one_or_all
from portal.kinds.question import ANSWER, AnsweredQuestion
from portal.page import Link
from portal.pages.head.alternate import DATA_PAGE
from portal.pages.head.site_search import search_template
from portal.read.attachment import Attachment
from portal.site_info import SiteInfo
from portal.validity.status import Status
from portal.view.prose import plain
from portal.view.site import Site

CONTEXT = "https://schema.org"
LANGUAGE = "zh-CN"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Of our words and our arrangement of the facts: LICENSE-DATA."""

FORCE = {
    Status.IN_FORCE: "InForce",
    **dict.fromkeys(
        (Status.UPCOMING, Status.REPEALED, Status.SUPERSEDED, Status.EXPIRED), "NotInForce"
    ),
}
"""LegalForceStatus. 目标期已满 and 待核 are neither; PartiallyInForce is never said, for the records do not
know which parts of a document have ended."""

NO_WORKS = frozenset(("DefinedTerm",))
"""Types that have neither a language nor a day on which they were changed."""

_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""What could end the element that the data stand in, or begin another."""

Node = dict[str, Any]


def of_item(item: Item, trail: Iterable[Link], updated: str, site: Site) -> Markup:
    """Of the page of a record or row, which was last changed on the day `updated`."""
    return _markup([*_trail(trail, item.title, item.url, site), _item(item, updated, site)], site)


def of_catalogue(kind: str, trail: Iterable[Link], description: str, site: Site) -> Markup:
    """Of the list of a catalogue: all that is in it can be had as data."""
    name = BY_ID[kind].name
    data = [("application/json", f"api/v1/{kind}.json"), ("text/csv", f"api/v1/{kind}.csv")]
    node = {
        "@type": "Dataset",
        "name": f"{name}（{site.info.name}）",
        "description": description,
        "url": site.info.absolute(f"{kind}/"),
        "inLanguage": LANGUAGE,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": type,
                "contentUrl": site.info.absolute(path),
            }
            for type, path in data
        ],
    }
    return _markup([*_trail(trail, name, f"{kind}/", site), node], site)


def of_data(title: str, trail: Iterable[Link], site: Site) -> Markup:
    """Of the page on the data: all that can be had, by catalogue."""
    info = site.info
    node = {
        "@type": "DataCatalog",
        "name": f"{title}（{info.name}）",
        "url": info.absolute(DATA_PAGE),
        "inLanguage": LANGUAGE,
        "license": LICENCE,
        "dataset": [
            {"@type": "Dataset", "name": kind.name, "url": info.absolute(f"{kind.id}/")}
            for kind in site.kinds
        ],
    }
    return _markup([*_trail(trail, title, DATA_PAGE, site), node], site)


def of_page(url: str, title: str, trail: Iterable[Link], site: Site) -> Markup:
    """Of any other page: where it stands."""
    return _markup(_trail(trail, title, url, site), site)


def of_home(site: Site) -> Markup:
    """Of the site, and how it is searched. The words go behind `#`, which no server sees."""
    info = site.info
    node = {
        "@type": "WebSite",
        "name": info.name,
        "url": info.address,
        "description": info.description,
        "inLanguage": LANGUAGE,
        "publisher": _publisher(info),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search_template(info, "words")},
            "query-input": "required name=words",
        },
    }
    return _markup([_without_empty(node)], site)


def _publisher(info: SiteInfo) -> Node:
    """Who runs a government site; nobody else is known to be an organisation."""
    if info.imprint is None:
        return {}
    return {
        "@type": "Organization",
        "name": info.imprint.organiser,
        "telephone": info.imprint.phone,
    }


def _item(item: Item, updated: str, site: Site) -> Node:
    shown, url = item.presentation, site.info.absolute(item.url)
    node: Node = {"@type": "WebPage", "name": item.title, "url": url, "inLanguage": LANGUAGE}
    if site.catalogue.is_withdrawn(item):
        return node
    node["dateModified"] = updated
    if item.parent:
        of_list = item.parent
        node["isPartOf"] = {
            "@type": of_list.presentation.linked_type(of_list),
            "name": of_list.title,
            "url": site.info.absolute(of_list.url),
        }
    if item.value.verification.confidence == "low":
        return node
    type = shown.linked_type(item)
    if type in NO_WORKS:
        del node["inLanguage"], node["dateModified"]
    return node | {"@type": type} | site.unsafe_links.in_data(dict(_stated(item, site)))


def _stated(item: Item, site: Site) -> Iterator[Property]:
    yield from item.presentation.linked_data(item, site)
    if files := [_file(one, item, site) for one in item.get("attachments", ())]:
        yield "associatedMedia", one_or_all(files)
    if isinstance(item.value, AnsweredQuestion):
        yield "mainEntity", _question(item, item.value, site)
    validity = site.validity(item)
    if (
        validity
        and validity.status in FORCE
        and item.presentation.linked_type(item) == "Legislation"
    ):
        yield "legislationLegalForce", f"{CONTEXT}/{FORCE[validity.status]}"


def _file(one: Attachment, item: Item, site: Site) -> Node:
    """A file that goes with it: where its publisher has it, else our own copy."""
    copy = site.info.absolute(copy_address(item.id, one)) if one.permission else ""
    return _without_empty(
        {
            "@type": "MediaObject",
            "name": one.title,
            "contentUrl": one.url or copy,
            "contentSize": f"{one.size} B" if one.size else "",
            "sha256": one.digest or "",
        }
    )


def _question(item: Item, value: AnsweredQuestion, site: Site) -> Node:
    """A question with its answer; without it where that may not be right any more."""
    node: Node = {
        "@type": "Question",
        "name": item.title,
        "text": plain(value.question or item.title),
    }
    if site.pending(item, ANSWER):
        return node
    by = {"@type": "Organization", "name": site.name("issuers", value.answered_by)}
    answer = {"@type": "Answer", "text": plain(value.answer), "dateCreated": str(value.answered)}
    return node | {"answerCount": 1, "acceptedAnswer": answer | {"author": by}}


def _trail(trail: Iterable[Link], title: str, url: str, site: Site) -> list[Node]:
    """The way from home to a page."""
    steps = [*trail, Link(title, url)]
    entries = [
        {
            "@type": "ListItem",
            "position": place,
            "name": step.text,
            "item": site.info.absolute(step.url),
        }
        for place, step in enumerate(steps, 1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": entries}]


def _without_empty(node: Node) -> Node:
    return {name: value for name, value in node.items() if value}


def _markup(nodes: list[Node], site: Site) -> Markup:
    """As it stands in a script element, where nothing is escaped and only the data may end."""
    if not site.info.address:
        return Markup()
    whole = {"@context": CONTEXT, "@graph": nodes}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_IN_SCRIPT))
