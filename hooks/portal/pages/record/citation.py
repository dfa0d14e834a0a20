"""How to cite a page: the document first, then this site, its address and the day."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.kinds.kind import quoted
from portal.page import Section
from portal.pages.embed.embedded import url_of
from portal.read.document import Document, item_number
from portal.view.site import Site


@dataclass(frozen=True)
class Citation:
    """One line to copy, and where the page is that another site can show; '' where there is none, or
    nobody has said where this site stands."""

    text: str
    embed: str


def sections(item: Item, site: Site) -> Iterator[Section]:
    shown = site.info.address and not site.catalogue.is_withdrawn(item)
    found = Citation(citation(item, site), url_of("record", item.id) if shown else "")
    yield Section("citation", "引用和打印", "citation", found)


def citation(item: Item, site: Site) -> str:
    """Title, number, bodies and dates as far as they are known, then where it was read."""
    document = item.record
    parts = [quoted(document.title)]
    if isinstance(document, Document):
        if document.doc_no and document.doc_no not in document.title:
            parts[0] += f"（{document.doc_no}）"
        parts.append(site.issuers(document) + site.doubted(item.parent or item, "issuers"))
        parts.append(f"{document.issued.spoken}成文" if document.issued else "")
        parts.append(f"自{document.effective.spoken}起施行" if document.effective else "")
    if item.parent:
        number = item_number(item.get("item_no") or "")
        parts.append(f"{number}“{item.title}”")
    validity = site.badge(item)
    status = f"状态：{validity.name}" if validity else ""
    where = _joined("，", site.info.name, site.info.absolute(item.url))
    read = _joined("；", f"见{where}", status, f"资料最近变化：{site.last_change}")
    return f"{_joined('，', *parts)}。{read}。"


def _joined(mark: str, *parts: str) -> str:
    return mark.join(part for part in parts if part)
