"""Nothing is installed that pyproject.toml did not ask for and whose bytes are not known."""

import importlib.metadata
import json
import os
import re
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from helpers.building import ROOT
from helpers.scripts import command

project, locked = command("project"), command("locked")
Failure = command("command").Failure

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = {
    "site": PYPROJECT["project"]["dependencies"],
    "test": PYPROJECT["project"]["optional-dependencies"]["test"],
    **PYPROJECT["dependency-groups"],
}
"""What is asked for, by the lock that it must stand in."""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_each_lock_has_what_pyproject_asks_for_at_that_version() -> None:
    assert set(WANTED) == set(locked.NAMES) == {p.stem for p in project.LOCKS.glob("*.txt")}
    found = {(package.lock, package.name, package.version) for package in locked.packages()}
    asked = {
        (lock, normal(name), version)
        for lock, wanted in WANTED.items()
        for name, version in (requirement.split("==") for requirement in wanted)
    }
    assert len(asked) > 20
    assert asked - found == set()


def test_the_tools_that_build_are_those_of_the_lock() -> None:
    tools = {f"{p.name}=={p.version}" for p in locked.packages() if p.lock == project.FIRST}
    assert set(PYPROJECT["build-system"]["requires"]) <= tools


def test_every_package_stands_once_with_the_sums_of_its_files() -> None:
    packages = locked.packages()
    names = [package.name for package in packages]
    assert len(names) > 60 and len(names) == len(set(names))
    for package in packages:
        assert package.hashes and len(package.hashes) == len(set(package.hashes)), package.name


def test_every_package_is_there_because_another_one_needs_it() -> None:
    known = {package.name for package in locked.packages()} | {locked.ITSELF}
    for package in locked.packages():
        assert package.needed_by and set(package.needed_by) <= known, package.name


def test_a_lock_names_no_host_and_no_place() -> None:
    for path in project.LOCKS.glob("*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert re.match(r"#|[a-z0-9-]+==\S+ |    (--hash=sha256:[0-9a-f]{64}|#)", line), line
            assert not re.search(r"://|[A-Za-z]:\\|/(tmp|home|root|work|Users)/|index-url", line), (
                line
            )


def test_what_runs_here_are_the_versions_of_the_lock() -> None:
    installed = {normal(d.name): d.version for d in importlib.metadata.distributions()}
    wanted = {p.name: p.version for p in locked.packages() if p.lock in ("tools", "site", "test")}
    assert {name: installed.get(name) for name in wanted} == wanted


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a shelf that pip takes packages from and a target that it puts them into,
    without network."""
    shelf, target = tmp_path / "shelf", tmp_path / "target"
    shelf.mkdir()
    for name, value in {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(shelf),
        "PIP_TARGET": str(target),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_CACHE_DIR": "1",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(project, "LOCKS", tmp_path)
    return tmp_path


def wheel(place: Path, content: str = "word = 1\n") -> Path:
    path = place / "shelf" / "tiny_part-1.0-py3-none-any.whl"
    folder = "tiny_part-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tiny_part.py", content)
        archive.writestr(
            f"{folder}/METADATA", "Metadata-Version: 2.1\nName: tiny-part\nVersion: 1.0\n"
        )
        archive.writestr(
            f"{folder}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        archive.writestr(f"{folder}/RECORD", "")
    return path


def install(place: Path, line: str) -> bool:
    """Install from a lock with this line as the commands do; whether the package arrived."""
    (place / "site.txt").write_text(line + "\n", encoding="utf-8")
    project._pip(("site",), *project.BUILT_HERE)
    return (place / "target" / "tiny_part.py").is_file()


@pytest.mark.slow
def test_what_has_its_sum_is_installed(place: Path) -> None:
    digest = project.digest(wheel(place))
    assert install(place, f"tiny-part==1.0 --hash=sha256:{digest}")


@pytest.mark.slow
def test_a_file_whose_bytes_are_others_is_refused(place: Path) -> None:
    digest = project.digest(wheel(place))
    wheel(place, "word = 2\n")
    with pytest.raises(Failure, match="不要去掉校验"):
        install(place, f"tiny-part==1.0 --hash=sha256:{digest}")
    assert not (place / "target").exists()


@pytest.mark.slow
def test_a_package_without_a_sum_is_refused(place: Path) -> None:
    wheel(place)
    with pytest.raises(Failure, match="hash"):
        install(place, "tiny-part==1.0")


@pytest.mark.slow
def test_a_source_that_nobody_named_is_not_built(place: Path) -> None:
    """Building runs the package's own program, so only what is in SOURCES is built."""
    folder = place / "tiny_part-1.0"
    folder.mkdir()
    (folder / "setup.py").write_text("raise SystemExit('ran')\n", encoding="utf-8")
    (folder / "PKG-INFO").write_text(
        "Metadata-Version: 2.1\nName: tiny-part\nVersion: 1.0\n", encoding="utf-8"
    )
    path = place / "shelf" / "tiny_part-1.0.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(folder, "tiny_part-1.0")
    with pytest.raises(Failure, match="No matching distribution") as refused:
        install(place, f"tiny-part==1.0 --hash=sha256:{project.digest(path)}")
    assert "ran" not in str(refused.value)


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Locks of two lines in a folder, a stamp there, and what pip would have been called with."""
    called: list[Any] = []
    for name in locked.NAMES:
        (tmp_path / f"{name}.txt").write_text(f"{name}==1\n", encoding="utf-8")
    monkeypatch.setattr(project, "LOCKS", tmp_path)
    monkeypatch.setattr(project, "STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(project, "_pip", lambda names, *options: called.append((names, options)))
    return called


def test_tools_come_first_and_nothing_else_builds(steps: list[Any]) -> None:
    project._install(("tools", "site", "test"), "3.11")
    assert [names for names, _ in steps] == [("tools",), ("site", "test")]
    assert "--no-build-isolation" in steps[1][1] and "--only-binary=:all:" in steps[1][1]
    assert "--only-binary=:all:" in steps[0][1]


def test_extras_of_other_commands_are_remembered_until_their_lock_changes(
    steps: list[Any], tmp_path: Path
) -> None:
    project._install(("tools", "site", "test"), "3.11")
    project._install(("tools", "site", "lock"), "3.11")
    assert set(json.loads(project.STAMP.read_text())["locks"]) == {"tools", "site", "test", "lock"}
    (tmp_path / "test.txt").write_text("test==2\n", encoding="utf-8")
    project._install(("tools", "site"), "3.11")
    assert set(json.loads(project.STAMP.read_text())["locks"]) == {"tools", "site", "lock"}


def test_a_stamp_of_an_older_commit_counts_as_none(steps: list[Any], tmp_path: Path) -> None:
    project.STAMP.write_text('{"python": "3.11", "constraints": "x", "requirements": []}')
    assert project._stamp()["locks"] == {}
    assert not project._ready(())
