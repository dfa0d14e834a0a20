"""`new.py` promises: nothing twice, nothing claimed, nothing lost; what is open is what check.py names."""

import builtins
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.scripts import command as command_module
from helpers.tree import case, folder, law, notice, relief, row

from portal.checks.runner import problems_in
from portal.kinds.kinds import BY_ID, KINDS
from portal.read.file import read_file
from portal.read.problem import Problem
from portal.read.strict_yaml import EMPTY, parse

new = command_module("new")
Failure = command_module("command").Failure

EVIDENCE = {
    "verification.confidence": "medium",
    "verification.checked": "2026-11-22",
    "sources.title": "公报",
    "sources.seen": "2026-11-22",
}

FILLED: dict[str, dict[str, str]] = {
    "laws": {"level": "行政法规", "effective": "2026-01-01", "issuers": "国务院", "topics": "节能"},
    "policies": {"level": "normative-document", "issued": "2026-01", "issuers": "工信部、发改委"},
    "standards": {
        "doc_no": "GB/T 99999-2026",
        "effective": "2026-05-01",
        "coverage": "条文没有收录",
    },
    "technologies": {"level": "reference", "issued": "2026-01-01"},
    "phase-out": {"level": "规范性文件", "issued": "2026-01-01", "equipment": "电动机"},
    "tax": {
        "level": "规范性文件",
        "issued": "2026-01-01",
        "taxes": "增值税",
        "reliefs": "exemption",
    },
    "cases": {"organization": "某公司", "kind": "epc", "stage": "已实施", "regions": "浙江省"},
    "news": {"date": "2026-11-01", "body": "某办法施行。"},
    "bodies": {"kind": "hotline", "matters": "tax"},
    "terms": {"group": "energy", "meaning": "一种折法"},
    "interpretations": {
        "interprets": "old-law",
        "form": "text",
        "speaker": "official",
        "date": "2026-11-01",
        "adds": "说清了一件事",
    },
    "questions": {
        "answer": "不用",
        "answered": "2026-11-01",
        "answered_by": "财政部",
        "records": "old-law",
    },
    "services": {"handler": "发展改革部门"},
    "forms": {
        "group": "audit",
        "issuer": "某部门",
        "edition": "未写年份",
        "edition_status": "old-only",
        "filer": "企业",
        "recipient": "某部门",
        "deadline": "未见",
    },
    "jobs": {
        "for_whom": "有空压站的企业",
        "obligation.level": "may",
        "obligation.text": "换不换自己定",
        "obligation.sources": "notice",
        "by_when.text": "没有期限",
        "by_when.sources": "notice",
        "steps.text": "先看铭牌",
        "steps.sources": "notice",
        "sources.key": "notice",
    },
}
"""What an editor might write, by names and by ids."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = folder(tmp_path / "data", {})
    Desk(data).put("laws", law("old-law", title="一部早有的法", effective="2020-01-01"))
    return data


@pytest.fixture
def run(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """new.py in this process: what it wrote, or None; `answers` are what
    somebody types, one after the other or by what is asked."""

    def begin(
        *options: str, answers: list[str] | dict[str, str] | None = None
    ) -> tuple[Path | None, str]:
        typed: Iterator[str] = iter(answers or ())
        asked: list[str] = []

        def reply(prompt: str) -> str:
            asked.append(prompt)
            if isinstance(answers, dict):
                return next(
                    (text for label, text in answers.items() if prompt.startswith(label)), ""
                )
            return next(typed, "")

        monkeypatch.setattr(builtins, "input", reply)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: answers is not None, raising=False)
        monkeypatch.setattr(sys, "argv", ["new.py", "--data", str(data), *options])
        monkeypatch.setattr(sys, "path", list(sys.path))
        code = new.main()
        said = capsys.readouterr()
        path = Path(said.out.strip()) if code == 0 else None
        return path, "\n".join([*asked, said.err])

    return begin


def set_(fields: dict[str, str]) -> list[str]:
    return [part for name, value in fields.items() for part in ("--set", f"{name}={value}")]


def faults(data: Path, path: Path) -> list[Problem]:
    """What the checks say of one file; the frozen vocabularies speak of records that are not here."""
    return [problem for problem in problems_in(data) if problem.path == path.as_posix()]


def files(data: Path) -> list[str]:
    return sorted(path.as_posix() for path in data.rglob("*") if path.suffix)


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_a_new_file_of_each_kind_passes_the_checks_when_filled_in(
    run: Any, data: Path, kind: str
) -> None:
    fields = {**FILLED[kind], **EVIDENCE}
    path, said = run(kind, "--title", "某某办法", "--id", f"new-{kind}", *set_(fields))
    assert path is not None and "必填的都有了" in said
    assert list(map(str, faults(data, path))) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_what_was_left_open_is_all_that_the_checks_name(run: Any, data: Path, kind: Any) -> None:
    path, said = run(kind.name, "--title", "某某办法", "--id", f"new-{kind.id}")
    needed = {name for name, info in kind.model.model_fields.items() if info.is_required()}
    found = faults(data, path)
    named = {problem.field.split(".")[0].split("[")[0] for problem in found}
    assert {problem.message for problem in found} == {EMPTY}
    assert needed - {"id", "title", "added"} <= named | {"level"}
    assert {"sources", "verification"} <= named
    assert all(f"{problem.line} 行 {problem.field}" in said for problem in found)


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_nothing_is_claimed_to_be_verified(run: Any, data: Path, kind: str) -> None:
    path, _ = run(kind, "--title", "某某办法", "--id", "new-one", *set_(FILLED[kind]))
    open_ = {problem.field for problem in faults(data, path)}
    assert open_ == {
        "verification.confidence",
        "verification.checked",
        "sources[1].title",
        "sources[1].seen",
    }
    lines = path.read_text(encoding="utf-8").split("\n")
    claimed = [line for line in lines if "confidence" in line and not line.lstrip().startswith("#")]
    assert [line.strip() for line in claimed] == ["confidence:"]


def test_the_example_of_a_row_claims_nothing_when_it_is_taken_as_it_is(
    run: Any, data: Path
) -> None:
    Desk(data).put("tax", relief("r", row("r-1", alias_ids=["r-old"]), issued="2025-01-01"))
    path, _ = run(
        "tax", "--title", "新清单", "--id", "new-list", *set_({**FILLED["tax"], **EVIDENCE})
    )
    text = path.read_text(encoding="utf-8")
    start = text.index("# rows:")
    rows = text[start : text.index("\n# 必填", start)]
    path.write_text(text.replace(rows, rows.replace("# ", "", 1).replace("\n# ", "\n")), "utf-8")
    fields = {problem.field for problem in faults(data, path)}
    assert fields == {"rows[1].verification.confidence", "rows[1].verification.checked"}


@pytest.mark.parametrize(
    "title", ["关于 #1 推进的通知", "通知：甲", "a: b", "“引号”'单'\"双\"", "[转发] 通知", "2026"]
)
def test_a_title_is_read_as_it_was_typed(run: Any, data: Path, title: str) -> None:
    path, _ = run("news", "--title", title, "--id", "n", *set_({**FILLED["news"], **EVIDENCE}))
    record = read_file(path, BY_ID["news"].model, data).record
    assert record is not None and record.model_dump()["title"] == title


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("环境保护、节能节水目录", ["环境保护、节能节水目录"]),
        ("后批不替代前批，未见废止文件", ["后批不替代前批，未见废止文件"]),
        ("甲；乙", ["甲", "乙"]),
        ('他说"好"', ['他说"好"']),
        ("甲\t乙", ["甲 乙"]),
    ],
)
def test_a_text_in_a_list_is_read_as_it_was_typed(
    run: Any, data: Path, typed: str, held: list[str]
) -> None:
    fields = {**FILLED["news"], **EVIDENCE, "aliases": typed}
    path, _ = run("news", "--title", "某事", "--id", "n", *set_(fields))
    assert parse(path.read_text(encoding="utf-8"), "")["aliases"] == held


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("节能\u202e方案", "U+202E"),
        ("节能\u200b方案", "U+200B"),
        ("长" * 201, "最多 200 个字"),
        ("甲\n乙", "一行文字"),
    ],
)
def test_what_no_file_may_hold_is_refused_before_there_is_one(
    run: Any, data: Path, title: str, told: str
) -> None:
    before = files(data)
    with pytest.raises(Failure, match=re.escape(told)):
        run("news", "--title", title, "--id", "n")
    assert files(data) == before


def test_a_remark_never_spoils_a_file(run: Any, data: Path) -> None:
    """Examples come from other records, whatever these say."""
    odd = law("odd", effective="2020-01-01", summary="一 # 二: 三\n四", cautions=["# 甲", "'乙'"])
    Desk(data).put("laws", odd)
    fields = set_({**FILLED["laws"], **EVIDENCE})
    path, _ = run("laws", "--title", "新法", "--id", "new-law", *fields)
    assert list(map(str, faults(data, path))) == []


STANDARD = notice(
    "gb-18613-2020",
    title="电动机能效限定值及能效等级",
    aliases=["电机能效标准"],
    doc_no="GB 18613-2020",
    level="national-standard",
    effective="2021-06-01",
    coverage="等级表没有收录",
    mandatory=True,
    equipment=["motor"],
    replaces=["GB 18613-2012"],
)
PREFERENCE = notice(
    "equipment-preference", issued="2017", doc_no="财税〔2017〕71号（附件1）", title="节能设备目录"
)


@pytest.fixture
def desk(data: Path) -> Desk:
    desk = Desk(data)
    desk.put("standards", STANDARD)
    desk.put(
        "policies",
        PREFERENCE,
        notice("p", title="关于做好〔2025〕年节能工作的通知", issued="2025-01-01"),
    )
    desk.put("laws", law("elaw", title="中华人民共和国节约能源法", effective="2008-04-01"))
    return desk


@pytest.mark.parametrize(
    "number",
    [
        "GB18613-2020",
        "GB 18613—2020",
        "国标18613",
        "国标18613-2020",
        "ＧＢ　１８６１３－２０２０",
        "gb18613",
    ],
)
def test_a_standard_is_there_however_its_number_is_written(
    run: Any, desk: Desk, number: str
) -> None:
    before = files(desk.data)
    with pytest.raises(Failure, match="就是它的话"):
        run("standards", "--title", "某标准", "--number", number, "--id", "x")
    assert files(desk.data) == before


@pytest.mark.parametrize(
    "number", ["财税[2017]71号", "财税2017 71", "财税（2017）71 号", "财税〔2017〕第71号"]
)
def test_a_document_is_there_however_its_number_is_written(
    run: Any, desk: Desk, number: str
) -> None:
    with pytest.raises(Failure, match="就是它的话"):
        run("tax", "--title", "某通知", "--number", number, "--id", "x")


@pytest.mark.parametrize(
    "title",
    [
        "电机能效标准",
        "节约能源法",
        "《中华人民共和国节约能源法》",
        "关于做好[2025]年节能工作的通知",
        "关于做好（２０２５）年节能工作的通知",
    ],
)
def test_a_document_is_there_under_another_title(
    run: Any, desk: Desk, title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Failure, match="就是它的话"):
        run("policies", "--title", title, "--id", "x")
    said = capsys.readouterr().err
    assert "已经有" in said and ".yaml:1" in said


def test_a_document_that_is_only_alike_is_told_and_does_not_stop(run: Any, desk: Desk) -> None:
    title = "国家发展改革委关于做好2025年节能工作的通知"
    path, said = run("policies", "--title", title, "--id", "x")
    assert path is not None and "名称相近" in said and "  p  " in said


@pytest.mark.parametrize(
    "mark",
    [
        "（2027年修订）",
        "（2018年修正）",
        "（2030年本）",
        "（修订）",
        "（2018修正）",
        "(2016年修订)",
    ],
)
def test_the_mark_of_an_edition_hides_nothing(run: Any, desk: Desk, mark: str) -> None:
    path, said = run("laws", "--title", f"节约能源法{mark}", "--id", "x")
    assert path is not None and "名称相近：中华人民共和国节约能源法" in said


def test_an_old_number_leads_to_what_replaced_it(run: Any, desk: Desk) -> None:
    _, said = run("standards", "--title", "旧标准", "--number", "GB 18613-2012", "--anyway")
    assert "替代了 GB 18613-2012" in said


def test_a_file_that_nobody_has_filled_in_yet_counts_as_well(run: Any, desk: Desk) -> None:
    run("laws", "--title", "某某条例", "--id", "first")
    with pytest.raises(Failure, match="就是它的话"):
        run("laws", "--title", "某某条例", "--id", "second")


def test_a_standard_of_another_year_has_to_be_called_an_edition(run: Any, desk: Desk) -> None:
    with pytest.raises(Failure, match="--edition-of gb-18613-2020"):
        run("standards", "--title", "某标准", "--number", "GB 18613-2030")


def test_a_new_edition_takes_what_stays_and_leaves_open_what_does_not(run: Any, desk: Desk) -> None:
    path, _ = run("standards", "--number", "GB18613-2030", "--edition-of", "gb-18613-2020")
    assert path.name == "gb-18613-2030.yaml"
    fields = {problem.field for problem in faults(desk.data, path)}
    evidence = {"verification.confidence", "verification.checked"}
    assert fields == evidence | {"sources[1].title", "sources[1].seen", "effective", "coverage"}
    path.unlink()
    given = {**EVIDENCE, "effective": "2030-01-01", "coverage": "等级表没有收录"}
    path, _ = run(
        "standards", "--number", "GB18613-2030", "--edition-of", "gb-18613-2020", *set_(given)
    )
    assert list(map(str, faults(desk.data, path))) == []
    record = read_file(path, KINDS[2].model, desk.data).record
    assert record is not None
    found = record.model_dump(mode="json", exclude_defaults=True)
    assert found["supersedes"] == ["gb-18613-2020"] and found["equipment"] == ["motor"]
    assert not found.keys() & {"replaces", "aliases", "published", "summary"}


def test_the_next_part_of_a_cumulative_list_supersedes_nothing(run: Any, desk: Desk) -> None:
    line = {"id": "batches", "cumulative": True}
    desk.put(
        "phase-out", notice("batch-4", title="淘汰目录（第四批）", issued="2016-03-14", line=line)
    )
    given = {**EVIDENCE, "issued": "2026-01-01"}
    path, _ = run(
        "phase-out", "--title", "淘汰目录（第五批）", "--edition-of", "batch-4", *set_(given)
    )
    assert path.name == "batch-5.yaml"
    record = read_file(path, KINDS[4].model, desk.data).record
    assert record is not None
    found = record.model_dump(mode="json", exclude_defaults=True)
    assert found["line"] == line and "supersedes" not in found
    assert list(map(str, faults(desk.data, path))) == []


def test_an_id_that_anything_bears_or_bore_is_refused(run: Any, desk: Desk) -> None:
    desk.put("cases", case("old-name"), case("kept"), case("gone"))
    desk.publish("2026-01-01T08:00")
    text = desk.path("cases", "old-name").read_text(encoding="utf-8")
    desk.path("cases", "old-name").unlink()
    desk.put("cases", case("new-name", title="old-name案例"))
    assert "old-name" in text
    desk.keep(desk.publisher("2026-01-02T08:00").renaming("old-name", "new-name", ""))
    desk.keep(desk.publisher("2026-01-03T08:00").withdrawal("kept", "收错了", ""))
    desk.path("cases", "gone").unlink()
    before = files(desk.data)
    told = {
        "old-name": "以前的 id|用过的",
        "kept": "已撤回",
        "gone": "已经发布过",
        "gb-18613-2020": "已经有了",
        "index": "本站",
        "con": "Windows",
        "Bad Id": "小写字母",
    }
    for id, why in told.items():
        with pytest.raises(Failure, match=why):
            run("cases", "--title", "全新的事", "--id", id)
    assert files(desk.data) == before


def test_ids_are_proposed_from_what_is_known(run: Any, desk: Desk) -> None:
    desk.put("cases", case("case-007"), case("case-012"))
    assert run("cases", "--title", "全新的事")[0].stem == "case-013"
    assert run("news", "--title", "甲施行", "--date", "2026-11-01")[0].stem == "news-2026-11-01"
    assert run("news", "--title", "乙废止", "--date", "2026-11-01")[0].stem == "news-2026-11-01-2"
    number = ["--number", "工信部联节[2026]88号", "--issuer", "工信部"]
    assert run("policies", "--title", "丙方案", *number)[0].stem == "miit2026-88"
    with pytest.raises(Failure, match="--id"):
        run("laws", "--title", "丁条例")


def test_an_existing_file_is_never_written_over(data: Path) -> None:
    from portal.editing.new.new_record import write_new

    known = files(data)
    path = write_new(data, KINDS[0], "a", "一\n")
    with pytest.raises(FileExistsError):
        write_new(data, KINDS[0], "a", "二\n")
    assert path.read_text(encoding="utf-8") == "一\n"
    assert files(data) == [path.as_posix(), *known]


def test_wrong_values_are_all_named_and_nothing_is_written(run: Any, desk: Desk) -> None:
    before = files(desk.data)
    with pytest.raises(Failure) as refused:
        run(
            "laws",
            "--title",
            "新法",
            "--issued",
            "2026年底前",
            "--topic",
            "节能X",
            "--set",
            "nonsense=1",
        )
    told = str(refused.value)
    assert "issued" in told and "energy-saving（节能）" in told and "没有字段 nonsense" in told
    assert files(desk.data) == before


def test_somebody_is_asked_in_chinese_and_may_leave_things_out(run: Any, desk: Desk) -> None:
    answers = ["全新的案例", "节约", "1"]
    path, asked = run("cases", "--id", "new-case", answers=answers)
    assert path is not None
    questions = [line for line in asked.split("\n") if line.endswith("：") and "（" in line]
    assert all("留空" in line or "编号" in line for line in questions if "还要填" not in line)
    assert "energy-saving" in path.read_text(encoding="utf-8").split("topics: ")[1][:20]


def test_of_a_short_vocabulary_all_is_offered_where_nothing_is_like_the_answer(
    run: Any, desk: Desk
) -> None:
    answers = {"题名": "全新的案例", "进展": "潜水艇", "  “潜水艇”": "1"}
    path, asked = run("cases", "--id", "new-case", answers=answers)
    assert "1  done  已实施" in asked
    assert path is not None and "stage: done" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("said", "line"), [("", "level: normative-document"), ("n", "level:")])
def test_the_only_word_that_has_it_is_taken_unless_somebody_says_no(
    run: Any, data: Path, said: str, line: str
) -> None:
    answers = {"题名": "全新的通知", "效力级别": "规范性", "  是 normative-document": said}
    path, _ = run("policies", "--id", "new", answers=answers)
    assert line in path.read_text(encoding="utf-8").split("\n")


def test_what_stands_open_is_not_named_again_among_the_rest(run: Any, data: Path) -> None:
    path, _ = run("laws", "--title", "某省条例", "--level", "地方性法规", "--id", "x")
    text = path.read_text(encoding="utf-8")
    assert "\nregions:\n" in text and "regions（" not in text.split("# 还可以写：")[1]


def test_an_edition_is_offered_where_only_the_year_differs(run: Any, desk: Desk) -> None:
    path, _ = run("standards", answers=["", "GB18613-2030"])
    assert path is not None and path.stem == "gb-18613-2030"
    assert "supersedes: [gb-18613-2020]" in path.read_text(encoding="utf-8")


def test_an_answer_that_is_no_value_takes_nothing_away(run: Any, desk: Desk) -> None:
    answers = {"标准号": "GB18613-2030", "设备类别": "潜水艇", "发布机关": "潜水艇"}
    path, asked = run("standards", answers=answers)
    assert asked.count("潜水艇") >= 2
    assert path is not None and "equipment: [motor]" in path.read_text(encoding="utf-8")


def test_a_stop_leaves_nothing_behind(
    run: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(desk.data)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        run("laws", "--title", "新法", "--id", "new-law")
    assert files(desk.data) == before


def test_the_day_of_another_look_is_never_written(
    run: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_AS_OF", "2099-01-01")
    path, said = run("laws", "--title", "新法", "--id", "new-law")
    assert "2099" not in path.read_text(encoding="utf-8") and "PORTAL_AS_OF" in said


def test_where_a_document_may_be_of_a_place_the_place_is_asked(run: Any, data: Path) -> None:
    answers = {"题名": "某市节能条例", "效力级别": "地方性法规", "地区": "浙江省"}
    path, _ = run("laws", "--id", "new-one", answers=answers)
    assert "regions: ['330000']" in path.read_text(encoding="utf-8").split("\n")
