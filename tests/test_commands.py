"""What the commands promise to the person who types them."""

import contextlib
import errno
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from helpers import warm
from helpers.building import DATA
from helpers.scripts import SCRIPTS
from helpers.scripts import command as module_of
from helpers.tree import VOCABULARIES

guard, place, serve = (module_of(name) for name in ("preview_guard", "place", "serve"))
Failure, require_python = module_of("command").Failure, module_of("command").require_python

COMMANDS = (
    "bench.py",
    "build.py",
    "check.py",
    "diff_editions.py",
    "export_search.py",
    "find.py",
    "import_text.py",
    "inspect.py",
    "linkcheck.py",
    "lock.py",
    "new.py",
    "notify.py",
    "publish.py",
    "relevance.py",
    "review.py",
    "sbom.py",
    "serve.py",
    "test.py",
    "try_properdocs.py",
)
BARE_PYTHON = getattr(sys, "_base_executable", sys.executable)
"""The Python that the virtual environment was made with: it has none of the packages."""

BROKEN = "id: [没有写完\n"


def python(*arguments, **options):
    """Run Python and return what it said."""
    return subprocess.run(
        [options.pop("executable", sys.executable), *map(str, arguments)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        **options,
    )


def command(name, *arguments, **options):
    return warm.run([sys.executable, *map(str, (SCRIPTS / name, *arguments))], **options)


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """A data folder whose only record cannot be read; the commands run beside it."""
    data = tmp_path / "data"
    shutil.copytree(VOCABULARIES, data / "vocab")
    (data / "laws").mkdir()
    (data / "laws" / "half.yaml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return data


@pytest.fixture
def old_site(tmp_path):
    """A site that was built before."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("上次的网页", encoding="utf-8")
    place._write_mark(site)
    return site


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_chinese_and_needs_no_environment(name, tmp_path):
    shutil.copytree(SCRIPTS, tmp_path / "scripts")
    ascii_terminal = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    answer = python(
        tmp_path / "scripts" / name, "--help", executable=BARE_PYTHON, env=ascii_terminal
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith(f"用法：{name} ")
    assert "usage" not in answer.stdout
    assert "show this help" not in answer.stdout
    assert not (tmp_path / ".venv").exists()


def test_an_old_python_is_told_so_in_chinese():
    with pytest.raises(Failure, match="需要 Python 3.11 或更高版本，现在运行的是 3.7"):
        require_python((3, 7, 16))


def test_wrong_arguments_are_explained_in_chinese():
    answer = command("check.py", "--nonsense")
    assert answer.returncode == 2
    assert "不认识的参数：--nonsense" in answer.stderr


def test_check_names_file_line_and_column(broken):
    answer = command("check.py", "--data", broken)
    assert answer.returncode == 1
    assert answer.stdout.startswith("data/laws/half.yaml:")
    _path, line, column, _ = answer.stdout.splitlines()[0].split(":", 3)
    assert int(line) >= 1 and int(column) >= 1
    assert "处问题" in answer.stderr


def test_check_prints_json_for_programs(broken):
    answer = command("check.py", "--data", broken, "--format", "json")
    assert answer.returncode == 1
    problems = json.loads(answer.stdout)
    assert problems[0]["path"] == "data/laws/half.yaml"
    assert set(problems[0]) == {"path", "line", "column", "field", "message", "hint"}


def test_check_finds_the_data_by_environment(broken):
    answer = command("check.py", env={**os.environ, "PORTAL_DATA": str(broken)})
    assert answer.stdout.startswith("data/laws/half.yaml:")


def test_check_refuses_an_unreadable_day(broken):
    answer = command("check.py", "--data", broken, env={**os.environ, "PORTAL_AS_OF": "明天"})
    assert answer.returncode == 1
    assert "PORTAL_AS_OF" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_check_says_when_there_is_no_data(tmp_path):
    answer = command("check.py", "--data", tmp_path / "none")
    assert answer.returncode == 1
    assert "没有数据目录" in answer.stderr


def test_build_leaves_the_old_site_when_the_data_is_broken(broken, old_site):
    answer = command("build.py", "--data", broken, "--site", old_site)
    assert answer.returncode == 1
    assert "data/laws/half.yaml:" in answer.stdout
    assert {path.name for path in old_site.iterdir()} == {"index.html", place.MARK}
    assert {path.name for path in old_site.parent.iterdir()} == {"data", "site"}


@pytest.mark.whole_site
def test_build_takes_data_of_ones_own_that_the_guides_do_not_speak_of(tmp_path):
    data = tmp_path / "own"
    shutil.copytree(VOCABULARIES, data / "vocab")
    (data / "laws").mkdir()
    record = DATA / "laws" / "energy-conservation-law.yaml"
    shutil.copy(record, data / "laws")
    arguments = (SCRIPTS / "build.py", "--data", data, "--site", tmp_path / "site")
    done = python(*arguments, **({} if os.name == "nt" else {"umask": 0o077}))
    assert done.returncode == 0, done.stderr
    page = tmp_path / "site" / "laws" / "energy-conservation-law" / "index.html"
    assert page.is_file()
    if os.name != "nt":  # the web server is another user
        assert page.stat().st_mode & 0o044 == 0o044
        assert (tmp_path / "site").stat().st_mode & 0o055 == 0o055


def test_serve_takes_the_next_free_port():
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        assert serve.free_port("127.0.0.1", port) > port


def test_the_test_command_refuses_a_browser_that_does_not_start(monkeypatch):
    place = SCRIPTS / "test.py"  # the name `test` is taken by Python itself
    spec = importlib.util.spec_from_file_location("test_command", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setenv("PORTAL_CHROMIUM", "/没有/chromium")
    with pytest.raises(Failure, match="PORTAL_CHROMIUM"):
        module.find_chromium()


@pytest.fixture
def preview(tmp_path):
    """A server on a small catalogue of its own: (address, data folder, process)."""
    data = tmp_path / "data"
    shutil.copytree(VOCABULARIES, data / "vocab")
    with served_by_command(data, tmp_path) as running:
        yield running


@contextlib.contextmanager
def served_by_command(data, tmp_path):
    arguments = [SCRIPTS / "serve.py", "--data", data, "--port", "8700"]
    with (
        (tmp_path / "said").open("w", encoding="utf-8") as said,
        subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=said,
            encoding="utf-8",
        ) as process,
    ):
        address = next((line for line in process.stdout if "预览地址" in line), None)
        assert address, (tmp_path / "said").read_text(encoding="utf-8")
        try:
            yield address.split("：")[1].strip(), data, process
        finally:
            process.terminate()


def test_on_broken_data_the_preview_says_what_is_wrong(broken, tmp_path):
    with served_by_command(broken, tmp_path) as (address, _, _):
        with pytest.raises(HTTPError, match="503") as answer:
            urlopen(f"{address}laws/", timeout=10)
        assert "还没有网页可看" in answer.value.read().decode("utf-8")
        told = json.load(urlopen(f"{address}__preview__/state.json", timeout=10))
        (problem,) = [one for one in told["trouble"]["problems"] if "half.yaml" in one["path"]]
        assert problem["path"].endswith("data/laws/half.yaml") and problem["hint"]
        assert told["build"] == 0
    assert "改好并保存后会自动生成" in (tmp_path / "said").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_bad_edit_leaves_the_preview_as_it_was(preview, tmp_path):
    address, data, _ = preview
    assert urlopen(address, timeout=10).status == 200
    (data / "laws").mkdir()
    (data / "laws" / "half.yaml").write_text(BROKEN, encoding="utf-8")
    wait_for(lambda: "预览仍是上次的网页" in (tmp_path / "said").read_text(encoding="utf-8"))
    assert urlopen(address, timeout=10).status == 200


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that only Ctrl-C sends")
def test_ctrl_c_ends_the_preview_quietly(preview, tmp_path):
    _, _, process = preview
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 0
    assert "Traceback" not in (tmp_path / "said").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({"HTTP_HOST": "127.0.0.1:8000"}, ""),
        ({"HTTP_HOST": "localhost:8000"}, ""),
        ({"HTTP_HOST": "[::1]:8000"}, ""),
        ({"HTTP_HOST": "evil.example"}, "421"),
        ({"HTTP_HOST": "127.0.0.1.evil.example:8000"}, "421"),
        ({"HTTP_HOST": "192.168.1.5:8000"}, "421"),
        ({}, "421"),
        ({"HTTP_HOST": "localhost", "PATH_INFO": "/C:/Users/ed/.ssh/id_rsa"}, "404"),
        ({"HTTP_HOST": "localhost", "PATH_INFO": "/..\\..\\secret"}, "404"),
        ({"HTTP_HOST": "localhost", "PATH_INFO": "/laws/\0"}, "404"),
        ({"HTTP_HOST": "localhost", "REQUEST_METHOD": "POST"}, "405"),
    ],
)
def test_the_preview_answers_to_its_own_names_only(request_, status):
    assert guard.refusal_of(request_, "127.0.0.1").startswith(status)
    assert bool(guard.refusal_of(request_, "127.0.0.1")) == bool(status)


def test_a_preview_for_all_answers_to_addresses_but_to_no_foreign_name():
    assert guard.is_own("192.168.1.5:8000", "0.0.0.0")
    assert guard.is_own(f"{socket.gethostname()}:8000", "0.0.0.0")
    assert not guard.is_own("evil.example:8000", "0.0.0.0")


@pytest.mark.slow
def test_the_preview_turns_foreign_names_away(preview):
    address, _, _ = preview
    asked = Request(address, headers={"Host": "evil.example"})
    with pytest.raises(HTTPError, match="421"):
        urlopen(asked, timeout=10)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘满了"),
        (errno.EACCES, "没有读写的权限：/data/ledger"),
        (errno.EROFS, "磁盘是只读的：/data/ledger"),
    ],
)
def test_what_the_system_refuses_is_said_in_words(number, words):
    script = (
        f"import sys; sys.path.insert(0, {str(SCRIPTS)!r}); import command\n"
        f"def main(): raise OSError({number}, 'in English', '/data/ledger')\n"
        "command.run(main)"
    )
    answer = python("-c", script)
    assert answer.returncode == 1
    assert words in answer.stderr
    assert "Traceback" not in answer.stderr and "English" not in answer.stderr


def test_an_environment_of_another_user_is_named(monkeypatch):
    project = module_of("project")

    def closed(extras):
        raise PermissionError(errno.EACCES, "Permission denied", "/elsewhere/python")

    monkeypatch.setattr(project, "_ready", closed)
    with pytest.raises(Failure, match="没有权限用虚拟环境.*另一个用户"):
        project.enter()


def wait_for(promise, seconds=60):
    end = time.monotonic() + seconds
    while not promise():
        assert time.monotonic() < end, "等得太久"
        time.sleep(0.1)
