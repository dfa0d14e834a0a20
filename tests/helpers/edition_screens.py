"""Takes the pictures of a new edition that stand in the manual: brings the example annex into a copy of
the data as the manual says, publishes it there, builds the site of the day after and looks.

    PORTAL_CHROMIUM=… .venv/bin/python tests/helpers/edition_screens.py docs/manual/images

The catalogue is an example and no fact; nothing is written into the project's own data. The pictures
of workbooks need LibreOffice and pdftoppm (poppler-utils); without them they stay as they are.
"""

import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from helpers.admin_screens import AS_WEBP, ROOT
from helpers.example_annex import TITLE, annex

OLD, NEW = "vat-res-2022", "vat-res-2027"
AFTER = "2027-03-02"
"""The day after the new edition took effect."""

HEADER = 88
"""Pixels at the top of each page that are the same everywhere and left out."""

PAGES = {
    "edition-before": ("before", f"tax/{OLD}/", (760, 430)),
    "edition-after": ("after", f"tax/{OLD}/", (760, 400)),
    "edition-compare": ("after", f"tax/{NEW}/compare/", (760, 780)),
    "edition-review": ("after", "cases/case-120/", (760, 640)),
}


def run(home: Path, command: str, *words: str, **environment: str) -> None:
    """One command of the manual, on the copy of the data."""
    line = [sys.executable, str(ROOT / f"scripts/{command}.py"), *words, "--data", "data"]
    done = subprocess.run(
        line, cwd=home, env=os.environ | environment, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode and command != "import_table":
        raise SystemExit(f"{command}: {done.returncode}")


def edition(home: Path) -> None:
    shutil.copytree(ROOT / "data", home / "data")
    annex().save(home / "附件.xlsx")
    run(
        home,
        "new",
        "tax",
        *("--edition-of", OLD, "--id", NEW, "--title", TITLE),
        *("--number", "财政部 税务总局公告2026年第88号"),
        *("--issued", "2026-11-20", "--effective", "2027-03-01"),
    )
    file = home / f"data/tax/{NEW}.yaml"
    text = file.read_text(encoding="utf-8")
    added = re.search(r"^added: (\S+)", text, re.MULTILINE)
    assert added
    for field, value in (
        ("confidence", "medium"),
        ("checked", added[1]),
        ("title", "财政部网站（示例）"),
        ("seen", added[1]),
    ):
        text = re.sub(rf"^( +(?:- )?{field}:)$", rf"\1 {value}", text, flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")
    run(home, "import_table", NEW, "附件.xlsx")  # writes the copy with its problems
    run(home, "import_table", NEW, "附件.xlsx", "--map", "备案部门=不要", "--yes")
    run(home, "publish", NEW, "--note", "2027年版资源综合利用增值税优惠目录公布，共123项")
    for name, day in (("before", {}), ("after", {"PORTAL_AS_OF": AFTER})):
        run(home, "build", "--site", name, **day)
    run(home, "export_table", "gaohaoneng-4")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *said: object) -> None:
            """Nobody reads it."""

    def handler(*given):
        return Handler(*given, directory=str(folder))

    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def webp(blank: Page, png: bytes, path: Path) -> None:
    made = blank.evaluate(AS_WEBP, f"data:image/png;base64,{base64.b64encode(png).decode()}")
    path.write_bytes(base64.b64decode(made.partition(",")[2]))
    print(f"{path} {path.stat().st_size // 1024} KB")


def of_workbook(home: Path, name: str, crop: tuple[int, int]) -> bytes | None:
    """The first page of a workbook as LibreOffice prints it, `crop` pixels of it."""
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        return None
    book = load_workbook(home / f"{name}.xlsx")
    page = book.worksheets[0]
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_options.headings = True
    for number in range(9, 40):
        if page.max_column > 9:  # of a wide one what stands first
            page.column_dimensions[get_column_letter(number)].hidden = True
    for margin in ("left", "right", "top", "bottom"):
        setattr(page.page_margins, margin, 0.2)
    for other in book.worksheets[1:]:
        other.sheet_state = "hidden"
    book.save(home / "print.xlsx")
    quiet = {"cwd": home, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "print.xlsx"], check=True, **quiet
    )
    size = ["-W", str(crop[0]), "-H", str(crop[1])]
    line = ["pdftoppm", "-r", "96", "-f", "1", "-l", "1", "-png", *size, "print.pdf", "print"]
    subprocess.run(line, check=True, **quiet)
    return next(home.glob("print-*.png")).read_bytes()


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as given, sync_playwright() as playwright:
        home = Path(given)
        edition(home)
        chromium = os.environ.get("PORTAL_CHROMIUM") or None
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        blank = browser.new_page()
        for name, (site, path, (width, height)) in PAGES.items():
            with served(home / site) as address:
                page = browser.new_page(viewport={"width": width, "height": height})
                page.goto(address + path)
                page.wait_for_timeout(700)
                webp(
                    blank,
                    page.screenshot(
                        clip={"x": 0, "y": HEADER, "width": width, "height": height - HEADER}
                    ),
                    folder / f"{name}.webp",
                )
                page.close()
        for name, file, crop in (
            ("table-annex", "附件", (1100, 440)),
            ("table-problems", "附件.问题", (1100, 330)),
            ("table-export", "gaohaoneng-4", (1100, 420)),
        ):
            if png := of_workbook(home, file, crop):
                webp(blank, png, folder / f"{name}.webp")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
