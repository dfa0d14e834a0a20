"""What succeeds, ends or amends a document is younger than it is.

A successor that reaches back says so in its `dates_note`. Of months and years only what cannot be
otherwise is told.
"""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.read.explanation import Explanation
from portal.read.relation import Relation
from portal.validity.validity import start_of_item

EXPLAINED = Explanation(
    "替代、修改的先后",
    "替代、修改、停止别的文件的，不会早于它。",
    "核对两处日期，看两边的 id 是不是写反了；确是追溯施行的，写 dates_note。",
    (
        "〈amends〉[〈1〉]: 本文件 〈2017〉 〈成文〉，早于它〈修改、调整〉的 〈neighbour-notice〉（〈2018-01-01〉） (核对两处日期，或看看两边是不是写反了)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for link in catalogue.stated:
        younger, older = catalogue.items[link.source], catalogue.find(link.target)
        if older is None or older.id == younger.id:
            continue
        if link.relation in (Relation.SUPERSEDES, Relation.ENDS):
            if younger.get("dates_note"):
                continue
            word, later, earlier = "施行", start_of_item(younger), start_of_item(older)
        elif link.relation is Relation.AMENDS:
            word, later, earlier = "成文", _made(younger.value), _made(older.value)
        else:
            continue
        if later and earlier and later.last < earlier.first:
            told = f"本文件 {later} {word}，早于它{link.relation.forward}的 {older.id}（{earlier}）"
            hint = "核对两处日期，或看看两边是不是写反了"
            yield Violation.of(younger, link.place, told, hint)


def _made(value: object) -> PartialDate | None:
    """The day of a document itself, whenever it takes effect."""
    return (value.issued or value.published) if isinstance(value, Document) else None
