"""A site is replaced whole or not at all, whatever happens meanwhile, and nothing is left behind."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers.building import ROOT
from helpers.scripts import SCRIPTS
from helpers.scripts import command as module_of

place = module_of("place")
Failure = module_of("command").Failure
locked = module_of("file_lock").locked

PAGES = 20
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")

LOOP = """
import sys
sys.path.insert(0, sys.argv[1])
import os
from pathlib import Path
import command, place
if sys.argv[3] == "inside":
    os.path.ismount = lambda path: True
def main():
    number = 0
    while True:
        number += 1
        with place.replacing(Path(sys.argv[2])) as new:
            for page in range(20):
                (new / f"{page}.html").write_text(f"{number} {os.getpid()}")
        print(number, flush=True)
command.run(main)
"""


@pytest.fixture
def old_site(tmp_path):
    """A site that was built before."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("上次的网页", encoding="utf-8")
    place._write_mark(site)
    return site


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def loop(site: Path, where: str) -> subprocess.Popen[str]:
    """A command that replaces a site over and over."""
    line = [sys.executable, "-c", LOOP, str(SCRIPTS), str(site), where]
    return subprocess.Popen(line, stdout=subprocess.PIPE, encoding="utf-8")


@pytest.mark.parametrize("ending", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_a_site_is_replaced_whole_or_not_at_all(ending, old_site):
    with pytest.raises(ending), place.replacing(old_site) as folder:
        (folder / "index.html").write_text("一半", encoding="utf-8")
        raise ending
    assert (old_site / "index.html").read_text(encoding="utf-8") == "上次的网页"

    with place.replacing(old_site) as folder:
        (folder / "new.html").write_text("新的", encoding="utf-8")
    assert names(old_site) == [place.MARK, "new.html"]
    assert names(old_site.parent) == ["site"]


def test_the_old_site_comes_back_when_the_new_one_cannot_be_moved(old_site, monkeypatch):
    rename = Path.rename

    def stuck(source, target):
        if source.name == "new":
            raise OSError("盘满了")
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", stuck)
    with pytest.raises(OSError, match="盘满了"), place.replacing(old_site):
        pass
    assert (old_site / "index.html").read_text(encoding="utf-8") == "上次的网页"


def test_a_signal_during_the_clean_up_leaves_nothing_behind(old_site, monkeypatch):
    def interrupted(folder, ignore_errors):
        monkeypatch.undo()
        raise KeyboardInterrupt

    monkeypatch.setattr(shutil, "rmtree", interrupted)
    with pytest.raises(KeyboardInterrupt), place.replacing(old_site) as folder:
        (folder / "index.html").write_text("新的网页", encoding="utf-8")
    assert (old_site / "index.html").read_text(encoding="utf-8") == "新的网页"
    assert names(old_site.parent) == ["site"]


@POSIX
@pytest.mark.parametrize("where", ["beside", "inside"])
def test_thirty_kills_leave_a_whole_site_and_nothing_else(tmp_path, where):
    site, chance = tmp_path / "site", random.Random(1)
    site.mkdir()
    for _ in range(30):
        with loop(site, where) as process:
            assert process.stdout
            process.stdout.readline()  # it has made one, and is at the next
            time.sleep(chance.uniform(0, 0.02))
            process.kill()
        place.restore(site)
        assert names(tmp_path) == ["site"]
        assert names(site) == sorted([place.MARK, *(f"{page}.html" for page in range(PAGES))])
        assert len({path.read_text() for path in site.glob("*.html")}) == 1
    place.refuse_foreign(site, ())


@POSIX
@pytest.mark.parametrize("number", ["SIGHUP", "SIGTERM", "SIGINT"])
def test_a_closed_terminal_leaves_nothing_behind(tmp_path, number):
    with loop(tmp_path / "site", "beside") as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(getattr(signal, number))
        process.wait(timeout=30)
    assert names(tmp_path) == ["site"]


def test_a_site_that_went_between_two_renames_is_put_back(old_site):
    work = old_site.parent / ".site-killed"
    (work / "new").mkdir(parents=True)
    (work / place.LOCK).touch()
    old_site.rename(work / "old")
    place.restore(old_site)
    assert (old_site / "index.html").read_text(encoding="utf-8") == "上次的网页"
    assert names(old_site.parent) == ["site"]


def test_the_work_of_a_command_that_runs_is_spared(old_site):
    work = old_site.parent / ".site-running"
    (work / "new").mkdir(parents=True)
    with (work / place.LOCK).open("a+") as lock:
        assert locked(lock)
        place.restore(old_site)
        assert work.is_dir()
    place.restore(old_site)
    assert not work.exists()


def test_a_folder_that_only_has_such_a_name_is_spared(old_site):
    for name, inner in ((".site-notes", "合同.txt"), (".site-fresh", "new")):
        (old_site.parent / name / inner).mkdir(parents=True)
    place.restore(old_site)
    assert names(old_site.parent) == [".site-fresh", ".site-notes", "site"]


def test_what_a_version_without_locks_left_goes_after_an_hour(old_site):
    work = old_site.parent / ".site-old"
    (work / "new").mkdir(parents=True)
    os.utime(work, (time.time() - 7200,) * 2)
    place.restore(old_site)
    assert names(old_site.parent) == ["site"]


def test_a_mount_point_is_filled_anew(old_site, monkeypatch):
    monkeypatch.setattr(os.path, "ismount", lambda path: True)
    (old_site / "lost+found").mkdir()
    node = old_site.stat().st_ino
    with place.replacing(old_site) as folder:
        (folder / "new.html").write_text("新的", encoding="utf-8")
    assert names(old_site) == [place.MARK, "lost+found", "new.html"]
    assert old_site.stat().st_ino == node
    place.refuse_foreign(old_site, ())


def test_a_mount_point_keeps_the_old_site_when_a_move_fails(old_site, monkeypatch):
    monkeypatch.setattr(os.path, "ismount", lambda path: True)
    rename = Path.rename

    def full(source, target):
        if source.name == "b.html" and target.parent == old_site:
            raise OSError(errno.ENOSPC, "full")
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="full"), place.replacing(old_site) as folder:
        for name in ("a.html", "b.html", "index.html"):
            (folder / name).write_text("新的", encoding="utf-8")
    assert names(old_site) == [place.MARK, "index.html"]
    assert (old_site / "index.html").read_text(encoding="utf-8") == "上次的网页"


@pytest.mark.parametrize("name", ["合同.txt", "index.html"])
def test_what_is_no_site_of_ours_is_never_overwritten(tmp_path, name):
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / name).touch()
    for site in (papers, ROOT, ROOT / "data", ROOT.parent):
        with pytest.raises(Failure, match="不能输出到"):
            place.refuse_foreign(site, (ROOT, ROOT / "data"))


def test_a_file_that_somebody_put_into_a_site_is_named(old_site):
    place.refuse_foreign(old_site, ())
    (old_site / "precious.txt").touch()
    with pytest.raises(Failure, match=r"precious\.txt不是这个命令生成的"):
        place.refuse_foreign(old_site, ())


def test_a_site_from_before_there_were_marks_is_known(tmp_path):
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "assets" / "portal.js").touch()
    (site / "index.html").touch()
    place.refuse_foreign(site, ())
    (site / "precious.txt").touch()
    with pytest.raises(Failure, match="precious"):
        place.refuse_foreign(site, ())
