"""The project's folder and its virtual environment: where they are and how to get inside.

The only file that knows where the environment lives. A command calls `enter()` and from then on
runs with every pinned package installed and the package `portal` importable.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import deque
from pathlib import Path

from command import Failure, minds_hang_up, say
from file_lock import locked

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "portal-installed.json"
"""Written last: what was installed. Without it the environment counts as unfinished."""
LOCK = ROOT / ".venv.lock"
LOCKS = ROOT / "requirements"
"""What is installed: every package at one version, with the sums of its files. See lock.py."""

FIRST = "tools"
"""The lock of what installs the rest, so it comes first."""

SOURCES = ("feedgen",)
"""Packages that their authors publish as source only. Any other source is refused: building it
would run code, and fetch more, that no lock names."""

BUILT_HERE = ("--no-build-isolation", "--only-binary=:all:", "--no-binary=" + ",".join(SOURCES))
"""How pip comes to what it installs: what is built is built by the tools of the first lock, where
pip by itself would fetch others."""

NOT_INSTALLED = (
    "安装依赖失败。\n"
    "连不上网：需要代理或镜像时，设置环境变量 HTTPS_PROXY 或 PIP_INDEX_URL。\n"
    "提示 HASHES 或 hashes 不一致：下载到的文件不是 requirements/ 里写明的那一个，换一个镜像再试，不要去掉校验。\n"
    "提示 No matching distribution：这个系统或这个版本的 Python 没有现成的包，换 Python 3.11 到 3.14 再试。"
)


def enter(extras=()):
    """Return inside the environment that holds the packages of `extras`; make it when missing.
    An extra is a file of requirements/ that adds to tools.txt and site.txt.

    From any other Python this runs the same command again inside, and ends with its exit code.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # an advertisement of the theme's, on every start
    reentered = os.environ.pop("PORTAL_REENTERED", "")
    try:
        if not _ready(extras):
            _prepare(extras)
    except PermissionError as error:
        raise Failure(
            f"没有权限用虚拟环境 {VENV}（{error.filename}）：多半是另一个用户建的，"
            "它的 Python 在那个用户的目录里。\n"
            "请用建它的用户运行；或者删除这个目录再运行，会重新建立。"
        ) from None
    if _inside():
        sys.path.insert(0, str(ROOT / "hooks"))
        return
    if reentered:
        raise Failure(f"虚拟环境 {VENV} 不能用，请删除这个目录后重试。")
    sys.exit(_run_inside())


def add_data_option(parser):
    """Give a command its `--data`; the value goes through `data_folder`."""
    parser.add_argument(
        "--data",
        metavar="DIR",
        default=os.environ.get("PORTAL_DATA") or None,
        help="数据目录；叠在国家数据上的自己的数据写成 data:my-data。\n"
        "默认取环境变量 PORTAL_DATA，没有则取 mkdocs.yml 的 extra.data，再没有则为 data",
    )


def data_folder(name):
    """Return the full path of the data folder, or of both of two (DataLayers); Failure when there is
    none. Without a name it is what mkdocs.yml says, else the project's own."""
    from portal.data_layers import data_named, roots_of

    try:
        data = data_named(str(name)) if name else _data_of_settings()
    except ValueError as error:
        raise Failure(f"数据目录 {name}：{error}。") from None
    for folder in roots_of(data.resolve()):
        if not folder.is_dir():
            raise Failure(f"没有数据目录 {folder}。")
    return data.resolve()


def _data_of_settings():
    """What `extra.data` in mkdocs.yml names, without asking MkDocs, which takes long to start."""
    import yaml

    from portal.data_layers import data_named

    class Loose(yaml.SafeLoader):
        """Knows no tags of MkDocs and needs none."""

    Loose.add_multi_constructor("", lambda loader, suffix, node: None)
    try:
        with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
            extra = (yaml.load(file, Loose) or {}).get("extra") or {}
    except (OSError, yaml.YAMLError, AttributeError):
        extra = {}  # MkDocs says what is wrong with it
    named = extra.get("data") if isinstance(extra, dict) else None
    return data_named(named, beside=ROOT) if isinstance(named, str) else ROOT / "data"


def _inside():
    with contextlib.suppress(OSError):
        return os.path.samefile(sys.prefix, str(VENV))
    return False


def _ready(extras):
    stamp = _stamp()
    return (
        PYTHON.exists()
        and (VENV / "pyvenv.cfg").exists()
        and all(stamp["locks"].get(name) == _digest(name) for name in _locks(extras))
        # A system upgrade can put another Python under the same name, which sees no packages.
        and (not _inside() or stamp["python"] == _version())
    )


def _stamp():
    """What was installed; nothing where that is not known."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        stamp = {}
    return stamp if "locks" in stamp else {"python": "", "locks": {}}


def _locks(extras):
    """Names of the files that are installed, in this order."""
    return (FIRST, "site") + tuple(extras)


def lock_file(name):
    return LOCKS / (name + ".txt")


def digest(path):
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(name):
    return digest(lock_file(name))


def _version():
    return ".".join(map(str, sys.version_info[:2]))


def _prepare(extras):
    with _lock():
        if _ready(extras):
            return  # another command has done it while we waited
        version = _version_with_pip()
        fresh = version is None
        try:
            if fresh:
                version = _create()
            else:
                say("依赖有变化：更新虚拟环境。")
            _install(_locks(extras), version)
        except BaseException:
            if fresh:  # leave nothing half-made behind
                shutil.rmtree(str(VENV), ignore_errors=True)
            raise


@contextlib.contextmanager
def _lock():
    """Let one command at a time work on the environment. The system frees the lock of a dead one."""
    with LOCK.open("a+") as file:
        waiting = False
        while not locked(file):
            if not waiting:
                say("另一个命令正在准备环境，等它做完…")
            waiting = True
            time.sleep(0.5)
        yield


def _version_with_pip():
    """Return the environment's Python version, such as "3.11"; None when it cannot install."""
    if not PYTHON.exists():
        return None
    asked = "import pip._internal, sys; print('%d.%d' % sys.version_info[:2])"
    answer = subprocess.run(
        [str(PYTHON), "-c", asked],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environ(),
    )
    return answer.stdout.decode().strip() if answer.returncode == 0 else None


def _create():
    if _inside():  # cannot saw off the branch we sit on
        raise Failure(f"虚拟环境 {VENV} 已损坏，请删除这个目录，再用系统的 python3 运行。")
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Failure(
            f"这个 Python（{sys.executable}）缺少 venv 或 ensurepip，不能建立虚拟环境。\n"
            "Debian、Ubuntu 请先安装：apt-get install python3-venv（需要管理员权限）；\n"
            "其他系统请安装完整的 Python。装好后再运行同一条命令。"
        )
    say("首次运行：建立虚拟环境并安装依赖，只做一次，约需一分钟。")
    shutil.rmtree(str(VENV), ignore_errors=True)
    _step([sys.executable, "-m", "venv", str(VENV)], "建立虚拟环境失败。")
    return _version()


def _install(names, version):
    before = _stamp()["locks"]
    with contextlib.suppress(FileNotFoundError):
        STAMP.unlink()
    locks = {name: _digest(name) for name in names}
    _pip((FIRST,), "--only-binary=:all:")
    _pip(names[1:], *BUILT_HERE)
    for name, sum_then in before.items():  # the extras of other commands are still there
        if lock_file(name).is_file() and _digest(name) == sum_then:
            locks[name] = sum_then
    stamp = {"python": version, "locks": locks}
    STAMP.write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")


def _pip(names, *options):
    """Install what the locks name, and nothing whose sum is not in them."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    command += ["--require-hashes", *options]
    for name in names:
        command += ["-r", str(lock_file(name))]
    _step(command, NOT_INSTALLED)


def _step(command, failure):
    """Run one long step: name it, show which packages it comes to, and on failure its last words."""
    say("$ " + " ".join(command))
    last = deque(maxlen=15)
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=_environ(), cwd=str(ROOT)
    )
    try:
        for raw in process.stdout:
            line = raw.decode("utf-8", "replace").rstrip()
            last.append(line)
            if line.startswith(("Collecting ", "Installing ")):
                say("  " + line.split(" (from")[0])
        code = process.wait()
    except BaseException:
        process.kill()
        process.wait()
        raise
    if code != 0:
        raise Failure("\n".join(last) + "\n" + failure)


def _environ():
    environ = dict(os.environ, PYTHONUTF8="1")
    environ.pop("PYTHONHOME", None)  # would hide the environment from its own Python
    return environ


def _run_inside():
    """Run this command again in the environment; return its exit code."""
    environ = dict(_environ(), PORTAL_REENTERED="1")
    script = os.path.abspath(sys.argv[0])
    try:
        child = subprocess.Popen([str(PYTHON), script] + sys.argv[1:], env=environ)
    except PermissionError:
        raise Failure(f"没有权限运行 {PYTHON}：请用建立虚拟环境的用户运行，或删除 {VENV} 后重试。")

    def pass_on(number, frame):
        if os.name != "nt":  # there the console tells every process itself
            child.send_signal(number)

    signal.signal(signal.SIGINT, pass_on)
    signal.signal(signal.SIGTERM, pass_on)
    if minds_hang_up():
        signal.signal(signal.SIGHUP, pass_on)
    code = child.wait()
    return code if code >= 0 else 128 - code
