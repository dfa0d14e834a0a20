"""Run everything that has to hold: lint, format, types, tests. Brings a browser when there is none."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import project
from command import Failure, Parser, run, say

CHECKS = (
    ("ruff check", ("ruff", "check", ".")),
    ("ruff format", ("ruff", "format", "--check", ".")),
    ("mypy", ("mypy",)),
)
"""Name and module with arguments of what comes before the tests; quick ones first."""

PYTEST = ("pytest", "--dist=loadfile", "--no-loadscope-reorder")
"""The tests, several processes side by side. The tests of a file stay together, so what they share
is made once, and tests/conftest.py says which files start first."""

QUICK = ("-m", "not browser and not whole_site")
"""What leaves out the tests that need a browser or build a whole site."""

SHELL = "chromium-headless-shell"
"""Chromium without its window, as Debian packages it: the same engine for half the time."""

NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
PLACES = (
    "{PROGRAMFILES}/Google/Chrome/Application/chrome.exe",
    "{PROGRAMFILES(X86)}/Google/Chrome/Application/chrome.exe",
    "{LOCALAPPDATA}/Google/Chrome/Application/chrome.exe",
    "{PROGRAMFILES(X86)}/Microsoft/Edge/Application/msedge.exe",
    "{PROGRAMFILES}/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
"""Where Windows and macOS keep a browser of Chromium's kind; environment variables in braces."""

PLAYWRIGHTS_OWN = ""
"""The value of PORTAL_CHROMIUM that leaves the choice of browser to Playwright."""


def main():
    parser = Parser(
        "运行全部检查：ruff、mypy、pytest（含浏览器测试）。没有浏览器时会设法安装。\n"
        "写了 pytest 的参数时只运行 pytest，例如：python scripts/test.py tests/test_commands.py -k help"
    )
    parser.usage = "%(prog)s [-h] [--fast | --lint] [pytest 的参数 ...]"
    parser.add_argument(
        "--fast",
        action="store_true",
        help="改代码时用，一分钟以内：不运行要浏览器的和要生成整个网站的测试",
    )
    parser.add_argument("--lint", action="store_true", help="只运行 ruff 和 mypy，几秒")
    options, wanted = parser.parse_known_args()
    project.enter(extras=("test",))
    if options.lint:
        return run_all(CHECKS)
    if not options.fast:
        os.environ["PORTAL_CHROMIUM"] = find_chromium() or install_chromium()
        _mention_fonts()
    quick = QUICK if options.fast else ()
    if wanted:
        return _run(sys.executable, "-m", "pytest", *quick, *wanted)
    return run_all((*CHECKS, ("pytest", (*PYTEST, f"--numprocesses={processes()}", *quick))))


def processes():
    """How many to start: one more than there are cores, for one or another waits for its browser."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) + 1
    return (os.cpu_count() or 1) + 1


def run_all(checks):
    """Run every check, also after one has failed; return 0 when all passed, else 1."""
    results = []
    for name, (module, *arguments) in checks:
        start = time.monotonic()
        code = _run(sys.executable, "-m", module, *arguments)
        results.append((name, code, time.monotonic() - start))
    say("\n结果")
    for name, code, seconds in results:
        say(f"  {'通过' if code == 0 else '未通过'}\t{name}（{seconds:.1f} 秒）")
    return 1 if any(code for _, code, _ in results) else 0


def find_chromium():
    """Return the path of a browser that starts, or None; Failure when PORTAL_CHROMIUM is wrong."""
    given = os.environ.get("PORTAL_CHROMIUM")
    if given:
        if not _starts(given):
            raise Failure(f"环境变量 PORTAL_CHROMIUM 写的 {given} 不是能运行的浏览器。")
        return given
    on_path = (shutil.which(name) for name in NAMES)
    for path in (*on_path, *_usual_places()):
        if path and _starts(path):
            return path
    return None


def install_chromium():
    """Install a browser; return its path, or PLAYWRIGHTS_OWN for the one Playwright downloads."""
    say("没有找到 Chromium 或 Chrome，浏览器测试需要一个，现在安装。")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and shutil.which("apt-get"):
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        if _run("apt-get", "update") == 0:
            for package in (SHELL, "chromium"):  # not every release has the first
                if _run("apt-get", "install", "-y", package, "fonts-noto-cjk") == 0:
                    break
        path = find_chromium()
        if path:
            return path
    if _run(sys.executable, "-m", "playwright", "install", "chromium") == 0:
        return PLAYWRIGHTS_OWN
    raise Failure(
        "没能装上浏览器。请安装 Chromium 或 Chrome（Debian：apt-get install chromium-headless-shell），\n"
        "或把已有浏览器的路径写进环境变量 PORTAL_CHROMIUM，再运行同一条命令。"
    )


def _usual_places():
    for place in PLACES:
        try:
            path = Path(place.format_map(os.environ))
        except KeyError:
            continue
        if path.is_file():
            yield str(path)


def _starts(path):
    if not os.path.isfile(path):
        return False
    if os.name == "nt":  # there `--version` opens a window
        return True
    try:
        answer = subprocess.run([path, "--version"], check=False, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _mention_fonts():
    if not shutil.which("fc-list"):
        return
    fonts = subprocess.run(["fc-list", ":lang=zh", "family"], check=False, stdout=subprocess.PIPE)
    if fonts.returncode == 0 and not fonts.stdout.strip():
        say("提示：系统没有中文字体，浏览器里中文会显示为方框（Debian、Ubuntu：fonts-noto-cjk）。")


def _run(*command):
    say("\n$ " + " ".join(("python", *command[1:]) if command[0] == sys.executable else command))
    return subprocess.run(command, check=False, cwd=str(project.ROOT)).returncode


if __name__ == "__main__":
    run(main)
