"""Write requirements/: every package at one version, with the sums of all files that its index has.

pyproject.toml says what is wanted; the files here say what that comes to, for Python 3.11 and newer
on Linux, macOS and Windows alike.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import project
from command import Failure, Parser, run, say
from locked import split

OLDEST = "3.11.2"
"""Debian 12 has this one: what needs a later 3.11 is left out."""

WANTED = {
    "tools": ("--group", "tools"),
    "site": ("pyproject.toml",),
    "test": ("--extra", "test", "pyproject.toml"),
    "lock": ("--group", "lock"),
    "properdocs": ("--group", "properdocs"),
}
"""What each lock is resolved from."""

HEAD = {
    "tools": "先装的：安装其余的包、编译 feedgen 用的工具",
    "site": "检查数据、生成网站要用的",
    "test": "在 site.txt 之外，运行测试要用的",
    "lock": "重写这些文件要用的（scripts/lock.py）",
    "properdocs": "在 site.txt 之外，试 ProperDocs 要用的（scripts/try_properdocs.py）",
}

NOTE = """\
# {what}。由 scripts/lock.py 写出，不要手改：改 pyproject.toml，再运行它。
# 每个包一个版本，列出这个版本全部文件的 SHA-256；安装时不在其中的文件一律不装。
"""


def main():
    parser = Parser(
        "按 pyproject.toml 重写 requirements/ 里的锁定文件：每个包的版本和全部文件的校验和。\n"
        "默认只改必须改的；写了包名就把它们升到最新。写完运行 scripts/test.py。"
    )
    parser.add_argument(
        "--upgrade", metavar="PACKAGE", nargs="*", help="升级这些间接用到的包；不写包名就全部升级"
    )
    options = parser.parse_args()
    project.enter(extras=("lock",))
    upgrade = _upgrade(options.upgrade)
    with tempfile.TemporaryDirectory() as name:
        for lock, packages in _locks(Path(name), upgrade).items():
            text = NOTE.format(what=HEAD[lock]) + "".join(packages.values())
            with project.lock_file(lock).open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            say(f"requirements/{lock}.txt：{len(packages)} 个包")
    return 0


def _locks(folder, upgrade):
    """The packages of each lock, every package in one of them. What the site and the tests need is
    resolved at once, so that they agree and each package tells of all that need it."""
    locks = {lock: _resolved(lock, folder, upgrade) for lock in WANTED}
    site = set(locks["site"])
    shared = {name: block for name, block in locks["test"].items() if name in site}
    for lock, packages in locks.items():
        locks[lock] = {name: block for name, block in packages.items() if name not in site}
    return {**locks, "site": shared}


def _upgrade(packages):
    if packages is None:
        return []
    return [f"--upgrade-package={package}" for package in packages] or ["--upgrade"]


def _resolved(lock, folder, upgrade):
    """Resolve one lock, starting from the versions that are locked now."""
    resolved = folder / (lock + ".txt")
    known = [project.lock_file(name) for name in ("site", lock)]
    before = "".join(file.read_text(encoding="utf-8") for file in known if file.is_file())
    resolved.write_text(before, encoding="utf-8")
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal"]
    command += ["--python-version", OLDEST, "--generate-hashes", "--no-header"]
    command += ["--no-emit-index-url", "--no-emit-find-links", *upgrade]
    command += [*WANTED[lock], "--output-file", str(resolved)]
    answer = subprocess.run(
        command,
        check=False,
        cwd=str(project.ROOT),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    if answer.returncode != 0:
        raise Failure(answer.stderr.decode("utf-8", "replace").strip() + "\n没能定出版本。")
    return split(resolved.read_text(encoding="utf-8"))


if __name__ == "__main__":
    run(main)
