"""The page that somebody looks at is shown before the rest of the site is made, with the bytes that it
has in the whole one."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.scripts import command
from helpers.tree import law, relief, row
from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

from portal.read import file

build, preview, serve, server, watch = map(
    command, ("build", "preview", "serve", "preview_server", "preview_watch")
)

ADDRESS = "https://example.org/"
LOOKED_AT = "laws/a/index.html"


class Busy(watch.Edits):  # type: ignore[misc]
    """Edits after each of which there is the next one, as long as they are many."""

    many = True

    def come_within(self, seconds: float, enough: Callable[[], bool]) -> bool:
        return self.many


class Running:
    """A preview of a small desk, as serve.py runs it."""

    def __init__(self, desk: Desk, site: Path):
        self.desk = desk
        self.preview = preview.Preview(desk.data, site, "/")
        self.pages = server.Pages(self.preview)
        self.edits = Busy()
        self.trouble: Exception | None = None
        self.look(LOOKED_AT)
        self.edits.many = False
        self.saved()

    def saved(self, *paths: str) -> None:
        self.edits.came(paths or {str(self.desk.path("laws", "a"))})
        serve.follow_edits(self.preview, self._rebuild, self.edits)

    def _rebuild(self, opened: Any) -> Any:
        if self.trouble:
            with build.reasons(verbose=False):
                raise self.trouble
        made, site = self.preview.made, self.preview.site
        return build.build_into(site, serve_url=ADDRESS, site_url=ADDRESS, opened=opened, made=made)

    def look(self, path: str) -> bytes:
        """What the browser gets, but for what the preview adds."""
        self.preview.looked_at = path
        found = self.pages._read(path)
        return found[2] if found else b""

    def number(self, path: str) -> int:
        """The build that a page says it is of."""
        return int(self.preview.added(path).decode().split('data-build="')[1].split('"')[0])


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("first")
        desk = Desk(folder / "data")
        desk.put("laws", law("a", effective="2020-01-01", topics=["energy-saving"]))
        desk.put("laws", law("b", effective="2021-01-01", supersedes=["a"]))
        desk.put("tax", relief("r", row("r-1", expires="2027-12-31"), issued="2025-01-01"))
        desk.publish("2026-01-01T08:00", "开通")
        patch.setenv("PORTAL_AS_OF", "2026-11-22T12:00+08:00")
        patch.setenv("PORTAL_SITE_URL", ADDRESS)
        patch.setenv("PORTAL_DATA", str(desk.data))
        build.prepare(desk.data)
        yield Running(desk, folder / "seen")


def change_it(desk: Desk) -> None:
    desk.put("laws", law("a", title="甲法", effective="2020-01-01", topics=["energy-saving"]))


def change_what_ends_it(desk: Desk) -> None:
    desk.put("laws", law("b", title="乙法", effective="2022-02-02", supersedes=["a"]))


def change_a_term(desk: Desk) -> None:
    path = desk.data / "vocab" / "topics.yaml"
    name = next(line for line in path.read_text("utf-8").splitlines() if "name: " in line)
    path.write_text(path.read_text("utf-8").replace(name, f"{name}（新）", 1), "utf-8")


def add_what_rests_on_it(desk: Desk) -> None:
    desk.put("laws", law("c", effective="2023-01-01", basis=["a"]))


def publish(desk: Desk) -> None:
    desk.publish("2026-11-20T08:00", "改了这些")


def withdraw_another(desk: Desk) -> None:
    desk.keep(desk.publisher("2026-11-21T08:00").withdrawal("c", "不收了", ""))


EDITS = (
    change_it,
    change_what_ends_it,
    change_a_term,
    add_what_rests_on_it,
    publish,
    withdraw_another,
)


@pytest.mark.whole_site
def test_the_first_page_is_that_of_the_whole_site(running: Running) -> None:
    whole = running.look(LOOKED_AT)
    for edit in EDITS:
        edit(running.desk)
        before, running.edits.many = running.preview.builds, True
        running.saved()
        first = running.look(LOOKED_AT)
        assert first != whole, edit
        assert running.preview.builds == before + 1 == running.number(LOOKED_AT)
        assert running.number("tax/r/index.html") == before  # of the site that is being replaced
        running.edits.many = False
        running.saved()
        whole = running.look(LOOKED_AT)
        assert first == whole, edit
        assert running.number(LOOKED_AT) == running.number("tax/r/index.html")
        assert first == from_the_start(running), edit


def from_the_start(running: Running) -> bytes:
    """The page where nothing was kept of what came before."""
    site = running.preview.site.parent / "clean"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(file, "_kept", None)
        maker = build.build_into(site, serve_url=ADDRESS, site_url=ADDRESS)
    content: bytes = maker.content(LOOKED_AT)
    return content


@pytest.mark.whole_site
def test_a_site_that_cannot_be_made_takes_the_first_page_back(running: Running) -> None:
    whole = running.look(LOOKED_AT)
    running.desk.put("laws", law("a", title="丙法", effective="2020-01-01"))
    running.trouble = ZeroDivisionError("division by zero")
    running.saved()
    assert running.look(LOOKED_AT) == whole
    assert running.number(LOOKED_AT) == running.number("") == running.preview.builds
    running.trouble = None
    running.saved()
    assert "丙法" in running.look(LOOKED_AT).decode()


@pytest.mark.whole_site
def test_what_is_no_page_waits_for_the_whole_site(running: Running) -> None:
    running.desk.put("laws", law("a", title="丁法", effective="2020-01-01"))
    running.edits.many = True
    running.saved()
    found: list[bytes] = []
    asks = threading.Thread(target=lambda: found.append(running.look("feeds/all/atom.xml")))
    asks.start()
    asks.join(0.2)
    assert not found and running.preview.is_wanted()
    running.edits.many = False
    running.saved()
    asks.join(20)
    assert found[0]


@pytest.mark.whole_site
def test_a_changed_template_is_for_all_pages(running: Running) -> None:
    """The shells of the last site are no longer those of this one."""
    running.desk.put("laws", law("a", title="戊法", effective="2020-01-01"))
    before, running.edits.many = running.preview.builds, True
    running.saved(str(build.project.ROOT / "hooks" / "theme" / "main.html"))
    assert running.preview.builds == before + 1
    assert running.number("tax/r/index.html") == running.preview.builds


def test_who_waits_is_told_at_once(tmp_path: Path) -> None:
    one = preview.Preview(tmp_path, tmp_path / "site", "/")
    one.is_patient = True
    found: list[tuple[str, Any, bytes]] = []

    def ask() -> None:
        query = "page=/laws/a/&seen=0.0&wait=1"
        found.append(one.answer({"PATH_INFO": "/__preview__/state.json", "QUERY_STRING": query}))

    asks = threading.Thread(target=ask)
    asks.start()
    asks.join(0.2)
    assert not found
    one.failed("坏了")
    asks.join(20)
    assert found[0][0] == "200 OK"


def no_more_watches(self: Any) -> None:
    raise OSError(28, "inotify watch limit reached")


@pytest.mark.parametrize("tells", [True, False])
def test_edits_are_noticed_and_what_is_only_read_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tells: bool
) -> None:
    """Whether the system tells of them or somebody has to go round."""
    if not tells:
        monkeypatch.setattr(Observer, "start", no_more_watches)
    edits, heard = watch.Edits(), []
    (tmp_path / "data").mkdir()
    here = tmp_path / "data" / "a.yaml"
    here.write_text("id: a\n", encoding="utf-8")
    eyes = watch.Eyes(edits)

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: Any) -> None:
            heard.append(event.src_path)

    eyes.schedule(Handler(), str(tmp_path / "data"))
    eyes.start()
    try:
        here.read_text(encoding="utf-8")
        (tmp_path / "data" / "__pycache__").mkdir()
        (tmp_path / "data" / "__pycache__" / "a.pyc").write_bytes(b"")
        assert not edits.come_within(0.3, lambda: False) and not heard
        here.write_text("id: b\n", encoding="utf-8")
        assert edits.come_within(20, lambda: False)
        assert edits.taken() == {str(here)} and not edits.waiting()
    finally:
        eyes.stop()
        eyes.join()
    assert set(heard) == {str(here)}
