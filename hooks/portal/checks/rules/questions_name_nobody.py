"""Who asked is not told: what looks like personal data stands in no question and no answer."""

from collections.abc import Iterator, Sequence

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.vocabularies import VocabularyFile
from portal.checks.violation import Violation
from portal.kinds.question import ANSWER, AnsweredQuestion
from portal.read.explanation import Explanation
from portal.read.personal_data import personal_data
from portal.read.vocabulary import RECEIVED

EXPLAINED = Explanation(
    "问答里有个人信息",
    "问的人没有同意公开自己是谁。姓名、电话、证件号、车牌、企业名称一公开就收不回来，台账里也会一直留着。",
    "删去，或者换成“某公司”“某人”，意思不变。看错了的，换一个不像的写法。",
    (
        "question: 像是〈手机号（13…）、姓名（王先…）、企业名称（杭州…）〉 (删去，或者换成“某公司”“某人”，意思不变)",
        "terms[〈1〉].description: 像是〈姓名（王女…）〉 (删去，或者换成“某公司”“某人”，意思不变)",
    ),
)

TEXTS = ("title", "aliases", "summary", "question", ANSWER, "cautions", "no_records")


def check(catalogue: Catalogue, vocabularies: Sequence[VocabularyFile]) -> Iterator[Violation]:
    for item in catalogue.of("questions"):
        assert isinstance(item.value, AnsweredQuestion)
        for field in TEXTS:
            value = item.get(field) or ()
            for text in (value,) if isinstance(value, str) else value:
                if told := _told(text, field not in (ANSWER, "cautions")):
                    yield Violation.of(item, (field,), *told)
    for book in vocabularies:
        for index, term in enumerate(book.terms if book.name == RECEIVED else ()):
            for field in ("name", "description"):
                if told := _told(getattr(term, field), True):
                    yield Violation(book.path, ("terms", index, field), *told)


def _told(text: str, asked: bool) -> tuple[str, str] | None:
    """All that a text gives away, in one: it is mended at one place."""
    found = "、".join(f"{what}（{begins}…）" for what, begins in personal_data(text, asked))
    return (f"像是{found}", "删去，或者换成“某公司”“某人”，意思不变") if found else None
