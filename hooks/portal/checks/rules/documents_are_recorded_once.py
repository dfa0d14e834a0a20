"""One record per document: two records with the same number or the same title are suspect.

The same is what differs in nothing that is said aloud: brackets, spaces, width, 中华人民共和国.
"""

from collections import defaultdict
from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.law_names import STATE
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.explanation import Explanation
from portal.read.normalise import compact, normalise
from portal.read.relation import Relation
from portal.validity.validity import start_of_item

EXPLAINED = Explanation(
    "同一份文件收录了两次",
    "文号或题名相同的两条，读者不知道看哪条；也可能是新旧两版。",
    "新版：在新的一条写 supersedes。同一件：把内容并成一条，去掉的 id 写进 alias_ids，用 publish.py --merge。确是两件：写 confused_with，两边的页面会提醒读者。",
    (
        "doc_no: 〈文号〉与 〈policies/neighbour-notice.yaml〉 相同：〈工信部节〔2018〕1号〉 (是新版的，〈〉写 supersedes: [〈neighbour-notice〉]；是同一件的，合并成一条，把另一个 id 写进 alias_ids；确是两件的，写 confused_with: [〈neighbour-notice〉])",
        "title: 〈题名〉与 〈policies/neighbour-notice.yaml〉 只差写法：〈《相邻的 通知》〉 (是新版的，〈〉写 supersedes: [〈neighbour-notice〉]；是同一件的，合并成一条，把另一个 id 写进 alias_ids；确是两件的，写 confused_with: [〈neighbour-notice〉])",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for field in ("doc_no", "title"):
        bearers: dict[str, list[Item]] = defaultdict(list)
        for item in catalogue.records:
            if item.get("level") and item.get(field):
                bearers[_spoken(item.get(field))].append(item)
        for items in bearers.values():
            for item in items[1:]:
                if item.id == items[0].id:
                    continue  # a copy, of which the name of its file tells all
                if not _told_apart(catalogue, items[0], item):
                    yield _violation(field, items[0], item)


def _spoken(text: str) -> str:
    """What is left of a title when two that are read out alike are to be alike."""
    spoken = compact(normalise(text, {}))
    return spoken.replace(STATE, "") or spoken or text


def _violation(field: str, first: Item, item: Item) -> Violation:
    value = item.get(field)
    same = value == first.get(field)
    told = f"与 {first.path} 相同：{value}" if same else f"与 {first.path} 只差写法：{value}"
    start, earlier = start_of_item(item), start_of_item(first)
    newer, older = (first, item) if start and earlier and start < earlier else (item, first)
    where = "" if newer is item else f"在 {newer.path} "
    return Violation.of(
        item,
        (field,),
        f"{item.label(field)}{told}",
        f"是新版的，{where}写 supersedes: [{older.id}]；是同一件的，合并成一条，"
        f"把另一个 id 写进 alias_ids；确是两件的，写 confused_with: [{first.id}]",
    )


def _told_apart(catalogue: Catalogue, one: Item, other: Item) -> bool:
    """The record itself says that the two are different documents."""
    stated = (Relation.CONFUSED, Relation.SUPERSEDES, Relation.RELATED, Relation.BASIS)
    return any(
        link.target == far.id
        for near, far in ((one, other), (other, one))
        for link in catalogue.links.of(near.id)
        if link.relation in stated
    )
