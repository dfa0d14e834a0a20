"""One name an entry: a list that was written as running text would be looked for as a whole."""

import re
from collections.abc import Iterator, Sequence

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.vocabularies import VocabularyFile
from portal.checks.violation import Violation
from portal.read.explanation import Explanation
from portal.read.refusal import listed

EXPLAINED = Explanation(
    "几个名称写在了一起",
    "别名供查找用，连在一起的整串没有人会输入。",
    "一个名称一项，写成 [甲, 乙]。",
    ("aliases[〈1〉]: “〈甲乙法、丙丁法〉”像是几个名称写在了一起 (写成 [〈甲乙法, 丙丁法〉])",),
)

_BETWEEN = re.compile("[、；;]|[，,](?![0-9])")
_BRACKETS = re.compile('[《（(“〔「"]')
_LONG = 12
"""Characters of a part that is a title of its own and no name in a row of names."""


def check(catalogue: Catalogue, vocabularies: Sequence[VocabularyFile]) -> Iterator[Violation]:
    for item in catalogue.items.values():
        for index, name in enumerate(item.get("aliases", ())):
            if _is_list(name) and not _is_list(item.title):
                yield Violation.of(item, ("aliases", index), *_told(name))
    for book in vocabularies:
        for at, term in enumerate(book.terms):
            for index, name in enumerate(term.aliases):
                if _BETWEEN.search(name):
                    yield Violation(book.path, ("terms", at, "aliases", index), *_told(name))


def _is_list(name: str) -> bool:
    """A title may itself name several things: then its parts are long, or it has brackets, or only
    the last part ends as titles do."""
    if _BRACKETS.search(name):
        return False
    parts = _BETWEEN.split(name)
    alike = parts[0].endswith(_TITLES) == parts[-1].endswith(_TITLES)
    return len(parts) > 1 and max(map(len, parts)) <= _LONG and alike


_TITLES = (
    "办法",
    "目录",
    "通知",
    "条例",
    "标准",
    "法",
    "规定",
    "指南",
    "名单",
    "方案",
    "公告",
    "）",
)


def _told(name: str) -> tuple[str, str]:
    return f"“{name}”像是几个名称写在了一起", f"写成 [{', '.join(listed(name))}]"
