"""A provision that a job or a checklist names stands in the record: an article that was renamed would lead nowhere."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.job import Provision, parts_of_kind
from portal.read.explanation import Explanation
from portal.read.problem import nearest

EXPLAINED = Explanation(
    "条款对不上",
    "“我要做的事”、自查单引的条款要在那条记录的 duties 里，页面上的要求、罚款都从那里取。记录改了条款，这里也要改。",
    "照那条记录 duties 里的 article 写，一字不差；没有这一条的，先在那条记录里补上，或者改写成 records。",
    (
        "steps[〈1〉].provisions[〈2〉].article: 〈law-with-duties〉 的义务里没有 〈第十八条〉 (最接近的是 〈第十七条〉)",
        "provisions[〈1〉].article: 〈neighbour-law〉 没有写义务，引不了条款 (只引记录的，写在 records 里)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in (*catalogue.of("jobs"), *catalogue.of("forms")):
        for place, provision in parts_of_kind(Provision, item.value):
            found = catalogue.find(provision.record)
            if found is None:  # that is reported as a link
                continue
            articles = [duty.article for duty in found.get("duties", ())]
            if provision.article not in articles:
                told = _told(found.id, provision.article, articles)
                yield Violation.of(item, (*place, "article"), *told)


def _told(id: str, article: str, articles: list[str]) -> tuple[str, str]:
    if not articles:
        return f"{id} 没有写义务，引不了条款", "只引记录的，写在 records 里"
    near = nearest(article, articles)
    hint = f"最接近的是 {near}" if near else f"可写的有 {'、'.join(dict.fromkeys(articles))}"
    return f"{id} 的义务里没有 {article}", hint
