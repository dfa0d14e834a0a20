"""An id that leads nowhere, in words."""

from portal.catalogue.catalogue import Catalogue


def dangling(catalogue: Catalogue, id: str, own: str = "") -> tuple[str, str] | None:
    """What to say of an id that bears no record, and the hint; None for one that leads somewhere. No
    record means itself, `own`."""
    if not catalogue.lacks(id):
        return None
    near = catalogue.likeness.nearest(id, own)
    hint = f"最接近的是 {near.id}（{near.title}）" if near else "先收录对方"
    return f"没有 id 为 {id} 的记录", hint
