"""Forms that no longer exist are nobody's, and where two sources name two forms both say so."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.followed import told_by
from portal.checks.violation import Violation
from portal.kinds.tax import TaxList
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "填哪张表前后不一",
    "读者按表申报；写了已经取消的表，或者两处说法不一又没有说明，就会报错表。",
    "已经取消的表写在 abolished 里，不写在 tables 里；两处来源写的是不同的表，两条都写 disputed: true。",
    (
        "claim.form[〈1〉].tables: 〈A107040〉 已经取消（见 〈neighbour-procedure〉） (核对现在填哪张表，已取消的写在 abolished 里)",
        "claim.form[〈1〉].tables: 〈A107040〉 在 text 里没有写 (编号照 text 写)",
        "claim.form[〈1〉].disputed: 只有这一条写了说法不一 (另一种说法也写一条，也写 disputed: true)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("tax"):
        relief = item.value
        if not isinstance(relief, TaxList) or relief.claim is None:
            continue
        gone = {
            table: said.id
            for said, one in told_by(item, catalogue)
            for form in (one.claim.form if one.claim else ())
            for table in form.abolished
        }
        forms = relief.claim.form
        for index, form in enumerate(forms):
            place = ("claim", "form", index)
            for table in form.tables:
                if table in gone:
                    message = f"{table} 已经取消（见 {gone[table]}）"
                    hint = "核对现在填哪张表，已取消的写在 abolished 里"
                    yield Violation.of(item, (*place, "tables"), message, hint)
            for field in ("tables", "abolished"):
                for table in getattr(form, field):
                    if table not in form.text:
                        message = f"{table} 在 text 里没有写"
                        yield Violation.of(item, (*place, field), message, "编号照 text 写")
        if sum(form.disputed for form in forms) == 1:
            index = next(at for at, form in enumerate(forms) if form.disputed)
            hint = "另一种说法也写一条，也写 disputed: true"
            message = "只有这一条写了说法不一"
            yield Violation.of(item, ("claim", "form", index, "disputed"), message, hint)
