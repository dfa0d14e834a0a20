"""Whom a job names is there for whoever reads it: a body of one place sends the others to a closed door."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "这件事各地都做，写的部门只管一个地方",
    "“找谁问”里写的部门，各地做这件事的人都会去问；只管一个省、一个市的，别处的人问不着。",
    "删去：当地的部门按 matters 和地区自动列出来。只有某一步要问它的，写在那一步的 bodies 里；"
    "这件事只在当地做的，写 regions。管几个省的（如南方电网）可以写。",
    (
        "bodies[〈2〉]: 〈body-of-a-city〉 只管一个地方，这件事〈各地都做〉 (删去；要写的写在那一步的 bodies 里，或给这件事写 regions)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("jobs"):
        for index, id in enumerate(item.get("bodies", ())):
            body = catalogue.find(id)  # a link to nothing is told already
            if body and _is_elsewhere(body, item, catalogue):
                where = "只在别处做" if item.get("regions") else "各地都做"
                message = f"{id} 只管一个地方，这件事{where}"
                hint = "删去；要写的写在那一步的 bodies 里，或给这件事写 regions"
                yield Violation.of(item, ("bodies", index), message, hint)


def _is_elsewhere(body: Item, job: Item, catalogue: Catalogue) -> bool:
    """Whether it serves one place, which is none of the job's, nor above or within one of them."""
    own = body.get("regions", ())
    if len(own) != 1:
        return False
    mine = {*own, *_above(own, catalogue)}
    return not any(
        id in mine or own[0] in _above((id,), catalogue) for id in job.get("regions", ())
    )


def _above(regions: tuple[str, ...], catalogue: Catalogue) -> Iterator[str]:
    for id in regions:
        parent = getattr(catalogue.term("regions", id), "parent", None)
        if parent:
            yield parent
