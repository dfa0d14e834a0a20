"""What stands at the head of a text in Akoma Ntoso: which work, which version of it, which file, and when
it was changed.

Addresses follow the naming convention: `/akn/cn/act/<issued>/<id>` is the work,
`/zho@<first day in force>` behind it the version, `.xml` behind that the file."""

from datetime import date
from functools import cached_property

from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.open_data.akoma_tree import Element, put, root_element
from portal.open_data.open_catalogue import OpenCatalogue
from portal.read.dates import PartialDate
from portal.view.legal_texts import text_url

PORTAL = "#portal"
"""Who says what stands in the metadata."""

ORGANISATIONS = "/akn/ontology/organization/cn/"


class AkomaWork:
    """A record whose text is told."""

    def __init__(self, item: Item, versions: tuple[TextVersion, ...], open_: OpenCatalogue):
        self.item = item
        self.versions = versions
        self.open = open_

    @cached_property
    def day(self) -> date:
        """When it was issued, or the first day that is known of it."""
        days = (_exact(self.item.get(field)) for field in ("issued", "effective"))
        return next(filter(None, days), self.versions[0].day)

    @cached_property
    def iri(self) -> str:
        """Of the work: it stays whichever version is told."""
        return f"/akn/cn/act/{self.day.isoformat()}/{self.item.id}"

    @cached_property
    def changed(self) -> list[date]:
        """The days on which it became another, as far as they are known, the earliest first: as the
        record says, and those of the versions at hand."""
        said = (
            _exact(one.effective) or _exact(one.date) for one in self.item.get("amendments") or ()
        )
        days = {day for day in said if day} | {one.day for one in self.versions[1:]}
        return sorted(day for day in days if day > self.day)

    @cached_property
    def authors(self) -> list[tuple[str, str]]:
        """Who made it: ids and names."""
        lookup = self.open.site.catalogue.vocabularies["issuers"]
        return [(id, lookup[id].name) for id in self.item.get("issuers") or () if id in lookup]


class AkomaMeta:
    """The head of one version."""

    def __init__(self, work: AkomaWork, version: TextVersion):
        self._work = work
        self._version = version
        self._iri = f"{work.iri}/zho@{version.day.isoformat()}"
        self.contains = (
            "singleVersion"
            if any(day <= version.day for day in work.changed)
            else "originalVersion"
        )

    def root(self) -> Element:
        return root_element()

    def fill(self, document: Element, component: str = "main") -> None:
        """The `meta` of the document itself, or of one of its annexes."""
        meta = put(document, "meta")
        self._identification(put(meta, "identification", source=PORTAL), f"!{component}")
        if component == "main":
            self._lifecycle(put(meta, "lifecycle", source=PORTAL))
            self._references(put(meta, "references", source=PORTAL))

    def _identification(self, within: Element, component: str) -> None:
        work, version, site = self._work, self._version, self._work.open.site
        authors = [f"#org_{id}" for id, _ in work.authors] or [PORTAL]
        told = put(within, "FRBRWork")
        _called(told, work.iri, component)
        put(told, "FRBRalias", value=version.head.title, name="title")
        put(told, "FRBRdate", date=work.day.isoformat(), name="Generation")
        for author in authors:
            put(told, "FRBRauthor", href=author)
        put(told, "FRBRcountry", value="cn")
        told = put(within, "FRBRExpression")
        _called(told, self._iri, component)
        page = work.open.address(text_url(work.item, version, site))
        put(told, "FRBRalias", value=page, name="page")
        put(told, "FRBRdate", date=version.day.isoformat(), name="Effective")
        for author in authors:
            put(told, "FRBRauthor", href=author)
        put(told, "FRBRlanguage", language="zho")
        told = put(within, "FRBRManifestation")
        _called(told, f"{self._iri}.xml", f"{component}.xml", self._iri)
        put(told, "FRBRdate", date=self._seen.isoformat(), name="Seen")
        put(told, "FRBRauthor", href=PORTAL)
        put(told, "FRBRformat", value="application/akn+xml")

    @property
    def _seen(self) -> date:
        """When the text was last looked at where it comes from."""
        days = [day for one in self._version.head.sources if (day := _exact(one.seen))]
        return max(days, default=self._version.day)

    def _lifecycle(self, lifecycle: Element) -> None:
        put(
            lifecycle,
            "eventRef",
            date=self._work.day.isoformat(),
            source="#original",
            type="generation",
        )
        for day in self._work.changed:
            put(lifecycle, "eventRef", date=day.isoformat(), source=PORTAL, type="amendment")

    def _references(self, references: Element) -> None:
        work = self._work
        put(references, "original", eId="original", href=work.iri, showAs=work.item.title)
        for id, name in work.authors:
            put(
                references,
                "TLCOrganization",
                eId=f"org_{id}",
                href=f"{ORGANISATIONS}{id}",
                showAs=name,
            )
        site = work.open.site.info
        put(
            references,
            "TLCOrganization",
            eId=PORTAL[1:],
            href=site.address or f"{ORGANISATIONS}portal",
            showAs=site.publisher,
        )


def _called(within: Element, iri: str, component: str, around: str = "") -> None:
    put(within, "FRBRthis", value=f"{around or iri}/{component}")
    put(within, "FRBRuri", value=iri)


def _exact(day: PartialDate | None) -> date | None:
    """A day that is known to the day."""
    return day.first if day and day.first == day.last else None
