"""A portal begins with one command, is built, and nothing on it leads nowhere; the example is built too."""

import shutil
import sys
from pathlib import Path

import pytest
from helpers import warm
from helpers.building import DATA, ROOT, build
from helpers.links import dead_links

AS_OF = "2026-11-22T12:00+08:00"
EXAMPLE = ROOT / "examples" / "sample-area"


def start(folder: Path, *options: str) -> tuple[int, str]:
    line = [
        sys.executable,
        str(ROOT / "scripts/start.py"),
        str(folder),
        "--data",
        str(DATA),
        *options,
    ]
    done = warm.run(line, cwd=ROOT)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.whole_site
def test_the_example_is_built_and_every_link_in_it_leads_somewhere(tmp_path: Path) -> None:
    site = build(tmp_path / "site", "2026-12-01", PORTAL_DATA=f"{DATA}:{EXAMPLE}")
    assert list(dead_links(site)) == []
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "示例地区中小企业节能信息" in home and "中小企业节能减排信息平台" not in home
    notice = (site / "policies/sample-notice/index.html").read_text(encoding="utf-8")
    assert "badge--own" in notice and "【示例】" in notice
    law = (site / "laws/energy-conservation-law/index.html").read_text(encoding="utf-8")
    assert "示例地区的批注" in law
    assert "有人问过" in law and "questions/sample-question/" in law and "questions/" in home
    assert "#1a4f9c" in (site / "assets/site.css").read_text(encoding="utf-8")
    assert (site / "sample/index.html").is_file() and (
        site / "regions/sample-area/index.html"
    ).is_file()
    assert "https://sample.example/" in (site / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.whole_site
def test_an_empty_portal_begins_with_one_command_and_nothing_in_it_is_dead(tmp_path: Path) -> None:
    code, said = start(tmp_path / "mine", "--empty", "--name", "某协会<节能>信息")
    assert code == 0, said
    site = build(tmp_path / "site", "2026-12-01", PORTAL_DATA=str(tmp_path / "mine"))
    assert list(dead_links(site)) == []
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "某协会&lt;节能&gt;信息" in home and "<节能>" not in home


def test_a_portal_upon_the_nation_s_data_begins_with_one_command(tmp_path: Path) -> None:
    mine = tmp_path / "my-data"
    code, said = start(mine, "--name", "某市节能信息", "--prefix", "my-city", "--region", "浙江省")
    assert code == 0, said
    assert sorted(
        path.relative_to(mine).as_posix() for path in mine.rglob("*") if path.is_file()
    ) == [
        ".gitignore",
        "README.md",
        "docs/index.md",
        "portal.yaml",
    ]
    line = [sys.executable, str(ROOT / "scripts/check.py"), "--data", f"{DATA}:{mine}"]
    done = warm.run(line, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    line = [sys.executable, str(ROOT / "scripts/new.py"), "news", "--data", f"{DATA}:{mine}"]
    done = warm.run([*line, "--title", "开通", "--date", "2026-11-20"], cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = (mine / "news").iterdir()
    assert made.stem.startswith("my-city-") and "regions:" in made.read_text(encoding="utf-8")
    line = [sys.executable, str(ROOT / "scripts/new.py"), "批注", "--data", f"{DATA}:{mine}"]
    done = warm.run([*line, "--id", "energy-conservation-law"], cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (mine / "annotations/energy-conservation-law.yaml").is_file()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--name", "某市"], "用 --prefix"),
        (["--prefix", "my-city"], "用 --name"),
        (["--name", "某市", "--prefix", "Tools"], "写法不对"),
        (["--name", "某市", "--prefix", "tools"], "已经用作网址"),
        (["--name", "某市", "--prefix", "energy"], "国家的编号里有"),
        (
            ["--name", "某市", "--prefix", "my-city", "--region", "亚特兰蒂斯"],
            "词表 regions 里没有",
        ),
        (["--name", "某市", "--prefix", "my-city", "--address", "park"], "网址"),
    ],
)
def test_what_cannot_begin_leaves_nothing_behind(
    tmp_path: Path, options: list[str], words: str
) -> None:
    code, said = start(tmp_path / "mine", *options)
    assert code == 1 and words in said, said
    assert not (tmp_path / "mine").exists()


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "mine")
    code, said = start(tmp_path / "mine", "--name", "某市", "--prefix", "my-city")
    assert code == 1 and "已经有东西了" in said
    code, said = start(DATA / "mine", "--name", "某市", "--prefix", "my-city")
    assert code == 1 and "一个在另一个里面" in said
