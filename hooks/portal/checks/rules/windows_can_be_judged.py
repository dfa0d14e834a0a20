"""A window says its days, or the words that stand for them; and a holding period from when it runs."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.claim_window import ClaimWindow
from portal.kinds.relief_life import Afterwards
from portal.kinds.tax import TaxList
from portal.read.explanation import Explanation
from portal.read.model_fields import Place

EXPLAINED = Explanation(
    "期限判断不了",
    "某天能不能办由这些日子得出；没有日子又没有原话，工具和日历都无从说起。",
    "补上日子；文件只有一句话的，写 as_written；持有几年的，写 since 从哪天起算。",
    (
        "window.until: 写了固定期限，没有写截止 (写 until；文件只有一句话的写 as_written)",
        "window.until: 写的是没有期限，又写了截止 〈2027-12-31〉 (kind 写 fixed，或者删去 until)",
        "window.until: 截止 〈2027-12-31〉 早于开始 〈2028-01-01〉 (核对后改其中一个)",
        "window.as_written: 没有日子，也没有原话 (写 opens、until 或 rounds；都没有见到的写 as_written)",
        "window.closed_note: 没有写哪天关闭 (写 closed，或者删去 closed_note)",
        "window.rounds: 有各批的日子，又不是分批受理 (kind 写 rounds)",
        "after[〈1〉].since: 写了年数，没有写从哪天起算 (写 since；没有见到从哪天起算的，不写 years、months)",
        "after[〈1〉].counted: 写了怎样算，没有写年数 (写 years，或者删去 counted)",
        "implementation.looked: 没有写哪天查的 (写查的那一天，如 2026-11-29)",
    ),
)

Found = tuple[Place, str, str]


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("tax"):
        relief = item.value
        if not isinstance(relief, TaxList):
            continue
        for place, message, hint in _in(relief):
            yield Violation.of(item, place, message, hint)


def _in(relief: TaxList) -> Iterator[Found]:
    if relief.window:
        for field, message, hint in _of_window(relief.window):
            yield ("window", field), message, hint
    for index, one in enumerate(relief.after):
        for field, message, hint in _of_after(one):
            yield ("after", index, field), message, hint
    rules = relief.implementation
    if rules and rules.state == "none-seen" and rules.looked is None:
        yield ("implementation", "looked"), "没有写哪天查的", "写查的那一天，如 2026-11-29"


def _of_window(window: ClaimWindow) -> Iterator[tuple[str, str, str]]:
    dated = window.opens or window.until or window.rounds
    if window.kind == "fixed" and not (window.until or window.as_written):
        yield "until", "写了固定期限，没有写截止", "写 until；文件只有一句话的写 as_written"
    elif window.kind != "none" and not (dated or window.as_written):
        yield (
            "as_written",
            "没有日子，也没有原话",
            "写 opens、until 或 rounds；都没有见到的写 as_written",
        )
    if window.kind == "none" and window.until:
        message = f"写的是没有期限，又写了截止 {window.until}"
        yield "until", message, "kind 写 fixed，或者删去 until"
    if window.opens and window.until and window.until.last < window.opens.first:
        message = f"截止 {window.until} 早于开始 {window.opens}"
        yield "until", message, "核对后改其中一个"
    if window.closed_note and not window.closed:
        yield "closed_note", "没有写哪天关闭", "写 closed，或者删去 closed_note"
    if window.rounds and window.kind != "rounds":
        yield "rounds", "有各批的日子，又不是分批受理", "kind 写 rounds"


def _of_after(one: Afterwards) -> Iterator[tuple[str, str, str]]:
    if (one.years or one.months) and one.since is None:
        hint = "写 since；没有见到从哪天起算的，不写 years、months"
        yield "since", "写了年数，没有写从哪天起算", hint
    if one.counted and not one.years:
        yield "counted", "写了怎样算，没有写年数", "写 years，或者删去 counted"
