"""An explanation that is older than its document explains something else: it says what."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.interpretation import Interpretation, is_older
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "解读早于文件",
    "解读的日子在文件以前，讲的多半是草案、征求意见稿或者上一版，读者会当成讲这份文件的。",
    "核对 date；确是更早的，在 early 里写明讲的是什么，页面上会提醒；讲的是别的文件的，从 interprets 里删去。",
    (
        "interprets[〈1〉]: 解读（〈2017-12〉）早于〈相邻的法〉 (核对 date；确是更早的，在 early 里写明讲的是什么)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("interpretations"):
        value = item.value
        assert isinstance(value, Interpretation)
        for index, id in enumerate(value.interprets):
            document = catalogue.find(id)
            if document and not value.early and is_older(value.date, document):
                told = f"解读（{value.date}）早于{document.title}"
                hint = "核对 date；确是更早的，在 early 里写明讲的是什么"
                yield Violation.of(item, ("interprets", index), told, hint)
