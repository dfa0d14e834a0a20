"""Whom to ask about something: the bodies of its matters, the nearest first.

Nearest is the place itself, then its province, then the nation. A body that serves one place only is
no answer for the whole country, so it stands on no page that has no region. Where nobody local is
recorded the answer says so and names whom to call instead.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from portal.kinds.body import BODY_KINDS, whom_it_serves
from portal.kinds.item import Item
from portal.read.relation import Relation
from portal.read.vocabulary import Matter
from portal.view.contact_lines import (
    ContactLine,
    call_instead,
    contact_lines,
    fallback_of,
    no_number,
)
from portal.view.site import Site

CALLED = ("hotline", "department", "institution")
"""Bodies that one calls; of a site or a platform nobody misses the number."""

MAINLY = 2
"""Topics that a document is mainly about: editors write these first."""

SHOWN = 5
"""Bodies of one answer; the catalogue has all."""


@dataclass(frozen=True)
class AskedBody:
    """A body as an answer names it. `lines` are numbers and addresses that may be shown; `lacking`
    says that there is no number, and `serves` for whom it is where that is not the nation."""

    id: str
    title: str
    url: str
    kind: str
    matters: str
    serves: str
    use: str
    lines: tuple[ContactLine, ...]
    aged: tuple[str, ...]
    """What is said of numbers that are not shown any more."""
    lacking: str


@dataclass(frozen=True)
class WhomToAsk:
    """The answer. `missing` says that nobody local or nobody at all is recorded; `fallback` is whom
    to ask then; `elsewhere` are bodies that somebody named although they serve another place."""

    bodies: tuple[AskedBody, ...]
    more: int
    elsewhere: tuple[AskedBody, ...]
    missing: str
    fallback: AskedBody | None
    instead: str
    """拨 12345."""
    of_nation: bool = False
    """Whether the answer is for readers anywhere, so that `elsewhere` is for some of them only."""

    def __bool__(self) -> bool:
        return bool(self.bodies or self.elsewhere or self.fallback)


def bodies_for(
    matters: Iterable[str],
    regions: Iterable[str],
    site: Site,
    named: Iterable[str] = (),
    shown: int = SHOWN,
) -> WhomToAsk:
    """Whom to ask about some matters in some regions (none: anywhere in the country). `named` are the
    ids of bodies that a record names itself: they come before the others of their distance."""
    wanted, places = list(matters), list(regions)
    named = [body.id for body in map(site.catalogue.find, named) if body]
    question = (WhomToAsk, tuple(wanted), tuple(places), tuple(named), shown)
    if question not in site.known:
        site.known[question] = _bodies_for(wanted, places, named, shown, site)
    found: WhomToAsk = site.known[question]
    return found


def _bodies_for(
    wanted: list[str], places: list[str], named: list[str], shown: int, site: Site
) -> WhomToAsk:
    near, fallback = _distances(places, site), fallback_of(site)
    found, elsewhere = [], []
    for body in site.catalogue.of("bodies"):
        if body is fallback or site.catalogue.is_withdrawn(body):
            continue
        distance = min(
            (near[id] for id in body.get("regions", ()) if id in near),
            default=None if body.get("regions") else NATION,
        )
        if distance is None:
            elsewhere += [body] if body.id in named else []
        elif place := _place(body, wanted, named):
            found.append((distance, *place, body))
    found.sort(key=lambda one: one[:-1])
    local = any(distance != NATION for distance, *_ in found)
    return WhomToAsk(
        bodies=tuple(asked_body(one[-1], site) for one in found[:shown]),
        more=max(0, len(found) - shown),
        elsewhere=tuple(asked_body(body, site) for body in elsewhere),
        missing=_missing(bool(found), local, places, site),
        fallback=asked_body(fallback, site) if fallback else None,
        instead=call_instead(site),
        of_nation=not places,
    )


@dataclass(frozen=True)
class NamedBodies:
    """The bodies that a statement names: those that readers anywhere can ask, and those of places."""

    anywhere: tuple[Item, ...]
    local: tuple[Item, ...]


def named_bodies(ids: Iterable[str], regions: Iterable[str], site: Site) -> NamedBodies:
    """The bodies of these ids that were not withdrawn. Those of the `regions` that all of it is about
    are there for every reader of it."""
    near = _distances(list(regions), site)
    found = [body for body in map(site.catalogue.find, ids) if body]
    found = [body for body in found if not site.catalogue.is_withdrawn(body)]

    def is_local(body: Item) -> bool:
        own = body.get("regions", ())
        return bool(own) and not any(id in near for id in own)

    return NamedBodies(
        tuple(body for body in found if not is_local(body)),
        tuple(body for body in found if is_local(body)),
    )


def matters_of(item: Item, site: Site) -> list[str]:
    """The matters that an item mainly belongs to, in the order of its topics. A row is also of what
    its list is."""
    said = (item.kind.id, _of(item, "topics")[:MAINLY], _of(item, "equipment"))
    question = (matters_of, *said)
    if question not in site.known:  # thousands of items say the same
        site.known[question] = _matters_of(*said, site)
    found: list[str] = site.known[question]
    return found


def _matters_of(
    kind: str, topics: tuple[str, ...], equipment: tuple[str, ...], site: Site
) -> list[str]:
    found = [
        (term.id, set(term.topics) & set(topics))
        for term in site.vocabulary("matters").values()
        if isinstance(term, Matter) and _belongs(kind, topics, equipment, term)
    ]
    first = {id: min(map(topics.index, own), default=-1) for id, own in found}
    return sorted(first, key=lambda id: first[id])


def matters_of_all(items: Iterable[Item], site: Site) -> list[str]:
    """The matters of several items, the most frequent first."""
    counts: dict[str, int] = {}
    for item in items:
        for id in matters_of(item, site):
            counts[id] = counts.get(id, 0) + 1
    return sorted(counts, key=lambda id: (-counts[id], site.place("matters", id)))


def whom_to_ask_on(facet: str, term: str, gathered: Iterable[Item], site: Site) -> WhomToAsk | None:
    """Whom to ask about what stands on the page of a term: the bodies of what most of it is about; on
    that of a region all of its own, those of its province and of its cities."""
    living = [item for item in gathered if item.kind.asks and not site.validities.has_ended(item)]
    answered = _answered(site)
    matters = [id for id in matters_of_all(living, site) if id in answered][:MATTERS_OF_TERM]
    if facet != "regions":
        return bodies_for(matters, (), site) or None
    named = [body.id for body in site.catalogue.of("bodies") if _is_around(body, term, site)]
    return bodies_for(matters, (term,), site, named, shown=SHOWN + len(named)) or None


def whom_to_ask_about(item: Item, site: Site) -> WhomToAsk | None:
    """Whom to ask about a record or row; None for what nobody is asked about: cases and news, what
    has ended or was withdrawn, and what belongs to no matter where its kind leaves that open."""
    asks = item.kind.asks
    if not asks or site.catalogue.is_withdrawn(item) or site.validities.has_ended(item):
        return None
    matters, named = matters_of(item, site), list(_named(item, site))
    if asks == "fitting" and not (matters or named):
        return None
    found = bodies_for(matters, regions_of(item), site, named)
    return replace(found, elsewhere=()) or None


def regions_of(item: Item) -> tuple[str, ...]:
    """Where it holds; a row without regions of its own holds where its list does."""
    own = item.get("regions", ())
    return own or (item.parent.get("regions", ()) if item.parent else ())


def asked_body(body: Item, site: Site) -> AskedBody:
    """A body with what may be shown of it today."""
    lines = contact_lines(body, site)
    shown = [one for one in lines if one.text and one.way in ("phone", "site")]
    hidden = [one.aged for one in lines if not one.text]
    return AskedBody(
        id=body.id,
        title=site.title(body) + site.doubted(body, "title"),
        url=body.url,
        kind=BODY_KINDS[body.get("kind")],
        matters="、".join(site.name("matters", id) for id in body.get("matters")),
        serves=whom_it_serves(body, site),
        use=body.get("use") or "",
        lines=tuple(shown),
        aged=tuple(hidden),
        lacking=no_number(body) if body.get("kind") in CALLED or not lines else "",
    )


def _answered(site: Site) -> set[str]:
    """The matters that some body of the whole nation is asked about."""
    return {
        id
        for body in site.catalogue.of("bodies")
        if not (body.get("regions") or body.get("fallback") or site.catalogue.is_withdrawn(body))
        for id in body.get("matters")
    }


def _is_around(body: Item, region: str, site: Site) -> bool:
    """Whether a body serves a region, its province, or a city in it."""
    above = _province(region, site)
    regions = body.get("regions", ())
    return any(id in (region, above) or _province(id, site) == region for id in regions)


def _province(region: str, site: Site) -> str | None:
    return getattr(site.catalogue.term("regions", region), "parent", None)


MATTERS_OF_TERM = 3
"""Matters that the page of a term names bodies of: those that most of it belongs to, as far as
somebody is known to be asked about them."""

NATION = 2
"""The distance of a body that serves everybody; 0 is the place itself, 1 its province."""


def _distances(places: list[str], site: Site) -> dict[str, int]:
    """How far bodies of a region are from some places."""
    own = dict.fromkeys(places, 0)
    above = [_province(id, site) for id in places]
    return {**dict.fromkeys(filter(None, above), 1), **own}


def _place(body: Item, matters: list[str], named: list[str]) -> tuple[int, int, int, int] | None:
    """Where a body stands among those of its distance: those that are named first, then by what it is
    asked about, then those that are there mainly for that, then hotlines before departments before
    sites. None for one of other matters, and for one of which no source tells more than the name."""
    kind = list(BODY_KINDS).index(body.get("kind"))
    if body.id in named:
        return 0, named.index(body.id), 0, kind
    if body.value.verification.confidence == "low":
        return None
    shared = [(matters.index(id), at) for at, id in enumerate(body.get("matters")) if id in matters]
    return (1, *min(shared), kind) if shared else None


def _belongs(
    kind: str, topics: tuple[str, ...], equipment: tuple[str, ...], matter: Matter
) -> bool:
    """Whether an item is all that a matter says of what belongs to it; of one that says nothing it is
    not."""
    said = (
        (matter.catalogues, (kind,)),
        (matter.topics, topics),
        (matter.equipment, equipment),
    )
    asked = [(wanted, found) for wanted, found in said if wanted]
    return bool(asked) and all(set(wanted) & set(found) for wanted, found in asked)


def _of(item: Item, facet: str) -> tuple[str, ...]:
    own = item.get(facet, ())
    return own or (item.parent.get(facet, ()) if item.parent else ())


def _named(item: Item, site: Site) -> Iterator[str]:
    """The bodies that say themselves that they are asked about a record, or about the list of a row."""
    for one in filter(None, (item, item.parent)):
        for link in site.catalogue.links.to(one.id, Relation.RELATED):
            source = site.catalogue.find(link.source)
            if source and source.kind.id == "bodies":
                yield source.id


def _missing(any_found: bool, local: bool, places: list[str], site: Site) -> str:
    if places and not local:
        where = "、".join(site.name("regions", id) for id in places[:3])
        where += "等地" if len(places) > 3 else ""
        return f"{where}管这些事的部门没有收录"
    if not any_found:
        return "专管这些事的部门没有收录"
    return ""
