"""The equipment check's data: rows, lists, categories, and what goes with a kind of machine."""

from collections.abc import Iterator
from typing import Any

from portal.kinds.indicator import MACHINES
from portal.kinds.item import Item
from portal.kinds.listed_models import spellings
from portal.kinds.phase_out import (
    DeadlineRule,
    MarketRule,
    ModelCondition,
    PhaseOutRow,
    PhaseOutRowPresentation,
    equipment_of,
)
from portal.read.dates import PartialDate
from portal.read.vocabulary import Region
from portal.tools.equipment.related import provisions, related, reliefs
from portal.tools.without_empty import without_empty
from portal.validity.words import condition_words, outcome_words, passed_words
from portal.view.local_rules import LocalRule, local_rules
from portal.view.site import Site
from portal.view.whom_to_ask import bodies_for

MATTER = "phase-out"
"""Of whom to ask."""

RULE = ("made", "commissioned", "when", "stop_use")
LIMIT = ("quantity", "at_least", "above", "at_most", "below", "implied")


def data(site: Site) -> dict[str, Any]:
    """Everything that hooks/theme/assets/tools/equipment/ decides by, without empty fields."""
    lists = [item for item in site.catalogue.of("phase-out") if site.validities.stands(item)]
    rows = [row for list in lists for row in _rows(list, site)]
    bans = [rule for kind in ("standards", "policies") for rule in _bans(kind, site)]
    used = dict.fromkeys(id for row in (*rows, *bans) for id in equipment_of(row))
    demands = local_rules(used, site)
    return {
        "latest": site.as_of.year,  # of which a machine may be; it changes once a year
        "categories": [_category(id, site) for id in used],
        "regions": list(_regions(rows, demands, site)),
        "lists": [_list(item, rows, site) for item in lists],
        "rows": [_row(row, site) for row in rows],
        "bans": [_ban(rule, site) for rule in bans],
        "graded": list(MACHINES),  # what tools/machines/ has grades of
        "beside": {id: related(id, site) for id in used},
        "provisions": provisions(site),
        "demands": [_demand(one, site) for one in demands],
        "whom": _whom(site),
        "reliefs": reliefs(site),
    }


def _rows(list: Item, site: Site) -> Iterator[Item]:
    for row in site.catalogue.rows(list):
        value = row.value
        assert isinstance(value, PhaseOutRow)
        if value.action == "淘汰" and equipment_of(row) and site.validities.stands(row):
            yield row


def _bans(kind: str, site: Site) -> Iterator[Item]:
    """Rules on what may no longer be made or sold, in force on the day."""
    for record in site.catalogue.of(kind):
        if not site.validities.is_in_force(record):
            continue
        for rule in site.catalogue.rows(record):
            if isinstance(rule.value, MarketRule) and rule.value.equipment:
                yield rule


def _category(id: str, site: Site) -> dict[str, Any]:
    term = site.catalogue.term("equipment", id)
    return without_empty(
        {
            "id": id,
            "name": site.name("equipment", id),
            "aliases": list(term.aliases if term else ()),
        }
    )


def _demand(rule: LocalRule, site: Site) -> dict[str, Any]:
    """What a place demands of some kinds of machine, in words: nothing is decided by it."""
    return without_empty(
        {
            "title": rule.item.title,
            "url": f"{rule.item.url}#duties",
            "regions": list(rule.places),
            "equipment": list(rule.equipment),
            "duties": [[one.article, one.must] for one in rule.duties],
            "doubt": rule.doubt,
        }
    )


def _whom(site: Site) -> dict[str, Any]:
    """Whom to ask about a machine that has to go, anywhere in the country."""
    asked = bodies_for([MATTER], (), site)
    return without_empty(
        {
            "instead": asked.instead,
            "bodies": [[one.title, one.url, one.use] for one in asked.bodies],
        }
    )


def _regions(rows: list[Item], demands: list[LocalRule], site: Site) -> Iterator[dict[str, Any]]:
    """The regions that have rows or rules of their own, with what lies around them."""
    own = [id for row in rows for id in _places(row)]
    for id in dict.fromkeys([*own, *(id for rule in demands for id in rule.places)]):
        term = site.catalogue.term("regions", id)
        parent = term.parent if isinstance(term, Region) else None
        yield without_empty({"id": id, "name": site.name("regions", id), "parent": parent})


def _places(row: Item) -> tuple[str, ...]:
    return row.value.regions or (row.parent.value.regions if row.parent else ())


def _list(item: Item, rows: list[Item], site: Site) -> dict[str, Any]:
    badge, coverage = site.badge(item), site.coverage(item)
    count = sum(1 for row in rows if row.parent is item)
    return without_empty(
        {
            "id": item.id,
            "title": site.title(item),
            "no": item.get("doc_no"),
            "url": item.url,
            "count": count,
            "badge": badge.name if badge else "",
            "doubt": item.get("status_doubt"),
            "coverage": coverage.sentence if coverage else "",
            "partial": coverage.name if coverage and not coverage.is_whole else "",
            "regions": [site.name("regions", id) for id in item.get("regions", ())],
            "gaps": [
                {"equipment": list(gap.equipment), "what": gap.what} for gap in item.get("gaps", ())
            ],
        }
    )


def _row(item: Item, site: Site) -> dict[str, Any]:
    row = item.value
    assert isinstance(row, PhaseOutRow) and item.parent
    return without_empty(
        {
            "id": item.id,
            "list": item.parent.id,
            "no": row.item_no,
            "name": row.name,
            "url": item.url,
            "equipment": list(equipment_of(item)),
            "regions": list(_places(item)),
            "place": row.place,
            "match": row.match,
            "models": list(spellings(row)),
            "written": "、".join(row.models) if row.match != "exact" else "",
            "scope": row.scope,
            "limits": [_fields(limit, LIMIT) for limit in row.limits],
            "fuels": list(row.fuels),
            "asks": list(row.asks),
            "model_conditions": [_model_condition(one) for one in row.model_conditions],
            "reason": row.reason,
            "term": _term(item, site),
            "due": _due(row.deadline),
            "rules": [_rule(rule, site) for rule in row.deadline_rules],
            "doubts": {doubt.field: doubt.part or "" for doubt in row.verification.unverified},
            "note": row.note,
            "cautions": list(row.cautions),
            "replacement": row.replacement,
        }
    )


def _model_condition(condition: ModelCondition) -> dict[str, Any]:
    return without_empty(
        {
            "models": list(condition.models),
            "limits": [_fields(limit, LIMIT) for limit in condition.limits],
            "asks": list(condition.asks),
        }
    )


def _term(item: Item, site: Site) -> str:
    """The term of a row without conditions on years, in words; '' where it has none."""
    row, shown = item.value, item.presentation
    assert isinstance(row, PhaseOutRow) and isinstance(shown, PhaseOutRowPresentation)
    return passed_words(shown.deadline(row), row.deadline, site.as_of) if row.deadline else ""


def _rule(rule: DeadlineRule, site: Site) -> dict[str, Any]:
    """What decides whether the rule is about a machine, and its words: which machines it is about,
    and what becomes of them."""
    term = passed_words(outcome_words(rule), rule.stop_use_by, site.as_of)
    due = without_empty({"due": _due(rule.stop_use_by)})
    return {**_fields(rule, RULE), "condition": condition_words(rule), "term": term, **due}


def _due(day: PartialDate | None) -> str:
    """The last day of a term, for those who reckon with days and show the words of `term`."""
    return day.last.isoformat() if day else ""


def _ban(item: Item, site: Site) -> dict[str, Any]:
    rule = item.value
    assert isinstance(rule, MarketRule) and item.parent
    return without_empty(
        {
            "id": item.id,
            "name": rule.name,
            "url": item.url,
            "standard": item.parent.title,
            "number": item.parent.get("doc_no"),
            "equipment": list(rule.equipment),
            "kinds": [spelling["word"] for spelling in spellings(rule)],
            "from": _day(rule.deadline),
            "replacement": rule.replacement,
        }
    )


def _fields(value: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return without_empty({name: _plain(getattr(value, name)) for name in names})


def _plain(value: Any) -> Any:
    return value.text if isinstance(value, PartialDate) else value


def _day(day: PartialDate | None) -> str:
    return day.text if day else ""
