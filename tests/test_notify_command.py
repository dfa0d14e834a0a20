"""notify.py, as an operator runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from helpers.scripts import SCRIPTS

from portal.as_of import now

CONFIG = "targets:\n  - {name: park, kind: wecom, scopes: [tax]}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, [])
    (tmp_path / "notify.yaml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


def write(
    folder: Path, titles: list[str], host: str = "portal.test", scope: str = "tax", **more: Any
) -> None:
    path = folder / "site" / "feeds" / scope / "feed.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    items = [
        {"id": f"tag:x,2026:{title}", "url": f"https://{host}/tax/", "title": title,
         "content_html": "<p>x</p>", "date_published": now().isoformat()}
        for title in titles
    ]  # fmt: skip
    feed = {"title": "税收优惠 - 平台", "home_page_url": f"https://{host}/tax/", "items": items}
    feed |= {"feed_url": f"https://{host}/feeds/tax/feed.json"} | more
    path.write_text(json.dumps(feed), encoding="utf-8")


def run(folder: Path, *options: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / "notify.py"), "--site", "site"]
    command += ["--config", "notify.yaml", "--state", "state.json", *options]
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, **environ},
    )  # fmt: skip


def test_dry_run_shows_what_would_be_sent_and_keeps_nothing(folder: Path) -> None:
    write(folder, ["延长：甲办法"])
    answer = run(folder, "--dry-run", "--since", now().date().isoformat())
    assert answer.returncode == 0, answer.stderr
    assert (
        "==== park（企业微信群机器人），tax：1 件" in answer.stdout
        and "延长：甲办法" in answer.stdout
    )
    assert not (folder / "state.json").exists()


def test_digests_and_choices_have_a_slash_in_their_names(folder: Path) -> None:
    for scope in (
        "weekly",
        "weekly/industry-paper",
        "choice/paper-mill",
        "weekly/choice/paper-mill",
    ):
        write(folder, [f"摘要：{scope}"], scope=scope, title=f"{scope} - 平台")
    scopes = "weekly/industry-paper, choice/paper-mill, weekly/choice/paper-mill"
    config = CONFIG.replace("tax", f"{scopes}, weekly/industry-papre, ../feeds/tax, weekly/archive")
    (folder / "notify.yaml").write_text(config, encoding="utf-8")
    answer = run(folder, "--dry-run", "--since", now().date().isoformat())
    for scope in scopes.split(", "):
        assert f"==== park（企业微信群机器人），{scope}：1 件" in answer.stdout
        assert f"摘要：{scope}" in answer.stdout
    assert (
        "weekly/industry-papre：没有这个订阅源，最接近的是 weekly/industry-paper" in answer.stderr
    )
    assert "../feeds/tax：没有这个订阅源" in answer.stderr
    assert "weekly/archive：没有这个订阅源" in answer.stderr and answer.returncode == 1


def test_what_is_collected_before_going_online_is_sent_after_it(folder: Path) -> None:
    assert "第一次，记下现有的 0 件，不发" in run(folder).stderr
    write(folder, ["延长：甲办法"])
    assert "1 件在等" in run(folder, "--collect").stderr
    answer = run(folder)
    assert answer.returncode == 1
    assert "没有设环境变量 PORTAL_NOTIFY_WECOM_PARK（机器人的 Webhook 地址）" in answer.stderr
    kept = json.loads((folder / "state.json").read_text(encoding="utf-8"))
    assert kept["targets"]["park"]["waiting"]["tax"] == ["tag:x,2026:延长：甲办法"]


def test_a_choice_is_a_scope_like_others_and_nothing_outside_the_feeds_is(folder: Path) -> None:
    write(folder, ["延长：甲办法"])
    feeds = folder / "site" / "feeds"
    (feeds / "choice").mkdir()
    (feeds / "tax").rename(feeds / "choice" / "mill")
    (folder / "notify.yaml").write_text(CONFIG.replace("tax", "choice/mill"), encoding="utf-8")
    answer = run(folder, "--dry-run", "--since", now().date().isoformat())
    assert "choice/mill：1 件" in answer.stdout, answer.stderr
    for wrong, near in (("choice/mil", "choice/mill"), ("choice/../choice/mill", "choice/mill")):
        (folder / "notify.yaml").write_text(CONFIG.replace("tax", wrong), encoding="utf-8")
        answer = run(folder, "--dry-run")
        assert answer.returncode == 1
        assert f"{wrong}：没有这个订阅源，最接近的是 {near}" in answer.stderr


@pytest.mark.parametrize(
    ("break_it", "word"),
    [
        (lambda f: (f / "state.json").write_text("{"), "state.json 读不出来"),
        (lambda f: (f / "state.json").write_text('{"format": 9}'), "state.json 读不出来"),
        (lambda f: (f / "notify.yaml").write_text(CONFIG.replace("wecom", "weixin")), "kind"),
        (lambda f: (f / "notify.yaml").unlink(), "没有 notify.yaml"),
        (lambda f: (f / "notify.yaml").write_text(CONFIG.replace("tax", "taxx")), "最接近的是 tax"),
        (lambda f: (f / "site").rename(f / "other"), "先运行 build.py"),
        (lambda f: write(f, [], "example.org"), "先设 PORTAL_SITE_URL"),
        (lambda f: (f / "site/feeds/tax/feed.json").write_text("{"), "重新生成网站"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_words(folder: Path, break_it: Any, word: str) -> None:
    break_it(folder)
    answer = run(folder)
    assert answer.returncode == 1 and word in answer.stderr and "Traceback" not in answer.stderr


def test_a_scope_that_ended_is_told(folder: Path) -> None:
    write(folder, [], expired=True)
    answer = run(folder)
    assert answer.returncode == 0 and "这个范围停了" in answer.stderr


def test_nothing_is_sent_for_another_day(folder: Path) -> None:
    answer = run(folder, PORTAL_AS_OF="2026-12-31")
    assert answer.returncode == 1 and "PORTAL_AS_OF" in answer.stderr


def test_two_runs_at_once_wait_for_each_other(folder: Path) -> None:
    from helpers.scripts import command

    waits = pytest.raises(subprocess.TimeoutExpired)
    with command("file_lock").held(folder / "state.json.lock", 0, lambda: None), waits as waiting:
        subprocess.run(
            [sys.executable, str(SCRIPTS / "notify.py"), "--site", "site", "--config",
             "notify.yaml", "--state", "state.json"],
            cwd=folder, capture_output=True, timeout=4, check=False,
        )  # fmt: skip
    assert "另一个 notify.py 正在发" in (waiting.value.stderr or b"").decode()
    assert not (folder / "state.json").exists()
