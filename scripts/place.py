"""The folder that a site stands in: replaced whole or not at all, and only where we made it.

A new site is made in a work folder beside the old one and takes its place with two renames. What a
killed command leaves of that is put right by the next one: a lock in each work folder tells whether
somebody still works there. Where `site` cannot be renamed, for it is a mount point or the folder
above is closed to us, the work folder lies inside and the entries are moved one by one.

Plain syntax, as in every file of this folder.
"""

import contextlib
import json
import os
import shutil
import time

from command import Failure
from file_lock import locked

MARK = ".portal-site"
"""A file in every site of ours that lists what stands beside it."""

LOCK, PLAN = "lock", "plan.json"
BEFORE_MARKS = frozenset(
    (
        *("404.html", "about", "assets", "calendar", "cases", "equipment", "feeds", "follow"),
        *("guide", "index.html", "industries", "laws", "manual", "news", "phase-out", "policies"),
        *("quality", "regions", "robots.txt", "search", "sitemap.xml", "sitemap.xml.gz"),
        *("standards", "tax", "technologies", "tools", "topics", "updates"),
    )
)
"""What stood in a site before there were marks."""

FORSAKEN = 3600
"""Seconds after which a work folder without a lock is nobody's, whatever else it says."""


@contextlib.contextmanager
def replacing(site):
    """Yield an empty folder that takes the place of `site` when the block ends well.

    However the block ends, `site` is complete: the new one or the one that was there.
    """
    inside = os.path.ismount(str(site))
    if not inside:
        site.parent.mkdir(parents=True, exist_ok=True)
        inside = site.is_dir() and not os.access(str(site.parent), os.W_OK | os.X_OK)
    restore(site)
    around = site if inside else site.parent
    # The name comes first: a signal that comes as soon as the folder is there finds it below.
    work = around / f".{site.name}-{os.getpid()}-{os.urandom(4).hex()}"
    lock = None
    try:
        work.mkdir(mode=0o700)
        lock = (work / LOCK).open("a+")
        locked(lock)
        new = work / "new"
        new.mkdir()
        yield new
        _write_mark(new)
        if inside:
            _move_in(site, work)
        else:
            _swap(site, work)
    finally:
        try:
            if inside:
                _put_back(site, work)
            elif (work / "old").exists() and not site.exists():
                rename(work / "old", site)
        finally:
            if lock:
                lock.close()
            remove(work)


def restore(site):
    """Put back what a killed command left of `site`, and remove the rest of it."""
    for around in (site.parent, site):
        for work in sorted(around.glob(f".{site.name}-*")) if around.is_dir() else ():
            _clear(site, work)


def refuse_foreign(site, kept):
    """Raise Failure when `site` holds something that we did not make, since it would be deleted.
    `kept` are folders that are never given away."""
    for folder in kept:
        if site == folder or site in folder.parents:
            raise Failure(f"不能输出到 {site}：那里有项目或数据，会被替换掉。")
    if site.exists() and not site.is_dir():
        raise Failure(f"不能输出到 {site}：它不是目录。")
    if not site.exists():
        return
    found = {path.name for path in site.iterdir() if not _is_work(site, path)}
    found.discard("lost+found")  # every new disk has one
    ours = _marked(site)
    if not found:
        return
    if ours is None:
        raise Failure(
            f"不能输出到 {site}：里面有东西，又不是这个命令生成的网站。\n"
            "换一个目录，或者自己先删去里面的内容。"
        )
    foreign = sorted(found - ours)
    if foreign:
        names = "、".join(foreign[:5]) + (" 等" if len(foreign) > 5 else "")
        raise Failure(f"不能输出到 {site}：{names}不是这个命令生成的，会被删去。请先移走。")


def remove(folder):
    """Remove a folder, also when a signal comes meanwhile: the old site takes a moment."""
    try:
        shutil.rmtree(str(folder), ignore_errors=True)
    except BaseException:
        shutil.rmtree(str(folder), ignore_errors=True)
        raise


def rename(source, target):
    """Rename, with patience: on Windows a reader or a virus scanner can hold a folder for a moment."""
    for _ in range(20):
        try:
            return source.rename(target)
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(0.1)
    return source.rename(target)


def _swap(site, work):
    if site.exists():
        rename(site, work / "old")
    rename(work / "new", site)


def _move_in(site, work):
    """Entry by entry; the plan says what belongs where, should this be the last that we do."""
    new, old = work / "new", work / "old"
    old.mkdir()
    before = [path.name for path in site.iterdir() if not _is_work(site, path)]
    before = [name for name in before if name != "lost+found"]
    plan = {"old": before, "new": [path.name for path in new.iterdir()]}
    (work / PLAN).write_text(json.dumps(plan), encoding="utf-8")
    for name in plan["old"]:
        rename(site / name, old / name)
    for name in plan["new"]:
        rename(new / name, site / name)
    (work / PLAN).unlink()


def _put_back(site, work):
    """Undo a move that was not finished."""
    try:
        plan = json.loads((work / PLAN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    new, old = work / "new", work / "old"
    for name in plan["new"]:
        if not (new / name).exists() and (site / name).exists():
            rename(site / name, new / name)
    for name in plan["old"]:
        if (old / name).exists():
            rename(old / name, site / name)
    (work / PLAN).unlink()


def _clear(site, work):
    """Put right and remove one work folder, unless somebody still works in it."""
    if not _is_work(site, work):
        return
    try:
        if not (work / LOCK).exists():
            if _forsaken(work):
                _rescue(site, work)
            return
        with (work / LOCK).open("a+") as lock:
            if not locked(lock):
                return
            _rescue(site, work)
    except OSError:
        return  # another command was quicker, or it is another user's
    remove(work)


def _forsaken(work):
    """Whether nobody is about to lock or to remove a folder without a lock: its name has the number
    of the process."""
    if time.time() - work.stat().st_mtime > FORSAKEN:
        return True
    number = work.name.split("-")[-2]
    if os.name == "nt" or not number.isdigit():  # there asking for a process would end it
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        pass
    return False


def _rescue(site, work):
    if work.parent == site:
        _put_back(site, work)
    elif (work / "old").exists() and not site.exists():
        rename(work / "old", site)
    elif (work / "new" / MARK).exists() and not site.exists():
        rename(work / "new", site)  # finished, and the folder of the old one is gone
    shutil.rmtree(str(work), ignore_errors=True)


def _is_work(site, path):
    """Whether a folder is one that `replacing` makes: of its name, and with nothing else in it."""
    if not path.name.startswith(f".{site.name}-") or path.is_symlink() or not path.is_dir():
        return False
    try:
        return {one.name for one in path.iterdir()} <= {"new", "old", LOCK, PLAN}
    except OSError:
        return False


def _write_mark(new):
    names = sorted({path.name for path in new.iterdir()} | {MARK})
    told = {"made_by": "scripts/build.py", "entries": names}
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    (new / MARK).write_text(text, encoding="utf-8")


def _marked(site):
    """The names that a site of ours lists; all of one that was built before there were marks; None
    for any other folder."""
    try:
        return set(json.loads((site / MARK).read_text(encoding="utf-8"))["entries"])
    except FileNotFoundError:
        if (site / "index.html").exists() and (site / "assets" / "portal.js").exists():
            return BEFORE_MARKS
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None
