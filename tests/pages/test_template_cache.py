"""Compiled templates are kept between runs; nothing depends on it."""

import errno
import tempfile
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from portal.view import template_cache
from portal.view.template_cache import keep_compiled


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(template_cache, "FOLDER", tmp_path / "kept")
    return tmp_path


def rendered(text: str, **options: bool) -> str:
    environment = Environment(loader=DictLoader({"a": text}), **options)  # type: ignore[arg-type]
    keep_compiled(environment)
    return environment.get_template("a").render(x="<")


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that are compiled from now on."""
    found: list[str] = []
    compile_ = Environment.compile

    def told(self: Environment, source: str, *rest: object, **more: object) -> object:
        found.append(source)
        return compile_(self, source, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", told)
    return found


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again = compiled(monkeypatch)
    assert [rendered("{{ x }}") for _ in range(3)] == ["<"] * 3
    assert again == ["{{ x }}"] and len(list(folder.rglob("*.cache"))) == 1


def test_another_text_or_environment_is_another_template() -> None:
    assert rendered("{{ x }}") == "<"
    assert rendered("{{ x }}", autoescape=True) == "&lt;"
    assert rendered("{{ x }}!") == "<!"


def test_what_is_half_written_or_foreign_is_compiled_anew(folder: Path) -> None:
    rendered("{{ x }}")
    [kept] = folder.rglob("*.cache")
    whole = kept.read_bytes()
    for bad in (b"", whole[:20], whole[:-9], b"\x80\x04junk" * 9):
        kept.write_bytes(bad)
        assert rendered("{{ x }}") == "<"


def test_a_full_disk_or_a_foreign_folder_stops_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as broken:
        broken.setattr(tempfile, "NamedTemporaryFile", full)
        assert rendered("{{ x }}") == "<"
    (folder / "file").touch()
    monkeypatch.setattr(template_cache, "FOLDER", folder / "file" / "below")
    assert rendered("{{ x }}") == "<"
