"""The tool that goes on from a record, opened with what the record says already."""

from urllib.parse import urlencode

from portal.kinds.item import Item
from portal.kinds.phase_out import MarketRule, PhaseOutList, PhaseOutRow
from portal.page import Link
from portal.read.vocabulary import Situation
from portal.view.site import Site

MACHINES = ("motor", "transformer", "fan", "compressor", "boiler", "pump")
"""Kinds of equipment whose grades the benchmark reckons with."""


def tool_for(item: Item, site: Site) -> Link | None:
    """What a reader of this record would want to try on a machine, a bill or a plan of their own."""
    value = item.value
    if isinstance(value, MarketRule):
        return _benchmark(value.equipment)
    if isinstance(value, PhaseOutRow):
        return _check(value) if value.action == "淘汰" and value.equipment else None
    if isinstance(value, PhaseOutList):
        return Link("拿铭牌查设备列没列入", "tools/equipment/")
    if item.get("coefficients") or _has_threshold(item):
        return Link("把自己的能耗折成标准煤", "tools/energy/")
    if situation := _situation(item, site):
        return Link("按自己的情形测算", f"tools/tax/?{urlencode({'situation': situation})}")
    if tables := item.get("grade_tables", ()):
        return _benchmark(tuple(table.equipment for table in tables))
    if indicators := item.get("indicators", ()):
        asked = urlencode({"kind": "product", "indicator": indicators[0].id})
        return Link("拿自己的单耗对标", f"tools/benchmark/?{asked}")
    return None


def _check(row: PhaseOutRow) -> Link | None:
    """Filled in as far as the row leaves no choice."""
    asked = {"category": row.equipment[0]}
    models = row.models_norm or row.models
    if row.match in ("exact", "series") and len(models) == 1:
        asked["model"] = models[0]
    return Link("拿自己的铭牌查一查", f"tools/equipment/?{urlencode(asked)}")


def _benchmark(equipment: tuple[str, ...]) -> Link | None:
    machine = next((id for id in equipment if id in MACHINES), None)
    if machine is None:
        return None
    asked = urlencode({"kind": "machine", "machine": machine})
    return Link("拿铭牌参数对标、算换新省多少", f"tools/benchmark/?{asked}")


def _situation(item: Item, site: Site) -> str | None:
    """The situation that a relief is first looked at in."""
    situations = site.catalogue.vocabularies.get("situations", {}).values()
    fitting = [one for one in situations if isinstance(one, Situation) and item.id in one.reliefs]
    fitting.sort(key=lambda one: one.reliefs.index(item.id))
    return fitting[0].id if fitting else None


def _has_threshold(item: Item) -> bool:
    return any(duty.bands or duty.key_energy_user for duty in item.get("duties", ()))
