"""Rows got lost on no way in: as many as the document has, each number and each model once. What is not
here is said."""

from collections import defaultdict
from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.coverage import Coverage, coverage_of
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.kinds.phase_out import PhaseOutRow
from portal.read.document import Document
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "清单不全或重复",
    "从表格抄过来时容易漏行、重行；同一个型号两条期限，读者不知道信哪条。没有收录的部分不说，读者会以为没有规定。",
    "按公布的总数核对条数；同一条只留一个。只收录一部分的、一条都没有收录的，在 coverage 里写明缺什么。",
    (
        "rows[〈2〉].item_no: 序号 〈1〉 已在 〈item-number-twice-1〉（〈甲型〉）用过 (核对两条的序号；同一条只留一个)",
        "rows[〈2〉].models[〈1〉]: 型号 〈AC1〉 在 〈model-in-two-rows-1〉（〈甲型〉）里也有 (只留一处；确是两种设备的，在 scope（适用范围和条件）里写明各管哪一种)",
        "item_count: 公布的总项数是 〈3〉，这里有 〈2〉 项 (补上缺的、删去多的；只收录一部分的，在 coverage（收录情况）里写明)",
        "id: 这份〈标准〉一〈行〉都没有收录，也没有写缺什么 (补上；没有收录的，写 coverage（收录情况），如“〈限额、等级没有收录，要查标准原文〉”)",
    ),
)


EMPTY = {
    "standards": "限额、等级没有收录，要查标准原文",
    "policies": "名单没有逐项收录，要看原文",
}


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        coverage = coverage_of(item, catalogue)
        if coverage and not item.get("coverage"):
            yield from _undeclared(item, coverage)
        rows = [row for row in catalogue.rows(item) if row.place[0] == "rows"]
        yield from _numbers(rows)
        yield from _models(rows)


def _undeclared(item: Item, coverage: Coverage) -> Iterator[Violation]:
    """What its editors have no word for. Of what nobody has seen, that is said already; the rows of
    a list that has been begun may come with the next import."""
    begun = (
        not (isinstance(item.value, Document) and item.value.is_looked_up)
        and coverage.declared is None
    )
    if not coverage.present and not begun and item.value.verification.confidence != "low":
        what = "标准" if item.kind.id == "standards" else "清单"
        told = f"这份{what}一{coverage.unit}都没有收录，也没有写缺什么"
        words = EMPTY.get(item.kind.id, "逐项内容尚未收录，只列目录")
        hint = f"补上；没有收录的，写 coverage（收录情况），如“{words}”"
        yield Violation.of(item, ("id",), told, hint)
    elif coverage.present and coverage.declared not in (None, coverage.present):
        told = f"公布的总项数是 {coverage.declared}，这里有 {coverage.present} {coverage.unit}"
        hint = "补上缺的、删去多的；只收录一部分的，在 coverage（收录情况）里写明"
        yield Violation.of(item, ("item_count",), told, hint)


def _numbers(rows: list[Item]) -> Iterator[Violation]:
    """Tax lists are numbered by the articles of a law, which hold several rows each."""
    seen: dict[tuple[str, str], Item] = {}
    for row in rows:
        number = row.get("item_no")
        if not number:
            continue
        key = (number, row.title if row.kind.id == "tax" else "")
        if first := seen.get(key):
            told = f"序号 {number} 已在 {first.id}（{first.title}）用过"
            yield Violation.of(row, ("item_no",), told, "核对两条的序号；同一条只留一个")
        seen.setdefault(key, row)


def _models(rows: list[Item]) -> Iterator[Violation]:
    """A model may stand in two rows for two sorts of machine, but not with two answers for one."""
    bearers: dict[str, list[Item]] = defaultdict(list)
    for item in rows:
        row = item.value
        if not isinstance(row, PhaseOutRow) or row.match == "attribute":
            continue
        field = "models_norm" if row.models_norm else "models"
        for index, model in enumerate(item.get(field)):
            for other in bearers[model]:
                if _contradicts(row, other.value):
                    told = f"型号 {model} 在 {other.id}（{other.title}）里也有"
                    hint = "只留一处；确是两种设备的，在 scope（适用范围和条件）里写明各管哪一种"
                    yield Violation.of(item, (field, index), told, hint)
                    break
            bearers[model].append(item)


def _contradicts(one: PhaseOutRow, other: object) -> bool:
    if not isinstance(other, PhaseOutRow) or one is other or _meant(one) != _meant(other):
        return False
    return one.name == other.name or _fate(one) != _fate(other)


def _meant(row: PhaseOutRow) -> tuple[object, ...]:
    """What tells apart the machines that two rows mean."""
    return row.scope, row.limits, row.fuels, row.asks, row.place, row.regions, row.equipment


def _fate(row: PhaseOutRow) -> tuple[object, ...]:
    return row.action, row.deadline, row.deadline_rules
