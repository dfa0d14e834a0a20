"""A full text is that of a document in the catalogues, under its id, with its title."""

import re
import unicodedata
from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.law_names import STATE
from portal.catalogue.text_versions import PLACE, TextVersion, place_in_head
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.document import Document
from portal.read.explanation import Explanation
from portal.read.problem import nearest

EXPLAINED = Explanation(
    "全文是谁的",
    "全文放在 texts/<记录的 id>/ 里，读者从那条记录来；放错了，读到的是另一部法。",
    "照提示改文件夹的名字，或者换上这一部的全文；题名不同而确是同一部的，把全文的题名写进记录的 aliases。",
    (
        "(全文): 没有 id 为 〈neighbour-lawe〉 的记录 (〈最接近的是 neighbour-law（相邻的法）；〉文件夹改名，或者先收录这份文件)",
        "(全文): 记录 〈neighbour-case〉 不是文件，不会有全文 (全文只放在法律法规、政策、标准、清单的 id 下)",
        "title: 全文的题名是《〈另一部法〉》，记录是《〈相邻的法〉》 (核对是不是放错了；确是同一部的，写进记录的 aliases)",
    ),
    also=(
        "〈旧id〉 现在是 〈新id〉",
        "〈row-id〉 是条目，不是记录",
        "〈id〉 在 〈日期〉 已有国家的全文，在 〈文件〉",
    ),
)

_BEHIND = re.compile(r"\((?:\d{4}年?[^()]*|[^()]*(?:修正|修订|版))\)$")
"""（2018年修正）: which of its texts, and no part of the title."""

SHORT = 4
"""Signs of a title that say too little to be looked for in another one."""


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for id, versions in catalogue.texts.items():
        item = catalogue.items.get(id)
        if item is None or item.parent or not isinstance(item.value, Document):
            if catalogue.lacks(id) or item or catalogue.find(id):
                told, hint = _stranger(id, item, catalogue)
                at = place_in_head(versions[0], "title")
                yield Violation(versions[0].path, (PLACE,), told, hint, at)
            continue
        for version in versions:
            yield from _title(version, item)
        yield from _twice(versions)


def _stranger(id: str, item: Item | None, catalogue: Catalogue) -> tuple[str, str]:
    if item and item.parent:
        return f"{id} 是条目，不是记录", f"文件夹改名为 {item.parent.id}"
    if item:
        hint = "全文只放在法律法规、政策、标准、清单的 id 下"
        return f"记录 {id} 不是文件，不会有全文", hint
    if now := catalogue.find(id):
        return f"{id} 现在是 {now.id}", f"文件夹改名为 {now.id}"
    ids = [one.id for one in catalogue.records if isinstance(one.value, Document)]
    near = nearest(id, ids)
    likely = f"最接近的是 {near}（{catalogue.items[near].title}）；" if near else ""
    return f"没有 id 为 {id} 的记录", f"{likely}文件夹改名，或者先收录这份文件"


def _title(version: TextVersion, item: Item) -> Iterator[Violation]:
    given = _folded(version.head.title)
    known = [_folded(one) for one in (item.title, *item.get("aliases", ()))]
    if any(_agree(given, one) for one in known):
        return
    told = f"全文的题名是《{version.head.title}》，记录是《{item.title}》"
    hint = "核对是不是放错了；确是同一部的，写进记录的 aliases"
    yield Violation(version.path, ("title",), told, hint, place_in_head(version, "title"))


def _twice(versions: tuple[TextVersion, ...]) -> Iterator[Violation]:
    """A portal's text of a day of which the nation has one: two texts of one day cannot both hold."""
    for version in versions:
        for other in versions:
            if version.own and not other.own and version.day == other.day:
                told = f"{version.id} 在 {version.day} 已有国家的全文，在 {other.path}"
                at = place_in_head(version, "title")
                yield Violation(version.path, (PLACE,), told, "删去自己的这一份", at)


def _folded(title: str) -> str:
    """Without spaces, signs of width and shape, without what parts a title from its text of a year."""
    plain = "".join(unicodedata.normalize("NFKC", title).split())
    return _BEHIND.sub("", plain.strip("《》")).removeprefix(STATE)


def _agree(one: str, other: str) -> bool:
    """Whether two titles are those of one document: alike, or one with who issued it in front, or the
    other as what it announces: 关于印发《…》的通知."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < SHORT:
        return False
    return f"《{short}》" in long or short.startswith("关于") and long.endswith(short)
