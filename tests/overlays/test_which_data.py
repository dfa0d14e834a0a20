"""Which data a command reads: what it is told, what the environment says, what mkdocs.yml says, data/."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from helpers.scripts import command

from portal.data_layers import DataLayers
from portal_inputs import data_of

project = command("project")
Failure = command("command").Failure

SETTINGS = """\
site_url: !ENV [PORTAL_SITE_URL, "https://example.org/"]
extra:
  report: !ENV [PORTAL_REPORT, ""]
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("data", "my-data", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.setattr(project, "ROOT", tmp_path)
    monkeypatch.delenv("PORTAL_DATA", raising=False)
    return tmp_path


def named(root: Path, data: str) -> None:
    (root / "mkdocs.yml").write_text(f"{SETTINGS}  data: {data}\n", encoding="utf-8")


def test_without_a_word_it_is_the_project_s_own(root: Path) -> None:
    assert project.data_folder(None) == root / "data"


def test_the_settings_name_one_folder_or_two_as_seen_from_the_project(root: Path) -> None:
    named(root, "other")
    assert project.data_folder(None) == root / "other"
    named(root, "data:my-data")
    assert project.data_folder(None) == DataLayers(root / "data", root / "my-data")


def test_what_the_command_is_told_comes_first(root: Path) -> None:
    named(root, "data:my-data")
    assert project.data_folder(str(root / "other")) == root / "other"
    assert project.data_folder(f"{root}/data:{root}/other") == DataLayers(
        root / "data", root / "other"
    )


@pytest.mark.parametrize("data", ["{}/data:{}/none", "{}/none", "{}/data:{}/data", "a:b:c"])
def test_what_is_not_there_is_said_in_words(root: Path, data: str) -> None:
    with pytest.raises(Failure, match="数据目录"):
        project.data_folder(data.format(root, root))


def test_the_build_reads_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def config(**extra: str) -> SimpleNamespace:
        return SimpleNamespace(config_file_path=str(root / "mkdocs.yml"), extra=extra)

    two = DataLayers(root / "data", root / "my-data")
    assert data_of(config()) == root / "data"  # type: ignore[arg-type]
    assert data_of(config(data="data:my-data")) == two  # type: ignore[arg-type]
    monkeypatch.setenv("PORTAL_DATA", str(two))
    assert data_of(config(data="other")) == two  # type: ignore[arg-type]
