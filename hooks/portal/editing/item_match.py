"""Which items of a list are which of the list before."""

from difflib import SequenceMatcher
from typing import Any

from portal.editing.files.yaml_written import form_of


def matched(old: list[Any], new: list[Any]) -> list[int | None]:
    """For each item of a list the one that it was: that of the same id; else one that is alike, in
    its place where possible; else the one whose place it takes."""
    keys = [[_key(one) for one in items] for items in (old, new)]
    found: list[int | None] = [None] * len(new)
    free = set(range(len(old)))

    def pair(before: int, now: int) -> None:
        found[now] = before
        free.discard(before)

    changed = []
    for kind, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if kind == "equal":
            for before, now in zip(range(a, b), range(c, d), strict=True):
                pair(before, now)
        elif kind == "replace":
            changed += list(zip(range(a, b), range(c, d), strict=False))
    for now, key_now in enumerate(keys[1]):
        same = [index for index in free if keys[0][index] == key_now]
        if found[now] is None and same:
            pair(min(same), now)
    for before, now in changed:
        other = keys[0][before][0] == keys[1][now][0] == "id"
        if found[now] is None and before in free and not other:
            pair(before, now)
    return found


def _key(value: Any) -> Any:
    if isinstance(value, dict) and isinstance(value.get("id"), (str, int)):
        return "id", str(value["id"])
    return form_of(value)
