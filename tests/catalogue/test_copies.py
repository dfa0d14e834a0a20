"""Raw records are frozen, can be copied and pickled: they can go to another process and come back."""

import copy
import pickle

import pytest
from helpers.tree import body, case, law, notice, relief, row

from portal.kinds.kinds import BY_ID, KINDS
from portal.read.dates import PartialDate

DATED = {"dates_note": "说明", "amendments": [{"date": "2019-06"}], "issued": "2018"}
INDICATOR = {"id": "i", "product": "纸", "indicator": "能耗", "unit": "kgce/t", "limit": 1}

RECORDS = {
    "laws": law("a", **DATED),
    "policies": notice("a", **DATED),
    "standards": law("a", level="national-standard", indicators=[INDICATOR | {"confidence": "high"}]),
    "technologies": notice("a", **DATED),
    "phase-out": notice(
        "a",
        rows=[row("a-1", match="attribute", action="淘汰", deadline="2018-12-31")],
        line={"id": "line"},
    ),
    "tax": relief("a", row("a-1", expires="2027-12")),
    "cases": case("a", year="2019"),
    "news": {
        "id": "a", "title": "甲", "date": "2026-01-01", "body": "字", "added": "2026-01-02",
        "verification": {"confidence": "high", "checked": "2026-01-02"},
    },
    "jobs": {
        "id": "a", "title": "换电机", "for_whom": "企业", "added": "2026-01-02",
        "obligation": {"level": "may", "text": "自愿", "records": ["b"]},
        "by_when": {"text": "没有期限", "records": ["b"]}, "steps": [{"text": "抄铭牌"}],
        "verification": {"confidence": "high", "checked": "2026-01-02"},
    },
    "terms": {
        "id": "a", "title": "等价值", "group": "energy", "meaning": "字", "added": "2026-01-02",
        "confused_with": [{"word": "当量值", "text": "字"}],
        "ambiguous": [{"word": "值", "near": ["电"]}],
        "verification": {"confidence": "high", "checked": "2026-01-02"},
    },
    "interpretations": {
        "id": "a", "title": "答问", "interprets": ["b"], "form": "text", "speaker": "other",
        "date": "2026-01", "adds": "字", "added": "2026-01-02",
        "verification": {"confidence": "high", "checked": "2026-01-02"},
    },
    "questions": {
        "id": "a", "title": "要不要备案", "answer": "不用", "answered": "2026-01-01",
        "answered_by": "mof", "records": ["b"], "added": "2026-01-02",
        "verification": {"confidence": "high", "checked": "2026-01-02"},
    },
    "services": {
        "id": "a", "title": "备案", "when": "开工前", "added": "2026-01-02",
        "promised": [{"place": "某市", "text": "三天", "date": "2026", "source": "notice"}],
        "verification": {"confidence": "medium", "checked": "2026-01-02"},
    },
    "bodies": body("a", {"way": "phone", "value": "12345", "date": "2026-01"}),
    "forms": {
        "id": "a", "title": "甲", "group": "audit", "issuer": "某", "edition": "2026-04",
        "edition_status": "old-only", "filer": "某", "recipient": "某", "deadline": "未见",
        "tables": [{"name": "乙", "columns": [{"name": "型号", "fill": "machine-model"}]}],
        "verification": {"confidence": "medium", "checked": "2026-01-02"}, "added": "2026-01-03",
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_a_record_of_each_kind_comes_back_as_it_was(kind):
    record = BY_ID[kind].model.model_validate(RECORDS[kind])
    for twin in (copy.copy(record), copy.deepcopy(record), pickle.loads(pickle.dumps(record))):
        assert twin == record
        assert twin.model_dump_json() == record.model_dump_json()
        assert twin.added.last == record.added.last
        with pytest.raises(ValueError, match="frozen"):
            twin.id = "b"


@pytest.mark.parametrize("text", ["2018", "2018-02", "2018-02-28"])
def test_a_date_comes_back_as_it_was(text):
    date = PartialDate(text)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        twin = pickle.loads(pickle.dumps(date, protocol))
        assert twin == date and hash(twin) == hash(date)
        assert (twin.first, twin.last) == (date.first, date.last)
    assert copy.deepcopy({"day": [date]}) == {"day": [date]}
    with pytest.raises(AttributeError, match="frozen"):
        copy.copy(date).text = "2019"


def test_the_day_after_the_last_that_editors_may_write_comes_back_too():
    day = PartialDate("2199").next_day()
    assert copy.deepcopy(day) == day == pickle.loads(pickle.dumps(day))
