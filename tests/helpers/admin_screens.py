"""Takes the pictures of the form that stand in the manual, on a copy of the data of the project:

    PORTAL_CHROMIUM=… .venv/bin/python tests/helpers/admin_screens.py docs/manual/images

What is typed is an example and no fact; nothing is written into the project's own data.
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
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent.parent

WIDTH, HEIGHT = 1000, 760
"""Of the window; wide enough for boxes in rows, and read without a glass in the manual."""

AS_WEBP = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", 0.8);
}"""

RECORD, BOX = "cleaner-production-audit-measures", "施行日期"


@contextmanager
def previewed(home: Path) -> Iterator[str]:
    """The address of the form of a preview of a copy of the data."""
    shutil.copytree(ROOT / "data", home / "data")
    with preview_of(home, ROOT / "scripts/serve.py", "--data", "data") as address:
        yield address


@contextmanager
def preview_of(home: Path, script: Path = Path("scripts/serve.py"), *options: str) -> Iterator[str]:
    """The address of the form of a preview that was begun in a folder."""
    serve = [sys.executable, "-u", str(script), "--admin", "--port", "8730", *options]
    process = subprocess.Popen(serve, stdout=subprocess.PIPE, cwd=home, encoding="utf-8")
    assert process.stdout
    try:
        for line in process.stdout:
            if found := re.match("表单：(.*)", line):
                yield found.group(1)
                break
    finally:
        process.terminate()
        process.wait()


def news(page: Page) -> None:
    page.goto("#/new")
    page.get_by_label("日期（必填）").first.fill("2026-11-22")
    page.get_by_label("题名").fill("某市发布 2027 年节能诊断服务通知（示例）")
    page.get_by_label("内容").fill("市工业和信息化局公布了 2027 年节能诊断服务的申报时间和条件。")
    page.get_by_label("添一个：主题").fill("节能")
    page.get_by_label("添一个：主题").press("Enter")
    page.evaluate("scrollTo(0, 0)")


def refused(page: Page) -> None:
    page.goto(f"#/edit/laws/{RECORD}")
    page.get_by_label(BOX, exact=True).fill("2016年7月1日")
    page.get_by_role("button", name="检查").click()
    page.get_by_text("没有写入，有").wait_for()


def date(page: Page) -> None:
    page.goto(f"#/edit/laws/{RECORD}")
    page.get_by_label(BOX, exact=True).fill("2016-07-02")
    page.get_by_role("button", name="检查").click()
    page.get_by_role("button", name="写入文件").wait_for()
    page.get_by_text("看文件里的行").click()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")


def picture(page: Page, blank: Page, path: Path) -> None:
    """What the window shows, as WebP: the browser itself makes it of its PNG."""
    page.wait_for_timeout(700)
    shot = base64.b64encode(page.screenshot()).decode()
    made = blank.evaluate(AS_WEBP, f"data:image/png;base64,{shot}")
    path.write_bytes(base64.b64decode(made.partition(",")[2]))


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        previewed(Path(home)) as address,
        sync_playwright() as playwright,
    ):
        chromium = os.environ.get("PORTAL_CHROMIUM") or None
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        blank = browser.new_page()
        for name, deed in (("news", news), ("date", date), ("refused", refused)):
            page = browser.new_page(base_url=address, viewport={"width": WIDTH, "height": HEIGHT})
            deed(page)
            picture(page, blank, folder / f"admin-{name}.webp")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
