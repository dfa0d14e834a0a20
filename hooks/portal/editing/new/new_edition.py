"""What a new edition of a document takes from the one before it."""

from typing import Any

from portal.kinds.item import Item
from portal.read.document import Document
from portal.read.markers import Choices
from portal.read.relation import Relation

_STAYS = ("basis", "line")


def carried_over(old: Item) -> dict[str, Any]:
    """The fields of a new edition as far as they are those of the old one: what it is about, who
    issues it, its line, and that it supersedes the old one. Numbers, dates, rows, what was verified
    and what the old one said are left open."""
    document = old.value
    assert isinstance(document, Document)
    dumped = document.model_dump(mode="json", exclude_defaults=True)
    stays = [
        name
        for name, field in old.fields.items()
        if name in dumped and (field.vocabulary or name in _STAYS or _is_nature(old, name))
    ]
    found = {name: dumped[name] for name in stays}
    if old.kind.number_first:
        found["title"] = old.title
    if "line" in found:
        found["line"] = {
            key: found["line"][key] for key in ("id", "cumulative") if key in found["line"]
        }
    if not found.get("line", {}).get("cumulative"):
        found[Relation.SUPERSEDES.field] = [old.id]
    return found


def _is_nature(old: Item, name: str) -> bool:
    """Whether a field says by a choice of its own what kind of document it is: 强制性, 推荐性."""
    info = type(old.value).model_fields[name]
    return any(isinstance(one, Choices) for one in info.metadata)
