"""An answer rests on records, so that it can be told when it may not be right any more; or says why not."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.question import AnsweredQuestion
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "答复没有依据",
    "依据的文件修改、废止以后，页面上会标“回答之后依据变了，待核”；没有写依据的，旧答复会一直像对的一样。",
    "在 records 里写依据的记录；确实没有的，在 no_records 里写为什么。",
    (
        "records: 没有写答复的依据 (写所依据的记录的 id；确实没有的，在 no_records 里写为什么)",
        "no_records: 写了依据，又写没有依据的原因 (只留一个)",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        if not isinstance(item.value, AnsweredQuestion):
            continue
        if not item.value.records and not item.value.no_records:
            hint = "写所依据的记录的 id；确实没有的，在 no_records 里写为什么"
            yield Violation.of(item, ("records",), "没有写答复的依据", hint)
        if item.value.records and item.value.no_records:
            yield Violation.of(item, ("no_records",), "写了依据，又写没有依据的原因", "只留一个")
