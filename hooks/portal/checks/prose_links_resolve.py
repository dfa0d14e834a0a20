"""Links in running text are written by id, `[节约能源法](id:energy-conservation-law)`."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.item import Finding
from portal.read.problem import nearest
from portal.site.prose import linked_ids


def check(catalogue: Catalogue) -> Iterator[Finding]:
    for item in catalogue.records:
        for field in ("summary", "body"):
            for id in linked_ids(item.get(field) or ""):
                if catalogue.find(id) is None and id not in catalogue.unread:
                    near = nearest(id, list(catalogue.items))
                    yield Finding(
                        item,
                        (field,),
                        f"没有 id 为 {id} 的记录",
                        f"最接近的是 {near}" if near else "",
                    )
