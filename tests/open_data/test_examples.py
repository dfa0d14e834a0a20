"""Every example of /data/ does what the page says, on a site that is served."""

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from helpers.building import DATA
from helpers.served import served
from playwright.sync_api import Browser

from portal.open_data.files import open_data_files
from portal.pages.open_data import DESCRIPTION
from portal.pages.response_headers import response_headers
from portal.portal import Portal
from portal.site_info import SiteInfo


@dataclass(frozen=True)
class Shown:
    """The page, and the site that its examples speak of."""

    body: str
    address: str
    folder: Path

    def examples(self, kind: str) -> list[str]:
        return [
            unescape(text)
            for text in re.findall(
                rf'<code data-run="{kind}"[^>]*>(.*?)</code>', self.body, re.DOTALL
            )
        ]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    folder = tmp_path_factory.mktemp("served")
    (folder / "404.html").write_text("没有", encoding="utf-8")
    with served(folder) as plain:  # the examples name the site, so it has to be there first
        portal = Portal.open(DATA, date(2026, 11, 22), SiteInfo(address=plain))
        for asset in (*open_data_files(portal.site), *response_headers(portal.site.info)):
            path = folder / asset.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(asset.content)
        yield Shown(str(portal.pages["data/"].body), plain, folder)


def run(command: str, folder: Path) -> list[str]:
    """The lines that a command writes; it fails where the server has not what it asks for."""
    program = command.split()[0]
    if not shutil.which(program):
        pytest.skip(f"没有 {program}")
    if program == "curl":
        command = command.replace("curl -s", "curl -fs", 1)
    done = subprocess.run(
        command.split(), cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, (command, done.stderr)
    return done.stdout.splitlines()


def test_there_are_examples_of_each_sort(shown: Shown) -> None:
    assert len(shown.examples("sh")) == 3
    assert len(shown.examples("csv")) == len(shown.examples("m")) == 1
    assert DESCRIPTION


def test_curl_gets_what_it_asks_for(shown: Shown, tmp_path: Path) -> None:
    index, record, archive = shown.examples("sh")[0].strip().split("\n")
    assert '"version":"1.0"' in run(index, tmp_path)[0]
    assert '"id":"energy-conservation-law"' in run(record, tmp_path)[0]
    run(archive, tmp_path)
    assert (tmp_path / "portal-data.zip").read_bytes().startswith(b"PK")


def test_the_python_program_answers_its_three_questions(shown: Shown, tmp_path: Path) -> None:
    get, before, after, machines, news = shown.examples("sh")[1].strip().split("\n")
    run(get, tmp_path)
    program = (tmp_path / "ask.py").read_text(encoding="utf-8").split('"""')[2]
    assert len([line for line in program.splitlines() if line.strip()]) <= 30

    def states(command: str) -> dict[str, str]:
        return dict(line.split("\t")[:2] for line in run(command, tmp_path))  # type: ignore[misc]

    assert states(before)["eia-law"] == "in-force"
    assert states(after)["eia-law"] == "repealed"
    told = [one.split("\t") for one in run(machines, tmp_path)]
    (_, by) = [one for one in told if one[0] == "gaohaoneng-3-1-1"]
    assert by[1:3] == ["2015-12-31", "停用期限"] and by[3].startswith("2003年及以前生产的")
    assert any(one[1] == "immediate" for one in told)
    told = run(news, tmp_path)
    assert told == []  # the frozen ledger ends on 2026-11-22
    told = run(news.replace("2026-11-25", "2026-11-22"), tmp_path)
    assert len(told) > 5 and all(line.startswith("2026-11-22\t") for line in told)


def test_the_javascript_program_answers(shown: Shown, tmp_path: Path) -> None:
    get, ask = shown.examples("sh")[2].strip().split("\n")
    run(get, tmp_path)
    held = {line.split("\t")[0] for line in run(ask, tmp_path)}
    assert "energy-conservation-law" in held and "eia-law" not in held
    assert "eia-law" in {
        line.split("\t")[0] for line in run(ask.replace("08-15", "08-14"), tmp_path)
    }


def test_excel_is_given_a_table_in_the_code_that_it_is_told(shown: Shown, tmp_path: Path) -> None:
    (address,) = shown.examples("csv")
    (query,) = shown.examples("m")
    assert f'Web.Contents("{address}")' in query and "Encoding=65001" in query
    run(f"curl -sO {address}", tmp_path)
    content = (tmp_path / "validity.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) > 200 and set(rows[0]) >= {"id", "from", "until", "state"}


def test_an_unknown_id_is_answered_404(shown: Shown, tmp_path: Path) -> None:
    write = f"curl -s -o x -w %{{http_code}} {shown.address}api/v1/laws/never.json"
    if not shutil.which("curl"):
        pytest.skip("没有 curl")
    done = subprocess.run(write.split(), cwd=tmp_path, capture_output=True, check=False)
    assert done.stdout == b"404"


def test_a_page_of_another_site_may_read_it(
    shown: Shown, chromium: Browser, tmp_path: Path
) -> None:
    """With the headers that hosts are told to send; without them the browser refuses."""
    (tmp_path / "index.html").write_text("<title>别的网站</title>", encoding="utf-8")
    ask = """address => fetch(`${address}api/v1/laws.json`).then(
        (answer) => answer.json().then((list) => list.count), () => "refused")"""
    page = chromium.new_page()
    try:
        with served(tmp_path) as theirs, served(shown.folder, strict=True) as strict:
            page.goto(theirs)
            assert page.evaluate(ask, strict) > 10
            assert page.evaluate(ask, shown.address) == "refused"
    finally:
        page.close()
