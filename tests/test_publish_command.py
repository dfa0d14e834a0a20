"""What `publish.py` promises to the person who types it."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from helpers import warm
from helpers.building import ROOT, at_clock, publish
from helpers.desk import Desk, moment
from helpers.own_desk import OwnDesk
from helpers.scripts import command as command_module
from helpers.tree import law, relief

from portal.editing.preview.preview_state import PreviewState

build, serve = command_module("build"), command_module("serve")
Failure = command_module("command").Failure

FIRST, THEN = "2027-01-01T08:00+08:00", "2027-01-02T08:00+08:00"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose first law was published with the command."""
    desk = Desk(tmp_path_factory.mktemp("opened") / "data")
    desk.put("laws", law("a", effective="2020-01-01", topics=["energy-saving"]))
    publish(desk.data, FIRST, "--note", "开通")
    return desk.data


@pytest.fixture
def desk(opened: Path, tmp_path: Path) -> Desk:
    return Desk(shutil.copytree(opened, tmp_path / "data"))


def ledger(desk: Desk) -> list[str]:
    return sorted(path.name for path in (desk.data / "ledger").iterdir())


def command(
    script: str, desk: Desk | OwnDesk, *options: str, at: str = THEN, **environ: str
) -> subprocess.CompletedProcess:
    """What a command answers by a clock that shows a moment."""
    line = at_clock(at, script, "--data", str(desk.data), *options)
    settings = {name: value for name, value in os.environ.items() if name != "PORTAL_AS_OF"}
    settings |= environ
    return warm.run(line, cwd=ROOT, env=settings)


def test_without_options_it_shows_and_writes_nothing(desk: Desk) -> None:
    desk.put("laws", law("a", effective="2021-01-01", topics=["energy-saving"]))
    before = ledger(desk)
    said = publish(desk.data, THEN)
    assert "施行日期（effective）：2020-01-01 → 2021-01-01" in said
    for scope in ("all（全部更新）", "laws（法律法规）", "topic-energy-saving（主题：节能）"):
        assert f"  {scope}：1 条" in said
    assert ledger(desk) == before


def test_of_what_has_parts_the_difference_is_shown_in_words(desk: Desk) -> None:
    topics = ["energy-saving", "energy-metering", "energy-statistics", "consumption-limit", "epc"]
    duties = [
        {"article": f"第{number}条", "must": "节约用能，做好记录"} for number in "一二三四五六七"
    ]
    desk.put("laws", law("a", effective="2020-01-01", topics=topics, duties=duties))
    publish(desk.data, FIRST, "--note", "收录")
    duties[-1]["must"] = "节约用能，做好台账"
    desk.put("laws", law("a", effective="2020-01-01", topics=topics, duties=duties))
    said = publish(desk.data, THEN)
    line = next(line for line in said.splitlines() if "规定（duties）" in line)
    old, new = line.split(" → ")
    assert (
        old.endswith("节约用能，做好记录")
        and new.endswith("节约用能，做好台账")
        and "{" not in line
    )


def test_with_a_note_it_writes_one_file(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01"))
    publish(desk.data, THEN, "--note", "补收")
    first, second = ledger(desk)
    assert first.startswith("2027-01-01-080000-") and second.startswith("2027-01-02-080000-")
    assert "没有要发布的" in publish(desk.data, THEN)


def test_check_and_build_wait_for_the_publication_and_a_preview_does_not(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.put("laws", law("a", effective="2021-01-01"))
    checked = command("check.py", desk)
    assert checked.returncode == 1 and "还没有发布" in checked.stdout
    with pytest.raises(Failure):
        build.require_good(desk.data)
    capsys.readouterr()
    assert serve.is_good(PreviewState.of(desk.data, moment(THEN)), desk.data)
    assert "有 1 处改动还没有发布" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--minor", "--withdraw", "a", "--reason", "x"), "一次只能用一个"),
        (("--withdraw", "a"), "要一起用"),
        (("--reason", "x"), "要一起用"),
        (("--note", " "), "要写一句话"),
        (("--again", "x", "--note", "y"), "沿用原来的"),
        (("--misprint",), "--misprint 和 --note 或 --minor 一起用"),
        (
            ("--misprint", "--withdraw", "a", "--reason", "x"),
            "--misprint 和 --note 或 --minor 一起用",
        ),
        (("--restore", "a"), "要加 --note"),
        (("--merge", "a", "b"), "要加 --note"),
        (("--undo", "--again", "x"), "一次只能用一个"),
        (("--undo", "--note", "x"), "不用 --note"),
        (("b", "--undo"), "不能再写别的 ID"),
    ],
)
def test_options_that_do_not_go_together(desk: Desk, options: tuple[str, ...], words: str) -> None:
    answer = command("publish.py", desk, *options)
    assert answer.returncode == 2 and words in answer.stderr
    assert len(ledger(desk)) == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--withdraw", "zzz", "--reason", "x"), "没有发布过 id 为 zzz"),
        (("--rename", "a", "zzz"), "数据里没有 zzz"),
        (("--restore", "a", "--note", "x"), "a 没有撤回"),
        (("--merge", "a", "zzz", "--note", "x"), "没有发布过 id 为 zzz"),
        (("zzz", "--note", "x"), "没有 id 为 zzz"),
        (("a", "--note", "x"), "a 没有要发布的改动"),
        (("--authority", "Http://x"), "--authority 写域名"),
        (("--again", "zzz.jsonl"), "里没有 zzz.jsonl"),
        (("--note", "响\x07铃"), "第 2 个字符是控制字符 U+0007"),
    ],
)
def test_what_cannot_be_published_is_refused_with_the_reason(
    desk: Desk, options: tuple[str, ...], words: str
) -> None:
    answer = command("publish.py", desk, *options)
    assert answer.returncode == 1 and words in answer.stderr
    assert "Traceback" not in answer.stderr and len(ledger(desk)) == 1


def test_a_clock_that_is_behind_is_refused(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01"))
    answer = command("publish.py", desk, "--note", "补收", at="2026-12-31T08:00+08:00")
    assert answer.returncode == 1 and "早于上一次发布" in answer.stderr
    assert "PORTAL_AS_OF" not in answer.stderr and "时钟" in answer.stderr
    assert len(ledger(desk)) == 1


def test_another_day_is_for_looking_and_never_for_publishing(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01"))
    for options in ((), ("--note", "补收")):
        answer = command("publish.py", desk, *options, PORTAL_AS_OF="2027-06-01")
        assert answer.returncode == 1 and "PORTAL_AS_OF 设成了 2027-06-01" in answer.stderr
        assert "unset PORTAL_AS_OF" in answer.stderr
    assert len(ledger(desk)) == 1


def test_a_clock_that_is_far_ahead_is_asked_about_first(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01"))
    far = "2028-06-01T08:00+08:00"
    answer = command("publish.py", desk, "--note", "补收", at=far)
    assert answer.returncode == 1 and "核对电脑的时钟" in answer.stderr and len(ledger(desk)) == 1
    command("publish.py", desk, "--note", "补收", "--yes", at=far)
    assert len(ledger(desk)) == 2


def test_check_and_build_name_a_publication_of_the_future(desk: Desk, tmp_path: Path) -> None:
    before = "2026-12-01T08:00+08:00"
    checked = command("check.py", desk, at=before)
    assert checked.returncode == 1 and ledger(desk)[0] in checked.stdout
    assert "发布时间 2027-01-01T08:00:00+08:00 在现在" in checked.stdout
    built = command("build.py", desk, "--site", str(tmp_path / "site"), at=before)
    assert built.returncode == 1 and "时钟有问题，没有生成网站" in built.stderr
    far = "2099-06-01T08:00+08:00"
    built = command("build.py", desk, "--site", str(tmp_path / "site"), at=far)
    assert built.returncode == 1 and "多半是时钟错了" in built.stderr
    assert not (tmp_path / "site").exists()
    looking = command("check.py", desk, at=before, PORTAL_AS_OF="2026-12-01")
    assert looking.returncode == 0


def test_only_what_is_named_is_published(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01"), law("c", effective="2020-01-01"))
    publish(desk.data, THEN, "b", "--note", "补收 b")
    assert '"补收 b"' in (desk.data / "ledger" / ledger(desk)[1]).read_text(encoding="utf-8")
    waiting = command("check.py", desk)
    assert "c.yaml" in waiting.stdout and "b.yaml" not in waiting.stdout
    publish(desk.data, "2027-01-02T09:00+08:00", "--note", "补收 c")
    assert len(ledger(desk)) == 3


def test_what_is_only_shown_says_how_to_write_it(desk: Desk) -> None:
    desk.put("laws", law("a", effective="2021-01-01"))
    shown = command("publish.py", desk, "--note", "核对公报", "--show", at=THEN)
    assert "去掉 --show" in shown.stdout + shown.stderr and len(ledger(desk)) == 1
    bare = command("publish.py", desk, "--show", at=THEN)
    assert "--note" in bare.stdout + bare.stderr and len(ledger(desk)) == 1


def test_the_entries_are_shown_as_subscribers_will_read_them(desk: Desk) -> None:
    desk.put("laws", law("a", effective="2021-01-01", topics=["energy-saving"]))
    said = publish(desk.data, THEN, "--note", "核对公报", "--show")
    for words in (
        "订阅者会读到 1 条",
        "【更新：a法】",
        "│ 核对公报",
        "～2020-01-01～ → 2021-01-01",
    ):
        assert words in said
    assert len(ledger(desk)) == 1
    publish(desk.data, THEN, "--note", "核对公报")
    feed = desk.files("2027-01-02T09:00")["feeds/laws/feed.json"].decode()
    assert "更新：a法" in feed and "核对公报" in feed


def test_a_rate_is_not_minor_unless_it_was_a_misprint_of_ours(desk: Desk) -> None:
    desk.put("laws", law("a", effective="2021-01-01", topics=["energy-saving"]))
    answer = command("publish.py", desk, "--minor")
    assert answer.returncode == 1 and "施行日期（effective）" in answer.stderr
    assert len(ledger(desk)) == 1


def test_only_the_editor_says_that_we_erred(desk: Desk) -> None:
    desk.put("laws", law("a", effective="2021-01-01", topics=["energy-saving"]))
    note = ("--note", "原来抄错了")
    assert "【更新：a法】" in command("publish.py", desk, *note, "--show").stdout
    said = publish(desk.data, THEN, *note, "--misprint")
    assert "【更正：a法】" in said


def test_a_withdrawal_is_shown_first_and_can_be_taken_back(desk: Desk) -> None:
    asked = ("--withdraw", "a", "--reason", "收重了")
    answer = command("publish.py", desk, *asked)
    assert answer.returncode == 1 and "--yes" in answer.stderr and "【撤回：a法】" in answer.stdout
    assert len(ledger(desk)) == 1
    publish(desk.data, THEN, *asked, "--yes")
    restore = ("--restore", "a", "--note", "没有收重")
    assert command("publish.py", desk, *restore).returncode == 1
    said = publish(desk.data, "2027-01-02T09:00+08:00", *restore, "--yes")
    assert "【恢复收录：a法】" in said and len(ledger(desk)) == 3


def test_nothing_is_withdrawn_on_which_something_relies(desk: Desk) -> None:
    """Else the data would have a fault, and nothing could be published any more, least of all that it
    is restored."""
    situations = desk.data / "vocab" / "situations.yaml"
    kept = "- {id: s, name: 办法, description: 说明, reliefs: [r]}"
    head = situations.read_text(encoding="utf-8").partition("terms:")[0]
    situations.write_text(f"{head}terms:\n  {kept}\n", encoding="utf-8")
    desk.put("tax", relief("r", issued="2020-01-01"))
    publish(desk.data, THEN, "--note", "补收")
    asked = ("--withdraw", "r", "--reason", "收重了", "--yes")
    answer = command("publish.py", desk, *asked, at="2027-01-02T09:00+08:00")
    assert answer.returncode == 1 and len(ledger(desk)) == 2
    told = answer.stdout + answer.stderr
    assert "situations.yaml:" in told and "r 已经撤下" in told and "先改好它们，再撤回" in told
    situations.write_text(f"{head}terms:\n  {kept.replace('[r]', '[]')}\n", encoding="utf-8")
    publish(desk.data, "2027-01-02T10:00+08:00", *asked)
    publish(desk.data, "2027-01-02T11:00+08:00", "--restore", "r", "--note", "没有收重", "--yes")
    assert len(ledger(desk)) == 4


def test_the_last_publication_is_undone_while_nobody_has_it(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01"))
    publish(desk.data, THEN, "--note", "补收")
    answer = command("publish.py", desk, "--undo")
    assert answer.returncode == 1 and "看不出它推送过没有" in answer.stdout
    assert len(ledger(desk)) == 2
    publish(desk.data, THEN, "--undo", "--yes")
    assert len(ledger(desk)) == 1 and desk.path("laws", "b").exists()
    assert "新增的记录还没有发布" in command("check.py", desk).stdout


def test_a_publication_of_the_future_can_be_undone(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01"))
    publish(desk.data, "2027-12-01T08:00+08:00", "--note", "时钟快了")
    publish(desk.data, THEN, "--undo", "--yes")
    publish(desk.data, THEN, "--note", "补收")
    assert [name[:10] for name in ledger(desk)] == ["2027-01-01", "2027-01-02"]


def test_a_double_click_publishes_once(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01"))
    line = at_clock(THEN, "publish.py", "--data", str(desk.data), "--note", "补收")
    runs = [
        subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
        for _ in range(3)
    ]
    said = [run.communicate()[0].decode() for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0] and len(ledger(desk)) == 2
    assert sum("没有要发布的" in one for one in said) == 2
    assert command("check.py", desk).returncode == 0


def test_killed_at_any_moment_it_leaves_a_sound_ledger_and_no_lock(desk: Desk) -> None:
    desk.put("laws", *(law(f"m{n}", effective="2020-01-01") for n in range(50)))
    line = at_clock(THEN, "publish.py", "--data", str(desk.data), "--note", "补收")
    for tenths in range(0, 10, 2):
        (desk.data / "ledger" / ".lock").unlink(missing_ok=True)  # to see when it is taken
        with subprocess.Popen(
            line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
        ) as run:
            while run.poll() is None and not (desk.data / "ledger" / ".lock").exists():
                time.sleep(0.01)
            time.sleep(tenths / 10)
            run.kill()
        assert command("check.py", desk).stdout.count("(台账)") == 0
    publish(desk.data, THEN, "--note", "补收")
    assert command("check.py", desk).returncode == 0
    assert len(ledger(desk)) == 2 and not [name for name in ledger(desk) if name[0] == "."]


def test_a_portal_of_ones_own_names_its_entries_itself(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01"))
    said = publish(desk.data, THEN, "--note", "补收")
    assert "publish.py --authority" in said
    ours = ("--authority", "portal.example.cn")
    assert command("publish.py", desk, *ours).returncode == 1
    publish(desk.data, THEN, *ours, "--yes")
    feed = desk.files("2027-01-03T08:00")["feeds/laws/feed.json"].decode()
    assert "tag:portal.example.cn,2027-01-02:" in feed and "example.org" not in feed
    desk.put("laws", law("c", effective="2020-01-01"))
    assert "--authority" not in publish(desk.data, THEN)


def test_the_first_publication_says_what_entries_are_named_after(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01"))
    said = command("publish.py", desk, at=FIRST)
    assert "tag:example.org,2027-01-01" in said.stdout and "PORTAL_SITE_URL" in said.stdout
    said = command("publish.py", desk, at=FIRST, PORTAL_SITE_URL="https://例子.中国/")
    assert "tag:xn--fsqu00a.xn--fiqs8s,2027-01-01" in said.stdout
    assert "PORTAL_SITE_URL" not in said.stdout


def test_the_first_publication_upon_the_nation_s_data_leads_to_the_portal_s_own_file(
    tmp_path: Path,
) -> None:
    desk = OwnDesk(tmp_path, authority="example.org,2026-03-01")
    desk.nation.put("laws", law("a", effective="2020-01-01"))
    desk.nation.publish("2026-01-02T08:00", "开通")
    desk.put("laws", law("park-l", effective="2020-01-01"))
    said = command("publish.py", desk, at=FIRST).stdout
    assert "my-data/portal.yaml 的 authority" in said and "PORTAL_SITE_URL" not in said


def test_broken_data_come_first(desk: Desk) -> None:
    desk.path("laws", "b").write_text("id: [没有写完\n", encoding="utf-8")
    answer = command("publish.py", desk, "--note", "补收")
    assert answer.returncode == 1 and "laws/b.yaml:" in answer.stdout
    assert len(ledger(desk)) == 1


def test_an_altered_ledger_stops_everything_with_file_and_line(desk: Desk) -> None:
    (path,) = (desk.data / "ledger").iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace("开通", "开张"), encoding="utf-8")
    for script, options in (("check.py", ()), ("publish.py", ("--note", "补收"))):
        answer = command(script, desk, *options)
        assert answer.returncode == 1 and f"{path.name}:1:1: (台账): " in answer.stdout
        assert "只增不改" in answer.stdout


def test_whoever_reads_the_first_lines_only_publishes_all_the_same(desk: Desk) -> None:
    desk.put("laws", *(law(f"m{n}", effective="2020-01-01") for n in range(400)))
    with subprocess.Popen(
        at_clock(THEN, "publish.py", "--data", str(desk.data), "--note", "补收"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr and "Traceback" not in process.stderr.read().decode()
    assert process.returncode == 0 and len(ledger(desk)) == 2


def test_what_a_merge_brought_is_published_again(desk: Desk) -> None:
    desk.put("laws", law("a", effective="2021-01-01"))
    publish(desk.data, THEN, "--note", "甲")
    (mine,) = (path for path in (desk.data / "ledger").iterdir() if "01-02" in path.name)
    text = mine.read_text(encoding="utf-8")
    mine.unlink()
    desk.put("laws", law("a", effective="2020-01-01", topics=["energy-saving"]))
    desk.put("laws", law("b", effective="2020-01-01"))
    publish(desk.data, "2027-01-02T09:00+08:00", "--note", "乙")
    mine.write_text(text, encoding="utf-8", newline="\n")
    desk.put("laws", law("a", effective="2021-01-01"))
    checked = command("check.py", desk)
    assert "合并带来了两次发布" in checked.stdout and "--again" in checked.stdout
    publish(desk.data, "2027-01-03T08:00+08:00", "--again", f"data/ledger/{mine.name}")
    assert command("check.py", desk, at="2027-01-03T09:00+08:00").returncode == 0
    assert mine.name not in ledger(desk) and len(ledger(desk)) == 3
