"""Other ways into a catalogue: a machine's kind for what is phased out, the industry for limits."""

from portal.catalogue.catalogue import FACET_NAMES
from portal.kinds.kind import Kind
from portal.page import Link
from portal.pages.gather.members import living
from portal.view.site import Site

SHOWN = 16


def browse_links(kind: Kind, site: Site) -> list[tuple[str, list[Link]]]:
    """For each way what to call it, and links to the answers of its terms, those with the most
    first."""
    return [_way(facet, kind, site) for facet in kind.browse]


def _way(facet: str, kind: Kind, site: Site) -> tuple[str, list[Link]]:
    sizes = {
        term.id: len(living(facet, term.id, kind, site))
        for term in site.catalogue.vocabularies.get(facet, {}).values()
    }
    most = sorted((id for id, size in sizes.items() if size), key=lambda id: -sizes[id])
    links = [
        Link(site.name(facet, id), f"{facet}/{id}/#{kind.id}", str(sizes[id]))
        for id in most[:SHOWN]
    ]
    rest = [Link("全部", f"{facet}/")] if len(most) > SHOWN else []
    return f"按{FACET_NAMES[facet]}看", [*links, *rest]
