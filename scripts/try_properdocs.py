"""Build the site with ProperDocs in the place of MkDocs and compare every file with MkDocs' own.

MkDocs 1.x has no maintainer any more; ProperDocs goes on with it and takes its place by one import.
This keeps the way open: it fails as soon as the two no longer make the same site.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import project
from command import Failure, Parser, run, say

TURN = (
    "import os, runpy, sys; import properdocs.replacement, mkdocs; "
    "assert mkdocs.__name__ == 'properdocs'; "
    "sys.path.insert(0, os.path.dirname(sys.argv[1])); sys.argv = sys.argv[1:]; "
    "runpy.run_path(sys.argv[0], run_name='__main__')"
)
"""Runs a command with every import of mkdocs turned to properdocs."""

GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
"""Names the program, so it may differ."""

SHOWN = 10


def main():
    parser = Parser(
        "用 ProperDocs 代替 MkDocs 生成一次网站，与 MkDocs 生成的逐个文件比较。\n"
        "除了写程序名的那一行，应当一个字节都不差；有不同就列出来，退出码为 1。"
    )
    project.add_data_option(parser)
    options = parser.parse_args()
    project.enter(extras=("properdocs",))
    data = project.data_folder(options.data)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = _built(folder / "mkdocs", data)
        theirs = _built(folder / "properdocs", data, "-c", TURN)
        different = sorted(path for path in {*ours, *theirs} if ours.get(path) != theirs.get(path))
    for path in different[:SHOWN]:
        say(f"  不同：{path}")
    if different:
        raise Failure(f"ProperDocs 生成的 {len(theirs)} 个文件里有 {len(different)} 个不同。")
    say(f"ProperDocs 生成的 {len(theirs)} 个文件与 MkDocs 的相同。")
    return 0


def _built(site, data, *turn):
    """Build into a new folder; the bytes of each file by its path."""
    say("用 ProperDocs 生成 …" if turn else "用 MkDocs 生成 …")
    script = str(project.ROOT / "scripts" / "build.py")
    command = [sys.executable, *turn, script, "--data", str(data), "--site", str(site)]
    answer = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if answer.returncode != 0:
        raise Failure(answer.stdout.decode("utf-8", "replace"))
    files = (path for path in site.rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix(): GENERATOR.sub(b"", path.read_bytes()) for path in files
    }


if __name__ == "__main__":
    run(main)
