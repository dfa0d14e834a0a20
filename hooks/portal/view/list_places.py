"""On which page the entries of a list stand: on that of their record, or where there are many on one below it."""

from portal.kinds.item import Item

LONGEST = {"duties": 40, "rows": 200, "rules": 6}
"""How many entries stand on the page of the record itself, by the section."""


def place_of_list(item: Item, id: str, entries: int) -> str:
    """The address of the page on which a list of so many entries stands."""
    return f"{item.url}{id}/" if is_long(id, entries) else item.url


def is_long(id: str, entries: int) -> bool:
    return entries > LONGEST.get(id, entries)
