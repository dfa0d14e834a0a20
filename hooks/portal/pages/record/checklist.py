"""逐项自查: a checklist as its page shows it, each item with what asks for it."""

from dataclasses import dataclass

from portal.kinds.checklist import ANSWERS, OURS, UNANSWERED, CheckItem
from portal.kinds.form import AS_ISSUED, EDITION_STATUS, FilingForm
from portal.kinds.item import Item
from portal.pages.job.grounds import GroundedStatement, statement
from portal.view.site import Site


@dataclass(frozen=True)
class CheckLine:
    """One item; `said` has its ground."""

    item: CheckItem
    said: GroundedStatement


@dataclass(frozen=True)
class CheckPart:
    """Items that stand together under a name."""

    name: str
    lines: tuple[CheckLine, ...]


@dataclass(frozen=True)
class Checklist:
    """The list with what its workbook says of it."""

    id: str
    title: str
    form: FilingForm
    status: str
    parts: tuple[CheckPart, ...]
    ours: str = OURS
    as_issued: str = AS_ISSUED
    unanswered: str = UNANSWERED

    @property
    def answers(self) -> dict[str, str]:
        return ANSWERS


def checklist(item: Item, site: Site) -> Checklist:
    form = item.value
    assert isinstance(form, FilingForm)
    parts: dict[str, list[CheckLine]] = {}
    for one in form.checks:
        line = CheckLine(one, statement(one, one.text, item, site))
        parts.setdefault(one.part, []).append(line)
    return Checklist(
        item.id,
        item.title,
        form,
        EDITION_STATUS[form.edition_status],
        tuple(CheckPart(name, tuple(lines)) for name, lines in parts.items()),
    )
